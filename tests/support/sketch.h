// A screen drawn as the app draws it, from a Stage that a test fills by hand: for what no app leads to yet,
// and for states that are hard to come by.
#pragma once
#include "draw/audit.h"
#include "screens/screen.h"

typedef struct SketchPanel {
    const char *name;
    int width, height;
    double width_mm;
} SketchPanel;
// 21 inches, 10, 7 across, 4 upright, 24 upright.
extern const SketchPanel sketch_panels[];
extern const size_t sketch_panel_count;

typedef struct Sketch {
    Bundle *bundle;
    TextEngine *text;
    Language *language;
    LanguageList *languages;
    Keyboard *keyboard;
    Theme theme;
    DrawList list;
    View view;
    Aids aids;
    AidsRange range;
    Stage stage; // of the conference on the second day, at 10:42; the caller may change it
    double width_mm;
} Sketch;

// lang: BCP 47. Ends the test program where content or fonts are missing.
void sketch_init(Sketch *sketch, const char *lang);
void sketch_finish(Sketch *sketch);

// address: "operator/clock". Everything that scrolls is at its beginning, but for what was scrolled since.
void sketch_open(Sketch *sketch, const char *address);
void sketch_draw(Sketch *sketch, const SketchPanel *panel);
// Scrolls an area to per mille of its way, and draws again.
void sketch_scroll(Sketch *sketch, const SketchPanel *panel, const char *area, int per_mille);

const Target *sketch_target(const Sketch *sketch, const char *name); // NULL where there is none
bool sketch_says(const Sketch *sketch, const char *words);           // a line that has them
// Checks that the audit has no error, no text is cut, and no target is under 20 mm (least_mm where that is
// more than 0); says what is wrong and where.
void sketch_check(const Sketch *sketch, const char *what, double least_mm);
// Writes FOLDER/NAME.png where the environment names a folder in BALAI_SKETCHES; BALAI_SKETCHES_OF, if there,
// tells which: patterns as a shell has them, with colons between.
void sketch_keep(Sketch *sketch, const char *name);
