#include "painter.h"

#include <pixman.h>
#include <stdlib.h>
#include <string.h>
#include "base/hash.h"
#include "code.h"
#include "glyphs.h"
#include "masks.h"
#include "polygon.h"

// What the painter remembers of a command of the last frame.
typedef struct Painted {
    uint64_t hash; // of the command and of its picture
    Rect rect;     // pixels it may have touched
} Painted;

struct Painter {
    Glyphs *glyphs;
    Masks *masks;
    Painted *last, *now; // of the last frame and of the one being painted
    size_t last_count, last_capacity, now_capacity;
    uint32_t *index; // hash table of last, by hash; entry + 1
    size_t index_size;
    bool known; // last tells what the surface holds
    int width, height;
    Colour ground;
    uint64_t hash; // of the last frame
};

Painter *painter_create(void) {
    Painter *painter = calloc(1, sizeof *painter);
    if (!painter) return NULL;
    painter->glyphs = glyphs_create();
    painter->masks = masks_create();
    if (painter->glyphs && painter->masks) return painter;
    painter_destroy(painter);
    return NULL;
}

void painter_destroy(Painter *painter) {
    if (!painter) return;
    glyphs_destroy(painter->glyphs);
    masks_destroy(painter->masks);
    free(painter->last);
    free(painter->now);
    free(painter->index);
    free(painter);
}

void painter_set_fonts(Painter *painter, FontSet *fonts) {
    glyphs_set_fonts(painter->glyphs, fonts);
}

uint64_t painter_hash(const Painter *painter) {
    return painter->hash;
}

void painter_forget(Painter *painter) {
    painter->known = false;
}

// What is painted with: one colour, or a picture.
typedef struct Ink {
    pixman_image_t *image;
    pixman_color_t colour;
    bool solid;
} Ink;

static pixman_color_t premultiplied(Colour colour) {
    uint32_t a = colour >> 24; // pixman wants 16 bits a channel
    return (pixman_color_t){(uint16_t)((colour >> 16 & 0xFF) * a * 257 / 255),
                            (uint16_t)((colour >> 8 & 0xFF) * a * 257 / 255),
                            (uint16_t)((colour & 0xFF) * a * 257 / 255), (uint16_t)(a * 257)};
}

static Ink solid(Colour colour) {
    pixman_color_t c = premultiplied(colour);
    return (Ink){pixman_image_create_solid_fill(&c), c, true};
}

// A part of the target; from_at is the place in a picture that comes to its corner.
static void fill_part(pixman_image_t *to, const Ink *ink, Rect r, Point from_at) {
    if (rect_empty(r)) return;
    pixman_box32_t box = {r.x, r.y, r.x + r.w, r.y + r.h};
    if (ink->solid) // much quicker than to composite a solid picture
        pixman_image_fill_boxes(PIXMAN_OP_OVER, to, &ink->colour, 1, &box);
    else
        pixman_image_composite32(PIXMAN_OP_OVER, ink->image, NULL, to, from_at.x, from_at.y, 0, 0, r.x, r.y,
                                 r.w, r.h);
}

static void fill_rect(pixman_image_t *to, const Ink *ink, Rect r) {
    fill_part(to, ink, r, (Point){0, 0});
}

// The four corners of a box through the quadrants of a round mask.
static void fill_corners(pixman_image_t *to, const Ink *from, pixman_image_t *mask, Rect box, int radius,
                         Point from_at) {
    const Point corners[] = {
        {0, 0}, {box.w - radius, 0}, {0, box.h - radius}, {box.w - radius, box.h - radius}};
    for (int i = 0; i < 4; i++) {
        Point at = corners[i];
        pixman_image_composite32(PIXMAN_OP_OVER, from->image, mask, to, from_at.x + at.x, from_at.y + at.y,
                                 at.x ? radius : 0, at.y ? radius : 0, box.x + at.x, box.y + at.y, radius,
                                 radius);
    }
}

static int fitting_radius(const DrawCommand *command, Rect box) {
    int least = box.w < box.h ? box.w : box.h;
    return command->radius < least / 2 ? command->radius : least / 2;
}

// from through the round box; from_at is the place in from that comes to the box's corner.
static void fill_round(Painter *painter, pixman_image_t *to, const Ink *from, Rect box, int radius,
                       Point from_at) {
    if (rect_empty(box)) return;
    pixman_image_t *disc = radius > 0 ? masks_disc(painter->masks, radius) : NULL;
    if (!disc) radius = 0;
    const Rect parts[] = {{radius, 0, box.w - 2 * radius, radius},
                          {0, radius, box.w, box.h - 2 * radius},
                          {radius, box.h - radius, box.w - 2 * radius, radius}};
    for (int i = 0; i < 3; i++)
        fill_part(to, from, (Rect){box.x + parts[i].x, box.y + parts[i].y, parts[i].w, parts[i].h},
                  (Point){from_at.x + parts[i].x, from_at.y + parts[i].y});
    if (disc) fill_corners(to, from, disc, box, radius, from_at);
}

static void dash_line(pixman_image_t *to, const Ink *colour, Rect line, int dash) {
    bool across = line.w > line.h;
    int length = across ? line.w : line.h;
    for (int at = 0; at < length; at += 2 * dash) {
        int part = length - at < dash ? length - at : dash;
        fill_rect(to, colour,
                  across ? (Rect){line.x + at, line.y, part, line.h}
                         : (Rect){line.x, line.y + at, line.w, part});
    }
}

static void stroke_round(Painter *painter, pixman_image_t *to, const Ink *colour, Rect box, int radius,
                         int width, bool dashed) {
    pixman_image_t *ring = radius > 0 ? masks_ring(painter->masks, radius, width) : NULL;
    if (ring) fill_corners(to, colour, ring, box, radius, (Point){0, 0});
    int r = ring ? radius : 0;
    const Rect sides[] = {
        {box.x + r, box.y, box.w - 2 * r, width},
        {box.x + r, box.y + box.h - width, box.w - 2 * r, width},
        {box.x, box.y + (r ? r : width), width, box.h - 2 * (r ? r : width)},
        {box.x + box.w - width, box.y + (r ? r : width), width, box.h - 2 * (r ? r : width)}};
    for (int i = 0; i < 4; i++) {
        if (dashed)
            dash_line(to, colour, sides[i], 4 * width);
        else
            fill_rect(to, colour, sides[i]);
    }
}

// The corners in full and the sides between them: what the inside of a box leaves to its border.
static void fill_edges(Painter *painter, pixman_image_t *to, const Ink *ink, Rect box, int radius,
                       int width) {
    pixman_image_t *disc = radius > 0 ? masks_disc(painter->masks, radius) : NULL;
    if (disc) fill_corners(to, ink, disc, box, radius, (Point){0, 0});
    int r = disc ? radius : width;
    fill_rect(to, ink, (Rect){box.x + r, box.y, box.w - 2 * r, width});
    fill_rect(to, ink, (Rect){box.x + r, box.y + box.h - width, box.w - 2 * r, width});
    fill_rect(to, ink, (Rect){box.x, box.y + (disc ? r : 0), width, box.h - 2 * (disc ? r : 0)});
    fill_rect(to, ink,
              (Rect){box.x + box.w - width, box.y + (disc ? r : 0), width, box.h - 2 * (disc ? r : 0)});
}

static void paint_box(Painter *painter, pixman_image_t *to, const DrawCommand *c) {
    int radius = fitting_radius(c, c->box);
    Ink fill = solid(c->fill), border = solid(c->border);
    bool bordered = c->border_width > 0 && c->border >> 24;
    if (bordered && !c->dashed && c->fill >> 24 == 255 && c->border >> 24 == 255) {
        // Border first and the inside over it: no seam between the two at the corners.
        int inner = radius > c->border_width ? radius - c->border_width : 0;
        fill_edges(painter, to, &border, c->box, radius, c->border_width);
        fill_round(painter, to, &fill, rect_inset(c->box, c->border_width), inner, (Point){0, 0});
    } else {
        if (c->fill >> 24) fill_round(painter, to, &fill, c->box, radius, (Point){0, 0});
        if (bordered) stroke_round(painter, to, &border, c->box, radius, c->border_width, c->dashed);
    }
    pixman_image_unref(fill.image);
    pixman_image_unref(border.image);
}

static void paint_masked(pixman_image_t *to, Colour colour, pixman_image_t *mask, Rect box) {
    Ink fill = solid(colour);
    pixman_image_composite32(PIXMAN_OP_OVER, fill.image, mask, to, 0, 0, 0, 0, box.x, box.y, box.w, box.h);
    pixman_image_unref(fill.image);
}

static void paint_shadow(Painter *painter, pixman_image_t *to, const DrawCommand *c) {
    pixman_image_t *mask = masks_shadow(painter->masks, c->box.w, c->box.h, c->radius, c->border_width);
    if (mask) paint_masked(to, c->fill, mask, rect_inset(c->box, -c->border_width));
}

static void paint_ring(pixman_image_t *to, const DrawCommand *c) {
    pixman_image_t *mask = masks_arc(c->box.w / 2, c->border_width, c->per_mille);
    if (!mask) return;
    paint_masked(to, c->fill, mask, c->box);
    pixman_image_unref(mask);
}

static void paint_polygon(pixman_image_t *to, const DrawCommand *c) {
    pixman_image_t *mask = polygon_mask(c);
    if (!mask) return;
    paint_masked(to, c->fill, mask, c->box);
    pixman_image_unref(mask);
}

// A view of the source's pixels; they are only read.
static pixman_image_t *wrap_image(const Image *image) {
    return pixman_image_create_bits_no_clear(image->opaque ? PIXMAN_x8r8g8b8 : PIXMAN_a8r8g8b8, image->width,
                                             image->height, (uint32_t *)(uintptr_t)image->pixels,
                                             image->stride_px * 4);
}

static void paint_image(Painter *painter, pixman_image_t *to, const DrawCommand *c, const Image *image) {
    pixman_image_t *from = image ? wrap_image(image) : NULL;
    if (!from) return;
    Rect box = {c->box.x + (c->box.w - image->width) / 2, c->box.y + (c->box.h - image->height) / 2,
                image->width, image->height};
    if (c->kind == DRAW_ICON) {
        Ink colour = solid(c->fill);
        pixman_image_composite32(PIXMAN_OP_OVER, colour.image, from, to, 0, 0, 0, 0, box.x, box.y, box.w,
                                 box.h);
        pixman_image_unref(colour.image);
    } else if (image->opaque) {
        int radius = fitting_radius(c, box);
        Ink picture = {.image = from}, line = solid(c->border);
        fill_round(painter, to, &picture, box, radius, (Point){0, 0});
        if (c->border_width && c->border >> 24)
            stroke_round(painter, to, &line, box, radius, c->border_width, false);
        pixman_image_unref(line.image);
    } else { // a shape of its own, such as Nepal's flag: no corners, no edge
        pixman_image_composite32(PIXMAN_OP_OVER, from, NULL, to, 0, 0, 0, 0, box.x, box.y, box.w, box.h);
    }
    pixman_image_unref(from);
}

static void paint_text(Painter *painter, pixman_image_t *to, const DrawCommand *c) {
    Ink colour = solid(c->fill);
    glyphs_paint(painter->glyphs, c->line, colour.image, to, c->box.x, c->box.y);
    pixman_image_unref(colour.image);
}

static const Image *image_of(const ImageSource *images, const DrawCommand *c) {
    if (c->kind != DRAW_IMAGE && c->kind != DRAW_ICON) return NULL;
    return images && c->name ? images->get(images->ctx, c->name, c->box.w, c->box.h, c->fit) : NULL;
}

static void paint_command(Painter *painter, pixman_image_t *to, const DrawCommand *c,
                          const ImageSource *images) {
    switch (c->kind) {
    case DRAW_BOX:
        paint_box(painter, to, c);
        break;
    case DRAW_SHADOW:
        paint_shadow(painter, to, c);
        break;
    case DRAW_TEXT:
        paint_text(painter, to, c);
        break;
    case DRAW_IMAGE:
    case DRAW_ICON:
        paint_image(painter, to, c, image_of(images, c));
        break;
    case DRAW_RING:
        paint_ring(to, c);
        break;
    case DRAW_CODE:
        code_paint(to, c);
        break;
    case DRAW_POLYGON:
        paint_polygon(to, c);
        break;
    }
}

// Pixels that a command may touch.
static Rect touched(const DrawCommand *c) {
    Rect box = c->box;
    if (c->kind == DRAW_SHADOW) box = rect_inset(box, -c->border_width);
    // Marks rise over a line and slanted letters lean out of it.
    if (c->kind == DRAW_TEXT) box = rect_inset(box, -box.h / 2);
    return rect_intersect(box, c->clip);
}

static void add_rect(pixman_region32_t *region, Rect r) {
    if (!rect_empty(r)) pixman_region32_union_rect(region, region, r.x, r.y, (unsigned)r.w, (unsigned)r.h);
}

// The part of a command that hides whatever is below it, without its round corners; empty for most.
static Rect hidden_below(const DrawCommand *c) {
    enum {
        WORTH_PX = 128
    }; // smaller ones cost more to leave out than to paint
    bool hides = c->kind == DRAW_BOX && c->fill >> 24 == 255 && c->box.w >= WORTH_PX && c->box.h >= WORTH_PX;
    if (!hides) return (Rect){0};
    int corner = fitting_radius(c, c->box);
    return rect_intersect((Rect){c->box.x, c->box.y + corner, c->box.w, c->box.h - 2 * corner}, c->clip);
}

// The ground, but where something opaque is going to cover it: half of all pixels of a list of cards.
static void paint_ground(pixman_image_t *to, const DrawList *list, const Surface *surface,
                         pixman_region32_t *region) {
    pixman_region32_t seen, hidden;
    pixman_region32_init(&seen);
    pixman_region32_init(&hidden);
    for (size_t i = 0; i < list->count; i++)
        add_rect(&hidden, hidden_below(&list->commands[i]));
    pixman_region32_subtract(&seen, region, &hidden);
    pixman_image_set_clip_region32(to, &seen);
    Ink ground = solid(list->ground);
    if (pixman_region32_not_empty(&seen))
        fill_rect(to, &ground, (Rect){0, 0, surface->width, surface->height});
    pixman_image_unref(ground.image);
    pixman_region32_fini(&seen);
    pixman_region32_fini(&hidden);
}

static void paint_region(Painter *painter, const DrawList *list, const ImageSource *images,
                         const Surface *surface, pixman_region32_t *region) {
    pixman_image_t *to = pixman_image_create_bits_no_clear(PIXMAN_x8r8g8b8, surface->width, surface->height,
                                                           surface->pixels, surface->stride_px * 4);
    if (!to) return;
    paint_ground(to, list, surface, region);
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        Rect r = touched(c);
        pixman_region32_t clip;
        pixman_region32_init(&clip);
        if (pixman_region32_intersect_rect(&clip, region, r.x, r.y, (unsigned)r.w, (unsigned)r.h) &&
            pixman_region32_not_empty(&clip)) {
            pixman_image_set_clip_region32(to, &clip);
            paint_command(painter, to, c, images);
        }
        pixman_region32_fini(&clip);
    }
    pixman_image_unref(to);
}

void painter_paint(Painter *painter, const DrawList *list, const ImageSource *images,
                   const Surface *surface) {
    pixman_region32_t all;
    pixman_region32_init_rect(&all, 0, 0, (unsigned)surface->width, (unsigned)surface->height);
    paint_region(painter, list, images, surface, &all);
    pixman_region32_fini(&all);
}

static bool reserve(Painted **items, size_t *capacity, size_t count) {
    if (count <= *capacity) return true;
    Painted *moved = realloc(*items, count * 2 * sizeof *moved);
    if (!moved) return false;
    *items = moved;
    *capacity = count * 2;
    return true;
}

static bool build_index(Painter *painter) {
    size_t want = 64;
    while (want < painter->last_count * 2)
        want *= 2;
    if (want > painter->index_size) {
        uint32_t *moved = realloc(painter->index, want * sizeof *moved);
        if (!moved) return false;
        painter->index = moved;
        painter->index_size = want;
    }
    memset(painter->index, 0, painter->index_size * sizeof *painter->index);
    // Backwards, so that of equal commands the first is found first.
    for (size_t i = painter->last_count; i-- > 0;) {
        size_t slot = painter->last[i].hash & (painter->index_size - 1);
        while (painter->index[slot])
            slot = (slot + 1) & (painter->index_size - 1);
        painter->index[slot] = (uint32_t)i + 1;
    }
    return true;
}

// The last frame's command with this hash, not before from; SIZE_MAX where there is none.
static size_t find_last(const Painter *painter, uint64_t hash, size_t from) {
    size_t best = SIZE_MAX;
    for (size_t slot = hash & (painter->index_size - 1); painter->index[slot];
         slot = (slot + 1) & (painter->index_size - 1)) {
        size_t i = painter->index[slot] - 1;
        if (painter->last[i].hash == hash && i >= from && i < best) best = i;
    }
    return best;
}

static void note_now(Painter *painter, const DrawList *list, const ImageSource *images) {
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        const Image *image = image_of(images, c);
        uint64_t hash = image ? hash_int(c->hash, (int64_t)image->hash) : c->hash;
        painter->now[i] = (Painted){hash, touched(c)};
    }
}

static uint64_t frame_hash(const Painter *painter, const DrawList *list, const Surface *surface) {
    uint64_t hash = hash_int(hash_int(HASH_START, surface->width), surface->height);
    hash = hash_int(hash, list->ground);
    for (size_t i = 0; i < list->count; i++)
        hash = hash_int(hash, (int64_t)painter->now[i].hash);
    return hash;
}

// What differs between last and now: commands that are not in both, or stand in another order.
static void find_damage(Painter *painter, size_t now_count, pixman_region32_t *damage) {
    size_t next = 0; // of last, not yet matched
    for (size_t i = 0; i < now_count; i++) {
        size_t found = next < painter->last_count && painter->last[next].hash == painter->now[i].hash
                           ? next
                           : find_last(painter, painter->now[i].hash, next);
        if (found == SIZE_MAX) {
            add_rect(damage, painter->now[i].rect);
            continue;
        }
        for (; next < found; next++)
            add_rect(damage, painter->last[next].rect);
        next = found + 1;
    }
    for (; next < painter->last_count; next++)
        add_rect(damage, painter->last[next].rect);
}

static size_t region_rects(pixman_region32_t *region, Rect *ret_rects) {
    int count = 0;
    const pixman_box32_t *boxes = pixman_region32_rectangles(region, &count);
    if (count > PAINT_RECTS_MAX) {
        boxes = pixman_region32_extents(region);
        count = 1;
    }
    for (int i = 0; i < count; i++)
        ret_rects[i] = (Rect){boxes[i].x1, boxes[i].y1, boxes[i].x2 - boxes[i].x1, boxes[i].y2 - boxes[i].y1};
    return (size_t)count;
}

size_t painter_update(Painter *painter, const DrawList *list, const ImageSource *images,
                      const Surface *surface, Rect *ret_rects) {
    bool comparable = painter->known && painter->width == surface->width &&
                      painter->height == surface->height && painter->ground == list->ground;
    bool remember = reserve(&painter->now, &painter->now_capacity, list->count + 1);
    if (remember) note_now(painter, list, images);
    if (remember) painter->hash = frame_hash(painter, list, surface);
    pixman_region32_t damage;
    if (comparable && remember && build_index(painter)) {
        pixman_region32_init(&damage);
        find_damage(painter, list->count, &damage);
        pixman_region32_intersect_rect(&damage, &damage, 0, 0, (unsigned)surface->width,
                                       (unsigned)surface->height);
    } else {
        pixman_region32_init_rect(&damage, 0, 0, (unsigned)surface->width, (unsigned)surface->height);
    }
    size_t rects = 0;
    if (pixman_region32_not_empty(&damage)) {
        paint_region(painter, list, images, surface, &damage);
        rects = region_rects(&damage, ret_rects);
    }
    pixman_region32_fini(&damage);
    Painted *items = painter->last;
    size_t capacity = painter->last_capacity;
    painter->last = painter->now;
    painter->last_capacity = painter->now_capacity;
    painter->now = items;
    painter->now_capacity = capacity;
    painter->last_count = list->count;
    painter->known = remember;
    painter->width = surface->width;
    painter->height = surface->height;
    painter->ground = list->ground;
    return rects;
}
