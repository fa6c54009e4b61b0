#include "finger.h"

#include <string.h>
#include "base/auto.h"

static bool is_on_top(const DrawList *list, size_t index, Point at) {
    return list_find_target(list, at, 0) == &list->targets[index];
}

bool finger_reach(const DrawList *list, size_t index, Point *ret_at) {
    enum {
        PARTS = 10
    };
    const Target *target = &list->targets[index];
    Rect seen =
        rect_intersect(rect_intersect(target->box, target->clip), (Rect){0, 0, list->width, list->height});
    if (rect_empty(seen)) return false;
    *ret_at = (Point){seen.x + seen.w / 2, seen.y + seen.h / 2};
    if (is_on_top(list, index, *ret_at)) return true;
    for (int i = 0; i < PARTS * PARTS; i++) {
        *ret_at = (Point){seen.x + seen.w * (2 * (i % PARTS) + 1) / (2 * PARTS),
                          seen.y + seen.h * (2 * (i / PARTS) + 1) / (2 * PARTS)};
        if (is_on_top(list, index, *ret_at)) return true;
    }
    return false;
}

static bool same_string(const char *a, const char *b) {
    return !strcmp(a ? a : "", b ? b : "");
}

size_t finger_find(const DrawList *list, const char *name, const char *argument) {
    Point at;
    for (size_t i = 0; i < list->target_count; i++) {
        const Target *target = &list->targets[i];
        if (!same_string(target->name, name) || (argument && !same_string(target->argument, argument)))
            continue;
        if (finger_reach(list, i, &at)) return i;
    }
    return list->target_count;
}

void finger_tap(Stand *stand, Point at) {
    stand_tap_at(stand, at.x, at.y);
    stand_settle(stand);
}

static const ScrollArea *find_area(const DrawList *list, const char *name) {
    for (size_t i = 0; i < list->area_count; i++)
        if (!strcmp(list->areas[i].name, name)) return &list->areas[i];
    return NULL;
}

static bool is_over_strip(const DrawList *list, Point at) {
    const Target *target = list_find_target(list, at, 0);
    return target && target->stop_count;
}

// Where in the area a drag can begin: no other area and no letter index is under the finger.
static bool find_grip(const DrawList *list, const ScrollArea *area, bool back, Point *ret_at) {
    Rect v = rect_intersect(area->view, (Rect){0, 0, list->width, list->height});
    static const int across[] = {50, 90, 10, 70, 30};
    int from = back != area->mirrored ? 18 : 82; // in a mirror one goes on to the right
    for (size_t i = 0; i < sizeof across / sizeof *across; i++) {
        Point at = {v.x + v.w * (area->axis == AXIS_X ? from : across[i]) / 100,
                    v.y + v.h * (area->axis == AXIS_X ? across[i] : from) / 100};
        *ret_at = at;
        if (list_find_area(list, at) == area && !is_over_strip(list, at)) return true;
    }
    return false;
}

bool finger_drag(Stand *stand, const char *name, bool back) {
    enum {
        MOVES = 2,
        PAUSE_US = 20000
    };
    const ScrollArea *area = find_area(app_list(stand->app), name);
    Point from;
    if (!area || !find_grip(app_list(stand->app), area, back, &from)) return false;
    bool across = area->axis == AXIS_X;
    int before = area->offset, way = (across ? area->view.w : area->view.h) * 6 / 10;
    if (back == area->mirrored) way = -way;
    stand_finger(stand, UI_FINGER_DOWN, 1, from.x, from.y);
    for (int i = 1; i <= MOVES; i++) {
        stand_advance(stand, PAUSE_US);
        stand_finger(stand, UI_FINGER_MOVE, 1, from.x + (across ? way * i / MOVES : 0),
                     from.y + (across ? 0 : way * i / MOVES));
    }
    int x = from.x + (across ? way : 0), y = from.y + (across ? 0 : way);
    stand_advance(stand, 200000); // a finger that rests before it leaves flings nothing
    stand_finger(stand, UI_FINGER_UP, 1, x, y);
    stand_settle(stand);
    area = find_area(app_list(stand->app), name);
    return area && area->offset != before;
}

// The list is where a place of the index says, or as far as it goes.
static bool stands_at(const DrawList *list, const char *name, int offset) {
    const ScrollArea *area = find_area(list, name);
    if (!area) return false;
    int along = area->axis == AXIS_X ? area->view.w : area->view.h;
    int most = area->content > along ? area->content - along : 0;
    return area->offset == (offset < most ? offset : most);
}

bool finger_slide(Stand *stand, const char *name, bool *ret_exact) {
    const DrawList *list = app_list(stand->app);
    const Target *target = list_find_target_named(list, name);
    if (!target || !target->stop_count || !target->argument) return false;
    AUTO_FREE char *moved_name = strdup(target->argument);
    size_t count = target->stop_count;
    Rect box = target->box;
    const ScrollArea *area = find_area(list, moved_name);
    bool longer = area && area->content > area->view.h, moved = false, exact = true;
    int before = area ? area->offset : 0;
    for (size_t i = 0; i < count; i++) {
        int y = box.y + (int)((int64_t)box.h * (int64_t)(2 * i + 1) / (int64_t)(2 * count));
        stand_finger(stand, i ? UI_FINGER_MOVE : UI_FINGER_DOWN, 1, box.x + box.w / 2, y);
        stand_advance(stand, 40000);
        target = list_find_target_named(list, name);
        area = find_area(list, moved_name);
        if (!target || !area || i >= target->stop_count) break;
        exact = exact && stands_at(list, moved_name, target->stops[i].offset);
        moved = moved || area->offset != before;
    }
    stand_finger(stand, UI_FINGER_UP, 1, box.x + box.w / 2, box.y + box.h - 1);
    stand_settle(stand);
    *ret_exact = exact;
    return moved || !longer;
}

static int offset_of(const View *view, const char *name) {
    for (int i = 0; i < view->scrolls.count; i++)
        if (!strcmp(view->scrolls.scrolls[i].name, name)) return scroll_offset(&view->scrolls.scrolls[i]);
    return 0;
}

static bool same_offsets(const View *a, const View *b) {
    for (int i = 0; i < a->scrolls.count; i++) {
        const char *name = a->scrolls.scrolls[i].name;
        if (offset_of(a, name) != offset_of(b, name)) return false;
    }
    return true;
}

bool finger_same_view(const View *a, const View *b) {
    return screen_same_place(a, b) && a->day == b->day && a->page == b->page && a->sheet == b->sheet &&
           !strcmp(a->query, b->query) && a->keys == b->keys && !strcmp(a->selected, b->selected) &&
           same_offsets(a, b) && same_offsets(b, a);
}
