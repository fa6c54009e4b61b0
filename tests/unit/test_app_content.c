// Content that is missing, broken, too new, or that changes while the kiosk runs.
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "app/app.h"
#include "base/auto.h"
#include "stand.h"
#include "test.h"

static const char agenda_only[] = "{\"scenes\": [{\"scene\": \"agenda\"}]}";

static void without_content_the_screen_says_so_and_heals(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){0}));
    CHECK(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "fault");
    CHECK(stand_says(&stand, "No content on this screen"));
    CHECK_INT(app_content_error(stand.app)->code, ERR_NOT_FOUND);
    CHECK(!app_bundle(stand.app));
    CHECK_INT(stand.presents, 1);
    stand_put_content(&stand, bundle);
    stand_advance(&stand, 3000000);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    CHECK(stand_says(&stand, "Main matter"));
    CHECK_INT(app_content_error(stand.app)->code, ERR_NONE);
    stand_finish(&stand);
}

static void the_fault_screen_rests_while_nothing_comes(void) {
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){0}));
    stand_advance(&stand, 600000000);
    CHECK_STR(stand_screen(&stand), "fault");
    CHECK_INT(stand.presents, 1);
    CHECK(stand.steps < 650);
    CHECK(stand.spins <= 1);
    stand_tap_at(&stand, 480, 270);
    stand_advance(&stand, 1000000);
    CHECK_STR(stand_screen(&stand), "fault");
    stand_finish(&stand);
}

static void half_a_bundle_is_told_with_its_place_and_heals(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL), *half = stand_bundle(NULL);
    half[strlen(half) / 2] = 0;
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = half}));
    CHECK(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "fault");
    CHECK_INT(app_content_error(stand.app)->code, ERR_BAD_JSON);
    CHECK_CONTAINS(app_content_error(stand.app)->message, "bundle.json");
    CHECK(stand_says(&stand, "bundle.json"));
    stand_put_content(&stand, bundle);
    stand_advance(&stand, 3000000);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    stand_finish(&stand);
}

static void a_newer_format_is_told_and_heals(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = "{\"format\": 2, \"id\": \"test\"}"}));
    CHECK(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "fault");
    CHECK_INT(app_content_error(stand.app)->code, ERR_NEW_FORMAT);
    stand_put_content(&stand, bundle);
    stand_advance(&stand, 3000000);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    stand_finish(&stand);
}

static void another_fault_replaces_the_words_of_the_last(void) {
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){0}));
    CHECK(stand_settle(&stand));
    uint64_t missing = stand_pixels(&stand);
    stand_put_content(&stand, "[");
    stand_advance(&stand, 3000000);
    CHECK_STR(stand_screen(&stand), "fault");
    CHECK_INT(app_content_error(stand.app)->code, ERR_BAD_JSON);
    CHECK(stand_pixels(&stand) != missing);
    stand_finish(&stand);
}

static void what_is_shown_stays_when_content_breaks(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only), *second = stand_bundle_version(agenda_only, 2);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    CHECK(stand_settle(&stand));
    stand_put_content(&stand, "{\"format\": 1,");
    stand_advance(&stand, 90000000);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    CHECK(stand_says(&stand, "Main matter"));
    CHECK_INT(app_bundle(stand.app)->version, 1);
    CHECK_INT(app_content_error(stand.app)->code, ERR_BAD_JSON);
    stand_put_content(&stand, NULL);
    stand_advance(&stand, 90000000);
    CHECK(stand_says(&stand, "Main matter"));
    CHECK_INT(app_content_error(stand.app)->code, ERR_NOT_FOUND);
    stand_put_content(&stand, second);
    stand_advance(&stand, 90000000);
    CHECK_INT(app_bundle(stand.app)->version, 2);
    CHECK_INT(app_content_error(stand.app)->code, ERR_NONE);
    stand_finish(&stand);
}

static void a_changed_agenda_csv_is_new_content(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    CHECK(stand_settle(&stand));
    CHECK(stand_says(&stand, "Main matter"));
    stand_put_agenda(&stand, "start,end,title\n2026-11-24T10:00,2026-11-24T12:00,From a sheet\n");
    stand_advance(&stand, 90000000);
    CHECK(stand_says(&stand, "From a sheet"));
    CHECK(!stand_says(&stand, "Main matter"));
    stand_put_agenda(&stand, "nothing of use");
    stand_advance(&stand, 90000000);
    CHECK(stand_says(&stand, "From a sheet"));
    CHECK_CONTAINS(app_content_error(stand.app)->message, "agenda.csv:1:1: the first line names the columns");
    stand_put_agenda(&stand, NULL);
    stand_advance(&stand, 90000000);
    CHECK(stand_says(&stand, "Main matter"));
    CHECK_INT(app_content_error(stand.app)->code, ERR_NONE);
    stand_finish(&stand);
}

static void content_is_read_again_only_when_it_changed(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, 1000000);
    const Bundle *first = app_bundle(stand.app);
    stand_advance(&stand, 300000000);
    CHECK(app_bundle(stand.app) == first);
    stand_put_content(&stand, bundle);
    stand_advance(&stand, 90000000);
    CHECK_STR(app_bundle(stand.app)->id, "test");
    CHECK_INT(app_content_error(stand.app)->code, ERR_NONE);
    stand_finish(&stand);
}

static void new_content_waits_until_the_visitor_is_gone(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only), *second = stand_bundle_version(agenda_only, 2);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    CHECK(stand_settle(&stand));
    CHECK(stand_tap(&stand, "scene"));
    stand_put_content(&stand, second);
    for (int i = 0; i < 3; i++) {
        stand_advance(&stand, 45000000);
        stand_tap_at(&stand, 3, 3);
        CHECK_STR(stand_screen(&stand), "agenda/2026-11-24");
        CHECK_INT(app_bundle(stand.app)->version, 1);
    }
    stand_advance(&stand, 200000000);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    CHECK_INT(app_bundle(stand.app)->version, 2);
    stand_finish(&stand);
}

static void new_content_starts_the_loop_from_its_first_scene(void) {
    AUTO_FREE char *bundle = stand_bundle("{\"scenes\": [{\"scene\": \"agenda\", \"seconds\": 5}, "
                                          "{\"scene\": \"flag-wall\", \"seconds\": 600}]}");
    AUTO_FREE char *second =
        stand_bundle_version("{\"scenes\": [{\"scene\": \"notice\", \"seconds\": 600}]}", 2);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, 10000000);
    CHECK_STR(stand_screen(&stand), "attract-wall");
    stand_put_content(&stand, second);
    stand_advance(&stand, 90000000);
    CHECK_STR(stand_screen(&stand), "attract-notice/open");
    CHECK(stand_says(&stand, "Lunch is served"));
    stand_finish(&stand);
}

static void an_unknown_start_screen_is_told_and_the_loop_runs(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    static const char *const wrong[] = {"lobby", "session/nobody", "home/1", "agenda/2026-12-24", "session/",
                                        ""};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        Stand stand;
        REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = wrong[i]}));
        CHECK_INT(app_screen_error(stand.app)->code, ERR_NOT_FOUND);
        CHECK(app_screen_error(stand.app)->message[0]);
        CHECK_INT(app_content_error(stand.app)->code, ERR_NONE);
        CHECK(stand_settle(&stand));
        CHECK_STR(stand_screen(&stand), "attract-agenda");
        stand_finish(&stand);
    }
}

static void a_start_screen_is_started_on_and_left_like_any_other(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .screen = "session/late"}));
    CHECK(stand_settle(&stand));
    CHECK_INT(app_screen_error(stand.app)->code, ERR_NONE);
    CHECK_STR(stand_screen(&stand), "session/late");
    CHECK(stand_tap(&stand, "back"));
    CHECK(stand_settle(&stand));
    CHECK_STR(stand_screen(&stand), "agenda/2026-11-25");
    stand_advance(&stand, 81000000);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    stand_finish(&stand);
}

static void a_wrong_now_is_an_error_with_and_without_content(void) {
    AUTO_FREE char *bundle = stand_bundle(NULL);
    Stand stand;
    CHECK(!stand_init(&stand, &(StandConfig){.content = bundle, .now = "yesterday"}));
    CHECK_INT(stand.err.code, ERR_USAGE);
    stand_finish(&stand);
    CHECK(!stand_init(&stand, &(StandConfig){.now = "2026-13-01T00:00"}));
    CHECK_INT(stand.err.code, ERR_USAGE);
    stand_finish(&stand);
}

static void now_is_meant_in_the_zone_of_content_that_comes_later(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.now = "2026-11-24T11:15"}));
    stand_advance(&stand, 5000000);
    stand_put_content(&stand, bundle);
    stand_advance(&stand, 3000000);
    CHECK(stand_says(&stand, "11:15"));
    CHECK(stand_says(&stand, "Main matter"));
    stand_advance(&stand, 60000000);
    CHECK(stand_says(&stand, "11:16"));
    stand_finish(&stand);
}

static void without_fonts_the_safety_net_speaks_and_the_screen_heals(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    char fonts[600], packages[700];
    snprintf(fonts, sizeof fonts, "%s/fonts", test_folder());
    mkdir(fonts, 0777);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .font_root = fonts}));
    stand_advance(&stand, 30000000);
    CHECK(stand.safety_calls > 0);
    CHECK(stand.safety_calls <= 30);
    CHECK(stand.shown);
    CHECK_CONTAINS(stand.safety_note, "fonts");
    CHECK_INT(app_text_error(stand.app)->code, ERR_NO_FONT);
    // Touches do no harm, and time passes.
    stand_tap_at(&stand, 480, 270);
    stand_advance(&stand, 200000000);
    CHECK(stand.spins <= 2);
    // The package is installed.
    int calls = stand.safety_calls;
    snprintf(packages, sizeof packages, "%s/opentype", fonts);
    REQUIRE(!symlink("/usr/share/fonts/opentype", packages));
    stand_advance(&stand, 70000000);
    CHECK(stand_says(&stand, "Main matter"));
    CHECK_INT(app_text_error(stand.app)->code, ERR_NONE);
    calls = stand.safety_calls;
    stand_advance(&stand, 200000000);
    CHECK_INT(stand.safety_calls, calls);
    stand_finish(&stand);
}

static void without_fonts_and_content_the_screen_heals_from_both(void) {
    AUTO_FREE char *bundle = stand_bundle(agenda_only);
    char fonts[600], packages[700];
    snprintf(fonts, sizeof fonts, "%s/fonts", test_folder());
    mkdir(fonts, 0777);
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.font_root = fonts}));
    stand_advance(&stand, 10000000);
    CHECK(stand.safety_calls > 0);
    stand_put_content(&stand, bundle);
    stand_advance(&stand, 10000000);
    snprintf(packages, sizeof packages, "%s/opentype", fonts);
    REQUIRE(!symlink("/usr/share/fonts/opentype", packages));
    stand_advance(&stand, 70000000);
    CHECK(stand_says(&stand, "Main matter"));
    stand_finish(&stand);
}

static void pictures_that_are_missing_leave_the_rest(void) {
    AUTO_FREE char *bundle =
        stand_bundle("{\"scenes\": [{\"scene\": \"picture\", \"file\": \"gone.png\", \"seconds\": 2}, "
                     "{\"scene\": \"agenda\", \"seconds\": 600}]}");
    Stand stand;
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle}));
    stand_advance(&stand, 10000000);
    CHECK_STR(stand_screen(&stand), "attract-agenda");
    CHECK(stand_says(&stand, "Main matter"));
    stand_finish(&stand);
}

TEST_MAIN(TEST(without_content_the_screen_says_so_and_heals),
          TEST(the_fault_screen_rests_while_nothing_comes),
          TEST(half_a_bundle_is_told_with_its_place_and_heals), TEST(a_newer_format_is_told_and_heals),
          TEST(another_fault_replaces_the_words_of_the_last), TEST(what_is_shown_stays_when_content_breaks),
          TEST(a_changed_agenda_csv_is_new_content), TEST(content_is_read_again_only_when_it_changed),
          TEST(new_content_waits_until_the_visitor_is_gone),
          TEST(new_content_starts_the_loop_from_its_first_scene),
          TEST(an_unknown_start_screen_is_told_and_the_loop_runs),
          TEST(a_start_screen_is_started_on_and_left_like_any_other),
          TEST(a_wrong_now_is_an_error_with_and_without_content),
          TEST(now_is_meant_in_the_zone_of_content_that_comes_later),
          TEST(without_fonts_the_safety_net_speaks_and_the_screen_heals),
          TEST(without_fonts_and_content_the_screen_heals_from_both),
          TEST(pictures_that_are_missing_leave_the_rest))
