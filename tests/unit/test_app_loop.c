// The attract loop: order, seconds, selection; what it draws, and how seldom.
#include <stdio.h>
#include <string.h>
#include "app/app.h"
#include "base/auto.h"
#include "stand.h"
#include "test.h"

static const int64_t second_us = 1000000;
static const int64_t fade_us = 600000;

// When the scene changed, to what.
typedef struct Shown {
    int64_t time_us;
    char screen[64];
} Shown;

// Watches the loop in steps of 50 ms; the first change is what it starts with.
static size_t watch(Stand *stand, int64_t us, Shown *changes, size_t max) {
    size_t count = 0;
    for (int64_t end_us = stand->time_us + us; stand->time_us < end_us; stand_advance(stand, 50000)) {
        const char *screen = stand_screen(stand);
        if (count && !strcmp(changes[count - 1].screen, screen)) continue;
        if (count == max) break;
        changes[count].time_us = stand->time_us;
        snprintf(changes[count++].screen, sizeof changes->screen, "%s", screen);
    }
    return count;
}

static void check_change(const Shown *change, const char *screen, int64_t time_us) {
    CHECK_STR(change->screen, screen);
    CHECK(change->time_us >= time_us && change->time_us <= time_us + 120000);
}

static void scenes_come_in_the_bundles_order_with_its_seconds(void) {
    AUTO_FREE char *bundle = stand_bundle(
        "{\"seconds\": 3, \"scenes\": [{\"scene\": \"flag-wall\"}, {\"scene\": \"agenda\", \"seconds\": 5}, "
        "{\"scene\": \"notice\", \"seconds\": 2}, {\"scene\": \"member\", \"select\": [\"au\"]}]}");
    Stand stand;
    Shown changes[8];
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    CHECK_INT(watch(&stand, 17 * second_us, changes, 8), 5);
    check_change(&changes[0], "attract-wall", 0);
    check_change(&changes[1], "attract-agenda", 3 * second_us + fade_us);
    check_change(&changes[2], "attract-notice/open", 8 * second_us + 2 * fade_us);
    check_change(&changes[3], "attract-member/au", 10 * second_us + 3 * fade_us);
    check_change(&changes[4], "attract-wall", 13 * second_us + 4 * fade_us);
    stand_finish(&stand);
}

static void a_selection_goes_on_with_each_round(void) {
    AUTO_FREE char *bundle =
        stand_bundle("{\"seconds\": 2, \"scenes\": [{\"scene\": \"agenda\"}, "
                     "{\"scene\": \"member\", \"select\": [\"iom\", \"id\"]}, {\"scene\": \"member\"}]}");
    static const char *const want[] = {"attract-agenda", "attract-member/iom", "attract-member/id",
                                       "attract-agenda", "attract-member/id",  "attract-member/au",
                                       "attract-agenda", "attract-member/iom", "attract-agenda"};
    Stand stand;
    Shown changes[16];
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    size_t count = watch(&stand, 26 * second_us, changes, 16);
    // In the third round both member scenes show IOM: no change is seen between them.
    REQUIRE(count >= 9);
    for (size_t i = 0; i < COUNT_OF(want); i++)
        CHECK_STR(changes[i].screen, want[i]);
    stand_finish(&stand);
}

static void scenes_without_anything_to_show_are_left_out(void) {
    AUTO_FREE char *bundle =
        stand_bundle("{\"seconds\": 2, \"scenes\": [{\"scene\": \"notice\", \"select\": [\"closed\"]}, "
                     "{\"scene\": \"meeting\"}, {\"scene\": \"agenda\"}, {\"scene\": \"meeting\"}, "
                     "{\"scene\": \"flag-wall\"}]}");
    Stand stand;
    Shown changes[8];
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    CHECK_INT(watch(&stand, 7 * second_us, changes, 8), 3);
    CHECK_STR(changes[0].screen, "attract-agenda");
    CHECK_STR(changes[1].screen, "attract-wall");
    CHECK_STR(changes[2].screen, "attract-agenda");
    stand_finish(&stand);
}

static void a_loop_with_nothing_to_show_rests_on_an_agenda(void) {
    AUTO_FREE char *bundle =
        stand_bundle("{\"scenes\": [{\"scene\": \"notice\", \"select\": [\"closed\"]}]}");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, 300 * second_us);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    CHECK(stand_says(&stand, "Main matter"));
    CHECK(stand.spins <= 2);
    CHECK(stand.steps < 100);
    stand_finish(&stand);
}

static void a_notice_joins_the_loop_when_it_opens(void) {
    AUTO_FREE char *bundle =
        stand_bundle("{\"scenes\": [{\"scene\": \"notice\", \"select\": [\"closed\"]}]}");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .now = "2026-11-23T17:58"}));
    stand_advance(&stand, 20 * second_us);
    CHECK_STR(stand_screen(&stand), "attract-notice/closed");
    stand_advance(&stand, 180 * second_us);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    stand.start_s -= 3600;
    stand_advance(&stand, 30 * second_us);
    CHECK_STR(stand_screen(&stand), "attract-notice/closed");
    stand_finish(&stand);
}

static void without_a_loop_of_its_own_content_has_the_usual_one(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    Shown changes[8];
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    CHECK_INT(watch(&stand, 44 * second_us, changes, 8), 5);
    CHECK_STR(changes[0].screen, "attract-agenda");
    CHECK_STR(changes[1].screen, "attract-wall");
    CHECK_STR(changes[2].screen, "attract-member/id");
    CHECK_STR(changes[3].screen, "attract-notice/open");
    CHECK_STR(changes[4].screen, "attract-agenda");
    stand_finish(&stand);
}

static void a_still_screen_is_drawn_once_a_minute(void) {
    AUTO_FREE char *bundle = stand_bundle("{\"scenes\": [{\"scene\": \"agenda\", \"seconds\": 600}]}");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, 30 * second_us);
    CHECK_INT(stand.presents, 1);
    CHECK_INT(stand.memory.frames, 1);
    int steps = stand.steps;
    stand_advance(&stand, 540 * second_us);
    CHECK_INT(stand.presents, 10);
    CHECK_INT(stand.composes, 0);
    CHECK(stand.steps - steps <= 12);
    stand_finish(&stand);
}

static void a_loop_of_one_scene_does_not_draw_it_again(void) {
    AUTO_FREE char *bundle =
        stand_bundle("{\"scenes\": [{\"scene\": \"member\", \"select\": [\"au\"], \"seconds\": 5}]}");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, 50 * second_us);
    CHECK_INT(stand.presents, 1);
    CHECK_INT(stand.composes, 0);
    stand_finish(&stand);
}

static void a_picture_is_not_woken_for_the_clock(void) {
    AUTO_FREE char *bundle = stand_bundle(
        "{\"scenes\": [{\"scene\": \"picture\", \"file\": \"pictures/waves.png\", \"seconds\": 600}]}");
    Stand stand;
    REQUIRE(stand_init(
        &stand, &(StandConfig){.content = bundle, .folder = BALAI_SOURCE_DIR "/content/bali-process"}));
    stand_advance(&stand, 2 * second_us);
    CHECK_STR(stand_screen(&stand), "attract-picture/0");
    CHECK_INT(stand.presents, 1);
    int steps = stand.steps;
    stand_advance(&stand, 590 * second_us);
    CHECK(stand.steps - steps <= 2); // the stand's own, at the beginning and the end
    CHECK_INT(stand.presents, 1);
    stand_finish(&stand);
}

static void the_walls_highlight_is_drawn_only_while_it_moves(void) {
    AUTO_FREE char *bundle = stand_bundle("{\"scenes\": [{\"scene\": \"flag-wall\", \"seconds\": 600}]}");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, 3 * second_us);
    int presents = stand.presents, steps = stand.steps;
    stand_advance(&stand, 3 * second_us); // two stays
    int drawn = stand.presents - presents;
    CHECK(drawn >= 20 && drawn <= 54);
    CHECK(stand.steps - steps <= 60);
    // It rests from 400 ms on.
    int64_t in_step_us = stand.time_us % 1500000;
    stand_advance(&stand, 1500000 - in_step_us + 450000);
    presents = stand.presents;
    stand_advance(&stand, 1 * second_us);
    CHECK_INT(stand.presents, presents);
    stand_finish(&stand);
}

static void a_fade_of_600_ms_has_a_frame_for_every_refresh(void) {
    AUTO_FREE char *bundle =
        stand_bundle("{\"seconds\": 4, \"scenes\": [{\"scene\": \"agenda\"}, {\"scene\": \"notice\"}]}");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, 4500000);
    CHECK_INT(stand.composes, 0);
    uint64_t before = stand_pixels(&stand);
    stand_advance(&stand, 1 * second_us);
    CHECK(stand.composes >= 36);
    CHECK(stand.composes <= 40);
    CHECK(stand_pixels(&stand) != before);
    int composes = stand.composes, presents = stand.presents;
    stand_advance(&stand, 2 * second_us); // then it rests
    CHECK_INT(stand.composes, composes);
    CHECK_INT(stand.presents, presents);
    stand_finish(&stand);
}

static void after_a_fade_the_pixels_are_those_of_the_screen_itself(void) {
    AUTO_FREE char *both =
        stand_bundle("{\"seconds\": 4, \"scenes\": [{\"scene\": \"agenda\"}, {\"scene\": \"notice\"}]}");
    AUTO_FREE char *one = stand_bundle("{\"scenes\": [{\"scene\": \"notice\", \"seconds\": 600}]}");
    Stand faded, fresh;
    REQUIRE(stand_init(&faded, &(StandConfig){.content = both}));
    stand_advance(&faded, 7 * second_us);
    CHECK_STR(stand_screen(&faded), "attract-notice/open");
    uint64_t pixels = stand_pixels(&faded);
    stand_finish(&faded);
    REQUIRE(stand_init(&fresh, &(StandConfig){.content = one}));
    stand_advance(&fresh, 7 * second_us);
    CHECK(stand_pixels(&fresh) == pixels);
    stand_finish(&fresh);
}

static void nothing_spins(void) {
    static const char *const screens[] = {NULL,
                                          "home",
                                          "agenda",
                                          "rooms/2026-11-24",
                                          "session/main",
                                          "attract-wall",
                                          "attract-agenda",
                                          "attract-member/id",
                                          "attract-notice/open"};
    AUTO_FREE char *bundle = stand_bundle(NULL);
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        for (int hidden = 0; hidden < 2; hidden++) {
            Stand stand;
            REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle,
                                                      .screen = screens[i],
                                                      .no_display = hidden,
                                                      .width = 480,
                                                      .height = 270}));
            stand_advance(&stand, 100 * second_us);
            if (!CHECK(stand.spins <= 4))
                printf("    on %s%s\n", screens[i] ? screens[i] : "the loop",
                       hidden ? ", without a display" : "");
            stand_finish(&stand);
        }
    }
}

static void a_thousand_steps_take_a_long_time(void) {
    AUTO_FREE char *bundle =
        stand_bundle("{\"seconds\": 600, \"scenes\": [{\"scene\": \"agenda\"}, {\"scene\": \"notice\"}]}");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    for (int i = 0; i < 1000; i++) {
        stand_step(&stand);
        if (stand.next_us > stand.time_us) stand.time_us = stand.next_us;
    }
    CHECK(stand.time_us > 3600 * second_us);
    stand_finish(&stand);
}

static void the_same_loop_twice_gives_the_same_pixels(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    uint64_t traces[2];
    for (int i = 0; i < 2; i++) {
        Stand stand;
        REQUIRE(stand_init(&stand,
                           &(StandConfig){.content = bundle, .width = 480, .height = 270, .traces = true}));
        stand_advance(&stand, 25 * second_us);
        traces[i] = stand.trace;
        CHECK(stand.memory.frames > 60);
        stand_finish(&stand);
    }
    CHECK(traces[0] == traces[1]);
}

TEST_MAIN(TEST(scenes_come_in_the_bundles_order_with_its_seconds), TEST(a_selection_goes_on_with_each_round),
          TEST(scenes_without_anything_to_show_are_left_out),
          TEST(a_loop_with_nothing_to_show_rests_on_an_agenda), TEST(a_notice_joins_the_loop_when_it_opens),
          TEST(without_a_loop_of_its_own_content_has_the_usual_one),
          TEST(a_still_screen_is_drawn_once_a_minute), TEST(a_loop_of_one_scene_does_not_draw_it_again),
          TEST(a_picture_is_not_woken_for_the_clock), TEST(the_walls_highlight_is_drawn_only_while_it_moves),
          TEST(a_fade_of_600_ms_has_a_frame_for_every_refresh),
          TEST(after_a_fade_the_pixels_are_those_of_the_screen_itself), TEST(nothing_spins),
          TEST(a_thousand_steps_take_a_long_time), TEST(the_same_loop_twice_gives_the_same_pixels))
