// The conversation about a USB stick: seen, read by a process without rights, shown, installed or kept.
#include "sticks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "state.h"

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

void sticks_set_phase(App *app, StickPhase phase) {
    app->sticks.view.phase = phase;
    app->dirty = true;
}

void sticks_refuse(App *app, StickSaid said, const char *detail) {
    Sticks *sticks = &app->sticks;
    let_go(app);
    sticks->view.said = said;
    snprintf(sticks->detail, sizeof sticks->detail, "%s", detail);
    sticks->view.detail = sticks->detail;
    log_line(LOG_INFO, "a stick is refused (%d): %s", (int)said, detail);
    sticks_set_phase(app, STICK_REFUSED);
}

static StickSaid said_of(const StickView *view, ErrCode code) {
    switch (code) {
    case ERR_NEW_FORMAT:
        return STICK_TOO_NEW;
    case ERR_TOO_LARGE:
        return STICK_TOO_LARGE;
    case ERR_NO_ROOM:
        return STICK_NO_ROOM;
    case ERR_NOT_ALLOWED:
        return STICK_NOT_ALLOWED;
    case ERR_CHANGED:
        return STICK_BAD_HASH;
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

void sticks_refuse_for(App *app, ErrCode code, const char *detail) {
    sticks_refuse(app, said_of(&app->sticks.view, code), detail);
}

// What the kiosk itself could not do; the stick may be all right.
void sticks_fail(App *app, const Err *err) {
    bool card = err->code == ERR_IO || err->code == ERR_NOT_FOUND;
    sticks_refuse(app, card ? STICK_CARD_FAILED : said_of(&app->sticks.view, err->code), err->message);
}

// From its beginning: also once more, when a key is trusted.
static void read_anew(App *app) {
    Sticks *sticks = &app->sticks;
    let_go(app);
    findings_finish(&sticks->findings);
    findings_init(&sticks->findings);
    sticks->reading = sticks->has_key = false;
    sticks->begun_us = sticks->told_us = app->flight.now_us;
    sticks->view = (StickView){
        .phase = STICK_READING, .inside = true, .packages = sticks->packages, .detail = "", .report = ""};
    app->dirty = true;
}

static void begin(App *app, const UsbStick *stick) {
    recorder_mount(app->config.recorder, app->flight.now_us, "usb", true);
    (void)light_touched(app, app->flight.now_us); // whoever plugs it in stands before the panel
    app->sticks.number = app->sticks.heard = stick->number;
    receipts_begin(app);
    read_anew(app);
}

// What its file system says of a stick that is not mounted.
static void tell_state(App *app, UsbState state) {
    switch (state) {
    case USB_COMING:
    case USB_MOUNTED:
        return;
    case USB_NTFS:
        sticks_refuse(app, STICK_NTFS, "");
        return;
    case USB_BITLOCKER:
        sticks_refuse(app, STICK_BITLOCKER, "");
        return;
    case USB_APFS:
        sticks_refuse(app, STICK_APFS, "");
        return;
    case USB_UNFORMATTED:
        sticks_refuse(app, STICK_UNFORMATTED, "");
        return;
    case USB_FAILED:
        sticks_refuse(app, STICK_UNREADABLE, "");
        return;
    }
}

static void pulled(App *app) {
    Sticks *sticks = &app->sticks;
    recorder_mount(app->config.recorder, app->flight.now_us, "usb", false);
    sticks->view.inside = false;
    sticks->gone_us = app->flight.now_us;
    app->dirty = true;
    if (sticks->view.phase == STICK_READING && !app->installed.worker.busy)
        sticks_refuse(app, STICK_PULLED, "");
    if (sticks->view.phase == STICK_CHOICE || sticks->view.phase == STICK_KEY)
        sticks_refuse(app, STICK_PULLED, "");
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

// Whoever looks at what a stick holds is not given another under the finger.
static bool is_looked_at(const App *app) {
    ScreenId screen = app_view(app)->screen;
    return screen == SCREEN_STICK || (screen == SCREEN_PIN && app->op.pad.shown.stick);
}

static void look(App *app) {
    Sticks *sticks = &app->sticks;
    const Usb *usb = &app->config.sticks->usb;
    UsbStick list[USB_STICKS];
    size_t count = usb->list(usb->ctx, list);
    const UsbStick *now = find_stick(list, count, sticks->number), *other = find_new(sticks, list, count);
    if (sticks->number && !now && sticks->view.inside) pulled(app);
    bool said = is_done(&sticks->view) || !sticks->view.inside,
         free_for = !sticks->number || sticks->view.phase == STICK_REFUSED || (said && !is_looked_at(app));
    if (other && free_for && !app->installed.worker.busy) {
        begin(app, other);
        now = other;
    }
    if (now && sticks->view.phase == STICK_READING && !sticks->reading) {
        if (now->state == USB_MOUNTED)
            sticks_read(app, now);
        else
            tell_state(app, now->state);
    }
    receipts_offer(app, now);
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
            sticks_refuse_for(app, job->err.code, job->err.message);
        else
            sticks_fail(app, &job->err);
        return;
    }
    fill_findings(sticks);
    sticks->view.errors = (size_t)job->says.errors;
    sticks->view.warnings = (size_t)job->says.warnings;
    if (job->same) {
        sticks_refuse(app, STICK_SAME, "");
        return;
    }
    compare(app, job->bundle);
    sticks->view.pin = pin_of(app, &job->says);
    log_line(LOG_INFO, "a stick holds %s, version %lld", job->says.id, (long long)job->says.bundle_version);
    sticks_set_phase(app, STICK_READY);
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
        sticks_fail(app, &job->err);
        return;
    }
    bool there = app_top(app)->screen == SCREEN_STICK;
    log_line(LOG_INFO, "installed from a stick: %s, version %lld", job->says.id,
             (long long)job->says.bundle_version);
    sticks->taken = false;
    drop_changes(sticks);
    store_unlock(app->installed.store);
    installed_show(app, now_us);
    sticks_set_phase(app, STICK_INSTALLED);
    if (there) open_screen(app, now_us);
    frame_begin_transition(app, false, true, fade_us, now_us);
}

void sticks_step(App *app, int64_t now_us) {
    Sticks *sticks = &app->sticks;
    if (!app->config.sticks) return;
    if (app->op.settings.usb_policy == USB_OFF && !app->installed.worker.busy) {
        if (sticks->number) forget(app);
        return;
    }
    look(app);
    sticks_hear(app);
    if (installed_take(app, WORK_TAKE)) taken(app);
    if (installed_take(app, WORK_SHOW)) shown(app, now_us);
    bool over = sticks->number && !sticks->view.inside && now_us - sticks->gone_us >= forget_us;
    if (over && !app->installed.worker.busy && !is_looked_at(app)) forget(app);
}

int64_t sticks_next_us(const App *app, int64_t now_us) {
    const Sticks *sticks = &app->sticks;
    if (sticks->reader && app->config.at_once && now_us - sticks->begun_us < STICK_LEAST_US)
        return sticks->begun_us + STICK_LEAST_US;
    bool reads = sticks->reader && sticks->view.phase == STICK_READING;
    if (reads || app->installed.worker.busy) return now_us + WORK_LOOK_US;
    bool waits = sticks->number && !sticks->view.inside && !is_looked_at(app);
    return waits ? sticks->gone_us + forget_us : INT64_MAX;
}

const StickView *sticks_view(const App *app) {
    return app->sticks.view.phase == STICK_NONE ? NULL : &app->sticks.view;
}

static void install(App *app) {
    Sticks *sticks = &app->sticks;
    if (sticks->view.phase != STICK_READY || !sticks->taken || !installed_work(app, WORK_SHOW)) return;
    sticks_set_phase(app, STICK_INSTALLING);
}

static void forget_key(Sticks *sticks) {
    sticks->has_key = false;
    sticks->view.key = NULL;
}

// A key with nothing to install beside it is taken, and that is all.
static void trust(App *app, int64_t now_us) {
    Sticks *sticks = &app->sticks;
    char text[SETTING_TEXT_SIZE];
    trust_text(&sticks->key, sticks->key_name, text, sizeof text);
    if (sticks->view.phase != STICK_KEY || !settle_set(app, SETTING_TRUST_KEYS, text, now_us)) return;
    log_line(LOG_INFO, "a key is trusted: %s", text);
    if (sticks->view.package_count) {
        read_anew(app);
        return;
    }
    let_go(app);
    sticks_set_phase(app, STICK_KEPT);
}

static void keep(App *app) {
    Sticks *sticks = &app->sticks;
    if (app->installed.worker.busy || is_done(&sticks->view)) return;
    bool goes_on = sticks->view.phase == STICK_KEY && sticks->view.package_count;
    forget_key(sticks);
    if (goes_on) {
        sticks_go_on(app);
        return;
    }
    let_go(app);
    sticks->reading = true;
    sticks_set_phase(app, STICK_KEPT);
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
    app->sticks.asked = app->sticks.number;
    if (view->pin)
        operate_ask(app, view->pin, view->packages[view->chosen].version, now_us);
    else
        install(app);
}

static void choose_named(App *app, const char *index) {
    unsigned long i = strtoul(index, NULL, 10);
    if (app->sticks.view.phase == STICK_CHOICE && app->sticks.reader && i < app->sticks.view.package_count)
        sticks_choose(app, i);
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
    } else if (!strcmp(what, "report")) {
        receipts_write(app);
    } else if (!strcmp(what, "install")) {
        ask_or_install(app, now_us);
    } else if (!strcmp(what, "trust") && app->sticks.view.phase == STICK_KEY) {
        app->sticks.asked = app->sticks.number;
        operate_ask(app, STICK_PIN_KEY, 0, now_us);
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
    if (app->sticks.asked != app->sticks.number) return;
    if (app->sticks.view.phase == STICK_KEY)
        trust(app, now_us);
    else
        install(app);
}
