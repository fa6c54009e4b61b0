// Where frames go, as a struct of functions: SDL's window (sdl/), or memory (paint/memory_display.h) for
// `render`, `play` and the tests.
#pragma once
#include <stddef.h>
#include "base/err.h"
#include "draw/geometry.h"
#include "surface.h"

// How two whole layers become one frame.
typedef struct Compose {
    enum {
        COMPOSE_FADE,  // to over from, amount 0 to 256
        COMPOSE_SLIDE, // to comes in from the right (offset > 0) or left (< 0) at offset px, pushing from
                       // before it
    } kind;
    int amount;
    int offset;
    bool same_layers; // both layers' pixels are as in the last compose, with no present between: true for the
                      // second and later frames of a transition, so that a GPU need not be sent them again
} Compose;

typedef struct Display {
    void *ctx;
    // The pixels of the screen. They keep what was painted last until size_changed or a failure.
    bool (*lock)(void *ctx, Surface *ret_surface, Err *err);
    // Shows the given rectangles of the surface.
    bool (*present)(void *ctx, const Rect *rects, size_t count, Err *err);
    // Shows a mix of two layers of the panel's size. The surface's pixels are undefined after it: the next
    // present must be of a fully painted surface.
    bool (*compose)(void *ctx, const Surface *from, const Surface *to, Compose how, Err *err);
} Display;
