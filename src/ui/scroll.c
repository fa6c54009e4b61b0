#include "scroll.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double friction_s = 0.325; // time constant of a fling
static const double settle_rate = 14;   // per second, critically damped
static const double pull = 0.4;         // how much of the finger's way an edge gives
static const double slowest = 12;       // px/s at which a fling rests
static const double fastest_views = 8;  // views a second

void scroll_init(Scroll *s, const char *name) {
    memset(s, 0, sizeof *s);
    snprintf(s->name, sizeof s->name, "%s", name);
}

static double last_position(const Scroll *s) {
    return s->content > s->view ? s->content - s->view : 0;
}

static double clamp(double value, double least, double most) {
    return value < least ? least : value > most ? most : value;
}

void scroll_set_sizes(Scroll *s, int view, int content) {
    s->view = view;
    s->content = content;
    if (s->state == SCROLL_REST) s->position = clamp(s->position, 0, last_position(s));
}

void scroll_hold(Scroll *s) {
    s->state = SCROLL_HELD;
}

void scroll_drag(Scroll *s, int delta) {
    bool beyond = s->position < 0 || s->position > last_position(s);
    s->position -= beyond ? delta * pull : delta;
    s->position = clamp(s->position, -s->view / 3.0, last_position(s) + s->view / 3.0);
}

static void settle(Scroll *s, double velocity, int64_t now_us) {
    s->edge = s->position < 0 ? 0 : last_position(s);
    s->start = s->position - s->edge;
    s->velocity = velocity;
    s->start_us = now_us;
    s->state = SCROLL_SETTLE;
}

void scroll_release(Scroll *s, int velocity, int64_t now_us) {
    double most = s->view * fastest_views;
    double v = clamp(-velocity, -most, most);
    if (s->position < 0 || s->position > last_position(s)) {
        settle(s, 0, now_us);
        return;
    }
    s->start = s->position;
    s->velocity = v;
    s->start_us = now_us;
    s->state = fabs(v) > slowest * 4 ? SCROLL_FLING : SCROLL_REST;
}

static bool step_fling(Scroll *s, int64_t now_us, double t) {
    double fade = exp(-t / friction_s), v = s->velocity * fade;
    s->position = s->start + s->velocity * friction_s * (1 - fade);
    if (s->position < 0 || s->position > last_position(s)) {
        // It runs over the edge a little, and comes back.
        s->position = clamp(s->position, 0, last_position(s));
        double over = s->velocity < 0 ? -0.01 : 0.01;
        s->position += over;
        settle(s, clamp(v, -s->view * 2.0, s->view * 2.0), now_us);
        return true;
    }
    if (fabs(v) > slowest) return true;
    s->position = floor(s->position + 0.5);
    s->state = SCROLL_REST;
    return false;
}

static bool step_settle(Scroll *s, double t) {
    double x = (s->start + (s->velocity + settle_rate * s->start) * t) * exp(-settle_rate * t);
    s->position = s->edge + x;
    if (fabs(x) > 0.5 || t < 0.05) return true;
    s->position = s->edge;
    s->state = SCROLL_REST;
    return false;
}

bool scroll_step(Scroll *s, int64_t now_us) {
    double t = (double)(now_us - s->start_us) / 1e6;
    if (s->state == SCROLL_FLING) return step_fling(s, now_us, t);
    if (s->state == SCROLL_SETTLE) return step_settle(s, t);
    return false;
}

int scroll_offset(const Scroll *s) {
    return (int)floor(s->position + 0.5);
}

void scroll_to(Scroll *s, int offset) {
    s->state = SCROLL_REST;
    s->position = clamp(offset, 0, last_position(s));
}
