#include "texture_present.h"

#include <SDL2/SDL_error.h>

struct TexturePresent {
    SDL_Renderer *renderer;
    Surface buffer;         // what is painted into
    SDL_Texture *screen;    // the buffer on the GPU
    SDL_Texture *layers[2]; // from and to of a transition; made at the first one
    bool layers_current;    // both hold the last compose's pixels
};

static void drop_size(TexturePresent *present) {
    free(present->buffer.pixels);
    SDL_DestroyTexture(present->screen);
    for (int i = 0; i < 2; i++)
        SDL_DestroyTexture(present->layers[i]);
    *present = (TexturePresent){.renderer = present->renderer};
}

static SDL_Texture *new_texture(const TexturePresent *present) {
    return SDL_CreateTexture(present->renderer, SDL_PIXELFORMAT_RGB888, SDL_TEXTUREACCESS_STREAMING,
                             present->buffer.width, present->buffer.height);
}

static bool follow_size(TexturePresent *present, Err *err) {
    int width = 0, height = 0;
    if (SDL_GetRendererOutputSize(present->renderer, &width, &height) || width < 1 || height < 1)
        return err_set(err, ERR_NO_DISPLAY, "the display has no size: %s", SDL_GetError());
    if (width == present->buffer.width && height == present->buffer.height) return true;
    drop_size(present);
    uint32_t *pixels = calloc((size_t)width * (size_t)height, sizeof *pixels);
    if (!pixels) return err_set(err, ERR_NO_MEMORY, "no memory for %d x %d px", width, height);
    present->buffer = (Surface){pixels, width, height, width};
    present->screen = new_texture(present);
    if (present->screen) return true;
    err_set(err, ERR_NO_DISPLAY, "no texture of %d x %d px: %s", width, height, SDL_GetError());
    drop_size(present);
    return false;
}

static bool lock(void *ctx, Surface *ret_surface, Err *err) {
    TexturePresent *present = ctx;
    if (!follow_size(present, err)) return false;
    *ret_surface = present->buffer;
    return true;
}

static bool upload(SDL_Texture *texture, const Surface *from, Rect r) {
    const uint32_t *pixels = from->pixels + (size_t)r.y * (size_t)from->stride_px + r.x;
    return SDL_UpdateTexture(texture, &(SDL_Rect){r.x, r.y, r.w, r.h}, pixels, from->stride_px * 4) == 0;
}

static bool fail(Err *err) {
    return err_set(err, ERR_NO_DISPLAY, "presenting: %s", SDL_GetError());
}

static bool present_rects(void *ctx, const Rect *rects, size_t count, Err *err) {
    TexturePresent *present = ctx;
    if (!follow_size(present, err)) return false;
    Rect bounds = {0, 0, present->buffer.width, present->buffer.height};
    for (size_t i = 0; i < count; i++) {
        Rect r = rect_intersect(rects[i], bounds);
        if (!rect_empty(r) && !upload(present->screen, &present->buffer, r)) return fail(err);
    }
    present->layers_current = false;
    // The back buffers take turns, so each frame is drawn whole.
    if (SDL_RenderCopy(present->renderer, present->screen, NULL, NULL)) return fail(err);
    SDL_RenderPresent(present->renderer);
    return true;
}

static bool has_size(const Surface *layer, const Surface *panel) {
    return layer->width == panel->width && layer->height == panel->height;
}

static bool upload_layers(TexturePresent *present, const Surface *from, const Surface *to, Err *err) {
    if (!has_size(from, &present->buffer) || !has_size(to, &present->buffer))
        return err_set(err, ERR_NO_DISPLAY, "a transition of layers that have not the panel's size");
    const Surface *sources[2] = {from, to};
    Rect all = {0, 0, present->buffer.width, present->buffer.height};
    for (int i = 0; i < 2; i++) {
        if (!present->layers[i]) present->layers[i] = new_texture(present);
        if (!present->layers[i] || !upload(present->layers[i], sources[i], all)) return fail(err);
    }
    present->layers_current = true;
    return true;
}

static bool draw_fade(TexturePresent *present, int amount) {
    SDL_Texture *from = present->layers[0], *to = present->layers[1];
    int most = amount < 0 ? 0 : amount > 256 ? 256 : amount;
    SDL_SetTextureBlendMode(to, SDL_BLENDMODE_BLEND);
    SDL_SetTextureAlphaMod(to, (Uint8)(most * 255 / 256));
    return !SDL_RenderCopy(present->renderer, from, NULL, NULL) &&
           !SDL_RenderCopy(present->renderer, to, NULL, NULL);
}

static bool draw_slide(TexturePresent *present, int offset) {
    int width = present->buffer.width, height = present->buffer.height;
    SDL_Rect to = {offset, 0, width, height};
    SDL_Rect from = {offset >= 0 ? offset - width : offset + width, 0, width, height};
    SDL_SetTextureBlendMode(present->layers[1], SDL_BLENDMODE_NONE);
    SDL_SetTextureAlphaMod(present->layers[1], 255);
    return !SDL_RenderCopy(present->renderer, present->layers[0], NULL, &from) &&
           !SDL_RenderCopy(present->renderer, present->layers[1], NULL, &to);
}

static bool compose(void *ctx, const Surface *from, const Surface *to, Compose how, Err *err) {
    TexturePresent *present = ctx;
    if (!follow_size(present, err)) return false;
    bool current = how.same_layers && present->layers_current;
    if (!current && !upload_layers(present, from, to, err)) return false;
    bool drawn = how.kind == COMPOSE_FADE ? draw_fade(present, how.amount) : draw_slide(present, how.offset);
    if (!drawn) return fail(err);
    SDL_RenderPresent(present->renderer);
    return true;
}

bool texture_present_create(SDL_Renderer *renderer, TexturePresent **ret_present, Err *err) {
    TexturePresent *present = calloc(1, sizeof *present);
    if (!present) return err_set(err, ERR_NO_MEMORY, "no memory to present");
    present->renderer = renderer;
    if (!follow_size(present, err)) {
        free(present);
        return false;
    }
    *ret_present = present;
    return true;
}

void texture_present_destroy(TexturePresent *present) {
    if (!present) return;
    drop_size(present);
    free(present);
}

Display texture_present_display(TexturePresent *present) {
    return (Display){present, lock, present_rects, compose};
}
