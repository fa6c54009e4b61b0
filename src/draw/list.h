// One frame as a bounded list of draw commands. Everything on screen is in it, with what a program needs to
// audit it: box, colours, text, and what a touch does. The painter compares it with the last one and paints
// the difference.
#pragma once
#include <stdint.h>
#include "base/arena.h"
#include "geometry.h"
#include "theme.h"

typedef enum DrawKind {
    DRAW_BOX,     // a rectangle, with round corners and a border where asked for
    DRAW_SHADOW,  // the soft shadow of a box, drawn before it
    DRAW_TEXT,    // one line of glyphs
    DRAW_IMAGE,   // a picture: a flag, a bundle's file
    DRAW_ICON,    // an icon of ours, in one colour
    DRAW_RING,    // an arc from twelve o'clock, clockwise
    DRAW_CODE,    // a QR code in the middle of a white box
    DRAW_POLYGON, // what an outline surrounds
} DrawKind;

typedef enum ImageFit {
    IMAGE_CONTAIN, // whole picture, centred
    IMAGE_COVER,   // fills the box, overhang cut
} ImageFit;

struct TextLine; // text/engine.h

enum {
    CODE_QUIET = 4,      // squares left white on each side of a QR code (ISO/IEC 18004, 6.3.8)
    CODE_LEAST_UM = 700, // a square that a phone's camera still tells apart at 400 mm
};
// px of a square of so many a side with the quiet zone: whole, so that it is as sharp as it can be.
static inline int code_module_px(Rect box, int side) {
    return (box.w < box.h ? box.w : box.h) / (side + 2 * CODE_QUIET);
}

typedef struct DrawCommand {
    DrawKind kind;
    Rect box;  // px, before clipping; of a text the line's box
    Rect clip; // px; nothing is painted outside
    Colour fill;
    Colour border;
    int radius;       // px
    int border_width; // px; of a ring its thickness, of a shadow its blur
    bool dashed;      // the border
    bool decoration;  // says nothing that is not said elsewhere: no contrast is asked of it
    int target;       // index of the target it belongs to, -1 none
    int area;         // index of the scroll area it is in, -1 none
    // DRAW_TEXT
    const struct TextLine *line; // valid for this frame
    const char *text;            // the line's text as UTF-8, in reading order
    uint32_t look;               // of its glyphs: the same words in another weight are another picture
    int cap_um;                  // height of a capital letter in micrometres
    bool cut;                    // the text did not fit and ends in an ellipsis
    bool broken;                 // of a text with a word that is wider than its place, broken between letters
    int missing;                 // letters that no font has
    // DRAW_IMAGE, DRAW_ICON
    const char *name; // "flag/AU", "flag-large/AU", "file/pictures/x.jpg"; an icon's name
    ImageFit fit;
    // DRAW_RING
    int per_mille;
    // DRAW_CODE; text is what it holds, fill the dark squares' colour
    const uint8_t *modules; // side * side, row by row, 1 is dark; valid for this frame
    int side;               // squares
    // DRAW_POLYGON; its box is around it
    const Point *points; // px from the box's corner; copied
    int point_count;
    uint64_t hash; // of everything above that shows, filled by the list
} DrawCommand;

// A place along a target over which a finger slides: the letter index of a long list.
typedef struct Stop {
    const char *label; // "A", "D–F"
    int offset;        // px of the scroll area that it leads to
} Stop;

// What a touch within box does: the screen's row in the table of screens turns action and argument into an
// intent.
typedef struct Target {
    Rect box;
    Rect clip;
    const char *name; // stable, for tests and scripts: "session/plenary"
    int action;
    const char *argument;
    int area; // scroll area that it is in, -1 none
    // Where a finger slides over it: places from top to bottom, of equal heights; 0 of a target that is
    // tapped.
    const Stop *stops;
    size_t stop_count;
} Target;

typedef enum Axis {
    AXIS_Y,
    AXIS_X
} Axis;

// A region whose content a finger moves.
typedef struct ScrollArea {
    const char *name;
    Rect view;
    Axis axis;
    int content;   // px along the axis
    int offset;    // px of content before the view
    bool mirrored; // across, from right to left: a finger to the right goes on in it
} ScrollArea;

typedef struct DrawList {
    Arena arena;
    int width, height; // px of the panel, or of the part that is drawn on
    int top;           // px of the panel above that part
    bool mirrored;     // what is added lies as in a mirror: screens lay out from left to right, always
    Point shift;       // px by which what is added stands beside its place, where it touches no edge
    double px_per_mm;
    Colour ground;
    DrawCommand *commands;
    size_t count, capacity;
    Target *targets;
    size_t target_count, target_capacity;
    ScrollArea *areas;
    size_t area_count, area_capacity;
    size_t dropped; // commands, targets or areas over the limit: a fault of the screen, the audit reports it
    // Told of each picture and icon as it is added, so that it can be decoded while the rest is drawn; may be
    // NULL.
    void (*picture_added)(void *ctx, const DrawCommand *command);
    void *picture_ctx;
    // Where the next commands go.
    Rect clip;
    int open_target, open_area;
    bool keeping; // the inside of `kept` is not mirrored
    Rect kept;
} DrawList;

void list_init(DrawList *list);
void list_finish(DrawList *list); // NULL-safe
// Empties the list, and mirrors nothing until list->mirrored is set.
void list_begin(DrawList *list, int width, int height, double px_per_mm, Colour ground);
// Between begin and end the sides within box stay what they are, while the box itself lies mirrored: plans,
// keyboards, marks on letters. These do not nest.
void list_keep_begin(DrawList *list, Rect box);
void list_keep_end(DrawList *list);

// Appends a copy of command with clip, target and area set; text and name are copied.
void list_add(DrawList *list, const DrawCommand *command);

// Commands between begin and end belong to the target.
void list_target_begin(DrawList *list, const char *name, Rect box, int action, const char *argument);
// Makes the open target one over which a finger slides; stops and labels are copied.
void list_target_stops(DrawList *list, const Stop *stops, size_t count);
void list_target_end(DrawList *list);

// Commands and targets between begin and end move with the area and are clipped to its view. Areas do not
// nest.
void list_area_begin(DrawList *list, const char *name, Rect view, Axis axis, int content, int offset);
void list_area_end(DrawList *list);

// The topmost target under a point, NULL where there is none; a target's box reaches slack px further where
// no other target's box is under the point.
const Target *list_find_target(const DrawList *list, Point at, int slack);
const Target *list_find_target_named(const DrawList *list, const char *name);
const ScrollArea *list_find_area(const DrawList *list, Point at);
