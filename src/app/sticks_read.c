// The conversation's middle: a stick is read by its process, and what that says is heard.
#include <stdio.h>
#include <string.h>
#include "base/log.h"
#include "state.h"

static const int64_t second_us = 1000000;

static int longer_side(const App *app) {
    int w = app->metrics.width, h = app->metrics.height;
    return w > h ? w : h;
}

static bool open_reader(App *app, const UsbStick *stick, Err *err) {
    const StickHost *host = app->config.sticks;
    char staging[SLOT_PATH_SIZE];
    PublicKey keys[LIMIT_TRUSTED_KEYS];
    ReaderTask task = {.stick = -1,
                       .staging = -1,
                       .panel_px = longer_side(app),
                       .keys = keys,
                       .key_count = trust_keys(&app->op.settings.trust_keys, keys)};
    bool opened = incoming_prepare(app->installed.store, staging, err) &&
                  host->open_folder(host->ctx, stick->folder, &task.stick, err) &&
                  host->open_folder(host->ctx, staging, &task.staging, err) &&
                  reader_open(&host->reader, &task, app->flight.now_us, &app->sticks.reader, err);
    if (task.stick >= 0) host->close_folder(host->ctx, task.stick);
    if (task.staging >= 0) host->close_folder(host->ctx, task.staging);
    return opened;
}

void sticks_read(App *app, const UsbStick *stick) {
    Err err = {0};
    app->sticks.reading = true;
    if (!app->installed.store) {
        sticks_refuse(app, STICK_CARD_FAILED, "");
    } else if (app->installed.worker.busy ||
               (!store_lock(app->installed.store, &err) && err.code == ERR_BUSY)) {
        sticks_refuse(app, STICK_BUSY, err.message);
    } else if (!app->installed.store->lock) {
        sticks_fail(app, &err);
    } else if (!open_reader(app, stick, &err)) {
        sticks_refuse_for(app, err.code, err.message);
    }
}

// The name of a key that is trusted, the id in groups of another.
static void name_signer(const App *app, const char *key_id, char text[LIMIT_KEY_NAME_BYTES + 1]) {
    const char *name = trust_name(&app->op.settings.trust_keys, key_id);
    size_t end = 0;
    if (name) {
        snprintf(text, LIMIT_KEY_NAME_BYTES + 1, "%s", name);
        return;
    }
    for (size_t i = 0; key_id[i] && end + 2 < LIMIT_KEY_NAME_BYTES; i++) {
        if (i && i % 4 == 0) text[end++] = ' ';
        text[end++] = key_id[i];
    }
    text[end] = 0;
}

static StickTrust trust_of(int64_t trust) {
    return trust == PACKAGE_SIGNED        ? STICK_BY_KNOWN_KEY
           : trust == PACKAGE_UNKNOWN_KEY ? STICK_BY_UNKNOWN_KEY
                                          : STICK_BY_NOBODY;
}

static void add_found(App *app, const MessageFound *found) {
    Sticks *sticks = &app->sticks;
    size_t i = sticks->view.package_count;
    if (i == LIMIT_STICK_PACKAGES) return;
    sticks->found[i] = *found;
    name_signer(app, found->key_id, sticks->signers[i]);
    sticks->packages[i] = (StickPackage){.title = sticks->found[i].title,
                                         .id = sticks->found[i].id,
                                         .version = found->bundle_version,
                                         .place = sticks->found[i].name,
                                         .trust = trust_of(found->trust),
                                         .signer = sticks->signers[i]};
    sticks->view.package_count++;
}

void sticks_choose(App *app, size_t index) {
    Sticks *sticks = &app->sticks;
    const MessageFound *found = &sticks->found[index];
    Err err = {0};
    sticks->view.chosen = index;
    if (found->code != ERR_NONE) {
        sticks_refuse_for(app, (ErrCode)found->code, found->problem);
    } else if (app->op.settings.usb_policy == USB_SIGNED && found->trust != PACKAGE_SIGNED) {
        sticks_refuse(app, STICK_UNSIGNED, "");
    } else if (!store_make_room(app->installed.store, found->bytes, (size_t)found->files, &err)) {
        if (err.code == ERR_NO_ROOM)
            sticks_refuse_for(app, err.code, err.message);
        else
            sticks_fail(app, &err);
    } else if (!reader_stage(sticks->reader, found->index, app->flight.now_us, &err)) {
        sticks_refuse_for(app, err.code, err.message);
    } else {
        sticks->view.bytes = found->bytes;
        sticks_set_phase(app, STICK_READING);
    }
}

static void take_key(App *app, const MessageKeyFound *found) {
    Sticks *sticks = &app->sticks;
    if (app->op.settings.trust_keys.count) return; // more keys are the operator's matter
    memcpy(&sticks->key, found->bytes, sizeof sticks->key);
    snprintf(sticks->key_name, sizeof sticks->key_name, "%s", found->name);
    trust_print(&sticks->key, sticks->key_print);
    sticks->view.key_name = sticks->key_name;
    sticks->view.key = sticks->key_print;
    sticks->has_key = true;
}

void sticks_go_on(App *app) {
    size_t count = app->sticks.view.package_count;
    if (app->sticks.has_key) {
        sticks_set_phase(app, STICK_KEY);
        return;
    }
    if (!count)
        sticks_refuse(app, STICK_EMPTY, "");
    else if (count == 1)
        sticks_choose(app, 0);
    else
        sticks_set_phase(app, STICK_CHOICE);
}

static void add_finding(Findings *findings, const MessageFinding *finding) {
    findings_add(findings, (Severity)finding->severity, finding->file, (int)finding->line,
                 (int)finding->column, finding->pointer, "%s", finding->text);
}

static void staged(App *app, const MessageStaged *says) {
    Sticks *sticks = &app->sticks;
    StickView *view = &sticks->view;
    view->sessions = (size_t)says->sessions;
    view->members = (size_t)says->members;
    view->meetings = (size_t)says->meetings;
    view->languages = (size_t)says->languages;
    view->files = (size_t)says->files;
    view->done = view->bytes = says->bytes;
    StickPackage *package = &sticks->packages[view->chosen];
    package->trust = trust_of(says->trust);
    package->version = says->bundle_version;
    name_signer(app, says->key_id, sticks->signers[view->chosen]);
    reader_close(sticks->reader); // there is nothing left to ask
    sticks->reader = NULL;
    app->installed.job = (StoreJob){.says = *says};
    app->installed.job.key_count = trust_keys(&app->op.settings.trust_keys, app->installed.job.keys);
    (void)installed_work(app, WORK_TAKE);
    app->dirty = true;
}

static void hear(App *app, const ReaderEvent *event) {
    Sticks *sticks = &app->sticks;
    switch (event->kind) {
    case READER_READY:
        if (!event->ready.landlock)
            log_line(LOG_WARNING, "this kernel has no Landlock: the stick's reader is confined without it");
        return;
    case READER_KEY:
        take_key(app, &event->key_found);
        return;
    case READER_FOUND:
        add_found(app, &event->found);
        return;
    case READER_LISTED:
        sticks_go_on(app);
        return;
    case READER_PROGRESS:
        sticks->view.done = event->progress.done;
        sticks->view.bytes = event->progress.bytes;
        if (app->flight.now_us - sticks->told_us >= second_us) {
            sticks->told_us = app->flight.now_us;
            app->dirty = true;
        }
        return;
    case READER_FINDING:
        add_finding(&sticks->findings, &event->finding);
        return;
    case READER_STAGED:
        staged(app, &event->staged);
        return;
    case READER_FAILED:
    case READER_ENDED:
        sticks_refuse_for(app, event->failed.code == ERR_NONE ? ERR_READER : (ErrCode)event->failed.code,
                          event->failed.sentence);
        return;
    }
}

void sticks_hear(App *app) {
    Sticks *sticks = &app->sticks;
    const StickHost *host = app->config.sticks;
    ReaderEvent event;
    int64_t now_us = app->flight.now_us;
    // At emulated time another process is waited for: so all that it says is said at one moment.
    if (app->config.at_once && now_us - sticks->begun_us < STICK_LEAST_US) return;
    while (sticks->reader && sticks->view.phase == STICK_READING) {
        if (reader_take(sticks->reader, now_us, &event))
            hear(app, &event);
        else if (app->config.at_once && host->wait)
            host->wait(host->ctx, reader_fd(sticks->reader));
        else
            return;
    }
}
