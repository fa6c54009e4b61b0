#include "surface_present.h"

#include <SDL2/SDL_error.h>
#include <SDL2/SDL_surface.h>
#include "paint/compose.h"

struct SurfacePresent {
    SDL_Window *window;
    Turn turn;
    Surface buffer; // the picture as it is seen, where that is turned; else nothing
};

// SDL makes a new surface when the window's size changed: asking each time is a comparison.
static bool get_panel(const SurfacePresent *present, Surface *ret_panel, Err *err) {
    SDL_Surface *surface = SDL_GetWindowSurface(present->window);
    if (!surface) return err_set(err, ERR_NO_DISPLAY, "no window surface: %s", SDL_GetError());
    *ret_panel = (Surface){surface->pixels, surface->w, surface->h, surface->pitch / 4};
    return true;
}

static void drop_buffer(SurfacePresent *present) {
    free(present->buffer.pixels);
    present->buffer = (Surface){0};
}

static bool follow_size(SurfacePresent *present, const Surface *panel, Err *err) {
    bool swaps = turn_swaps(present->turn);
    int width = swaps ? panel->height : panel->width, height = swaps ? panel->width : panel->height;
    if (width == present->buffer.width && height == present->buffer.height) return true;
    drop_buffer(present);
    uint32_t *pixels = calloc((size_t)width * (size_t)height, sizeof *pixels);
    if (!pixels) return err_set(err, ERR_NO_MEMORY, "no memory for %d x %d px", width, height);
    present->buffer = (Surface){pixels, width, height, width};
    return true;
}

// What is painted into, and the window's pixels: the same where nothing is turned.
static bool get_both(SurfacePresent *present, Surface *ret_picture, Surface *ret_panel, Err *err) {
    Surface panel;
    if (!get_panel(present, &panel, err)) return false;
    if (present->turn != TURN_NONE && !follow_size(present, &panel, err)) return false;
    *ret_picture = present->turn == TURN_NONE ? panel : present->buffer;
    *ret_panel = panel;
    return true;
}

static bool lock(void *ctx, Surface *ret_surface, Err *err) {
    return get_both(ctx, ret_surface, &(Surface){0}, err);
}

static bool check_format(SDL_Window *window, Err *err) {
    SDL_Surface *surface = SDL_GetWindowSurface(window);
    if (!surface) return err_set(err, ERR_NO_DISPLAY, "no window surface: %s", SDL_GetError());
    const SDL_PixelFormat *format = surface->format;
    if (format->BytesPerPixel == 4 && format->Rmask == 0xFF0000 && format->Bmask == 0xFF &&
        surface->pitch % 4 == 0)
        return true;
    return err_set(err, ERR_NO_DISPLAY, "a window surface of %d bits", format->BitsPerPixel);
}

// Clipped here, since SDL's own clipping of rectangles that begin left of the window is wrong (2.26).
static bool update(const SurfacePresent *present, const Surface *picture, const Surface *panel,
                   const Rect *rects, int count) {
    Rect bounds = {0, 0, picture->width, picture->height};
    SDL_Rect clipped[64];
    int kept = 0;
    for (int i = 0; i < count; i++) {
        Rect r = rect_intersect(rects[i], bounds);
        if (rect_empty(r)) continue;
        if (present->turn != TURN_NONE) turn_copy(panel, picture, r, present->turn);
        r = turn_rect(r, present->turn, picture->width, picture->height);
        clipped[kept++] = (SDL_Rect){r.x, r.y, r.w, r.h};
    }
    return !kept || SDL_UpdateWindowSurfaceRects(present->window, clipped, kept) == 0;
}

static bool fail(Err *err) {
    return err_set(err, ERR_NO_DISPLAY, "presenting: %s", SDL_GetError());
}

static bool present_rects(void *ctx, const Rect *rects, size_t count, Err *err) {
    SurfacePresent *present = ctx;
    Surface picture = {0}, panel = {0};
    if (!get_both(present, &picture, &panel, err)) return false;
    Rect all = {0, 0, picture.width, picture.height};
    // Each update waits for the server: more than 64 rectangles are quicker sent as one.
    bool done = count > 64 ? update(present, &picture, &panel, &all, 1)
                           : update(present, &picture, &panel, rects, (int)count);
    return done || fail(err);
}

static bool compose(void *ctx, const Surface *from, const Surface *to, Compose how, Err *err) {
    SurfacePresent *present = ctx;
    Surface picture = {0}, panel = {0};
    if (!get_both(present, &picture, &panel, err)) return false;
    compose_layers(&picture, from, to, how);
    Rect all = {0, 0, picture.width, picture.height};
    return update(present, &picture, &panel, &all, 1) || fail(err);
}

bool surface_present_create(SDL_Window *window, SurfacePresent **ret_present, Err *err) {
    if (!check_format(window, err)) return false;
    SurfacePresent *present = calloc(1, sizeof *present);
    if (!present) return err_set(err, ERR_NO_MEMORY, "no memory to present");
    present->window = window;
    *ret_present = present;
    return true;
}

void surface_present_destroy(SurfacePresent *present) {
    if (!present) return;
    drop_buffer(present);
    free(present);
}

Display surface_present_display(SurfacePresent *present) {
    return (Display){present, lock, present_rects, compose};
}

void surface_present_turn(SurfacePresent *present, Turn turn) {
    if (present->turn == turn) return;
    present->turn = turn;
    drop_buffer(present);
}
