// The conversation about a USB stick: seen, read by a process without rights, shown, installed or kept.
#include "sticks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "state.h"

static const int64_t second_us = 1000000;
static const int64_t forget_us = 60000000; // after a stick was pulled
static const int64_t fade_us = 300000;

void sticks_start(App *app) {
    findings_init(&app->sticks.findings);
    arena_init(&app->sticks.changes_arena, LIMIT_CHANGES_BYTES);
}

static bool is_done(const StickView *view) {
    return view->phase == STICK_INSTALLED || view->phase == STICK_KEPT || view->phase == STICK_REFUSED;
}

// What was compared with what is shown is no more once that is another.
static void drop_changes(Sticks *sticks) {
    sticks->view.changes = NULL;
    sticks->changes = (Changes){0};
    arena_reset(&sticks->changes_arena);
}

// Nothing stays of what was copied, and others may install.
static void let_go(App *app) {
    Sticks *sticks = &app->sticks;
    Store *store = app->installed.store;
    reader_close(sticks->reader);
    sticks->reader = NULL;
    drop_changes(sticks);
    worker_finish(&app->installed.worker);
    bundle_destroy(app->installed.job.bundle);
    app->installed.job.bundle = NULL;
    if (!store || !store->lock) return;
    Err err = {0};
    if ((sticks->taken && !store_drop(store, &app->installed.job.staged, &err)) ||
        !incoming_clear(store, &err))
        log_line(LOG_WARNING, "what was copied from a stick goes at the next start: %s", err.message);
    sticks->taken = false;
    store_unlock(store);
}

void sticks_finish(App *app) {
    let_go(app);
    findings_finish(&app->sticks.findings);
    arena_finish(&app->sticks.changes_arena);
}

static void set_phase(App *app, StickPhase phase) {
    app->sticks.view.phase = phase;
    app->dirty = true;
}

static void refuse(App *app, StickSaid said, const char *detail) {
    Sticks *sticks = &app->sticks;
    let_go(app);
    sticks->view.said = said;
    snprintf(sticks->detail, sizeof sticks->detail, "%s", detail);
    sticks->view.detail = sticks->detail;
    log_line(LOG_INFO, "a stick is refused (%d): %s", (int)said, detail);
    set_phase(app, STICK_REFUSED);
}

static StickSaid said_of(const StickView *view, ErrCode code) {
    switch (code) {
    case ERR_NEW_FORMAT:
        return STICK_TOO_NEW;
    case ERR_TOO_LARGE:
        return STICK_TOO_LARGE;
    case ERR_NO_ROOM:
        return STICK_NO_ROOM;
    case ERR_BAD_SIGNATURE:
        return STICK_BAD_SIGNATURE;
    case ERR_BAD_PACKAGE:
        return STICK_DAMAGED;
    case ERR_DAMAGED:
        return STICK_BAD_HASH;
    case ERR_BAD_BUNDLE:
    case ERR_BAD_JSON:
        return STICK_NOT_SHOWABLE;
    case ERR_BUSY:
        return STICK_BUSY;
    case ERR_READER:
    case ERR_NO_MEMORY:
        return view->inside ? STICK_STOPPED : STICK_PULLED;
    default:
        return view->inside ? STICK_UNREADABLE : STICK_PULLED;
    }
}

static void refuse_for(App *app, ErrCode code, const char *detail) {
    refuse(app, said_of(&app->sticks.view, code), detail);
}

// What the kiosk itself could not do; the stick may be all right.
static void fail(App *app, const Err *err) {
    bool card = err->code == ERR_IO || err->code == ERR_NOT_FOUND;
    refuse(app, card ? STICK_CARD_FAILED : said_of(&app->sticks.view, err->code), err->message);
}

static int longer_side(const App *app) {
    int w = app->metrics.width, h = app->metrics.height;
    return w > h ? w : h;
}

static bool open_reader(App *app, const UsbStick *stick, Err *err) {
    const StickHost *host = app->config.sticks;
    char staging[SLOT_PATH_SIZE];
    ReaderTask task = {.stick = -1, .staging = -1, .panel_px = longer_side(app)};
    bool opened = incoming_prepare(app->installed.store, staging, err) &&
                  host->open_folder(host->ctx, stick->folder, &task.stick, err) &&
                  host->open_folder(host->ctx, staging, &task.staging, err) &&
                  reader_open(&host->reader, &task, app->flight.now_us, &app->sticks.reader, err);
    if (task.stick >= 0) host->close_folder(host->ctx, task.stick);
    if (task.staging >= 0) host->close_folder(host->ctx, task.staging);
    return opened;
}

static void read_stick(App *app, const UsbStick *stick) {
    Err err = {0};
    app->sticks.reading = true;
    if (!app->installed.store) {
        refuse(app, STICK_CARD_FAILED, "");
    } else if (app->installed.worker.busy ||
               (!store_lock(app->installed.store, &err) && err.code == ERR_BUSY)) {
        refuse(app, STICK_BUSY, err.message);
    } else if (!app->installed.store->lock) {
        fail(app, &err);
    } else if (!open_reader(app, stick, &err)) {
        refuse_for(app, err.code, err.message);
    }
}

static void begin(App *app, const UsbStick *stick) {
    Sticks *sticks = &app->sticks;
    let_go(app);
    findings_finish(&sticks->findings);
    findings_init(&sticks->findings);
    sticks->number = sticks->heard = stick->number;
    sticks->reading = false;
    sticks->begun_us = sticks->told_us = app->flight.now_us;
    sticks->view = (StickView){
        .phase = STICK_READING, .inside = true, .packages = sticks->packages, .detail = "", .report = ""};
    app->dirty = true;
}

// What its file system says of a stick that is not mounted.
static void tell_state(App *app, UsbState state) {
    switch (state) {
    case USB_COMING:
    case USB_MOUNTED:
        return;
    case USB_NTFS:
        refuse(app, STICK_NTFS, "");
        return;
    case USB_BITLOCKER:
        refuse(app, STICK_BITLOCKER, "");
        return;
    case USB_APFS:
        refuse(app, STICK_APFS, "");
        return;
    case USB_UNFORMATTED:
        refuse(app, STICK_UNFORMATTED, "");
        return;
    case USB_FAILED:
        refuse(app, STICK_UNREADABLE, "");
        return;
    }
}

static void pulled(App *app) {
    Sticks *sticks = &app->sticks;
    sticks->view.inside = false;
    sticks->gone_us = app->flight.now_us;
    app->dirty = true;
    if (sticks->view.phase == STICK_READING && !app->installed.worker.busy) refuse(app, STICK_PULLED, "");
    if (sticks->view.phase == STICK_CHOICE) refuse(app, STICK_PULLED, "");
}

static const UsbStick *find_stick(const UsbStick *list, size_t count, unsigned number) {
    for (size_t i = 0; i < count; i++)
        if (list[i].number == number) return &list[i];
    return NULL;
}

static const UsbStick *find_new(const Sticks *sticks, const UsbStick *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (list[i].number > sticks->heard) return &list[i];
    return NULL;
}

static void forget(App *app) {
    let_go(app);
    app->sticks.number = 0;
    app->sticks.view = (StickView){0};
    app->dirty = true;
}

static void look(App *app) {
    Sticks *sticks = &app->sticks;
    const Usb *usb = &app->config.sticks->usb;
    UsbStick list[USB_STICKS];
    size_t count = usb->list(usb->ctx, list);
    const UsbStick *now = find_stick(list, count, sticks->number), *other = find_new(sticks, list, count);
    if (sticks->number && !now && sticks->view.inside) pulled(app);
    bool free_for = !sticks->number || is_done(&sticks->view) || !sticks->view.inside;
    if (other && free_for && !app->installed.worker.busy) {
        begin(app, other);
        now = other;
    }
    if (now && sticks->view.phase == STICK_READING && !sticks->reading) {
        if (now->state == USB_MOUNTED)
            read_stick(app, now);
        else
            tell_state(app, now->state);
    }
}

static void group(const char *key_id, char text[FINGERPRINT_SIZE]) {
    size_t end = 0;
    for (size_t i = 0; key_id[i] && end + 2 < FINGERPRINT_SIZE; i++) {
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

static void add_found(Sticks *sticks, const MessageFound *found) {
    size_t i = sticks->view.package_count;
    if (i == LIMIT_STICK_PACKAGES) return;
    sticks->found[i] = *found;
    sticks->signers[i][0] = 0;
    sticks->packages[i] = (StickPackage){.title = sticks->found[i].title,
                                         .id = sticks->found[i].id,
                                         .version = found->bundle_version,
                                         .place = sticks->found[i].name,
                                         .trust = trust_of(found->trust),
                                         .signer = sticks->signers[i]};
    sticks->view.package_count++;
}

static void choose(App *app, size_t index) {
    Sticks *sticks = &app->sticks;
    const MessageFound *found = &sticks->found[index];
    Err err = {0};
    sticks->view.chosen = index;
    if (found->code != ERR_NONE) {
        refuse_for(app, (ErrCode)found->code, found->problem);
    } else if (app->op.settings.usb_policy == USB_SIGNED && found->trust != PACKAGE_SIGNED) {
        refuse(app, STICK_UNSIGNED, "");
    } else if (!store_make_room(app->installed.store, found->bytes, (size_t)found->files, &err)) {
        if (err.code == ERR_NO_ROOM)
            refuse_for(app, err.code, err.message);
        else
            fail(app, &err);
    } else if (!reader_stage(sticks->reader, found->index, app->flight.now_us, &err)) {
        refuse_for(app, err.code, err.message);
    } else {
        sticks->view.bytes = found->bytes;
        set_phase(app, STICK_READING);
    }
}

static void listed(App *app) {
    size_t count = app->sticks.view.package_count;
    if (!count)
        refuse(app, STICK_EMPTY, "");
    else if (count == 1)
        choose(app, 0);
    else
        set_phase(app, STICK_CHOICE);
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
    group(says->key_id, sticks->signers[view->chosen]);
    reader_close(sticks->reader); // there is nothing left to ask
    sticks->reader = NULL;
    app->installed.job = (StoreJob){.says = *says};
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
    case READER_FOUND:
        add_found(sticks, &event->found);
        return;
    case READER_LISTED:
        listed(app);
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
        refuse_for(app, event->failed.code == ERR_NONE ? ERR_READER : (ErrCode)event->failed.code,
                   event->failed.sentence);
        return;
    }
}

static void hear_all(App *app) {
    Sticks *sticks = &app->sticks;
    const StickHost *host = app->config.sticks;
    ReaderEvent event;
    int64_t now_us = app->flight.now_us;
    // At emulated time another process is waited for: so all that it says is said at one moment.
    if (app->config.at_once && now_us - sticks->begun_us < second_us) return;
    while (sticks->reader && sticks->view.phase == STICK_READING) {
        if (reader_take(sticks->reader, now_us, &event))
            hear(app, &event);
        else if (app->config.at_once && host->wait)
            host->wait(host->ctx, reader_fd(sticks->reader));
        else
            return;
    }
}

static void fill_findings(Sticks *sticks) {
    findings_sort(&sticks->findings);
    sticks->view.findings = sticks->findings.items;
    sticks->view.finding_count = sticks->findings.count;
}

static void compare(App *app, const Bundle *coming) {
    Sticks *sticks = &app->sticks;
    StickView *view = &sticks->view;
    drop_changes(sticks);
    if (!app->bundle) return;
    view->shown_version = app->bundle->version;
    put_withdraw(app); // an operator's notices are no change of the content
    if (bundle_compare(app->bundle, coming, &sticks->changes_arena, &sticks->changes))
        view->changes = &sticks->changes;
    put_offer(app);
}

static unsigned pin_of(const App *app, const MessageStaged *says) {
    const Bundle *shown = app->bundle;
    unsigned pin = says->trust == PACKAGE_SIGNED        ? 0
                   : says->trust == PACKAGE_UNKNOWN_KEY ? STICK_PIN_UNKNOWN_KEY
                                                        : STICK_PIN_UNSIGNED;
    if (shown && !strcmp(shown->id, says->id) && says->bundle_version < shown->version)
        pin |= STICK_PIN_OLDER;
    return pin;
}

static void taken(App *app) {
    Sticks *sticks = &app->sticks;
    const StoreJob *job = &app->installed.job;
    sticks->taken = job->done;
    if (!job->done) {
        bool nonsense = job->err.code == ERR_READER || job->err.code == ERR_BAD_SIGNATURE;
        if (nonsense)
            refuse_for(app, job->err.code, job->err.message);
        else
            fail(app, &job->err);
        return;
    }
    fill_findings(sticks);
    sticks->view.errors = (size_t)job->says.errors;
    sticks->view.warnings = (size_t)job->says.warnings;
    if (job->same) {
        refuse(app, STICK_SAME, "");
        return;
    }
    compare(app, job->bundle);
    sticks->view.pin = pin_of(app, &job->says);
    set_phase(app, STICK_READY);
}

static void open_screen(App *app, int64_t now_us) {
    visit_begin(app, (View){.screen = SCREEN_STICK}, now_us);
    if (!app->bundle) { // there is no home to go back to
        app->stack[0] = app->stack[app->depth - 1];
        app->depth = 1;
    }
}

static void shown(App *app, int64_t now_us) {
    Sticks *sticks = &app->sticks;
    const StoreJob *job = &app->installed.job;
    if (!job->done) {
        fail(app, &job->err);
        return;
    }
    bool there = app_top(app)->screen == SCREEN_STICK;
    log_line(LOG_INFO, "installed from a stick: %s, version %lld", job->says.id,
             (long long)job->says.bundle_version);
    sticks->taken = false;
    drop_changes(sticks);
    store_unlock(app->installed.store);
    installed_show(app, now_us);
    set_phase(app, STICK_INSTALLED);
    if (there) open_screen(app, now_us);
    frame_begin_transition(app, false, true, fade_us, now_us);
}

void sticks_step(App *app, int64_t now_us) {
    Sticks *sticks = &app->sticks;
    if (!app->config.sticks || app->op.settings.usb_policy == USB_OFF) return;
    look(app);
    hear_all(app);
    if (installed_take(app, WORK_TAKE)) taken(app);
    if (installed_take(app, WORK_SHOW)) shown(app, now_us);
    bool over = sticks->number && !sticks->view.inside && now_us - sticks->gone_us >= forget_us;
    if (over && !app->installed.worker.busy && app_view(app)->screen != SCREEN_STICK &&
        app_view(app)->screen != SCREEN_PIN)
        forget(app);
}

int64_t sticks_next_us(const App *app, int64_t now_us) {
    const Sticks *sticks = &app->sticks;
    if (sticks->reader && app->config.at_once && now_us - sticks->begun_us < second_us)
        return sticks->begun_us + second_us;
    if (sticks->reader || app->installed.worker.busy) return now_us + WORK_LOOK_US;
    bool waits = sticks->number && !sticks->view.inside && app_view(app)->screen != SCREEN_STICK;
    return waits ? sticks->gone_us + forget_us : INT64_MAX;
}

const StickView *sticks_view(const App *app) {
    return app->sticks.view.phase == STICK_NONE ? NULL : &app->sticks.view;
}

static void install(App *app) {
    Sticks *sticks = &app->sticks;
    if (sticks->view.phase != STICK_READY || !sticks->taken || !installed_work(app, WORK_SHOW)) return;
    set_phase(app, STICK_INSTALLING);
}

static void keep(App *app) {
    Sticks *sticks = &app->sticks;
    if (app->installed.worker.busy || is_done(&sticks->view)) return;
    let_go(app);
    sticks->reading = true;
    set_phase(app, STICK_KEPT);
}

static void close_screen(App *app, int64_t now_us) {
    Sticks *sticks = &app->sticks;
    if (app_top(app)->screen != SCREEN_STICK) return;
    if (is_done(&sticks->view) && !sticks->view.inside) forget(app);
    if (app->depth > 1) {
        app->depth--;
        frame_begin_transition(app, false, true, fade_us, now_us);
    } else {
        visit_end(app, now_us);
    }
}

static void ask_or_install(App *app, int64_t now_us) {
    const StickView *view = &app->sticks.view;
    if (view->phase != STICK_READY) return;
    if (view->pin)
        operate_ask(app, view->pin, view->packages[view->chosen].version, now_us);
    else
        install(app);
}

static void choose_named(App *app, const char *index) {
    unsigned long i = strtoul(index, NULL, 10);
    if (app->sticks.view.phase == STICK_CHOICE && app->sticks.reader && i < app->sticks.view.package_count)
        choose(app, i);
}

void sticks_do(App *app, const char *what, int64_t now_us) {
    if (!what || !sticks_view(app)) return;
    app->dirty = true;
    if (!strcmp(what, "open")) {
        open_screen(app, now_us);
        frame_begin_transition(app, false, true, fade_us, now_us);
    } else if (!strcmp(what, "later")) {
        if (!app->installed.worker.busy) forget(app);
    } else if (!strncmp(what, "choose ", 7)) {
        choose_named(app, what + 7);
    } else if (!strcmp(what, "install")) {
        ask_or_install(app, now_us);
    } else if (!strcmp(what, "keep")) {
        keep(app);
    } else if (!strcmp(what, "close")) {
        close_screen(app, now_us);
    }
}

void sticks_return(App *app, int64_t now_us) {
    open_screen(app, now_us);
    frame_begin_transition(app, false, true, fade_us, now_us);
}

void sticks_agreed(App *app, int64_t now_us) {
    sticks_return(app, now_us);
    install(app);
}
