// The name that someone probably meant: the one with the fewest letters to change.
#pragma once
#include <stddef.h>

typedef struct Nearest {
    const char *word;
    size_t distance;  // of best
    const char *best; // NULL while none is near
} Nearest;

Nearest nearest_start(const char *word);
void nearest_try(Nearest *nearest, const char *name);
