// Outlines of any shape as masks with smooth edges, in integer arithmetic, so that they are the same on every
// machine. Internal to paint/.
#pragma once
#include <pixman.h>
#include "draw/list.h"

// Of a DRAW_POLYGON, as large as its box: what an odd number of its edges surrounds. The caller unreferences
// it; NULL without memory, or where there is nothing to see.
pixman_image_t *polygon_mask(const DrawCommand *command);
