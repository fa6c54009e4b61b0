#include "flight.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/hash.h"
#include "flight_facts.h"
#include "model/zone.h"
#include "settings/value.h"
#include "state.h"

static const int64_t taps_us = 3000000; // after which taps in a corner count no more

// Those that lead somewhere: what a key types is told nobody.
static const char *const act_words[] = {
    [ACT_HOME] = "home",   [ACT_SECTION] = "section", [ACT_OPEN] = "open",         [ACT_BEFORE] = "before",
    [ACT_AFTER] = "after", [ACT_TAB] = "tab",         [ACT_SELECT] = "select",     [ACT_PAGE] = "page",
    [ACT_SHEET] = "sheet", [ACT_AID] = "aid",         [ACT_LANGUAGE] = "language", [ACT_BACK] = "back",
};

int64_t flight_clock_at(const FlightClock *clock, int64_t time_us) {
    int64_t past_us = time_us - clock->at_us, past_s = past_us / 1000000;
    if (past_us % 1000000 < 0) past_s--;
    return clock->unix_s + past_s;
}

static void on_awaited(void *ctx, const char *label) {
    const App *app = ctx;
    recorder_await(app->config.recorder, app->flight.now_us, label);
}

static void on_taken(void *ctx, const char *label) {
    const App *app = ctx;
    recorder_work(app->config.recorder, app->flight.now_us, label);
}

void flight_open(App *app) {
    WorkLog log = {app, on_awaited, on_taken};
    app->flight.begun_us = INT64_MIN;
    if (!app->config.recorder) return;
    images_set_log(app->images, &log);
    finder_set_log(app->finder, &log);
}

void flight_begin_round(App *app, int64_t now_us) {
    app->flight.now_us = now_us;
    app->flight.unix_s = app->config.clock->unix_s(app->config.clock->ctx);
    app->flight.frame_count = 0;
}

static RecorderTrust trust_of(const App *app) {
    static const RecorderTrust trusts[] = {[STAGE_CLOCK_CERTAIN] = RECORDER_CERTAIN,
                                           [STAGE_CLOCK_APPROXIMATE] = RECORDER_APPROXIMATE,
                                           [STAGE_CLOCK_UNKNOWN] = RECORDER_UNKNOWN};
    return trusts[keep_time_trust(app)];
}

// The event's zone from UTC.
static int32_t offset_s(const App *app) {
    if (!app->bundle) return 0;
    EventTime local = zone_local(app->bundle->zone, app_wall_s(app));
    return (int32_t)((local.day * INT64_C(1440) + local.minute) * 60 - app_wall_s(app) / 60 * 60);
}

// A clock that is read in whole seconds shows with each reading that differs a little more of when its
// seconds begin: a few readings at the start, and then only where it jumps.
void flight_clock(App *app) {
    Flight *flight = &app->flight;
    RecorderTrust trust = trust_of(app);
    int64_t wall_s = app_wall_s(app);
    if (!app->config.recorder || flight->replays) return;
    if (flight->clock_told && trust == flight->trust &&
        flight_clock_at(&flight->clock, flight->now_us) == wall_s)
        return;
    flight->clock = (FlightClock){wall_s, flight->now_us};
    flight->trust = trust;
    flight->clock_told = true;
    recorder_clock(app->config.recorder, flight->now_us, wall_s, offset_s(app), trust);
}

void flight_step(App *app) {
    recorder_step(app->config.recorder, app->flight.now_us);
}

static const char *shown_address(const App *app, char *buffer, size_t size) {
    const View *view = app_view(app);
    snprintf(buffer, size, "%s%s%s", screen_row(view->screen)->name, *view->id ? "/" : "", view->id);
    return buffer;
}

static void tell_setup(App *app, bool start) {
    char hash[20] = "", address[64 + ID_SIZE];
    if (!app->config.recorder) return;
    AUTO_FREE char *facts = flight_facts_write(app);
    if (app->bundle) snprintf(hash, sizeof hash, "%016" PRIx64, app->bundle->hash);
    RecorderSetup setup = {.bundle_id = app->bundle ? app->bundle->id : "",
                           .bundle_version = app->bundle ? app->bundle->version : 0,
                           .bundle_hash = hash,
                           .width = app->metrics.width,
                           .height = app->metrics.height,
                           .width_mm = app->width_mm,
                           .lang = app->lang,
                           .settings = facts,
                           .unix_s = app_wall_s(app),
                           .offset_s = offset_s(app),
                           .trust = trust_of(app),
                           .screen = shown_address(app, address, sizeof address),
                           .scene = (int64_t)app->scene_index,
                           .pass = app->pass,
                           .start = start && facts && strlen(facts) <= LIMIT_RECORDER_TEXT_BYTES};
    recorder_setup(app->config.recorder, app->flight.now_us, &setup);
}

static bool is_at_rest(const App *app) {
    const CornerTaps *taps = &app->op.taps;
    bool tapped = taps->count && app->flight.now_us - taps->times_us[taps->count - 1] <= taps_us;
    return app->display && !app->display_failed && app->bundle && app->shown_once && !app->dirty &&
           !app->transition.active && !app->op.light.dark && !app->text_failed && !tapped &&
           app->gestures.state == G_IDLE && !app->gestures.down_count && !app->pressed[0] &&
           !app->op.pad.worker.busy && !images_pending(app->images) && !finder_pending(app->finder);
}

// A visit can be begun with only where it was there from the start, and nobody has touched anything.
static bool is_beginning(const App *app) {
    if (sticks_view(app)) return false; // what is on a stick is in no recording
    if (app->mode == MODE_ATTRACT) return app->flight.begun_us != app->scene_start_us;
    return app->mode == MODE_VISIT && !app->flight.touched && !app->still_there_s &&
           app->flight.begun_us == INT64_MIN && !operate_is_shown(app);
}

void flight_end_step(App *app) {
    if (!app->config.recorder || !is_beginning(app) || !is_at_rest(app)) return;
    app->flight.begun_us = app->mode == MODE_ATTRACT ? app->scene_start_us : app->created_us;
    tell_setup(app, true);
}

// On the PIN pad and wherever there are keys.
static bool is_hidden(const App *app) {
    ScreenId screen = app_view(app)->screen;
    return screen == SCREEN_PIN || screen == SCREEN_SEARCH || (screen == SCREEN_OPERATOR && app->op.typing);
}

static RecorderPad pad_of(const App *app) {
    return app_view(app)->screen == SCREEN_PIN ? RECORDER_PIN_PAD : RECORDER_KEYBOARD;
}

static void tell_touch(App *app, const UiEvent *event) {
    static const RecorderTouch touches[] = {[UI_FINGER_DOWN] = RECORDER_DOWN,
                                            [UI_FINGER_MOVE] = RECORDER_MOVE,
                                            [UI_FINGER_UP] = RECORDER_UP,
                                            [UI_FINGER_LOST] = RECORDER_LOST};
    Flight *flight = &app->flight;
    bool hidden = is_hidden(app), was_hidden = flight->hidden;
    flight->touched = true;
    flight->hidden = hidden;
    if (!hidden)
        recorder_touch(app->config.recorder, event->time_us, touches[event->kind], event->finger, event->x,
                       event->y);
    else if (!was_hidden)
        recorder_outcome(app->config.recorder, event->time_us, pad_of(app), "touched");
}

void flight_event(App *app, const UiEvent *event) {
    flight_begin_round(app, event->time_us);
    switch (event->kind) {
    case UI_FINGER_DOWN:
    case UI_FINGER_MOVE:
    case UI_FINGER_UP:
    case UI_FINGER_LOST:
        tell_touch(app, event);
        flight_clock(app);
        return;
    case UI_EXPOSED:
        recorder_exposed(app->config.recorder, event->time_us);
        return;
    case UI_RESIZED: // app_set_display tells
    case UI_WOKEN:
    case UI_QUIT:
        return;
    }
}

void flight_act(App *app, Action action, const char *argument) {
    char outcome[LIMIT_RECORD_NAME_BYTES + 16];
    const char *word = (size_t)action < COUNT_OF(act_words) ? act_words[action] : NULL;
    if (!word || app->flight.replays || !is_hidden(app)) return;
    snprintf(outcome, sizeof outcome, "%s%s%s", word, argument ? " " : "", argument ? argument : "");
    recorder_outcome(app->config.recorder, app->flight.now_us, pad_of(app), outcome);
    app->flight.hidden = false; // what comes next on keys is another part
}

bool flight_parse_act(const char *outcome, Action *ret_action, const char **ret_argument) {
    size_t length = strcspn(outcome, " ");
    for (size_t i = 0; i < COUNT_OF(act_words); i++) {
        if (!act_words[i] || strlen(act_words[i]) != length || strncmp(act_words[i], outcome, length))
            continue;
        *ret_action = (Action)i;
        *ret_argument = outcome[length] ? outcome + length + 1 : NULL;
        return true;
    }
    return false;
}

void flight_pin(App *app, const char *outcome) {
    recorder_outcome(app->config.recorder, app->flight.now_us, RECORDER_PIN_PAD, outcome);
}

void flight_settings(App *app, SettingSet changed) {
    char text[SETTING_TEXT_SIZE];
    for (SettingId id = 0; app->config.recorder && id < SETTING_COUNT; id++) {
        const SettingRow *row = setting_row(id);
        if (!setting_set_has(changed, id)) continue;
        const char *value =
            row->type == VALUE_SECRET ? NULL : setting_print(row, &app->op.settings, text, sizeof text);
        recorder_setting(app->config.recorder, app->flight.now_us, row->name, value);
    }
}

void flight_language(App *app) {
    recorder_language(app->config.recorder, app->flight.now_us, app->lang);
}

void flight_bundle(App *app) {
    char hash[20];
    snprintf(hash, sizeof hash, "%016" PRIx64, app->bundle->hash);
    recorder_bundle(app->config.recorder, app->flight.now_us, app->bundle->id, app->bundle->version, hash);
    app->flight.begun_us = INT64_MIN;
}

void flight_panel(App *app) {
    Flight *flight = &app->flight;
    int width = app->display ? app->metrics.width : 0, height = app->display ? app->metrics.height : 0;
    if (app->display) flight_want(app, FLIGHT_ANY_PICTURE);
    if (width == flight->width && height == flight->height && app->width_mm == flight->width_mm) return;
    flight->width = width;
    flight->height = height;
    flight->width_mm = app->width_mm;
    recorder_panel(app->config.recorder, flight->now_us, width, height, app->width_mm);
    if (app->display) tell_setup(app, false);
}

void flight_light(App *app, bool lit, bool painted) {
    recorder_light(app->config.recorder, app->flight.now_us, lit, painted);
}

uint64_t flight_composed(const App *app, const Compose *how) {
    uint64_t layers = hash_int(hash_int(HASH_START, (int64_t)app->flight.from), (int64_t)app->flight.to);
    return hash_int(hash_int(layers, how->kind), how->kind == COMPOSE_FADE ? how->amount : how->offset);
}

void flight_want(App *app, uint64_t picture) {
    if (app->config.feeder) feeder_want(app->config.feeder, picture);
}

void flight_show(App *app, uint64_t picture, bool presented) {
    Flight *flight = &app->flight;
    const Clock *clock = app->config.clock;
    flight->shown = picture;
    if (app->config.feeder) feeder_show(app->config.feeder, picture);
    if (!presented) return;
    if (flight->frame_count < FLIGHT_FRAMES_MOST) flight->frames[flight->frame_count++] = picture;
    if (!app->config.recorder) return;
    int64_t took_us = clock->monotonic_us(clock->ctx) - flight->now_us;
    recorder_frame(app->config.recorder, flight->now_us, took_us, picture);
}

void flight_lost(App *app, const char *why) {
    char note[240];
    snprintf(note, sizeof note, "the display is lost: %.200s", why);
    recorder_note(app->config.recorder, app->flight.now_us, note);
}
