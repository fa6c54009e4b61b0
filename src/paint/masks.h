// Coverage masks of round things, 8 bits a pixel, in integer arithmetic, so that they are the same on every
// machine. Internal to paint/.
#pragma once
#include <pixman.h>

typedef struct Masks Masks;

Masks *masks_create(void);
void masks_destroy(Masks *masks); // NULL-safe

// A disc of 2 x radius px, and a ring of that size whose line is width px thick. Kept; NULL without memory.
pixman_image_t *masks_disc(Masks *masks, int radius);
pixman_image_t *masks_ring(Masks *masks, int radius, int width);

// The blurred shadow of a w x h box with round corners: (w + 2 blur) x (h + 2 blur) px. Kept for a few sizes.
pixman_image_t *masks_shadow(Masks *masks, int w, int h, int radius, int blur);

// An arc of a ring from twelve o'clock, clockwise, per_mille of the whole; the caller unreferences it.
pixman_image_t *masks_arc(int radius, int width, int per_mille);
