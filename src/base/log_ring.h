// The last log lines, in memory, for who stands before the kiosk and has no console. Any thread may add to
// it.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "clock.h"
#include "limits.h"
#include "log.h"

typedef struct LogLine {
    int64_t monotonic_us; // when: the wall clock may be right only later
    LogLevel level;
    char text[LIMIT_LOG_LINE_BYTES + 1]; // cut at the end of a letter
} LogLine;

// NULL without memory. clock must outlive it.
LogRing *log_ring_create(const Clock *clock) MUST_USE;
void log_ring_destroy(LogRing *ring); // NULL-safe; log_keep(NULL) comes first

void log_ring_add(LogRing *ring, LogLevel level, const char *text);
// Newest first. Returns how many were written.
size_t log_ring_last(LogRing *ring, LogLine *ret_lines, size_t most);
