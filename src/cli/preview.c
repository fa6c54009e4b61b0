#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "app/app.h"
#include "base/log.h"
#include "cli/arguments.h"
#include "cli/check.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/preview_strip.h"
#include "cli/sources.h"
#include "cli/stores.h"
#include "model/load.h"
#include "os/clock.h"
#include "os/fs.h"
#include "os/paths.h"
#include "paint/compose.h"
#include "places.h"
#include "sdl/window.h"
#include "store/pictures.h"
#include "store/slot.h"

static const char usage[] =
    "usage: balai preview PATH [--rehearse DAY] [--window WxH] [--width-mm MM] [--lang L]\n"
    "PATH is a folder, a zip or a package: it is shown as a kiosk would, with a slider for the time below.\n"
    "--rehearse: a day of the event (2026-11-24), from a quarter of an hour before its first session to the\n"
    "end of its last, in three minutes. --window: the kiosk's picture, 1280x720 unless\n"
    "given; --width-mm: how wide its panel is, 476 (21 inches) unless given.\n"
    "Nothing is installed, and nothing is kept.\n";

static const int64_t second_us = 1000000, tick_us = 100000; // while the time runs

enum {
    EVENTS_MAX = 64,
    WIDTH = 1280,
    HEIGHT = 720,
    WIDTH_MM = 476 // of 21 inches
};

// The kiosk's part of the window, as a display of its own.
typedef struct Part {
    Display display;
    Display *window;
    int height;
} Part;

typedef struct Preview {
    const char *path, *rehearse, *size, *mm, *lang;
    int width, height;
    double width_mm;
    char temporary[256]; // folder, "" none
    char content[SLOT_PATH_SIZE];
    Bundle *bundle;
    PreviewTime time;
    Clock clock;
    App *app;
    Window *window;
    Part part;
    PreviewStrip *strip;
} Preview;

static int64_t now_us(void *ctx) {
    (void)ctx;
    return os_clock()->monotonic_us(os_clock()->ctx);
}

static int64_t shown_s(void *ctx) {
    const Preview *preview = ctx;
    return preview_time_s(&preview->time, now_us(NULL));
}

static bool lock(void *ctx, Surface *ret_surface, Err *err) {
    const Part *part = ctx;
    Surface all;
    if (!part->window->lock(part->window->ctx, &all, err)) return false;
    *ret_surface = all;
    if (part->height < all.height) ret_surface->height = part->height;
    return true;
}

static bool present(void *ctx, const Rect *rects, size_t count, Err *err) {
    const Part *part = ctx;
    return part->window->present(part->window->ctx, rects, count, err);
}

static bool compose(void *ctx, const Surface *from, const Surface *to, Compose how, Err *err) {
    Surface own;
    if (!lock(ctx, &own, err)) return false;
    compose_layers(&own, from, to, how);
    return present(ctx, &(Rect){0, 0, own.width, own.height}, 1, err);
}

static void check(void *ctx, const char *folder, const Bundle *bundle, Findings *findings) {
    (void)ctx;
    check_bundle(folder, bundle, findings);
}

// As it would be installed, in a store that goes with the preview.
static bool unpack_into(const Preview *preview, Store *store, Package *package, char path[SLOT_PATH_SIZE],
                        Err *err) {
    PicturesCtx panel = {preview->width > preview->height ? preview->width : preview->height};
    PictureProof pictures = pictures_proof(&panel);
    StageTask task = {.package = package, .pictures = &pictures, .check = check};
    Findings findings;
    Staged staged;
    findings_init(&findings);
    bool done = store_lock(store, err) && store_stage(store, &task, &findings, &staged, err);
    findings_sort(&findings);
    if (findings.count) check_print(&findings, ".");
    findings_finish(&findings);
    if (done) store_content(store, staged.slot, path);
    return done;
}

static bool unpack(Preview *preview, Err *err) {
    Source *source = NULL;
    Package package = {0};
    Store *store = NULL;
    const char *folder = getenv("TMPDIR");
    snprintf(preview->temporary, sizeof preview->temporary, "%.200s/balai-preview-XXXXXX",
             folder ? folder : "/tmp");
    if (!mkdtemp(preview->temporary)) {
        preview->temporary[0] = 0;
        return err_set(err, ERR_IO, "no folder to unpack it in can be made");
    }
    if (!sources_open(preview->path, &source, err)) return false;
    bool done = package_open(source, NULL, 0, &package, err) &&
                store_open(os_fs(), preview->temporary, &store, err) &&
                unpack_into(preview, store, &package, preview->content, err);
    store_close(store);
    package_close(&package);
    return done;
}

// A folder is shown where it lies, so that what is changed in it is seen.
static bool find_content(Preview *preview, Err *err) {
    FsInfo info = {0};
    if (!os_fs()->stat(os_fs()->ctx, preview->path, &info, err)) return false;
    if (info.kind != FS_FOLDER) return unpack(preview, err);
    return snprintf(preview->content, sizeof preview->content, "%s", preview->path) < SLOT_PATH_SIZE ||
           err_set(err, ERR_TOO_LARGE, "the folder's name is too long");
}

static bool find_time(Preview *preview, Err *err) {
    Day day = DAY_NONE;
    if (!bundle_load(os_fs(), preview->content, NULL, &preview->bundle, err)) return false;
    if (!preview->rehearse) {
        preview_time_of_event(preview->bundle, now_us(NULL), &preview->time);
        return true;
    }
    return (preview_day_parse(preview->rehearse, &day) ||
            err_set(err, ERR_USAGE, "%s is no day; write it as 2026-11-24", preview->rehearse)) &&
           preview_time_of_day(preview->bundle, day, now_us(NULL), &preview->time, err);
}

static void divide(Preview *preview) {
    int width = 0, height = 0;
    if (!window_size(preview->window, &width, &height)) return;
    preview->part.window = window_display(preview->window);
    preview->part.height = height - preview_strip_px(preview->strip, width, height);
    app_set_display(preview->app, &preview->part.display, width, preview->part.height, preview->width_mm);
}

static void hand_on(Preview *preview, const UiEvent *event) {
    int64_t now = now_us(NULL);
    if (event->kind == UI_RESIZED) {
        divide(preview);
        return;
    }
    if (event->kind == UI_EXPOSED) preview_strip_forget(preview->strip);
    if (!preview_strip_event(preview->strip, event, now, os_clock()->unix_s(os_clock()->ctx)))
        app_event(preview->app, event);
}

static bool run(Preview *preview, Err *err) {
    divide(preview);
    while (!app_wants_quit(preview->app)) {
        bool shown = true;
        int64_t next = app_step(preview->app, &shown), now = now_us(NULL);
        if (preview->time.speed > 0 && preview_time_is_over(&preview->time, now))
            preview_time_run(&preview->time, 0, now);
        if (window_is_lost(preview->window) || !shown)
            return err_set(err, ERR_NO_DISPLAY, "the display went away");
        if (!preview_strip_draw(preview->strip, preview->part.window, now, err)) return false;
        // However the time runs, the kiosk is asked what it makes of it.
        if (preview->time.speed > 0 && next > now + tick_us) next = now + tick_us;
        UiEvent events[EVENTS_MAX];
        size_t count = window_wait(preview->window,
                                   next == INT64_MAX ? second_us
                                   : next > now      ? next - now
                                                     : 0,
                                   events, EVENTS_MAX);
        for (size_t i = 0; i < count; i++)
            hand_on(preview, &events[i]);
    }
    return true;
}

static bool show(Preview *preview, Err *err) {
    char assets[512];
    preview->clock = (Clock){preview, now_us, shown_s};
    preview->part.display = (Display){&preview->part, lock, present, compose};
    // A strip of its own comes below: first it is not known how high.
    WindowConfig window = {.width = preview->width,
                           .height = preview->height + preview->height / 10,
                           .title = "Balai: preview",
                           .clock = os_clock()};
    if (!window_open(&window, &preview->window, err) || !os_assets_folder(assets, sizeof assets, err) ||
        !preview_strip_create(preview->bundle->zone, &preview->time, &preview->strip, err))
        return false;
    AppConfig config = {.fs = os_fs(),
                        .clock = &preview->clock,
                        .content_folder = preview->content,
                        .assets_folder = assets,
                        .font_root = font_root(),
                        .lang = preview->lang,
                        .width_mm = preview->width_mm};
    return app_create(&config, &preview->app, err) && run(preview, err);
}

static void finish(Preview *preview) {
    app_destroy(preview->app);
    preview_strip_destroy(preview->strip);
    window_close(preview->window);
    bundle_destroy(preview->bundle);
    Err err = {0};
    if (preview->temporary[0] && (!slot_remove_tree(os_fs(), preview->temporary, &err)))
        log_line(LOG_WARNING, "%s stays: %s", preview->temporary, err.message);
}

static bool read_numbers(Preview *preview) {
    char end;
    if (preview->size && sscanf(preview->size, "%5dx%5d%c", &preview->width, &preview->height, &end) != 2)
        return false;
    if (preview->mm) preview->width_mm = strtod(preview->mm, NULL);
    return preview->width >= 240 && preview->height >= 240 && preview->width_mm >= 0 &&
           preview->width_mm < 5000;
}

int cli_preview(int argc, char **argv) {
    Preview preview = {.width = WIDTH, .height = HEIGHT, .width_mm = WIDTH_MM};
    Err err = {0};
    const Argument rows[] = {{NULL, &preview.path, NULL, true},
                             {"--rehearse", &preview.rehearse, NULL, false},
                             {"--window", &preview.size, NULL, false},
                             {"--width-mm", &preview.mm, NULL, false},
                             {"--lang", &preview.lang, NULL, false}};
    switch (arguments_parse(argc, argv, rows, COUNT_OF(rows), usage)) {
    case ARGUMENTS_HELP:
        return EXIT_DONE;
    case ARGUMENTS_WRONG:
        return EXIT_WRONG_USAGE;
    case ARGUMENTS_READ:
        break;
    }
    if (!read_numbers(&preview)) {
        fprintf(stderr, "balai: --window takes WxH from 240 px, --width-mm millimetres\n%s", usage);
        return EXIT_WRONG_USAGE;
    }
    bool done = find_content(&preview, &err) && find_time(&preview, &err) && show(&preview, &err);
    finish(&preview);
    return done ? EXIT_DONE : sources_refuse("preview", &err);
}
