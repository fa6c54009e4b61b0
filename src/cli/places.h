// Where things are on this machine, and the safety net's hook. Internal to cli/.
#pragma once
#include "paint/surface.h"

// $BALAI_FONTS or /usr/share/fonts.
const char *font_root(void);

void draw_safety(const Surface *surface, const char *heading, const char *title, const char *text,
                 const char *note);
