// Fingers to gestures. One finger leads; second fingers and palms do nothing wrong, and a finger-up that
// never comes holds nothing up.
#pragma once
#include <stdbool.h>
#include "base/limits.h"
#include "draw/geometry.h"
#include "event.h"

typedef enum GestureKind {
    GESTURE_NONE,
    GESTURE_PRESS,  // a finger is down at `at`: show it
    GESTURE_CANCEL, // no tap will come of the press
    GESTURE_TAP,
    GESTURE_DRAG_BEGIN, // moves along `axis_x`; the press is over
    GESTURE_DRAG,       // by `delta` px since the last
    GESTURE_DRAG_END,   // `velocity` px/s along the axis
} GestureKind;

typedef struct Gesture {
    GestureKind kind;
    Point at;     // where the finger is
    Point origin; // where it came down
    bool axis_x;  // of a drag: along x, else along y
    int delta;    // px along the axis since the last event; of DRAG_BEGIN what went beyond the slop
    int travel;   // px along the axis since the finger came down
    int velocity; // px/s along the axis, at the end of a drag
} Gesture;

enum {
    GESTURE_SAMPLES = 8
};

typedef struct Gestures {
    int slop_px; // farther than this a press becomes a drag
    enum {
        G_IDLE,
        G_PRESSED,
        G_DRAGGING,
        G_IGNORING
    } state;
    int64_t leader; // the finger that counts
    int64_t last_us;
    Point origin, at;
    bool axis_x;
    struct {
        int64_t time_us;
        Point at;
    } samples[GESTURE_SAMPLES];
    int sample_count;
    int64_t down[LIMIT_FINGERS]; // fingers that are down
    int down_count;
} Gestures;

void gestures_init(Gestures *gestures, int slop_px);

// Feeds one finger event; at most one gesture comes of it. An event without one returns GESTURE_NONE.
Gesture gestures_feed(Gestures *gestures, const UiEvent *event);

// Ends what is under way (a screen changed underneath): no tap, no fling.
void gestures_drop(Gestures *gestures);
