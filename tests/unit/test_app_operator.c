// The operator's side of the kiosk: the gesture, the PIN, what the panel sets, notices, and how it is left.
#include <stdio.h>
#include <string.h>
#include "app/app.h"
#include "base/auto.h"
#include "panel_hand.h"
#include "stand.h"
#include "test.h"

static const int64_t second_us = 1000000;

static void five_taps_in_a_corner_open_the_pad(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_settle(&stand);
    hand_tap_corner(&stand, 4, 300000);
    CHECK(strcmp(stand_screen(&stand), "pin") != 0);
    hand_tap_corner(&stand, 1, 300000);
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "pin");
    CHECK(stand_says(&stand, "Choose a PIN"));
    stand_finish(&stand);
}

static void slow_taps_and_other_corners_open_nothing(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_settle(&stand);
    hand_tap_corner(&stand, 12, 800000);
    CHECK(strcmp(stand_screen(&stand), "pin") != 0);
    for (int i = 0; i < 10; i++) {
        stand_tap_at(&stand, i % 2 ? 5 : 955, 5);
        stand_advance(&stand, 100000);
    }
    CHECK(strcmp(stand_screen(&stand), "pin") != 0);
    stand_finish(&stand);
}

static void the_first_visit_sets_the_pin_and_the_next_asks_for_it(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    MemoryFs kept;
    Stand stand;
    memory_fs_init(&kept);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    REQUIRE(hand_call_pad(&stand));
    hand_type_pin(&stand, "2468");
    CHECK_STR(stand_screen(&stand), "pin");
    hand_type_pin(&stand, "2469");
    CHECK(stand_says(&stand, "not the same"));
    hand_type_pin(&stand, "2468");
    hand_type_pin(&stand, "2468");
    CHECK_STR(stand_screen(&stand), "operator/status");
    CHECK_CONTAINS(memory_fs_text(&kept, "kept/settings.json"), "$argon2id$");
    stand_finish(&stand);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    REQUIRE(hand_call_pad(&stand));
    CHECK(stand_says(&stand, "Enter the PIN"));
    hand_type_pin(&stand, "2469");
    CHECK(stand_says(&stand, "not the PIN"));
    hand_type_pin(&stand, "2468");
    CHECK_STR(stand_screen(&stand), "operator/status");
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void wrong_tries_wait_longer_and_over_a_restart(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    MemoryFs kept;
    Stand stand;
    memory_fs_init(&kept);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    REQUIRE(hand_open_panel(&stand));
    REQUIRE(hand_touch_control(&stand, "leave"));
    stand_settle(&stand);
    REQUIRE(hand_call_pad(&stand));
    for (int i = 0; i < 4; i++)
        hand_type_pin(&stand, "1111");
    CHECK(stand_says(&stand, "Try again in 5 seconds"));
    CHECK(stand_tap(&stand, "pin/2")); // not taken now
    stand_advance(&stand, 2 * second_us);
    CHECK(stand_says(&stand, "Try again in 3 seconds"));
    stand_finish(&stand);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    REQUIRE(hand_call_pad(&stand));
    CHECK(stand_says(&stand, "Try again in "));
    stand_advance(&stand, 6 * second_us);
    CHECK(!stand_says(&stand, "Try again in "));
    hand_type_pin(&stand, "1111");
    CHECK(stand_says(&stand, "Try again in 15 seconds"));
    stand_advance(&stand, 16 * second_us);
    hand_type_pin(&stand, "2468");
    CHECK_STR(stand_screen(&stand), "operator/status");
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void a_stuck_finger_on_the_pad_holds_nothing_up(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_settle(&stand);
    REQUIRE(hand_call_pad(&stand));
    stand_finger(&stand, UI_FINGER_DOWN, 7, 480, 300);
    stand_advance(&stand, 130 * second_us);
    CHECK(strcmp(stand_screen(&stand), "pin") != 0);
    stand_finish(&stand);
}

static void the_panel_leaves_after_two_minutes_without_a_touch(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_settle(&stand);
    REQUIRE(hand_open_panel(&stand));
    stand_advance(&stand, 110 * second_us);
    CHECK_STR(stand_screen(&stand), "operator/status");
    CHECK(hand_open_tab(&stand, "clock"));
    stand_advance(&stand, 118 * second_us);
    CHECK_STR(stand_screen(&stand), "operator/clock");
    CHECK(!stand_has(&stand, "still-there"));
    stand_advance(&stand, 4 * second_us);
    CHECK(!strncmp(stand_screen(&stand), "attract", 7));
    stand_finish(&stand);
}

static void the_panel_is_no_screen_to_start_on(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "operator/logs"}));
    stand_settle(&stand);
    CHECK(!strncmp(stand_screen(&stand), "attract", 7));
    stand_finish(&stand);
}

static void a_scene_that_is_switched_off_comes_no_more(void) {
    AUTO_FREE char *bundle =
        stand_bundle("{\"seconds\": 3, \"scenes\": [{\"scene\": \"flag-wall\"}, {\"scene\": \"agenda\"}]}");
    MemoryFs kept;
    Stand stand;
    memory_fs_init(&kept);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    REQUIRE(hand_open_panel(&stand));
    REQUIRE(hand_open_tab(&stand, "attract"));
    REQUIRE(hand_touch_control(&stand, "scene 0 toggle"));
    REQUIRE(hand_touch_control(&stand, "leave"));
    for (int i = 0; i < 20; i++) {
        stand_advance(&stand, second_us);
        CHECK_STR(stand_screen(&stand), "attract-agenda");
    }
    CHECK_CONTAINS(memory_fs_text(&kept, "kept/settings.json"), "attract.scenes");
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void put(MemoryFs *kept, const char *settings) {
    memory_fs_put(kept, "kept/settings.json", settings, strlen(settings));
}

static void settings_that_somebody_else_writes_count_at_once(void) {
    AUTO_FREE char *bundle =
        stand_bundle("{\"seconds\": 2, \"scenes\": [{\"scene\": \"flag-wall\"}, {\"scene\": \"agenda\"}]}");
    MemoryFs kept;
    Stand stand;
    memory_fs_init(&kept);
    put(&kept, "{\"visit.idle_s\": 30}");
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    stand_tap_at(&stand, 480, 300);
    stand_advance(&stand, 29 * second_us);
    CHECK(!stand_has(&stand, "still-there"));
    stand_advance(&stand, 2 * second_us);
    CHECK(stand_has(&stand, "still-there"));
    stand_advance(&stand, 20 * second_us);
    put(&kept, "{\"attract.scenes\": [{\"scene\": \"flag-wall\", \"on\": false}]}");
    stand_advance(&stand, 10 * second_us);
    for (int i = 0; i < 10; i++) {
        stand_advance(&stand, second_us);
        CHECK_STR(stand_screen(&stand), "attract-agenda");
    }
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void brightness_is_painted_where_there_is_no_light_to_dim(void) {
    AUTO_FREE char *bundle = stand_bundle("{\"scenes\": [{\"scene\": \"agenda\"}]}");
    MemoryFs kept;
    Stand stand;
    memory_fs_init(&kept);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    uint32_t full = stand.memory.surface.pixels[0] & 0xFF;
    stand_finish(&stand);
    put(&kept, "{\"display.brightness\": 50}");
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    uint32_t half = stand.memory.surface.pixels[0] & 0xFF;
    CHECK(full > 8);
    CHECK(half * 2 <= full + 4 && half * 2 + 4 >= full);
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void only_offered_languages_and_the_events_own_can_be_chosen(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    MemoryFs kept;
    Stand stand;
    memory_fs_init(&kept);
    put(&kept, "{\"languages.offered\": [\"fr\", \"id\"]}");
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept, .screen = "language"}));
    stand_settle(&stand);
    CHECK(stand_has(&stand, "language/en"));
    CHECK(stand_has(&stand, "language/fr"));
    CHECK(stand_has(&stand, "language/id"));
    CHECK(!stand_has(&stand, "language/de"));
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void damaged_settings_are_set_aside_and_the_loop_goes_on(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    MemoryFs kept;
    Stand stand;
    static const char zeros[64];
    memory_fs_init(&kept);
    memory_fs_put(&kept, "kept/settings.json", zeros, sizeof zeros);
    memory_fs_put(&kept, "kept/notices.json", zeros, sizeof zeros);
    memory_fs_put(&kept, "kept/pin-tries", zeros, sizeof zeros);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    CHECK(!strncmp(stand_screen(&stand), "attract", 7));
    CHECK(memory_fs_text(&kept, "kept/settings.json.damaged-1") != NULL);
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void a_card_that_cannot_be_written_is_told_and_the_setting_counts(void) {
    AUTO_FREE char *bundle =
        stand_bundle("{\"seconds\": 3, \"scenes\": [{\"scene\": \"flag-wall\"}, {\"scene\": \"agenda\"}]}");
    MemoryFs kept;
    Stand stand;
    memory_fs_init(&kept);
    kept.read_only = true;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    REQUIRE(hand_open_panel(&stand));
    REQUIRE(hand_open_tab(&stand, "attract"));
    REQUIRE(hand_touch_control(&stand, "scene 0 toggle"));
    stand_settle(&stand);
    CHECK(stand_says(&stand, "kept/settings.json"));
    REQUIRE(hand_touch_control(&stand, "leave"));
    stand_advance(&stand, 10 * second_us);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void an_urgent_notice_covers_everything_until_it_is_taken_back(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    MemoryFs kept;
    Stand stand;
    memory_fs_init(&kept);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    REQUIRE(hand_open_panel(&stand));
    REQUIRE(hand_open_tab(&stand, "notices"));
    REQUIRE(hand_touch_control(&stand, "notice say notice.leave"));
    stand_settle(&stand);
    REQUIRE(hand_touch_control(&stand, "notice urgent"));
    stand_settle(&stand);
    REQUIRE(hand_touch_control(&stand, "notice put"));
    stand_settle(&stand);
    REQUIRE(hand_touch_control(&stand, "leave"));
    stand_settle(&stand);
    CHECK(stand_says(&stand, "Please leave the building."));
    stand_tap_at(&stand, 480, 300); // nobody gets past it
    stand_settle(&stand);
    CHECK(!strncmp(stand_screen(&stand), "attract", 7));
    stand_finish(&stand);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept})); // over a restart
    stand_settle(&stand);
    CHECK(stand_says(&stand, "Please leave the building."));
    REQUIRE(hand_call_pad(&stand));
    hand_type_pin(&stand, "2468");
    REQUIRE(hand_open_tab(&stand, "notices"));
    REQUIRE(hand_touch_control(&stand, "notice take put-1"));
    stand_settle(&stand);
    REQUIRE(hand_touch_control(&stand, "leave"));
    stand_settle(&stand);
    CHECK(!stand_says(&stand, "Please leave the building."));
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void other_notices_stand_among_the_contents_own(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL), *next = stand_bundle_version(NULL, 2);
    MemoryFs kept;
    Stand stand;
    static const char notices[] =
        "{\"notices\": [{\"text\": \"Session moved to Hall B\", \"urgent\": false}, "
        "{\"text\": 7}, {\"text\": \"Long over\", \"urgent\": true, \"until\": 5}]}";
    memory_fs_init(&kept);
    memory_fs_put(&kept, "kept/notices.json", notices, strlen(notices));
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept, .screen = "notice/put-1"}));
    stand_settle(&stand);
    CHECK(stand_says(&stand, "Session moved to Hall B"));
    CHECK(!stand_says(&stand, "Long over"));
    stand_advance(&stand, 100 * second_us);
    stand_put_content(&stand, next); // they go on with other content
    stand_advance(&stand, 60 * second_us);
    CHECK_INT(app_bundle(stand.app)->version, 2);
    CHECK_STR(app_bundle(stand.app)->notices[0].id, "put-1");
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void the_corners_are_checked_one_after_the_other(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_settle(&stand);
    REQUIRE(hand_open_panel(&stand));
    REQUIRE(hand_open_tab(&stand, "display"));
    REQUIRE(hand_touch_control(&stand, "touch-check"));
    stand_settle(&stand);
    Metrics metrics = metrics_for(960, 540, 476);
    for (int corner = 0; corner < OPERATOR_CORNERS; corner++) {
        Point at = operator_cross(&metrics, corner);
        stand_tap_at(&stand, at.x + (corner == 2 ? 4 : 0), at.y);
        stand_settle(&stand);
    }
    CHECK_STR(stand_screen(&stand), "operator/display");
    hand_drag_up(&stand);
    hand_drag_up(&stand);
    CHECK(stand_says(&stand, "2.0 mm")); // 4 px of 2 px a millimetre
    stand_finish(&stand);
}

static void a_notice_ends_by_itself_when_its_time_is_over(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    MemoryFs kept;
    Stand stand;
    memory_fs_init(&kept);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    REQUIRE(hand_open_panel(&stand));
    REQUIRE(hand_open_tab(&stand, "notices"));
    REQUIRE(hand_touch_control(&stand, "notice say notice.leave"));
    stand_settle(&stand);
    REQUIRE(hand_touch_control(&stand, "notice urgent"));
    stand_settle(&stand);
    REQUIRE(hand_touch_control(&stand, "notice for 15"));
    stand_settle(&stand);
    REQUIRE(hand_touch_control(&stand, "notice put"));
    stand_settle(&stand);
    CHECK(stand_says(&stand, "until 10:57"));
    REQUIRE(hand_touch_control(&stand, "leave"));
    stand_settle(&stand);
    stand_advance(&stand, 14 * 60 * second_us);
    CHECK(stand_says(&stand, "Please leave the building."));
    stand_advance(&stand, 61 * second_us);
    CHECK(!stand_says(&stand, "Please leave the building."));
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void without_content_the_panel_is_there_all_the_same(void) {
    static const char *const tabs[] = {"content",    "attract", "display", "clock",
                                       "statistics", "logs",    "power",   "notices"};
    AUTO_FREE char *bundle = stand_bundle(NULL);
    MemoryFs kept;
    Stand stand;
    memory_fs_init(&kept);
    REQUIRE(stand_init(&stand, &(StandConfig){.kept = &kept}));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "fault");
    REQUIRE(hand_open_panel(&stand));
    for (size_t i = 0; i < COUNT_OF(tabs); i++) {
        REQUIRE(hand_open_tab(&stand, tabs[i]));
        for (int down = 0; down < 8; down++)
            hand_drag_up(&stand);
    }
    REQUIRE(hand_open_tab(&stand, "power"));
    REQUIRE(hand_touch_control(&stand, "set hours.tuesday 07:00-22:00"));
    stand_settle(&stand);
    stand_put_content(&stand, bundle); // nobody is thrown out for it
    stand_advance(&stand, 10 * second_us);
    CHECK_STR(stand_screen(&stand), "operator/power");
    stand_put_content(&stand, NULL);
    REQUIRE(hand_touch_control(&stand, "leave"));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "fault");
    stand_put_content(&stand, bundle);
    stand_advance(&stand, 10 * second_us);
    CHECK(!strncmp(stand_screen(&stand), "attract", 7));
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void a_finger_that_trembles_keeps_no_panel_open(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_settle(&stand);
    REQUIRE(hand_open_panel(&stand));
    stand_finger(&stand, UI_FINGER_DOWN, 1, 400, 300);
    for (int i = 0; i < 125; i++) {
        stand_advance(&stand, second_us);
        stand_finger(&stand, UI_FINGER_MOVE, 1, 400 + i % 2, 300);
    }
    stand_settle(&stand);
    CHECK(!strncmp(stand_screen(&stand), "attract", 7));
    stand_finish(&stand);
}

static void nothing_moves_below_an_urgent_notice(void) {
    static const char notices[] = "{\"notices\": [{\"text\": \"Leave\", \"urgent\": true}]}";
    AUTO_FREE char *bundle = stand_bundle(NULL);
    MemoryFs kept;
    Stand stand;
    memory_fs_init(&kept);
    memory_fs_put(&kept, "kept/notices.json", notices, strlen(notices));
    REQUIRE(
        stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept, .screen = "agenda/2026-11-24"}));
    stand_settle(&stand);
    CHECK(stand_says(&stand, "Leave"));
    for (int x = 700; x >= 100; x -= 50) { // to the next day, if it were not covered
        stand_finger(&stand, x == 700 ? UI_FINGER_DOWN : UI_FINGER_MOVE, 1, x, 300);
        stand_advance(&stand, 20000);
    }
    stand_finger(&stand, UI_FINGER_UP, 1, 100, 300);
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-24");
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

static void damaged_settings_give_no_visitor_the_pin(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    MemoryFs kept;
    Stand stand;
    memory_fs_init(&kept);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    REQUIRE(hand_open_panel(&stand));
    stand_finish(&stand);
    for (int start = 0; start < 2; start++) { // the second finds what the first has written again
        if (!start) memory_fs_put(&kept, "kept/settings.json", "\0\0\0\0", 4);
        REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
        stand_settle(&stand);
        REQUIRE(hand_call_pad(&stand));
        CHECK(stand_says(&stand, "Enter the PIN"));
        hand_type_pin(&stand, "2468");
        CHECK_STR(stand_screen(&stand), "operator/status");
        stand_finish(&stand);
    }
    memory_fs_finish(&kept);
}

TEST_MAIN(TEST(damaged_settings_give_no_visitor_the_pin), TEST(a_finger_that_trembles_keeps_no_panel_open),
          TEST(nothing_moves_below_an_urgent_notice), TEST(five_taps_in_a_corner_open_the_pad),
          TEST(slow_taps_and_other_corners_open_nothing),
          TEST(the_first_visit_sets_the_pin_and_the_next_asks_for_it),
          TEST(wrong_tries_wait_longer_and_over_a_restart), TEST(a_stuck_finger_on_the_pad_holds_nothing_up),
          TEST(the_panel_leaves_after_two_minutes_without_a_touch), TEST(the_panel_is_no_screen_to_start_on),
          TEST(a_scene_that_is_switched_off_comes_no_more),
          TEST(settings_that_somebody_else_writes_count_at_once),
          TEST(brightness_is_painted_where_there_is_no_light_to_dim),
          TEST(only_offered_languages_and_the_events_own_can_be_chosen),
          TEST(damaged_settings_are_set_aside_and_the_loop_goes_on),
          TEST(a_card_that_cannot_be_written_is_told_and_the_setting_counts),
          TEST(an_urgent_notice_covers_everything_until_it_is_taken_back),
          TEST(other_notices_stand_among_the_contents_own),
          TEST(a_notice_ends_by_itself_when_its_time_is_over),
          TEST(without_content_the_panel_is_there_all_the_same),
          TEST(the_corners_are_checked_one_after_the_other))
