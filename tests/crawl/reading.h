// What a visitor has read at one place: the lines of its texts in reading order, put together from what was
// in sight before and after each drag.
#pragma once
#include "draw/list.h"

typedef struct ReadLine {
    char *text;
    int x, y; // in the scroll area's content
} ReadLine;

typedef struct ReadStream {
    char *area; // "" for what does not scroll
    ReadLine *lines;
    size_t count, capacity;
} ReadStream;

typedef struct Reading {
    ReadStream *streams;
    size_t count;
} Reading;

// Adds the lines in sight; those read before stay where they are.
void reading_add(Reading *reading, const DrawList *list);
void reading_finish(Reading *reading); // NULL-safe
// A hash of the lines of an area that are in sight: the same list beside another record is read once.
uint64_t reading_area_hash(const DrawList *list, const char *area);
