#include "when.h"

#include <stdio.h>
#include <string.h>
#include "model/zone.h"

static const int64_t day_s = 86400;
static const int64_t last_year_s = INT64_C(253402300799); // the last second of 9999

static int64_t wall_s(const RecordTime *time) {
    // Offsets of real zones are under a day; what is not one must not overflow.
    int64_t offset = time->offset_s < -day_s || time->offset_s > day_s ? 0 : time->offset_s;
    int64_t unix_s = time->unix_s < 0 ? 0 : time->unix_s > last_year_s ? last_year_s : time->unix_s;
    int64_t wall = unix_s + offset;
    return wall < 0 ? 0 : wall > last_year_s ? last_year_s : wall;
}

Day when_day(const RecordTime *time) {
    return (Day)(wall_s(time) / day_s);
}

int when_hour(const RecordTime *time) {
    return (int)(wall_s(time) % day_s / 3600);
}

const char *when_write_day(Day day, char *buffer) {
    int year, month, number;
    day_to_date(day, &year, &month, &number);
    // Unsigned remainders tell the compiler that the buffer is large enough.
    snprintf(buffer, WHEN_DAY_SIZE, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100,
             (unsigned)number % 100);
    return buffer;
}

const char *when_write_time(const RecordTime *time, char *buffer) {
    int64_t wall = wall_s(time),
            offset = time->offset_s < -day_s || time->offset_s > day_s ? 0 : time->offset_s;
    unsigned minutes = (unsigned)((offset < 0 ? -offset : offset) / 60), second = (unsigned)(wall % day_s);
    char day[WHEN_DAY_SIZE];
    snprintf(buffer, WHEN_TIME_SIZE, "%sT%02u:%02u:%02u%c%02u:%02u", when_write_day((Day)(wall / day_s), day),
             second / 3600 % 100, second / 60 % 60, second % 60, offset < 0 ? '-' : '+', minutes / 60 % 100,
             minutes % 60);
    return buffer;
}

bool when_parse_day(const char *text, Day *ret_day) {
    int year = 0, month = 0, number = 0, used = 0;
    char again[WHEN_DAY_SIZE];
    if (strlen(text) != WHEN_DAY_SIZE - 1 || strspn(text, "0123456789-") != WHEN_DAY_SIZE - 1) return false;
    if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &number, &used) != 3 || used != WHEN_DAY_SIZE - 1)
        return false;
    if (year < 1970 || month < 1 || month > 12 || number < 1 || number > 31) return false;
    Day day = day_from_date(year, month, number);
    if (strcmp(when_write_day(day, again), text) != 0) return false; // the 31st of a month of 30
    *ret_day = day;
    return true;
}
