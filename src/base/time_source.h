// What the system knows about its own clock, and setting it, as a struct of functions: production gets
// os/time_source.h, tests give their own. What follows from it is machine/timekeeper.h.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "err.h"

#define BOOT_ID_SIZE 40

typedef struct TimeFacts {
    int64_t wall_us;            // the system's clock, since 1970 UTC; may jump
    int64_t boot_us;            // since the machine was started, sleep included; never jumps
    char boot_id[BOOT_ID_SIZE]; // another one after each start of the machine; "" unknown
    bool synchronised;          // the kernel is told to be right by who keeps it so (adjtimex)
    bool has_rtc;               // there is a battery clock, and it says something
    int64_t rtc_s;              // what it says, since 1970; taken to be UTC
} TimeFacts;

typedef struct TimeSource {
    void *ctx;
    void (*read)(void *ctx, TimeFacts *ret_facts);
    // Sets the system's clock, and the battery clock where there is one. ERR_IO with EPERM without the right.
    bool (*set)(void *ctx, int64_t unix_s, Err *err);
} TimeSource;
