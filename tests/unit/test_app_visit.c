// A visit: when it is asked for and forgotten, touches, ways back, and that the same touches give the same
// pixels.
#include <stdio.h>
#include <string.h>
#include "app/app.h"
#include "app/state.h"
#include "base/auto.h"
#include "draw/audit.h"
#include "stand.h"
#include "test.h"

static const int64_t second_us = 1000000;
static const char agenda_only[] = "{\"scenes\": [{\"scene\": \"agenda\", \"seconds\": 600}]}";

// Lets time run by the app's own wishes until the target is there (or gone), at most two minutes.
static int64_t wait_for_target(Stand *stand, const char *target, bool there) {
    for (int64_t end_us = stand->time_us + 120 * second_us; stand->time_us < end_us;) {
        stand_step(stand);
        if (stand_has(stand, target) == there) return stand->time_us;
        stand->time_us = stand->next_us > stand->time_us ? stand->next_us : stand->time_us + 1000;
    }
    return -1;
}

static void after_60_seconds_it_asks_and_after_20_more_it_goes(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "home"}));
    stand_advance(&stand, 7 * second_us);
    stand_tap_at(&stand, 3, 3);
    int64_t touched_us = stand.time_us;
    CHECK_INT(wait_for_target(&stand, "still-there", true) - touched_us, 60 * second_us);
    CHECK(stand_says(&stand, "Still there?"));
    CHECK(stand_says(&stand, " 20 "));
    CHECK_INT(wait_for_target(&stand, "nav/home", false) - touched_us, 80 * second_us);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    stand_finish(&stand);
}

static void a_microsecond_earlier_it_neither_asks_nor_goes(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "home"}));
    stand_advance(&stand, 60 * second_us - 1);
    CHECK(!stand_has(&stand, "still-there"));
    stand_advance(&stand, 20 * second_us);
    CHECK(stand_has(&stand, "still-there"));
    CHECK(stand_says(&stand, " 1 "));
    CHECK_STR(stand_screen(&stand), "home");
    stand_advance(&stand, 1);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    stand_finish(&stand);
}

static void the_seconds_are_counted_down_one_by_one(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "home"}));
    stand_advance(&stand, 60 * second_us + 500000);
    for (int left = 20; left >= 1; left--) {
        char words[16];
        snprintf(words, sizeof words, " %d ", left);
        CHECK(stand_says(&stand, words));
        int presents = stand.presents;
        if (left == 1) break;
        stand_advance(&stand, second_us);
        CHECK_INT(stand.presents - presents, 1);
    }
    stand_finish(&stand);
}

static void every_touch_and_every_move_gives_a_whole_minute_again(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "agenda"}));
    for (int i = 0; i < 5; i++) {
        stand_advance(&stand, 59 * second_us);
        stand_finger(&stand, UI_FINGER_DOWN, 1, 500, 300);
        stand_advance(&stand, 50 * second_us);
        stand_finger(&stand, UI_FINGER_MOVE, 1, 500, 300 + 5 * i);
        stand_advance(&stand, 50 * second_us);
        stand_finger(&stand, UI_FINGER_LOST, 1, 500, 300);
        CHECK(!stand_has(&stand, "still-there"));
    }
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-24");
    stand_finish(&stand);
}

static void a_finger_that_lies_still_keeps_nobodys_visit(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "home"}));
    stand_finger(&stand, UI_FINGER_DOWN, 1, 500, 300);
    stand_advance(&stand, 81 * second_us);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    stand_finger(&stand, UI_FINGER_UP, 1, 500, 300);
    stand_advance(&stand, second_us);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    stand_finish(&stand);
}

static void nothing_of_a_visit_is_kept_in_memory(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    CHECK(stand_settle(&stand));
    CHECK(stand_tap(&stand, "scene"));
    CHECK(stand_settle(&stand));
    CHECK(stand_tap(&stand, "session/main"));
    stand_advance(&stand, 90 * second_us);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    static const View nothing[LIMIT_NAV_DEPTH];
    CHECK(!memcmp(stand.app->stack, nothing, sizeof nothing));
    CHECK_STR(stand.app->pressed, "");
    CHECK_STR(stand.app->held_scroll, "");
    stand_finish(&stand);
}

static void a_press_shows_within_one_frame_and_only_there(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "home"}));
    stand_advance(&stand, 2 * second_us);
    const Target *target = list_find_target_named(app_list(stand.app), "home/agenda");
    REQUIRE(target);
    Rect box = target->box;
    uint64_t before = stand_pixels(&stand);
    int presents = stand.presents;
    stand.damage = (Rect){0};
    stand_finger(&stand, UI_FINGER_DOWN, 1, box.x + box.w / 2, box.y + box.h / 2);
    stand_step(&stand);
    CHECK_INT(stand.presents - presents, 1);
    CHECK(stand_pixels(&stand) != before);
    Rect inside = rect_intersect(stand.damage, box);
    CHECK(inside.w == stand.damage.w && inside.h == stand.damage.h);
    // Taken back, it is as before.
    stand_finger(&stand, UI_FINGER_LOST, 1, box.x, box.y);
    stand_advance(&stand, 20000);
    CHECK(stand_pixels(&stand) == before);
    CHECK_STR(stand_screen(&stand), "home");
    stand_finish(&stand);
}

static void a_press_right_after_a_frame_waits_for_the_next_refresh_at_most(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "home"}));
    stand_advance(&stand, 18 * second_us);
    app_event(stand.app, &(UiEvent){.kind = UI_EXPOSED});
    stand_step(&stand);
    int presents = stand.presents;
    const Target *target = list_find_target_named(app_list(stand.app), "home/agenda");
    REQUIRE(target);
    stand.time_us += 1000;
    stand_finger(&stand, UI_FINGER_DOWN, 1, target->box.x + 9, target->box.y + 9);
    stand_step(&stand);
    CHECK_INT(stand.presents, presents);
    CHECK(stand.next_us - stand.time_us <= 16667);
    stand.time_us = stand.next_us;
    stand_step(&stand);
    CHECK_INT(stand.presents, presents + 1);
    stand_finish(&stand);
}

static void a_touch_during_a_fade_counts_for_what_is_coming(void) {
    AUTO_FREE char *bundle =
        stand_bundle("{\"seconds\": 4, \"scenes\": [{\"scene\": \"notice\"}, {\"scene\": \"agenda\"}]}");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, 4 * second_us + 800000);
    CHECK(stand.composes > 5 && stand.composes < 30);
    stand_tap_at(&stand, 480, 250);
    int composes = stand.composes;
    CHECK(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-24");
    CHECK(stand.composes > composes); // and the way into the visit is a fade of its own
    stand_finish(&stand);
}

static void a_slide_moves_at_full_frame_rate_and_ends(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "agenda"}));
    CHECK(stand_settle(&stand));
    int composes = stand.composes;
    CHECK(stand_tap(&stand, "session/main"));
    stand_advance(&stand, second_us);
    CHECK(stand.composes - composes >= 16);
    CHECK(stand.composes - composes <= 20);
    composes = stand.composes;
    int presents = stand.presents;
    stand_advance(&stand, 10 * second_us);
    CHECK_INT(stand.composes, composes);
    CHECK_INT(stand.presents, presents);
    stand_finish(&stand);
}

static void a_way_begins_with_exactly_what_was_on_screen(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "agenda"}));
    CHECK(stand_settle(&stand));
    CHECK(stand_tap(&stand, "session/main"));
    CHECK(stand_settle(&stand));
    for (int i = 0; i < 3; i++) { // there and back: layers of the last way are used again
        const Target *target = list_find_target_named(app_list(stand.app), i % 2 ? "session/main" : "back");
        REQUIRE(target);
        int x = target->box.x + target->box.w / 2, y = target->box.y + target->box.h / 2;
        stand_finger(&stand, UI_FINGER_DOWN, 1, x, y);
        stand_advance(&stand, 100000); // it shows that it is pressed
        uint64_t pixels = stand_pixels(&stand);
        int composes = stand.composes;
        stand_finger(&stand, UI_FINGER_UP, 1, x, y);
        stand_step(&stand);
        CHECK_INT(stand.composes - composes, 1);
        CHECK(stand_pixels(&stand) == pixels);
        CHECK(stand_settle(&stand));
        CHECK(stand_pixels(&stand) != pixels);
    }
    stand_finish(&stand);
}

static void a_still_screen_of_a_visit_is_not_drawn(void) {
    static const char *const screens[] = {"home", "agenda", "rooms", "session/main"};
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        Stand stand;
        REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = screens[i]}));
        stand_advance(&stand, second_us);
        int steps = stand.steps;
        stand_advance(&stand, 58 * second_us);
        CHECK_INT(stand.presents, 1);
        CHECK(stand.steps - steps <= 4);
        stand_finish(&stand);
    }
}

static void the_way_back_is_limited_and_ends_at_home(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "home"}));
    for (int i = 0; i < 3 * LIMIT_NAV_DEPTH; i++) {
        visit_act(stand.app, ACT_OPEN, i % 2 ? "session/main" : "session/side", stand.time_us);
        CHECK(stand.app->depth <= LIMIT_NAV_DEPTH);
    }
    CHECK_INT(stand.app->depth, LIMIT_NAV_DEPTH);
    int back = 0;
    for (; strcmp(stand_screen(&stand), "home") && back < 100; back++)
        visit_act(stand.app, ACT_BACK, NULL, stand.time_us);
    CHECK_INT(back, LIMIT_NAV_DEPTH - 1);
    visit_act(stand.app, ACT_BACK, NULL, stand.time_us);
    CHECK_STR(stand_screen(&stand), "home");
    CHECK(stand_settle(&stand));
    stand_finish(&stand);
}

static void what_is_not_there_is_not_opened(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "agenda/2026-11-24"}));
    static const struct {
        Action action;
        const char *argument;
    } wrong[] = {{ACT_OPEN, "session/nobody"},
                 {ACT_OPEN, NULL},
                 {ACT_AFTER, "session/nobody"},
                 {ACT_BEFORE, NULL},
                 {ACT_TAB, "agenda/tomorrow"},
                 {ACT_TAB, NULL},
                 {ACT_SECTION, "lobby"},
                 {ACT_SECTION, NULL},
                 {ACT_STAY, NULL},
                 {ACT_PAGE, "999999"},
                 {ACT_PAGE, "-5"},
                 {ACT_SHEET, "0"},
                 {ACT_SHEET, "99"},
                 {ACT_SHEET, "-1"},
                 {ACT_SHEET, NULL},
                 {ACT_SELECT, "nobody"},
                 {ACT_SELECT, NULL},
                 {ACT_SCROLL, "cards"},
                 {ACT_NONE, "x"}};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        visit_act(stand.app, wrong[i].action, wrong[i].argument, stand.time_us);
        CHECK(stand_settle(&stand));
        CHECK_STR(stand_screen(&stand), "agenda/2026-11-24");
    }
    visit_act(stand.app, ACT_PICK_ROOM, "no-such-room", stand.time_us);
    CHECK(stand_settle(&stand));
    CHECK(stand_says(&stand, "No session on this day matches"));
    stand_finish(&stand);
}

static void quit_is_asked_for_and_nothing_else_ends_it(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, second_us);
    CHECK(!app_wants_quit(stand.app));
    app_event(stand.app, &(UiEvent){.kind = UI_QUIT});
    CHECK(app_wants_quit(stand.app));
    stand_finish(&stand);
}

// A visit with everything that moves: fades, slides, a fling that settles, a sheet, and the way back to the
// loop.
static void play_visit(Stand *stand) {
    stand_advance(stand, 5 * second_us);
    stand_tap_at(stand, stand->memory.surface.width / 2, stand->memory.surface.height / 2);
    stand_advance(stand, 400000);
    int x = stand->memory.surface.width / 2, h = stand->memory.surface.height;
    stand_finger(stand, UI_FINGER_DOWN, 1, x, h * 3 / 4);
    for (int i = 1; i <= 12; i++) {
        stand_advance(stand, 8000);
        stand_finger(stand, UI_FINGER_MOVE, 1, x, h * 3 / 4 - i * h / 40);
    }
    stand_finger(stand, UI_FINGER_UP, 1, x, h * 3 / 4 - 12 * h / 40);
    stand_advance(stand, 2 * second_us);
    stand_tap_at(stand, x, h / 2);
    stand_advance(stand, 100000);
    stand_tap_at(stand, x, h / 2);
    stand_advance(stand, 2 * second_us);
    stand_tap(stand, "nav/agenda");
    stand_advance(stand, 2 * second_us);
    stand_tap(stand, "filter/rooms");
    stand_advance(stand, 2 * second_us);
    stand_tap(stand, "pick/hall");
    stand_advance(stand, 82 * second_us);
}

static void the_same_visit_twice_gives_the_same_pixels(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    uint64_t traces[2];
    for (int i = 0; i < 2; i++) {
        Stand stand;
        REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .traces = true}));
        play_visit(&stand);
        CHECK_STR(stand_screen(&stand), "attract-agenda");
        CHECK(stand.composes > 60);
        traces[i] = stand.trace;
        stand_finish(&stand);
    }
    CHECK(traces[0] == traces[1]);
}

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void random_finger(Stand *stand, uint32_t *random) {
    static const UiEventKind kinds[] = {UI_FINGER_DOWN, UI_FINGER_DOWN, UI_FINGER_MOVE, UI_FINGER_MOVE,
                                        UI_FINGER_MOVE, UI_FINGER_UP,   UI_FINGER_UP,   UI_FINGER_LOST};
    UiEventKind kind = kinds[next_random(random) % COUNT_OF(kinds)];
    int64_t finger = next_random(random) % 8 ? 1 : next_random(random) % 14;
    int x = (int)(next_random(random) % 1100) - 70, y = (int)(next_random(random) % 620) - 40;
    stand_finger(stand, kind, finger, x, y);
}

// Whatever was touched: what was painted piece by piece is what the whole list would be, and the loop comes
// back.
static void random_touches_leave_the_right_pixels_and_end_in_the_loop(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    uint32_t random = 20261124;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .now = "2026-11-24T09:15"}));
    for (int round = 0; round < 60; round++) {
        for (int i = 0; i < 30; i++) {
            random_finger(&stand, &random);
            stand_advance(&stand, next_random(&random) % 4 ? 8000 : 90000);
        }
        for (int finger = 0; finger < 14; finger++)
            stand_finger(&stand, UI_FINGER_UP, finger, 480, 270);
        REQUIRE(stand_settle(&stand));
        uint64_t pixels = stand_pixels(&stand);
        app_event(stand.app, &(UiEvent){.kind = UI_EXPOSED});
        stand_advance(&stand, 20000);
        if (!CHECK(stand_pixels(&stand) == pixels))
            printf("    round %d, %s at %lld us\n", round, stand_screen(&stand), (long long)stand.time_us);
    }
    CHECK(stand.spins <= 4);
    stand_advance(&stand, 85 * second_us);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    stand_finish(&stand);
}

static void count_error(void *ctx, const AuditFinding *finding) {
    if (!audit_is_error(finding->kind)) return;
    printf("%s: %s\n", audit_words(finding->kind), finding->what);
    ++*(int *)ctx;
}

// The languages whose lines are highest and longest, with words of every size.
static void the_question_fits_small_panels_in_every_language(void) {
    static const char *const tags[] = {"en", "my", "ta", "ur", "km", "ne", "lo", "fr"};
    static const struct {
        int width, height;
        double width_mm;
    } panels[] = {{800, 480, 154}, {480, 800, 93}, {1280, 800, 217}};
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    for (size_t i = 0; i < COUNT_OF(tags) * COUNT_OF(panels) * (AIDS_LARGER_MOST + 1); i++) {
        size_t panel = i % COUNT_OF(panels), rest = i / COUNT_OF(panels);
        const char *tag = tags[rest % COUNT_OF(tags)];
        int larger = (int)(rest / COUNT_OF(tags)), errors = 0;
        Stand stand;
        REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle,
                                                  .screen = "home",
                                                  .aids = {.larger = larger},
                                                  .width = panels[panel].width,
                                                  .height = panels[panel].height}));
        app_set_display(stand.app, &stand.display, panels[panel].width, panels[panel].height,
                        panels[panel].width_mm);
        app_speak(stand.app, tag);
        stand_advance(&stand, 65 * second_us);
        CHECK(stand_has(&stand, "still-there/continue"));
        audit_list(app_list(stand.app), false, count_error, &errors);
        if (!CHECK_INT(errors, 0)) printf("in %s, larger %d, on %d px\n", tag, larger, panels[panel].width);
        stand_finish(&stand);
    }
}

TEST_MAIN(TEST(the_question_fits_small_panels_in_every_language),
          TEST(after_60_seconds_it_asks_and_after_20_more_it_goes),
          TEST(a_microsecond_earlier_it_neither_asks_nor_goes), TEST(the_seconds_are_counted_down_one_by_one),
          TEST(every_touch_and_every_move_gives_a_whole_minute_again),
          TEST(a_finger_that_lies_still_keeps_nobodys_visit), TEST(nothing_of_a_visit_is_kept_in_memory),
          TEST(a_press_shows_within_one_frame_and_only_there),
          TEST(a_press_right_after_a_frame_waits_for_the_next_refresh_at_most),
          TEST(a_touch_during_a_fade_counts_for_what_is_coming),
          TEST(a_slide_moves_at_full_frame_rate_and_ends), TEST(a_way_begins_with_exactly_what_was_on_screen),
          TEST(a_still_screen_of_a_visit_is_not_drawn), TEST(the_way_back_is_limited_and_ends_at_home),
          TEST(what_is_not_there_is_not_opened), TEST(quit_is_asked_for_and_nothing_else_ends_it),
          TEST(the_same_visit_twice_gives_the_same_pixels),
          TEST(random_touches_leave_the_right_pixels_and_end_in_the_loop))
