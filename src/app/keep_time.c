// What the kiosk's clock may claim, and what of it outlives the program.
#include <stdio.h>
#include <string.h>
#include "base/log.h"
#include "machine/time_file.h"
#include "now.h"
#include "state.h"

static const int64_t look_us = 60000000; // at the clock's facts

// A kiosk without a host believes its clock, and so does one that was told the time.
static bool keeps_time(const App *app) {
    return app->config.host && app->config.host->time && !app->config.now;
}

static TimeFacts facts_of(const App *app) {
    TimeFacts facts = {0};
    app->config.host->time->read(app->config.host->time->ctx, &facts);
    return facts;
}

StageClock keep_time_trust(const App *app) {
    const KeptClock *clock = &app->op.clock;
    if (!clock->known || clock->view.trust == CLOCK_CERTAIN) return STAGE_CLOCK_CERTAIN;
    return clock->view.trust == CLOCK_APPROXIMATE ? STAGE_CLOCK_APPROXIMATE : STAGE_CLOCK_UNKNOWN;
}

static int64_t apart_s(const App *app, int64_t now_us) {
    return app->config.clock->unix_s(app->config.clock->ctx) - now_us / 1000000;
}

static void look(App *app, int64_t now_us) {
    KeptClock *clock = &app->op.clock;
    TimeFacts facts = facts_of(app);
    StageClock before = keep_time_trust(app);
    bool knew = clock->known;
    clock->view = timekeeper_look(&clock->keeper, &facts);
    clock->known = true;
    clock->look_us = now_us;
    clock->apart_s = apart_s(app, now_us);
    app->wall_offset_s = clock->view.offset_us / 1000000;
    if (clock->view.jump_s) log_line(LOG_INFO, "the time jumped by %lld s", (long long)clock->view.jump_s);
    if (knew && !clock->view.jump_s && before == keep_time_trust(app)) return;
    app->dirty = true;
    light_look_again(app);
}

void keep_time_start(App *app, int64_t now_us) {
    KeptClock *clock = &app->op.clock;
    TimeKept kept;
    bool known = false;
    Err err = {0};
    if (!keeps_time(app)) return;
    if (app->config.state_folder) {
        snprintf(clock->job.path, sizeof clock->job.path, "%s/" TIME_FILE_NAME, app->config.state_folder);
        known = time_file_read(app->config.fs, clock->job.path, &kept, &err);
        if (!known && err.code != ERR_NOT_FOUND) log_line(LOG_WARNING, "%s", err.message);
    }
    TimeFacts facts = facts_of(app);
    timekeeper_init(&clock->keeper, known ? &kept : NULL, &facts);
    clock->kept_us = now_us;
    look(app, now_us);
}

// Later than the event it was not made, whatever clock the organiser had.
static int64_t created_s(const Bundle *bundle) {
    int64_t created = 0;
    if (!bundle->created || !now_parse(bundle->created, NULL, &created, NULL)) return 0;
    int64_t over = zone_instant(bundle->zone, bundle->event.end + 1, 0, &(ZoneFit){0});
    return created < over ? created : over;
}

void keep_time_set_bundle(App *app, int64_t now_us) {
    if (!keeps_time(app) || !app->op.clock.known || !app->bundle) return;
    TimeFacts facts = facts_of(app);
    timekeeper_set_bundle(&app->op.clock.keeper, created_s(app->bundle), &facts);
    look(app, now_us);
}

static void write_clock(void *ctx) {
    struct ClockJob *job = ctx;
    job->err = (Err){0};
    if (!time_file_write(job->fs, job->path, &job->kept, &job->err)) return;
}

static bool wants_keeping(const App *app) {
    return app->op.clock.known && app->op.clock.job.path[0];
}

static void keep(App *app, int64_t now_us) {
    KeptClock *clock = &app->op.clock;
    if (!wants_keeping(app) || clock->worker.busy) return;
    clock->kept_us = now_us;
    clock->job.fs = app->config.fs;
    clock->job.kept = clock->keeper.kept;
    worker_start(&clock->worker, write_clock, &clock->job, app->config.at_once);
}

void keep_time_step(App *app, int64_t now_us) {
    KeptClock *clock = &app->op.clock;
    if (!clock->known || !keeps_time(app)) return;
    int64_t jump_s = apart_s(app, now_us) - clock->apart_s;
    if (now_us - clock->look_us >= look_us || jump_s > 2 || jump_s < -2) look(app, now_us);
    if (worker_take(&clock->worker) && clock->job.err.code != ERR_NONE)
        log_line(LOG_WARNING, "the time is not kept: %s", clock->job.err.message);
    if (now_us - clock->kept_us >= TIME_KEEP_EVERY_US) keep(app, now_us);
}

bool keep_time_take(App *app, int64_t unix_s, int64_t now_us, Err *err) {
    KeptClock *clock = &app->op.clock;
    Err refused = {0};
    char words[400];
    if (!clock->known) return err_set(err, ERR_USAGE, "This kiosk does not keep the time: it was told one.");
    const TimeSource *time = app->config.host->time;
    TimeFacts facts = facts_of(app);
    if (!timekeeper_set(&clock->keeper, unix_s, &facts))
        return err_set(err, ERR_USAGE, "That time cannot be.");
    if (!time->set(time->ctx, unix_s, &refused)) {
        clock_describe_refused(&refused, words, sizeof words);
        log_line(LOG_WARNING, "%s", words);
    }
    look(app, now_us);
    keep(app, now_us);
    return true;
}

void keep_time_finish(App *app) {
    KeptClock *clock = &app->op.clock;
    worker_finish(&clock->worker);
    if (!wants_keeping(app)) return;
    TimeFacts facts = facts_of(app);
    timekeeper_look(&clock->keeper, &facts);
    clock->job.kept = clock->keeper.kept;
    clock->job.fs = app->config.fs;
    write_clock(&clock->job);
}
