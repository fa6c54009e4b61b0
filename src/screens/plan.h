// A floor plan with the rooms on it, and where this kiosk stands. Internal to screens/.
#pragma once
#include "common.h"

typedef struct PlanShow {
    const char *file;         // the picture
    const Room *const *rooms; // with names or numbers, and each a way to its page; those of other plans are
                              // left out
    size_t room_count;
    const Room *only; // this one alone has its name, and none is a way to anything; NULL: all have
    bool numbered;    // numbers, as the list beside says them (from 1, by their place in rooms), not names
} PlanShow;

// Whether the picture is there yet.
PictureState plan_state(const Stage *stage, const Ui *ui, Rect card, const char *file);
// Whether the rooms' names have no room on the picture, so that they need numbers. False while the picture is
// not there.
bool plan_needs_numbers(const Stage *stage, const Ui *ui, Rect card, const PlanShow *show);
void plan_draw(const Stage *stage, const Ui *ui, Rect card, const PlanShow *show);

// A room's number as it stands on the plan, in the middle of the box's height at its start. Returns the
// width.
int plan_number_draw(const Ui *ui, Rect box, size_t number);
