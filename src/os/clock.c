#include "clock.h"

#include <stddef.h>
#include <time.h>

static int64_t read_monotonic(void *ctx) {
    (void)ctx;
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now); // cannot fail for this clock
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int64_t read_unix(void *ctx) {
    (void)ctx;
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

const Clock *os_clock(void) {
    static const Clock clock = {NULL, read_monotonic, read_unix};
    return &clock;
}
