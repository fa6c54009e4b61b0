// A clock that knows itself. Of what is certain the newest counts: synchronisation, a person, a battery clock
// that agrees. Else the time is at least the floor: what was certainly reached in the last run, or the
// bundle's creation. Pure: facts go in, what the kiosk may claim comes out; it never sets a clock itself.
//
// The kiosk's time is the system's plus offset_us. So it is right even where nobody may set the system's.
#pragma once
#include <stddef.h>
#include "base/time_source.h"

typedef enum ClockTrust {
    CLOCK_UNKNOWN,     // claim no "now": offer the days
    CLOCK_APPROXIMATE, // it may be hours behind: say so
    CLOCK_CERTAIN,     // to within TimeView.error_s
} ClockTrust;

typedef enum ClockOrigin {
    ORIGIN_NONE,     // nothing to go by
    ORIGIN_BUNDLE,   // the bundle's creation and the time since the program was started
    ORIGIN_LAST_RUN, // the last run's last time and the time since the program was started
    ORIGIN_SYSTEM,   // the system's clock, which nobody vouches for
    ORIGIN_RTC,      // a battery clock
    ORIGIN_PERSON,   // somebody set it since the machine was started
    ORIGIN_SYNC,     // synchronised now, or since the machine was started
} ClockOrigin;

typedef struct TimeView {
    ClockTrust trust;
    ClockOrigin origin;
    int64_t now_s;         // the kiosk's time, since 1970 UTC
    int64_t offset_us;     // to add to the system's clock
    int64_t error_s;       // that a certain time may be off by, for the age of what made it certain
    int64_t jump_s;        // the kiosk's own time has jumped by this since the last look; 0 under two seconds
    int64_t system_jump_s; // the same of the system's clock, whether or not the kiosk follows
} TimeView;

// What outlives the program: saved every few minutes, when the time was set, and at the end.
typedef struct TimeKept {
    int64_t floor_us;           // it was certainly not earlier than this, since 1970 UTC; 0 none
    int64_t floor_boot_us;      // the machine's age then
    ClockOrigin origin;         // ORIGIN_PERSON or ORIGIN_SYNC of the anchor; else ORIGIN_NONE
    int64_t anchor_us;          // the last time that one of them vouched for
    int64_t anchor_boot_us;     // the machine's age then
    char boot_id[BOOT_ID_SIZE]; // of the start of the machine that the ages are of
} TimeKept;

typedef struct Timekeeper {
    TimeKept kept;
    int64_t bundle_us;      // the bundle's creation, 0 none
    int64_t bundle_boot_us; // the machine's age when the bundle was first seen
    bool looked;            // last is of an earlier look
    TimeFacts last_facts;
    TimeView last;
} Timekeeper;

// kept: of the last run (time_kept_parse), NULL where nothing is left of it.
void timekeeper_init(Timekeeper *keeper, const TimeKept *kept, const TimeFacts *facts);

// Another bundle, and when it was created (0: it does not say). A bundle is created before its event is over:
// pass the earlier of the two, so that an organiser's wrong clock cannot lead far astray.
void timekeeper_set_bundle(Timekeeper *keeper, int64_t created_s, const TimeFacts *facts);

// To be called with fresh facts: at the start, each minute, and after a jump.
TimeView timekeeper_look(Timekeeper *keeper, const TimeFacts *facts);

// A person says what time it is (or that the time shown is right): certain until the machine is started
// again. facts are of the same moment; whether the system's clock could be set too does not matter. False,
// and nothing set, for a time that cannot be (before this program was written, or after 2099).
bool timekeeper_set(Timekeeper *keeper, int64_t unix_s, const TimeFacts *facts);

// What to save after a look (keeper.kept), as text, and back. Text of another form gives false.
enum {
    TIME_KEPT_BYTES = 256
};
void time_kept_write(const TimeKept *kept, char *buffer, size_t size);
bool time_kept_parse(const char *text, size_t size, TimeKept *ret_kept);
// Every so often; also right after timekeeper_set.
#define TIME_KEEP_EVERY_US INT64_C(180000000)

// For the operator, in English: how it stands ("Set by a person since the start; ...") and what to do ("" for
// nothing).
void clock_describe(const TimeView *view, char *buffer, size_t size);
const char *clock_advice(const TimeView *view);
// What to say where timekeeper_set's time could not be given to the system's clock.
void clock_describe_refused(const Err *err, char *buffer, size_t size);
