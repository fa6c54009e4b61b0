#include "now.h"

#include <stdio.h>

static bool parse_offset(const char *text, int *ret_offset_s) {
    int hours, minutes, used = 0;
    char sign;
    if ((text[0] == 'Z' || text[0] == 'z') && !text[1]) {
        *ret_offset_s = 0;
        return true;
    }
    if (sscanf(text, "%c%2d:%2d%n", &sign, &hours, &minutes, &used) != 3 || text[used]) return false;
    if ((sign != '+' && sign != '-') || hours > 18 || minutes > 59) return false;
    *ret_offset_s = (hours * 60 + minutes) * (sign == '-' ? -60 : 60);
    return true;
}

bool now_parse(const char *text, Zone *zone, int64_t *ret_unix_s, Err *err) {
    int year, month, day, hour, minute, second = 0, used = 0, more = 0, offset_s = 0;
    bool sound = sscanf(text, "%4d-%2d-%2dT%2d:%2d%n", &year, &month, &day, &hour, &minute, &used) == 5;
    if (sound && sscanf(text + used, ":%2d%n", &second, &more) == 1) used += more;
    sound = sound && month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour >= 0 && hour < 24 &&
            minute >= 0 && minute < 60 && second >= 0 && second < 60;
    bool has_offset = sound && text[used];
    if (!sound || (has_offset && !parse_offset(text + used, &offset_s)))
        return err_set(err, ERR_USAGE,
                       "\"%s\" is not a time; write it as 2026-11-24T10:42, with +08:00 or Z behind it for "
                       "another zone than the event's",
                       text);
    Day date = day_from_date(year, month, day);
    ZoneFit fit;
    if (!has_offset && zone)
        *ret_unix_s = zone_instant(zone, date, hour * 60 + minute, &fit) + second;
    else
        *ret_unix_s = ((int64_t)date * 1440 + hour * 60 + minute) * 60 + second - offset_s;
    return true;
}
