#include "panel_hand.h"

#include <stdio.h>
#include <string.h>
#include "test.h"

void hand_tap_corner(Stand *stand, int times, int64_t apart_us) {
    for (int i = 0; i < times; i++) {
        stand_tap_at(stand, 5, 5);
        stand_advance(stand, apart_us);
    }
}

bool hand_call_pad(Stand *stand) {
    hand_tap_corner(stand, 5, 300000);
    stand_settle(stand);
    return CHECK_STR(stand_screen(stand), "pin");
}

void hand_type_pin(Stand *stand, const char *digits) {
    for (; *digits; digits++) {
        char name[16];
        snprintf(name, sizeof name, "pin/%c", *digits);
        CHECK(stand_tap(stand, name));
        stand_advance(stand, 100000);
    }
    CHECK(stand_tap(stand, "pin/ok"));
    stand_settle(stand);
}

// The first visit: the PIN is chosen, and the panel opens.
bool hand_open_panel(Stand *stand) {
    if (!hand_call_pad(stand)) return false;
    hand_type_pin(stand, "2468");
    hand_type_pin(stand, "2468");
    return CHECK_STR(stand_screen(stand), "operator/status");
}

bool hand_open_tab(Stand *stand, const char *tab) {
    char name[64];
    snprintf(name, sizeof name, "tab/%s", tab);
    bool done = CHECK(stand_tap(stand, name));
    stand_settle(stand);
    return done;
}

const Target *hand_find_control(const Stand *stand, const char *argument) {
    const DrawList *list = app_list(stand->app);
    for (size_t i = 0; i < list->target_count; i++) {
        const Target *target = &list->targets[i];
        bool same = target->action == ACT_OPERATE && target->argument && !strcmp(target->argument, argument);
        if (same && rect_intersect(target->box, target->clip).h * 2 > target->box.h) return target;
    }
    return NULL;
}

void hand_drag_up(Stand *stand) {
    for (int y = 400; y >= 300; y -= 10) {
        stand_finger(stand, y == 400 ? UI_FINGER_DOWN : UI_FINGER_MOVE, 1, 480, y);
        stand_advance(stand, 20000);
    }
    stand_advance(stand, 200000); // it does not fly on
    stand_finger(stand, UI_FINGER_UP, 1, 480, 300);
    stand_settle(stand);
}

// Touches the control that asks for this, scrolling down to it.
bool hand_touch_control(Stand *stand, const char *argument) {
    for (int i = 0; i < 30; i++) {
        const Target *target = hand_find_control(stand, argument);
        if (target) {
            Rect seen = rect_intersect(target->box, target->clip);
            stand_tap_at(stand, seen.x + seen.w / 2, seen.y + seen.h / 2);
            return true;
        }
        hand_drag_up(stand);
    }
    printf("nothing does \"%s\" on %s\n", argument, stand_screen(stand));
    return CHECK(false);
}
