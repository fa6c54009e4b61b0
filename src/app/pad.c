// The way to the panel: five taps in a corner, and the PIN.
#include <stdio.h>
#include <string.h>
#include "base/log.h"
#include "state.h"

static const int64_t taps_us = 3000000; // within which the taps follow each other
static const int64_t look_us = 20000;   // for the answer of a worker that hashes
static const int64_t count_us = 250000; // while a wait is counted down
static const double corner_mm = 20;

// 0 to 3 for the corners, -1 elsewhere.
static int corner_at(const App *app, Point at) {
    int side = (int)(corner_mm * app->metrics.px_per_mm), w = app->metrics.width, h = app->metrics.height;
    bool left = at.x < side, right = at.x >= w - side, top = at.y < side, bottom = at.y >= h - side;
    if (!(left || right) || !(top || bottom)) return -1;
    return (right ? 1 : 0) + (bottom ? 2 : 0);
}

bool pad_tapped(App *app, Point at, int64_t now_us) {
    CornerTaps *taps = &app->op.taps;
    int corner = corner_at(app, at), old = 0;
    if (corner < 0 || corner != taps->corner) taps->count = 0;
    taps->corner = corner;
    if (corner < 0) return false;
    while (old < taps->count && now_us - taps->times_us[old] > taps_us)
        old++;
    taps->count -= old;
    memmove(taps->times_us, taps->times_us + old, (size_t)taps->count * sizeof *taps->times_us);
    taps->times_us[taps->count++] = now_us;
    if (taps->count < OPERATOR_TAPS) return false;
    taps->count = 0;
    return true;
}

static void clear_digits(Pad *pad) {
    pin_forget(pad->digits);
    pad->shown.digits = 0;
}

static void ask(App *app) {
    Pad *pad = &app->op.pad;
    clear_digits(pad);
    pin_forget(pad->chosen);
    pad->shown.state = app->op.settings.pin_hash[0] ? PAD_ENTER : PAD_CHOOSE;
}

void pad_begin(App *app) {
    Pad *pad = &app->op.pad;
    pad->visit++;
    ask(app);
    pad->shown.stick = 0;
    pad->shown.said = PAD_SAYS_NOTHING;
    if (pad->worker.busy) pad->shown.state = PAD_CHECKING; // it still looks at the last try
}

void pad_forget(App *app) {
    clear_digits(&app->op.pad);
    pin_forget(app->op.pad.chosen);
    app->op.pad.visit++;
}

static void tries_path(const App *app, char *path, size_t size) {
    *path = 0;
    if (app->config.state_folder) snprintf(path, size, "%s/pin-tries", app->config.state_folder);
}

void pad_start(App *app, int64_t now_us) {
    int wrong = 0;
    char path[512];
    Err err = {0};
    app->op.taps.corner = -1;
    tries_path(app, path, sizeof path);
    if (!*path) return;
    if (!pin_tries_load(app->config.fs, path, &wrong, &err)) log_line(LOG_WARNING, "%s", err.message);
    pin_guard_start(&app->op.pad.guard, wrong, now_us);
}

// Hashing takes a quarter of a second on a small machine: no frame waits for it.
static void hand_on(App *app, bool choose) {
    Pad *pad = &app->op.pad;
    pad->job = (PinJob){.fs = app->config.fs, .wrong = pad->guard.wrong, .choose = choose};
    tries_path(app, pad->job.tries_path, sizeof pad->job.tries_path);
    memcpy(pad->job.digits, pad->digits, sizeof pad->job.digits);
    memcpy(pad->job.hash, app->op.settings.pin_hash, sizeof app->op.settings.pin_hash);
    pad->job_visit = pad->visit;
    clear_digits(pad);
    pin_forget(pad->chosen);
    pad->shown.state = PAD_CHECKING;
    worker_start(&pad->worker, pin_job_run, &pad->job, app->config.at_once);
}

static void enter(App *app) {
    Pad *pad = &app->op.pad;
    if (pad->shown.digits < PIN_DIGITS_MIN) {
        pad->shown.said = PAD_SHORT;
    } else if (pad->shown.state == PAD_ENTER) {
        hand_on(app, false);
    } else if (pad->shown.state == PAD_CHOOSE) {
        memcpy(pad->chosen, pad->digits, sizeof pad->chosen);
        clear_digits(pad);
        pad->shown.state = PAD_REPEAT;
    } else if (strcmp(pad->chosen, pad->digits)) {
        ask(app);
        pad->shown.said = PAD_DIFFERENT;
    } else {
        hand_on(app, true);
    }
}

void pad_key(App *app, const char *key, int64_t now_us) {
    Pad *pad = &app->op.pad;
    if (!key || app_top(app)->screen != SCREEN_PIN) return;
    if (!strcmp(key, "cancel")) {
        flight_pin(app, "closed");
        if (pad->shown.stick)
            sticks_return(app, now_us);
        else
            visit_end(app, now_us);
        return;
    }
    if (pad->shown.state == PAD_CHECKING || pin_guard_wait_us(&pad->guard, now_us)) return;
    pad->shown.said = PAD_SAYS_NOTHING;
    if (!strcmp(key, "ok")) {
        enter(app);
    } else if (!strcmp(key, KEY_DELETE)) {
        if (pad->shown.digits) pad->digits[--pad->shown.digits] = 0;
    } else if (key[0] >= '0' && key[0] <= '9' && !key[1] && pad->shown.digits < PIN_DIGITS_MAX) {
        pad->digits[pad->shown.digits++] = key[0];
        pad->digits[pad->shown.digits] = 0;
    }
}

static bool keep_chosen(App *app, const PinJob *job, int64_t now_us) {
    if (job->answer != PIN_RIGHT || app->op.settings.pin_hash[0]) return false;
    return settle_set(app, SETTING_PIN_HASH, job->hash, now_us);
}

static PadSaid said_of(const PinJob *job, bool right) {
    if (right) return PAD_SAYS_NOTHING;
    return job->answer == PIN_FAILED || job->choose ? PAD_FAILED : PAD_WRONG;
}

// Opens the panel where the PIN was right and whoever typed it still waits.
static void take_answer(App *app, int64_t now_us) {
    Pad *pad = &app->op.pad;
    const PinJob *job = &pad->job;
    if (job->unsaved.code != ERR_NONE && app->config.state_folder)
        log_line(LOG_WARNING, "the count of wrong PINs is not kept: %s", job->unsaved.message);
    if (job->answer == PIN_FAILED) log_line(LOG_ERROR, "%s", job->err.message);
    bool waits = pad->job_visit == pad->visit && app_top(app)->screen == SCREEN_PIN,
         right = job->choose ? waits && keep_chosen(app, job, now_us) : job->answer == PIN_RIGHT;
    if (!job->choose && job->answer != PIN_FAILED) pin_guard_tried(&pad->guard, right, now_us);
    flight_pin(app, job->answer == PIN_FAILED ? "failed" : right ? "right" : "wrong");
    ask(app);
    pad->shown.said = waits ? said_of(job, right) : PAD_SAYS_NOTHING;
    app->dirty = true;
    if (right && waits && pad->shown.stick)
        sticks_agreed(app, now_us);
    else if (right && waits)
        operate_open(app, now_us);
}

void pad_step(App *app, int64_t now_us) {
    Pad *pad = &app->op.pad;
    if (worker_take(&pad->worker)) take_answer(app, now_us);
    int wait_s = (int)((pin_guard_wait_us(&pad->guard, now_us) + 999999) / 1000000);
    if (wait_s != pad->shown.wait_s && app_top(app)->screen == SCREEN_PIN) app->dirty = true;
    pad->shown.wait_s = wait_s;
}

int64_t pad_next_us(const App *app, int64_t now_us) {
    const Pad *pad = &app->op.pad;
    if (pad->worker.busy) return now_us + look_us;
    bool counting = app_view(app)->screen == SCREEN_PIN && pad->shown.wait_s > 0;
    return counting ? now_us + count_us : INT64_MAX;
}

void pad_finish(App *app) {
    worker_finish(&app->op.pad.worker);
    pad_forget(app);
}
