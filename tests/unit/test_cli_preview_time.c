// Which time a preview shows; the monotonic clock is the test's.
#include "cli/preview_time.h"

#include <stdlib.h>
#include "base/auto.h"
#include "bundle_text.h"
#include "test.h"

static const int64_t second_us = 1000000;
static const int64_t ten_s = 1795485600; // 2026-11-24T10:00:00+08:00

// Two sessions on the 24th, from 10:00 to 12:00 and from 11:00 to 13:00; three days.
static Bundle *load(void) {
    AUTO_FREE char *text = bundle_text(
        "\"agenda\": [{\"id\": \"late\", \"start\": \"2026-11-24T11:00\", \"end\": \"2026-11-24T13:00\", "
        "\"title\": \"Late\"}, {\"id\": \"main\", \"start\": \"2026-11-24T10:00\", \"end\": "
        "\"2026-11-24T12:00\", \"title\": \"Main\"}]");
    Bundle *bundle = bundle_text_load(text, NULL, NULL);
    if (!CHECK(bundle)) exit(1);
    return bundle;
}

static void a_day_is_rehearsed_in_three_minutes(void) {
    Bundle *bundle = load();
    PreviewTime time;
    Day day;
    Err err = {0};
    REQUIRE(preview_day_parse("2026-11-24", &day));
    REQUIRE(preview_time_of_day(bundle, day, 0, &time, &err));
    CHECK(preview_time_s(&time, 0) == ten_s - 900);
    CHECK_INT(preview_time_per_mille(&time, 0), 0);
    CHECK(preview_time_s(&time, 90 * second_us) == ten_s - 900 + (3 * 3600 + 900) / 2);
    CHECK_INT(preview_time_per_mille(&time, 90 * second_us), 500);
    CHECK(!preview_time_is_over(&time, 179 * second_us));
    CHECK(preview_time_is_over(&time, 180 * second_us));
    CHECK(preview_time_s(&time, 1000 * second_us) == ten_s + 3 * 3600);
    CHECK_INT(preview_time_per_mille(&time, 1000 * second_us), 1000);
    bundle_destroy(bundle);
}

static void a_day_without_sessions_is_told_with_those_that_have(void) {
    Bundle *bundle = load();
    PreviewTime time;
    Day day;
    Err err = {0};
    REQUIRE(preview_day_parse("2026-11-25", &day));
    CHECK(!preview_time_of_day(bundle, day, 0, &time, &err));
    CHECK_STR(err.message, "there is no session on that day; there are on 2026-11-24");
    bundle_destroy(bundle);
}

static void the_slider_goes_from_end_to_end_and_no_further(void) {
    Bundle *bundle = load();
    PreviewTime time;
    preview_time_of_event(bundle, 0, &time);
    CHECK(preview_time_s(&time, 500 * second_us) == ten_s); // it stands
    preview_time_set(&time, preview_time_at(&time, 0), 0);
    CHECK(preview_time_s(&time, 0) == time.first_s);
    preview_time_set(&time, time.last_s + 1000000, 0);
    CHECK(preview_time_s(&time, 0) == time.last_s);
    preview_time_set(&time, 0, 0);
    CHECK(preview_time_s(&time, 0) == time.first_s);
    for (int per_mille = 0; per_mille <= 1000; per_mille += 125) {
        preview_time_set(&time, preview_time_at(&time, per_mille), 0);
        CHECK_INT(preview_time_per_mille(&time, 0), per_mille);
    }
    bundle_destroy(bundle);
}

static void it_runs_from_where_it_is_and_stands_where_it_is(void) {
    Bundle *bundle = load();
    PreviewTime time;
    preview_time_of_event(bundle, 0, &time);
    preview_time_run(&time, 60, 10 * second_us);
    CHECK(preview_time_s(&time, 11 * second_us) == ten_s + 60);
    preview_time_run(&time, 0, 12 * second_us);
    CHECK(preview_time_s(&time, 99 * second_us) == ten_s + 120);
    bundle_destroy(bundle);
}

static void what_is_no_day_is_told(void) {
    static const char *const wrong[] = {"",         "2026-11-31", "2026-13-01", "26-11-24", "2026-11-24x",
                                        "tomorrow", "2026-1-241"};
    Day day = 7;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        CHECK(!preview_day_parse(wrong[i], &day));
    CHECK_INT(day, 7);
}

TEST_MAIN(TEST(a_day_is_rehearsed_in_three_minutes),
          TEST(a_day_without_sessions_is_told_with_those_that_have),
          TEST(the_slider_goes_from_end_to_end_and_no_further),
          TEST(it_runs_from_where_it_is_and_stands_where_it_is), TEST(what_is_no_day_is_told))
