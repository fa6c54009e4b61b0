#include "state.h"

static const int64_t fade_us = 600000;
static const int64_t patience_us = 3000000; // how long a scene stays on for the next one's pictures

// The next scene that has something to show, from an index on; false where none has.
static bool find_scene(const App *app, size_t from, unsigned pass, size_t *ret_index, unsigned *ret_pass, View *ret_view) {
    size_t count = app->bundle->scene_count;
    for (size_t step = 0; step < count; step++) {
        size_t index = (from + step) % count;
        unsigned round = pass + (from + step >= count ? 1 : 0);
        if (!scene_view(app->bundle, &app->bundle->scenes[index], round, app_wall_s(app), ret_view)) continue;
        *ret_index = index;
        *ret_pass = round;
        return true;
    }
    return false;
}

static void set_scene(App *app, size_t index, unsigned pass, const View *view, int64_t now_us) {
    app->scene_index = index;
    app->pass = pass;
    app->scene = *view;
    app->scene_start_us = now_us;
    app->scene_prepared = false;
}

void attract_begin(App *app, int64_t now_us) {
    size_t index = 0;
    unsigned pass = 0;
    View view = {.screen = SCREEN_SCENE_AGENDA}; // an agenda always says something true
    find_scene(app, 0, 0, &index, &pass, &view);
    app->mode = MODE_ATTRACT;
    app->depth = 0;
    set_scene(app, index, pass, &view, now_us);
}

static int64_t scene_us(const App *app) {
    return app->bundle->scenes[app->scene_index].seconds * INT64_C(1000000);
}

static bool next_scene(const App *app, size_t *ret_index, unsigned *ret_pass, View *ret_view) {
    return find_scene(app, app->scene_index + 1, app->pass, ret_index, ret_pass, ret_view);
}

// Asks for the next scene's pictures, so that they are there when it fades in.
static void prepare(App *app, const View *next, int64_t now_us) {
    View view = *next;
    frame_draw_list(app, &app->next_list, &view, now_us);
    ImageSource source = images_source(app->images);
    for (size_t i = 0; i < app->next_list.count; i++) {
        const DrawCommand *c = &app->next_list.commands[i];
        if (c->kind == DRAW_IMAGE || c->kind == DRAW_ICON) source.get(source.ctx, c->name, c->box.w, c->box.h, c->fit);
    }
    app->scene_prepared = true;
}

void attract_step(App *app, int64_t now_us) {
    size_t index;
    unsigned pass;
    View view;
    if (app->transition.active || !app->shown_once || !next_scene(app, &index, &pass, &view)) return;
    int64_t over_us = app->scene_start_us + scene_us(app);
    if (!app->scene_prepared && now_us - app->scene_start_us > fade_us + 200000) prepare(app, &view, now_us);
    if (now_us < over_us) return;
    if (images_pending(app->images) && now_us < over_us + patience_us) return;
    bool same = index == app->scene_index && view.screen == app->scene.screen;
    set_scene(app, index, pass, &view, now_us);
    if (same)
        app->dirty = true;
    else
        frame_begin_transition(app, false, true, fade_us, now_us);
}

int64_t attract_next_us(const App *app, int64_t now_us) {
    int64_t over_us = app->scene_start_us + scene_us(app), prepare_us = app->scene_start_us + fade_us + 250000;
    if (!app->scene_prepared && app->shown_once) return prepare_us < over_us ? prepare_us : over_us;
    // Pictures that are late wake us; this is for when they never come.
    return over_us > now_us ? over_us : over_us + patience_us;
}
