// What is shown and how it is used, told to the records: addresses and numbers, nothing about persons.
#include "account.h"

#include <stdio.h>
#include <string.h>
#include "base/log.h"
#include "state.h"

static const int64_t look_us = 1000000; // between looks whether records can be written

enum {
    ADDRESS_SIZE = 32 + ID_SIZE
};

// What records call a scene, and whose id it has.
static const struct {
    ScreenId screen;
    const char *scene, *item; // the name of the screen that tells more of it; NULL none
} scenes[] = {
    {SCREEN_SCENE_WALL, "flag-wall", NULL},    {SCREEN_SCENE_MEMBER, "member", "member"},
    {SCREEN_SCENE_AGENDA, "agenda", NULL},     {SCREEN_SCENE_MEETING, "meeting", "meeting"},
    {SCREEN_SCENE_NOTICE, "notice", "notice"}, {SCREEN_SCENE_PICTURE, "picture", NULL},
    {SCREEN_SCENE_NIGHT, "night", NULL},
};

static int32_t offset_at(App *app, int64_t unix_s) {
    Account *account = &app->account;
    if (!app->bundle) return 0;
    if (unix_s != account->offset_of_s) account->offset_s = zone_offset_s(app->bundle->zone, unix_s);
    account->offset_of_s = unix_s;
    return account->offset_s;
}

RecordTime account_time(App *app, int64_t now_us) {
    int64_t unix_s = app_wall_s(app);
    return (RecordTime){.unix_s = unix_s,
                        .offset_s = offset_at(app, unix_s),
                        .certain = keep_time_trust(app) == STAGE_CLOCK_CERTAIN,
                        .monotonic_us = now_us};
}

// NULL where nothing is counted: there are no records, or an operator is at work.
static Statistics *counting(const App *app) {
    return app->config.records && !operate_is_shown(app) ? records_statistics(app->config.records) : NULL;
}

static void count(App *app, Counted what, int64_t now_us) {
    Statistics *statistics = counting(app);
    if (!statistics) return;
    RecordTime now = account_time(app, now_us);
    statistics_count(statistics, what, &now);
}

static void count_name(App *app, Named what, const char *name, int64_t now_us) {
    Statistics *statistics = counting(app);
    if (!statistics) return;
    RecordTime now = account_time(app, now_us);
    statistics_count_name(statistics, what, name, &now);
}

void account_touched(App *app, int64_t now_us) {
    count(app, COUNTED_TOUCHES, now_us);
}

void account_opened(App *app, const View *view, int64_t now_us) {
    char address[ADDRESS_SIZE];
    if (view->screen == SCREEN_HOME) return;
    snprintf(address, sizeof address, "%s%s%s", screen_row(view->screen)->name, *view->id ? "/" : "",
             view->id);
    count_name(app, NAMED_OPENED, address, now_us);
}

void account_selected(App *app, int64_t now_us) {
    View view = {.screen = SCREEN_MEETING};
    const View *top = app_top(app);
    if (top->screen != SCREEN_MEETINGS) return;
    memcpy(view.id, top->selected, sizeof view.id);
    account_opened(app, &view, now_us);
}

void account_entered(App *app, int64_t now_us) {
    app->account.visiting = true;
    count(app, COUNTED_VISITS, now_us);
    account_opened(app, app_top(app), now_us);
}

void account_aided(App *app, const Aids *before, int64_t now_us) {
    const Aids *now = &app->aids;
    if (now->larger > before->larger) count_name(app, NAMED_AIDS, "larger", now_us);
    if (now->contrast && !before->contrast) count_name(app, NAMED_AIDS, "contrast", now_us);
    if (now->reach && !before->reach) count_name(app, NAMED_AIDS, "reach", now_us);
    if (now->still && !before->still) count_name(app, NAMED_AIDS, "still", now_us);
}

// A search counts once, when it is over, with what it had found by then.
static void end_search(App *app, int64_t now_us) {
    Account *account = &app->account;
    if (!account->searched) return;
    account->searched = false;
    count(app, COUNTED_SEARCHES, now_us);
    if (account->searched_in_full && !account->found) count(app, COUNTED_EMPTY_SEARCHES, now_us);
}

void account_typed(App *app, bool cleared, int64_t now_us) {
    Account *account = &app->account;
    if (cleared) {
        end_search(app, now_us);
    } else if (app_top(app)->query[0]) {
        account->searched = true;
        account->searched_in_full = false;
    }
}

void account_left(App *app, int64_t now_us) {
    Account *account = &app->account;
    end_search(app, now_us);
    if (account->visiting) count_name(app, NAMED_LANGUAGES, app->lang, now_us);
    account->visiting = false;
}

// What the frame of this step has found: the words themselves are nobody's business.
static void follow_search(App *app, int64_t now_us) {
    Account *account = &app->account;
    if (!account->searched) return;
    if (app_top(app)->screen != SCREEN_SEARCH) {
        end_search(app, now_us);
        return;
    }
    const Search *search = app->dirty || !app_top(app)->query[0] ? NULL : finder_search(app->finder);
    if (!search) return;
    account->searched_in_full = true;
    account->found = false;
    for (int kind = 0; kind < SEARCH_KIND_COUNT; kind++)
        account->found = account->found || search_count(search, (SearchKind)kind);
}

static const char *item_of(const App *app, const char *screen, char *buffer, size_t size) {
    if (scene_picture_name(app->bundle, &app->scene, buffer, size)) return buffer;
    if (!screen) return "";
    snprintf(buffer, size, "%s/%s", screen, app->scene.id);
    return buffer;
}

static const char *urgent_item(const App *app, const char *text, char *buffer, size_t size) {
    const Notices *notices = &app->op.notices;
    *buffer = 0;
    for (size_t i = 0; i < notices->count; i++)
        if (notices->items[i].text == text) snprintf(buffer, size, "notice/%s", notices->items[i].id);
    return buffer;
}

static bool lacks_words(const App *app) {
    return app->text_failed && app_view(app)->screen != SCREEN_SCENE_PICTURE;
}

static bool has_picture(const App *app) {
    return app->display && !app->display_failed && app->shown_once;
}

// What stands on the panel; false where nothing does. buffer holds the item.
static bool find_scene(const App *app, ProofScene *ret_scene, char *buffer, size_t size) {
    ProofScene scene = {.bundle = "", .scene = "", .item = ""};
    const char *urgent;
    if (!has_picture(app)) return false;
    if (app->bundle) {
        scene.bundle = app->bundle->id;
        scene.version = app->bundle->version;
    }
    if (app->op.light.dark) {
        scene.scene = "dark";
    } else if (app->mode == MODE_FAULT || lacks_words(app)) {
        scene.scene = "fault";
    } else if (operate_is_shown(app)) {
        scene.scene = "operator";
    } else if ((urgent = put_urgent(app))) {
        scene.scene = "urgent";
        scene.item = urgent_item(app, urgent, buffer, size);
    } else if (app->mode == MODE_VISIT) {
        scene.scene = "visit";
    } else {
        for (size_t i = 0; i < COUNT_OF(scenes); i++) {
            if (scenes[i].screen != app->scene.screen) continue;
            scene.scene = scenes[i].scene;
            scene.item = item_of(app, scenes[i].item, buffer, size);
        }
    }
    *ret_scene = scene;
    return true;
}

// That records cannot be written is told on the panel and once in the log, and nothing else stops for it.
static void look(App *app, int64_t now_us) {
    Account *account = &app->account;
    Err problem = {0};
    if (now_us - account->look_us < look_us) return;
    account->look_us = now_us;
    bool any = records_problem(app->config.records, &problem);
    if (!strcmp(problem.message, account->problem.message)) return;
    if (any) log_line(LOG_ERROR, "%s", problem.message);
    account->problem = problem;
    if (operate_is_shown(app)) app->dirty = true;
}

void account_step(App *app, int64_t now_us) {
    Records *records = app->config.records;
    ProofScene scene;
    char item[PICTURE_NAME_SIZE];
    if (!records) return;
    follow_search(app, now_us);
    RecordTime now = account_time(app, now_us);
    proof_show(records_proof(records), find_scene(app, &scene, item, sizeof item) ? &scene : NULL, &now);
    records_step(records, &now);
    look(app, now_us);
    figures_step(app, &now);
}

void account_settle(App *app) {
    if (app->config.records)
        statistics_set_on(records_statistics(app->config.records), app->op.settings.statistics_on);
}

void account_finish(App *app, int64_t now_us) {
    Records *records = app->config.records;
    figures_finish(app);
    if (!records) return;
    account_left(app, now_us);
    RecordTime now = account_time(app, now_us);
    proof_show(records_proof(records), NULL, &now);
}
