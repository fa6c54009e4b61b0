#include "installed.h"

#include <stdio.h>
#include <string.h>
#include "base/log.h"
#include "model/load.h"
#include "state.h"

static const char by_panel[] = "the operator's panel", by_stick[] = "a stick";

// What lies in the store has to be whole before any of it is shown.
void installed_open(App *app) {
    Installed *installed = &app->installed;
    Err err = {0};
    if (!app->config.store_folder) return;
    if (!store_open(app->config.fs, app->config.store_folder, &installed->store, &err)) {
        log_line(LOG_ERROR, "nothing that is installed can be shown: %s", err.message);
        return;
    }
    Store *store = installed->store;
    if (!store_lock(store, &err)) log_line(LOG_WARNING, "what is installed is not tidied: %s", err.message);
    if (!store_recover(store, app->flight.unix_s, &installed->news, &err) ||
        (store->lock && !incoming_clear(store, &err)))
        log_line(LOG_WARNING, "%s", err.message);
    if (installed->news.sentence[0]) log_line(LOG_ERROR, "%s", installed->news.sentence);
    store_unlock(store);
    installed_choose(app);
}

void installed_close(App *app) {
    worker_finish(&app->installed.worker);
    bundle_destroy(app->installed.job.bundle);
    store_close(app->installed.store);
    app->installed = (Installed){0};
}

void installed_choose(App *app) {
    const Store *store = app->installed.store;
    char path[SLOT_PATH_SIZE] = "";
    if (store) store_content(store, store->state.current, path);
    snprintf(app->content_folder, sizeof app->content_folder, "%s",
             *path ? path : app->config.content_folder);
}

bool installed_is_busy(const App *app) {
    return app->installed.worker.busy || (app->installed.store && app->installed.store->lock);
}

// Another process has installed something, or gone back.
bool installed_follow(App *app) {
    const Installed *installed = &app->installed;
    StoreState now;
    StateFound found;
    if (!installed->store || installed_is_busy(app)) return false;
    if (!state_read(app->config.fs, installed->store->folder, &now, &found, NULL) || found != STATE_SOUND ||
        now.serial == installed->store->state.serial)
        return false;
    bool other = now.current != installed->store->state.current;
    installed->store->state = now;
    installed_choose(app);
    return other;
}

static bool is_same(const Store *store, uint32_t slot, bool *ret_same, Err *err) {
    *ret_same = false;
    return !store->state.current ||
           slot_same(store->fs, store->folder, store->state.current, slot, ret_same, err);
}

static bool load(const Store *store, uint32_t slot, Bundle **ret_bundle, Err *err) {
    char path[SLOT_PATH_SIZE];
    return bundle_load(store->fs, store_content(store, slot, path), NULL, ret_bundle, err);
}

static bool take(StoreJob *job) {
    const MessageStaged *says = &job->says;
    IncomingClaim claim = {.slot = (uint32_t)says->slot,
                           .id = says->id,
                           .version = says->bundle_version,
                           .title = says->title,
                           .trust = (PackageTrust)says->trust,
                           .key_id = says->key_id};
    return incoming_take(job->store, &claim, job->keys, job->key_count, &job->staged, &job->err) &&
           is_same(job->store, job->staged.slot, &job->same, &job->err) &&
           load(job->store, job->staged.slot, &job->bundle, &job->err);
}

static bool show(StoreJob *job) {
    StoreEntry entry = job->staged.entry;
    entry.at_s = job->at_s;
    snprintf(entry.by, sizeof entry.by, "%s", by_stick);
    return store_activate(job->store, job->staged.slot, &entry, &job->err);
}

// What is built in is read by who shows it.
static bool go_back(StoreJob *job) {
    Store *store = job->store;
    bool done = store_lock(store, &job->err) && store_roll_back(store, job->at_s, by_panel, &job->err) &&
                (!store->state.current || load(store, store->state.current, &job->bundle, &job->err));
    store_unlock(store);
    return done;
}

static void run(void *ctx) {
    StoreJob *job = ctx;
    switch (job->work) {
    case WORK_TAKE:
        job->done = take(job);
        return;
    case WORK_SHOW:
        job->done = show(job);
        return;
    case WORK_BACK:
        job->done = go_back(job);
        return;
    }
}

bool installed_work(App *app, StoreWork work) {
    Installed *installed = &app->installed;
    StoreJob *job = &installed->job;
    if (!installed->store || installed->worker.busy) return false;
    job->work = work;
    job->store = installed->store;
    job->at_s = app_wall_s(app);
    job->done = job->same = false;
    job->err = (Err){0};
    return worker_start(&installed->worker, run, job, app->config.at_once);
}

bool installed_take(App *app, StoreWork work) {
    Installed *installed = &app->installed;
    return installed->job.work == work && worker_take(&installed->worker);
}

// Content that was read beside the frames is shown from the next one on.
void installed_show(App *app, int64_t now_us) {
    Bundle *bundle = app->installed.job.bundle;
    app->installed.job.bundle = NULL;
    installed_choose(app);
    if (bundle)
        content_use(app, bundle, now_us);
    else
        content_load(app, now_us);
}

void installed_back(App *app) {
    Err err = {0};
    if (installed_is_busy(app) || !installed_work(app, WORK_BACK)) {
        err_set(&err, ERR_BUSY, "Something else is being installed. Try again when that is done.");
        operate_trouble(app, &err, "not gone back");
    }
}

void installed_step(App *app, int64_t now_us) {
    const StoreJob *job = &app->installed.job;
    if (!installed_take(app, WORK_BACK)) return;
    app->dirty = true;
    if (!job->done) {
        operate_trouble(app, &job->err, "not gone back");
        return;
    }
    bool open = app->op.open;
    View view = *app_top(app);
    installed_show(app, now_us);
    view.selected[0] = 0;
    if (open) operate_show(app, view, now_us);
}

int64_t installed_next_us(const App *app, int64_t now_us) {
    return app->installed.worker.busy ? now_us + WORK_LOOK_US : INT64_MAX;
}

static OperatorDid did_of(StoreDid did) {
    return did == STORE_ROLLED_BACK ? OPERATOR_ROLLED_BACK
           : did == STORE_FELL_BACK ? OPERATOR_FELL_BACK
                                    : OPERATOR_INSTALLED;
}

static OperatorInstall install_of(const App *app, const StoreEntry *entry) {
    return (OperatorInstall){.at = zone_local(app_zone(app), entry->at_s),
                             .did = did_of(entry->did),
                             .version = entry->version,
                             .title = entry->title,
                             .signer = entry->signer,
                             .by = entry->by};
}

// What going back leads to: "Title, version 13", or what is built in.
static const char *say_back(const Store *store, Arena *arena) {
    enum {
        SIZE = 320
    };
    char *says = arena_alloc(arena, SIZE);
    const StoreEntry *about = store_about(store, store_previous(store));
    if (!says || (!about && !store->state.current)) return NULL;
    if (about)
        snprintf(says, SIZE, "%.200s, version %lld", about->title, (long long)about->version);
    else
        snprintf(says, SIZE, "what is built in");
    return says;
}

void installed_fill(const App *app, Arena *arena, OperatorView *view) {
    const Installed *installed = &app->installed;
    // A worker may be writing the list: it is shown again in a moment.
    if (!installed->store || installed->worker.busy) return;
    const StoreState *state = &installed->store->state;
    OperatorInstall *installs = ARENA_NEW(arena, OperatorInstall, HISTORY_SHOWN);
    const char **set_aside = ARENA_NEW(arena, const char *, 1);
    if (!installs || !set_aside) return;
    size_t count = 0;
    for (size_t i = state->history_count; i-- > 0 && count < HISTORY_SHOWN; count++)
        installs[count] = install_of(app, &state->history[i]);
    if (count) installs[0].shown = state->history[state->history_count - 1].slot == state->current;
    view->installs = installs;
    view->install_count = count;
    view->back = say_back(installed->store, arena);
    set_aside[0] = installed->news.sentence;
    view->set_aside = set_aside;
    view->set_aside_count = installed->news.sentence[0] ? 1 : 0;
}
