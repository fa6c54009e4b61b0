// SDL's events to UiEvents: whatever touch screens and drivers send, what comes out is whole. Every down has
// one up or lost, moves and ups belong to a finger that is down, places are on the picture.
#pragma once
#include <SDL2/SDL_events.h>
#include <stdbool.h>
#include "base/limits.h"
#include "draw/geometry.h"
#include "paint/turn.h"
#include "ui/event.h"

typedef struct Input {
    int width, height; // px of the picture as it is seen
    Turn turn;         // of the picture on the panel
    bool development;  // Escape, q and the close button quit
    int64_t down[LIMIT_FINGERS];
    Point at[LIMIT_FINGERS]; // where each was last
    size_t down_count;
} Input;

// The most that one SDL event, or input_lose_fingers, becomes.
#define INPUT_MOST (LIMIT_FINGERS + 1)

// Writes what the event becomes to events, which has room for INPUT_MOST, and returns how many. The picture's
// size follows the window's.
size_t input_translate(Input *input, const SDL_Event *event, int64_t now_us, UiEvent *events);

// The picture's size on a window of this size.
void input_set_size(Input *input, int window_width, int window_height);

// All fingers that are down, lost: a device went away, or the display did.
size_t input_lose_fingers(Input *input, int64_t now_us, UiEvent *events);
