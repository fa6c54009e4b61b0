// What the operator's panel asks for, carried out.
#include "operate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "state.h"
#include "text/compose.h"

static const int64_t leave_us = 120000000; // the panel closes by itself
static const int64_t fade_us = 300000;
static const int64_t clock_most_s = INT64_C(100) * 366 * 86400; // that a time is moved by

enum {
    SECONDS_STEP = 5 // of a scene
};

bool operate_is_shown(const App *app) {
    return screen_is_operators(app_view(app)->screen);
}

void operate_trouble(App *app, const Err *err, const char *what) {
    app->op.problem = *err;
    log_line(LOG_ERROR, "%s: %s", what, err->message);
    app->dirty = true;
}

// The pad and the panel are no step of a visit: nothing lies below them.
static void show(App *app, View view, int64_t now_us) {
    visit_begin(app, view, now_us);
    memset(app->stack, 0, sizeof app->stack);
    app->stack[0] = view;
    app->depth = 1;
    frame_begin_transition(app, false, true, fade_us, now_us);
}

void operate_gesture(App *app, int64_t now_us) {
    if (operate_is_shown(app)) return;
    input_drop(app);
    pad_begin(app);
    show(app, (View){.screen = SCREEN_PIN}, now_us);
}

void operate_ask(App *app, unsigned stick, int64_t version, int64_t now_us) {
    operate_gesture(app, now_us);
    app->op.pad.shown.stick = stick;
    app->op.pad.shown.version = version;
    app->dirty = true;
}

void operate_examine(App *app) {
    Operator *op = &app->op;
    const Host *host = app->config.host;
    op->examined = host && host->examine;
    if (!op->examined) return;
    DoctorFacts facts = {.fonts = app->text_error,
                         .content = app->content_error,
                         .clock = op->clock.view,
                         .state_folder = app->config.state_folder,
                         .panel_mm = (int)settle_width_mm(app, app->width_mm),
                         .settings_wrong = op->file_open ? op->file.findings.count : 0};
    const Text *title = app->bundle ? &app->bundle->event.title : NULL;
    if (title && title->count) facts.content_title = title->variants[0].string;
    host->examine(host->ctx, &facts, op->lines);
}

void operate_open(App *app, int64_t now_us) {
    Operator *op = &app->op;
    operate_close(app);
    op->open = true;
    operate_examine(app);
    show(app, (View){.screen = SCREEN_OPERATOR, .id = "status"}, now_us);
}

void operate_show(App *app, View view, int64_t now_us) {
    if (view.screen == SCREEN_OPERATOR) operate_open(app, now_us);
    show(app, view, now_us);
    frame_end_transition(app);
}

void operate_close(App *app) {
    Operator *op = &app->op;
    op->open = op->typing = op->urgent = op->clock_moving = false;
    op->minutes = 0;
    op->text[0] = op->notice[0] = op->typed_name[0] = 0;
    op->clock_move_s = 0;
    op->touch.next = -1;
    pad_forget(app);
}

bool operate_leaves(const App *app, int64_t now_us) {
    return operate_is_shown(app) && now_us >= operate_leaves_us(app);
}

int64_t operate_leaves_us(const App *app) {
    return app->touch_us + leave_us;
}

static void stop_typing(Operator *op) {
    op->typing = false;
    op->typed_name[0] = op->text[0] = 0;
}

static void set_named(App *app, const char *what, int64_t now_us) {
    char name[OPERATOR_NAME_SIZE];
    size_t length = strcspn(what, " ");
    if (length >= sizeof name) return;
    memcpy(name, what, length);
    name[length] = 0;
    const char *value = what[length] ? what + length + 1 : "";
    const SettingRow *row = setting_find(name);
    if (!row || row->type == VALUE_SECRET) return;
    bool typed = app->op.typing && !strcmp(app->op.typed_name, name);
    if (settle_set(app, setting_id(row), value, now_us) && typed) stop_typing(&app->op);
}

static void swap(LoopScene *a, LoopScene *b) {
    LoopScene c = *a;
    *a = *b;
    *b = c;
}

static void change_seconds(LoopScene *scene, int by) {
    int seconds = scene->seconds + by;
    scene->seconds = seconds < LIMIT_SCENE_SECONDS_MIN   ? LIMIT_SCENE_SECONDS_MIN
                     : seconds > LIMIT_SCENE_SECONDS_MAX ? LIMIT_SCENE_SECONDS_MAX
                                                         : seconds;
}

static bool change_scene(Operator *op, size_t index, const char *how) {
    if (index >= op->loop_count) return false;
    LoopScene *scene = &op->loop[index];
    if (!strcmp(how, "toggle"))
        scene->on = !scene->on;
    else if (!strcmp(how, "up") && index > 0)
        swap(scene, scene - 1);
    else if (!strcmp(how, "down") && index + 1 < op->loop_count)
        swap(scene, scene + 1);
    else if (!strcmp(how, "longer"))
        change_seconds(scene, SECONDS_STEP);
    else if (!strcmp(how, "shorter"))
        change_seconds(scene, -SECONDS_STEP);
    else
        return false;
    return true;
}

static void change_loop(App *app, const char *what, int64_t now_us) {
    Operator *op = &app->op;
    char *how, text[SETTING_TEXT_SIZE];
    unsigned long index = strtoul(what, &how, 10);
    if (how == what || *how != ' ' || !change_scene(op, index, how + 1)) return;
    Settings wanted = op->settings;
    loop_wishes(op->loop, op->loop_count, app->bundle->scenes, &wanted.scenes);
    const SettingRow *row = setting_row(SETTING_ATTRACT_SCENES);
    settle_set(app, SETTING_ATTRACT_SCENES, setting_print(row, &wanted, text, sizeof text), now_us);
    settle_loop(app); // where all would be off all are on
}

static void move_clock(Operator *op, int64_t minutes) {
    int64_t most = clock_most_s / 60;
    minutes = minutes < -most ? -most : minutes > most ? most : minutes;
    int64_t moved = op->clock_move_s + minutes * 60;
    if (moved < -clock_most_s || moved > clock_most_s) return;
    op->clock_move_s = moved;
    op->clock_moving = true;
}

static void change_clock(App *app, const char *what, int64_t now_us) {
    Operator *op = &app->op;
    Err err = {0};
    bool set = !strcmp(what, "set"), right = !strcmp(what, "right");
    if (!set && !right) {
        move_clock(op, strtoll(what, NULL, 10));
        return;
    }
    op->problem = (Err){0};
    if (!keep_time_take(app, app_wall_s(app) + (set ? op->clock_move_s : 0), now_us, &err))
        operate_trouble(app, &err, "the time is not set");
    op->clock_move_s = 0;
    op->clock_moving = false;
}

static void switch_machine_off(App *app) {
    const Host *host = app->config.host;
    Err err = {0};
    if (!host || !host->switch_off)
        err_set(&err, ERR_USAGE, "This machine cannot be switched off from here.");
    else if (host->switch_off(host->ctx, &err))
        return;
    operate_trouble(app, &err, "the machine is not switched off");
}

static void change_power(App *app, const char *what, int64_t now_us) {
    if (!strcmp(what, "again")) {
        app->again = app->quit = true;
    } else if (!strcmp(what, "off")) {
        switch_machine_off(app);
    } else if (!strcmp(what, "dark")) {
        visit_end(app, now_us);
        light_switch(app, false, now_us);
    } else if (!strcmp(what, "light")) {
        light_switch(app, true, now_us);
    }
}

static void change_typed(App *app, const char *name) {
    Operator *op = &app->op;
    const SettingRow *row = setting_find(name);
    bool notice = !strcmp(name, "notice");
    stop_typing(op);
    if (!notice && (!row || row->type == VALUE_SECRET)) return;
    op->typing = true;
    snprintf(op->typed_name, sizeof op->typed_name, "%s", name);
    if (!notice) setting_print(row, &op->settings, op->text, sizeof op->text);
}

bool operate_type(App *app, const char *key) {
    Operator *op = &app->op;
    if (app_top(app)->screen != SCREEN_OPERATOR || !op->open) return false;
    if (!op->typing || !key) return true;
    bool notice = !strcmp(op->typed_name, "notice");
    char *text = notice ? op->notice : op->text;
    size_t size =
        notice ? sizeof op->notice : setting_row(setting_id(setting_find(op->typed_name)))->limit + 1;
    if (!strcmp(key, KEY_CLEAR))
        text[0] = 0;
    else if (!strcmp(key, KEY_DELETE))
        compose_delete(text);
    else
        compose_type(text, size < sizeof op->text ? size : sizeof op->text, key);
    return true;
}

bool operate_touch(App *app, Point at, int64_t now_us) {
    OperatorTouchCheck *touch = &app->op.touch;
    if (!app->op.open || app_top(app)->screen != SCREEN_OPERATOR || touch->next < 0 ||
        touch->next >= OPERATOR_CORNERS)
        return false;
    Point cross = operator_cross(&app->metrics, touch->next);
    double mm = hypot(at.x - cross.x, at.y - cross.y) / app->metrics.px_per_mm;
    touch->error_tenth_mm[touch->next++] = (int)(mm * 10 + 0.5);
    app->touch_us = now_us;
    app->dirty = true;
    return true;
}

static const char *after(const char *text, const char *verb) {
    size_t length = strlen(verb);
    if (strncmp(text, verb, length) || (text[length] && text[length] != ' ')) return NULL;
    return text[length] ? text + length + 1 : text + length;
}

void operate_do(App *app, const char *what, int64_t now_us) {
    const char *rest;
    if (!what || !app->op.open || app_top(app)->screen != SCREEN_OPERATOR) return;
    if ((rest = after(what, "set")))
        set_named(app, rest, now_us);
    else if ((rest = after(what, "scene")))
        change_loop(app, rest, now_us);
    else if ((rest = after(what, "clock")))
        change_clock(app, rest, now_us);
    else if ((rest = after(what, "notice")))
        put_do(app, rest);
    else if (!strcmp(what, "content back"))
        installed_back(app);
    else if ((rest = after(what, "type")))
        change_typed(app, rest);
    else if ((rest = after(what, "power")))
        change_power(app, rest, now_us);
    else if (after(what, "touch-check"))
        app->op.touch = (OperatorTouchCheck){.next = 0, .error_tenth_mm = {-1, -1, -1, -1}};
    else if (after(what, "leave"))
        visit_end(app, now_us);
}
