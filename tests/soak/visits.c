#include "visits.h"

#include <stdio.h>
#include <string.h>
#include "crawl/finger.h"

// A step is a target's name; one that ends in "/" is any target whose name begins so; one behind "?" need not
// be there; "corner" is five taps in one; "day" drags the list on.
static const char *const scripts[VISITS] = {
    "nav/agenda session/ take sheet/close session/room back",
    "nav/search key/m key/o key/t key/o key/n session/ back key/delete key/clear key/a key/i",
    "nav/language language/fa nav/agenda session/ nav/home ?home/",
    "nav/venue room/ back nav/agenda agenda/form drag",
    "nav/meetings meeting/ ?take ?sheet/close ?back drag meeting/ ?meeting/older",
    "nav/members drag member/ ?member/after ?back nav/documents document/",
    "nav/language language/ nav/agenda drag session/ nav/members member/",
    "nav/aids aid/larger aid/contrast sheet/close nav/agenda session/ nav/about ?tab/structure",
    "corner pin/2 pin/4 pin/6 pin/8 pin/ok tab/attract operate/scene~0~toggle operate/scene~0~toggle "
    "tab/notices "
    "operate/notice~say~notice.leave operate/notice~urgent operate/notice~put operate/notice~take~put- "
    "tab/power "
    "tab/logs operate/leave",
    "?session/ ?member/ ?meeting/ nav/home home/ drag ?back",
};

static bool begins(const char *name, const char *wanted) {
    size_t length = strlen(wanted);
    bool any = length && (wanted[length - 1] == '/' || wanted[length - 1] == '-');
    return any ? !strncmp(name, wanted, length) : !strcmp(name, wanted);
}

bool visits_tap(Stand *stand, const char *wanted, Dice *dice) {
    const DrawList *list = app_list(stand->app);
    Point at, chosen = {0};
    int found = 0;
    for (size_t i = 0; i < list->target_count; i++)
        if (begins(list->targets[i].name, wanted) && finger_reach(list, i, &at) && dice_one_in(dice, ++found))
            chosen = at;
    if (found) finger_tap(stand, chosen);
    return found > 0;
}

static void tap_corner(Stand *stand) {
    for (int i = 0; i < 5; i++) {
        stand_tap_at(stand, 4, 4);
        stand_advance(stand, 300000);
    }
    stand_settle(stand);
}

static void drag(Stand *stand) {
    int x = app_list(stand->app)->width / 2, y = app_list(stand->app)->height * 3 / 4;
    stand_finger(stand, UI_FINGER_DOWN, 1, x, y);
    for (int i = 1; i <= 10; i++) {
        stand_advance(stand, 16000);
        stand_finger(stand, UI_FINGER_MOVE, 1, x, y - 25 * i);
    }
    stand_finger(stand, UI_FINGER_UP, 1, x, y - 250);
    stand_settle(stand);
}

static void make_step(Stand *stand, const char *step, Dice *dice, VisitCounts *counts) {
    char name[80];
    bool may_miss = *step == '?';
    snprintf(name, sizeof name, "%s", step + may_miss);
    for (char *at = name; *at; at++)
        if (*at == '~') *at = ' ';
    counts->touches++;
    if (!strcmp(name, "corner")) {
        tap_corner(stand);
    } else if (!strcmp(name, "drag")) {
        drag(stand);
    } else if (!visits_tap(stand, name, dice) && !may_miss) {
        // What is left of the navigation stands behind "more" on a small panel.
        if (!strncmp(name, "nav/", 4) && visits_tap(stand, "nav/more", dice) && visits_tap(stand, name, dice))
            return;
        counts->missed++;
        snprintf(counts->last_missed, sizeof counts->last_missed, "%s on %s", name, stand_screen(stand));
    }
    stand_advance(stand, dice_between(dice, 1, 6) * INT64_C(1000000));
}

static void wake(Stand *stand) {
    for (int i = 0; i < 2 && app_is_dark(stand->app); i++)
        finger_tap(stand, (Point){300, 300});
}

void visits_begin(Stand *stand) {
    const DrawList *list = app_list(stand->app);
    wake(stand);
    finger_tap(stand, (Point){list->width / 2, list->height / 2});
    stand_advance(stand, 1000000);
}

void visits_make(Stand *stand, int index, Dice *dice, VisitCounts *counts) {
    char script[600];
    snprintf(script, sizeof script, "%s", scripts[index % VISITS]);
    if (strncmp(script, "corner", 6))
        visits_begin(stand);
    else
        wake(stand);
    char *rest = script, *step;
    while ((step = strsep(&rest, " ")))
        make_step(stand, step, dice, counts);
}
