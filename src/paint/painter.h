// Draw commands to pixels (pixman). A painter remembers what it painted last on one surface and repaints only
// what differs.
#pragma once
#include "draw/list.h"
#include "image_source.h"
#include "surface.h"
#include "text/engine.h"

typedef struct Painter Painter;

enum {
    PAINT_RECTS_MAX = 16
};

// fonts: for the outlines of glyphs; may be set later (painter_set_fonts) where a frame has no text. Returns
// NULL without memory.
Painter *painter_create(void);
void painter_destroy(Painter *painter); // NULL-safe
void painter_set_fonts(Painter *painter, FontSet *fonts);

// Brings surface from the last frame painted to list's. Writes the changed rectangles (at most
// PAINT_RECTS_MAX) and returns how many: 0 where nothing differs.
size_t painter_update(Painter *painter, const DrawList *list, const ImageSource *images,
                      const Surface *surface, Rect *ret_rects);

// Hash of the frame painted last: of its size, ground, commands and pictures, in their order. Two frames with
// the same hash have the same pixels.
uint64_t painter_hash(const Painter *painter);

// The surface's pixels are no longer what was painted: the next update paints everything.
void painter_forget(Painter *painter);

// Paints the whole list on any surface of its size, and remembers nothing.
void painter_paint(Painter *painter, const DrawList *list, const ImageSource *images, const Surface *surface);
