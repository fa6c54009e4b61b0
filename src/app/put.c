// Notices that an operator puts up: kept over restarts; urgent ones cover everything, the others stand among
// the content's own.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "json/json.h"
#include "json/write.h"
#include "state.h"

static void path_of(const App *app, char *path, size_t size) {
    snprintf(path, size, "%s/notices.json", app->config.state_folder);
}

bool put_is_over(const App *app, const PutNotice *notice) {
    if (!notice->until_s || keep_time_trust(app) == STAGE_CLOCK_UNKNOWN) return false;
    return app_wall_s(app) >= notice->until_s;
}

static bool add(Notices *notices, const char *text, bool urgent, int64_t until_s) {
    if (notices->count == LIMIT_PUT_NOTICES || !*text) return false;
    PutNotice *notice = &notices->items[notices->count++];
    *notice = (PutNotice){.urgent = urgent, .until_s = until_s};
    snprintf(notice->id, sizeof notice->id, "put-%u", ++notices->number % 1000000);
    snprintf(notice->text, sizeof notice->text, "%s", text);
    return true;
}

// One that is longer, or wrong in another way, is none.
static void read_notice(Notices *notices, JsonValue value) {
    const char *text = json_string(json_get(value, "text"));
    long long until = 0;
    JsonValue end = json_get(value, "until");
    if (!text || strlen(text) > LIMIT_PUT_NOTICE_BYTES) return;
    if (json_type(end) && (!json_integer(end, &until) || until < 0)) return;
    add(notices, text, json_type(json_get(value, "urgent")) == JSON_TRUE, until);
}

void put_load(App *app) {
    char path[600];
    AUTO_FREE char *json = NULL;
    size_t size = 0;
    JsonDoc *doc = NULL;
    Err err = {0};
    Notices *notices = &app->op.notices;
    arena_init(&notices->arena, LIMIT_LIST_ITEMS * sizeof(Notice) + LIMIT_PUT_NOTICES * 1024);
    if (!app->config.state_folder) return;
    path_of(app, path, sizeof path);
    bool there = app->config.fs->read_file(app->config.fs->ctx, path, LIMIT_PUT_NOTICES_FILE_BYTES, &json,
                                           &size, &err);
    if (!there && err.code == ERR_NOT_FOUND) return;
    if (!there || !json_parse(json, size, &doc, NULL, &err)) {
        log_line(LOG_ERROR, "notices that were put up are lost: %s", err.message);
        return;
    }
    JsonValue list = json_get(json_root(doc), "notices");
    for (JsonValue value = json_first(list); json_type(value); value = json_next(value))
        read_notice(notices, value);
    json_destroy(doc);
}

void put_finish(App *app) {
    arena_finish(&app->op.notices.arena);
}

static void write_notices(const Notices *notices, FILE *out) {
    fprintf(out, "{\"notices\": [");
    for (size_t i = 0; i < notices->count; i++) {
        const PutNotice *notice = &notices->items[i];
        fprintf(out, "%s\n  {\"text\": ", i ? "," : "");
        json_write_string(out, notice->text);
        fprintf(out, ", \"urgent\": %s", notice->urgent ? "true" : "false");
        if (notice->until_s) fprintf(out, ", \"until\": %" PRId64, notice->until_s);
        fputc('}', out);
    }
    fprintf(out, "\n]}\n");
}

// An operator waits for the card here, so that a notice that is up stays up.
static void save(App *app) {
    char path[600];
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    Err err = {0};
    app->op.problem = (Err){0};
    if (!app->config.state_folder) return;
    path_of(app, path, sizeof path);
    FILE *out = open_memstream(&text, &size);
    if (out) write_notices(&app->op.notices, out);
    bool written = out && !fclose(out) && text;
    if (!written) err_set(&err, ERR_NO_MEMORY, "no memory for notices");
    if (!written || !app->config.fs->write_file(app->config.fs->ctx, path, text, size, &err))
        operate_trouble(app, &err, "notices are not kept");
}

void put_withdraw(App *app) {
    Notices *notices = &app->op.notices;
    if (!app->bundle || !notices->theirs) return;
    app->bundle->notices = notices->theirs;
    app->bundle->notice_count = notices->their_count;
    notices->theirs = NULL;
}

static bool as_notice(App *app, const PutNotice *put, Notice *ret_notice) {
    Arena *arena = &app->op.notices.arena;
    TextVariant *variant = ARENA_NEW(arena, TextVariant, 1);
    if (!variant) return false;
    variant->lang = app->bundle->languages.ids[0];
    variant->string = put->text;
    *ret_notice = (Notice){.id = put->id,
                           .title = {variant, 1},
                           .from.day = DAY_NONE,
                           .until.day = DAY_NONE,
                           .urgent = put->urgent};
    if (put->until_s) ret_notice->until = zone_local(app->bundle->zone, put->until_s);
    return true;
}

void put_offer(App *app) {
    Notices *notices = &app->op.notices;
    if (!app->bundle || !notices->count) return;
    Bundle *bundle = app->bundle;
    size_t count = notices->count + bundle->notice_count;
    arena_reset(&notices->arena);
    Notice *merged = ARENA_NEW(&notices->arena, Notice, count);
    if (!merged) return;
    for (size_t i = 0; i < notices->count; i++)
        if (!as_notice(app, &notices->items[i], &merged[i])) return;
    if (bundle->notice_count)
        memcpy(merged + notices->count, bundle->notices, bundle->notice_count * sizeof *merged);
    notices->theirs = bundle->notices ? bundle->notices : merged;
    notices->their_count = bundle->notice_count;
    bundle->notices = merged;
    bundle->notice_count = count;
}

static void remove_at(Notices *notices, size_t index) {
    memmove(&notices->items[index], &notices->items[index + 1],
            (--notices->count - index) * sizeof notices->items[0]);
}

static void forget(Operator *op) {
    op->notice[0] = 0;
    op->urgent = op->typing = false;
    op->minutes = 0;
}

// When what is put up now is over; 0: when it is taken back.
static int64_t until_s(const App *app, int minutes) {
    int64_t now_s = app_wall_s(app);
    if (minutes == NOTICE_TODAY)
        return now_s + (DAY_MINUTES - zone_local(app_zone(app), now_s).minute) * INT64_C(60) - now_s % 60;
    return minutes > 0 ? now_s + minutes * INT64_C(60) : 0;
}

static void put_up(App *app) {
    Operator *op = &app->op;
    Err err = {0};
    for (size_t i = op->notices.count; i-- > 0;)
        if (put_is_over(app, &op->notices.items[i])) remove_at(&op->notices, i);
    if (!op->notice[0]) return;
    if (!add(&op->notices, op->notice, op->urgent, until_s(app, op->minutes))) {
        err_set(&err, ERR_USAGE, "%d notices are up: take one back first.", LIMIT_PUT_NOTICES);
        operate_trouble(app, &err, "a notice is not put up");
        return;
    }
    forget(op);
    save(app);
}

static void take_back(App *app, const char *id) {
    Notices *notices = &app->op.notices;
    for (size_t i = notices->count; i-- > 0;)
        if (!strcmp(notices->items[i].id, id)) remove_at(notices, i);
    save(app);
}

// The words of a prepared sentence in the event's own language.
static void say(App *app, const char *key) {
    Operator *op = &app->op;
    if (!app->language || strncmp(key, "notice.", strlen("notice."))) return;
    snprintf(op->notice, sizeof op->notice, "%s", message(app->language->messages, key));
}

static void choose_minutes(Operator *op, int minutes) {
    if (minutes == NOTICE_TODAY || (minutes >= 0 && minutes <= DAY_MINUTES)) op->minutes = minutes;
}

void put_do(App *app, const char *what) {
    Operator *op = &app->op;
    put_withdraw(app);
    if (!strcmp(what, "put"))
        put_up(app);
    else if (!strcmp(what, "urgent"))
        op->urgent = !op->urgent;
    else if (!strncmp(what, "for ", 4))
        choose_minutes(op, atoi(what + 4));
    else if (!strcmp(what, "drop"))
        forget(op);
    else if (!strncmp(what, "say ", 4))
        say(app, what + 4);
    else if (!strncmp(what, "take ", 5))
        take_back(app, what + 5);
    put_offer(app);
}

// The newest of them.
const char *put_urgent(const App *app) {
    const Notices *notices = &app->op.notices;
    for (size_t i = notices->count; i-- > 0;)
        if (notices->items[i].urgent && !put_is_over(app, &notices->items[i])) return notices->items[i].text;
    return NULL;
}

bool put_step(App *app) {
    Notices *notices = &app->op.notices;
    const char *urgent = put_urgent(app);
    bool differs = urgent != notices->covering;
    notices->covering = urgent;
    if (differs) light_look_again(app); // what is urgent is read, whatever the hours
    return differs;
}

int64_t put_next_us(const App *app, int64_t now_us) {
    int64_t next = INT64_MAX;
    const Notices *notices = &app->op.notices;
    for (size_t i = 0; i < notices->count; i++) {
        const PutNotice *notice = &notices->items[i];
        if (!notice->until_s || !notice->urgent || put_is_over(app, notice)) continue;
        int64_t left_s = notice->until_s - app_wall_s(app);
        if (left_s < 60) next = now_us + (left_s > 0 ? left_s : 1) * 1000000;
    }
    return next;
}
