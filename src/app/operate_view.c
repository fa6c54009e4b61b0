// What the panel shows, filled for one frame.
#include <string.h>
#include "state.h"

static const struct {
    const char *icon, *label;
} topics[] = {
    [TOPIC_DISPLAY] = {"monitor", "operator.topic-display"},
    [TOPIC_TOUCH] = {"hand", "operator.topic-touch"},
    [TOPIC_FONTS] = {"a-large-small", "operator.topic-fonts"},
    [TOPIC_CONTENT] = {"file-text", "operator.topic-content"},
    [TOPIC_CLOCK] = {"clock", "operator.topic-clock"},
    [TOPIC_STORAGE] = {"hard-drive", "operator.topic-storage"},
    [TOPIC_TEMPERATURE] = {"thermometer", "operator.topic-temperature"},
    [TOPIC_POWER] = {"power", "operator.topic-power"},
    [TOPIC_CARD] = {"hard-drive", "operator.topic-card"},
    [TOPIC_SETTINGS] = {"settings", "operator.topic-settings"},
};
_Static_assert(COUNT_OF(topics) == TOPIC_COUNT, "every topic has its icon and label");

static OperatorHealth health_of(Health health) {
    return health == HEALTH_GOOD   ? OPERATOR_GOOD
           : health == HEALTH_NONE ? OPERATOR_NONE
           : health == HEALTH_CARE ? OPERATOR_CARE
                                   : OPERATOR_BAD;
}

static void fill_lines(const Operator *op, Arena *arena, OperatorView *view) {
    OperatorLine *lines = op->examined ? ARENA_NEW(arena, OperatorLine, TOPIC_COUNT) : NULL;
    if (!lines) return;
    for (size_t i = 0; i < TOPIC_COUNT; i++)
        lines[i] = (OperatorLine){.icon = topics[i].icon,
                                  .label = topics[i].label,
                                  .says = op->lines[i].says,
                                  .advice = op->lines[i].advice,
                                  .health = health_of(op->lines[i].health)};
    view->lines = lines;
    view->line_count = TOPIC_COUNT;
}

static void fill_notices(const App *app, Arena *arena, OperatorView *view) {
    const Notices *up = &app->op.notices;
    OperatorNotice *notices = ARENA_NEW(arena, OperatorNotice, LIMIT_PUT_NOTICES);
    if (!notices) return;
    for (size_t i = 0; i < up->count; i++) {
        const PutNotice *put = &up->items[i];
        OperatorNotice notice = {
            .id = put->id, .text = put->text, .urgent = put->urgent, .until.day = DAY_NONE};
        if (put_is_over(app, put)) continue;
        if (put->until_s) notice.until = zone_local(app_zone(app), put->until_s);
        notices[view->notice_count++] = notice;
    }
    view->notices = notices;
}

static void fill_clock(const App *app, Arena *arena, OperatorView *view) {
    enum {
        SAYS_SIZE = 400
    };
    const KeptClock *clock = &app->op.clock;
    char *says = arena_alloc(arena, SAYS_SIZE);
    view->clock_says = view->clock_advice = "";
    view->clock_health = OPERATOR_NONE;
    view->clock_set = zone_local(app_zone(app), app_wall_s(app) + app->op.clock_move_s);
    if (!clock->known || !says) return;
    clock_describe(&clock->view, says, SAYS_SIZE);
    view->clock_says = says;
    view->clock_advice = clock_advice(&clock->view);
    view->clock_health = clock->view.trust == CLOCK_CERTAIN       ? OPERATOR_GOOD
                         : clock->view.trust == CLOCK_APPROXIMATE ? OPERATOR_CARE
                                                                  : OPERATOR_BAD;
}

static void fill_host(const Host *host, OperatorView *view) {
    view->off_by = "";
    if (!host) return;
    view->restart = host->restart;
    view->crashes = host->crashes;
    view->crash_count = host->crash_count;
    if (host->off_by) view->off_by = host->off_by(host->ctx);
}

static void fill_typed(const Operator *op, OperatorView *view) {
    bool notice = !op->typing || !strcmp(op->typed_name, "notice");
    view->typing = op->typing ? op->typed_name : NULL;
    view->typed = !notice ? op->text : op->notice[0] ? op->notice : NULL;
    view->urgent = op->urgent;
    view->minutes = op->minutes;
}

static const char *problem_of(const App *app) {
    const Err *kept = &app->op.problem, *recorded = &app->account.problem;
    return kept->code != ERR_NONE ? kept->message : recorded->code != ERR_NONE ? recorded->message : NULL;
}

const OperatorView *operate_view(App *app, int64_t now_us) {
    Operator *op = &app->op;
    OperatorView *view = &op->view;
    arena_reset(&op->view_arena);
    *view = (OperatorView){.pad = op->pad.shown,
                           .settings = &op->settings,
                           .problem = problem_of(app),
                           .loop = op->loop,
                           .loop_count = op->loop_count,
                           .backlight = op->backlight,
                           .touch = op->touch,
                           .hour = zone_local(app_zone(app), app_wall_s(app)).minute / 60};
    fill_lines(op, &op->view_arena, view);
    fill_notices(app, &op->view_arena, view);
    fill_clock(app, &op->view_arena, view);
    installed_fill(app, &op->view_arena, view);
    fill_host(app->config.host, view);
    fill_typed(op, view);
    figures_fill(app, &op->view_arena, view);
    figures_fill_log(app, &op->view_arena, view, now_us);
    return view;
}
