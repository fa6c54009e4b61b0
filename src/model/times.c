#include "model/times.h"

#include <stdio.h>
#include <string.h>
#include "model/values.h"
#include "model/zone.h"

// The number of exactly `count` digits at text, -1 where they are none.
static int digits_at(const char *text, int count) {
    int number = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') return -1;
        number = number * 10 + text[i] - '0';
    }
    return number;
}

// The day of the 10 bytes "YYYY-MM-DD" at text; DAY_NONE where they are none of the calendar.
static Day day_at(const char *text) {
    if (strlen(text) < 10 || text[4] != '-' || text[7] != '-') return DAY_NONE;
    int year = digits_at(text, 4), month = digits_at(text + 5, 2), number = digits_at(text + 8, 2);
    if (year < 1 || month < 1 || month > 12 || number < 1) return DAY_NONE;
    Day day = day_from_date(year, month, number);
    int back_year, back_month, back_number;
    day_to_date(day, &back_year, &back_month, &back_number);
    return back_month == month && back_number == number ? day : DAY_NONE;
}

// The minute of the day of "HH:MM" at text, -1 where it is none.
static int minute_at(const char *text) {
    if (strlen(text) < 5 || text[2] != ':') return -1;
    int hour = digits_at(text, 2), minute = digits_at(text + 3, 2);
    return hour < 0 || hour > 23 || minute < 0 || minute > 59 ? -1 : hour * 60 + minute;
}

bool read_zone(Load *load, JsonValue value, const Field *field, void *record) {
    const char *name = value_string(load, value);
    if (!name) return false;
    Err err = {0};
    if (!zone_open(name, &load->bundle->zone, &err))
        return load_error(load, value, "%s; write it as in the tz database, such as \"Asia/Makassar\"",
                          err.message);
    return read_string(load, value, field, record);
}

bool read_day(Load *load, JsonValue value, const Field *field, void *record) {
    const char *text = value_string(load, value);
    if (!text) return false;
    Day day = day_at(text);
    if (day == DAY_NONE || text[10])
        return load_error(load, value, "\"%.30s\" is no day of the calendar; write it as \"2026-11-24\"",
                          text);
    *(Day *)slot_at(record, field->offset) = day;
    return true;
}

bool read_since(Load *load, JsonValue value, const Field *field, void *record) {
    const char *text = json_string(value);
    if (!text || strlen(text) != 4 || digits_at(text, 4) < 1) return read_day(load, value, field, record);
    *(Day *)slot_at(record, field->offset) = day_from_date(digits_at(text, 4), 1, 1);
    *(bool *)slot_at(record, field->other_offset) = true;
    return true;
}

// Dates as people and spreadsheets write them: "24.11.2026", "11/24/2026". False: text begins with none.
static bool parts_at(const char *text, int parts[3], char *ret_mark) {
    for (int i = 0; i < 3; i++) {
        size_t length = strspn(text, "0123456789");
        if (length < 1 || length > (i < 2 ? 2 : 4) || length == 3) return false;
        parts[i] = digits_at(text, (int)length);
        text += length;
        if (i == 2) return length == 4;
        if (!strchr("./-", *text) || !*text || (i && *text != *ret_mark)) return false;
        *ret_mark = *text++;
    }
    return false;
}

static bool is_day(int year, int month, int number) {
    char text[32];
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, number);
    return day_at(text) != DAY_NONE;
}

// Says how to write a date that is in another form. False: it is in none, and nothing was said.
static bool say_other_form(Load *load, JsonValue value, const char *text) {
    int parts[3];
    char mark = 0;
    if (!parts_at(text, parts, &mark)) return false;
    int a = parts[0], b = parts[1], year = parts[2];
    bool day_first = is_day(year, b, a), month_first = mark != '.' && is_day(year, a, b);
    if (!day_first && !month_first) return false;
    if (day_first && month_first && a != b)
        load_error(load, value,
                   "\"%.30s\" may be %04d-%02d-%02d or %04d-%02d-%02d; write the one that is meant, the year "
                   "first",
                   text, year, b, a, year, a, b);
    else
        load_error(
            load, value,
            "\"%.30s\": write the day as %04d-%02d-%02d, and a time behind it as in \"2026-11-24T10:00\"",
            text, year, day_first ? b : a, day_first ? a : b);
    return true;
}

static bool say_time_fault(Load *load, JsonValue value, const char *text) {
    if (say_other_form(load, value, text)) return false;
    if (day_at(text) == DAY_NONE)
        return load_error(load, value,
                          "\"%.30s\" begins with no day of the calendar; write it as \"2026-11-24T10:00\"",
                          text);
    if (!strncmp(text + 10, "T24:00", 6))
        return load_error(load, value, "\"%.30s\": write midnight as 00:00 of the next day", text);
    if (text[10] == 'T' && minute_at(text + 11) >= 0 && strpbrk(text + 16, "Z+-"))
        return load_error(load, value, "\"%.30s\" carries an offset; write the event's local time without it",
                          text);
    return load_error(load, value, "\"%.30s\" is no time; write it as \"2026-11-24T10:00\"", text);
}

bool read_time(Load *load, JsonValue value, const Field *field, void *record) {
    const char *text = value_string(load, value);
    if (!text) return false;
    Day day = day_at(text);
    int minute = day != DAY_NONE && text[10] == 'T' ? minute_at(text + 11) : -1;
    if (minute < 0 || text[16]) return say_time_fault(load, value, text);
    Zone *zone = load->bundle->zone;
    ZoneFit fit = ZONE_FIT_ONE;
    int64_t instant_s = zone ? zone_instant(zone, day, minute, &fit) : 0;
    if (fit == ZONE_FIT_SKIPPED)
        load_error(load, value, "summer time skips %s on this day; choose a time that happens", text + 11);
    if (fit == ZONE_FIT_REPEATED)
        load_warning(load, value, "%s happens twice on this day, as summer time ends; the first is taken",
                     text + 11);
    *(EventTime *)slot_at(record, field->offset) = (EventTime){day, (int16_t)minute, instant_s};
    return true;
}

// Whether text is the time of day and offset of RFC 3339: "08:00:00+08:00".
static bool is_time_with_offset(const char *text) {
    if (minute_at(text) < 0 || text[5] != ':' || digits_at(text + 6, 2) < 0 || digits_at(text + 6, 2) > 60)
        return false;
    text += 8;
    if (*text == '.') text += 1 + strspn(text + 1, "0123456789");
    if (*text == 'Z') return !text[1];
    return (*text == '+' || *text == '-') && minute_at(text + 1) >= 0 && !text[6];
}

bool read_created(Load *load, JsonValue value, const Field *field, void *record) {
    const char *text = value_string(load, value);
    if (!text) return false;
    bool sound =
        day_at(text) != DAY_NONE && (!text[10] || (text[10] == 'T' && is_time_with_offset(text + 11)));
    if (!sound)
        return load_error(load, value, "\"%.30s\" is no time; write it as \"2026-11-20T08:00:00+08:00\"",
                          text);
    return read_string(load, value, field, record);
}
