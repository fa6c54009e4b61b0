// Where the painter gets pictures, flags and icons from. It never waits: what is not there yet is painted
// later.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "draw/list.h"

// Premultiplied ARGB (pixman's a8r8g8b8), scaled for the box that was asked for; valid for this and the next
// frame.
typedef struct Image {
    int width, height, stride_px;
    const uint32_t *pixels;
    bool opaque;
    uint64_t hash; // of the pixels: another picture has another one, and the same one read again the same
} Image;

typedef struct ImageSource {
    void *ctx;
    // NULL while the picture is not decoded yet, and for good where there is none.
    const Image *(*get)(void *ctx, const char *name, int box_width, int box_height, ImageFit fit);
} ImageSource;
