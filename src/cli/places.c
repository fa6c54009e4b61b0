#include "places.h"

#include <stdlib.h>
#include "sdl/safety.h"

const char *font_root(void) {
    const char *root = getenv("BALAI_FONTS");
    return root && *root ? root : "/usr/share/fonts";
}

void draw_safety(const Surface *surface, const char *heading, const char *title, const char *text,
                 const char *note) {
    Surface copy = *surface;
    safety_draw(&copy, heading, title, text, note);
}
