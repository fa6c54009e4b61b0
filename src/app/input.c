#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "state.h"

// 20 mm: the size of a target is also how far a swipe must go, where it is not quick.
static const double swipe_mm = 20;
static const double swipe_mm_per_s = 120;

enum {
    ARGUMENT_SIZE = OPERATOR_NAME_SIZE + SETTING_TEXT_SIZE // the longest is a setting with its value
};

void input_drop(App *app) {
    gestures_drop(&app->gestures);
    app->pressed[0] = app->held_scroll[0] = 0;
    app->on_strip = false;
    app_top(app)->stop = 0;
}

static void set_pressed(App *app, const Target *target) {
    const char *name = target ? target->name : "";
    if (strcmp(app->pressed, name)) app->dirty = true;
    snprintf(app->pressed, sizeof app->pressed, "%s", name);
}

static Scroll *find_scroll(View *view, const char *name) {
    for (int i = 0; i < view->scrolls.count; i++)
        if (!strcmp(view->scrolls.scrolls[i].name, name)) return &view->scrolls.scrolls[i];
    return NULL;
}

static int slack_px(const App *app) {
    return (int)(1.5 * app->metrics.px_per_mm); // half the gap between targets
}

// The place under a finger that slides over a letter index: its list goes there at once.
static void follow_strip(App *app, Point at) {
    const Target *strip = list_find_target_named(&app->list, app->pressed);
    if (!strip || !strip->stop_count || strip->box.h <= 0) return;
    int64_t stop = (int64_t)(at.y - strip->box.y) * (int64_t)strip->stop_count / strip->box.h;
    int64_t last = (int64_t)strip->stop_count - 1;
    stop = stop < 0 ? 0 : stop > last ? last : stop;
    View *top = app_top(app);
    Scroll *scroll = strip->argument ? find_scroll(top, strip->argument) : NULL;
    if (scroll) {
        scroll_hold(scroll);
        scroll_to(scroll, strip->stops[stop].offset);
    }
    top->stop = (int)stop + 1;
    app->dirty = true;
}

static void leave_strip(App *app) {
    if (!app->on_strip) return;
    app->on_strip = false;
    app_top(app)->stop = 0;
    set_pressed(app, NULL);
    app->dirty = true;
}

static void on_press(App *app, const Gesture *g) {
    const Target *target = list_find_target(&app->list, g->at, slack_px(app));
    if (target && target->stop_count) {
        set_pressed(app, target);
        app->on_strip = true;
        follow_strip(app, g->at);
        return;
    }
    // A finger on a list that flies stops it, and that is all it does.
    const ScrollArea *area = list_find_area(&app->list, g->at);
    Scroll *scroll = area ? find_scroll(app_top(app), area->name) : NULL;
    if (scroll && (scroll->state == SCROLL_FLING || scroll->state == SCROLL_SETTLE)) {
        scroll_hold(scroll);
        snprintf(app->held_scroll, sizeof app->held_scroll, "%s", scroll->name);
        return;
    }
    set_pressed(app, target);
}

// An urgent notice stands before everything that a visitor could touch.
static bool covered(const App *app) {
    return put_urgent(app) && !operate_is_shown(app);
}

static void on_tap(App *app, const Gesture *g, int64_t now_us) {
    // The gesture is of the panel's corners, whatever is drawn there.
    if (pad_tapped(app, g->at, now_us)) {
        operate_gesture(app, now_us);
        return;
    }
    if (operate_touch(app, g->at, now_us) || covered(app)) {
        set_pressed(app, NULL);
        return;
    }
    const Target *target = list_find_target(&app->list, g->at, slack_px(app));
    bool same = target && app->pressed[0] && !strcmp(target->name, app->pressed);
    Action action = same ? (Action)target->action : ACT_NONE;
    char argument[ARGUMENT_SIZE] = "";
    bool has_argument = same && target->argument;
    if (has_argument) snprintf(argument, sizeof argument, "%s", target->argument);
    set_pressed(app, NULL);
    if (same) visit_act(app, action, has_argument ? argument : NULL, now_us);
}

static void release_scroll(App *app, int velocity, int64_t now_us) {
    Scroll *scroll = app->held_scroll[0] ? find_scroll(app_top(app), app->held_scroll) : NULL;
    if (scroll && app->aids.still)
        scroll_to(scroll, scroll_offset(scroll));
    else if (scroll)
        scroll_release(scroll, velocity, now_us);
    app->held_scroll[0] = 0;
    app->dirty = true;
}

// Where nothing is to move by itself it stops at its edges: there is nothing to spring back from.
static void drag_scroll(App *app, Scroll *scroll, int delta) {
    scroll_hold(scroll);
    scroll_drag(scroll, delta);
    if (app->aids.still) scroll_to(scroll, scroll_offset(scroll));
    app->dirty = true;
}

static void on_drag_begin(App *app, const Gesture *g) {
    if (app->on_strip) {
        follow_strip(app, g->at);
        return;
    }
    set_pressed(app, NULL);
    const ScrollArea *area = list_find_area(&app->list, g->origin);
    if (!area || (area->axis == AXIS_X) != g->axis_x) return;
    Scroll *scroll = find_scroll(app_top(app), area->name);
    if (!scroll) return;
    snprintf(app->held_scroll, sizeof app->held_scroll, "%s", scroll->name);
    app->held_mirrored = area->mirrored;
    drag_scroll(app, scroll, app->held_mirrored ? -g->delta : g->delta);
}

static void on_drag(App *app, const Gesture *g) {
    if (app->on_strip) {
        follow_strip(app, g->at);
        return;
    }
    Scroll *scroll = app->held_scroll[0] ? find_scroll(app_top(app), app->held_scroll) : NULL;
    if (!scroll) return;
    drag_scroll(app, scroll, app->held_mirrored ? -g->delta : g->delta);
}

static void on_drag_end(App *app, const Gesture *g, int64_t now_us) {
    if (app->on_strip) {
        leave_strip(app);
        return;
    }
    if (app->held_scroll[0]) {
        release_scroll(app, app->held_mirrored ? -g->velocity : g->velocity, now_us);
        return;
    }
    if (!g->axis_x) return;
    double mm = g->travel / app->metrics.px_per_mm, speed = g->velocity / app->metrics.px_per_mm;
    bool far = abs(g->travel) > swipe_mm * app->metrics.px_per_mm,
         quick = speed * mm > 0 && (speed > swipe_mm_per_s || speed < -swipe_mm_per_s);
    if (far || quick) visit_swipe(app, (g->travel < 0) != app->list.mirrored, now_us);
}

// Nothing is held or pressed any more.
static void rest(App *app, int64_t now_us) {
    leave_strip(app);
    set_pressed(app, NULL);
    release_scroll(app, 0, now_us);
}

// While somebody is asked whether they are still there, every touch is the answer and nothing else.
static bool answers(App *app, const Gesture *g, int64_t now_us) {
    if (app->mode != MODE_VISIT || !app->still_there_s || g->kind == GESTURE_NONE || g->kind == GESTURE_PRESS)
        return false;
    rest(app, now_us);
    gestures_drop(&app->gestures);
    if (g->kind == GESTURE_TAP) app->gestures.state = G_IDLE;
    app->still_there_s = 0;
    app->touch_us = now_us;
    app->dirty = true;
    return true;
}

void input_event(App *app, const UiEvent *event) {
    int64_t now_us = event->time_us;
    if (event->kind == UI_FINGER_DOWN) account_touched(app, now_us);
    if (event->kind == UI_FINGER_DOWN && light_touched(app, now_us)) {
        gestures_feed(&app->gestures, event);
        gestures_drop(&app->gestures);
        return;
    }
    if (event->kind == UI_FINGER_DOWN && app->transition.active) frame_end_transition(app);
    Gesture g = gestures_feed(&app->gestures, event);
    if (answers(app, &g, now_us)) return;
    // A finger that lies still keeps nobody's visit; one that touches or moves does. A panel behind a PIN is
    // kept open by touches alone: one that is stuck trembles.
    bool counts = event->kind == UI_FINGER_DOWN || !operate_is_shown(app);
    if (counts && !app->still_there_s) app->touch_us = now_us;
    if (covered(app) && g.kind != GESTURE_TAP) {
        rest(app, now_us);
        return;
    }
    switch (g.kind) {
    case GESTURE_NONE:
        break;
    case GESTURE_PRESS:
        on_press(app, &g);
        break;
    case GESTURE_CANCEL:
        rest(app, now_us);
        break;
    case GESTURE_TAP:
        if (app->on_strip) {
            leave_strip(app);
            break;
        }
        release_scroll(app, 0, now_us);
        on_tap(app, &g, now_us);
        break;
    case GESTURE_DRAG_BEGIN:
        on_drag_begin(app, &g);
        break;
    case GESTURE_DRAG:
        on_drag(app, &g);
        break;
    case GESTURE_DRAG_END:
        on_drag_end(app, &g, now_us);
        break;
    }
}

bool input_scroll_step(App *app, int64_t now_us) {
    View *top = app_top(app);
    bool moving = false;
    for (int i = 0; i < top->scrolls.count; i++) {
        Scroll *scroll = &top->scrolls.scrolls[i];
        bool flew = scroll->state == SCROLL_FLING || scroll->state == SCROLL_SETTLE;
        if (scroll_step(scroll, now_us)) moving = true;
        if (flew) app->dirty = true;
    }
    return moving;
}
