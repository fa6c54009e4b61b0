#include "texture_present.h"

#include <SDL2/SDL_error.h>

struct TexturePresent {
    SDL_Renderer *renderer;
    Turn turn;
    Surface buffer;         // what is painted into: the picture as it is seen
    int width, height;      // of the panel, px
    SDL_Texture *screen;    // the buffer on the GPU; NULL until a frame needs it
    SDL_Texture *layers[2]; // from and to of a transition; made at the first one
    bool layers_current;    // both hold the last compose's pixels
};

static void drop_textures(TexturePresent *present) {
    if (present->screen) SDL_DestroyTexture(present->screen);
    present->screen = NULL;
    for (int i = 0; i < 2; i++) {
        if (present->layers[i]) SDL_DestroyTexture(present->layers[i]);
        present->layers[i] = NULL;
    }
    present->layers_current = false;
}

static void drop_size(TexturePresent *present) {
    free(present->buffer.pixels);
    present->buffer = (Surface){0};
    drop_textures(present);
}

static SDL_Texture *new_texture(const TexturePresent *present) {
    return SDL_CreateTexture(present->renderer, SDL_PIXELFORMAT_RGB888, SDL_TEXTUREACCESS_STREAMING,
                             present->buffer.width, present->buffer.height);
}

static bool upload(SDL_Texture *texture, const Surface *from, Rect r) {
    const uint32_t *pixels = from->pixels + (size_t)r.y * (size_t)from->stride_px + r.x;
    return SDL_UpdateTexture(texture, &(SDL_Rect){r.x, r.y, r.w, r.h}, pixels, from->stride_px * 4) == 0;
}

static bool open_screen(TexturePresent *present, Err *err) {
    if (present->screen) return true;
    present->screen = new_texture(present);
    Rect all = {0, 0, present->buffer.width, present->buffer.height};
    if (present->screen && upload(present->screen, &present->buffer, all)) return true;
    err_set(err, ERR_NO_DISPLAY, "no texture of %d x %d px: %s", all.w, all.h, SDL_GetError());
    drop_textures(present);
    return false;
}

static bool follow_size(TexturePresent *present, Err *err) {
    int panel_width = 0, panel_height = 0;
    if (SDL_GetRendererOutputSize(present->renderer, &panel_width, &panel_height) || panel_width < 1 ||
        panel_height < 1)
        return err_set(err, ERR_NO_DISPLAY, "the display has no size: %s", SDL_GetError());
    present->width = panel_width;
    present->height = panel_height;
    bool swaps = turn_swaps(present->turn);
    int width = swaps ? panel_height : panel_width, height = swaps ? panel_width : panel_height;
    if (width == present->buffer.width && height == present->buffer.height) return true;
    drop_size(present);
    uint32_t *pixels = calloc((size_t)width * (size_t)height, sizeof *pixels);
    if (!pixels) return err_set(err, ERR_NO_MEMORY, "no memory for %d x %d px", width, height);
    present->buffer = (Surface){pixels, width, height, width};
    return true;
}

static bool lock(void *ctx, Surface *ret_surface, Err *err) {
    TexturePresent *present = ctx;
    if (!follow_size(present, err)) return false;
    *ret_surface = present->buffer;
    return true;
}

static bool fail(Err *err) {
    return err_set(err, ERR_NO_DISPLAY, "presenting: %s", SDL_GetError());
}

// A whole layer, moved to the right by offset px of the picture. A turned one is turned around its top left
// corner, which is laid where the picture's is on the panel: all whole numbers, with odd sizes too.
static bool draw_layer(const TexturePresent *present, SDL_Texture *layer, int offset) {
    SDL_Rect place = {offset, 0, present->buffer.width, present->buffer.height};
    switch (present->turn) {
    case TURN_NONE:
        return !SDL_RenderCopy(present->renderer, layer, NULL, &place);
    case TURN_QUARTER:
        place.x = present->width, place.y = offset;
        break;
    case TURN_HALF:
        place.x = present->width - offset, place.y = present->height;
        break;
    case TURN_THREE_QUARTERS:
        place.x = 0, place.y = present->height - offset;
        break;
    }
    return !SDL_RenderCopyEx(present->renderer, layer, NULL, &place, 90.0 * present->turn, &(SDL_Point){0, 0},
                             SDL_FLIP_NONE);
}

static bool present_rects(void *ctx, const Rect *rects, size_t count, Err *err) {
    TexturePresent *present = ctx;
    if (!follow_size(present, err) || !open_screen(present, err)) return false;
    Rect bounds = {0, 0, present->buffer.width, present->buffer.height};
    for (size_t i = 0; i < count; i++) {
        Rect r = rect_intersect(rects[i], bounds);
        if (!rect_empty(r) && !upload(present->screen, &present->buffer, r)) return fail(err);
    }
    present->layers_current = false;
    // The back buffers take turns, so each frame is drawn whole.
    if (!draw_layer(present, present->screen, 0)) return fail(err);
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
    return draw_layer(present, from, 0) && draw_layer(present, to, 0);
}

static bool draw_slide(TexturePresent *present, int offset) {
    int width = present->buffer.width;
    SDL_SetTextureBlendMode(present->layers[1], SDL_BLENDMODE_NONE);
    SDL_SetTextureAlphaMod(present->layers[1], 255);
    return draw_layer(present, present->layers[0], offset >= 0 ? offset - width : offset + width) &&
           draw_layer(present, present->layers[1], offset);
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
    if (!follow_size(present, err) || !open_screen(present, err)) {
        texture_present_destroy(present);
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

void texture_present_turn(TexturePresent *present, Turn turn) {
    if (present->turn == turn) return;
    present->turn = turn;
    drop_size(present);
}

void texture_present_reset(TexturePresent *present) {
    drop_textures(present);
}
