#include "cli/plain_screen.h"

#include <stdlib.h>
#include "base/auto.h"
#include "cli/places.h"
#include "os/framebuffer.h"

bool plain_screen_say(const char *device, const char *title, const char *text, const char *note, Err *err) {
    Framebuffer screen;
    if (!os_framebuffer_open(device, &screen, err)) return false;
    AUTO_FREE uint32_t *pixels = calloc((size_t)screen.width * (size_t)screen.height, sizeof *pixels);
    Surface surface = {pixels, screen.width, screen.height, screen.width};
    if (pixels) draw_safety(&surface, NULL, title, text, note);
    bool done = pixels ? os_framebuffer_put(&screen, pixels, err)
                       : err_set(err, ERR_NO_MEMORY, "no memory for a picture of the screen");
    os_framebuffer_close(&screen);
    return done;
}
