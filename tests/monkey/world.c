#include "world.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "os/fs.h"

// "2468", hashed at the least cost that there is, so that the monkey can try PINs often.
#define CHEAP_PIN                                                                                            \
    "{\"pin.hash\": \"$argon2id$v=19$m=8,t=1,p=1$Un4IT3mZzXnTO0kOdHNLnw$"                                    \
    "Ouu7KM/dG57GM3XyJsr/YMMbBnUWVmDqVBOAUnqDkSw\"}"

enum {
    MOST_BUNDLE_BYTES = 32 << 20,
    TEXT_BYTES_OFTEN = 400000, // a larger bundle takes long to load: seldom
};

static const WorldPanel panels[] = {
    {800, 480, 154, true, 12},  {480, 800, 93, true, 8},     {1280, 800, 217, true, 6},
    {1920, 1080, 345, true, 3}, {1920, 1080, 476, true, 4},  {1920, 1080, 952, true, 1},
    {1080, 1920, 398, true, 3}, {3840, 2160, 1218, true, 1}, {1024, 600, 0, false, 2},
    {320, 240, 70, false, 1},   {1, 1, 0, false, 1},         {160, 160, 40, false, 1},
    {2000, 160, 900, false, 1}, {160, 2000, 3000, false, 1}, {640, 480, 20, false, 1},
    {800, 480, 3000, false, 1},
};

static bool read_content(Contents *contents, const char *folder, const char *name) {
    Content *content = &contents->items[contents->count];
    size_t size;
    char path[600];
    snprintf(content->name, sizeof content->name, "%s", name);
    if (*name)
        snprintf(content->folder, sizeof content->folder, "%s/%s", folder, name);
    else
        snprintf(content->folder, sizeof content->folder, "%s", folder);
    snprintf(path, sizeof path, "%s/bundle.json", content->folder);
    if (!os_fs()->read_file(os_fs()->ctx, path, MOST_BUNDLE_BYTES, &content->text, &size, NULL)) return false;
    contents->count++;
    return true;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const Content *)a)->name, ((const Content *)b)->name);
}

bool contents_read(Contents *contents, const char *folder) {
    DIR *dir = opendir(folder);
    const struct dirent *entry;
    *contents = (Contents){0};
    while (dir && (entry = readdir(dir)) && contents->count < CONTENTS_MAX - 1)
        if (entry->d_name[0] != '.') read_content(contents, folder, entry->d_name);
    if (dir) closedir(dir);
    qsort(contents->items, (size_t)contents->count, sizeof *contents->items, by_name);
    return read_content(contents, BALAI_SOURCE_DIR "/content/bali-process", "") && contents->count > 1;
}

void contents_free(Contents *contents) {
    for (int i = 0; i < contents->count; i++)
        free(contents->items[i].text);
    contents->count = 0;
}

static void read_time(void *ctx, TimeFacts *ret_facts) {
    const World *w = ctx;
    int64_t wall_us = w->stand.start_s * 1000000 + w->stand.time_us;
    *ret_facts = (TimeFacts){.wall_us = wall_us,
                             .boot_us = w->boot_us + w->stand.time_us,
                             .boot_id = "6b1f0c1e-0f0c-4d5e-9a3c-2f8f5c0b1a11",
                             .synchronised = w->synchronised,
                             .has_rtc = w->has_rtc,
                             .rtc_s = wall_us / 1000000 + w->rtc_off_s};
}

static bool set_time(void *ctx, int64_t unix_s, Err *err) {
    World *w = ctx;
    if (!w->may_set) return err_set(err, ERR_IO, "Operation not permitted");
    w->stand.start_s = unix_s - w->stand.time_us / 1000000;
    w->rtc_off_s = 0;
    return true;
}

static bool switch_light(void *ctx, bool on, int off_by) {
    const World *w = ctx;
    (void)off_by;
    return on || w->light_goes;
}

static bool set_brightness(void *ctx, int percent) {
    (void)percent;
    return ((const World *)ctx)->dims;
}

static bool switch_off(void *ctx, Err *err) {
    (void)ctx;
    return err_set(err, ERR_IO, "The machine does not want to.");
}

static const char *off_by(void *ctx) {
    (void)ctx;
    return "The outputs of the console.";
}

// What a machine says of itself, now well, now not.
static void examine(void *ctx, const DoctorFacts *facts, DoctorLine *lines) {
    World *w = ctx;
    (void)facts;
    for (int i = 0; i < TOPIC_COUNT; i++) {
        lines[i] = (DoctorLine){.health = (Health)dice_below(&w->dice, HEALTH_BAD + 1)};
        snprintf(lines[i].says, sizeof lines[i].says, "It says something about the %s of this machine.",
                 doctor_topic_name((DoctorTopic)i));
        if (lines[i].health >= HEALTH_CARE)
            snprintf(lines[i].advice, sizeof lines[i].advice, "Look at the cables, then start it again.");
    }
}

static bool show_nothing(void *ctx, const Surface *from, const Surface *to, Compose how, Err *err) {
    const Stand *stand = ctx;
    (void)from, (void)to, (void)how;
    return !stand->compose_fails || err_set(err, ERR_NO_DISPLAY, "the test took the display away");
}

static const char *const crashes[] = {"2: 2026-11-23 22:10:05, Balai 0.5.0, segmentation fault",
                                      "1: 2026-11-20 03:00:00, Balai 0.4.0, aborted"};

static bool start(World *w) {
    w->host = (Host){.ctx = w,
                     .examine = examine,
                     .time = &w->time,
                     .light = switch_light,
                     .brightness = set_brightness,
                     .switch_off = switch_off,
                     .off_by = off_by,
                     .restart = dice_one_in(&w->dice, 2) ? "It was started after a power cut." : NULL,
                     .crashes = crashes,
                     .crash_count = (size_t)dice_below(&w->dice, 3)};
    w->time = (TimeSource){w, read_time, set_time};
    StandConfig config = {.content = w->stand.content,
                          .folder = w->folder,
                          .start_s = w->stand.start_s,
                          .kept = &w->kept,
                          .host = &w->host,
                          .no_display = true};
    if (!stand_init(&w->stand, &config)) return false;
    if (!w->paints) w->stand.display.compose = show_nothing;
    world_put_panel(w, w->panel);
    return true;
}

static void roll_card(World *w) {
    static const char *const settings[] = {CHEAP_PIN, CHEAP_PIN, CHEAP_PIN, "{}", "{ broken", ""};
    const char *text = settings[dice_below(&w->dice, 6)];
    static const char zeros[200];
    memory_fs_init(&w->kept);
    if (*text) memory_fs_put(&w->kept, "kept/settings.json", text, strlen(text));
    if (dice_one_in(&w->dice, 8)) memory_fs_put(&w->kept, "kept/notices.json", zeros, sizeof zeros);
    if (dice_one_in(&w->dice, 8)) memory_fs_put(&w->kept, "kept/pin-tries", zeros, sizeof zeros);
    if (dice_one_in(&w->dice, 8)) memory_fs_put(&w->kept, "kept/clock", zeros, sizeof zeros);
}

bool world_begin(World *w, const Contents *contents, Dice dice, Trail *trail, bool paints) {
    *w = (World){.contents = contents, .dice = dice, .trail = trail, .paints = paints, .boot_us = 1};
    roll_card(w);
    w->panel = world_roll_panel(w);
    w->synchronised = dice_one_in(&w->dice, 2);
    w->has_rtc = dice_one_in(&w->dice, 2);
    w->may_set = dice_one_in(&w->dice, 2);
    w->light_goes = dice_one_in(&w->dice, 2);
    w->dims = dice_one_in(&w->dice, 2);
    world_roll_content(w);
    return start(w);
}

void world_end(World *w) {
    stand_finish(&w->stand);
    memory_fs_finish(&w->kept);
    free(w->odd_text);
    w->odd_text = NULL;
}

bool world_restart(World *w) {
    w->boot_us += w->stand.time_us;
    w->stand.start_s += w->stand.time_us / 1000000;
    stand_finish(&w->stand);
    return start(w);
}

WorldPanel world_roll_panel(World *w) {
    int all = 0;
    for (size_t i = 0; i < COUNT_OF(panels); i++)
        all += panels[i].weight;
    int at = dice_below(&w->dice, all);
    size_t i = 0;
    for (; at >= panels[i].weight; i++)
        at -= panels[i].weight;
    return panels[i];
}

void world_put_panel(World *w, WorldPanel panel) {
    Stand *s = &w->stand;
    w->panel = panel;
    memory_display_finish(&s->memory);
    if (!memory_display_init(&s->memory, panel.width, panel.height, &s->err)) abort();
    s->lock_fails = s->present_fails = s->compose_fails = false;
    app_set_display(s->app, &s->display, panel.width, panel.height, panel.width_mm);
    w->window_open = true;
}

void world_close_window(World *w) {
    app_set_display(w->stand.app, NULL, 0, 0, 0);
    w->window_open = false;
}

// Cut off somewhere, or with a byte that is another.
static void break_text(World *w, const char *text) {
    size_t size = strlen(text);
    free(w->odd_text);
    w->odd_text = strdup(text);
    if (!w->odd_text || size < 2) return;
    int at = dice_below(&w->dice, (int)size - 1);
    w->odd_text[at] = (char)(dice_one_in(&w->dice, 2) ? 0 : dice_between(&w->dice, 1, 127));
}

void world_roll_content(World *w) {
    const Contents *all = w->contents;
    const Content *content = &all->items[dice_below(&w->dice, all->count)];
    if (strlen(content->text) > TEXT_BYTES_OFTEN && !dice_one_in(&w->dice, 8))
        content = &all->items[all->count - 1];
    if (dice_one_in(&w->dice, 3)) content = &all->items[all->count - 1]; // ours
    const char *text = content->text;
    int what = dice_below(&w->dice, 12);
    if (what == 0) text = NULL;
    if (what == 1) {
        break_text(w, text);
        text = w->odd_text;
    }
    trail_note(w->trail, "content %s%s", *content->name ? content->name : "ours",
               what == 0   ? ", taken away"
               : what == 1 ? ", broken"
                           : "");
    if (!w->stand.app) w->folder = content->folder;
    w->stand.content = text;
    w->stand.content_ns++;
}

const char *world_place(const World *w) {
    return w->stand.app ? stand_screen(&w->stand) : "nowhere";
}
