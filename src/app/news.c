#include <string.h>
#include "base/limits.h"
#include "model/zone.h"
#include "state.h"

static Day today(const App *app) {
    return zone_local(app->bundle->zone, app_wall_s(app)).day;
}

void news_forget(App *app) {
    bundle_destroy(app->before);
    arena_finish(&app->changes_arena);
    app->before = NULL;
    app->changes = (Changes){0};
    app->changes_until = DAY_NONE;
}

// What versions are compared with: what was shown before the first of them whose changes are still news.
static Bundle *take_before(App *app, Bundle *shown) {
    Bundle *before = app->changes_until == DAY_NONE ? NULL : app->before;
    if (!before) return shown;
    app->before = NULL;
    bundle_destroy(shown);
    return before;
}

// The day on which the last of the sessions that changed begins.
static Day last_day(const Changes *changes, Day least) {
    for (size_t i = 0; i < changes->count; i++)
        if (change_is_of_session(changes->items[i].kind) && changes->items[i].day > least)
            least = changes->items[i].day;
    return least;
}

void news_begin(App *app, Bundle *shown) {
    Bundle *before = take_before(app, shown);
    news_forget(app);
    if (!before) return;
    app->before = before;
    arena_init(&app->changes_arena, LIMIT_CHANGES_BYTES);
    bool same_event = !strcmp(before->id, app->bundle->id);
    if (same_event && bundle_compare(before, app->bundle, &app->changes_arena, &app->changes) &&
        app->changes.count)
        app->changes_until = last_day(&app->changes, today(app));
    else
        news_forget(app);
}

void news_step(App *app) {
    if (app->changes_until == DAY_NONE || today(app) <= app->changes_until) return;
    news_forget(app);
    app->dirty = true;
}

const Changes *news_changes(const App *app) {
    return app->changes_until == DAY_NONE ? NULL : &app->changes;
}
