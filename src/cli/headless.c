#include "headless.h"

#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "os/clock.h"
#include "os/fs.h"
#include "os/mapping.h"
#include "os/paths.h"
#include "picture/picture.h"
#include "places.h"

static int64_t monotonic_us(void *ctx) {
    return ((const Headless *)ctx)->time_us;
}

static int64_t unix_s(void *ctx) {
    const Headless *headless = ctx;
    return headless->start_s + headless->time_us / 1000000;
}

static size_t list_sticks(void *ctx, UsbStick sticks[USB_STICKS]) {
    const Headless *h = ctx;
    sticks[0] = h->stick;
    return h->stick.number ? 1 : 0;
}

void headless_plug(Headless *h, UsbState state, const char *folder) {
    h->stick = (UsbStick){.number = ++h->stick_number, .state = state, .report = state == USB_MOUNTED};
    snprintf(h->stick.folder, sizeof h->stick.folder, "%s", folder);
}

void headless_pull(Headless *h) {
    h->stick = (UsbStick){0};
}

// What is kept goes to the state folder, at once: time is emulated.
static bool open_state(Headless *h, const Options *options, AppConfig *config, Err *err) {
    if (options->settings) config->settings_path = options->settings;
    if (!options->state) return true;
    snprintf(h->settings, sizeof h->settings, "%s/settings.json", options->state);
    snprintf(h->records_folder, sizeof h->records_folder, "%s/records", options->state);
    RecordsConfig records = {.fs = os_fs(), .folder = h->records_folder, .at_once = true};
    if (!os_fs()->make_folder(os_fs()->ctx, options->state, err) ||
        !records_create(&records, &h->records, err))
        return false;
    if (!options->settings) config->settings_path = h->settings;
    config->state_folder = options->state;
    snprintf(h->store, sizeof h->store, "%s/store", options->state);
    stick_machine_init(&h->sticks, (Usb){.ctx = h, .list = list_sticks});
    config->store_folder = h->store;
    config->sticks = &h->sticks.host;
    config->records = h->records;
    config->log = h->log = log_ring_create(&h->clock);
    log_keep(h->log);
    return true;
}

static void close_state(Headless *h) {
    RecordTime now = {.unix_s = unix_s(h), .monotonic_us = h->time_us};
    records_destroy(h->records, &now);
    h->records = NULL;
    if (h->log) log_keep(NULL);
    log_ring_destroy(h->log);
    h->log = NULL;
}

static bool open_record(Headless *h, const char *path, Err *err) {
    if (!os_map_file(path, LIMIT_RECORDER_BYTES, &h->record_memory, err)) return false;
    if (recorder_create(h->record_memory, LIMIT_RECORDER_BYTES, BALAI_VERSION, &h->recorder, err))
        return true;
    headless_finish(h);
    return false;
}

bool headless_init(Headless *h, const Options *options, Err *err) {
    memset(h, 0, sizeof *h);
    h->time_us = 1000000;
    h->start_s = os_clock()->unix_s(os_clock()->ctx) - 1;
    h->clock = (Clock){h, monotonic_us, unix_s};
    char assets[512];
    if (!os_assets_folder(assets, sizeof assets, err)) return false;
    if (options->record && !open_record(h, options->record, err)) return false;
    AppConfig config = {.fs = os_fs(),
                        .clock = &h->clock,
                        .content_folder = options->content,
                        .assets_folder = assets,
                        .font_root = font_root(),
                        .screen = options->screen,
                        .unlocked = true,
                        .lang = options->lang,
                        .now = options->now,
                        .before_folder = options->before,
                        .place = options->place,
                        .mount_mm = options->mount_mm,
                        .aids = options->aids,
                        .at_once = true,
                        .recorder = h->recorder,
                        .draw_safety = draw_safety};
    if (!memory_display_init(&h->display, options->width, options->height, err)) return false;
    if (!open_state(h, options, &config, err) || !app_create(&config, &h->app, err)) {
        headless_finish(h);
        return false;
    }
    if (app_screen_error(h->app)->code != ERR_NONE) {
        *err = *app_screen_error(h->app);
        headless_finish(h);
        return false;
    }
    app_set_display(h->app, &h->display.display, options->width, options->height, options->width_mm);
    return true;
}

void headless_finish(Headless *h) {
    if (!h) return;
    app_destroy(h->app);
    close_state(h);
    memory_display_finish(&h->display);
    h->app = NULL;
    recorder_destroy(h->recorder);
    os_unmap(h->record_memory, LIMIT_RECORDER_BYTES);
    h->recorder = NULL;
    h->record_memory = NULL;
}

void headless_advance(Headless *h, int64_t us) {
    int64_t until = h->time_us + us;
    for (;;) {
        int64_t next = app_step(h->app, NULL);
        if (next >= until) break;
        // Each round takes some time, so that nothing can hold emulated time up.
        h->time_us = next > h->time_us ? next : h->time_us + 1000;
    }
    h->time_us = until;
    app_step(h->app, NULL);
}

bool headless_settle(Headless *h) {
    for (int i = 0; i < 1000; i++) {
        headless_advance(h, 10000);
        if (app_settled(h->app)) return true;
    }
    return false;
}

bool headless_write_png(Headless *h, const char *path, Err *err) {
    const Surface *s = &h->display.surface;
    return picture_write_png(path, s->pixels, s->width, s->height, s->stride_px, err);
}
