// The app on a display in memory, at emulated time: for `render`, `play` and the tests.
#pragma once
#include "app/app.h"
#include "base/log_ring.h"
#include "cli/options.h"
#include "cli/sticks.h"
#include "paint/memory_display.h"

typedef struct Headless {
    App *app;
    MemoryDisplay display;
    Clock clock;
    int64_t time_us;  // emulated, since the start
    int64_t start_s;  // wall clock at the start
    Records *records; // with options' state
    LogRing *log;
    char settings[600], records_folder[600];
    Recorder *recorder; // of options->record, else NULL
    void *record_memory;
    char store[600]; // below the state folder
    StickMachine sticks;
    UsbStick stick;        // that is in; number 0: none
    unsigned stick_number; // of the last one
} Headless;

// Needs options' content and size. ERR_* as app_create. The struct must not be moved while it lives.
bool headless_init(Headless *headless, const Options *options, Err *err) MUST_USE;
void headless_finish(Headless *headless); // NULL-safe

// A stick with this folder's content is plugged in, or one of a file system that is not taken; pulled.
void headless_plug(Headless *headless, UsbState state, const char *folder);
void headless_pull(Headless *headless);

// Lets time pass; frames are drawn when they are due.
void headless_advance(Headless *headless, int64_t us);
// Until nothing moves, at most ten seconds. False where it did not come to rest.
bool headless_settle(Headless *headless);
bool headless_write_png(Headless *headless, const char *path, Err *err) MUST_USE;
