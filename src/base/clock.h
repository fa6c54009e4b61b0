// Time from outside: a running clock in production, an emulated one in tests, `render` and `play`.
#pragma once
#include <stdint.h>

typedef struct Clock {
    void *ctx;
    int64_t (*monotonic_us)(void *ctx); // never jumps back; its zero is anywhere
    int64_t (*unix_s)(void *ctx);       // the wall clock, seconds since 1970 UTC; may jump
} Clock;
