// The kiosk's clock at work: looks at the system's each minute, keeps the time for the next run, and is the
// Clock that the rest of the program reads, right even where the system's is not.
#pragma once
#include "base/clock.h"
#include "time_file.h"

typedef struct Clockwork {
    const TimeSource *source;
    const Clock *system; // the same system's
    Timekeeper keeper;
    TimeView view; // as it was at the last look
    int64_t looked_us, saved_us;
    // For the program: the same monotonic_us, and unix_s with the kiosk's offset. Of its thread alone.
    Clock clock;
} Clockwork;

// kept: of the last run, NULL where nothing is left of it. work must stay where it is; source and system must
// outlive it.
void clockwork_begin(Clockwork *work, const TimeSource *source, const Clock *system, const TimeKept *kept);

// As timekeeper_set_bundle; looks again.
void clockwork_set_bundle(Clockwork *work, int64_t created_s);

// To be called whenever the loop comes round: looks when a minute is over. Returns whether the operator's or
// the visitor's screens have to say something else (trust or origin are others, or the time jumped).
bool clockwork_step(Clockwork *work);
int64_t clockwork_next_us(const Clockwork *work); // when it wants to be called again

// Whether it is time to write down the time, as each three minutes and after clockwork_set; then *ret_kept is
// what to write (time_file_write, in a worker: it waits for the card). At the end of the program write
// work->keeper.kept after a last clockwork_look.
bool clockwork_take_save(Clockwork *work, TimeKept *ret_kept);
void clockwork_look(Clockwork *work);

// A person says what time it is. The system's clock is set too where that is allowed; says (a sentence) what
// became of it. False for a time that cannot be.
bool clockwork_set(Clockwork *work, int64_t unix_s, char *says, size_t size);
