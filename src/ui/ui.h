// What screens draw with: the frame's list, words, dates and colours, and the widgets of the house.
#pragma once
#include "draw/list.h"
#include "metrics.h"
#include "scroll.h"
#include "text/dates.h"
#include "text/engine.h"
#include "text/lang.h"
#include "text/messages.h"

enum {
    UI_SCROLLS_MAX = 4
};

// Scroll positions of one screen; the layout reads and sizes them, the app moves them.
typedef struct ScrollStore {
    Scroll scrolls[UI_SCROLLS_MAX];
    int count;
} ScrollStore;

typedef struct Ui {
    DrawList *list;
    TextEngine *text;
    const Messages *messages;
    Dates *dates;
    const Theme *theme;
    const LangChain *lang;
    Metrics metrics;
    ScrollStore *scrolls;
    const char *pressed; // name of the target under the finger, NULL none
    bool night;          // attract: larger capitals
    bool contrast;       // what is told by a colour has a line around it
} Ui;

// Whether the screen is read from right to left here. Screens lay out from left to right all the same: the
// list mirrors what they add (draw/list.h). This is for the few things that know their sides.
bool ui_from_right(const Ui *ui);

// px of so many units; the units of mock-ups.
int ui_px(const Ui *ui, double units);
Colour ui_colour(const Ui *ui, Token token);
Arena *ui_arena(const Ui *ui); // of this frame
const char *ui_say(const Ui *ui, const char *key);

typedef enum UiAlign {
    ALIGN_START,
    ALIGN_CENTRE,
    ALIGN_END
} UiAlign;

// The panel in units.
double ui_units_w(const Ui *ui);
double ui_units_h(const Ui *ui);

// Text as screens ask for it. Sizes are in units; zero values are the usual.
typedef struct UiText {
    double size; // 27 where 0
    FontWeight weight;
    Token colour;
    UiAlign align;
    int max_lines; // 0: as many as it takes
    int leading;   // per mille; 0: 1400 for text, 1180 for headings
    bool tabular;
    bool strike;      // struck through: cancelled
    bool marked;      // *emphasis* is semibold
    bool tinted;      // and stands on a tint, as what was searched for
    bool prose;       // sentences: in a language that reads the other way they begin at its side
    const char *lang; // where the text is in another language than the screen's
} UiText;

typedef struct UiSize {
    int w, h;
} UiSize;

// The size that text takes within width px (0: no limit).
UiSize ui_measure(const Ui *ui, const char *string, UiText text, int width);
// The largest size from most down to least (units) at which the text fits box whole, no word broken and in at
// most text.max_lines lines; least where none does.
double ui_fit_size(const Ui *ui, const char *string, UiText text, UiSize box, double most, double least);
// Draws it from the box's top, cut to the box's width, and to whole lines that fit the box's height where
// max_lines is 0 and the box has a height. Returns the size taken.
UiSize ui_text(const Ui *ui, Rect box, const char *string, UiText text);
// One line in the middle of the box's height.
UiSize ui_label(const Ui *ui, Rect box, const char *string, UiText text);
// As many lines as text.max_lines says and the box's height holds, in the middle of that height.
UiSize ui_middle(const Ui *ui, Rect box, const char *string, UiText text);
// One line at the row's start, in the middle of its height; cuts it and gap units more off the row. Returns
// its px.
int ui_label_cut(const Ui *ui, Rect *row, const char *string, UiText text, double gap);
// Whether a word of it is wider than width px.
bool ui_breaks(const Ui *ui, const char *string, UiText text, int width);
// Whether it has letters that no font has.
bool ui_lacks_letters(const Ui *ui, const char *string, UiText text);
// Whether it fits into one line of width px.
bool ui_fits(const Ui *ui, const char *string, UiText text, int width);

void ui_fill(const Ui *ui, Rect box, int radius, Colour colour);
void ui_frame(const Ui *ui, Rect box, int radius, Colour fill, Colour border, double width_units,
              bool dashed);
// What an outline of at most LIMIT_AREA_POINTS corners (px of the panel) surrounds.
void ui_polygon(const Ui *ui, const Point *corners, int count, Colour colour);
// Arrows and chevrons to the sides turn where the screen is read from right to left.
void ui_icon(const Ui *ui, Rect box, const char *name, Colour colour);
// An icon of so many units in the middle of the box's height, at its start, middle or end.
void ui_icon_in(const Ui *ui, Rect box, double size, UiAlign align, const char *name, Colour colour);
// A flag or picture with round corners; hairline: an edge, so that white has one.
void ui_image(const Ui *ui, Rect box, const char *name, ImageFit fit, int radius, bool hairline);
void ui_line(const Ui *ui, int x, int y, int length, Colour colour); // across

// A QR code in the middle of a white box; its squares (side * side, 1 is dark) must stay for the frame, text
// is what it holds. And the side of the smallest box in px in which a phone reads it at arm's length.
void ui_code(const Ui *ui, Rect box, const char *text, const uint8_t *modules, int side);
int ui_code_px(const Ui *ui, int side);

// Lets the scroll area of this name start at an offset, where it has not been shown yet.
void ui_scroll_place(const Ui *ui, const char *name, Rect view, Axis axis, int content, int offset);

// A target; what is drawn until the end belongs to it, and darkens while it is pressed.
void ui_target_begin(const Ui *ui, const char *name, Rect box, int action, const char *argument);
void ui_target_end(const Ui *ui, Rect box, int radius);

// A scroll area: returns the content's origin (its offset taken off). content in px along the axis.
Point ui_scroll_begin(const Ui *ui, const char *name, Rect view, Axis axis, int content);
void ui_scroll_end(const Ui *ui, const char *name, Rect view, Token ground);

// The widgets.
typedef struct UiButton {
    const char *name; // of the target
    const char *text; // NULL where there is no room for words: the icon alone
    const char *icon; // before the text, NULL none
    const char *icon_after;
    int action;
    const char *argument;
    bool selected;
    bool warns; // what it does is not to be done in passing
} UiButton;

int ui_chip_width(const Ui *ui, const UiButton *chip);      // at least its height of 80 units
void ui_chip(const Ui *ui, Rect box, const UiButton *chip); // round, on the ground

#define UI_CHIP_GAP 14 // units between chips of a row
int ui_chips_width(const Ui *ui, const UiButton *chips, int count);
void ui_chips(const Ui *ui, Rect row, const UiButton *chips, int count); // at the row's start
// The same, scrolling where they are wider than the row; then opens with `shown` px of them in its middle.
void ui_chip_row(const Ui *ui, const char *name, Rect row, const UiButton *chips, int count, int shown);

enum {
    UI_STRIP_MAX = 40 // places of a strip
};
// A letter index along a list, over which a finger slides. Neighbouring letters are grouped where the box has
// no room for each. current: index of the letter that the list shows first; held: the place under the finger,
// from 1, 0 none; it stands large beside the strip.
void ui_strip(const Ui *ui, Rect box, const char *name, const Stop *letters, size_t count, size_t current,
              int held, int action, const char *argument);

// The badge NOW (solid on paper, an outline at night) at the start of a row, in the middle of its height.
// Returns its width.
int ui_badge_now(const Ui *ui, Rect row, const char *text, double size);
// A thin upright stripe in a track's colour.
void ui_stripe(const Ui *ui, Rect box, Colour colour);
// The ground of what is chosen in a list.
void ui_chosen(const Ui *ui, Rect box, int radius);
void ui_progress(const Ui *ui, Rect box, int per_mille, Colour ground);
