// What of the app frames depend on, beside the content: as JSON in a flight recorder's setup, and taken from
// there again for a replay. Secrets are left out. For app/ alone.
#pragma once
#include "app.h"
#include "flight.h"

// The caller frees it; NULL without memory.
char *flight_facts_write(const App *app) MUST_USE;

// What an app is made with, of one that was recorded.
typedef struct FlightFacts {
    char lang[LIMIT_LANGUAGE_BYTES + 1], place[LIMIT_ID_BYTES + 1]; // "" not told
    double mount_mm, width_mm;
    Aids aids;
    char before[20]; // hash of the content that changes are compared with, "" none
    FlightClock clock;
    int64_t frame_us; // of the frame that was on the panel
    uint64_t frame;   // its hash
    bool visit;       // else the loop
} FlightFacts;

// ERR_BAD_RECORD for what is none.
bool flight_facts_read(const char *text, FlightFacts *ret_facts, Err *err) MUST_USE;
// The rest of text into an app that was made with those facts and setup's content.
bool flight_facts_restore(App *app, const RecorderSetup *setup, Err *err) MUST_USE;
