// A day's screen hours as people write them: "07:00-22:00", "07:00-12:00, 14:00-02:00", "always", "never",
// and for the event's days "weekday": as on other days.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/err.h"

enum {
    DAY_MINUTES = 1440,
    DAY_SPANS = 4,            // breakfast, morning, afternoon, night: nobody switches a screen more often
    DAY_HOURS_TEXT_SIZE = 64, // of day_hours_print
};

typedef enum DayRule {
    DAY_ALWAYS,
    DAY_NEVER,
    DAY_BY_SPANS,
    DAY_AS_WEEKDAY
} DayRule;

typedef struct DaySpan {
    int16_t from;  // minute of the day, 0 to 1439
    int16_t until; // 1 to 1440; where it is not after from, it is of the next day
} DaySpan;

typedef struct DayHours {
    DayRule rule;
    int count; // of spans, where DAY_BY_SPANS, in the order of their beginnings
    DaySpan spans[DAY_SPANS];
} DayHours;

// ERR_USAGE with a sentence where text is none of the above; spans must not overlap within a day.
bool day_hours_parse(const char *text, bool may_be_weekday, DayHours *ret_hours, Err *err) MUST_USE;

// Into the caller's buffer of DAY_HOURS_TEXT_SIZE. Returns buffer.
const char *day_hours_print(const DayHours *hours, char *buffer);

// "07:00" to its minute, 0 to 1439; -1 where it is no time of day. Stops behind the five letters.
int minute_parse(const char *text);
