// Names in records: bounded, and always UTF-8, so that the line or file that they stand in can be read again.
// Internal to record/.
#pragma once
#include <stddef.h>

// Copies name into buffer, cut at the end of a letter; what is not UTF-8 and control characters become
// question marks. NULL is "". Returns buffer.
char *names_copy(char *buffer, size_t size, const char *name);
