// Where things are on this machine, and the safety net's hook. Internal to cli/.
#pragma once
#include "paint/surface.h"

// What the package brings, shown until content is installed; and where a kiosk keeps what it may not lose.
#define INSTALLED_CONTENT "/usr/share/balai/content"
#define INSTALLED_STATE "/var/lib/balai"
#define INSTALLED_STORE INSTALLED_STATE "/store"

// $BALAI_FONTS or /usr/share/fonts.
const char *font_root(void);

void draw_safety(const Surface *surface, const char *heading, const char *title, const char *text,
                 const char *note);
