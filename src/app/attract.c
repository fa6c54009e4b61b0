#include "state.h"

enum {
    NIGHT_SECONDS = 60 // until the calm scene looks whether it is day
};

static const int64_t fade_us = 600000;
static const int64_t patience_us = 3000000; // how long a scene stays on for the next one's pictures
static const int64_t late_us = 250000;      // how often it is looked for them meanwhile

// A picture that is missing or broken: the loop goes past it instead of showing an empty panel.
static bool is_lost(const App *app, const View *view) {
    char name[PICTURE_NAME_SIZE];
    return scene_picture_name(app->bundle, view, name, sizeof name) && images_failed(app->images, name);
}

static int64_t stage_now(const App *app) {
    return keep_time_trust(app) == STAGE_CLOCK_UNKNOWN ? TIME_UNKNOWN_S : app_wall_s(app);
}

static bool is_night(const App *app) {
    const Settings *s = &app->op.settings;
    const Session *on;
    if (s->night_from == s->night_until || keep_time_trust(app) == STAGE_CLOCK_UNKNOWN) return false;
    if (agenda_find_now(app->bundle, app_wall_s(app), &on, 1)) return false; // somebody is still at work
    int minute = zone_local(app->bundle->zone, app_wall_s(app)).minute;
    if (s->night_from < s->night_until) return minute >= s->night_from && minute < s->night_until;
    return minute >= s->night_from || minute < s->night_until;
}

// The next scene that has something to show, from an index on; false where none has.
static bool find_scene(const App *app, size_t from, unsigned pass, size_t *ret_index, unsigned *ret_pass,
                       View *ret_view) {
    size_t count = app->op.loop_count;
    if (is_night(app)) {
        *ret_index = 0;
        *ret_pass = pass;
        *ret_view = (View){.screen = SCREEN_SCENE_NIGHT};
        return true;
    }
    for (size_t step = 0; step < count; step++) {
        size_t index = (from + step) % count;
        unsigned round = pass + (from + step >= count ? 1 : 0);
        const LoopScene *scene = &app->op.loop[index];
        if (!scene->on || !scene_view(app->bundle, scene->scene, round, stage_now(app), ret_view)) continue;
        if (is_lost(app, ret_view)) continue;
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
    app->scenes_shown++;
    app->scene_start_us = now_us;
    app->shift = settle_shift(app, now_us);
    if (app->prepared > 0) app->prepared--;
}

void attract_begin(App *app, int64_t now_us) {
    size_t index = 0;
    unsigned pass = 0;
    View view = {0};
    app->depth = 0;
    if (!app->bundle) {
        app->mode = MODE_FAULT;
        app->scene = (View){.screen = SCREEN_FAULT};
        return;
    }
    // Where no scene has anything to show, an agenda always says something true.
    if (!find_scene(app, 0, 0, &index, &pass, &view)) view = (View){.screen = SCREEN_SCENE_AGENDA};
    app->mode = MODE_ATTRACT;
    app->prepared = 0;
    app->scenes_shown = 0;
    set_scene(app, index, pass, &view, now_us);
}

// A scene's seconds count from when it is there in full.
static int64_t scene_over_us(const App *app) {
    const Operator *op = &app->op;
    bool night = app->scene.screen == SCREEN_SCENE_NIGHT;
    int seconds = night ? NIGHT_SECONDS : LIMIT_SCENE_SECONDS_DEFAULT;
    if (!night && app->scene_index < op->loop_count) seconds = op->loop[app->scene_index].seconds;
    return app->scene_start_us + fade_us + seconds * INT64_C(1000000);
}

// The scene that comes after so many others.
static bool scene_after(const App *app, size_t steps, size_t *ret_index, unsigned *ret_pass, View *ret_view) {
    *ret_index = app->scene_index;
    *ret_pass = app->pass;
    for (size_t i = 0; i <= steps; i++)
        if (!find_scene(app, *ret_index + 1, *ret_pass, ret_index, ret_pass, ret_view)) return false;
    return true;
}

static bool wants_preparing(const App *app) {
    if (!app->shown_once || app->text_failed || app->prepared >= app->op.loop_count ||
        images_pending(app->images))
        return false;
    return app->prepared == 0 || images_bytes(app->images) < LIMIT_IMAGE_CACHE_BYTES / 2;
}

// Asks for pictures of scenes to come, one scene at a time, so that they are there when it fades in: the
// whole loop as far as half the cache goes, then at least the next.
static void prepare(App *app, int64_t now_us) {
    size_t index;
    unsigned pass;
    View view;
    if (!wants_preparing(app)) return;
    if (!scene_after(app, app->prepared, &index, &pass, &view)) { // nothing follows: nothing to ask for
        app->prepared = app->op.loop_count;
        return;
    }
    if (app->text_failed) return;
    frame_draw_list(app, &app->next_list, &view, now_us);
    frame_ask_pictures(app, &app->next_list);
    app->prepared++;
}

void attract_step(App *app, int64_t now_us) {
    size_t index;
    unsigned pass;
    View view;
    if (app->transition.active || !app->shown_once) return;
    int64_t over_us = scene_over_us(app);
    bool lost = is_lost(app, &app->scene);
    if (lost) over_us = now_us;
    if (!scene_after(app, 0, &index, &pass, &view)) { // it is looked again when this one's time is over
        if (now_us >= over_us) {
            attract_begin(app, now_us);
            app->dirty = true;
        }
        app->prepared = app->op.loop_count;
        return;
    }
    prepare(app, now_us);
    if (now_us < over_us) return;
    if (!lost && images_pending(app->images) && now_us < over_us + patience_us) return;
    bool same = index == app->scene_index && view.screen == app->scene.screen;
    set_scene(app, index, pass, &view, now_us);
    if (same)
        app->dirty = true;
    else
        frame_begin_transition(app, false, true, fade_us, now_us);
}

int64_t attract_next_us(const App *app, int64_t now_us) {
    int64_t over_us = scene_over_us(app);
    if (wants_preparing(app) && !app->transition.active) return now_us;
    // Pictures that are late wake us; this is for when they never come, or there is no panel yet.
    return over_us > now_us ? over_us : now_us + late_us;
}
