#include "now.h"

#include <ctype.h>
#include <string.h>

// The pattern's digits ('0') as numbers, its other characters as they stand. Returns what follows, NULL where
// it does not match; numbers are those between the others.
static const char *match(const char *text, const char *pattern, int *numbers) {
    int at = -1;
    for (char before = 0; *pattern; before = *pattern++, text++) {
        if (*pattern == '0') {
            if (!isdigit((unsigned char)*text)) return NULL;
            if (before != '0') numbers[++at] = 0;
            numbers[at] = numbers[at] * 10 + (*text - '0');
        } else if (*text != *pattern) {
            return NULL;
        }
    }
    return text;
}

static bool parse_offset(const char *text, int *ret_offset_s) {
    int parts[2];
    if ((text[0] == 'Z' || text[0] == 'z') && !text[1]) {
        *ret_offset_s = 0;
        return true;
    }
    if (text[0] != '+' && text[0] != '-') return false;
    const char *end = match(text + 1, "00:00", parts);
    if (!end || *end || parts[0] > 18 || parts[1] > 59) return false;
    *ret_offset_s = (parts[0] * 60 + parts[1]) * (text[0] == '-' ? -60 : 60);
    return true;
}

static bool parse_date(const int *parts, Day *ret_day) {
    if (parts[1] < 1 || parts[1] > 12 || parts[2] < 1 || parts[2] > 31) return false;
    int year, month, of_month;
    *ret_day = day_from_date(parts[0], parts[1], parts[2]);
    day_to_date(*ret_day, &year, &month, &of_month);
    return year == parts[0] && month == parts[1] && of_month == parts[2]; // no 31 February
}

bool now_parse(const char *text, Zone *zone, int64_t *ret_unix_s, Err *err) {
    int parts[5], seconds[1] = {0}, offset_s = 0;
    Day day = 0;
    const char *rest = match(text, "0000-00-00T00:00", parts);
    const char *after = rest ? match(rest, ":00", seconds) : NULL;
    if (after) rest = after;
    bool sound = rest && parse_date(parts, &day) && parts[3] < 24 && parts[4] < 60 && seconds[0] < 60;
    bool has_offset = sound && *rest;
    if (!sound || (has_offset && !parse_offset(rest, &offset_s)))
        return err_set(
            err, ERR_USAGE,
            "\"%s\" is not a time; write it as 2026-11-24T10:42, with +08:00 or Z behind it for another "
            "zone than the event's",
            text);
    int minute = parts[3] * 60 + parts[4];
    ZoneFit fit;
    if (!has_offset && zone)
        *ret_unix_s = zone_instant(zone, day, minute, &fit) + seconds[0];
    else
        *ret_unix_s = ((int64_t)day * 1440 + minute) * 60 + seconds[0] - offset_s;
    return true;
}
