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
    AID_COUNT,
    AID_NONE = AID_COUNT // all as every visit begins
} Aid;

typedef struct Aids {
    int larger; // 0 to AIDS_LARGER_MOST
    bool contrast, reach, still;
} Aids;

enum {
    AIDS_LARGER_MOST = 2
};

// What a panel can do of it: small ones have no room for words of any size, low ones no part that is out of
// reach.
typedef struct AidsRange {
    int percents[AIDS_LARGER_MOST + 1]; // of the words at each step; those without room repeat the one before
    bool reach;
} AidsRange;

// mount_mm: height of the picture's lower edge above the floor, 0 where it is not known.
AidsRange aids_range(const Aids *aids, Metrics panel, double mount_mm);

// On and off; larger words to the next step that differs. usual: what AID_NONE goes back to.
void aids_switch(Aids *aids, Aid aid, const AidsRange *range, const Aids *usual);
bool aids_equal(const Aids *a, const Aids *b);

// The panel as a screen sees it: larger units, and only its lower part. ret_top: px of the panel above that
// part.
Metrics aids_metrics(const Aids *aids, Metrics panel, double mount_mm, int *ret_top);

// Black on white, with lines that can be seen; pictures and colours of tracks stay.
void aids_theme(const Aids *aids, Theme *theme);

// "larger", "larger2", "contrast", "reach", "still", with commas between them: for the command line. False
// where a word is unknown.
bool aids_parse(const char *text, Aids *ret_aids);
