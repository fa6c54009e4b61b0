#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "state.h"
#include "text/compose.h"

static const int64_t slide_us = 280000;
static const int64_t enter_us = 300000;
static const int64_t leave_us = 600000;

static void copy_id(char *to, const char *from) {
    snprintf(to, ID_SIZE, "%s", from ? from : "");
}

// Without a touch until somebody is asked.
static int64_t idle_us(const App *app) {
    return app->op.settings.visit_idle_s * INT64_C(1000000);
}

// WCAG 2.2.1: at least 20 s to answer, which the setting's range keeps.
static int64_t asked_us(const App *app) {
    return app->op.settings.visit_answer_s * INT64_C(1000000);
}

static void forget_visit(App *app) {
    memset(app->stack, 0, sizeof app->stack);
    app->depth = 0;
    app->still_there_s = 0;
    app->aids = app->config.aids;
    finder_forget(app->finder);
    speak(app, NULL);
}

void visit_begin(App *app, View view, int64_t now_us) {
    View parent;
    account_left(app, now_us);
    forget_visit(app);
    app->mode = MODE_VISIT;
    app->touch_us = now_us;
    if (view.screen != SCREEN_HOME) app->stack[app->depth++] = (View){.screen = SCREEN_HOME};
    if (screen_parent(app->bundle, &view, &parent)) app->stack[app->depth++] = parent;
    app->stack[app->depth++] = view;
    app->dirty = true;
}

void visit_end(App *app, int64_t now_us) {
    if (app->mode != MODE_VISIT) return;
    account_left(app, now_us);
    operate_close(app);
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
    memset(app->stack, 0, sizeof app->stack); // nothing typed is left either
    app->depth = 0;
    app->stack[app->depth++] = (View){.screen = SCREEN_HOME};
    frame_begin_transition(app, true, false, slide_us, now_us);
}

// What an address names; false where there is no such thing (any more).
static bool find_view(const App *app, const char *address, View *ret_view) {
    Err err = {0};
    if (!address || !screen_find(app->bundle, address, app_wall_s(app), ret_view, &err)) return false;
    // Behind the PIN there is no way but by it.
    return ret_view->screen != SCREEN_PIN && (ret_view->screen != SCREEN_OPERATOR || app->op.open);
}

// The navigation's entries start over from home, so that "back" is short.
static void open_section(App *app, const char *address, int64_t now_us) {
    View view;
    if (!find_view(app, address, &view) || screen_same_place(app_top(app), &view)) return;
    bool forward = app->depth <= 1;
    app->stack[0] = (View){.screen = SCREEN_HOME};
    app->stack[1] = view;
    app->depth = 2;
    account_opened(app, &view, now_us);
    frame_begin_transition(app, true, forward, slide_us, now_us);
}

static void go_back(App *app, int64_t now_us) {
    if (app->depth <= 1) return;
    app->depth--;
    frame_begin_transition(app, true, false, slide_us, now_us);
}

static void open(App *app, const char *address, int64_t now_us) {
    View view, parent;
    if (!find_view(app, address, &view)) return;
    // From home the way back is the list, as if one had come through it.
    bool skipped = app_top(app)->screen == SCREEN_HOME && screen_parent(app->bundle, &view, &parent);
    if (skipped) app->stack[app->depth++] = parent;
    push(app, view, now_us);
    account_opened(app, &view, now_us);
}

static bool is_agenda(ScreenId screen) {
    return screen == SCREEN_AGENDA || screen == SCREEN_ROOMS;
}

// The list behind goes along to what is shown now: another day, another kind.
static void take_parent_along(App *app, const View *view) {
    View *below = app->depth > 1 ? &app->stack[app->depth - 2] : NULL, parent;
    if (!below || screen_lists(app->bundle, below, view) || !screen_parent(app->bundle, view, &parent))
        return;
    if (is_agenda(below->screen) && is_agenda(parent.screen)) parent.screen = below->screen;
    if (below->screen == parent.screen) *below = parent;
}

static void open_beside(App *app, const char *address, bool after, int64_t now_us) {
    View view;
    if (!find_view(app, address, &view)) return;
    *app_top(app) = view;
    take_parent_along(app, &view);
    account_opened(app, &view, now_us);
    frame_begin_transition(app, true, after, slide_us, now_us);
}

// Another day slides in from its side; another part of a list is there at once.
static void open_tab(App *app, const char *address, int64_t now_us) {
    View *top = app_top(app), view;
    if (!find_view(app, address, &view) || (view.screen == top->screen && !strcmp(view.id, top->id))) return;
    bool slide = is_agenda(view.screen) && view.screen == top->screen, forward = view.day > top->day;
    memcpy(view.room, top->room, sizeof view.room);
    memcpy(view.track, top->track, sizeof view.track);
    *top = view;
    account_opened(app, &view, now_us);
    if (slide) frame_begin_transition(app, true, forward, slide_us, now_us);
}

static void select_beside(View *top, const char *id) {
    copy_id(top->selected, id);
    for (int i = 0; i < top->scrolls.count; i++) // what is shown of it begins at its top
        if (!strcmp(top->scrolls.scrolls[i].name, "selected")) scroll_to(&top->scrolls.scrolls[i], 0);
}

static void pick(View *top, char *filter, const char *id) {
    copy_id(filter, id);
    top->sheet = SHEET_NONE;
    top->scrolls = (ScrollStore){0};
}

static void open_sheet(View *top, const char *argument) {
    int sheet = argument ? atoi(argument) : SHEET_NONE;
    if (sheet >= SHEET_NONE && sheet < SHEET_COUNT) top->sheet = (Sheet)sheet;
}

// Other letters find other things; keys that scroll stay where they are.
static void scroll_results_to_top(View *top) {
    for (int i = 0; i < top->scrolls.count; i++)
        if (!strcmp(top->scrolls.scrolls[i].name, "results")) scroll_to(&top->scrolls.scrolls[i], 0);
}

// A key that is stuck fills the line and no more.
static void type(App *app, const char *key, int64_t now_us) {
    View *top = app_top(app);
    if (operate_type(app, key) || top->screen != SCREEN_SEARCH || !key) return;
    if (!strcmp(key, KEY_CLEAR))
        top->query[0] = 0;
    else if (!strcmp(key, KEY_DELETE))
        compose_delete(top->query);
    else
        compose_type(top->query, sizeof top->query, key);
    account_typed(app, !strcmp(key, KEY_CLEAR), now_us);
    scroll_results_to_top(top);
}

static void switch_aid(App *app, const char *argument, int64_t now_us) {
    int aid = argument ? atoi(argument) : -1;
    AidsRange range = aids_range(&app->aids, app->metrics, settle_mount_mm(app));
    Aids before = app->aids;
    if (aid >= 0 && aid <= AID_NONE) aids_switch(&app->aids, (Aid)aid, &range, &app->config.aids);
    account_aided(app, &before, now_us);
}

// In the language that was chosen one goes on where one was.
static void choose_language(App *app, const char *tag, int64_t now_us) {
    if (!tag || !app->languages || !language_list_find(app->languages, tag)) return;
    speak(app, tag);
    if (app_top(app)->screen == SCREEN_LANGUAGE && app->depth > 1) app->depth--;
    if (app_top(app)->keys > 0) app_top(app)->keys = 0; // its own letters
    frame_begin_transition(app, false, true, enter_us, now_us);
}

// A touch on the attract loop opens what the scene shows, or begins a visit in the language that invites.
static void enter(App *app, Action action, const char *argument, int64_t now_us) {
    View view;
    if (action != ACT_OPEN || !find_view(app, argument, &view)) view = (View){.screen = SCREEN_HOME};
    visit_begin(app, view, now_us);
    if (action == ACT_LANGUAGE) speak(app, argument);
    account_entered(app, now_us);
    frame_begin_transition(app, false, true, enter_us, now_us);
}

void visit_act(App *app, Action action, const char *argument, int64_t now_us) {
    flight_act(app, action, argument);
    app->dirty = true;
    if (action == ACT_STICK && app->mode != MODE_VISIT) {
        sticks_do(app, argument, now_us); // over a loop that goes on
        return;
    }
    if (app->mode == MODE_ATTRACT) {
        enter(app, action, argument, now_us);
        return;
    }
    if (app->mode != MODE_VISIT) return;
    View *top = app_top(app);
    switch (action) {
    case ACT_NONE:
    case ACT_SCROLL: // done while the finger moved
    case ACT_STAY:   // the touch itself was the answer
        break;
    case ACT_HOME:
        go_home(app, now_us);
        break;
    case ACT_SECTION:
        open_section(app, argument, now_us);
        break;
    case ACT_OPEN:
        open(app, argument, now_us);
        break;
    case ACT_BEFORE:
    case ACT_AFTER:
        open_beside(app, argument, action == ACT_AFTER, now_us);
        break;
    case ACT_TAB:
        open_tab(app, argument, now_us);
        break;
    case ACT_SELECT:
        select_beside(top, argument);
        account_selected(app, now_us);
        break;
    case ACT_PAGE:
        top->page = argument ? atoi(argument) : 0;
        break;
    case ACT_SHEET:
        open_sheet(top, argument);
        break;
    case ACT_PICK_ROOM:
        pick(top, top->room, argument);
        break;
    case ACT_PICK_TRACK:
        pick(top, top->track, argument);
        break;
    case ACT_KEY:
        type(app, argument, now_us);
        break;
    case ACT_KEYS:
        top->keys = argument ? atoi(argument) : 0;
        break;
    case ACT_AID:
        switch_aid(app, argument, now_us);
        break;
    case ACT_LANGUAGE:
        choose_language(app, argument, now_us);
        break;
    case ACT_PIN:
        pad_key(app, argument, now_us);
        break;
    case ACT_STICK:
        sticks_do(app, argument, now_us);
        break;
    case ACT_OPERATE:
        operate_do(app, argument, now_us);
        break;
    case ACT_BACK:
        go_back(app, now_us);
        break;
    }
}

static void swipe_day(App *app, bool forward, int64_t now_us) {
    const View *top = app_top(app);
    Day day = top->day + (forward ? 1 : -1);
    char id[16], address[32];
    if (day < app->bundle->event.start || day > app->bundle->event.end) return;
    snprintf(address, sizeof address, "%s/%s", screen_row(top->screen)->name, screen_day_id(day, id));
    open_tab(app, address, now_us);
}

// A swipe goes to the neighbour: the next day, or what the button of that direction opens.
void visit_swipe(App *app, bool forward, int64_t now_us) {
    const View *top = app_top(app);
    if (app->mode != MODE_VISIT || top->sheet != SHEET_NONE) return;
    if (is_agenda(top->screen)) {
        swipe_day(app, forward, now_us);
        return;
    }
    for (size_t i = 0; i < app->list.target_count; i++) {
        const Target *target = &app->list.targets[i];
        if (target->action != (forward ? ACT_AFTER : ACT_BEFORE)) continue;
        char address[TARGET_NAME_SIZE]; // drawing the next screen gives the list's texts up
        snprintf(address, sizeof address, "%s", target->argument ? target->argument : "");
        open_beside(app, address, forward, now_us);
        return;
    }
}

void visit_step(App *app, int64_t now_us) {
    if (operate_is_shown(app)) {
        if (operate_leaves(app, now_us)) visit_end(app, now_us);
        return;
    }
    int64_t idle = idle_us(app), asked = asked_us(app);
    int64_t quiet_us = now_us - app->touch_us;
    int left = 0;
    if (quiet_us >= idle) left = (int)((idle + asked - quiet_us + 999999) / 1000000);
    // Who is about to answer is waited for.
    bool answering = app->gestures.state == G_PRESSED && now_us - app->gestures.last_us < asked / 4;
    if (quiet_us >= idle + asked && !answering) {
        visit_end(app, now_us);
        return;
    }
    if (left != app->still_there_s) app->dirty = true;
    app->still_there_s = left;
}

int64_t visit_next_us(const App *app, int64_t now_us) {
    int64_t quiet_us = now_us - app->touch_us, idle = idle_us(app);
    if (operate_is_shown(app)) return operate_leaves_us(app);
    if (quiet_us < idle) return app->touch_us + idle;
    return app->touch_us + idle + ((quiet_us - idle) / 1000000 + 1) * 1000000;
}
