#include "commands.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include "app/app.h"
#include "base/log.h"
#include "fallback.h"
#include "host.h"
#include "machine/feeder.h"
#include "machine/supervisor.h"
#include "options.h"
#include "os/clock.h"
#include "os/fs.h"
#include "os/notify.h"
#include "os/paths.h"
#include "machine/usb_kind.h"
#include "os/usb.h"
#include "os/usb_folder.h"
#include "places.h"
#include "plain_screen.h"
#include "scene_note.h"
#include "sdl/window.h"
#include "sticks.h"
#include "supervise.h"

static const char usage[] =
    "usage: balai run [--content DIR] [--screen NAME[/ID]] [--window WxH] [--width-mm MM] [--lang L] [--now "
    "TIME]\n"
    "                 [--before DIR] [--place ID] [--mount-mm MM] [--aids LIST] [--supervised] [--safe]\n"
    "                 [--settings FILE] [--state DIR] [--usb-root DIR]\n"
    "--before: the content that was shown until now, so that screens say what has changed;\n"
    "--place: the place of the bundle where this kiosk stands; --mount-mm: how high its lower edge is;\n"
    "--aids: larger, larger2, contrast, reach, still for every visit;\n"
    "--supervised: a parent process starts it again when it crashes or hangs; --safe: without the content.\n"
    "--state: the folder of what is kept, /var/lib/balai unless given (none with --window);\n"
    "--settings: settings.json of that folder unless given.\n"
    "--usb-root: each folder that is moved into this one is a USB stick, until it is moved away.\n"
    "Shows the content until it is told to stop. Without --window it fills the panel.\n";

static const int64_t reopen_us = 1000000; // between tries to get a display
enum {
    EVENTS_MAX = 64
};

typedef struct Kiosk {
    App *app;
    Window *window;
    WindowConfig window_config;
    bool told;    // that there is no display: once, not every second
    int rotation; // of the window, in degrees clockwise
    Feeder feeder;
    SceneNote scene; // told to the watchdog
    Machine *machine;
    StickMachine sticks;
} Kiosk;

static int64_t now_us(void) {
    return os_clock()->monotonic_us(os_clock()->ctx);
}

static void wake(void *ctx) {
    window_wake(ctx);
}

static void close_window(Kiosk *kiosk) {
    usb_set_wake(&kiosk->sticks.host.usb, NULL, NULL);
    app_set_wake(kiosk->app, NULL, NULL);
    app_set_display(kiosk->app, NULL, 0, 0, 0);
    machine_set_window(kiosk->machine, NULL);
    window_close(kiosk->window);
    kiosk->window = NULL;
}

// The log for who can read it, and the kernel's screen for who stands there, where that is one.
static void tell_no_display(const Kiosk *kiosk, const Err *err) {
    log_line(LOG_ERROR, "no display: %s. %s It is tried again every second.", err->message,
             err_advice(ERR_NO_DISPLAY));
    if (!kiosk->window_config.kiosk) return;
    (void)!plain_screen_say(
        PLAIN_SCREEN, "The display cannot be used",
        "The kiosk runs and has nothing to draw on. If this stays after a restart, write the "
        "card anew, or try another display.",
        err->message, NULL);
}

static bool open_window(Kiosk *kiosk) {
    Err err = {0};
    if (!window_open(&kiosk->window_config, &kiosk->window, &err)) {
        if (!kiosk->told) tell_no_display(kiosk, &err);
        kiosk->told = true;
        return false;
    }
    if (kiosk->told) log_line(LOG_INFO, "the display is back");
    kiosk->told = false;
    if (!window_is_closed(kiosk->window, &err))
        log_line(LOG_WARNING, "what is typed on a keyboard can leave the program: %s", err.message);
    return true;
}

// Gives the app the display, as it is turned now.
static void show_on_window(Kiosk *kiosk) {
    int width, height;
    kiosk->rotation = app_rotation(kiosk->app);
    window_set_rotation(kiosk->window, kiosk->rotation);
    if (!window_size(kiosk->window, &width, &height)) return; // lost again: the loop sees it
    double mm = kiosk->window_config.kiosk ? window_width_mm(kiosk->window) : 0;
    app_set_display(kiosk->app, window_display(kiosk->window), width, height, mm);
}

static void use_window(Kiosk *kiosk) {
    machine_set_window(kiosk->machine, kiosk->window);
    app_set_wake(kiosk->app, wake, kiosk->window);
    usb_set_wake(&kiosk->sticks.host.usb, wake, kiosk->window);
    show_on_window(kiosk);
}

// The content is read while the window opens: on a Pi each takes half a second.
typedef struct Loading {
    const AppConfig *config;
    Machine *machine;
    App *app;
    Err err;
    bool done;
} Loading;

static void *load(void *ctx) {
    Loading *loading = ctx;
    loading->done = app_create(loading->config, &loading->app, &loading->err);
    machine_keep_restart(loading->machine);
    return NULL;
}

static bool start(Kiosk *kiosk, const AppConfig *config, Err *err) {
    Loading loading = {.config = config, .machine = kiosk->machine};
    pthread_t thread;
    bool beside = !pthread_create(&thread, NULL, load, &loading);
    open_window(kiosk);
    if (beside)
        pthread_join(thread, NULL);
    else
        load(&loading);
    kiosk->app = loading.app;
    machine_watch_crashes(kiosk->machine);
    *err = loading.err;
    if (!loading.done) window_close(kiosk->window);
    return loading.done;
}

// Signals end the wait for a display too.
static bool sleep_without_window(void) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    struct timespec second = {.tv_sec = reopen_us / 1000000};
    return sigtimedwait(&signals, NULL, &second) < 0;
}

// Returns when the loop has to come round again, at next or earlier.
static int64_t tell_watchdog(Kiosk *kiosk, FeedReason reason, int64_t now, int64_t next) {
    scene_note_take(&kiosk->scene, kiosk->app, kiosk->feeder.watchdog);
    feeder_round(&kiosk->feeder, reason, now);
    int64_t feed = feeder_next_us(&kiosk->feeder);
    return feed < next ? feed : next;
}

static void run_window(Kiosk *kiosk) {
    while (!app_wants_quit(kiosk->app) && !window_is_lost(kiosk->window)) {
        bool shown = true;
        if (app_rotation(kiosk->app) != kiosk->rotation) show_on_window(kiosk);
        int64_t next = app_step(kiosk->app, &shown);
        if (!shown) return;
        if (app_rotation(kiosk->app) != kiosk->rotation) continue; // settings were read
        int64_t now = now_us();
        next = tell_watchdog(kiosk, app_is_dark(kiosk->app) ? FED_OFF : FED_SHOWN, now, next);
        int64_t timeout = next == INT64_MAX ? -1 : next > now ? next - now : 0;
        UiEvent events[EVENTS_MAX];
        size_t count = window_wait(kiosk->window, timeout, events, EVENTS_MAX);
        for (size_t i = 0; i < count; i++)
            app_event(kiosk->app, &events[i]);
    }
}

// Threads inherit that these signals are blocked; the window and the wait without one read them.
static void block_signals(void) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static void run_kiosk(Kiosk *kiosk) {
    while (!app_wants_quit(kiosk->app)) {
        if (kiosk->window || open_window(kiosk)) {
            use_window(kiosk);
            run_window(kiosk);
            if (window_is_lost(kiosk->window)) log_line(LOG_WARNING, "the display went away");
            close_window(kiosk);
            continue;
        }
        tell_watchdog(kiosk, FED_NO_DISPLAY, now_us(), INT64_MAX);
        if (!sleep_without_window()) return;
    }
}

static void find_assets(char *folder, size_t size) {
    Err err = {0};
    if (os_assets_folder(folder, size, &err)) return;
    // Without icons and flags everything else is still true.
    log_line(LOG_ERROR, "%s", err.message);
    snprintf(folder, size, "/usr/share/balai");
}

// Below the folder of what is kept; what a safe start shows is built into the program.
static const char *store_of(const Options *options, const char *state, char path[600]) {
    if (!state || options->safe) return NULL;
    snprintf(path, 600, "%s/store", state);
    return path;
}

static bool watch_sticks(Kiosk *kiosk, const Options *options, AppConfig *config) {
    static const UsbConfig real = {"/run/balai/usb", usb_kind_find};
    Err err = {0};
    Usb usb;
    if (options->safe || (!options->usb_root && options->width)) return true;
    if (options->usb_root && !os_usb_folder_open(options->usb_root, &usb, &err)) {
        fprintf(stderr, "balai: --usb-root: %s\n", err.message);
        return false;
    }
    if (!options->usb_root && !os_usb_open(&real, &usb, &err)) {
        log_line(LOG_ERROR, "USB sticks are not looked for: %s", err.message);
        return true;
    }
    stick_machine_init(&kiosk->sticks, usb);
    config->sticks = &kiosk->sticks.host;
    return true;
}

static int show(const Options *options, const Watchdog *watchdog) {
    Err err = {0};
    char assets[512];
    Fs fs = fallback_fs();
    find_assets(assets, sizeof assets);
    static const char *const boot_folders[] = {"/boot/firmware", "/boot"};
    const char *state = options->state ? options->state : options->width ? NULL : INSTALLED_STATE;
    const char *reset_folders[] = {boot_folders[0], boot_folders[1], state};
    char settings[600], store[600];
    Machine machine;
    if (state) snprintf(settings, sizeof settings, "%s/settings.json", state);
    if (!machine_open(&machine, state, &err)) {
        fprintf(stderr, "balai: %s\n", err.message);
        return EXIT_FAILED;
    }
    AppConfig config = {.fs = options->safe ? &fs : os_fs(),
                        .clock = os_clock(),
                        .content_folder = options->safe      ? FALLBACK_FOLDER
                                          : options->content ? options->content
                                                             : INSTALLED_CONTENT,
                        .store_folder = store_of(options, state, store),
                        .assets_folder = assets,
                        .font_root = font_root(),
                        .screen = options->screen,
                        .lang = options->lang,
                        .now = options->now,
                        .before_folder = options->safe ? NULL : options->before,
                        .place = options->place,
                        .mount_mm = options->mount_mm,
                        .aids = options->aids,
                        .width_mm = options->width_mm,
                        .settings_path = options->settings ? options->settings
                                         : state           ? settings
                                                           : NULL,
                        .state_folder = state,
                        .reset_folders = reset_folders,
                        .reset_folder_count = state ? 3 : 0,
                        .host = &machine.host,
                        .records = machine.records,
                        .log = machine.log,
                        .recorder = machine.recorder,
                        .draw_safety = draw_safety};
    Kiosk kiosk = {.machine = &machine,
                   .window_config = {.width = options->width,
                                     .height = options->height,
                                     .kiosk = !options->width,
                                     .title = "Balai",
                                     .clock = os_clock()}};
    if (!watch_sticks(&kiosk, options, &config)) return EXIT_WRONG_USAGE;
    feeder_init(&kiosk.feeder, watchdog);
    config.feeder = &kiosk.feeder;
    if (!start(&kiosk, &config, &err)) {
        fprintf(stderr, "balai: %s\n", err.message);
        return err.code == ERR_USAGE ? EXIT_WRONG_USAGE : EXIT_FAILED;
    }
    run_kiosk(&kiosk);
    if (watchdog) watchdog->stopping(watchdog->ctx);
    bool again = app_wants_again(kiosk.app);
    app_destroy(kiosk.app);
    usb_close(&kiosk.sticks.host.usb);
    machine_end_run(&machine);
    return again ? (int)EXIT_AGAIN : (int)EXIT_DONE;
}

int cli_run(int argc, char **argv) {
    Options options;
    unsigned allowed = OPTION_CONTENT | OPTION_SCREEN | OPTION_WINDOW | OPTION_WIDTH_MM | OPTION_LANG |
                       OPTION_NOW | OPTION_PLACE | OPTION_BEFORE | OPTION_MOUNT_MM | OPTION_AIDS |
                       OPTION_SUPERVISED | OPTION_SAFE | OPTION_SETTINGS | OPTION_STATE | OPTION_USB_ROOT;
    if (!options_parse(argc, argv, allowed, usage, &options)) return EXIT_WRONG_USAGE;
    if (options.supervised) return supervise(argc, argv, options.screen);
    block_signals();
    Notify *notify = notify_open();
    int code = show(&options, notify_watchdog(notify));
    notify_close(notify);
    return code;
}
