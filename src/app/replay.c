#include "replay.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "flight_facts.h"
#include "paint/memory_display.h"
#include "settings/value.h"
#include "state.h"

static const int64_t back_most_us = 10000000; // that an event may lie behind the step before it

typedef struct Replay {
    const ReplayConfig *config;
    const RecordingEvent *events;
    size_t count;
    ReplayResult result;
    const char *bundle_hash; // of the content that it runs with
    // Of the part that is on.
    App *app;
    FlightFacts facts;
    MemoryDisplay memory;
    Display display;
    bool display_fails;
    Clock clock;
    FlightClock wall;
    int64_t now_us;
    bool blind;   // what is on screen is not known
    bool tainted; // there is a search on the stack whose letters are not known
    bool veiled;  // what slides out is not known
} Replay;

static int64_t monotonic_us(void *ctx) {
    return ((const Replay *)ctx)->now_us;
}

static int64_t unix_s(void *ctx) {
    const Replay *replay = ctx;
    return flight_clock_at(&replay->wall, replay->now_us);
}

static bool lost(Err *err) {
    return err_set(err, ERR_NO_DISPLAY, "as it was recorded");
}

static bool lock(void *ctx, Surface *ret_surface, Err *err) {
    Replay *replay = ctx;
    if (replay->display_fails) return lost(err);
    return replay->memory.display.lock(&replay->memory, ret_surface, err);
}

static bool present(void *ctx, const Rect *rects, size_t count, Err *err) {
    Replay *replay = ctx;
    if (replay->display_fails) return lost(err);
    return replay->memory.display.present(&replay->memory, rects, count, err);
}

// What a mix of two layers looks like is known by their hashes; it is mixed where somebody looks.
static bool compose(void *ctx, const Surface *from, const Surface *to, Compose how, Err *err) {
    Replay *replay = ctx;
    if (replay->display_fails) return lost(err);
    if (!replay->config->show) return true;
    return replay->memory.display.compose(&replay->memory, from, to, how, err);
}

static void end_part(Replay *replay) {
    app_destroy(replay->app);
    memory_display_finish(&replay->memory);
    replay->app = NULL;
}

static bool open_panel(Replay *replay, int width, int height, double width_mm, Err *err) {
    memory_display_finish(&replay->memory);
    if (!width && !height) {
        app_set_display(replay->app, NULL, 0, 0, 0);
        return true;
    }
    if (width < LIMIT_PANEL_SIDE_MIN_PX || height < LIMIT_PANEL_SIDE_MIN_PX)
        return err_set(err, ERR_BAD_RECORD, "no panel has %d x %d px", width, height);
    if (!memory_display_init(&replay->memory, width, height, err)) return false;
    app_set_display(replay->app, &replay->display, width, height, width_mm <= 10000 ? width_mm : 0);
    return true;
}

static bool check_content(const Replay *replay, const RecorderSetup *setup, Err *err) {
    const App *app = replay->app;
    char hash[20], before[20] = "";
    if (!app->bundle) {
        *err = app->content_error;
        return false;
    }
    snprintf(hash, sizeof hash, "%016" PRIx64, app->bundle->hash);
    if (strcmp(hash, setup->bundle_hash) != 0)
        return err_set(err, ERR_BAD_RECORD,
                       "it was recorded with the content \"%s\", version %" PRId64
                       ", which is not the one given (\"%s\", version %" PRId64 "%s)",
                       setup->bundle_id, setup->bundle_version, app->bundle->id, app->bundle->version,
                       !strcmp(setup->bundle_id, app->bundle->id) &&
                               setup->bundle_version == app->bundle->version
                           ? ", but another text"
                           : "");
    if (app->before) snprintf(before, sizeof before, "%016" PRIx64, app->before->hash);
    return !strcmp(before, replay->facts.before) ||
           err_set(err, ERR_BAD_RECORD,
                   "the content that was shown before is not the one of then: see --before");
}

static bool create_app(Replay *replay, const RecorderSetup *setup, Err *err) {
    const ReplayConfig *config = replay->config;
    const FlightFacts *facts = &replay->facts;
    AppConfig app = {.fs = config->fs,
                     .clock = &replay->clock,
                     .content_folder = config->content_folder,
                     .assets_folder = config->assets_folder,
                     .font_root = config->font_root,
                     .lang = *facts->lang ? facts->lang : NULL,
                     .before_folder = *facts->before ? config->before_folder : NULL,
                     .place = *facts->place ? facts->place : NULL,
                     .mount_mm = facts->mount_mm,
                     .width_mm = facts->width_mm,
                     .aids = facts->aids,
                     .at_once = true,
                     .draw_safety = config->draw_safety};
    return app_create(&app, &replay->app, err) && check_content(replay, setup, err);
}

static void trust(const Replay *replay, RecorderTrust trust) {
    KeptClock *clock = &replay->app->op.clock;
    clock->known = true;
    clock->view.trust = trust == RECORDER_CERTAIN       ? CLOCK_CERTAIN
                        : trust == RECORDER_APPROXIMATE ? CLOCK_APPROXIMATE
                                                        : CLOCK_UNKNOWN;
}

static bool begin_part(Replay *replay, const RecorderSetup *setup, Err *err) {
    end_part(replay);
    replay->blind = replay->tainted = replay->veiled = replay->display_fails = false;
    if (!flight_facts_read(setup->settings, &replay->facts, err)) return false;
    replay->wall = replay->facts.clock;
    replay->now_us = replay->facts.frame_us;
    if (!create_app(replay, setup, err)) return false;
    App *app = replay->app;
    app->flight.replays = true;
    trust(replay, setup->trust);
    // The panel first: what was found out about it is in the facts.
    if (!open_panel(replay, setup->width, setup->height, setup->width_mm, err)) return false;
    if (!flight_facts_restore(app, setup, err)) return false;
    app->metrics = metrics_for(setup->width, setup->height, settle_width_mm(app, app->width_mm));
    gestures_init(&app->gestures, (int)(3 * app->metrics.px_per_mm));
    app->shown_once = true;
    app->flight.begun_us = INT64_MIN;
    flight_begin_round(app, replay->now_us);
    frame_show(app, replay->now_us);
    replay->result.parts++;
    return true;
}

static void tell_difference(Replay *replay, size_t recorded, uint64_t picture) {
    const App *app = replay->app;
    const Flight *flight = &app->flight;
    const View *view = app_view(app);
    ReplayResult *result = &replay->result;
    result->differs = true;
    result->recorded = recorded;
    result->painted = flight->frame_count;
    result->picture = picture;
    result->instead = flight->frame_count ? flight->frames[flight->frame_count - 1] : 0;
    snprintf(result->screen, sizeof result->screen, "%s%s%s", screen_row(view->screen)->name,
             *view->id ? "/" : "", view->id);
    if (replay->config->show) replay->config->show(replay->config->show_ctx, &replay->memory.surface);
}

// A round: an event or a step, and what came of it.
static bool begins_round(const RecordingEvent *event) {
    switch (event->kind) {
    case RECORDING_STEP:
    case RECORDING_TOUCH:
    case RECORDING_OUTCOME:
    case RECORDING_EXPOSED:
    case RECORDING_PANEL:
        return true;
    case RECORDING_SETUP:
        return event->setup->start;
    default:
        return false;
    }
}

static size_t round_end(const Replay *replay, size_t from) {
    size_t end = from + 1;
    while (end < replay->count && !begins_round(&replay->events[end]))
        end++;
    return end;
}

static void set_setting(const Replay *replay, const RecordingEvent *event) {
    App *app = replay->app;
    const SettingRow *row = setting_find(event->setting.name);
    Settings before = app->op.settings;
    Err err = {0};
    if (!row || row->type == VALUE_SECRET ||
        !setting_parse(row, event->setting.value, &app->op.settings, &err))
        return;
    SettingSet changed = settings_compare(&before, &app->op.settings);
    if (changed) settle_apply(app, changed, replay->now_us);
}

static void set_clock(Replay *replay, const RecordingEvent *event) {
    int64_t wall_s = event->clock.unix_s;
    if (wall_s < 0 || wall_s > LIMIT_REPLAY_UNIX_S) return;
    replay->wall = (FlightClock){wall_s, replay->now_us};
    trust(replay, event->clock.trust);
    flight_begin_round(replay->app, replay->now_us);
}

static void take_work(const Replay *replay, const char *label, bool there) {
    App *app = replay->app;
    if (!images_withhold(app->images, label, !there) && !strcmp(label, FINDER_LABEL))
        finder_withhold(app->finder, !there);
    if (there) app->dirty = true;
}

// What a round was told from outside: before the app does anything, as it was then.
static void prepare_round(Replay *replay, size_t from, size_t end) {
    static const char display_lost[] = "the display is lost";
    bool step = replay->events[from].kind == RECORDING_STEP;
    replay->display_fails = false;
    for (size_t i = from + 1; i < end; i++) {
        const RecordingEvent *event = &replay->events[i];
        if (event->kind == RECORDING_CLOCK) set_clock(replay, event);
        if (event->kind == RECORDING_AWAIT) take_work(replay, event->text, false);
        if (event->kind == RECORDING_WORK) take_work(replay, event->text, true);
        if (event->kind == RECORDING_SETTING && step) set_setting(replay, event);
        if (event->kind == RECORDING_LIGHT && step)
            light_turn(replay->app, event->light.lit, !event->light.lit && !event->light.painted);
        // What is on a stick is in no recording: it goes on when all about it is said.
        if (event->kind == RECORDING_BUNDLE || event->kind == RECORDING_MOUNT) replay->blind = true;
        if (event->kind == RECORDING_NOTE && !strncmp(event->text, display_lost, sizeof display_lost - 1))
            replay->display_fails = true;
        if (event->kind == RECORDING_FRAME && replay->blind) replay->app->frame_us = replay->now_us;
    }
}

// What a key types is not known; where a touch on keys led is, and there it goes on.
static void follow_outcome(Replay *replay, const RecordingEvent *event) {
    App *app = replay->app;
    Action action;
    const char *argument;
    bool search = app_view(app)->screen == SCREEN_SEARCH;
    replay->blind = replay->tainted = true;
    if (!search || event->outcome.pad != RECORDER_KEYBOARD ||
        !flight_parse_act(event->outcome.outcome, &action, &argument))
        return;
    input_drop(app);
    gestures_init(&app->gestures, app->gestures.slop_px);
    app->touch_us = replay->now_us;
    app->still_there_s = 0;
    app->minute_shown = app_wall_s(app) / 60;
    if (app->mode == MODE_VISIT) visit_act(app, action, argument, replay->now_us);
    replay->blind = false;
    replay->veiled = app->transition.active;
}

static void touch(const Replay *replay, const RecordingEvent *event) {
    static const UiEventKind kinds[] = {[RECORDER_DOWN] = UI_FINGER_DOWN,
                                        [RECORDER_MOVE] = UI_FINGER_MOVE,
                                        [RECORDER_UP] = UI_FINGER_UP,
                                        [RECORDER_LOST] = UI_FINGER_LOST};
    UiEvent finger = {.kind = kinds[event->touch.touch],
                      .finger = event->touch.finger,
                      .x = event->touch.x,
                      .y = event->touch.y,
                      .time_us = replay->now_us};
    app_event(replay->app, &finger);
}

static void turn_light(const Replay *replay, size_t from, size_t end) {
    for (size_t i = from + 1; i < end; i++)
        if (replay->events[i].kind == RECORDING_LIGHT)
            light_turn(replay->app, replay->events[i].light.lit,
                       !replay->events[i].light.lit && !replay->events[i].light.painted);
}

static bool do_round(Replay *replay, size_t from, size_t end, Err *err) {
    const RecordingEvent *event = &replay->events[from];
    App *app = replay->app;
    switch (event->kind) {
    case RECORDING_STEP:
        if (!replay->blind) app_step(app, NULL);
        return true;
    case RECORDING_TOUCH:
        if (replay->blind) return true;
        touch(replay, event);
        turn_light(replay, from, end);
        return true;
    case RECORDING_EXPOSED:
        app_event(app, &(UiEvent){.kind = UI_EXPOSED, .time_us = replay->now_us});
        return true;
    case RECORDING_PANEL:
        return open_panel(replay, event->panel.width, event->panel.height, event->panel.width_mm, err);
    case RECORDING_OUTCOME:
        follow_outcome(replay, event);
        return true;
    default:
        return true;
    }
}

static bool is_unknown(const Replay *replay) {
    const App *app = replay->app;
    ScreenId screen = app_view(app)->screen;
    return replay->blind || app->mode == MODE_FAULT || screen == SCREEN_PIN || screen == SCREEN_OPERATOR ||
           (replay->tainted && screen == SCREEN_SEARCH);
}

static void compare_round(Replay *replay, size_t from, size_t end) {
    const Flight *flight = &replay->app->flight;
    size_t recorded = 0, painted = flight->frame_count;
    bool compared = !replay->blind && !replay->veiled;
    for (size_t i = from + 1; i < end; i++) {
        if (replay->events[i].kind != RECORDING_FRAME) continue;
        uint64_t picture = replay->events[i].frame.hash;
        size_t at = recorded++;
        if (!compared)
            replay->result.untold++;
        else if (at < painted && flight->frames[at] == picture)
            replay->result.frames++;
        else if (at < FLIGHT_FRAMES_MOST && !replay->result.differs)
            tell_difference(replay, recorded, picture);
    }
    if (compared && painted > recorded && !replay->result.differs) tell_difference(replay, recorded, 0);
}

static bool begin_again(Replay *replay, const RecordingEvent *event, Err *err) {
    if (replay->result.parts && strcmp(event->setup->bundle_hash, replay->bundle_hash) != 0)
        return true; // other content from here on
    if (replay->result.parts == LIMIT_REPLAY_STARTS)
        return err_set(err, ERR_BAD_RECORD, "it begins anew more than %d times", LIMIT_REPLAY_STARTS);
    if (!begin_part(replay, event->setup, err)) return false;
    replay->bundle_hash = event->setup->bundle_hash;
    replay->now_us = event->time_us;
    if (replay->app->flight.shown == replay->facts.frame) return true;
    tell_difference(replay, 1, replay->facts.frame);
    return true;
}

static bool run_round(Replay *replay, size_t from, size_t end, Err *err) {
    const RecordingEvent *event = &replay->events[from];
    int64_t time_us = event->time_us;
    if (time_us < 0 || time_us > LIMIT_REPLAY_US || time_us < replay->now_us - back_most_us)
        return err_set(err, ERR_BAD_RECORD, "its times are not in order");
    replay->result.ended_us = time_us;
    if (event->kind == RECORDING_SETUP) // of a part that is known nothing new
        return !replay->blind || begin_again(replay, event, err);
    replay->now_us = time_us;
    flight_begin_round(replay->app, time_us);
    prepare_round(replay, from, end);
    replay->app->flight.frame_count = 0;
    if (!do_round(replay, from, end, err)) return false;
    if (replay->app->mode == MODE_ATTRACT) replay->tainted = false;
    replay->blind = is_unknown(replay);
    compare_round(replay, from, end);
    replay->veiled = replay->veiled && replay->app->transition.active;
    return true;
}

// Why there is nothing to be compared.
static bool may_begin(const Replay *replay, const Recording *recording, size_t start, Err *err) {
    const char *program = recording_program(recording);
    if (start == replay->count)
        return err_set(err, ERR_BAD_RECORD,
                       "there is no moment in it at which a replay can begin: nobody visits, nothing moves");
    if (strcmp(program, replay->config->program) != 0)
        return err_set(err, ERR_BAD_RECORD, "it was recorded by Balai %s; this is %s", program,
                       replay->config->program);
    return true;
}

static bool run(Replay *replay, size_t start, Err *err) {
    const RecordingEvent *first = &replay->events[start];
    if (first->time_us < 0 || first->time_us > LIMIT_REPLAY_US)
        return err_set(err, ERR_BAD_RECORD, "its times are none");
    replay->result.begun_us = replay->result.ended_us = first->time_us;
    replay->result.begun_unix_s = first->setup->unix_s;
    replay->result.offset_s = first->setup->offset_s;
    if (!begin_again(replay, first, err)) return false;
    for (size_t i = start + 1; i < replay->count && !replay->result.differs;) {
        size_t end = round_end(replay, i);
        if (!run_round(replay, i, end, err)) return false;
        i = end;
    }
    return true;
}

bool replay_run(const ReplayConfig *config, const Recording *recording, ReplayResult *ret_result, Err *err) {
    Replay replay = {.config = config};
    replay.events = recording_events(recording, &replay.count);
    replay.display = (Display){&replay, lock, present, compose};
    replay.clock = (Clock){&replay, monotonic_us, unix_s};
    size_t start = recording_start(recording);
    bool done = may_begin(&replay, recording, start, err) && run(&replay, start, err);
    end_part(&replay);
    if (done) *ret_result = replay.result;
    return done;
}
