// What settings do: each takes effect as soon as it can.
#include <stdio.h>
#include <string.h>
#include "base/log.h"
#include "settings/pin_reset.h"
#include "state.h"

static const int64_t watch_us = 5000000;   // between looks at the file
static const int64_t shift_us = 600000000; // between moves of what stands still
static const double shift_mm = 0.6;        // of one move

static void log_findings(const Findings *findings) {
    for (size_t i = 0; i < findings->count; i++)
        log_line(LOG_WARNING, "%s:%d:%d: %s", findings->items[i].file, findings->items[i].line,
                 findings->items[i].column, findings->items[i].message);
}

// A forgotten PIN is taken back at the start.
static void reset_pin(App *app) {
    Err err = {0};
    char tries[600] = "";
    if (app->config.state_folder) snprintf(tries, sizeof tries, "%s/pin-tries", app->config.state_folder);
    PinReset reset = pin_reset_if_asked(&app->op.file, app->config.reset_folders,
                                        app->config.reset_folder_count, tries, NULL, &err);
    if (reset == PIN_RESET_DONE) log_line(LOG_INFO, "the PIN was taken back, as a file asked");
    if (reset == PIN_RESET_FAILED) log_line(LOG_ERROR, "the PIN was not taken back: %s", err.message);
}

static bool open_file(App *app) {
    Operator *op = &app->op;
    Err err = {0};
    if (!app->config.settings_path) return false;
    if (!settings_file_open(app->config.fs, app->config.settings_path, &op->file, &err)) {
        operate_trouble(app, &err, "settings have their defaults");
        return false;
    }
    log_findings(&op->file.findings);
    if (op->file.damaged &&
        !(settings_file_set_aside(&op->file, &err) && settings_file_save(&op->file, &err)))
        operate_trouble(app, &err, "settings cannot be kept");
    return true;
}

void settle_open(App *app) {
    Operator *op = &app->op;
    settings_default(&op->settings);
    arena_init(&op->loop_arena, LIMIT_LIST_ITEMS * sizeof(LoopScene));
    op->file_open = open_file(app);
    if (!op->file_open) return;
    reset_pin(app);
    op->settings = op->file.values;
}

void settle_close(App *app) {
    if (app->op.file_open) settings_file_close(&app->op.file);
    arena_finish(&app->op.loop_arena);
}

void settle_loop(App *app) {
    Operator *op = &app->op;
    op->loop_count = 0;
    arena_reset(&op->loop_arena);
    if (!app->bundle) return;
    op->loop = ARENA_NEW(&op->loop_arena, LoopScene, app->bundle->scene_count);
    if (!op->loop) return;
    op->loop_count = app->bundle->scene_count;
    loop_arrange(&op->settings.scenes, app->bundle->scenes, op->loop_count, op->loop);
}

static bool has_any(SettingSet changed, SettingId first, SettingId last) {
    for (int id = first; id <= (int)last; id++)
        if (setting_set_has(changed, (SettingId)id)) return true;
    return false;
}

static bool has(SettingSet changed, SettingId id) {
    return setting_set_has(changed, id);
}

static void begin_loop_again(App *app, int64_t now_us) {
    if (app->mode == MODE_ATTRACT) attract_begin(app, now_us);
}

void settle_apply(App *app, SettingSet changed, int64_t now_us) {
    flight_settings(app, changed);
    app->dirty = true;
    if (has(changed, SETTING_ATTRACT_SCENES)) {
        settle_loop(app);
        begin_loop_again(app, now_us);
    }
    if (has_any(changed, SETTING_ATTRACT_NIGHT_FROM, SETTING_ATTRACT_NIGHT_UNTIL))
        begin_loop_again(app, now_us);
    if (has(changed, SETTING_STATISTICS_ON)) account_settle(app);
    if (has(changed, SETTING_LANGUAGES_OFFERED)) speak_offer(app);
    if (has(changed, SETTING_DISPLAY_WIDTH_MM) && app->display)
        app_set_display(app, app->display, app->metrics.width, app->metrics.height, app->width_mm);
    if (has(changed, SETTING_DISPLAY_BRIGHTNESS)) settle_brightness(app);
    if (has(changed, SETTING_DISPLAY_OFF_BY) ||
        has_any(changed, SETTING_HOURS_MONDAY, SETTING_HOURS_NEVER_OFF_IN_SESSIONS))
        light_look_again(app);
}

static bool keep(App *app, SettingId id, const char *text, SettingSet *ret_changed) {
    Operator *op = &app->op;
    Err err = {0};
    if (!op->file_open) { // it counts until the program ends
        Settings before = op->settings;
        if (!setting_parse(setting_row(id), text, &op->settings, &err)) return false;
        *ret_changed = settings_compare(&before, &op->settings);
        return true;
    }
    SetResult result = settings_file_set(&op->file, id, text, ret_changed, &err);
    if (result == SET_REFUSED) return false;
    op->problem = (Err){0};
    if (result == SET_NOT_KEPT) operate_trouble(app, &err, "a setting is not kept");
    op->settings = op->file.values;
    return true;
}

// The picture's width is what was its height.
static void swap_width(App *app, SettingSet *changed) {
    const SettingRow *row = setting_row(SETTING_DISPLAY_WIDTH_MM);
    int width_mm = app->op.settings.display_width_mm;
    if (width_mm <= 0 || app->metrics.width <= 0) return;
    int mm = (int)((double)width_mm * app->metrics.height / app->metrics.width + 0.5);
    char text[16];
    SettingSet more = 0;
    snprintf(text, sizeof text, "%d", mm < row->low ? row->low : mm > row->high ? row->high : mm);
    if (keep(app, SETTING_DISPLAY_WIDTH_MM, text, &more)) *changed |= more;
}

bool settle_set(App *app, SettingId id, const char *text, int64_t now_us) {
    SettingSet changed = 0;
    int rotation = app->op.settings.display_rotation;
    if (!keep(app, id, text, &changed)) return false;
    if ((app->op.settings.display_rotation - rotation) % 180) swap_width(app, &changed);
    settle_apply(app, changed, now_us);
    return true;
}

void settle_watch(App *app, int64_t now_us) {
    Operator *op = &app->op;
    if (!op->file_open || now_us - op->watch_us < watch_us) return;
    op->watch_us = now_us;
    if (!settings_file_is_newer(&op->file)) return;
    SettingSet changed = settings_file_reload(&op->file);
    log_findings(&op->file.findings);
    op->settings = op->file.values;
    if (changed) settle_apply(app, changed, now_us);
}

void settle_brightness(App *app) {
    const Host *host = app->config.host;
    int percent = app->op.settings.display_brightness;
    app->op.backlight = host && host->brightness && host->brightness(host->ctx, percent);
    app->dirty = true;
}

int settle_veil(const App *app) {
    int percent = app->op.settings.display_brightness;
    return app->op.backlight || percent >= 100 ? 0 : (100 - percent) * 255 / 100;
}

const char *settle_place(const App *app) {
    if (app->config.place) return app->config.place;
    return app->op.settings.kiosk_place[0] ? app->op.settings.kiosk_place : NULL;
}

double settle_mount_mm(const App *app) {
    return app->config.mount_mm > 0 ? app->config.mount_mm : app->op.settings.display_mount_mm;
}

double settle_width_mm(const App *app, double found_mm) {
    if (app->config.width_mm > 0) return app->config.width_mm;
    return app->op.settings.display_width_mm > 0 ? app->op.settings.display_width_mm : found_mm;
}

// Round a square, one place every ten minutes; the first is where everything was laid out.
Point settle_shift(const App *app, int64_t now_us) {
    static const Point places[] = {{0, 0},  {1, 0},   {1, 1},  {0, 1}, {-1, 1},
                                   {-1, 0}, {-1, -1}, {0, -1}, {1, -1}};
    if (!app->op.settings.display_shift) return (Point){0, 0};
    int64_t place = (now_us - app->created_us) / shift_us % (int64_t)COUNT_OF(places);
    int step = (int)(shift_mm * app->metrics.px_per_mm + 0.5);
    if (step < 1) step = 1;
    return (Point){places[place].x * step, places[place].y * step};
}
