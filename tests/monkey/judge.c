#include "judge.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/hash.h"
#include "draw/audit.h"

enum {
    SPINS_MOST = 8 // calls in a row that ask to be called again at once
};

static const Colour black = 0xFF000000;

bool judge_init(Judge *judge, int every) {
    *judge = (Judge){.every = every, .seen = calloc(JUDGE_SEEN, sizeof(uint64_t))};
    return judge->seen != NULL;
}

void judge_finish(Judge *judge) {
    free(judge->seen);
    judge->seen = NULL;
}

static bool was_told(Judge *judge, uint64_t hash) {
    for (long i = 0; i < judge->faults && i < JUDGE_TOLD; i++)
        if (judge->told[i] == hash) return true;
    if (judge->faults < JUDGE_TOLD) judge->told[judge->faults] = hash;
    return false;
}

void judge_fault(Judge *judge, const char *what, const char *more) {
    const World *w = judge->world;
    if (was_told(judge, hash_str(hash_str(HASH_START, what), more))) return;
    const Bundle *bundle = app_bundle(w->stand.app);
    judge->faults++;
    printf("FAULT on %s, %dx%d of %.0f mm, %s: %s: %s\n", world_place(w), w->panel.width, w->panel.height,
           w->panel.width_mm, bundle ? bundle->id : "no content", what, more);
    if (judge->faults == 1) trail_print(w->trail);
    printf("  at event %ld of life %ld: %s %ld\n", w->trail->events, w->trail->life, w->trail->again,
           w->trail->life);
}

static void told(void *ctx, const AuditFinding *f) {
    char more[300];
    if (!audit_is_error(f->kind)) return;
    snprintf(more, sizeof more, "\"%.100s\"%s%.100s (%.2f)", f->what ? f->what : "", f->other ? " and " : "",
             f->other ? f->other : "", f->figure);
    judge_fault(ctx, audit_words(f->kind), more);
}

// What is painted darker is not what the figures are of: a veil over all is the last command.
static bool is_dimmed(const DrawList *list) {
    const DrawCommand *last = list->count ? &list->commands[list->count - 1] : NULL;
    return last && last->kind == DRAW_BOX && last->box.w == list->width && last->box.h == list->height;
}

// The figures hold on panels that we promise, laid out by their real size.
static bool is_judged(const World *w, const DrawList *list) {
    const WorldPanel *panel = &w->panel;
    double px_per_mm = metrics_for(panel->width, panel->height, panel->width_mm).px_per_mm;
    return panel->judged && !is_dimmed(list) && fabs(list->px_per_mm - px_per_mm) < 1e-9;
}

static bool is_new(Judge *judge, const DrawList *list) {
    uint64_t hash = hash_int(hash_int(HASH_START, list->width), list->height);
    for (size_t i = 0; i < list->count; i++)
        hash = hash_int(hash, (int64_t)list->commands[i].hash);
    uint64_t *slot = &judge->seen[hash % JUDGE_SEEN];
    if (*slot == hash) return false;
    *slot = hash;
    return true;
}

// The fault screen is read by who stands at the panel to mend it.
static bool is_read_in_passing(ScreenId screen) {
    return screen_row(screen)->night && screen != SCREEN_FAULT;
}

void judge_look(Judge *judge, World *w) {
    const DrawList *list = app_list(w->stand.app);
    judge->world = w;
    if (w->stand.spins > SPINS_MOST) judge_fault(judge, "it asks to be called at once, again and again", "");
    w->stand.spins = 0;
    // Of what is under way, or shown nowhere, the list is not that of the view.
    if (!w->window_open || app_is_dark(w->stand.app) || !app_settled(w->stand.app)) return;
    // Black is painted where a panel is to be off, and has no light that goes.
    if (!list->count && list->ground != black && w->panel.judged)
        judge_fault(judge, "nothing is on the screen", "");
    if (!is_new(judge, list)) return;
    if (judge->screens++ % judge->every || !is_judged(w, list)) return;
    judge->audited++;
    judge->by_screen[app_view(w->stand.app)->screen]++;
    audit_list(list, is_read_in_passing(app_view(w->stand.app)->screen), told, judge);
}

void judge_print(const Judge *judge) {
    printf("%ld screens, %ld of them audited:", judge->screens, judge->audited);
    for (int i = 0; i < SCREEN_COUNT; i++)
        printf("%s %s %ld", i ? "," : "", screen_row((ScreenId)i)->name, judge->by_screen[i]);
    printf("; %ld faults\n", judge->faults);
}
