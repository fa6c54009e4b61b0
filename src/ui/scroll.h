// One scroll area's movement: it follows the finger, flings with friction, and settles at its edges, like a
// phone's.
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum {
    SCROLL_NAME_MAX = 24
};

typedef struct Scroll {
    char name[SCROLL_NAME_MAX];
    enum {
        SCROLL_REST,
        SCROLL_HELD,
        SCROLL_FLING,
        SCROLL_SETTLE
    } state;
    double position; // px of content before the view; beyond the edges while pulled
    double start,
        velocity; // of a fling or settling: position (settling: distance from edge) and px/s at start_us
    double edge;  // where it settles
    int64_t start_us;
    int view, content; // px along the axis
} Scroll;

void scroll_init(Scroll *scroll, const char *name);

// The layout's sizes; keeps the position within them where it rests.
void scroll_set_sizes(Scroll *scroll, int view, int content);

void scroll_hold(Scroll *scroll);                                  // a finger stops it
void scroll_drag(Scroll *scroll, int delta);                       // the finger moved by delta px
void scroll_release(Scroll *scroll, int velocity, int64_t now_us); // px/s of the finger

// Moves it to now. False when it has come to rest.
bool scroll_step(Scroll *scroll, int64_t now_us);

int scroll_offset(const Scroll *scroll);    // px, for the layout
void scroll_to(Scroll *scroll, int offset); // at once
