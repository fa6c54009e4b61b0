// When the watchdog is fed: only by a main loop that has done what it meant to. The loop says what picture it
// wants on the panel, and what picture the panel has got; as long as the two differ, nothing is fed. Pure.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "base/watchdog.h"

typedef enum FeedReason {
    FED_SHOWN,      // what was wanted is on the panel
    FED_STILL,      // nothing else was wanted, and the loop came round
    FED_NO_DISPLAY, // there is no panel, and another try to open one was made
    FED_OFF,        // the panel is off by the hours, and the loop came round
} FeedReason;

typedef struct Feeder {
    const Watchdog *watchdog; // NULL: nobody watches
    uint64_t wanted, shown;   // hashes of pictures
    int64_t fed_us;           // last time; INT64_MIN never
    int64_t round_us;         // the last round, fed or not; INT64_MIN none
    FeedReason reason;        // of that
    bool ready_said;
} Feeder;

void feeder_init(Feeder *feeder, const Watchdog *watchdog); // watchdog must outlive it

// The loop is about to show the picture with this hash; nothing is fed until it is there.
void feeder_want(Feeder *feeder, uint64_t picture);
// The display took it (present returned true; hash of what was painted).
void feeder_show(Feeder *feeder, uint64_t picture);

// The loop has come round with this reason; FED_SHOWN and FED_STILL count only where wanted is shown. The
// first round that counts says READY too. Feeds at most eight times within the watchdog's limit.
void feeder_round(Feeder *feeder, FeedReason reason, int64_t now_us);

// After a round: the loop must come round again by then, however still the screen is. INT64_MAX where nobody
// watches.
int64_t feeder_next_us(const Feeder *feeder);
