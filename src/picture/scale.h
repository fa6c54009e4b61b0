// Scaling in integers: the same pixels on every machine. Each direction for itself: exact area average where
// the picture gets smaller, bilinear where it gets larger, a copy where it keeps its size.
#pragma once
#include <stdint.h>
#include "base/err.h"
#include "rows.h"

// The part of a picture that is taken, px.
typedef struct Crop {
    int x, y, width, height;
} Crop;

// Fills width by height pixels of out (rows right behind each other). crop must lie within the rows' surface;
// no side of either is over LIMIT_PICTURE_SIDE_PX.
bool scale_rows(const Rows *rows, Crop crop, int width, int height, uint32_t *out, Err *err) MUST_USE;
