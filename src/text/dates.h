// Days and times in words, by locale (ICU). They take the event's wall clock as days and minutes, never a
// zone.
#pragma once
#include <stdint.h>
#include "base/arena.h"

typedef struct Dates Dates;

typedef enum DateForm {
    DATE_TIME,       // 10:42
    DATE_WEEKDAY,    // Tuesday
    DATE_DAY_MONTH,  // 24 November
    DATE_DAY_MON,    // 24 Nov
    DATE_SHORT,      // Tue 24 Nov
    DATE_LONG,       // Tuesday 24 November
    DATE_FULL,       // 24 November 2026
    DATE_MONTH_YEAR, // November 2026
    DATE_MON_YEAR,   // Nov 2026
    DATE_DAY,        // 24
    DATE_YEAR,       // 2026
    DATE_FORM_COUNT
} DateForm;

// calendar: one of ICU's, NULL: Gregorian; digits: as messages_create. NULL only without memory. A form that
// ICU lacks shows as nothing.
Dates *dates_create(const char *lang, const char *calendar, const char *digits);
void dates_destroy(Dates *dates); // NULL-safe

// day: since 1970-01-01; minute of the day, 0 for forms without a time. In the arena.
const char *dates_format(Dates *dates, Arena *arena, DateForm form, int32_t day, int minute);

// A Gregorian year as the calendar has it: 2026, 2569. "" where the calendar begins its years elsewhere.
const char *dates_format_year(Dates *dates, Arena *arena, int year);

// The days from first to last, as DATE_FULL, with what they have in common said once: "24 – 25 August 2017".
const char *dates_format_span(Dates *dates, Arena *arena, int32_t first, int32_t last);
