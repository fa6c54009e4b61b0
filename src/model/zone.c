#include "model/zone.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>
#include <unicode/utypes.h>

enum {
    MINUTE_S = 60,
    DAY_S = 86400,
    // No zone was ever further from UTC; the span in which a wall-clock time may mean two instants.
    OFFSET_MOST_S = 26 * 3600,
    NAME_LENGTH = 64,
};

struct Zone {
    UCalendar *calendar;
    // The last span without a transition, [from, to), and its offset: an event has one or two.
    int64_t from_s, to_s;
    int offset_s;
};

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-";

static bool is_zone_name(const UChar *name) {
    UErrorCode status = U_ZERO_ERROR;
    UBool is_system = false;
    UChar canonical[NAME_LENGTH];
    ucal_getCanonicalTimeZoneID(name, -1, canonical, NAME_LENGTH, &is_system, &status);
    return U_SUCCESS(status) && is_system;
}

bool zone_open(const char *iana_name, Zone **ret_zone, Err *err) {
    UChar name[NAME_LENGTH];
    size_t length = strlen(iana_name);
    bool could_be = length && length < NAME_LENGTH && strspn(iana_name, letters) == length;
    if (could_be) u_charsToUChars(iana_name, name, (int32_t)length + 1);
    if (!could_be || !is_zone_name(name))
        return err_set(err, ERR_NOT_FOUND, "there is no time zone \"%.64s\"", iana_name);
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(name, -1, "en_US_POSIX", UCAL_GREGORIAN, &status);
    Zone *zone = U_SUCCESS(status) ? calloc(1, sizeof *zone) : NULL;
    if (!zone) {
        if (calendar) ucal_close(calendar);
        return err_set(err, ERR_NO_MEMORY, "time zone \"%s\": %s", iana_name, u_errorName(status));
    }
    zone->calendar = calendar;
    *ret_zone = zone;
    return true;
}

void zone_close(Zone *zone) {
    if (!zone) return;
    ucal_close(zone->calendar);
    free(zone);
}

static int64_t transition_s(Zone *zone, UTimeZoneTransitionType type, int64_t where_there_is_none) {
    UErrorCode status = U_ZERO_ERROR;
    UDate at = 0;
    if (!ucal_getTimeZoneTransitionDate(zone->calendar, type, &at, &status) || U_FAILURE(status))
        return where_there_is_none;
    return (int64_t)(at / 1000);
}

// Makes the remembered span the one that holds instant_s.
static void remember_span(Zone *zone, int64_t instant_s) {
    UErrorCode status = U_ZERO_ERROR;
    ucal_setMillis(zone->calendar, (double)instant_s * 1000, &status);
    int32_t raw = ucal_get(zone->calendar, UCAL_ZONE_OFFSET, &status);
    int32_t summer = ucal_get(zone->calendar, UCAL_DST_OFFSET, &status);
    zone->offset_s = U_SUCCESS(status) ? (raw + summer) / 1000 : 0;
    zone->from_s = transition_s(zone, UCAL_TZ_TRANSITION_PREVIOUS_INCLUSIVE, INT64_MIN / 2);
    zone->to_s = transition_s(zone, UCAL_TZ_TRANSITION_NEXT, INT64_MAX / 2);
}

int zone_offset_s(Zone *zone, int64_t instant_s) {
    if (!zone) return 0;
    if (instant_s < zone->from_s || instant_s >= zone->to_s) remember_span(zone, instant_s);
    return zone->offset_s;
}

static int local_offset_s(Zone *zone, int64_t local_s, UTimeZoneLocalOption option) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t raw = 0, summer = 0;
    // ICU takes the calendar's time as the wall clock here.
    ucal_setMillis(zone->calendar, (double)local_s * 1000, &status);
    ucal_getTimeZoneOffsetFromLocal(zone->calendar, option, option, &raw, &summer, &status);
    return U_SUCCESS(status) ? (raw + summer) / 1000 : 0;
}

int64_t zone_instant(Zone *zone, Day day, int minute, ZoneFit *ret_fit) {
    int64_t local_s = (int64_t)day * DAY_S + minute * MINUTE_S;
    if (ret_fit) *ret_fit = ZONE_FIT_ONE;
    int64_t instant_s = local_s - zone_offset_s(zone, local_s);
    if (instant_s - OFFSET_MOST_S >= zone->from_s && instant_s + OFFSET_MOST_S < zone->to_s) return instant_s;
    int before_s = local_offset_s(zone, local_s, UCAL_TZ_LOCAL_FORMER);
    int after_s = local_offset_s(zone, local_s, UCAL_TZ_LOCAL_LATTER);
    if (ret_fit && before_s != after_s) *ret_fit = before_s < after_s ? ZONE_FIT_SKIPPED : ZONE_FIT_REPEATED;
    return local_s - before_s;
}

EventTime zone_local(Zone *zone, int64_t instant_s) {
    int64_t local_s = instant_s + zone_offset_s(zone, instant_s);
    int64_t day = local_s / DAY_S - (local_s % DAY_S < 0);
    return (EventTime){
        .day = (Day)day,
        .minute = (int16_t)((local_s - day * DAY_S) / MINUTE_S),
        .instant_s = instant_s,
    };
}

// Howard Hinnant's days_from_civil: years begin in March, so that the leap day is their last.
Day day_from_date(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

void day_to_date(Day day, int *ret_year, int *ret_month, int *ret_day) {
    int z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int day_of_era = z - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted_month = (5 * day_of_year + 2) / 153;
    *ret_day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    *ret_month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    *ret_year = year_of_era + era * 400 + (*ret_month <= 2);
}
