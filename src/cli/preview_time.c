#include "preview_time.h"

#include <stdio.h>
#include <string.h>

static const int64_t second_us = 1000000, early_s = 900, day_s = 86400;

enum {
    MORNING = 6 * 60 // minute of the day
};

static int64_t instant(const Bundle *bundle, EventTime at) {
    ZoneFit fit;
    return zone_instant(bundle->zone, at.day, at.minute, &fit);
}

static int64_t clamp(const PreviewTime *time, int64_t unix_s) {
    return unix_s < time->first_s ? time->first_s : unix_s > time->last_s ? time->last_s : unix_s;
}

static const Session *first_of(const Bundle *bundle, Day day) {
    const Session *first = NULL;
    for (size_t i = 0; i < bundle->session_count; i++) {
        const Session *session = &bundle->sessions[i];
        if ((day == DAY_NONE || session->start.day == day) &&
            (!first || instant(bundle, session->start) < instant(bundle, first->start)))
            first = session;
    }
    return first;
}

static int64_t end_of(const Bundle *bundle, Day day) {
    int64_t end = 0;
    for (size_t i = 0; i < bundle->session_count; i++) {
        int64_t ends = instant(bundle, bundle->sessions[i].end);
        if (bundle->sessions[i].start.day == day && ends > end) end = ends;
    }
    return end;
}

void preview_time_of_event(const Bundle *bundle, int64_t now_us, PreviewTime *ret_time) {
    const Session *first = first_of(bundle, DAY_NONE);
    PreviewTime time = {.first_s =
                            instant(bundle, (EventTime){.day = bundle->event.start, .minute = MORNING}),
                        .last_s = instant(bundle, (EventTime){.day = bundle->event.end}) + day_s};
    preview_time_set(&time, first ? instant(bundle, first->start) : time.first_s, now_us);
    *ret_time = time;
}

// "2026-11-23, 2026-11-24", in their order, as many as fit.
static void say_days(const Bundle *bundle, char *text, size_t size) {
    size_t used = 0;
    *text = 0;
    for (Day day = bundle->event.start; day <= bundle->event.end && used + 14 < size; day++) {
        int year, month, of_month;
        if (!first_of(bundle, day)) continue;
        day_to_date(day, &year, &month, &of_month);
        used += (size_t)snprintf(text + used, size - used, "%s%04d-%02d-%02d", used ? ", " : "", year, month,
                                 of_month);
    }
}

bool preview_time_of_day(const Bundle *bundle, Day day, int64_t now_us, PreviewTime *ret_time, Err *err) {
    const Session *first = first_of(bundle, day);
    if (!first) {
        char days[300];
        say_days(bundle, days, sizeof days);
        return err_set(err, ERR_USAGE, "there is no session on that day; there are on %s",
                       *days ? days : "none");
    }
    PreviewTime time = {.first_s = instant(bundle, first->start) - early_s, .last_s = end_of(bundle, day)};
    preview_time_set(&time, time.first_s, now_us);
    preview_time_run(&time, (double)(time.last_s - time.first_s) / REHEARSAL_S, now_us);
    *ret_time = time;
    return true;
}

bool preview_day_parse(const char *text, Day *ret_day) {
    int year, month, of_month, used = 0, back_year, back_month, back_day;
    if (strlen(text) != 10 || sscanf(text, "%4d-%2d-%2d%n", &year, &month, &of_month, &used) != 3 ||
        used != 10)
        return false;
    Day day = day_from_date(year, month, of_month);
    day_to_date(day, &back_year, &back_month, &back_day);
    if (back_year != year || back_month != month || back_day != of_month) return false;
    *ret_day = day;
    return true;
}

static int64_t now_of(const PreviewTime *time, int64_t now_us) {
    int64_t at = time->at_us + (int64_t)((double)(now_us - time->since_us) * time->speed);
    return at > time->last_s * second_us ? time->last_s * second_us : at;
}

int64_t preview_time_s(const PreviewTime *time, int64_t now_us) {
    return now_of(time, now_us) / second_us;
}

bool preview_time_is_over(const PreviewTime *time, int64_t now_us) {
    return preview_time_s(time, now_us) >= time->last_s;
}

void preview_time_set(PreviewTime *time, int64_t unix_s, int64_t now_us) {
    time->at_us = clamp(time, unix_s) * second_us;
    time->since_us = now_us;
}

void preview_time_run(PreviewTime *time, double speed, int64_t now_us) {
    time->at_us = now_of(time, now_us);
    time->since_us = now_us;
    time->speed = speed;
}

int preview_time_per_mille(const PreviewTime *time, int64_t now_us) {
    int64_t whole = time->last_s - time->first_s;
    return whole > 0 ? (int)((preview_time_s(time, now_us) - time->first_s) * 1000 / whole) : 0;
}

int64_t preview_time_at(const PreviewTime *time, int per_mille) {
    return clamp(time, time->first_s + (time->last_s - time->first_s) * per_mille / 1000);
}
