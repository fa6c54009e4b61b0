// A moment as records need it, and how it is written down.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "model/bundle.h"

typedef struct RecordTime {
    int64_t unix_s;
    int32_t offset_s;     // of the event's zone from UTC at that moment
    bool certain;         // the clock is known to be right
    int64_t monotonic_us; // for how long things lasted, whatever the clock does
} RecordTime;

enum {
    WHEN_DAY_SIZE = 11,  // "2026-11-24" and NUL
    WHEN_TIME_SIZE = 26, // "2026-11-24T10:42:00+08:00" and NUL
};

// The day and the hour (0 to 23) of the wall clock in its zone. Days before 1970 and after 9999 are the first
// and the last one.
Day when_day(const RecordTime *time);
int when_hour(const RecordTime *time);

// ISO 8601; buffers of the sizes above. Return buffer.
const char *when_write_day(Day day, char *buffer);
const char *when_write_time(const RecordTime *time, char *buffer);

// A day as it is written, to the letter and in the calendar. False for anything else.
bool when_parse_day(const char *text, Day *ret_day);
