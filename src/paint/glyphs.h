// Pictures of glyphs (FreeType) in pixman's glyph cache. Internal to paint/.
#pragma once
#include <pixman.h>
#include "text/engine.h"

typedef struct Glyphs Glyphs;

Glyphs *glyphs_create(void);
void glyphs_destroy(Glyphs *glyphs); // NULL-safe
void glyphs_set_fonts(Glyphs *glyphs, FontSet *fonts);

// Paints a line with its left end at x and its top at y.
void glyphs_paint(Glyphs *glyphs, const TextLine *line, pixman_image_t *colour, pixman_image_t *target, int x,
                  int y);
