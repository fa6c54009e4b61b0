// The panel's light by its hours.
#include "base/log.h"
#include "settings/hours.h"
#include "state.h"

static const int64_t retry_us = 2000000; // where the panel stays dark
static const int64_t look_us = 60000000; // at the hours, however far away their end: clocks jump

bool app_is_dark(const App *app) {
    return app->op.light.dark && !app->op.light.painted;
}

static HoursState hours_now(const App *app, int64_t now_us) {
    const Operator *op = &app->op;
    HoursAsk ask = {0};
    hours_ask_fill(&ask, &op->settings, app->bundle);
    ask.now_s = app_wall_s(app);
    ask.clock_known = keep_time_trust(app) != STAGE_CLOCK_UNKNOWN;
    ask.since_touch_s = op->light.touched ? (now_us - op->light.touch_us) / 1000000 : -1;
    ask.visiting = app->mode == MODE_VISIT;
    return hours_at(&ask);
}

// What moves is cut off; black, where it has to be painted, is the next frame.
void light_turn(App *app, bool on, bool gone) {
    Operator *op = &app->op;
    op->light.dark = !on;
    op->light.painted = !on && !gone;
    app->transition.active = false;
    app->to_is_shown = false;
    painter_forget(app->painter);
    app->dirty = on || !gone;
    flight_light(app, on, !on && !gone);
    if (on) settle_brightness(app); // some panels forget it
}

static void turn(App *app, bool on) {
    const Host *host = app->config.host;
    bool asked = host && host->light,
         done = asked && host->light(host->ctx, on, app->op.settings.display_off_by);
    app->op.light.stuck = on && asked && !done;
    light_turn(app, on, done);
    if (!app->op.light.stuck) log_line(LOG_INFO, on ? "the panel is on" : "the panel is off");
}

void light_reopened(App *app) {
    Light *light = &app->op.light;
    light->stuck = light->stuck || light->dark;
    light->dark = light->painted = false;
    light_look_again(app);
}

void light_step(App *app, int64_t now_us) {
    Light *light = &app->op.light;
    if (now_us < light->next_us || app->flight.replays) return;
    HoursState state = hours_now(app, now_us);
    bool lit = (state.lit && !light->told) || put_urgent(app);
    int64_t left_us = state.until_s == INT64_MAX ? look_us : (state.until_s - app_wall_s(app)) * 1000000;
    light->next_us = now_us + (left_us < 1000000 ? 1000000 : left_us > look_us ? look_us : left_us);
    light->turns = state.turns;
    if (lit == light->dark || (lit && light->stuck)) turn(app, lit);
    if (light->stuck) light->next_us = now_us + retry_us;
}

int64_t light_next_us(const App *app) {
    const Light *light = &app->op.light;
    return light->turns || light->stuck || !light->next_us ? light->next_us : INT64_MAX;
}

void light_look_again(App *app) {
    app->op.light.next_us = 0;
}

void light_switch(App *app, bool on, int64_t now_us) {
    Light *light = &app->op.light;
    light->told = !on;
    light->touched = on;
    light->touch_us = now_us;
    light_look_again(app);
    light_step(app, now_us);
}

bool light_touched(App *app, int64_t now_us) {
    Light *light = &app->op.light;
    bool was_dark = light->dark;
    light->touched = true;
    light->touch_us = now_us;
    light->told = false;
    if (light->stuck) light_look_again(app);
    if (!was_dark) return false;
    light_look_again(app);
    light_step(app, now_us);
    return true;
}
