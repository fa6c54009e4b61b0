#include "memory_display.h"

#include <stdlib.h>
#include "base/limits.h"
#include "compose.h"

static bool lock(void *ctx, Surface *ret_surface, Err *err) {
    (void)err;
    *ret_surface = ((MemoryDisplay *)ctx)->surface;
    return true;
}

static bool present(void *ctx, const Rect *rects, size_t count, Err *err) {
    (void)rects, (void)count, (void)err;
    ((MemoryDisplay *)ctx)->frames++;
    return true;
}

static bool compose(void *ctx, const Surface *from, const Surface *to, Compose how, Err *err) {
    (void)err;
    MemoryDisplay *memory = ctx;
    compose_layers(&memory->surface, from, to, how);
    memory->frames++;
    return true;
}

bool memory_display_init(MemoryDisplay *memory, int width, int height, Err *err) {
    if (width < 1 || height < 1) return err_set(err, ERR_USAGE, "a display of %d x %d px", width, height);
    if (width > LIMIT_PANEL_SIDE_MAX_PX || height > LIMIT_PANEL_SIDE_MAX_PX)
        return err_set(err, ERR_TOO_LARGE, "a display of %d x %d px: a side has %d px at most", width, height,
                       LIMIT_PANEL_SIDE_MAX_PX);
    uint32_t *pixels = calloc((size_t)width * (size_t)height, sizeof *pixels);
    if (!pixels) return err_set(err, ERR_NO_MEMORY, "no memory for a display of %d x %d px", width, height);
    *memory = (MemoryDisplay){
        .display = {memory, lock, present, compose},
        .surface = {pixels, width, height, width},
    };
    return true;
}

void memory_display_finish(MemoryDisplay *memory) {
    if (!memory) return;
    free(memory->surface.pixels);
    memory->surface = (Surface){0};
}
