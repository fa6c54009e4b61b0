// Log lines to standard error: "balai: warning: text". Library code returns errors and does not log; the
// commands and the app do.
#pragma once
#include "auto.h"

typedef enum LogLevel {
    LOG_INFO,
    LOG_WARNING,
    LOG_ERROR
} LogLevel;

typedef struct LogRing LogRing; // log_ring.h

// Lines of all threads go to ring too, from now on (NULL: to none). It must outlive that: where standard
// error leads is the process's alone, and so is this.
void log_keep(LogRing *ring);
const char *log_prefix(LogLevel level); // "warning: "; "" for LOG_INFO

void log_line(LogLevel level, const char *format, ...) PRINTF_LIKE(2, 3);
