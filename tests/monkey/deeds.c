#include "deeds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "fingers.h"
#include "settings_text.h"

static const int64_t second_us = 1000000, day_s = 86400;

static void wait_a_little(World *w) {
    int ms = dice_between(&w->dice, 1, 3000);
    trail_note(w->trail, "%d ms go by on %s", ms, world_place(w));
    stand_advance(&w->stand, ms * INT64_C(1000));
}

static void wait_until_idle(World *w) {
    int seconds = dice_between(&w->dice, 20, 150);
    trail_note(w->trail, "%d s go by on %s", seconds, world_place(w));
    stand_advance(&w->stand, seconds * second_us);
}

static void watch_loop(World *w) {
    w->looks = dice_between(&w->dice, 6, 16);
}

static void look_on(World *w) {
    int seconds = dice_between(&w->dice, 9, 25);
    w->looks--;
    trail_note(w->trail, "%d s are looked at on %s", seconds, world_place(w));
    stand_advance(&w->stand, seconds * second_us);
}

// The program got no time, as on a card that hangs.
static void miss_time(World *w) {
    int seconds = dice_between(&w->dice, 1, dice_one_in(&w->dice, 3) ? 300000 : 200);
    trail_note(w->trail, "%d s are missed on %s", seconds, world_place(w));
    w->stand.time_us += seconds * second_us;
    stand_step(&w->stand);
}

static void jump(World *w) {
    static const int64_t moments[] = {0,          3599,       951782400,  1795363200, 1795449600, 1795488120,
                                      1795535999, 1795536000, 1795622400, 1795708800, 2147483648, 4102444799};
    Stand *s = &w->stand;
    int64_t before = s->start_s, now = s->time_us / second_us;
    if (dice_one_in(&w->dice, 2))
        s->start_s = moments[dice_below(&w->dice, 12)] - now;
    else if (dice_one_in(&w->dice, 3))
        s->start_s = 1795488120 - now; // in the middle of the event
    else
        s->start_s += dice_between(&w->dice, -2 * (int)day_s, 2 * (int)day_s);
    trail_note(w->trail, "the clock jumps by %lld s on %s", (long long)(s->start_s - before), world_place(w));
    stand_advance(s, dice_below(&w->dice, 3000000));
}

static void write_settings(World *w) {
    char text[4000];
    settings_text_roll(&w->dice, text, sizeof text);
    memory_fs_put(&w->kept, "kept/settings.json", text, strlen(text));
    trail_note(w->trail, "settings %.130s", text);
    stand_advance(&w->stand, dice_between(&w->dice, 0, 7) * second_us);
}

static void enter_pin(World *w, const char *digits) {
    for (; *digits; digits++) {
        char name[16];
        snprintf(name, sizeof name, "pin/%c", *digits);
        if (!fingers_tap_named(w, name)) return;
    }
    fingers_tap_named(w, "pin/ok");
}

static void call_pad(World *w) {
    int right = w->panel.width - 3, bottom = w->panel.height - 3;
    int corner = dice_below(&w->dice, 4);
    if (!strcmp(world_place(w), "pin")) return;
    for (int i = 0; i < 5; i++) {
        int x = corner % 2 ? right : 2, y = corner / 2 ? bottom : 2;
        finger_event(w, UI_FINGER_DOWN, 1, x, y);
        finger_wait(w, 60000);
        finger_event(w, UI_FINGER_UP, 1, x, y);
        finger_wait(w, dice_between(&w->dice, 50, 300) * 1000);
    }
    finger_wait(w, 500000);
}

// To the panel, most often with the right PIN; twice where it is being set.
static void call_panel(World *w) {
    static const char *const wrong[] = {"1111", "2469", "123", "12345678", "24680"};
    call_pad(w);
    if (dice_one_in(&w->dice, 4))
        enter_pin(w, wrong[dice_below(&w->dice, 5)]);
    else
        for (int i = 0; i < 2 && !strcmp(world_place(w), "pin"); i++)
            enter_pin(w, "2468");
}

static bool in_panel(const World *w) {
    return !strncmp(world_place(w), "operator", 8);
}

static void use_panel(World *w) {
    if (!in_panel(w)) {
        if (dice_one_in(&w->dice, 6)) call_panel(w);
        return;
    }
    if (dice_one_in(&w->dice, 3)) fingers_tap_named(w, "tab/");
    for (int i = dice_between(&w->dice, 2, 10); i > 0 && in_panel(w); i--) {
        if (dice_one_in(&w->dice, 4))
            fingers_drag(w);
        else if (dice_one_in(&w->dice, 4))
            fingers_type(w);
        else
            fingers_tap_target(w);
    }
}

static void put_notice(World *w) {
    static const char *const steps[] = {"tab/notices", "operate/notice say notice.leave",
                                        "operate/notice urgent", "operate/notice put"};
    if (!in_panel(w)) call_panel(w);
    for (size_t i = 0; i < 4 && in_panel(w); i++)
        if (i != 2 || dice_one_in(&w->dice, 2)) fingers_tap_named(w, steps[i]);
}

static void take_notices_back(World *w) {
    if (!in_panel(w)) call_panel(w);
    fingers_tap_named(w, "tab/notices");
    for (int i = 0; i < LIMIT_PUT_NOTICES && in_panel(w); i++) {
        char name[40];
        snprintf(name, sizeof name, "operate/notice take put-%d", dice_between(&w->dice, 1, 6));
        fingers_tap_named(w, name);
    }
    fingers_tap_named(w, "operate/leave");
}

static void swap_content(World *w) {
    world_roll_content(w);
    stand_advance(&w->stand, dice_below(&w->dice, 4) * 11 * second_us);
}

static void swap_panel(World *w) {
    WorldPanel panel = world_roll_panel(w);
    trail_note(w->trail, "panel %dx%d of %.0f mm on %s", panel.width, panel.height, panel.width_mm,
               world_place(w));
    if (dice_one_in(&w->dice, 3) && w->window_open) { // turned, or a window that somebody pulls
        w->panel = (WorldPanel){panel.width, panel.height, w->panel.width_mm, false, 0};
        if (!stand_resize(&w->stand, panel.width, panel.height)) abort();
    } else {
        world_put_panel(w, panel);
    }
    stand_advance(&w->stand, dice_below(&w->dice, 500000));
}

// What the loop of `balai run` does about it: the window is closed, and opened when there is one again.
static void lose_display(World *w) {
    Stand *s = &w->stand;
    trail_note(w->trail, "the display is lost on %s", world_place(w));
    s->lock_fails = dice_one_in(&w->dice, 2);
    s->present_fails = dice_one_in(&w->dice, 2);
    s->compose_fails = true;
    stand_advance(s, dice_below(&w->dice, 2000000));
    world_close_window(w);
    stand_advance(s, dice_below(&w->dice, 20) * second_us);
    if (dice_one_in(&w->dice, 2)) fingers_tap_somewhere(w);
    world_put_panel(w, dice_one_in(&w->dice, 3) ? world_roll_panel(w) : w->panel);
    stand_advance(s, dice_below(&w->dice, 500000));
}

static void expose(World *w) {
    UiEvent event = {.kind = dice_one_in(&w->dice, 2) ? UI_EXPOSED : UI_WOKEN, .time_us = w->stand.time_us};
    trail_note(w->trail, "%s on %s", event.kind == UI_EXPOSED ? "exposed" : "woken", world_place(w));
    app_event(w->stand.app, &event);
    stand_advance(&w->stand, 20000);
}

static void spoil_card(World *w) {
    w->kept.read_only = dice_one_in(&w->dice, 3);
    w->kept.room = dice_one_in(&w->dice, 2) ? SIZE_MAX : (size_t)dice_below(&w->dice, 500);
    trail_note(w->trail, "the card is %s, with room for %zd bytes", w->kept.read_only ? "read only" : "good",
               (ssize_t)w->kept.room);
}

static void change_machine(World *w) {
    w->synchronised = dice_one_in(&w->dice, 2);
    w->has_rtc = dice_one_in(&w->dice, 2);
    w->may_set = dice_one_in(&w->dice, 2);
    w->light_goes = dice_one_in(&w->dice, 2);
    w->dims = dice_one_in(&w->dice, 2);
    w->rtc_off_s = dice_one_in(&w->dice, 2) ? 0 : dice_between(&w->dice, -1000000, 1000000);
    trail_note(w->trail, "the machine is another: synchronised %d, battery clock %d", w->synchronised,
               w->has_rtc);
}

static void restart(World *w) {
    trail_note(w->trail, "started again on %s", world_place(w));
    if (!world_restart(w)) abort();
    stand_advance(&w->stand, dice_below(&w->dice, 1000000));
}

static void choose_language(World *w) {
    if (fingers_tap_named(w, "nav/language")) fingers_tap_named(w, "language/");
}

static void search(World *w) {
    if (fingers_tap_named(w, "nav/search")) fingers_type(w);
}

typedef struct DeedRow {
    int weight;
    void (*run)(World *w);
} DeedRow;

static const DeedRow deeds[] = {
    {400, fingers_tap_target},
    {60, fingers_tap_somewhere},
    {160, fingers_drag},
    {4, fingers_hold},
    {12, fingers_palm},
    {30, fingers_stray},
    {40, fingers_type},
    {60, wait_a_little},
    {8, wait_until_idle},
    {2, watch_loop},
    {6, miss_time},
    {12, jump},
    {14, write_settings},
    {60, use_panel},
    {4, put_notice},
    {5, take_notices_back},
    {4, swap_content},
    {6, swap_panel},
    {6, lose_display},
    {6, expose},
    {4, spoil_card},
    {4, change_machine},
    {3, restart},
    {12, choose_language},
    {12, search},
};

// Where little can happen it does not stay long.
static bool move_on(World *w) {
    const char *place = world_place(w);
    if (!strcmp(place, "fault") && dice_one_in(&w->dice, 6))
        swap_content(w);
    else if (!strcmp(place, "pin") && dice_one_in(&w->dice, 4))
        fingers_tap_named(w, "pin/cancel");
    else if (!strcmp(place, "language") && dice_one_in(&w->dice, 4))
        fingers_tap_named(w, dice_one_in(&w->dice, 2) ? "back" : "nav/agenda");
    else
        return false;
    return true;
}

void deeds_do_one(World *w) {
    int all = 0;
    for (size_t i = 0; i < COUNT_OF(deeds); i++)
        all += deeds[i].weight;
    int at = dice_below(&w->dice, all);
    size_t i = 0;
    for (; at >= deeds[i].weight; i++)
        at -= deeds[i].weight;
    if (w->looks)
        look_on(w);
    else if (!move_on(w))
        deeds[i].run(w);
    if (app_wants_quit(w->stand.app)) restart(w);
}
