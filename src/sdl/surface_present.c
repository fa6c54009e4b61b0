#include "surface_present.h"

#include <SDL2/SDL_error.h>
#include <SDL2/SDL_surface.h>
#include "paint/compose.h"

// SDL makes a new surface when the window's size changed: asking each time is a comparison.
static bool lock(void *ctx, Surface *ret_surface, Err *err) {
    SDL_Surface *surface = SDL_GetWindowSurface(ctx);
    if (!surface) return err_set(err, ERR_NO_DISPLAY, "no window surface: %s", SDL_GetError());
    *ret_surface = (Surface){surface->pixels, surface->w, surface->h, surface->pitch / 4};
    return true;
}

bool surface_present_check(SDL_Window *window, Err *err) {
    SDL_Surface *surface = SDL_GetWindowSurface(window);
    if (!surface) return err_set(err, ERR_NO_DISPLAY, "no window surface: %s", SDL_GetError());
    const SDL_PixelFormat *format = surface->format;
    if (format->BytesPerPixel == 4 && format->Rmask == 0xFF0000 && format->Bmask == 0xFF &&
        surface->pitch % 4 == 0)
        return true;
    return err_set(err, ERR_NO_DISPLAY, "a window surface of %d bits", format->BitsPerPixel);
}

// Clipped here, since SDL's own clipping of rectangles that begin left of the window is wrong (2.26).
static bool update(SDL_Window *window, Rect bounds, const Rect *rects, int count) {
    SDL_Rect clipped[64];
    int kept = 0;
    for (int i = 0; i < count; i++) {
        Rect r = rect_intersect(rects[i], bounds);
        if (!rect_empty(r)) clipped[kept++] = (SDL_Rect){r.x, r.y, r.w, r.h};
    }
    return !kept || SDL_UpdateWindowSurfaceRects(window, clipped, kept) == 0;
}

static bool present(void *ctx, const Rect *rects, size_t count, Err *err) {
    Surface surface = {0};
    if (!lock(ctx, &surface, err)) return false;
    Rect all = {0, 0, surface.width, surface.height};
    // Each update waits for the server: more than 64 rectangles are quicker sent as one.
    bool done = count > 64 ? update(ctx, all, &all, 1) : update(ctx, all, rects, (int)count);
    return done || err_set(err, ERR_NO_DISPLAY, "presenting: %s", SDL_GetError());
}

static bool compose(void *ctx, const Surface *from, const Surface *to, Compose how, Err *err) {
    Surface surface = {0};
    if (!lock(ctx, &surface, err)) return false;
    compose_layers(&surface, from, to, how);
    Rect all = {0, 0, surface.width, surface.height};
    return update(ctx, all, &all, 1) || err_set(err, ERR_NO_DISPLAY, "presenting: %s", SDL_GetError());
}

Display surface_present_display(SDL_Window *window) {
    return (Display){window, lock, present, compose};
}
