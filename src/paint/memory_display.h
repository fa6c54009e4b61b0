// A display without a window: `render`, `play` and the tests look at its pixels.
#pragma once
#include <stdint.h>
#include "display.h"

typedef struct MemoryDisplay {
    Display display; // ctx is this struct: it must not be moved
    Surface surface; // what a person would see
    uint64_t frames; // presents and composes so far
} MemoryDisplay;

// Black pixels of width by height px. ERR_TOO_LARGE over limits.h's panel.
bool memory_display_init(MemoryDisplay *memory, int width, int height, Err *err) MUST_USE;
void memory_display_finish(MemoryDisplay *memory); // NULL-safe, may be called twice
