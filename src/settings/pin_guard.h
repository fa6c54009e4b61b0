// What stands between a stuck finger, or a patient one, and the PIN: no wait after the first three wrong
// tries, then 5 s, 15 s, 60 s, and 5 minutes after each further one, until one is right.
//
// The count of wrong tries is kept in a file, and a try counts as wrong before it is looked at, so that
// pulling the plug gains nothing. A wait runs by the monotonic clock, and begins anew when the program does.
// So no jump of the wall clock shortens or lengthens it: with a wall clock, 1970 after a boot would lock for
// ever and a synchronisation unlock at once, and which of both a boot is nobody can tell. An operator waits
// five minutes at most.
#pragma once
#include "base/fs.h"
#include "settings/pin.h"

typedef struct PinGuard {
    int wrong;        // tries since the last right one
    int64_t until_us; // monotonic; no try before
} PinGuard;

int pin_guard_delay_s(int wrong); // the wait that follows the wrong try of this number

// After a start: the wait of the last wrong try begins anew.
void pin_guard_start(PinGuard *guard, int wrong, int64_t now_us);
int64_t pin_guard_wait_us(const PinGuard *guard, int64_t now_us); // 0: a try is welcome
void pin_guard_tried(PinGuard *guard, bool right, int64_t now_us);

// The count's file, pin-tries.json beside the settings. Not there: 0. One that is damaged counts as 3: no
// free tries, and no wait yet; err (may be NULL) says so, and false is returned.
bool pin_tries_load(const Fs *fs, const char *path, int *ret_wrong, Err *err);
bool pin_tries_save(const Fs *fs, const char *path, int wrong, Err *err) MUST_USE;

// A try, or the choice of a PIN, as work for a worker. It is plain data: fill it, run it there, read the
// results here.
typedef struct PinJob {
    const Fs *fs;
    char tries_path[512];
    int wrong;             // before this try (PinGuard.wrong)
    bool choose;           // make a hash of digits; else check them against hash
    char digits[PIN_SIZE]; // forgotten when it has run
    char hash[PIN_HASH_SIZE];
    // Results.
    PinAnswer answer; // of a check; of a choice PIN_RIGHT, and hash holds it, or PIN_FAILED
    Err err;          // of PIN_FAILED
    Err unsaved;      // the count could not be written; ERR_NONE it could
} PinJob;
void pin_job_run(void *job);
