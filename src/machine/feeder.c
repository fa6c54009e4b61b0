#include "feeder.h"

#include <stddef.h>

// So many times within the limit: a few missed ones do no harm, and a quick loop does not make a call a
// frame.
static const int64_t often = 8;

void feeder_init(Feeder *feeder, const Watchdog *watchdog) {
    *feeder = (Feeder){.watchdog = watchdog, .fed_us = INT64_MIN, .round_us = INT64_MIN};
}

void feeder_want(Feeder *feeder, uint64_t picture) {
    feeder->wanted = picture;
}

void feeder_show(Feeder *feeder, uint64_t picture) {
    feeder->shown = picture;
}

// A picture that is wanted and not there is a reason not to feed, whatever else went well.
static bool has_done_it(const Feeder *feeder, FeedReason reason) {
    switch (reason) {
    case FED_SHOWN:
    case FED_STILL:
        return feeder->wanted == feeder->shown;
    case FED_NO_DISPLAY:
    case FED_OFF:
        return true;
    }
    return false;
}

static bool is_watched(const Feeder *feeder) {
    return feeder->watchdog && feeder->watchdog->limit_us > 0;
}

static int64_t due_us(const Feeder *feeder) {
    return feeder->fed_us == INT64_MIN ? INT64_MIN : feeder->fed_us + feeder->watchdog->limit_us / often;
}

void feeder_round(Feeder *feeder, FeedReason reason, int64_t now_us) {
    feeder->round_us = now_us;
    if (!feeder->watchdog || !has_done_it(feeder, reason)) return;
    // A kiosk whose display is off is ready too: it says what is wrong, and waits for one.
    if (!feeder->ready_said) {
        feeder->ready_said = true;
        feeder->watchdog->ready(feeder->watchdog->ctx);
    }
    if (!is_watched(feeder) || now_us < due_us(feeder)) return;
    feeder->watchdog->feed(feeder->watchdog->ctx);
    feeder->fed_us = now_us;
    feeder->reason = reason;
}

// From the round, not from the feeding: a loop that may not feed must not spin for it.
int64_t feeder_next_us(const Feeder *feeder) {
    if (!is_watched(feeder) || feeder->round_us == INT64_MIN) return INT64_MAX;
    // A third of the limit: one round that comes late leaves two more.
    return feeder->round_us + feeder->watchdog->limit_us / 3;
}
