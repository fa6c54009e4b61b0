#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "base/log.h"
#include "now.h"
#include "state.h"

static const int64_t retry_us = 2000000;  // while there is nothing to show
static const int64_t watch_us = 30000000; // else; looked at when the clock wakes us anyway

// The files that one reads the content from; pictures are looked at by who shows them.
static const char *const watched[CONTENT_FILES] = {"bundle.json", "agenda.csv"};

static void look(const App *app, ContentSeen seen[CONTENT_FILES]) {
    const Fs *fs = app->config.fs;
    for (int i = 0; i < CONTENT_FILES; i++) {
        char path[600];
        FsInfo info = {0};
        snprintf(path, sizeof path, "%s/%s", app->content_folder, watched[i]);
        seen[i] = (ContentSeen){0};
        if (fs->stat(fs->ctx, path, &info, NULL)) seen[i] = (ContentSeen){true, info.size, info.mtime_ns};
    }
}

static bool same_as_seen(const App *app, const ContentSeen seen[CONTENT_FILES]) {
    for (int i = 0; i < CONTENT_FILES; i++) {
        const ContentSeen *before = &app->content_seen[i], *now = &seen[i];
        if (now->there != before->there || now->size != before->size || now->mtime_ns != before->mtime_ns)
            return false;
    }
    return true;
}

static void set_fault(App *app, const Err *err) {
    app->fault.advice = err_advice(err->code);
    snprintf(app->fault.note, sizeof app->fault.note, "%.480s", err->message);
}

static void apply_theme(App *app) {
    theme_init(&app->theme);
    for (size_t i = 0; app->bundle && i < app->bundle->theme_count; i++)
        theme_set(&app->theme, app->bundle->theme[i].token, app->bundle->theme[i].colour);
}

// The zone in which --now is meant is known with the first bundle.
static void set_now(App *app) {
    int64_t now_s;
    if (!app->config.now || app->wall_set || !now_parse(app->config.now, app->bundle->zone, &now_s, NULL))
        return;
    app->wall_offset_s = now_s - app->config.clock->unix_s(app->config.clock->ctx);
    app->wall_set = true;
}

// With the first content the app starts where it was told to; later content begins with the loop.
static void start_on_screen(App *app, int64_t now_us) {
    View view;
    if (!app->config.screen || app->screen_started) return;
    app->screen_started = true;
    if (!screen_find(app->bundle, app->config.screen, app_wall_s(app), &view, &app->screen_error)) {
        log_line(LOG_ERROR, "%s; the loop is shown instead", app->screen_error.message);
    } else if (screen_is_operators(view.screen) && app->config.unlocked) {
        operate_show(app, view, now_us);
    } else if (screen_is_operators(view.screen)) {
        log_line(LOG_INFO, "the operator's panel was left: the loop is shown");
    } else if (screen_row(view.screen)->night) {
        app->scene = view;
        app->scene_start_us = now_us;
    } else {
        visit_begin(app, view, now_us);
    }
}

// What was shown until now. What cannot be read has not been shown.
static Bundle *shown_before(const App *app) {
    Bundle *before = NULL;
    Err err = {0};
    if (app->bundle || !app->config.before_folder) return app->bundle;
    if (!bundle_load(app->config.fs, app->config.before_folder, NULL, &before, &err))
        log_line(LOG_WARNING, "nothing is compared with %s: %s", app->config.before_folder, err.message);
    return before;
}

void content_use(App *app, Bundle *bundle, int64_t now_us) {
    look(app, app->content_seen);
    put_withdraw(app);
    Bundle *before = shown_before(app);
    finder_set_bundle(app->finder, NULL);
    app->bundle = bundle;
    app->content_error = (Err){0};
    images_set_folder(app->images, app->content_folder);
    set_now(app);
    keep_time_set_bundle(app, now_us);
    news_begin(app, before);
    put_offer(app);
    flight_bundle(app);
    settle_loop(app);
    light_look_again(app);
    finder_set_bundle(app->finder, bundle);
    apply_theme(app);
    speak_finish(app); // words may come with the bundle
    speak(app, NULL);
    input_drop(app);
    attract_begin(app, now_us);
    start_on_screen(app, now_us);
    app->dirty = true;
}

void content_load(App *app, int64_t now_us) {
    app->content_checked_us = now_us;
    Err err = {0};
    Bundle *bundle = NULL;
    if (bundle_load(app->config.fs, app->content_folder, NULL, &bundle, &err)) {
        if (app->mode == MODE_FAULT)
            log_line(LOG_INFO, "content is there: %s, version %" PRId64, bundle->id, bundle->version);
        content_use(app, bundle, now_us);
        return;
    }
    if (strcmp(err.message, app->content_error.message)) // the same is not said every two seconds
        log_line(LOG_ERROR, "content %s is not shown: %s", app->content_folder, err.message);
    app->content_error = err;
    look(app, app->content_seen);
    if (app->bundle) return; // what was shown stays
    apply_theme(app);
    speak(app, NULL);
    set_fault(app, &err);
    attract_begin(app, now_us);
    app->dirty = true;
}

static bool something_missing(const App *app) {
    return !app->bundle || app->text_failed;
}

int64_t content_next_us(const App *app) {
    return something_missing(app) ? app->content_checked_us + retry_us : INT64_MAX;
}

void content_watch(App *app, int64_t now_us) {
    if (now_us - app->content_checked_us < (something_missing(app) ? retry_us : watch_us)) return;
    app->content_checked_us = now_us;
    if (app->text_failed) { // fonts may be there by now
        app->text_failed = false;
        app->dirty = true;
    }
    images_retry(app->images);
    if (installed_is_busy(app)) return; // what is compared with what is shown needs it
    bool other = installed_follow(app);
    ContentSeen seen[CONTENT_FILES];
    look(app, seen);
    // What could not be read may be readable by now (a right, a card), though the file is the same.
    if (!other && same_as_seen(app, seen) && app->content_error.code == ERR_NONE) return;
    // A visitor is not thrown out: new content waits until the loop runs.
    if (app->mode == MODE_VISIT) return;
    content_load(app, now_us);
}
