#include "gesture.h"

#include <stdlib.h>
#include <string.h>

// A leader that said nothing for this long has lost its finger-up: another finger takes over.
static const int64_t lost_us = 3000000;
// The speed of a fling is that of its last moments.
static const int64_t speed_window_us = 100000;
// Three fingers at once are a palm.
enum {
    PALM_FINGERS = 3
};

void gestures_init(Gestures *g, int slop_px) {
    memset(g, 0, sizeof *g);
    g->slop_px = slop_px;
}

void gestures_drop(Gestures *g) {
    if (g->state != G_IDLE) g->state = G_IGNORING;
}

static void note_down(Gestures *g, int64_t finger) {
    for (int i = 0; i < g->down_count; i++)
        if (g->down[i] == finger) return;
    if (g->down_count < LIMIT_FINGERS) g->down[g->down_count++] = finger;
}

static void note_up(Gestures *g, int64_t finger) {
    for (int i = 0; i < g->down_count; i++)
        if (g->down[i] == finger) g->down[i--] = g->down[--g->down_count];
}

static void add_sample(Gestures *g, const UiEvent *e) {
    if (g->sample_count == GESTURE_SAMPLES) {
        memmove(g->samples, g->samples + 1, sizeof g->samples - sizeof *g->samples);
        g->sample_count--;
    }
    g->samples[g->sample_count].time_us = e->time_us;
    g->samples[g->sample_count++].at = (Point){e->x, e->y};
}

static int speed(const Gestures *g, int64_t now_us) {
    int first = 0;
    while (first < g->sample_count && now_us - g->samples[first].time_us > speed_window_us)
        first++;
    if (g->sample_count - first < 2) return 0;
    Point from = g->samples[first].at, to = g->samples[g->sample_count - 1].at;
    int64_t span = g->samples[g->sample_count - 1].time_us - g->samples[first].time_us;
    int64_t way = g->axis_x ? to.x - from.x : to.y - from.y;
    return span > 0 ? (int)(way * 1000000 / span) : 0;
}

static Gesture made(const Gestures *g, GestureKind kind) {
    int travel = g->axis_x ? g->at.x - g->origin.x : g->at.y - g->origin.y;
    return (Gesture){.kind = kind, .at = g->at, .origin = g->origin, .axis_x = g->axis_x, .travel = travel};
}

static Gesture on_down(Gestures *g, const UiEvent *e) {
    bool again = g->state != G_IDLE && e->finger == g->leader; // its up was lost
    bool lost = g->state != G_IDLE && e->time_us - g->last_us > lost_us;
    if (again || lost) g->state = G_IDLE;
    if (lost) g->down_count = 0;
    note_down(g, e->finger);
    if (g->state == G_IDLE) {
        g->state = g->down_count >= PALM_FINGERS ? G_IGNORING : G_PRESSED;
        g->leader = e->finger;
        g->last_us = e->time_us;
        g->origin = g->at = (Point){e->x, e->y};
        g->sample_count = 0;
        add_sample(g, e);
        return g->state == G_PRESSED ? made(g, GESTURE_PRESS) : (Gesture){0};
    }
    if (g->down_count < PALM_FINGERS || g->state == G_IGNORING) return (Gesture){0};
    GestureKind end = g->state == G_PRESSED ? GESTURE_CANCEL : GESTURE_DRAG_END;
    g->state = G_IGNORING;
    return made(g, end);
}

static Gesture on_move(Gestures *g, const UiEvent *e) {
    if (e->finger != g->leader || (g->state != G_PRESSED && g->state != G_DRAGGING)) return (Gesture){0};
    Point before = g->at;
    g->at = (Point){e->x, e->y};
    g->last_us = e->time_us;
    add_sample(g, e);
    int dx = abs(e->x - g->origin.x), dy = abs(e->y - g->origin.y);
    if (g->state == G_PRESSED) {
        if (dx <= g->slop_px && dy <= g->slop_px) return (Gesture){0};
        g->state = G_DRAGGING;
        g->axis_x = dx > dy;
        Gesture begun = made(g, GESTURE_DRAG_BEGIN);
        begun.delta = begun.travel + (begun.travel > 0 ? -g->slop_px : g->slop_px);
        return begun;
    }
    Gesture drag = made(g, GESTURE_DRAG);
    drag.delta = g->axis_x ? e->x - before.x : e->y - before.y;
    return drag;
}

static Gesture on_up(Gestures *g, const UiEvent *e) {
    note_up(g, e->finger);
    if (g->state == G_IGNORING && (g->down_count == 0 || e->finger == g->leader)) {
        g->state = g->down_count == 0 ? G_IDLE : G_IGNORING;
        return (Gesture){0};
    }
    if (e->finger != g->leader || g->state == G_IDLE || g->state == G_IGNORING) return (Gesture){0};
    bool lost = e->kind == UI_FINGER_LOST, pressed = g->state == G_PRESSED;
    g->state = g->down_count ? G_IGNORING : G_IDLE; // fingers that rest on the panel start nothing new
    if (!lost) g->at = (Point){e->x, e->y};
    if (pressed) return made(g, lost ? GESTURE_CANCEL : GESTURE_TAP);
    Gesture end = made(g, GESTURE_DRAG_END);
    end.velocity = lost ? 0 : speed(g, e->time_us);
    return end;
}

Gesture gestures_feed(Gestures *g, const UiEvent *e) {
    switch (e->kind) {
    case UI_FINGER_DOWN:
        return on_down(g, e);
    case UI_FINGER_MOVE:
        return on_move(g, e);
    case UI_FINGER_UP:
    case UI_FINGER_LOST:
        return on_up(g, e);
    case UI_RESIZED:
    case UI_EXPOSED:
    case UI_WOKEN:
    case UI_QUIT:
        break;
    }
    return (Gesture){0};
}
