// Sleeping until something happens, without polling: SDL's own waiting wakes up every millisecond on KMSDRM
// and dummy.
#pragma once
#include <stdint.h>
#include "base/err.h"

typedef struct Wait Wait;

// What ended a sleep; several at once are or-ed. 0: the time is over.
enum {
    WAIT_INPUT = 1,   // the display's connection or an input device has something
    WAIT_WOKEN = 2,   // wait_wake was called
    WAIT_QUIT = 4,    // SIGTERM or SIGINT
    WAIT_DEVICES = 8, // an input device came or went
    WAIT_LOST = 16,   // the display's connection broke
};

// Blocks SIGTERM and SIGINT for this thread and those it starts later, and reports them from then on.
// devices_folder (may be NULL): whose "event*" are watched, also those that come later.
bool wait_open(const char *devices_folder, Wait **ret_wait, Err *err) MUST_USE;
void wait_close(Wait *wait); // NULL-safe; the signals are as before

// Watches the connection to the display server too; -1 stops that.
void wait_watch_display(Wait *wait, int fd);

// timeout_us -1: for ever; 0: only looks.
unsigned wait_for(Wait *wait, int64_t timeout_us);

// From any thread: the running or the next wait_for returns WAIT_WOKEN.
void wait_wake(Wait *wait);
