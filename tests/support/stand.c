#include "stand.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/app.h"
#include "base/hash.h"
#include "os/fs.h"
#include "paint/memory_display.h"

static const int64_t tuesday_1042_s = 1795488120; // 2026-11-24T10:42:00+08:00

static int64_t monotonic_us(void *ctx) {
    return ((const Stand *)ctx)->time_us;
}

static int64_t unix_s(void *ctx) {
    const Stand *stand = ctx;
    return stand->start_s + stand->time_us / 1000000;
}

// The text of a file of the content; NULL: there is none.
static const char *content_of(const Stand *stand, const char *path) {
    const char *name = strrchr(path, '/');
    if (name && !strcmp(name, "/bundle.json")) return stand->content;
    return name && !strcmp(name, "/agenda.csv") ? stand->agenda : NULL;
}

// What is below "kept/" is in memory, and outlives the stand.
static const Fs *kept_fs(const Stand *stand, const char *path) {
    return stand->kept && !strncmp(path, "kept/", strlen("kept/")) ? &stand->kept->fs : NULL;
}

// What is installed is in real files.
static bool on_disk(const Stand *stand, const char *path) {
    return *stand->store && !strncmp(path, stand->store, strlen(stand->store));
}

static bool find(void *ctx, const char *path, FsInfo *ret_info, Err *err) {
    const Stand *stand = ctx;
    const Fs *kept = kept_fs(stand, path);
    if (kept) return kept->stat(kept->ctx, path, ret_info, err);
    if (on_disk(stand, path)) return os_fs()->stat(NULL, path, ret_info, err);
    const char *text = content_of(stand, path);
    if (!text) return err_set(err, ERR_NOT_FOUND, "%s: not there", path);
    int64_t ns = text == stand->content ? stand->content_ns : stand->agenda_ns;
    *ret_info = (FsInfo){FS_FILE, (int64_t)strlen(text), ns};
    return true;
}

static bool read_text(void *ctx, const char *path, size_t max_bytes, char **ret_data, size_t *ret_size,
                      Err *err) {
    const Stand *stand = ctx;
    const Fs *kept = kept_fs(stand, path);
    if (kept) return kept->read_file(kept->ctx, path, max_bytes, ret_data, ret_size, err);
    bool asset = !strncmp(path, BALAI_ASSETS_DIR "/", strlen(BALAI_ASSETS_DIR "/"));
    if (asset || on_disk(stand, path))
        return os_fs()->read_file(os_fs()->ctx, path, max_bytes, ret_data, ret_size, err);
    const char *text = content_of(stand, path);
    if (!text) return err_set(err, ERR_NOT_FOUND, "%s: not there", path);
    size_t size = strlen(text);
    if (size > max_bytes) return err_set(err, ERR_TOO_LARGE, "%s: too large", path);
    *ret_data = strdup(text);
    *ret_size = size;
    return *ret_data != NULL;
}

static bool write_kept(void *ctx, const char *path, const void *data, size_t size, Err *err) {
    const Fs *kept = kept_fs(ctx, path);
    if (kept) return kept->write_file(kept->ctx, path, data, size, err);
    if (on_disk(ctx, path)) return os_fs()->write_file(NULL, path, data, size, err);
    return err_set(err, ERR_IO, "%s: read only", path);
}

static bool rename_kept(void *ctx, const char *from, const char *to, Err *err) {
    const Fs *kept = kept_fs(ctx, from);
    if (kept) return kept->rename_file(kept->ctx, from, to, err);
    if (on_disk(ctx, from)) return os_fs()->rename_file(NULL, from, to, err);
    return err_set(err, ERR_IO, "%s: read only", from);
}

static bool remove_kept(void *ctx, const char *path, Err *err) {
    const Fs *kept = kept_fs(ctx, path);
    if (kept) return kept->remove_file(kept->ctx, path, err);
    if (on_disk(ctx, path)) return os_fs()->remove_file(NULL, path, err);
    return err_set(err, ERR_NOT_FOUND, "%s: not there", path);
}

static void note_frame(Stand *stand) {
    if (stand->traces)
        stand->trace = hash_int(hash_int(stand->trace, (int64_t)stand_pixels(stand)), stand->time_us);
}

static bool lock(void *ctx, Surface *ret_surface, Err *err) {
    Stand *stand = ctx;
    if (stand->lock_fails) return err_set(err, ERR_NO_DISPLAY, "the test took the display away");
    return stand->memory.display.lock(&stand->memory, ret_surface, err);
}

static Rect around(Rect a, Rect b) {
    if (rect_empty(a)) return b;
    int left = a.x < b.x ? a.x : b.x, top = a.y < b.y ? a.y : b.y;
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (Rect){left, top, right - left, bottom - top};
}

static bool present(void *ctx, const Rect *rects, size_t count, Err *err) {
    Stand *stand = ctx;
    if (stand->present_fails) return err_set(err, ERR_NO_DISPLAY, "the test took the display away");
    stand->presents++;
    for (size_t i = 0; i < count; i++)
        stand->damage = around(stand->damage, rects[i]);
    bool done = stand->memory.display.present(&stand->memory, rects, count, err);
    note_frame(stand);
    return done;
}

static bool compose(void *ctx, const Surface *from, const Surface *to, Compose how, Err *err) {
    Stand *stand = ctx;
    if (stand->compose_fails) return err_set(err, ERR_NO_DISPLAY, "the test took the display away");
    stand->composes++;
    bool done = stand->memory.display.compose(&stand->memory, from, to, how, err);
    note_frame(stand);
    return done;
}

// The app's hook has no context: one stand at a time has a safety net.
static Stand *safety_stand;

static void draw_safety(const Surface *surface, const char *heading, const char *title, const char *text,
                        const char *note) {
    (void)heading, (void)title, (void)text;
    if (!safety_stand || !surface->pixels) return;
    safety_stand->safety_calls++;
    snprintf(safety_stand->safety_note, sizeof safety_stand->safety_note, "%s", note);
}

bool stand_init(Stand *stand, const StandConfig *config) {
    *stand = (Stand){.time_us = 0,
                     .start_s = config->start_s ? config->start_s : tuesday_1042_s,
                     .content = config->content,
                     .content_ns = 1,
                     .kept = config->kept,
                     .trace = HASH_START,
                     .traces = config->traces};
    stand->clock = (Clock){stand, monotonic_us, unix_s};
    snprintf(stand->store, sizeof stand->store, "%s", config->store ? config->store : "");
    stand->fs = *os_fs(); // whose functions need no context
    stand->fs.ctx = stand;
    stand->fs.stat = find;
    stand->fs.read_file = read_text;
    stand->fs.write_file = write_kept;
    stand->fs.rename_file = rename_kept;
    stand->fs.remove_file = remove_kept;
    stand->display = (Display){stand, lock, present, compose};
    snprintf(stand->fonts, sizeof stand->fonts, "%s",
             config->font_root ? config->font_root : "/usr/share/fonts");
    safety_stand = stand;
    int width = config->width ? config->width : 960, height = config->height ? config->height : 540;
    if (!memory_display_init(&stand->memory, width, height, &stand->err)) return false;
    AppConfig app = {.fs = &stand->fs,
                     .clock = &stand->clock,
                     .content_folder = config->folder ? config->folder : "content",
                     .assets_folder = BALAI_ASSETS_DIR,
                     .font_root = stand->fonts,
                     .screen = config->screen,
                     .now = config->now,
                     .place = config->place,
                     .settings_path = config->kept ? "kept/settings.json" : NULL,
                     .state_folder = config->kept ? "kept" : NULL,
                     .host = config->host,
                     .store_folder = config->store,
                     .sticks = config->sticks,
                     .records = config->records,
                     .log = config->log,
                     .recorder = config->recorder,
                     .feeder = config->feeder,
                     .aids = config->aids,
                     .at_once = true,
                     .draw_safety = draw_safety};
    if (!app_create(&app, &stand->app, &stand->err)) return false;
    if (!config->no_display) app_set_display(stand->app, &stand->display, width, height, 476);
    return true;
}

void stand_finish(Stand *stand) {
    app_destroy(stand->app);
    memory_display_finish(&stand->memory);
    stand->app = NULL;
    safety_stand = NULL;
}

void stand_put_content(Stand *stand, const char *text) {
    stand->content = text;
    stand->content_ns++;
}

void stand_put_agenda(Stand *stand, const char *text) {
    stand->agenda = text;
    stand->agenda_ns++;
}

void stand_step(Stand *stand) {
    stand->steps++;
    stand->next_us = app_step(stand->app, &stand->shown);
}

void stand_advance(Stand *stand, int64_t us) {
    int64_t until = stand->time_us + us;
    int in_a_row = 0;
    for (;;) {
        stand_step(stand);
        if (stand->next_us >= until) break;
        in_a_row = stand->next_us > stand->time_us ? 0 : in_a_row + 1;
        if (in_a_row > stand->spins) stand->spins = in_a_row;
        // Each round takes some time, so that nothing can hold emulated time up.
        stand->time_us = stand->next_us > stand->time_us ? stand->next_us : stand->time_us + 1000;
    }
    stand->time_us = until;
    stand_step(stand);
}

bool stand_settle(Stand *stand) {
    for (int i = 0; i < 1000; i++) {
        stand_advance(stand, 10000);
        if (app_settled(stand->app)) return true;
    }
    return false;
}

void stand_finger(Stand *stand, UiEventKind kind, int64_t finger, int x, int y) {
    UiEvent event = {.kind = kind, .finger = finger, .x = x, .y = y, .time_us = stand->time_us};
    app_event(stand->app, &event);
}

void stand_tap_at(Stand *stand, int x, int y) {
    stand_finger(stand, UI_FINGER_DOWN, 1, x, y);
    stand_advance(stand, 60000);
    stand_finger(stand, UI_FINGER_UP, 1, x, y);
}

bool stand_tap(Stand *stand, const char *target_name) {
    const Target *target = list_find_target_named(app_list(stand->app), target_name);
    Rect seen = target ? rect_intersect(target->box, target->clip) : (Rect){0};
    if (rect_empty(seen)) {
        printf("no target %s in sight on %s\n", target_name, stand_screen(stand));
        return false;
    }
    stand_tap_at(stand, seen.x + seen.w / 2, seen.y + seen.h / 2);
    return true;
}

bool stand_resize(Stand *stand, int width, int height) {
    memory_display_finish(&stand->memory);
    if (!memory_display_init(&stand->memory, width, height, &stand->err)) return false;
    UiEvent event = {.kind = UI_RESIZED, .x = width, .y = height, .time_us = stand->time_us};
    app_event(stand->app, &event);
    return true;
}

const char *stand_screen(const Stand *stand) {
    static char name[160];
    const View *view = app_view(stand->app);
    char day[16];
    bool dated = view->screen == SCREEN_AGENDA || view->screen == SCREEN_ROOMS;
    const char *id = dated ? screen_day_id(view->day, day) : view->id;
    snprintf(name, sizeof name, "%s%s%s", screen_row(view->screen)->name, *id ? "/" : "", id);
    return name;
}

bool stand_says(const Stand *stand, const char *words) {
    const DrawList *list = app_list(stand->app);
    size_t size = 1;
    for (size_t i = 0; i < list->count; i++)
        if (list->commands[i].text) size += strlen(list->commands[i].text) + 1;
    AUTO_FREE char *all = calloc(1, size);
    char *end = all;
    for (size_t i = 0; all && i < list->count; i++)
        if (list->commands[i].text) end += sprintf(end, "%s ", list->commands[i].text);
    return all && strstr(all, words);
}

bool stand_has(const Stand *stand, const char *target) {
    return list_find_target_named(app_list(stand->app), target) != NULL;
}

uint64_t stand_pixels(const Stand *stand) {
    const Surface *s = &stand->memory.surface;
    uint64_t hash = HASH_START;
    for (int y = 0; y < s->height; y++)
        for (int x = 0; x < s->width; x++)
            hash = hash_int(hash, s->pixels[(size_t)y * (size_t)s->stride_px + (size_t)x] & 0xFFFFFF);
    return hash;
}

char *stand_bundle_version(const char *attract, int version) {
    static const char form[] =
        "{\"format\": 1, \"id\": \"test\", \"version\": %d, \"languages\": [\"en\"], "
        "\"event\": {\"title\": \"Test\", \"zone\": \"Asia/Makassar\", \"start\": \"2026-11-23\", \"end\": "
        "\"2026-11-25\"}, "
        "\"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\"}, {\"id\": \"annex\", \"name\": \"Annex\"}], "
        "\"tracks\": [{\"id\": \"one\", \"name\": \"Track One\", \"colour\": \"#0A5461\"}, "
        "{\"id\": \"two\", \"name\": \"Track Two\", \"colour\": \"#7A3E91\"}], "
        "\"agenda\": ["
        "{\"id\": \"early\", \"start\": \"2026-11-24T08:00\", \"end\": \"2026-11-24T09:00\", \"title\": "
        "\"Early bird\", "
        "\"room\": \"hall\", \"track\": \"one\", \"status\": \"confirmed\"}, "
        "{\"id\": \"main\", \"start\": \"2026-11-24T10:00\", \"end\": \"2026-11-24T12:00\", \"title\": "
        "\"Main matter\", "
        "\"room\": \"hall\", \"track\": \"one\", \"status\": \"confirmed\"}, "
        "{\"id\": \"side\", \"start\": \"2026-11-24T10:30\", \"end\": \"2026-11-24T11:30\", \"title\": "
        "\"Side matter\", "
        "\"room\": \"annex\", \"track\": \"two\", \"status\": \"confirmed\"}, "
        "{\"id\": \"late\", \"start\": \"2026-11-25T14:00\", \"end\": \"2026-11-25T15:00\", \"title\": "
        "\"Late show\", "
        "\"room\": \"hall\", \"track\": \"two\", \"status\": \"confirmed\"}], "
        "\"members\": [{\"id\": \"id\", \"kind\": \"member-state\", \"code\": \"ID\", \"name\": "
        "\"Indonesia\"}, "
        "{\"id\": \"au\", \"kind\": \"member-state\", \"code\": \"AU\", \"name\": \"Australia\"}, "
        "{\"id\": \"iom\", \"kind\": \"member-organization\", \"name\": \"IOM\"}], "
        "\"notices\": [{\"id\": \"open\", \"title\": \"Lunch is served\"}, "
        "{\"id\": \"closed\", \"title\": \"Yesterday only\", \"until\": \"2026-11-23T18:00\"}]%s%s}";
    size_t size = sizeof form + (attract ? strlen(attract) : 0) + 40;
    char *text = malloc(size);
    if (!text) abort();
    snprintf(text, size, form, version, attract ? ", \"attract\": " : "", attract ? attract : "");
    return text;
}

char *stand_bundle(const char *attract) {
    return stand_bundle_version(attract, 1);
}
