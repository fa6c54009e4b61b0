#include "compose.h"

#include <string.h>
#include "blend.h"

static int least(int a, int b) {
    return a < b ? a : b;
}

static uint32_t *row_of(const Surface *surface, int y) {
    return surface->pixels + (size_t)y * (size_t)surface->stride_px;
}

// left shows its last pixels up to the seam, right its first ones behind it.
static void join_row(uint32_t *out, const uint32_t *left, const uint32_t *right, int width, int seam) {
    memmove(out, left + (width - seam), (size_t)seam * sizeof *out);
    memmove(out + seam, right, (size_t)(width - seam) * sizeof *out);
}

void compose_layers(const Surface *out, const Surface *from, const Surface *to, Compose how) {
    int width = least(out->width, least(from->width, to->width));
    int height = least(out->height, least(from->height, to->height));
    int offset = how.offset > width ? width : how.offset < -width ? -width : how.offset;
    for (int y = 0; y < height; y++) {
        uint32_t *row = row_of(out, y), *old = row_of(from, y), *new = row_of(to, y);
        switch (how.kind) {
        case COMPOSE_FADE:
            blend_fade(row, old, new, (size_t)width, how.amount);
            break;
        case COMPOSE_SLIDE:
            if (offset >= 0)
                join_row(row, old, new, width, offset);
            else
                join_row(row, new, old, width, width + offset);
            break;
        }
    }
}
