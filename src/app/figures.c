// The panel's figures about use: read beside the frames when a tab that shows them is opened.
#include <stdio.h>
#include <string.h>
#include "account.h"
#include "base/log.h"
#include "base/log_ring.h"
#include "state.h"

static const int64_t answer_us = 20000; // between looks whether they are read

static void take_today(const DayCounts *counts, Figures *figures) {
    memcpy(figures->touches, counts->hours[COUNTED_TOUCHES], sizeof figures->touches);
    memcpy(figures->visits, counts->hours[COUNTED_VISITS], sizeof figures->visits);
    figures->searches = day_counts_total(counts, COUNTED_SEARCHES);
    figures->empty_searches = day_counts_total(counts, COUNTED_EMPTY_SEARCHES);
}

// The days up to today, each of which is a file.
static void read_figures(void *ctx) {
    FiguresJob *job = ctx;
    DayCounts all;
    job->figures = (Figures){0};
    job->err = (Err){0};
    day_counts_init(&all, job->today);
    for (int i = 0; i < OPERATOR_DAYS; i++) {
        DayCounts counts;
        if (!statistics_day(job->statistics, job->today - (OPERATOR_DAYS - 1) + i, &counts, &job->err))
            continue;
        job->figures.days[i] = day_counts_total(&counts, COUNTED_VISITS);
        day_counts_merge(&all, &counts);
        if (counts.day == job->today) take_today(&counts, &job->figures);
        day_counts_finish(&counts);
    }
    job->figures.opened_count = day_counts_top(&all, NAMED_OPENED, job->figures.opened, FIGURES_OPENED);
    job->figures.language_count =
        day_counts_top(&all, NAMED_LANGUAGES, job->figures.languages, FIGURES_LANGUAGES);
    day_counts_finish(&all);
}

static void take_figures(App *app) {
    Account *account = &app->account;
    account->figures = account->job.figures;
    if (account->job.err.code != ERR_NONE)
        log_line(LOG_WARNING, "not all figures can be read: %s", account->job.err.message);
    app->dirty = true;
}

// The tabs with figures.
static bool shows_figures(const View *view) {
    return view->screen == SCREEN_OPERATOR &&
           (!strcmp(view->id, "status") || !strcmp(view->id, "statistics"));
}

void figures_step(App *app, const RecordTime *now) {
    Account *account = &app->account;
    const View *view = app_view(app);
    const char *tab = shows_figures(view) ? view->id : "";
    if (worker_take(&account->worker)) take_figures(app);
    if (!strcmp(account->tab, tab) || account->worker.busy) return;
    snprintf(account->tab, sizeof account->tab, "%s", tab);
    if (!*tab) return;
    account->job.statistics = records_statistics(app->config.records);
    account->job.today = when_day(now);
    worker_start(&account->worker, read_figures, &account->job, app->config.at_once);
    if (worker_take(&account->worker)) take_figures(app);
}

int64_t figures_next_us(const App *app, int64_t now_us) {
    return app->account.worker.busy ? now_us + answer_us : INT64_MAX;
}

void figures_finish(App *app) {
    worker_finish(&app->account.worker);
}

static const OperatorCount *list_counts(Arena *arena, const NamedCount *named, size_t count,
                                        size_t *ret_count) {
    OperatorCount *counts = ARENA_NEW(arena, OperatorCount, count);
    for (size_t i = 0; counts && i < count; i++)
        counts[i] = (OperatorCount){named[i].name, named[i].count};
    *ret_count = counts ? count : 0;
    return counts;
}

void figures_fill(const App *app, Arena *arena, OperatorView *view) {
    const Figures *figures = &app->account.figures;
    memcpy(view->touches, figures->touches, sizeof view->touches);
    memcpy(view->visits, figures->visits, sizeof view->visits);
    memcpy(view->days, figures->days, sizeof view->days);
    view->searches = figures->searches;
    view->empty_searches = figures->empty_searches;
    view->opened = list_counts(arena, figures->opened, figures->opened_count, &view->opened_count);
    view->languages = list_counts(arena, figures->languages, figures->language_count, &view->language_count);
}

// "10:42:07 warning: ...", with the day where that is not today.
static const char *write_line(App *app, Arena *arena, const LogLine *line, int64_t now_us) {
    RecordTime now = account_time(app, now_us), then = now;
    char time[WHEN_TIME_SIZE];
    then.unix_s -= (now_us - line->monotonic_us) / 1000000;
    when_write_time(&then, time);
    time[WHEN_DAY_SIZE - 1] = ' '; // "2026-11-24 10:42:07"
    time[WHEN_DAY_SIZE + 8] = 0;
    return arena_printf(arena, "%s %s%s", when_day(&then) == when_day(&now) ? time + WHEN_DAY_SIZE : time,
                        log_prefix(line->level), line->text);
}

void figures_fill_log(App *app, Arena *arena, OperatorView *view, int64_t now_us) {
    if (!app->config.log || strcmp(app_view(app)->id, "logs")) return;
    LogLine *lines = ARENA_NEW(arena, LogLine, LIMIT_LOG_LINES);
    const char **said = ARENA_NEW(arena, const char *, LIMIT_LOG_LINES);
    if (!lines || !said) return;
    size_t count = log_ring_last(app->config.log, lines, LIMIT_LOG_LINES);
    for (size_t i = 0; i < count; i++) {
        said[i] = write_line(app, arena, &lines[i], now_us);
        if (!said[i]) return;
        view->log_count = i + 1;
    }
    view->log = said;
}
