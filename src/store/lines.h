// The lines of minisign's files. Internal to store/.
#pragma once
#include <stdbool.h>
#include <stddef.h>

typedef struct Line {
    const char *text; // NULL where there is no line
    size_t size;      // without the line's end, "\n" or "\r\n"
} Line;

typedef struct Lines {
    const char *rest;
    size_t size;
} Lines;

Line lines_next(Lines *lines);
bool lines_are_over(const Lines *lines); // nothing but line ends follows

// Whether line begins with prefix, which is then taken off it, with the spaces behind.
bool line_skip(Line *line, const char *prefix);
// Whether line is base64 of exactly wanted bytes.
bool line_base64(Line line, unsigned char *bytes, size_t wanted);
