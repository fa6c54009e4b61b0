// A kiosk on a test stand: the app at emulated time, with a bundle in memory and a display that counts, fails
// when told, and remembers the pixels.
#pragma once
#include "app/app.h"
#include "memory_fs.h"
#include "paint/memory_display.h"

typedef struct Stand {
    App *app; // NULL where app_create failed; err says why
    Err err;
    int64_t time_us; // emulated, monotonic
    int64_t start_s; // wall clock at time 0
    // The outside world.
    const char *content; // text of bundle.json, NULL while there is none
    int64_t content_ns;  // when it was changed; stand_put_content moves it on
    const char *agenda;  // text of agenda.csv, NULL while there is none
    int64_t agenda_ns;
    MemoryDisplay memory;
    Display display; // in front of memory
    bool lock_fails, present_fails, compose_fails;
    Clock clock;
    Fs fs;
    MemoryFs *kept;
    char fonts[512], store[512];
    // What happened.
    int presents, composes, steps;
    int spins; // most steps in a row that asked to be called again at once
    int safety_calls;
    char safety_note[512];
    bool shown;      // of the last step
    int64_t next_us; // of the last step
    Rect damage;     // around everything presented since it was cleared
    uint64_t trace;  // hash of the pixels of every frame so far
    bool traces;     // trace is kept
} Stand;

typedef struct StandConfig {
    const char *content; // NULL: none
    const char *screen;  // to start on
    const char *now;     // NULL: 2026-11-24T10:42:00+08:00, by the wall clock
    const char *font_root;
    const char *place;  // where the kiosk stands
    const char *folder; // of real files (pictures); NULL: none
    int width, height;  // 960 x 540 where 0
    Aids aids;          // that every visit begins with
    MemoryFs *kept;     // what is below "kept/": settings.json and the state; NULL: nothing is kept
    const Host *host;
    const char *store; // a folder of real files for what is installed; NULL: nothing can be
    const StickHost *sticks;
    Records *records; // what is shown and how it is used; the caller ends them after the stand
    LogRing *log;     // for the panel
    Recorder *recorder;
    Feeder *feeder;
    int64_t start_s; // of the wall clock; 0: 2026-11-24T10:42:00+08:00
    bool no_display;
    bool traces;
} StandConfig;

// The stand must not be moved while it lives. A panel of 476 mm: as the mock-ups, at half their pixels.
bool stand_init(Stand *stand, const StandConfig *config);
void stand_finish(Stand *stand);

void stand_put_content(Stand *stand, const char *text); // NULL takes it away
void stand_put_agenda(Stand *stand, const char *text);  // agenda.csv; NULL takes it away
void stand_advance(Stand *stand, int64_t us);           // steps whenever the app asks for it
bool stand_settle(Stand *stand);                        // at most ten seconds
void stand_step(Stand *stand);                          // one step, no time passes

void stand_finger(Stand *stand, UiEventKind kind, int64_t finger, int x, int y);
bool stand_tap(Stand *stand, const char *target); // its middle, 60 ms; false where there is none in sight
void stand_tap_at(Stand *stand, int x, int y);
// Another panel takes its place; its pixels are black.
bool stand_resize(Stand *stand, int width, int height);

const char *
stand_screen(const Stand *stand); // "session/plenary": name and id or day; valid until the next call
bool stand_says(const Stand *stand, const char *words);
bool stand_has(const Stand *stand, const char *target);
uint64_t stand_pixels(const Stand *stand); // a hash

// A bundle of three days (23 to 25 November 2026, Asia/Makassar) with two rooms, two tracks, three members
// and four sessions: "early" and "main" (10:00 to 12:00 in the hall) on the 24th, "side" beside it, "late" on
// the 25th. attract is the value of its member "attract", or NULL for none; version 1 or what is told. The
// caller frees it.
char *stand_bundle(const char *attract);
char *stand_bundle_version(const char *attract, int version);
