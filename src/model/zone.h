// A time zone of the tz database: the event's wall clock to instants and back (ICU's data).
#pragma once
#include "base/err.h"
#include "bundle.h"

typedef struct Zone Zone;

typedef enum ZoneFit {
    ZONE_FIT_ONE,      // the wall-clock time happens once
    ZONE_FIT_SKIPPED,  // summer time skips it; the instant is the one as far after the gap
    ZONE_FIT_REPEATED, // it happens twice; the instant is the first
} ZoneFit;

// ERR_NOT_FOUND where the tz database has no such zone. The caller closes it.
bool zone_open(const char *iana_name, Zone **ret_zone, Err *err) MUST_USE;
void zone_close(Zone *zone); // NULL-safe

// The instant (seconds since 1970 UTC) of a minute of a day.
int64_t zone_instant(Zone *zone, Day day, int minute, ZoneFit *ret_fit);

// The wall-clock time of an instant; minute is rounded down. zone NULL: UTC.
EventTime zone_local(Zone *zone, int64_t instant_s);

// Offset from UTC at an instant, in seconds (28800 for GMT+8). zone NULL: 0.
int zone_offset_s(Zone *zone, int64_t instant_s);

// Days since 1970-01-01 from and to a proleptic Gregorian date.
Day day_from_date(int year, int month, int day);
void day_to_date(Day day, int *ret_year, int *ret_month, int *ret_day);
