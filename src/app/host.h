// What the operator's panel can ask of the machine, as a struct of functions: the command line gives the real
// one, tests their own. Everything may be NULL: then the panel says that it cannot be done here.
#pragma once
#include "base/time_source.h"
#include "base/usb.h"
#include "machine/doctor.h"
#include "reader/client.h"

// USB sticks, and the process that reads them.
typedef struct StickHost {
    void *ctx; // of the functions here
    Usb usb;
    ReaderSpawner reader, receipt; // receipt.start NULL: none is written
    const char *program;           // its version
    bool (*open_folder)(void *ctx, const char *path, int *ret_fd, Err *err);
    void (*close_folder)(void *ctx, int fd);
    void (*wait)(void *ctx, int fd); // until it can be read, some seconds at most: where time is emulated
} StickHost;

typedef struct Host {
    void *ctx;
    // Fills lines[TOPIC_COUNT]; facts say what the app knows, the host adds the rest. May take a tenth of a
    // second: for a panel that is opened, not for frames.
    void (*examine)(void *ctx, const DoctorFacts *facts, DoctorLine *lines);
    const TimeSource *time; // NULL: the clock is believed
    // Switches the panel's light by the best way of those that the setting allows (OffBy). Off: true where
    // the light itself goes, and nothing may be painted; else the app paints black. On: false where it stays
    // dark, to be tried again.
    bool (*light)(void *ctx, bool on, int off_by);
    // The panel's own brightness in percent; false where it has none: then the app dims what it paints.
    bool (*brightness)(void *ctx, int percent);
    bool (*switch_off)(void *ctx, Err *err); // the machine
    const char *(*off_by)(void *ctx);        // how the light goes, in words
    // Why the program was started last, a sentence, NULL none; and the last crashes, a sentence each, newest
    // first.
    const char *restart;
    const char *const *crashes;
    size_t crash_count;
} Host;
