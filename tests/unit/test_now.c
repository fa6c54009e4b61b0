#include <stdio.h>
#include "app/now.h"
#include "base/auto.h"
#include "bundle_text.h"
#include "model/bundle.h"
#include "test.h"

static const int64_t noon_utc_s = 1795521600; // 2026-11-24T12:00:00Z

static int64_t parsed(const char *text, Zone *zone) {
    Err err = {0};
    int64_t unix_s = -1;
    if (!CHECK(now_parse(text, zone, &unix_s, &err))) printf("    \"%s\": %s\n", text, err.message);
    return unix_s;
}

static void a_time_without_an_offset_is_meant_in_the_events_zone(void) {
    Bundle *bundle = bundle_with("");
    CHECK_INT(parsed("2026-11-24T20:00", bundle->zone), noon_utc_s);
    CHECK_INT(parsed("2026-11-24T20:00:30", bundle->zone), noon_utc_s + 30);
    bundle_destroy(bundle);
}

static void without_a_zone_it_is_utc(void) {
    CHECK_INT(parsed("2026-11-24T12:00", NULL), noon_utc_s);
}

static void an_offset_counts_whatever_the_zone(void) {
    Bundle *bundle = bundle_with("");
    Zone *const zones[] = {NULL, bundle->zone};
    for (size_t i = 0; i < COUNT_OF(zones); i++) {
        CHECK_INT(parsed("2026-11-24T12:00Z", zones[i]), noon_utc_s);
        CHECK_INT(parsed("2026-11-24T12:00:00z", zones[i]), noon_utc_s);
        CHECK_INT(parsed("2026-11-24T20:00+08:00", zones[i]), noon_utc_s);
        CHECK_INT(parsed("2026-11-24T08:30:00-03:30", zones[i]), noon_utc_s);
        CHECK_INT(parsed("2026-11-25T02:00+14:00", zones[i]), noon_utc_s);
    }
    bundle_destroy(bundle);
}

static void summer_time_is_the_zones(void) {
    Bundle *bundle = bundle_in_zone("Europe/Berlin", "");
    CHECK_INT(parsed("2026-11-24T13:00", bundle->zone), noon_utc_s);
    CHECK_INT(parsed("2026-07-01T14:00", bundle->zone), 1782907200);
    // 2026-03-29 02:30 is skipped: some time around it, not an error and not another day.
    int64_t skipped = parsed("2026-03-29T02:30", bundle->zone);
    CHECK(skipped >= 1774746000 && skipped <= 1774753200);
    bundle_destroy(bundle);
}

static void leap_days_and_years_long_gone_or_to_come(void) {
    CHECK_INT(parsed("2024-02-29T00:00Z", NULL), 1709164800);
    CHECK_INT(parsed("1970-01-01T00:00Z", NULL), 0);
    CHECK_INT(parsed("1969-12-31T23:59:59Z", NULL), -1);
    CHECK_INT(parsed("2100-01-01T00:00Z", NULL), 4102444800);
}

static void what_is_no_time_is_refused_with_a_sentence(void) {
    static const char *const wrong[] = {
        "",
        "now",
        "10:42",
        "2026-11-24",
        "2026-11-24 10:42",
        "2026-11-24T",
        "2026-11-24T10",
        "2026-11-24T10:42 ",
        "2026-11-24T24:00",
        "2026-11-24T10:60",
        "2026-11-24T10:42:60",
        "2026-11-24T10:42:",
        "2026-13-24T10:42",
        "2026-00-24T10:42",
        "2026-11-00T10:42",
        "2026-11-32T10:42",
        "2026-02-30T10:42",
        "2026-11-31T10:42",
        "2025-02-29T10:42",
        "2026-11-24T10:42+8",
        "2026-11-24T10:42+08",
        "2026-11-24T10:42+19:00",
        "2026-11-24T10:42+08:60",
        "2026-11-24T10:42+08:00x",
        "2026-11-24T10:42 +08:00",
        "2026-11-24T10:42Zulu",
        "2026-11-24T-1:42",
        "2026-11-24T10:-2",
        "2026-11-24T10:42:-3",
        "2026-11-24T10:42+-8:00",
        "2026-11-24T10:42+08:-1",
        "-2026-11-24T10:42",
        "99999999999-11-24T10:42",
        "2026-11-24T10:42\n",
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        Err err = {0};
        int64_t unix_s = 77;
        if (!CHECK(!now_parse(wrong[i], NULL, &unix_s, &err))) printf("    \"%s\"\n", wrong[i]);
        CHECK_INT(unix_s, 77);
        CHECK_INT(err.code, ERR_USAGE);
        CHECK_CONTAINS(err.message, "2026-11-24T10:42");
    }
}

TEST_MAIN(TEST(a_time_without_an_offset_is_meant_in_the_events_zone), TEST(without_a_zone_it_is_utc),
          TEST(an_offset_counts_whatever_the_zone), TEST(summer_time_is_the_zones),
          TEST(leap_days_and_years_long_gone_or_to_come), TEST(what_is_no_time_is_refused_with_a_sentence))
