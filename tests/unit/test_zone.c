#include <stdlib.h>
#include "model/zone.h"
#include "test.h"

static Zone *open_zone(const char *name) {
    Zone *zone = NULL;
    Err err = {0};
    if (!zone_open(name, &zone, &err)) abort();
    return zone;
}

// The instant of a wall-clock time, checked for how it fits.
static int64_t instant(Zone *zone, int year, int month, int day, int hour, int minute, ZoneFit want) {
    ZoneFit fit;
    int64_t at_s = zone_instant(zone, day_from_date(year, month, day), hour * 60 + minute, &fit);
    CHECK_INT(fit, want);
    return at_s;
}

static void a_zone_without_summer_time_is_an_offset(void) {
    Zone *zone = open_zone("Asia/Makassar");
    CHECK_INT(instant(zone, 2026, 11, 24, 10, 0, ZONE_FIT_ONE), 1795485600);
    CHECK_INT(zone_offset_s(zone, 1795485600), 8 * 3600);
    zone_close(zone);
}

static void unknown_zones_are_not_found(void) {
    static const char *const bad[] = {
        "Asia/Atlantis",  "",
        "GMT+25:00",      "asia\xC3\xA9",
        "../etc/passwd",  "Mars",
        "Asia/Makassar ", "A/very/long/name/A/very/long/name/A/very/long/name/A/very/long/name"};
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        Zone *zone = NULL;
        Err err = {0};
        if (!CHECK(!zone_open(bad[i], &zone, &err))) zone_close(zone);
        CHECK_INT(err.code, ERR_NOT_FOUND);
        CHECK(zone == NULL);
    }
}

static void a_time_that_summer_time_skips_is_as_far_after_the_gap(void) {
    Zone *zone = open_zone("America/New_York"); // 2026-03-08 02:00 to 03:00
    int64_t before = instant(zone, 2026, 3, 8, 1, 59, ZONE_FIT_ONE);
    CHECK_INT(instant(zone, 2026, 3, 8, 3, 0, ZONE_FIT_ONE), before + 60);
    int64_t skipped = instant(zone, 2026, 3, 8, 2, 30, ZONE_FIT_SKIPPED);
    CHECK_INT(skipped, instant(zone, 2026, 3, 8, 3, 30, ZONE_FIT_ONE));
    CHECK_INT(zone_local(zone, skipped).minute, 3 * 60 + 30);
    zone_close(zone);
}

static void of_a_time_that_happens_twice_the_first_is_taken(void) {
    Zone *zone = open_zone("America/New_York"); // 2026-11-01 02:00 back to 01:00
    int64_t first = instant(zone, 2026, 11, 1, 1, 30, ZONE_FIT_REPEATED);
    CHECK_INT(first, 1793511000); // 05:30 UTC
    CHECK_INT(zone_offset_s(zone, first), -4 * 3600);
    CHECK_INT(zone_offset_s(zone, first + 3600), -5 * 3600);
    CHECK_INT(zone_local(zone, first + 3600).minute, 90);
    instant(zone, 2026, 11, 1, 2, 0, ZONE_FIT_ONE);
    instant(zone, 2026, 11, 1, 0, 59, ZONE_FIT_ONE);
    zone_close(zone);
}

static void summer_time_of_half_an_hour_is_known(void) {
    Zone *zone = open_zone("Australia/Lord_Howe"); // +10:30, summer +11; 2026-04-05 02:00 back to 01:30
    instant(zone, 2026, 4, 5, 1, 29, ZONE_FIT_ONE);
    int64_t first = instant(zone, 2026, 4, 5, 1, 45, ZONE_FIT_REPEATED);
    CHECK_INT(zone_offset_s(zone, first), 11 * 3600);
    CHECK_INT(zone_offset_s(zone, first + 1800), 10 * 3600 + 1800);
    instant(zone, 2026, 10, 4, 2, 15, ZONE_FIT_SKIPPED);
    instant(zone, 2026, 10, 4, 2, 30, ZONE_FIT_ONE);
    zone_close(zone);
}

static void a_day_that_a_zone_left_out_is_skipped(void) {
    Zone *zone = open_zone("Pacific/Apia"); // went west to east of the date line over 2011-12-30
    instant(zone, 2011, 12, 30, 12, 0, ZONE_FIT_SKIPPED);
    int64_t midnight = instant(zone, 2011, 12, 31, 0, 0, ZONE_FIT_ONE);
    CHECK_INT(zone_local(zone, midnight - 60).day, day_from_date(2011, 12, 29));
    zone_close(zone);
}

static void the_offset_is_right_whichever_span_was_asked_before(void) {
    Zone *zone = open_zone("Europe/Paris");
    int64_t winter = 1768478400, summer = 1784116800; // January and July 2026
    for (int i = 0; i < 3; i++) {
        CHECK_INT(zone_offset_s(zone, winter), 3600);
        CHECK_INT(zone_offset_s(zone, summer), 7200);
        CHECK_INT(instant(zone, 2026, 7, 15, 14, 0, ZONE_FIT_ONE), summer);
    }
    zone_close(zone);
}

static void every_minute_comes_back_as_it_went_in(void) {
    static const char *const names[] = {"America/New_York", "Asia/Kathmandu", "Pacific/Chatham", "UTC"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        Zone *zone = open_zone(names[i]);
        int wrong = 0;
        for (Day day = day_from_date(2026, 1, 1); day < day_from_date(2027, 1, 1); day++) {
            for (int minute = 0; minute < 1440; minute += 15) {
                ZoneFit fit;
                EventTime back = zone_local(zone, zone_instant(zone, day, minute, &fit));
                if (fit != ZONE_FIT_SKIPPED) wrong += back.day != day || back.minute != minute;
            }
        }
        CHECK_INT(wrong, 0);
        zone_close(zone);
    }
}

static void local_time_before_1970_is_rounded_down(void) {
    Zone *zone = open_zone("UTC");
    EventTime time = zone_local(zone, -1);
    CHECK_INT(time.day, -1);
    CHECK_INT(time.minute, 1439);
    zone_close(zone);
}

static void days_and_dates_are_each_others_reverse(void) {
    CHECK_INT(day_from_date(1970, 1, 1), 0);
    CHECK_INT(day_from_date(2000, 3, 1), 11017);
    CHECK_INT(day_from_date(2026, 11, 23) - day_from_date(2026, 2, 28), 268);
    int year, month, number;
    for (Day day = day_from_date(1, 1, 1); day < day_from_date(2400, 1, 1); day += 13) {
        day_to_date(day, &year, &month, &number);
        if (!CHECK_INT(day_from_date(year, month, number), day)) return;
    }
    day_to_date(day_from_date(2024, 2, 28) + 1, &year, &month, &number);
    CHECK_INT(month * 100 + number, 229);
    day_to_date(day_from_date(2100, 2, 28) + 1, &year, &month, &number);
    CHECK_INT(month * 100 + number, 301);
}

TEST_MAIN(TEST(a_zone_without_summer_time_is_an_offset), TEST(unknown_zones_are_not_found),
          TEST(a_time_that_summer_time_skips_is_as_far_after_the_gap),
          TEST(of_a_time_that_happens_twice_the_first_is_taken), TEST(summer_time_of_half_an_hour_is_known),
          TEST(a_day_that_a_zone_left_out_is_skipped),
          TEST(the_offset_is_right_whichever_span_was_asked_before),
          TEST(every_minute_comes_back_as_it_went_in), TEST(local_time_before_1970_is_rounded_down),
          TEST(days_and_dates_are_each_others_reverse))
