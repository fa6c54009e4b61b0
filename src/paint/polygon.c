#include "polygon.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/auto.h"
#include "base/limits.h"

// A row of pixels is cut at four heights; across, edges are exact to a sixty-fourth of a pixel.
enum {
    CUTS = 4,
    PARTS = 64,
    FULL = CUTS * PARTS
};

// Where the line through the middle of a cut (its height counted in eighths of a pixel) meets the outline,
// in parts of a pixel, from left to right.
static int find_crossings(const DrawCommand *c, int eighths, int64_t *ret_crossings) {
    int count = 0;
    for (int i = 0; i < c->point_count; i++) {
        Point a = c->points[i], b = c->points[(i + 1) % c->point_count];
        if (a.y > b.y) {
            Point swap = a;
            a = b;
            b = swap;
        }
        if (eighths < a.y * 8 || eighths >= b.y * 8) continue;
        int64_t x = (int64_t)a.x * PARTS +
                    (int64_t)(b.x - a.x) * PARTS * (eighths - a.y * 8) / ((int64_t)(b.y - a.y) * 8);
        int at = count++;
        for (; at > 0 && ret_crossings[at - 1] > x; at--)
            ret_crossings[at] = ret_crossings[at - 1];
        ret_crossings[at] = x;
    }
    return count;
}

// Adds a span to a row's coverage: changes from pixel to pixel, which are summed up in the end.
static void add_span(int *changes, int width, int64_t from, int64_t to) {
    int64_t most = (int64_t)width * PARTS;
    if (from < 0) from = 0;
    if (to > most) to = most;
    if (from >= to) return;
    int first = (int)(from / PARTS), last = (int)(to / PARTS), lead = (int)(from % PARTS),
        rest = (int)(to % PARTS);
    changes[first] += PARTS - lead;
    changes[first + 1] += lead;
    changes[last] -= PARTS - rest;
    changes[last + 1] -= rest;
}

static void fill_row(const DrawCommand *c, int y, int *changes, uint8_t *row) {
    int64_t crossings[LIMIT_AREA_POINTS];
    memset(changes, 0, ((size_t)c->box.w + 2) * sizeof *changes);
    for (int cut = 0; cut < CUTS; cut++) {
        int count = find_crossings(c, y * 8 + cut * 2 + 1, crossings);
        for (int i = 0; i + 1 < count; i += 2)
            add_span(changes, c->box.w, crossings[i], crossings[i + 1]);
    }
    for (int x = 0, sum = 0; x < c->box.w; x++) {
        sum += changes[x];
        row[x] = (uint8_t)(sum * 255 / FULL);
    }
}

pixman_image_t *polygon_mask(const DrawCommand *c) {
    if (c->point_count > LIMIT_AREA_POINTS || rect_empty(c->box)) return NULL;
    AUTO_FREE int *changes = malloc(((size_t)c->box.w + 2) * sizeof *changes);
    pixman_image_t *mask = changes ? pixman_image_create_bits(PIXMAN_a8, c->box.w, c->box.h, NULL, 0) : NULL;
    if (!mask) return NULL;
    uint8_t *rows = (uint8_t *)pixman_image_get_data(mask);
    for (int y = 0; y < c->box.h; y++)
        fill_row(c, y, changes, rows + (size_t)y * (size_t)pixman_image_get_stride(mask));
    return mask;
}
