// The safety net: a sentence on the screen when content, fonts or the text engine are missing. Uses SDL_ttf
// and one font that is part of the program, no file and no window.
#pragma once
#include "paint/surface.h"

// Paints the whole surface, of any size: a heading, a title, a text and a footnote below each other (NULL or
// "": left out), wrapped, and smaller where they would not fit. Cannot fail: what cannot be written is left
// out, and the ground is always there.
void safety_draw(Surface *surface, const char *heading, const char *title, const char *text,
                 const char *footnote);
