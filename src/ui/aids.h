// What a visitor asks of the screen: larger words, more contrast, everything within reach, nothing that
// moves.
#pragma once
#include <stdbool.h>
#include "draw/theme.h"
#include "metrics.h"

typedef enum Aid {
    AID_LARGER, // three steps: 100, 152 and 200 %
    AID_CONTRAST,
    AID_REACH, // everything that can be touched in the lower part of the panel
    AID_STILL, // no slides, fades and flings
    AID_COUNT
} Aid;

typedef struct Aids {
    int larger; // 0 to AIDS_LARGER_MOST
    bool contrast, reach, still;
} Aids;

enum {
    AIDS_LARGER_MOST = 2
};

void aids_switch(Aids *aids, Aid aid); // on and off; larger words one step further
bool aids_any(const Aids *aids);

// The panel as a screen sees it: larger units, and only its lower part. mount_mm: height of the picture's
// lower edge above the floor, 0 where it is not known. ret_top: px of the panel above that part.
Metrics aids_metrics(const Aids *aids, Metrics panel, double mount_mm, int *ret_top);

// Black on white, with lines that can be seen; pictures and colours of tracks stay.
void aids_theme(const Aids *aids, Theme *theme);

// "larger", "larger2", "contrast", "reach", "still", with commas between them: for the command line. False
// where a word is unknown.
bool aids_parse(const char *text, Aids *ret_aids);
