#include "scene_note.h"

#include <stdio.h>
#include <string.h>

static void say(const SceneNote *note, const Watchdog *watchdog) {
    char address[64 + ID_SIZE];
    snprintf(address, sizeof address, "%s%s%s", screen_row(note->screen)->name, *note->id ? "/" : "",
             note->id);
    // The fault screen is no place to begin: what was wrong may be well by then.
    watchdog->scene(watchdog->ctx, note->screen == SCREEN_FAULT ? "" : address);
}

void scene_note_take(SceneNote *note, const App *app, const Watchdog *watchdog) {
    const View *view = app_view(app);
    if (!watchdog || !view) return;
    if (note->told && note->screen == view->screen && !strcmp(note->id, view->id)) return;
    note->told = true;
    note->screen = view->screen;
    snprintf(note->id, sizeof note->id, "%s", view->id);
    say(note, watchdog);
}
