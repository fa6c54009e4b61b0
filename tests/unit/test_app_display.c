// Displays that fail, go away, come back, and change their size.
#include <stdio.h>
#include <string.h>
#include "app/app.h"
#include "base/auto.h"
#include "base/limits.h"
#include "stand.h"
#include "test.h"

static const int64_t second_us = 1000000;
static const char still[] = "{\"scenes\": [{\"scene\": \"notice\", \"seconds\": 600}]}";
static const char changing[] =
    "{\"seconds\": 4, \"scenes\": [{\"scene\": \"notice\"}, {\"scene\": \"agenda\"}]}";

static void a_failing_display_is_reported_until_another_is_given(void) {
    AUTO_FREE char *bundle = stand_bundle(still);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "home"}));
    stand_advance(&stand, second_us);
    CHECK(stand.shown);
    uint64_t pixels = stand_pixels(&stand);
    stand.lock_fails = true;
    CHECK(stand_tap(&stand, "home/agenda"));
    stand_advance(&stand, second_us);
    CHECK(!stand.shown);
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-24");
    // Without a display the visit goes on.
    app_set_display(stand.app, NULL, 0, 0, 0);
    stand_advance(&stand, second_us);
    CHECK(stand.shown);
    // Another one, all black: the whole screen comes.
    stand.lock_fails = false;
    memset(stand.memory.surface.pixels, 0, sizeof(uint32_t) * 960 * 540);
    stand.damage = (Rect){0};
    app_set_display(stand.app, &stand.display, 960, 540, 476);
    stand_advance(&stand, second_us);
    CHECK(stand.shown);
    CHECK_INT(stand.damage.w, 960);
    CHECK_INT(stand.damage.h, 540);
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-24");
    CHECK(stand_tap(&stand, "nav/home"));
    CHECK(stand_settle(&stand));
    CHECK(stand_pixels(&stand) == pixels);
    stand_finish(&stand);
}

static void a_display_that_fails_to_present_is_reported(void) {
    AUTO_FREE char *bundle = stand_bundle(still);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, second_us);
    stand.present_fails = true;
    stand_advance(&stand, 60 * second_us); // the minute
    CHECK(!stand.shown);
    CHECK_STR(stand_screen(&stand), "attract-notice/open");
    stand.present_fails = false;
    app_set_display(stand.app, &stand.display, 960, 540, 476);
    stand_advance(&stand, second_us);
    CHECK(stand.shown);
    stand_finish(&stand);
}

static void a_display_that_fails_in_a_fade_is_reported(void) {
    AUTO_FREE char *bundle = stand_bundle(changing);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, 4 * second_us + 700000);
    CHECK(stand.composes > 0);
    stand.compose_fails = true;
    stand_advance(&stand, 100000);
    CHECK(!stand.shown);
    stand.compose_fails = false;
    app_set_display(stand.app, &stand.display, 960, 540, 476);
    stand_advance(&stand, second_us);
    CHECK(stand.shown);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    CHECK(stand_says(&stand, "Main matter"));
    stand_finish(&stand);
}

static void a_display_that_never_comes_leaves_the_app_alive(void) {
    AUTO_FREE char *bundle = stand_bundle(still);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand.lock_fails = true;
    stand_advance(&stand, 60 * second_us);
    CHECK(!stand.shown);
    CHECK_INT(stand.presents, 0);
    CHECK(stand.spins <= 4);
    stand.lock_fails = false;
    app_set_display(stand.app, &stand.display, 960, 540, 476);
    stand_advance(&stand, second_us);
    CHECK(stand.shown);
    CHECK(stand.presents > 0);
    CHECK(stand_says(&stand, "Lunch is served"));
    stand_finish(&stand);
}

static void the_loop_goes_on_while_there_is_no_display(void) {
    AUTO_FREE char *bundle = stand_bundle(changing);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, second_us);
    CHECK_STR(stand_screen(&stand), "attract-notice/open");
    app_set_display(stand.app, NULL, 0, 0, 0);
    stand_advance(&stand, 5 * second_us);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    stand_advance(&stand, 5 * second_us);
    CHECK_STR(stand_screen(&stand), "attract-notice/open");
    CHECK(stand.spins <= 4);
    stand_finish(&stand);
}

static void a_visit_without_a_display_ends_as_every_other(void) {
    AUTO_FREE char *bundle = stand_bundle(still);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "session/main"}));
    stand_advance(&stand, second_us);
    app_set_display(stand.app, NULL, 0, 0, 0);
    stand_advance(&stand, 80 * second_us);
    app_set_display(stand.app, &stand.display, 960, 540, 476);
    CHECK(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "attract-notice/open");
    CHECK(stand_says(&stand, "Lunch is served"));
    stand_finish(&stand);
}

static void exposed_pixels_are_painted_again_and_the_same(void) {
    AUTO_FREE char *bundle = stand_bundle(still);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, second_us);
    uint64_t pixels = stand_pixels(&stand);
    memset(stand.memory.surface.pixels, 0x55, sizeof(uint32_t) * 960 * 540);
    stand.damage = (Rect){0};
    app_event(stand.app, &(UiEvent){.kind = UI_EXPOSED});
    stand_advance(&stand, 20000);
    CHECK(stand_pixels(&stand) == pixels);
    CHECK_INT(stand.damage.w, 960);
    CHECK_INT(stand.damage.h, 540);
    stand_finish(&stand);
}

static uint64_t pixels_at(const char *bundle, const char *screen, int width, int height) {
    Stand stand;
    if (!CHECK(stand_init(
            &stand, &(StandConfig){.content = bundle, .screen = screen, .width = width, .height = height})))
        return 0;
    CHECK(stand_settle(&stand));
    uint64_t pixels = stand_pixels(&stand);
    stand_finish(&stand);
    return pixels;
}

static void a_resized_panel_looks_like_one_of_that_size(void) {
    static const char *const screens[] = {"home", "agenda", "rooms", "session/late", "attract-notice/open"};
    AUTO_FREE char *bundle = stand_bundle(still);
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        Stand stand;
        REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = screens[i]}));
        CHECK(stand_settle(&stand));
        REQUIRE(stand_resize(&stand, 540, 960));
        CHECK(stand_settle(&stand));
        if (!CHECK(stand_pixels(&stand) == pixels_at(bundle, screens[i], 540, 960)))
            printf("    %s\n", screens[i]);
        REQUIRE(stand_resize(&stand, 960, 540));
        CHECK(stand_settle(&stand));
        if (!CHECK(stand_pixels(&stand) == pixels_at(bundle, screens[i], 960, 540)))
            printf("    %s\n", screens[i]);
        stand_finish(&stand);
    }
}

static void a_resize_in_a_fade_and_under_a_finger_does_no_harm(void) {
    AUTO_FREE char *bundle = stand_bundle(changing);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, 4 * second_us + 800000);
    CHECK(stand.composes > 0);
    REQUIRE(stand_resize(&stand, 640, 480));
    stand_advance(&stand, second_us);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    CHECK(stand.shown);
    stand_finger(&stand, UI_FINGER_DOWN, 1, 300, 240);
    stand_advance(&stand, 30000);
    REQUIRE(stand_resize(&stand, 960, 540));
    stand_advance(&stand, 30000);
    stand_finger(&stand, UI_FINGER_UP, 1, 300, 240);
    stand_advance(&stand, 100000);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    stand_tap_at(&stand, 480, 270);
    CHECK(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-24");
    stand_finish(&stand);
}

// The window may have another size than was told until its event comes.
static void a_surface_of_another_size_is_left_alone(void) {
    AUTO_FREE char *bundle = stand_bundle(still);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, second_us);
    memory_display_finish(&stand.memory);
    REQUIRE(memory_display_init(&stand.memory, 320, 240, &stand.err));
    stand_advance(&stand, 61 * second_us);
    CHECK(stand.shown);
    app_event(stand.app, &(UiEvent){.kind = UI_RESIZED, .x = 320, .y = 240, .time_us = stand.time_us});
    stand_advance(&stand, second_us);
    CHECK_INT(stand.damage.h, 540); // of before
    stand.damage = (Rect){0};
    app_event(stand.app, &(UiEvent){.kind = UI_EXPOSED});
    stand_advance(&stand, second_us);
    CHECK_INT(stand.damage.w, 320);
    CHECK_INT(stand.damage.h, 240);
    stand_finish(&stand);
}

static void every_screen_can_be_drawn_on_the_smallest_and_the_longest_panel(void) {
    static const char *const screens[] = {"home",           "agenda",
                                          "rooms",          "session/main",
                                          "attract-wall",   "attract-member/au",
                                          "attract-agenda", "attract-notice/open"};
    static const int sizes[][2] = {{LIMIT_PANEL_SIDE_MIN_PX, LIMIT_PANEL_SIDE_MIN_PX},
                                   {LIMIT_PANEL_SIDE_MAX_PX, LIMIT_PANEL_SIDE_MIN_PX},
                                   {LIMIT_PANEL_SIDE_MIN_PX, 1920}};
    AUTO_FREE char *bundle = stand_bundle(still);
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        for (size_t k = 0; k < COUNT_OF(sizes); k++) {
            Stand stand;
            StandConfig config = {
                .content = bundle, .screen = screens[i], .width = sizes[k][0], .height = sizes[k][1]};
            REQUIRE(stand_init(&stand, &config));
            CHECK(stand_settle(&stand));
            CHECK_INT(app_list(stand.app)->dropped, 0);
            CHECK(app_list(stand.app)->count > 0);
            stand_tap_at(&stand, 80, 80);
            stand_advance(&stand, second_us);
            stand_finish(&stand);
        }
    }
}

static void a_list_that_flies_asks_for_no_frames_while_there_is_no_display(void) {
    AUTO_FREE char *bundle = stand_bundle(still);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "rooms"}));
    stand_settle(&stand);
    stand_finger(&stand, UI_FINGER_DOWN, 1, 480, 400);
    for (int y = 380; y >= 280; y -= 20) {
        stand_advance(&stand, 10000);
        stand_finger(&stand, UI_FINGER_MOVE, 1, 480, y);
    }
    stand_finger(&stand, UI_FINGER_UP, 1, 480, 280);
    app_set_display(stand.app, NULL, 0, 0, 0);
    CHECK(!app_settled(stand.app));
    stand.spins = 0;
    stand_advance(&stand, second_us);
    CHECK(stand.spins <= 4);
    stand_finish(&stand);
}

// As a window manager may make a window.
static void a_panel_of_one_pixel_or_of_none_is_outlived(void) {
    static const char *const screens[] = {"home", "agenda", "rooms", "members", "search", "language"};
    static const int sizes[][2] = {{1, 1}, {0, 0}, {2, 900}};
    AUTO_FREE char *bundle = stand_bundle(still);
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        for (size_t k = 0; k < COUNT_OF(sizes); k++) {
            Stand stand;
            REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = screens[i]}));
            stand_settle(&stand);
            UiEvent shrink = {.kind = UI_RESIZED, .x = sizes[k][0], .y = sizes[k][1]};
            app_event(stand.app, &shrink);
            stand_advance(&stand, second_us);
            stand_tap_at(&stand, 0, 0);
            stand_advance(&stand, second_us);
            stand.damage = (Rect){0};
            REQUIRE(stand_resize(&stand, 960, 540));
            stand_advance(&stand, second_us);
            CHECK_INT(stand.damage.w, 960);
            stand_finish(&stand);
        }
    }
}

TEST_MAIN(TEST(a_failing_display_is_reported_until_another_is_given),
          TEST(a_display_that_fails_to_present_is_reported), TEST(a_display_that_fails_in_a_fade_is_reported),
          TEST(a_display_that_never_comes_leaves_the_app_alive),
          TEST(the_loop_goes_on_while_there_is_no_display),
          TEST(a_visit_without_a_display_ends_as_every_other),
          TEST(exposed_pixels_are_painted_again_and_the_same),
          TEST(a_resized_panel_looks_like_one_of_that_size),
          TEST(a_resize_in_a_fade_and_under_a_finger_does_no_harm),
          TEST(a_surface_of_another_size_is_left_alone),
          TEST(every_screen_can_be_drawn_on_the_smallest_and_the_longest_panel),
          TEST(a_list_that_flies_asks_for_no_frames_while_there_is_no_display),
          TEST(a_panel_of_one_pixel_or_of_none_is_outlived))
