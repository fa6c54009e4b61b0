#include "masks.h"

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    KEPT = 48,
    SUB = 8
}; // SUB x SUB samples a pixel

typedef struct Kept {
    enum {
        KEPT_NONE,
        KEPT_RING,
        KEPT_SHADOW
    } kind;
    int w, h, radius, width; // width: of the ring's line, or the blur
    pixman_image_t *image;
} Kept;

struct Masks {
    Kept kept[KEPT];
    unsigned next; // replaced next
};

Masks *masks_create(void) {
    return calloc(1, sizeof(Masks));
}

void masks_destroy(Masks *masks) {
    if (!masks) return;
    for (int i = 0; i < KEPT; i++)
        if (masks->kept[i].image) pixman_image_unref(masks->kept[i].image);
    free(masks);
}

static pixman_image_t *find(const Masks *masks, Kept want) {
    for (int i = 0; i < KEPT; i++) {
        const Kept *k = &masks->kept[i];
        if (k->kind == want.kind && k->w == want.w && k->h == want.h && k->radius == want.radius &&
            k->width == want.width)
            return k->image;
    }
    return NULL;
}

static pixman_image_t *keep(Masks *masks, Kept made) {
    Kept *slot = &masks->kept[masks->next++ % KEPT];
    if (slot->image) pixman_image_unref(slot->image);
    *slot = made;
    return made.image;
}

// Samples of one pixel whose distance from the centre is within [inner, outer], all in sample units.
static int ring_samples(int px, int py, int radius, int64_t inner2, int64_t outer2) {
    int hits = 0;
    for (int sy = 0; sy < SUB; sy++) {
        for (int sx = 0; sx < SUB; sx++) {
            // Twice the sample unit, so that samples sit in the middle of their cells.
            int64_t dx = 2 * ((int64_t)(px - radius) * SUB + sx) + 1,
                    dy = 2 * ((int64_t)(py - radius) * SUB + sy) + 1;
            int64_t d2 = dx * dx + dy * dy;
            hits += d2 <= outer2 && d2 >= inner2;
        }
    }
    return hits;
}

static pixman_image_t *new_mask(int w, int h) {
    return pixman_image_create_bits(PIXMAN_a8, w, h, NULL, 0); // zeroed
}

static uint8_t *mask_row(pixman_image_t *mask, int y) {
    return (uint8_t *)pixman_image_get_data(mask) + (size_t)y * (size_t)pixman_image_get_stride(mask);
}

pixman_image_t *masks_ring(Masks *masks, int radius, int width) {
    Kept want = {KEPT_RING, 0, 0, radius, width, NULL};
    pixman_image_t *mask = find(masks, want);
    if (mask || !(mask = new_mask(2 * radius, 2 * radius))) return mask;
    int64_t outer = 2LL * SUB * radius, inner = 2LL * SUB * (radius - width);
    for (int y = 0; y < 2 * radius; y++)
        for (int x = 0; x < 2 * radius; x++)
            mask_row(mask, y)[x] =
                (uint8_t)(ring_samples(x, y, radius, inner > 0 ? inner * inner : 0, outer * outer) * 255 /
                          (SUB * SUB));
    want.image = mask;
    return keep(masks, want);
}

pixman_image_t *masks_disc(Masks *masks, int radius) {
    return masks_ring(masks, radius, radius);
}

// One running mean of 2 half + 1 values along a line of count values, step apart.
static void blur_line(uint8_t *line, int count, ptrdiff_t step, int half, uint8_t *copy) {
    int sum = 0, window = 2 * half + 1;
    for (int i = 0; i < count; i++)
        copy[i] = line[i * step];
    for (int i = 0; i < half && i < count; i++)
        sum += copy[i];
    for (int i = 0; i < count; i++) {
        if (i + half < count) sum += copy[i + half];
        if (i - half - 1 >= 0) sum -= copy[i - half - 1];
        line[i * step] = (uint8_t)((sum + window / 2) / window);
    }
}

static void blur(pixman_image_t *mask, int w, int h, int half) {
    uint8_t *copy = malloc((size_t)(w > h ? w : h));
    if (!copy) return;
    for (int pass = 0; pass < 3; pass++) { // three means are close to a bell curve
        for (int y = 0; y < h; y++)
            blur_line(mask_row(mask, y), w, 1, half, copy);
        for (int x = 0; x < w; x++)
            blur_line(mask_row(mask, 0) + x, h, pixman_image_get_stride(mask), half, copy);
    }
    free(copy);
}

pixman_image_t *masks_shadow(Masks *masks, int w, int h, int radius, int blur_px) {
    Kept want = {KEPT_SHADOW, w, h, radius, blur_px, NULL};
    pixman_image_t *mask = find(masks, want);
    int mw = w + 2 * blur_px, mh = h + 2 * blur_px;
    if (mask || !(mask = new_mask(mw, mh))) return mask;
    // Square corners are round enough once they are blurred this far.
    for (int y = blur_px; y < blur_px + h; y++)
        memset(mask_row(mask, y) + blur_px, 255, (size_t)w);
    blur(mask, mw, mh, blur_px / 3 > 0 ? blur_px / 3 : 1);
    want.image = mask;
    return keep(masks, want);
}

pixman_image_t *masks_arc(int radius, int width, int per_mille) {
    pixman_image_t *mask = new_mask(2 * radius, 2 * radius);
    if (!mask) return NULL;
    double end = per_mille * 6.283185307179586 / 1000;
    for (int y = 0; y < 2 * radius; y++) {
        for (int x = 0; x < 2 * radius; x++) {
            int64_t outer = 2LL * SUB * radius, inner = 2LL * SUB * (radius - width);
            int hits = ring_samples(x, y, radius, inner * inner, outer * outer);
            if (!hits) continue;
            // The ends are cut radially at the pixel's middle: they are too short to need more.
            double angle = atan2(x + 0.5 - radius, radius - y - 0.5);
            if (angle < 0) angle += 6.283185307179586;
            if (per_mille >= 1000 || angle <= end) mask_row(mask, y)[x] = (uint8_t)(hits * 255 / (SUB * SUB));
        }
    }
    return mask;
}
