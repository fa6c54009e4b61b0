#include "app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "now.h"
#include "state.h"

int64_t app_wall_s(const App *app) {
    return app->flight.unix_s + app->wall_offset_s;
}

Zone *app_zone(const App *app) {
    return app->bundle ? app->bundle->zone : NULL;
}

static int64_t now_of(const App *app) {
    return app->config.clock->monotonic_us(app->config.clock->ctx);
}

View *app_top(App *app) {
    return app->mode == MODE_VISIT && app->depth > 0 ? &app->stack[app->depth - 1] : &app->scene;
}

const View *app_view(const App *app) {
    return app->mode == MODE_VISIT && app->depth > 0 ? &app->stack[app->depth - 1] : &app->scene;
}

void app_draw_view(App *app, View *view, DrawList *list) {
    flight_begin_round(app, now_of(app));
    if (app->text) text_begin_frame(app->text);
    frame_draw_list(app, list, view, app->flight.now_us);
}

const DrawList *app_list(const App *app) {
    return &app->list;
}

const Bundle *app_bundle(const App *app) {
    return app->bundle;
}

const Err *app_content_error(const App *app) {
    return &app->content_error;
}

bool app_wants_quit(const App *app) {
    return app->quit;
}

bool app_wants_again(const App *app) {
    return app->again;
}

int app_rotation(const App *app) {
    return app->op.settings.display_rotation;
}

const Err *app_screen_error(const App *app) {
    return &app->screen_error;
}

const Err *app_text_error(const App *app) {
    return &app->text_error;
}

// The pictures of the first scene are decoded while the window opens.
static void expect_first(App *app) {
    char name[PICTURE_NAME_SIZE];
    if (app->mode == MODE_ATTRACT && scene_picture_name(app->bundle, &app->scene, name, sizeof name))
        images_expect(app->images, name);
}

bool app_create(const AppConfig *config, App **ret_app, Err *err) {
    App *app = calloc(1, sizeof *app);
    if (!app) return err_set(err, ERR_NO_MEMORY, "no memory for the kiosk");
    app->config = *config;
    installed_choose(app);
    snprintf(app->assets_folder, sizeof app->assets_folder, "%s", config->assets_folder);
    list_init(&app->list);
    list_init(&app->next_list);
    app->painter = painter_create();
    app->images =
        images_create(&(ImagesConfig){.assets_folder = config->assets_folder, .at_once = config->at_once});
    app->finder = finder_create(config->at_once);
    app->changes_until = DAY_NONE;
    app->aids = config->aids;
    app->op.touch.next = -1;
    arena_init(&app->op.view_arena, LIMIT_OPERATOR_VIEW_BYTES);
    int64_t now_us = app->created_us = now_of(app);
    if (!app->painter || !app->images || !app->finder) {
        app_destroy(app);
        return err_set(err, ERR_NO_MEMORY, "no memory for the kiosk");
    }
    int64_t checked;
    if (config->now && !now_parse(config->now, NULL, &checked, err)) {
        app_destroy(app);
        return false;
    }
    flight_open(app);
    flight_begin_round(app, now_us);
    gestures_init(&app->gestures, 12);
    settle_open(app);
    account_settle(app);
    put_load(app);
    pad_start(app, now_us);
    keep_time_start(app, now_us);
    installed_open(app);
    content_load(app, now_us);
    sticks_start(app);
    expect_first(app);
    *ret_app = app;
    return true;
}

void app_destroy(App *app) {
    if (!app) return;
    account_finish(app, now_of(app));
    receipts_finish(app);
    sticks_finish(app);
    installed_close(app);
    keep_time_finish(app);
    pad_finish(app);
    settle_close(app);
    put_withdraw(app);
    put_finish(app);
    arena_finish(&app->op.view_arena);
    images_destroy(app->images);
    painter_destroy(app->painter);
    frame_free_layers(app);
    list_finish(&app->list);
    list_finish(&app->next_list);
    text_destroy(app->text);
    speak_finish(app);
    finder_destroy(app->finder);
    codes_destroy(app->codes);
    news_forget(app);
    bundle_destroy(app->bundle);
    free(app);
}

void app_set_display(App *app, Display *display, int width, int height, double width_mm) {
    bool reopened = display != app->display;
    frame_free_layers(app);
    app->transition.active = false;
    app->display = display;
    app->display_failed = false;
    if (!display) {
        flight_panel(app);
        account_step(app, now_of(app));
        return;
    }
    // A window may be made smaller than any panel, or of nothing: then it is laid out as the smallest, and
    // shown when there is room again.
    if (width < LIMIT_PANEL_SIDE_MIN_PX) width = LIMIT_PANEL_SIDE_MIN_PX;
    if (height < LIMIT_PANEL_SIDE_MIN_PX) height = LIMIT_PANEL_SIDE_MIN_PX;
    app->width_mm = width_mm;
    app->metrics = metrics_for(width, height, settle_width_mm(app, width_mm));
    // 3 mm: a standing person's finger rolls that much on a tap.
    gestures_init(&app->gestures, (int)(3 * app->metrics.px_per_mm));
    app->pressed[0] = 0;
    painter_forget(app->painter);
    settle_brightness(app);
    if (reopened) light_reopened(app);
    light_look_again(app);
    app->dirty = true;
    flight_panel(app);
}

void app_set_wake(App *app, void (*wake)(void *ctx), void *wake_ctx) {
    images_set_wake(app->images, wake, wake_ctx);
    finder_set_wake(app->finder, wake, wake_ctx);
}

void app_event(App *app, const UiEvent *event) {
    flight_event(app, event);
    switch (event->kind) {
    case UI_QUIT:
        app->quit = true;
        return;
    case UI_RESIZED:
        app_set_display(app, app->display, event->x, event->y, app->width_mm);
        return;
    case UI_EXPOSED:
        painter_forget(app->painter);
        app->dirty = true;
        return;
    case UI_WOKEN: // the next step takes what a worker has made
        return;
    case UI_FINGER_DOWN:
    case UI_FINGER_MOVE:
    case UI_FINGER_UP:
    case UI_FINGER_LOST:
        input_event(app, event);
        return;
    }
}

// Does the shown screen tell the time? A full-panel picture does not, so it is not woken for it.
static bool tells_time(const App *app) {
    return app->mode != MODE_FAULT && app_view(app)->screen != SCREEN_SCENE_PICTURE;
}

static int64_t next_minute_us(const App *app, int64_t now_us) {
    return now_us + (60 - app_wall_s(app) % 60) * 1000000;
}

static int64_t earlier(int64_t a, int64_t b) {
    return a < b ? a : b;
}

static int64_t frame_interval_us(const App *app) {
    return app->transition.active && !app->transition.slide ? FRAME_FADE_US : FRAME_US;
}

static bool moves(const App *app, int64_t now_us, int64_t *ret_next_us) {
    if (!app->display || app->mode != MODE_ATTRACT || app->aids.still) return false;
    if (!screen_row(app_view(app)->screen)->moves) return false;
    *ret_next_us = scene_next_move_us(now_us - app->scene_start_us) + app->scene_start_us;
    return true;
}

// What may come at any time, whatever is on screen.
static int64_t next_duty_us(const App *app, int64_t now_us) {
    int64_t next = earlier(content_next_us(app), light_next_us(app));
    next = earlier(next, pad_next_us(app, now_us));
    next = earlier(next, sticks_next_us(app, now_us));
    next = earlier(next, receipts_next_us(app, now_us));
    next = earlier(next, installed_next_us(app, now_us));
    next = earlier(next, figures_next_us(app, now_us));
    return earlier(next, put_next_us(app, now_us));
}

static int64_t next_us(const App *app, int64_t now_us, bool scrolling) {
    int64_t next = next_duty_us(app, now_us), move;
    if (app->op.light.dark && !app->dirty) return next > now_us ? next : now_us;
    if (app->display && (app->transition.active || scrolling)) next = app->frame_us + frame_interval_us(app);
    if (app->dirty && app->display) next = earlier(next, app->frame_us + frame_interval_us(app));
    if (moves(app, now_us, &move))
        next = earlier(next, move <= now_us + frame_interval_us(app) ? app->frame_us + frame_interval_us(app)
                                                                     : move);
    if (tells_time(app)) next = earlier(next, next_minute_us(app, now_us));
    if (app->mode == MODE_ATTRACT && !app->op.light.dark) next = earlier(next, attract_next_us(app, now_us));
    if (app->mode == MODE_VISIT) next = earlier(next, visit_next_us(app, now_us));
    return next > now_us ? next : now_us;
}

static void take_results(App *app) {
    bool pictures = images_take(app->images), index = finder_take(app->finder);
    if (pictures || index) app->dirty = true;
}

int64_t app_step(App *app, bool *ret_shown) {
    int64_t now_us = now_of(app);
    flight_begin_round(app, now_us);
    flight_step(app);
    take_results(app);
    settle_watch(app, now_us);
    keep_time_step(app, now_us);
    flight_clock(app);
    content_watch(app, now_us);
    news_step(app);
    light_step(app, now_us);
    installed_step(app, now_us);
    sticks_step(app, now_us);
    receipts_step(app);
    pad_step(app, now_us);
    if (put_step(app)) app->dirty = true;
    if (app->mode == MODE_ATTRACT && !app->op.light.dark) attract_step(app, now_us);
    if (app->mode == MODE_VISIT) visit_step(app, now_us);
    bool scrolling = input_scroll_step(app, now_us);
    int64_t move;
    bool moving = moves(app, now_us, &move),
         minute = tells_time(app) && app_wall_s(app) / 60 != app->minute_shown;
    if ((scrolling || minute || moving) && !app->op.light.dark) app->dirty = true;
    bool due = now_us - app->frame_us >= frame_interval_us(app) || !app->shown_once;
    if (app_is_dark(app)) app->dirty = false;
    if (app->display && due && !app_is_dark(app)) {
        if (app->transition.active)
            frame_transition_step(app, now_us);
        else if (app->dirty)
            frame_show(app, now_us);
        if (frame_waits(app, now_us)) app->dirty = true;
    }
    account_step(app, now_us);
    flight_end_step(app);
    if (ret_shown) *ret_shown = !app->display_failed;
    return next_us(app, now_us, scrolling);
}

bool app_settled(const App *app) {
    const View *view = app_view(app);
    for (int i = 0; i < view->scrolls.count; i++)
        if (view->scrolls.scrolls[i].state != SCROLL_REST) return false;
    return !app->transition.active && !app->dirty && !images_pending(app->images);
}
