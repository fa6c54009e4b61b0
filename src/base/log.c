#include "log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include "log_ring.h"

static const char *const prefixes[] = {[LOG_INFO] = "", [LOG_WARNING] = "warning: ", [LOG_ERROR] = "error: "};

static _Atomic(LogRing *) kept;

void log_keep(LogRing *ring) {
    atomic_store(&kept, ring);
}

const char *log_prefix(LogLevel level) {
    return prefixes[level];
}

void log_line(LogLevel level, const char *format, ...) {
    // One write a line, so that lines of two threads do not mix.
    char line[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    fprintf(stderr, "balai: %s%s\n", prefixes[level], line);
    LogRing *ring = atomic_load(&kept);
    if (ring) log_ring_add(ring, level, line);
}
