#include "fingers.h"

#include <string.h>

static const char *const kinds[] = {
    [UI_FINGER_DOWN] = "down", [UI_FINGER_MOVE] = "move", [UI_FINGER_UP] = "up", [UI_FINGER_LOST] = "lost"};

void finger_event(World *w, UiEventKind kind, int64_t finger, int x, int y) {
    trail_note(w->trail, "%s %d %d,%d on %s", kinds[kind], (int)finger, x, y, world_place(w));
    stand_finger(&w->stand, kind, finger, x, y);
}

void finger_wait(World *w, int64_t us) {
    stand_advance(&w->stand, us);
}

static Point somewhere(World *w) {
    int wide = w->panel.width, high = w->panel.height;
    if (dice_one_in(&w->dice, 40)) // beyond the edge
        return (Point){dice_between(&w->dice, -5 * wide, 6 * wide),
                       dice_between(&w->dice, -5 * high, 6 * high)};
    return (Point){dice_below(&w->dice, wide), dice_below(&w->dice, high)};
}

static void tap(World *w, Point at) {
    finger_event(w, UI_FINGER_DOWN, 1, at.x, at.y);
    finger_wait(w, dice_between(&w->dice, 1, 120) * 1000);
    finger_event(w, UI_FINGER_UP, 1, at.x, at.y);
    finger_wait(w, dice_one_in(&w->dice, 4) ? dice_below(&w->dice, 300000) : 700000);
}

static bool tap_target(World *w, const Target *target) {
    const DrawList *list = app_list(w->stand.app);
    Rect seen =
        rect_intersect(rect_intersect(target->box, target->clip), (Rect){0, 0, list->width, list->height});
    if (rect_empty(seen)) return false;
    Point at = {seen.x + dice_below(&w->dice, seen.w), seen.y + dice_below(&w->dice, seen.h)};
    tap(w, (Point){at.x, at.y + list->top});
    return true;
}

// Keys and languages are many on their screens, and the navigation is on every one: what opens something is
// preferred, so that the way leads on.
static int wish_for(const Target *target) {
    switch ((Action)target->action) {
    case ACT_KEY:
    case ACT_LANGUAGE:
        return 1;
    case ACT_OPEN:
    case ACT_TAB:
    case ACT_OPERATE:
        return 12;
    default:
        return 4;
    }
}

void fingers_tap_target(World *w) {
    const DrawList *list = app_list(w->stand.app);
    const Target *chosen = NULL;
    int wishes = 0;
    for (size_t i = 0; i < list->target_count; i++) {
        int wish = wish_for(&list->targets[i]);
        wishes += wish;
        if (dice_below(&w->dice, wishes) < wish) chosen = &list->targets[i];
    }
    if (!chosen || !tap_target(w, chosen)) fingers_tap_somewhere(w);
}

bool fingers_tap_named(World *w, const char *name) {
    const DrawList *list = app_list(w->stand.app);
    size_t length = strlen(name), found = 0;
    bool begins = length && name[length - 1] == '/';
    const Target *chosen = NULL;
    for (size_t i = 0; i < list->target_count; i++) {
        const Target *target = &list->targets[i];
        if (begins ? strncmp(target->name, name, length) : strcmp(target->name, name)) continue;
        if (dice_one_in(&w->dice, (int)++found)) chosen = target;
    }
    return chosen && tap_target(w, chosen);
}

void fingers_tap_somewhere(World *w) {
    tap(w, somewhere(w));
}

void fingers_drag(World *w) {
    Point at = somewhere(w);
    int moves = dice_between(&w->dice, 1, 8), most = dice_one_in(&w->dice, 3) ? 200 : 40;
    int dx = dice_between(&w->dice, -most, most), dy = dice_between(&w->dice, -most, most);
    if (dice_one_in(&w->dice, 2)) dx = 0;
    finger_event(w, UI_FINGER_DOWN, 1, at.x, at.y);
    for (int i = 0; i < moves; i++) {
        finger_wait(w, dice_between(&w->dice, 1, 30) * 1000);
        at = (Point){at.x + dx, at.y + dy};
        finger_event(w, UI_FINGER_MOVE, 1, at.x, at.y);
    }
    if (dice_one_in(&w->dice, 3)) finger_wait(w, 200000); // rests: nothing flies
    finger_event(w, dice_one_in(&w->dice, 10) ? UI_FINGER_LOST : UI_FINGER_UP, 1, at.x, at.y);
    finger_wait(w, dice_below(&w->dice, 1200000));
}

void fingers_hold(World *w) {
    Point at = somewhere(w);
    finger_event(w, UI_FINGER_DOWN, 2, at.x, at.y);
    finger_wait(w, dice_between(&w->dice, 1, 40) * INT64_C(1000000));
    if (!dice_one_in(&w->dice, 4)) finger_event(w, UI_FINGER_UP, 2, at.x, at.y);
}

void fingers_palm(World *w) {
    int fingers = dice_between(&w->dice, 2, LIMIT_FINGERS + 4), events = dice_between(&w->dice, 4, 30);
    for (int i = 0; i < events; i++) {
        static const UiEventKind some[] = {UI_FINGER_DOWN, UI_FINGER_MOVE, UI_FINGER_MOVE, UI_FINGER_UP,
                                           UI_FINGER_LOST};
        Point at = somewhere(w);
        finger_event(w, some[dice_below(&w->dice, 5)], dice_below(&w->dice, fingers), at.x, at.y);
        finger_wait(w, dice_below(&w->dice, 20000));
    }
    for (int i = 0; i < fingers && !dice_one_in(&w->dice, 20); i++)
        finger_event(w, UI_FINGER_UP, i, 0, 0);
}

void fingers_stray(World *w) {
    Point at = somewhere(w);
    finger_event(w, (UiEventKind)dice_below(&w->dice, UI_FINGER_LOST + 1), dice_below(&w->dice, 20), at.x,
                 at.y);
    finger_wait(w, dice_below(&w->dice, 100000));
}

void fingers_type(World *w) {
    int letters = dice_between(&w->dice, 1, 12);
    for (int i = 0; i < letters; i++) {
        const DrawList *list = app_list(w->stand.app);
        const Target *key = NULL;
        int found = 0;
        for (size_t k = 0; k < list->target_count; k++)
            if (list->targets[k].action == ACT_KEY && dice_one_in(&w->dice, ++found)) key = &list->targets[k];
        if (!key || !tap_target(w, key)) return;
    }
}
