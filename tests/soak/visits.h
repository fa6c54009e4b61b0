// Ten visits, as delegates and operators make them.
#pragma once
#include "monkey/dice.h"
#include "stand.h"

enum {
    VISITS = 10
};

typedef struct VisitCounts {
    long touches;
    long missed; // steps whose target was not there: a script that is out of date
    char last_missed[160];
} VisitCounts;

// A touch on the loop, or on a dark panel until there is one.
void visits_begin(Stand *stand);
// A target by its name, or one that begins so. False where there is none.
bool visits_tap(Stand *stand, const char *name, Dice *dice);
// Makes the index-th; it ends when nobody has touched for long enough, or where the panel is left.
void visits_make(Stand *stand, int index, Dice *dice, VisitCounts *counts);
