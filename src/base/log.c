#include "log.h"

#include <stdarg.h>
#include <stdio.h>

static const char *const prefixes[] = {[LOG_INFO] = "", [LOG_WARNING] = "warning: ", [LOG_ERROR] = "error: "};

void log_line(LogLevel level, const char *format, ...) {
    // One write a line, so that lines of two threads do not mix.
    char line[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    fprintf(stderr, "balai: %s%s\n", prefixes[level], line);
}
