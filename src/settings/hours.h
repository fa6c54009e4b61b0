// Screen hours: whether the panel is to be lit at an instant, why, and until when that holds. Pure.
//
// A span belongs to the day on which it begins, and may end on the next. Times are wall-clock times of the
// event's zone. One that summer time skips is the moment of the skip; where one comes twice, a span begins
// with the first and ends with the second: rather light too long than a dark screen.
#pragma once
#include "model/bundle.h"
#include "settings/values.h"

struct Zone;

#define HOURS_AWAKE_S 300 // a touch wakes the panel for so long

typedef enum HoursReason {
    HOURS_BY_HOURS,       // lit or dark as the settings say
    HOURS_IN_SESSION,     // dark by the settings, but a session is on
    HOURS_TOUCHED,        // dark by the settings, but somebody touched it within five minutes
    HOURS_VISITED,        // dark by the settings, but a visit is going on
    HOURS_WITHOUT_A_CLOCK // nobody knows what time it is, or in which zone: lit
} HoursReason;

typedef struct HoursAsk {
    const DayHours *weekday; // WEEKDAYS of them, Monday first
    const DayHours *event;
    Day event_start, event_end; // DAY_NONE: there are no days of an event
    struct Zone *zone;          // NULL: not known
    const Session *sessions;    // by start, as a bundle has them; those that are cancelled do not count
    size_t session_count;       // 0 where they do not keep the panel lit
    int64_t now_s;
    bool clock_known;      // else now_s says nothing
    int64_t since_touch_s; // seconds since the last touch by a clock that does not jump; -1: none yet
    bool visiting;         // a visit is going on
} HoursAsk;

typedef struct HoursState {
    bool lit;
    HoursReason reason;
    int64_t until_s; // it holds until then, where nobody touches; INT64_MAX where time changes nothing
    bool turns;      // at until_s the other state begins; else ask again then: a week holds no change, or a
                     // visit goes on, and when it ends it is time to ask again too
} HoursState;

HoursState hours_at(const HoursAsk *ask);

// Fills what settings and bundle (NULL: none) say; the caller adds the rest.
void hours_ask_fill(HoursAsk *ask, const Settings *settings, const Bundle *bundle);
