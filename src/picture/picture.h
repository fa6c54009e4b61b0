// Picture files to pixels (SDL_image), bounded and scaled. Takes PNG, JPEG and WebP, told by their first
// bytes, and nothing else. Safe to call from a worker thread.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "base/err.h"

// Premultiplied ARGB, 0xAARRGGBB in the machine's byte order (pixman's a8r8g8b8); pixels are the owner's to
// free().
typedef struct Picture {
    int width, height;
    int stride_px;
    uint32_t *pixels;
    bool opaque; // every alpha is 255
} Picture;

typedef enum PictureFit {
    PICTURE_CONTAIN, // whole picture within the box, its proportions kept; the result is at most the box's
                     // size
    PICTURE_COVER,   // fills the box exactly, its proportions kept, the overhang cut evenly
} PictureFit;

// Loads every decoder now: for who gives up the right to load anything.
void picture_prepare(void);

// Size in px from the file's header, without decoding. Refuses what decoding would refuse.
bool picture_probe(const char *path, int *ret_width, int *ret_height, Err *err) MUST_USE;

// Decodes and scales (area average when smaller, bilinear when larger) to fit a box in px. Integer
// arithmetic: the same file gives the same pixels on every machine.
bool picture_load(const char *path, int box_width, int box_height, PictureFit fit, Picture *ret_picture,
                  Err *err) MUST_USE;
void picture_finish(Picture *picture); // NULL-safe, may be called twice

// Writes 0xFFRRGGBB pixels as PNG (for `render`, shots and golden pictures).
bool picture_write_png(const char *path, const uint32_t *pixels, int width, int height, int stride_px,
                       Err *err) MUST_USE;
