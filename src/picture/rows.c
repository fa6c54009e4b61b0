#include "rows.h"

#include <string.h>

uint32_t rows_premultiply(uint32_t argb) {
    uint32_t a = argb >> 24;
    if (a == 255) return argb;
    uint32_t r = ((argb >> 16 & 255) * a + 127) / 255;
    uint32_t g = ((argb >> 8 & 255) * a + 127) / 255;
    uint32_t b = ((argb & 255) * a + 127) / 255;
    return a << 24 | r << 16 | g << 8 | b;
}

static bool form_of(const SDL_Surface *surface, RowForm *ret_form) {
    switch (surface->format->format) {
    case SDL_PIXELFORMAT_RGB24:
        return *ret_form = ROW_RGB24, true;
    case SDL_PIXELFORMAT_RGBA32:
        return *ret_form = ROW_RGBA32, true;
    case SDL_PIXELFORMAT_ARGB8888:
        return *ret_form = ROW_ARGB, true;
    case SDL_PIXELFORMAT_INDEX8:
        return *ret_form = ROW_INDEXED, surface->format->palette != NULL;
    default:
        return false;
    }
}

// Transparent colours of palettes come as the palette's alpha or as one colour key.
static void fill_table(Rows *rows) {
    const SDL_Palette *palette = rows->surface->format->palette;
    Uint32 key = 0;
    bool keyed = SDL_GetColorKey(rows->surface, &key) == 0;
    rows->opaque = true;
    for (int i = 0; i < 256; i++) {
        SDL_Color c = i < palette->ncolors ? palette->colors[i] : (SDL_Color){0, 0, 0, 255};
        if (keyed && key == (Uint32)i) c.a = 0;
        if (c.a != 255) rows->opaque = false;
        rows->table[i] =
            rows_premultiply((uint32_t)c.a << 24 | (uint32_t)c.r << 16 | (uint32_t)c.g << 8 | c.b);
    }
}

bool rows_init(Rows *rows, SDL_Surface *surface, Err *err) {
    *rows = (Rows){.surface = surface};
    bool keyed = surface->format->BytesPerPixel > 1 && SDL_HasColorKey(surface);
    if (keyed || !form_of(surface, &rows->form)) {
        // The conversion also turns a colour key into alpha.
        rows->surface = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_ARGB8888, 0);
        rows->form = ROW_ARGB;
        SDL_FreeSurface(surface);
        if (!rows->surface) return err_set(err, ERR_NO_MEMORY, "converting a picture: %s", SDL_GetError());
    }
    rows->opaque = rows->form == ROW_RGB24;
    if (rows->form == ROW_INDEXED) fill_table(rows);
    return true;
}

void rows_finish(Rows *rows) {
    SDL_FreeSurface(rows->surface);
    rows->surface = NULL;
}

// Four pixels from three words a round: most of a slide's time beside its decoding.
static void read_rgb24(const uint8_t *in, int width, uint32_t *out) {
    int i = 0;
#if SDL_BYTEORDER == SDL_LIL_ENDIAN
    for (; i + 4 <= width; i += 4, in += 12) {
        uint32_t word[3];
        memcpy(word, in, sizeof word);
        uint32_t bgr[4] = {word[0], word[0] >> 24 | word[1] << 8, word[1] >> 16 | word[2] << 16,
                           word[2] >> 8};
        for (int j = 0; j < 4; j++)
            out[i + j] = 0xFF000000 | __builtin_bswap32(bgr[j]) >> 8;
    }
#endif
    for (; i < width; i++, in += 3)
        out[i] = 0xFF000000 | (uint32_t)in[0] << 16 | (uint32_t)in[1] << 8 | in[2];
}

static void read_rgba32(const uint8_t *in, int width, uint32_t *out) {
    for (int i = 0; i < width; i++, in += 4)
        out[i] =
            rows_premultiply((uint32_t)in[3] << 24 | (uint32_t)in[0] << 16 | (uint32_t)in[1] << 8 | in[2]);
}

void rows_read(const Rows *rows, int x, int y, int width, uint32_t *out) {
    const SDL_Surface *surface = rows->surface;
    const uint8_t *in = (const uint8_t *)surface->pixels + (size_t)y * (size_t)surface->pitch +
                        (size_t)x * surface->format->BytesPerPixel;
    switch (rows->form) {
    case ROW_RGB24:
        read_rgb24(in, width, out);
        break;
    case ROW_RGBA32:
        read_rgba32(in, width, out);
        break;
    case ROW_ARGB:
        memcpy(out, in, (size_t)width * sizeof *out);
        for (int i = 0; i < width; i++)
            out[i] = rows_premultiply(out[i]);
        break;
    case ROW_INDEXED:
        for (int i = 0; i < width; i++)
            out[i] = rows->table[in[i]];
        break;
    }
}
