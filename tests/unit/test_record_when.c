#include <string.h>
#include "model/zone.h"
#include "record/when.h"
#include "test.h"

static RecordTime at(int64_t unix_s, int32_t offset_s) {
    return (RecordTime){.unix_s = unix_s, .offset_s = offset_s};
}

static void times_are_written_in_the_zone_of_the_event(void) {
    char text[WHEN_TIME_SIZE];
    RecordTime time = at(1795488120, 8 * 3600);
    CHECK_STR(when_write_time(&time, text), "2026-11-24T10:42:00+08:00");
    time = at(1795488120, -(3 * 3600 + 1800));
    CHECK_STR(when_write_time(&time, text), "2026-11-23T23:12:00-03:30");
    CHECK_INT(when_hour(&time), 23);
    CHECK_INT(when_day(&time), day_from_date(2026, 11, 23));
}

static void wild_clocks_have_a_day_too(void) {
    char text[WHEN_TIME_SIZE], day[WHEN_DAY_SIZE];
    RecordTime early = at(INT64_MIN, -12 * 3600), late = at(INT64_MAX, 14 * 3600), odd = at(0, INT32_MIN);
    CHECK_STR(when_write_day(when_day(&early), day), "1970-01-01");
    CHECK_STR(when_write_time(&late, text), "9999-12-31T23:59:59+14:00");
    CHECK_STR(when_write_time(&odd, text), "1970-01-01T00:00:00+00:00");
    CHECK_INT(when_hour(&late), 23);
}

static void days_are_read_to_the_letter(void) {
    static const char *const wrong[] = {"",           "2026-11-31", "2026-13-01", "2026-02-29",  "1969-12-31",
                                        "2026-1-1",   "2026-11-2x", "20261124",   "2026-11-240", "+026-11-24",
                                        "2026--1-24", "-026-11-24", "2026-00-10", "2026-11-00"};
    Day day = -1;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        if (!CHECK(!when_parse_day(wrong[i], &day))) CHECK_STR(wrong[i], "refused");
    CHECK_INT(day, -1);
    REQUIRE(when_parse_day("2028-02-29", &day));
    CHECK_INT(day, day_from_date(2028, 2, 29));
    REQUIRE(when_parse_day("9999-12-31", &day));
}

TEST_MAIN(TEST(times_are_written_in_the_zone_of_the_event), TEST(wild_clocks_have_a_day_too),
          TEST(days_are_read_to_the_letter))
