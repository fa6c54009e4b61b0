// Rows of a decoded picture as premultiplied ARGB, whatever the decoder made of it.
#pragma once
#include <SDL2/SDL_surface.h>
#include <stdint.h>
#include "base/err.h"

typedef enum RowForm {
    ROW_RGB24,   // three bytes a pixel, red first: JPEG, PNG and WebP without alpha
    ROW_RGBA32,  // four bytes a pixel, red first: PNG and WebP with alpha
    ROW_ARGB,    // 32-bit words, alpha highest
    ROW_INDEXED, // one byte a pixel, through a table
} RowForm;

typedef struct Rows {
    SDL_Surface *surface;
    RowForm form;
    uint32_t table[256]; // premultiplied, of ROW_INDEXED
    bool opaque;         // no pixel can have an alpha below 255
} Rows;

// Takes the surface over; rows_finish frees it, also after a failure. Rare formats are converted to ARGB
// first.
bool rows_init(Rows *rows, SDL_Surface *surface, Err *err) MUST_USE;
void rows_finish(Rows *rows);

// Pixels x to x + width of row y, which must be within the surface.
void rows_read(const Rows *rows, int x, int y, int width, uint32_t *out);

// Alpha over straight colours: each colour (c * a + 127) / 255.
uint32_t rows_premultiply(uint32_t argb);
