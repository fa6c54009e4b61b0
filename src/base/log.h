// Log lines to standard error: "balai: warning: text". Library code returns errors and does not log; the
// commands and the app do.
#pragma once
#include "auto.h"

typedef enum LogLevel {
    LOG_INFO,
    LOG_WARNING,
    LOG_ERROR
} LogLevel;

void log_line(LogLevel level, const char *format, ...) PRINTF_LIKE(2, 3);
