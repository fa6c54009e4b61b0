// The time that a preview shows: it stands still, goes on, or runs, between two ends. Pure.
#pragma once
#include "model/zone.h"

enum {
    REHEARSAL_S = 180 // a day takes so long
};

typedef struct PreviewTime {
    int64_t first_s, last_s; // the slider's ends
    double speed;            // 0: it stands still
    int64_t at_us;           // since 1970, when the monotonic clock was at since_us
    int64_t since_us;
} PreviewTime;

// From the morning of the event's first day to the end of its last; it stands at the first session.
void preview_time_of_event(const Bundle *bundle, int64_t now_us, PreviewTime *ret_time);
// From a quarter of an hour before the day's first session to the end of its last, in three minutes.
// ERR_USAGE where the day has none, with the days that have.
bool preview_time_of_day(const Bundle *bundle, Day day, int64_t now_us, PreviewTime *ret_time,
                         Err *err) MUST_USE;
bool preview_day_parse(const char *text, Day *ret_day); // "2026-11-24"

int64_t preview_time_s(const PreviewTime *time, int64_t now_us); // since 1970; never beyond the end
bool preview_time_is_over(const PreviewTime *time, int64_t now_us);
void preview_time_set(PreviewTime *time, int64_t unix_s, int64_t now_us); // kept between the ends
void preview_time_run(PreviewTime *time, double speed, int64_t now_us);
int preview_time_per_mille(const PreviewTime *time, int64_t now_us);
int64_t preview_time_at(const PreviewTime *time, int per_mille); // since 1970
