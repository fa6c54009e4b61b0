#include "flight_facts.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "json/json.h"
#include "json/write.h"
#include "settings/value.h"
#include "state.h"

enum {
    HEX = 16,
    SHIFT_MOST = 1000 // px; a scene's shift is a few
};

// Moments of the clock that never jumps. Between two of them there are no more than 2^53 us.
static const struct {
    const char *name;
    size_t offset; // in App
} moments[] = {
    {"created", offsetof(App, created_us)},
    {"scene_began", offsetof(App, scene_start_us)},
    {"frame", offsetof(App, frame_us)},
    {"touched", offsetof(App, touch_us)},
};

static const struct {
    const char *name;
    size_t offset; // in Aids
} switches[] = {
    {"contrast", offsetof(Aids, contrast)},
    {"reach", offsetof(Aids, reach)},
    {"still", offsetof(Aids, still)},
};

static void write_text(FILE *out, const char *name, const char *text) {
    fprintf(out, ",\"%s\":", name);
    json_write_string(out, text ? text : "");
}

static void write_settings(const Settings *settings, FILE *out) {
    Settings usual;
    char text[SETTING_TEXT_SIZE];
    const char *comma = "";
    settings_default(&usual);
    SettingSet changed = settings_compare(&usual, settings);
    fputs("\"settings\":{", out);
    for (SettingId id = 0; id < SETTING_COUNT; id++) {
        const SettingRow *row = setting_row(id);
        if (!setting_set_has(changed, id) || row->type == VALUE_SECRET) continue;
        fprintf(out, "%s\"%s\":", comma, row->name);
        json_write_string(out, setting_print(row, settings, text, sizeof text));
        comma = ",";
    }
    fputc('}', out);
}

static void write_notices(const Notices *notices, FILE *out) {
    fputs(",\"notices\":[", out);
    for (size_t i = 0; i < notices->count; i++) {
        const PutNotice *notice = &notices->items[i];
        fprintf(out, "%s{\"urgent\":%s,\"until\":%" PRId64, i ? "," : "", notice->urgent ? "true" : "false",
                notice->until_s);
        write_text(out, "id", notice->id);
        write_text(out, "text", notice->text);
        fputc('}', out);
    }
    fputc(']', out);
}

static void write_config(const App *app, FILE *out) {
    const AppConfig *config = &app->config;
    char before[HEX + 1] = "";
    if (app->before) snprintf(before, sizeof before, "%0*" PRIx64, HEX, app->before->hash);
    write_text(out, "lang", config->lang);
    write_text(out, "place", config->place);
    write_text(out, "before", before);
    fprintf(out, ",\"mount_mm\":%.17g,\"width_mm\":%.17g,\"larger\":%d", config->mount_mm, config->width_mm,
            config->aids.larger);
    for (size_t i = 0; i < COUNT_OF(switches); i++)
        fprintf(out, ",\"%s\":%s", switches[i].name,
                *(const bool *)((const char *)&config->aids + switches[i].offset) ? "true" : "false");
}

char *flight_facts_write(const App *app) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out) return NULL;
    fputc('{', out);
    write_settings(&app->op.settings, out);
    write_notices(&app->op.notices, out);
    write_config(app, out);
    for (size_t i = 0; i < COUNT_OF(moments); i++)
        fprintf(out, ",\"%s\":%" PRId64, moments[i].name,
                *(const int64_t *)((const char *)app + moments[i].offset));
    fprintf(out, ",\"clock\":%" PRId64 ",\"clock_at\":%" PRId64, app->flight.clock.unix_s,
            app->flight.clock.at_us);
    fprintf(out, ",\"picture\":\"%0*" PRIx64 "\",\"visit\":%s,\"backlight\":%s", HEX, app->flight.shown,
            app->mode == MODE_VISIT ? "true" : "false", app->op.backlight ? "true" : "false");
    fprintf(out, ",\"scenes\":%u,\"shift_x\":%d,\"shift_y\":%d}", app->scenes_shown, app->shift.x,
            app->shift.y);
    if (!fclose(out)) return text;
    free(text);
    return NULL;
}

static bool read_truth(JsonValue facts, const char *name) {
    return json_type(json_get(facts, name)) == JSON_TRUE;
}

// Within what adds up without overflow.
static int64_t read_number(JsonValue facts, const char *name, int64_t least, int64_t most, bool *sound) {
    long long number = 0;
    bool is_one = json_integer(json_get(facts, name), &number) && number >= least && number <= most;
    *sound = *sound && is_one;
    return is_one ? number : least;
}

static double read_mm(JsonValue facts, const char *name) {
    double mm = json_number(json_get(facts, name));
    return mm > 0 && mm <= 10000 ? mm : 0;
}

static void read_text(JsonValue facts, const char *name, char *ret_text, size_t size, bool *sound) {
    const char *text = json_string(json_get(facts, name));
    *sound = *sound && text && strlen(text) < size;
    if (*sound) snprintf(ret_text, size, "%s", text);
}

static bool parse(const char *text, JsonDoc **ret_doc, Err *err) {
    return json_parse(text, strlen(text), ret_doc, NULL, err) ||
           err_set(err, ERR_BAD_RECORD, "what it says of the kiosk's state cannot be read");
}

bool flight_facts_read(const char *text, FlightFacts *ret_facts, Err *err) {
    FlightFacts facts = {0};
    JsonDoc *doc = NULL;
    char picture[HEX + 1] = "";
    bool sound = true;
    if (!parse(text, &doc, err)) return false;
    JsonValue root = json_root(doc);
    read_text(root, "lang", facts.lang, sizeof facts.lang, &sound);
    read_text(root, "place", facts.place, sizeof facts.place, &sound);
    read_text(root, "before", facts.before, sizeof facts.before, &sound);
    read_text(root, "picture", picture, sizeof picture, &sound);
    facts.frame = strtoull(picture, NULL, 16);
    facts.mount_mm = read_mm(root, "mount_mm");
    facts.width_mm = read_mm(root, "width_mm");
    facts.aids.larger = (int)read_number(root, "larger", 0, AIDS_LARGER_MOST, &sound);
    for (size_t i = 0; i < COUNT_OF(switches); i++)
        *(bool *)((char *)&facts.aids + switches[i].offset) = read_truth(root, switches[i].name);
    facts.clock.unix_s = read_number(root, "clock", 0, LIMIT_REPLAY_UNIX_S, &sound);
    facts.clock.at_us = read_number(root, "clock_at", 0, LIMIT_REPLAY_US, &sound);
    facts.frame_us = read_number(root, "frame", 0, LIMIT_REPLAY_US, &sound);
    facts.visit = read_truth(root, "visit");
    json_destroy(doc);
    if (!sound) return err_set(err, ERR_BAD_RECORD, "what it says of the kiosk's state is damaged");
    *ret_facts = facts;
    return true;
}

static void restore_settings(App *app, JsonValue list) {
    for (JsonValue value = json_first(list); json_type(value); value = json_next(value)) {
        const SettingRow *row = setting_find(json_key(value));
        const char *text = json_string(value);
        Err err = {0};
        if (row && text && row->type != VALUE_SECRET && !setting_parse(row, text, &app->op.settings, &err))
            continue; // its default stands, and the first frame tells
    }
}

static void restore_notices(App *app, JsonValue list) {
    Notices *notices = &app->op.notices;
    notices->count = 0;
    for (JsonValue value = json_first(list); json_type(value) && notices->count < LIMIT_PUT_NOTICES;
         value = json_next(value)) {
        PutNotice *notice = &notices->items[notices->count];
        bool sound = true;
        *notice = (PutNotice){.urgent = read_truth(value, "urgent")};
        notice->until_s = read_number(value, "until", 0, LIMIT_REPLAY_UNIX_S, &sound);
        read_text(value, "id", notice->id, sizeof notice->id, &sound);
        read_text(value, "text", notice->text, sizeof notice->text, &sound);
        if (sound) notices->count++;
    }
}

static bool restore_view(App *app, const RecorderSetup *setup, bool visit, Err *err) {
    View view;
    if (!screen_find(app->bundle, setup->screen, app_wall_s(app), &view, err)) return false;
    if (view.screen == SCREEN_PIN || view.screen == SCREEN_OPERATOR ||
        visit == screen_row(view.screen)->night)
        return err_set(err, ERR_BAD_RECORD, "nothing begins on the screen \"%s\"", setup->screen);
    if (visit) {
        visit_begin(app, view, 0);
        return true;
    }
    app->mode = MODE_ATTRACT;
    app->depth = 0;
    app->scene = view;
    app->prepared = app->op.loop_count;
    app->scene_index =
        setup->scene >= 0 && (uint64_t)setup->scene < app->op.loop_count ? (size_t)setup->scene : 0;
    app->pass = (unsigned)(setup->pass & INT32_MAX);
    return true;
}

static bool restore_state(App *app, JsonValue root, Err *err) {
    bool sound = true;
    for (size_t i = 0; i < COUNT_OF(moments); i++)
        *(int64_t *)((char *)app + moments[i].offset) =
            read_number(root, moments[i].name, 0, LIMIT_REPLAY_US, &sound);
    app->scenes_shown = (unsigned)read_number(root, "scenes", 0, INT32_MAX, &sound);
    app->shift.x = (int)read_number(root, "shift_x", -SHIFT_MOST, SHIFT_MOST, &sound);
    app->shift.y = (int)read_number(root, "shift_y", -SHIFT_MOST, SHIFT_MOST, &sound);
    app->op.backlight = read_truth(root, "backlight");
    return sound || err_set(err, ERR_BAD_RECORD, "what it says of the kiosk's state is damaged");
}

bool flight_facts_restore(App *app, const RecorderSetup *setup, Err *err) {
    JsonDoc *doc = NULL;
    if (!parse(setup->settings, &doc, err)) return false;
    JsonValue root = json_root(doc);
    put_withdraw(app);
    restore_settings(app, json_get(root, "settings"));
    restore_notices(app, json_get(root, "notices"));
    put_offer(app);
    settle_loop(app);
    bool done = restore_view(app, setup, read_truth(root, "visit"), err) && restore_state(app, root, err);
    json_destroy(doc);
    return done;
}
