#include "list.h"

#include <string.h>
#include "base/hash.h"
#include "base/limits.h"

void list_init(DrawList *list) {
    *list = (DrawList){.open_target = -1, .open_area = -1};
    arena_init(&list->arena, LIMIT_DRAW_ARENA_BYTES);
}

void list_finish(DrawList *list) {
    if (!list) return;
    arena_finish(&list->arena);
    free(list->commands);
    free(list->targets);
    free(list->areas);
    list_init(list);
}

void list_begin(DrawList *list, int width, int height, double px_per_mm, Colour ground) {
    arena_reset(&list->arena);
    list->width = width;
    list->height = height;
    list->top = 0;
    list->mirrored = list->keeping = false;
    list->shift = (Point){0, 0};
    list->px_per_mm = px_per_mm;
    list->ground = ground;
    list->count = list->target_count = list->area_count = list->dropped = 0;
    list->clip = (Rect){0, 0, width, height};
    list->open_target = list->open_area = -1;
}

void list_keep_begin(DrawList *list, Rect box) {
    list->keeping = true;
    list->kept = box;
}

void list_keep_end(DrawList *list) {
    list->keeping = false;
}

static int mirrored_x(const DrawList *list, Rect box) {
    return list->width - box.x - box.w;
}

// Where on the panel something is that a screen has laid out.
static Rect placed(const DrawList *list, Rect box) {
    if (list->mirrored)
        box.x = list->keeping ? box.x + mirrored_x(list, list->kept) - list->kept.x : mirrored_x(list, box);
    box.y += list->top;
    bool inside =
        box.x > 0 && box.y > 0 && box.x + box.w < list->width && box.y + box.h < list->top + list->height;
    if (inside) box = (Rect){box.x + list->shift.x, box.y + list->shift.y, box.w, box.h};
    return box;
}

static Rect placed_clip(const DrawList *list) {
    Rect clip = list->clip;
    if (list->mirrored) clip.x = mirrored_x(list, clip);
    clip.y += list->top;
    return clip;
}

// One more item of a growing array, or NULL (and counted as dropped) at the limit.
static void *grow(DrawList *list, void **items, size_t *count, size_t *capacity, size_t item_size) {
    if (*count == *capacity) {
        size_t more = *capacity ? *capacity * 2 : 64;
        void *moved = *count < LIMIT_DRAW_COMMANDS ? realloc(*items, more * item_size) : NULL;
        if (!moved) {
            list->dropped++;
            return NULL;
        }
        *items = moved;
        *capacity = more;
    }
    return (char *)*items + (*count)++ * item_size;
}

static uint64_t command_hash(const DrawCommand *c) {
    uint64_t hash = hash_int(HASH_START, c->kind);
    const int values[] = {c->box.x,  c->box.y,        c->box.w,  c->box.h, c->clip.x, c->clip.y,
                          c->clip.w, c->clip.h,       c->radius, c->fit,   c->dashed, c->per_mille,
                          c->cap_um, c->border_width, c->cut,    c->side};
    for (size_t i = 0; i < COUNT_OF(values); i++)
        hash = hash_int(hash, values[i]);
    hash = hash_int(hash_int(hash_int(hash, c->fill), c->border), c->look);
    if (c->modules) hash = hash_bytes(hash, c->modules, (size_t)c->side * (size_t)c->side);
    if (c->points) hash = hash_bytes(hash, c->points, (size_t)c->point_count * sizeof *c->points);
    return hash_str(hash_str(hash, c->text), c->name);
}

static const Point *copy_points(DrawList *list, const DrawCommand *command) {
    if (!command->points) return NULL;
    Point *copy = ARENA_NEW(&list->arena, Point, (size_t)command->point_count);
    if (copy) memcpy(copy, command->points, (size_t)command->point_count * sizeof *copy);
    return copy;
}

void list_add(DrawList *list, const DrawCommand *command) {
    Rect box = placed(list, command->box), clip = placed_clip(list);
    // A shadow paints around its box; everything else out of sight is left out.
    if (rect_empty(rect_intersect(box, clip)) && command->kind != DRAW_SHADOW) return;
    void *items = list->commands;
    DrawCommand *added = grow(list, &items, &list->count, &list->capacity, sizeof *added);
    list->commands = items;
    if (!added) return;
    *added = *command;
    added->box = box;
    added->clip = clip;
    added->target = list->open_target;
    added->area = list->open_area;
    added->text = arena_str(&list->arena, command->text);
    added->name = arena_str(&list->arena, command->name);
    added->points = copy_points(list, command);
    if (!added->points) added->point_count = 0;
    added->hash = command_hash(added);
    bool picture = added->kind == DRAW_IMAGE || added->kind == DRAW_ICON;
    if (picture && list->picture_added) list->picture_added(list->picture_ctx, added);
}

void list_target_begin(DrawList *list, const char *name, Rect box, int action, const char *argument) {
    list->open_target = -1;
    Rect clip = placed_clip(list);
    box = placed(list, box);
    if (rect_empty(rect_intersect(box, clip))) return;
    void *items = list->targets;
    Target *added = grow(list, &items, &list->target_count, &list->target_capacity, sizeof *added);
    list->targets = items;
    if (!added) return;
    *added = (Target){.box = box,
                      .clip = clip,
                      .name = arena_str(&list->arena, name),
                      .action = action,
                      .argument = arena_str(&list->arena, argument),
                      .area = list->open_area};
    list->open_target = (int)list->target_count - 1;
}

void list_target_stops(DrawList *list, const Stop *stops, size_t count) {
    if (list->open_target < 0) return;
    Stop *copies = ARENA_NEW(&list->arena, Stop, count);
    if (!copies) {
        list->dropped++;
        return;
    }
    for (size_t i = 0; i < count; i++)
        copies[i] = (Stop){arena_str(&list->arena, stops[i].label), stops[i].offset};
    Target *target = &list->targets[list->open_target];
    target->stops = copies;
    target->stop_count = count;
}

void list_target_end(DrawList *list) {
    list->open_target = -1;
}

void list_area_begin(DrawList *list, const char *name, Rect view, Axis axis, int content, int offset) {
    void *items = list->areas;
    ScrollArea *added = grow(list, &items, &list->area_count, &list->area_capacity, sizeof *added);
    list->areas = items;
    if (!added) return;
    bool mirrored = axis == AXIS_X && list->mirrored && !list->keeping;
    *added = (ScrollArea){arena_str(&list->arena, name), placed(list, view), axis, content, offset, mirrored};
    list->open_area = (int)list->area_count - 1;
    list->clip = rect_intersect(view, (Rect){0, 0, list->width, list->height});
}

void list_area_end(DrawList *list) {
    list->open_area = -1;
    list->clip = (Rect){0, 0, list->width, list->height};
}

const Target *list_find_target(const DrawList *list, Point at, int slack) {
    const Target *near = NULL;
    for (size_t i = list->target_count; i-- > 0;) {
        const Target *target = &list->targets[i];
        if (!rect_contains(target->clip, at)) continue;
        if (rect_contains(target->box, at)) return target;
        if (!near && rect_contains(rect_inset(target->box, -slack), at)) near = target;
    }
    return near;
}

const Target *list_find_target_named(const DrawList *list, const char *name) {
    for (size_t i = list->target_count; i-- > 0;)
        if (list->targets[i].name && !strcmp(list->targets[i].name, name)) return &list->targets[i];
    return NULL;
}

const ScrollArea *list_find_area(const DrawList *list, Point at) {
    for (size_t i = list->area_count; i-- > 0;)
        if (rect_contains(list->areas[i].view, at)) return &list->areas[i];
    return NULL;
}
