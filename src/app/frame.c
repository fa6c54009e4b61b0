#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/hash.h"
#include "base/large.h"
#include "base/log.h"
#include "state.h"

// Opens words and fonts. Where that fails the safety net speaks, and it is tried again with the next content
// check.
bool frame_prepare_text(App *app) {
    if (app->text && app->language) return true;
    if (app->text_failed) return false;
    Err err = {0};
    if ((app->text || text_create(app->config.font_root, &app->text, &err)) && speak_prepare(app, &err)) {
        painter_set_fonts(app->painter, text_fonts(app->text));
        app->text_error = (Err){0};
        return true;
    }
    if (strcmp(err.message, app->text_error.message))
        log_line(LOG_ERROR, "text cannot be drawn: %s", err.message);
    app->text_error = err;
    app->text_failed = true;
    return false;
}

static bool needs_text(const View *view) {
    return view->screen != SCREEN_SCENE_PICTURE;
}

static const Place *place_of(const App *app) {
    const char *place = settle_place(app);
    return app->bundle && place ? bundle_place(app->bundle, place) : NULL;
}

static EventTime local_now(const App *app) {
    return zone_local(app_zone(app), app_wall_s(app));
}

// What a visit's screens are drawn with, made when one first needs it: the first frame waits for nothing
// else.
static void prepare_visit(App *app, ScreenId screen) {
    if (!app->bundle) return;
    if (!app->directory && (screen == SCREEN_MEMBERS || screen == SCREEN_MEMBER))
        app->directory = directory_create(app->bundle, &app->language->chain);
    Err err = {0};
    bool types = screen == SCREEN_SEARCH || (screen == SCREEN_OPERATOR && app->op.typing);
    if (types && !app->keyboard &&
        !keyboard_open(app->config.fs, app->assets_folder, app->language->chain.chain, &app->keyboard, &err))
        log_line(LOG_ERROR, "no keyboard: %s", err.message);
    if (!app->codes) app->codes = codes_create();
    if (app->shown_once) finder_prepare(app->finder);
}

// Name and clock in the part of the panel that is out of reach; everything else goes below it.
static void draw_above(const Stage *stage, const Ui *ui, int top) {
    DrawList *list = ui->list;
    Rect below = list->clip;
    Ui above = *ui;
    above.metrics.height = top;
    list->clip.h = top;
    banner_draw(stage, &above);
    list->clip = below;
    list->top = top;
}

void frame_draw_list(App *app, DrawList *list, View *view, int64_t now_us) {
    const ScreenRow *row = screen_row(view->screen);
    bool operators = screen_is_operators(view->screen);
    Token ground = row->night ? T_NIGHT_GROUND : T_GROUND;
    // The loop is read in passing, by everyone: it keeps its form.
    Aids night = {.still = app->aids.still},
         *aids = row->night || operators || !app->bundle ? &night : &app->aids;
    int top;
    Metrics metrics = aids_metrics(aids, app->metrics, settle_mount_mm(app), &top);
    AidsRange range = aids_range(aids, app->metrics, settle_mount_mm(app));
    app->aids_theme = app->theme;
    aids_theme(aids, &app->aids_theme);
    list_begin(list, metrics.width, metrics.height, metrics.px_per_mm, app->aids_theme.colours[ground]);
    if (needs_text(view) && !frame_prepare_text(app)) return;
    const Language *words = app->language; // NULL where a picture alone is shown, and fonts are missing
    list->mirrored = words && words->rtl;
    if (!row->night) prepare_visit(app, view->screen);
    Ui ui = {.list = list,
             .text = app->text,
             .messages = words ? words->messages : NULL,
             .dates = words ? words->dates : NULL,
             .theme = &app->aids_theme,
             .lang = words ? &words->chain : NULL,
             .metrics = metrics,
             .scrolls = &view->scrolls,
             .pressed = app->pressed[0] ? app->pressed : NULL,
             .night = row->night,
             .contrast = aids->contrast};
    bool is_top = app->mode == MODE_VISIT && app->depth > 1 && view == app_top(app);
    Stage stage = {.bundle = app->bundle,
                   .directory = app->directory,
                   .view = view,
                   .search = view->screen == SCREEN_SEARCH ? finder_search(app->finder) : NULL,
                   .keyboard = app->keyboard,
                   .codes = app->codes,
                   .changes = news_changes(app),
                   .pictures = {app->images, images_look},
                   .languages = operators ? app->all_languages : app->languages,
                   .invited = speak_invited(app),
                   .place = place_of(app),
                   .aids = aids,
                   .usual_aids = &app->config.aids,
                   .aids_range = &range,
                   .below = is_top ? &app->stack[app->depth - 2] : NULL,
                   .stick = sticks_view(app),
                   .panel = operators ? operate_view(app, now_us) : NULL,
                   .urgent = operators ? NULL : put_urgent(app),
                   .scene_us = now_us - app->scene_start_us,
                   .still_there_s = app->mode == MODE_VISIT ? app->still_there_s : 0,
                   .fault = &app->fault};
    stage_set_clock(&stage, keep_time_trust(app), app_wall_s(app), local_now(app));
    if (top) draw_above(&stage, &ui, top);
    if (row->night) list->shift = app->shift;
    row->draw(&stage, &ui);
    list->shift = (Point){0, 0};
    stick_strip_draw(&stage, &ui);
    sheet_draw(&stage, &ui);
    still_there_draw(&stage, &ui);
    urgent_draw(&stage, &ui);
}

// Where the panel's own light cannot be made darker, or goes out.
static void draw_veil(const App *app, DrawList *list) {
    int veil = settle_veil(app);
    if (veil)
        list_add(list, &(DrawCommand){.kind = DRAW_BOX,
                                      .box = {0, 0, list->width, list->height},
                                      .fill = colour_with_alpha(0, veil),
                                      .decoration = true});
}

static void draw_black(const App *app, DrawList *list) {
    list_begin(list, app->metrics.width, app->metrics.height, app->metrics.px_per_mm, 0xFF000000);
}

// A font that is missing is said when its letters first are, and once.
static void log_missing_fonts(App *app) {
    char sentence[512];
    while (app->text && text_next_missing_font(app->text, sentence, sizeof sentence))
        log_line(LOG_WARNING, "%s", sentence);
}

static void draw_current(App *app, int64_t now_us) {
    if (app->text) text_begin_frame(app->text);
    images_begin_frame(app->images);
    if (app->op.light.dark) {
        draw_black(app, &app->list);
    } else {
        frame_draw_list(app, &app->list, app_top(app), now_us);
        draw_veil(app, &app->list);
    }
    app->minute_shown = app_wall_s(app) / 60;
    log_missing_fonts(app);
}

static bool lose(App *app, const Err *err) {
    log_line(LOG_ERROR, "the display is lost: %s", err->message);
    app->display_failed = true;
    painter_forget(app->painter); // what was painted is on no panel
    flight_lost(app, err->message);
    return false;
}

static bool lock(App *app, Surface *ret_surface) {
    Err err = {0};
    return app->display->lock(app->display->ctx, ret_surface, &err) || lose(app, &err);
}

// picture: hash of what is on the surface.
static void present(App *app, const Rect *rects, size_t count, uint64_t picture) {
    Err err = {0};
    flight_want(app, picture);
    if (!count || app->display->present(app->display->ctx, rects, count, &err) || lose(app, &err))
        flight_show(app, picture, count > 0);
}

static void show_safety(App *app, const Surface *surface) {
    if (app->config.draw_safety)
        app->config.draw_safety(
            surface, "This screen cannot write", "Fonts are missing on this kiosk.",
            "Install the packages fonts-inter and fonts-noto-core. The screen heals by itself.",
            app->text_error.message);
    painter_forget(app->painter);
    Rect all = {0, 0, surface->width, surface->height};
    present(app, &all, 1, hash_str(HASH_START, app->text_error.message));
}

static void ask_picture(void *ctx, const DrawCommand *c) {
    const App *app = ctx;
    ImageSource source = images_source(app->images);
    source.get(source.ctx, c->name, c->box.w, c->box.h, c->fit);
}

// Asks for what a list shows; what is not there yet is decoded.
void frame_ask_pictures(App *app, const DrawList *list) {
    for (size_t i = 0; i < list->count; i++)
        if (list->commands[i].kind == DRAW_IMAGE || list->commands[i].kind == DRAW_ICON)
            ask_picture(app, &list->commands[i]);
}

bool frame_waits(const App *app, int64_t now_us) {
    const int64_t patience_us = 300000;
    return !app->shown_once && images_pending(app->images) && now_us - app->created_us < patience_us;
}

void frame_show(App *app, int64_t now_us) {
    Surface surface;
    app->frame_us = now_us;
    app->dirty = false;
    // The first frame waits for its pictures: they are decoded while the rest of it is drawn.
    app->list.picture_added = app->shown_once ? NULL : ask_picture;
    app->list.picture_ctx = app;
    draw_current(app, now_us);
    app->list.picture_added = NULL;
    if (!app->shown_once && frame_waits(app, now_us)) return;
    ImageSource source = images_source(app->images);
    if (!lock(app, &surface)) return;
    if (surface.width != app->metrics.width || surface.height != app->metrics.height) {
        flight_want(app, FLIGHT_ANY_PICTURE);
        return; // a resize is on its way
    }
    app->shown_once = true;
    if (app->text_failed && needs_text(app_top(app))) {
        show_safety(app, &surface);
        return;
    }
    Rect rects[PAINT_RECTS_MAX];
    size_t count = painter_update(app->painter, &app->list, &source, &surface, rects);
    if (count) app->to_is_shown = false;
    present(app, rects, count, painter_hash(app->painter));
}

void frame_free_layers(App *app) {
    free(app->from.pixels);
    free(app->to.pixels);
    app->from = app->to = (Surface){0};
    app->to_is_shown = false;
}

static bool make_layer(Surface *layer, const Surface *like) {
    if (layer->pixels && layer->width == like->width && layer->height == like->height) return true;
    free(layer->pixels);
    *layer = (Surface){NULL, like->width, like->height, like->width};
    layer->pixels = large_alloc((size_t)like->width * (size_t)like->height * 4);
    return layer->pixels != NULL;
}

static void copy_surface(const Surface *to, const Surface *from) {
    for (int y = 0; y < from->height; y++)
        memcpy(to->pixels + (size_t)y * (size_t)to->stride_px,
               from->pixels + (size_t)y * (size_t)from->stride_px, (size_t)from->width * 4);
}

void frame_begin_transition(App *app, bool slide, bool forward, int64_t length_us, int64_t now_us) {
    Surface surface;
    app->dirty = true;
    if (app->transition.active) frame_end_transition(app);
    if (app->aids.still) return; // then it is a cut
    if (!app->display || !app->shown_once || app->text_failed || !lock(app, &surface)) return;
    bool swap = app->to_is_shown && app->to.width == surface.width && app->to.height == surface.height;
    if (swap) {
        Surface shown = app->to;
        app->to = app->from;
        app->from = shown;
    }
    if (!make_layer(&app->from, &surface) || !make_layer(&app->to, &surface)) return; // then it is a cut
    if (!swap) copy_surface(&app->from, &surface);
    draw_current(app, now_us);
    ImageSource source = images_source(app->images);
    Rect rects[PAINT_RECTS_MAX];
    painter_forget(app->painter);
    painter_update(app->painter, &app->list, &source, &app->to, rects);
    app->flight.from = app->flight.shown;
    app->flight.to = painter_hash(app->painter);
    app->transition = (Transition){.active = true,
                                   .start_us = slide ? now_us : now_us - FRAME_FADE_US,
                                   .length_us = length_us,
                                   .slide = slide,
                                   .forward = forward != app->list.mirrored};
    app->frame_us = now_us - 1000000; // the first frame of it is due now
}

void frame_end_transition(App *app) {
    Surface surface;
    app->transition.active = false;
    app->dirty = true;
    if (!app->display || !lock(app, &surface)) return;
    if (surface.width != app->to.width || surface.height != app->to.height) {
        painter_forget(app->painter);
        return;
    }
    copy_surface(&surface, &app->to);
    app->to_is_shown = true;
    Rect all = {0, 0, surface.width, surface.height};
    present(app, &all, 1, app->flight.to);
}

void frame_transition_step(App *app, int64_t now_us) {
    const Transition *t = &app->transition;
    double part = (double)(now_us - t->start_us) / (double)t->length_us;
    app->frame_us = now_us;
    if (part >= 1) {
        frame_end_transition(app);
        return;
    }
    double left = 1 - part;
    Compose how = {.kind = COMPOSE_FADE, .amount = (int)(part * 256)};
    if (t->slide) {
        int offset = (int)(app->to.width * left * left * left);
        how = (Compose){.kind = COMPOSE_SLIDE, .offset = t->forward ? offset : -offset};
    }
    how.same_layers = app->transition.begun;
    app->transition.begun = true;
    Err err = {0};
    uint64_t picture = flight_composed(app, &how);
    flight_want(app, picture);
    if (app->display->compose(app->display->ctx, &app->from, &app->to, how, &err) || lose(app, &err))
        flight_show(app, picture, true);
}
