// A picture on a panel that hangs on its side or upside down: turned clockwise by quarters. width and height
// are those of the picture as it is seen, in px; the panel's are the same, or the other way round.
#pragma once
#include <stdbool.h>
#include "draw/geometry.h"
#include "surface.h"

typedef enum Turn {
    TURN_NONE,
    TURN_QUARTER, // the picture's top is at the panel's right
    TURN_HALF,
    TURN_THREE_QUARTERS, // the picture's top is at the panel's left
} Turn;

// Of degrees clockwise; TURN_NONE for what is no multiple of 90.
Turn turn_from_degrees(int degrees);

// Whether the panel's width is the picture's height.
bool turn_swaps(Turn turn);

// Where a rectangle of the picture is on the panel.
Rect turn_rect(Rect in_picture, Turn turn, int width, int height);

// Which place of the picture a place on the panel is; also for places beside the panel, which are beside the
// picture too.
Point turn_back(Point on_panel, Turn turn, int width, int height);

// Copies a rectangle of the picture, which must be within it, to its place on the panel. The panel must have
// the picture's size, turned.
void turn_copy(const Surface *panel, const Surface *picture, Rect in_picture, Turn turn);
