// Content lines of iCalendar (RFC 5545 3.1) and vCard (RFC 2426 and 2425 5.8.1): NAME:value, folded at 75
// octets between letters.
#pragma once
#include <stdbool.h>
#include <stdio.h>
#include "base/arena.h"

typedef struct Lines {
    FILE *out; // into memory
    char *data;
    size_t size;
    int octets; // of the line being written, since its last fold
} Lines;

bool lines_open(Lines *lines) MUST_USE; // false without memory; else lines_close must follow
// The whole text in arena; NULL without memory.
char *lines_close(Lines *lines, Arena *arena) MUST_USE;

// A line as it is: name and value must hold nothing that has to be escaped.
void lines_put(Lines *lines, const char *name, const char *value);
// A line in parts: name, values with what stands between them as it is, end.
void lines_begin(Lines *lines, const char *name);
void lines_mark(Lines *lines, const char *between);
void lines_value(Lines *lines, const char *text); // escaped; line breaks stay
void lines_end(Lines *lines);
