#include "turn.h"

#include <stddef.h>
#include <string.h>

// Pixels a side of the squares in which quarters are copied: a cache line of each row, so that the lines of
// both sides stay in the nearest cache while they are used.
enum {
    SQUARE = 16
};

Turn turn_from_degrees(int degrees) {
    return degrees % 90 ? TURN_NONE : (Turn)((unsigned)degrees / 90 % 4);
}

bool turn_swaps(Turn turn) {
    return turn == TURN_QUARTER || turn == TURN_THREE_QUARTERS;
}

Rect turn_rect(Rect r, Turn turn, int width, int height) {
    switch (turn) {
    case TURN_NONE:
        break;
    case TURN_QUARTER:
        return (Rect){height - r.y - r.h, r.x, r.h, r.w};
    case TURN_HALF:
        return (Rect){width - r.x - r.w, height - r.y - r.h, r.w, r.h};
    case TURN_THREE_QUARTERS:
        return (Rect){r.y, width - r.x - r.w, r.h, r.w};
    }
    return r;
}

Point turn_back(Point at, Turn turn, int width, int height) {
    switch (turn) {
    case TURN_NONE:
        break;
    case TURN_QUARTER:
        return (Point){at.y, height - 1 - at.x};
    case TURN_HALF:
        return (Point){width - 1 - at.x, height - 1 - at.y};
    case TURN_THREE_QUARTERS:
        return (Point){width - 1 - at.y, at.x};
    }
    return at;
}

static uint32_t *pixel(const Surface *surface, int x, int y) {
    return surface->pixels + (size_t)y * (size_t)surface->stride_px + x;
}

static int least(int a, int b) {
    return a < b ? a : b;
}

static void copy_upright(const Surface *panel, const Surface *picture, Rect r) {
    for (int y = r.y; y < r.y + r.h; y++)
        memcpy(pixel(panel, r.x, y), pixel(picture, r.x, y), (size_t)r.w * sizeof *panel->pixels);
}

static void copy_half(const Surface *panel, const Surface *picture, Rect r) {
    Rect to = turn_rect(r, TURN_HALF, picture->width, picture->height);
    for (int y = 0; y < r.h; y++) {
        const uint32_t *from = pixel(picture, r.x, r.y + r.h - 1 - y);
        uint32_t *row = pixel(panel, to.x, to.y + y);
        for (int x = 0; x < r.w; x++)
            row[x] = from[r.w - 1 - x];
    }
}

// A column of the picture is a row of the panel: down by step pixels it goes one to the right.
static void copy_square(const Surface *panel, const Surface *picture, Rect r, Turn turn) {
    Rect to = turn_rect(r, turn, picture->width, picture->height);
    bool quarter = turn == TURN_QUARTER;
    ptrdiff_t step = quarter ? -(ptrdiff_t)picture->stride_px : picture->stride_px;
    for (int i = 0; i < r.w; i++) {
        const uint32_t *from =
            quarter ? pixel(picture, r.x + i, r.y + r.h - 1) : pixel(picture, r.x + r.w - 1 - i, r.y);
        uint32_t *row = pixel(panel, to.x, to.y + i);
        for (int k = 0; k < r.h; k++)
            row[k] = from[k * step];
    }
}

static void copy_quarters(const Surface *panel, const Surface *picture, Rect r, Turn turn) {
    for (int x = r.x; x < r.x + r.w; x += SQUARE)
        for (int y = r.y; y < r.y + r.h; y += SQUARE) {
            Rect square = {x, y, least(SQUARE, r.x + r.w - x), least(SQUARE, r.y + r.h - y)};
            copy_square(panel, picture, square, turn);
        }
}

void turn_copy(const Surface *panel, const Surface *picture, Rect r, Turn turn) {
    switch (turn) {
    case TURN_NONE:
        copy_upright(panel, picture, r);
        return;
    case TURN_HALF:
        copy_half(panel, picture, r);
        return;
    case TURN_QUARTER:
    case TURN_THREE_QUARTERS:
        copy_quarters(panel, picture, r, turn);
        return;
    }
}
