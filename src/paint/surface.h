// Pixels that are painted into: XRGB8888, 0x00RRGGBB in the machine's byte order.
#pragma once
#include <stdint.h>

typedef struct Surface {
    uint32_t *pixels;
    int width, height;
    int stride_px;
} Surface;
