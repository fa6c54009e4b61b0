#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "state.h"

static const int64_t idle_us = 60000000;  // without a touch until somebody is asked
static const int64_t asked_us = 20000000; // WCAG 2.2.1: at least 20 s to answer
static const int64_t slide_us = 280000;
static const int64_t enter_us = 300000;
static const int64_t leave_us = 600000;

static void copy_id(char *to, const char *from) {
    snprintf(to, ID_SIZE, "%s", from ? from : "");
}

static void forget_visit(App *app) {
    memset(app->stack, 0, sizeof app->stack);
    app->depth = 0;
    app->still_there_s = 0;
    lang_chain_init(&app->lang, app->config.lang ? app->config.lang : app->bundle->languages.ids[0]);
}

void visit_begin(App *app, View view, int64_t now_us) {
    forget_visit(app);
    app->mode = MODE_VISIT;
    app->touch_us = now_us;
    if (view.screen != SCREEN_HOME) app->stack[app->depth++] = (View){.screen = SCREEN_HOME};
    // A session's way back is its day.
    if (view.screen == SCREEN_SESSION) {
        const Session *session = bundle_session(app->bundle, view.id);
        app->stack[app->depth++] =
            (View){.screen = SCREEN_AGENDA, .day = session ? session->start.day : app->bundle->event.start};
    }
    app->stack[app->depth++] = view;
    app->dirty = true;
}

static void end_visit(App *app, int64_t now_us) {
    forget_visit(app);
    input_drop(app);
    attract_begin(app, now_us);
    frame_begin_transition(app, false, true, leave_us, now_us);
}

static void push(App *app, View view, int64_t now_us) {
    if (app->depth == LIMIT_NAV_DEPTH) { // the oldest step back is given up
        memmove(app->stack + 1, app->stack + 2, sizeof *app->stack * (LIMIT_NAV_DEPTH - 2));
        app->depth--;
    }
    app->stack[app->depth++] = view;
    frame_begin_transition(app, true, true, slide_us, now_us);
}

static void go_home(App *app, int64_t now_us) {
    if (app->depth <= 1 && app_top(app)->screen == SCREEN_HOME) return;
    forget_visit(app);
    app->stack[app->depth++] = (View){.screen = SCREEN_HOME};
    frame_begin_transition(app, true, false, slide_us, now_us);
}

static View agenda_on(const App *app, const char *day) {
    View view = {.screen = SCREEN_AGENDA};
    if (!day || !screen_parse_day(day, &view.day)) view.day = agenda_open_day(app->bundle, app_wall_s(app));
    return view;
}

// The navigation's entries start over from home, so that "back" is short.
static void open_agenda(App *app, const char *day, int64_t now_us) {
    View view = agenda_on(app, day), *top = app_top(app);
    if (top->screen == SCREEN_AGENDA && top->day == view.day && !top->room[0] && !top->track[0]) return;
    bool forward = app->depth <= 1;
    app->stack[0] = (View){.screen = SCREEN_HOME};
    app->stack[1] = view;
    app->depth = 2;
    frame_begin_transition(app, true, forward, slide_us, now_us);
}

static void go_back(App *app, int64_t now_us) {
    if (app->depth <= 1) return;
    app->depth--;
    frame_begin_transition(app, true, false, slide_us, now_us);
}

static void open_session(App *app, const char *id, int64_t now_us) {
    View view = {.screen = SCREEN_SESSION};
    const Session *session = bundle_session(app->bundle, id);
    if (!session) return;
    copy_id(view.id, id);
    // From home the way back is the day, as from the agenda.
    if (app_top(app)->screen == SCREEN_HOME && app->depth < LIMIT_NAV_DEPTH - 1)
        app->stack[app->depth++] = (View){.screen = SCREEN_AGENDA, .day = session->start.day};
    push(app, view, now_us);
}

static void open_sibling(App *app, const char *id, int64_t now_us) {
    View *top = app_top(app);
    const Session *to = bundle_session(app->bundle, id), *from = bundle_session(app->bundle, top->id);
    if (!to) return;
    *top = (View){.screen = SCREEN_SESSION};
    copy_id(top->id, id);
    // The agenda behind goes along to the day.
    View *below = app->depth > 1 ? &app->stack[app->depth - 2] : NULL;
    bool agenda = below && (below->screen == SCREEN_AGENDA || below->screen == SCREEN_ROOMS);
    if (agenda && below->day != to->start.day) *below = (View){.screen = below->screen, .day = to->start.day};
    frame_begin_transition(app, true, !from || to > from, slide_us, now_us);
}

static void set_day(App *app, const char *argument, int64_t now_us) {
    View *top = app_top(app);
    Day day;
    if (!argument || !screen_parse_day(argument, &day) || day == top->day) return;
    bool forward = day > top->day;
    top->day = day;
    top->scrolls = (ScrollStore){0};
    frame_begin_transition(app, true, forward, slide_us, now_us);
}

static void switch_form(App *app, ScreenId screen) {
    View *top = app_top(app);
    top->screen = screen;
    top->scrolls = (ScrollStore){0};
    top->page = 0;
}

static void pick(View *top, char *filter, const char *id) {
    copy_id(filter, id);
    top->sheet = SHEET_NONE;
    top->scrolls = (ScrollStore){0};
}

static void open_sheet(View *top, Sheet sheet) {
    top->sheet = sheet;
}

// A touch on the attract loop opens what the scene shows.
static void enter(App *app, Action action, const char *argument, int64_t now_us) {
    View view = {.screen = SCREEN_HOME};
    if (action == ACT_AGENDA) view = agenda_on(app, argument);
    if (action == ACT_SESSION && bundle_session(app->bundle, argument)) {
        view = (View){.screen = SCREEN_SESSION};
        copy_id(view.id, argument);
    }
    visit_begin(app, view, now_us);
    frame_begin_transition(app, false, true, enter_us, now_us);
}

void visit_act(App *app, Action action, const char *argument, int64_t now_us) {
    app->dirty = true;
    if (app->mode == MODE_ATTRACT) {
        enter(app, action, argument, now_us);
        return;
    }
    if (app->mode != MODE_VISIT) return;
    View *top = app_top(app);
    switch (action) {
    case ACT_NONE:
    case ACT_STAY:
        break; // the touch itself was the answer
    case ACT_HOME:
        go_home(app, now_us);
        break;
    case ACT_AGENDA:
        open_agenda(app, argument, now_us);
        break;
    case ACT_SESSION:
        open_session(app, argument, now_us);
        break;
    case ACT_SIBLING:
        open_sibling(app, argument, now_us);
        break;
    case ACT_DAY:
        set_day(app, argument, now_us);
        break;
    case ACT_AS_LIST:
        switch_form(app, SCREEN_AGENDA);
        break;
    case ACT_AS_ROOMS:
        switch_form(app, SCREEN_ROOMS);
        break;
    case ACT_ROOM_PAGE:
        top->page = argument ? atoi(argument) : 0;
        break;
    case ACT_SHEET_ROOMS:
        open_sheet(top, SHEET_ROOMS);
        break;
    case ACT_SHEET_TRACKS:
        open_sheet(top, SHEET_TRACKS);
        break;
    case ACT_PICK_ROOM:
        pick(top, top->room, argument);
        break;
    case ACT_PICK_TRACK:
        pick(top, top->track, argument);
        break;
    case ACT_SHEET_CLOSE:
        top->sheet = SHEET_NONE;
        break;
    case ACT_BACK:
        go_back(app, now_us);
        break;
    }
}

// A swipe goes to the neighbour: the next day, the next session.
void visit_swipe(App *app, bool forward, int64_t now_us) {
    View *top = app_top(app);
    if (app->mode != MODE_VISIT || top->sheet != SHEET_NONE) return;
    if (top->screen == SCREEN_AGENDA || top->screen == SCREEN_ROOMS) {
        Day day = top->day + (forward ? 1 : -1);
        char id[16];
        if (day < app->bundle->event.start || day > app->bundle->event.end) return;
        set_day(app, screen_day_id(day, id), now_us);
    } else if (top->screen == SCREEN_SESSION) {
        const Session *session = bundle_session(app->bundle, top->id);
        const Session *to = !session  ? NULL
                            : forward ? session_after(app->bundle, session)
                                      : session_before(app->bundle, session);
        if (to) open_sibling(app, to->id, now_us);
    }
}

void visit_step(App *app, int64_t now_us) {
    int64_t quiet_us = now_us - app->touch_us;
    int left = 0;
    if (quiet_us >= idle_us) left = (int)((idle_us + asked_us - quiet_us + 999999) / 1000000);
    // Who is about to answer is waited for.
    bool answering = app->gestures.state == G_PRESSED && now_us - app->gestures.last_us < asked_us / 4;
    if (quiet_us >= idle_us + asked_us && !answering) {
        end_visit(app, now_us);
        return;
    }
    if (left != app->still_there_s) app->dirty = true;
    app->still_there_s = left;
}

int64_t visit_next_us(const App *app, int64_t now_us) {
    int64_t quiet_us = now_us - app->touch_us;
    if (quiet_us < idle_us) return app->touch_us + idle_us;
    return app->touch_us + idle_us + ((quiet_us - idle_us) / 1000000 + 1) * 1000000;
}
