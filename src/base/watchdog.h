// Who watches over the program from outside (systemd, the parent of `run --supervised`), as a struct of
// functions: production gets os/notify.h, tests give their own. No call waits.
#pragma once
#include <stdint.h>

typedef struct Watchdog {
    void *ctx;
    int64_t limit_us; // after so long without being fed the program is ended; 0: nobody watches
    void (*ready)(void *ctx);
    void (*status)(void *ctx, const char *sentence);
    void (*feed)(void *ctx);
    // Where to begin after a crash: "NAME[/ID]", "" for the loop. To be called when that changes.
    void (*scene)(void *ctx, const char *address);
    void (*stopping)(void *ctx);
} Watchdog;
