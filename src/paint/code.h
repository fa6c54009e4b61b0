// QR codes: whole pixels a square, so that a camera sees sharp edges.
#pragma once
#include <pixman.h>
#include "draw/list.h"

// A DRAW_CODE: its box in white, and in the middle its squares as large as they fit with the quiet zone;
// white alone where a square would have no pixel.
void code_paint(pixman_image_t *to, const DrawCommand *command);
