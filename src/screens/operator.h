// What the operator's panel and its PIN pad show, as data that the app fills, and what they ask for.
#pragma once
#include "draw/geometry.h"
#include "ui/metrics.h"
#include "settings/loop.h"
#include "settings/table.h"

// How a line of the panel is to be taken.
typedef enum OperatorHealth {
    OPERATOR_GOOD,
    OPERATOR_NONE, // nothing to say, nothing to do
    OPERATOR_CARE, // it works; something should be done
    OPERATOR_BAD
} OperatorHealth;

typedef struct OperatorLine {
    const char *icon;
    const char *label;  // a message's key
    const char *says;   // a few words
    const char *advice; // what to do; "" for nothing
    OperatorHealth health;
} OperatorLine;

// What the PIN pad is for.
typedef enum PadState {
    PAD_ENTER,
    PAD_CHOOSE, // there is no PIN yet: the first visit sets one
    PAD_REPEAT, // the chosen one once more
    PAD_CHECKING
} PadState;

typedef enum PadSaid {
    PAD_SAYS_NOTHING,
    PAD_WRONG,     // the PIN
    PAD_DIFFERENT, // the repetition
    PAD_SHORT,     // fewer than PIN_DIGITS_MIN
    PAD_FAILED     // it could not be checked or kept
} PadSaid;

typedef struct OperatorPad {
    PadState state;
    PadSaid said;
    int digits; // typed so far
    int wait_s; // until another try is taken; 0: now
    // Content from a stick is to be installed, not the panel to be opened: why a PIN is asked (StickPin), and
    // its version; 0: the panel.
    unsigned stick;
    int64_t version;
} OperatorPad;

// A notice that an operator put up.
typedef struct OperatorNotice {
    const char *id, *text;
    bool urgent;
    EventTime until; // .day DAY_NONE: until it is taken back
} OperatorNotice;

// What was shown from some time on.
typedef enum OperatorDid {
    OPERATOR_INSTALLED,
    OPERATOR_ROLLED_BACK,
    OPERATOR_FELL_BACK // from damaged content
} OperatorDid;

typedef struct OperatorInstall {
    EventTime at;
    OperatorDid did;
    int64_t version;    // 0: what is built in
    const char *title;  // the event's
    const char *signer; // "" nobody who is known
    const char *by;     // who did it: "a stick"
    bool shown;         // it is what visitors see
} OperatorInstall;

typedef struct OperatorCount {
    const char *name; // an address; a language's tag
    uint64_t count;
} OperatorCount;

enum {
    OPERATOR_HOURS = 24,
    OPERATOR_DAYS = 7,
    OPERATOR_CORNERS = 4,
    NOTICE_TODAY = -1,
    OPERATOR_NOTICE_SIZE = 201 // bytes of a notice that is typed: what is read in passing is short
};

// Where the four corners were touched, and how far beside it, in 1/10 mm; -1 not yet.
typedef struct OperatorTouchCheck {
    int next; // the corner that is asked for, OPERATOR_CORNERS when done; -1: no check is on
    int error_tenth_mm[OPERATOR_CORNERS];
} OperatorTouchCheck;

typedef struct OperatorView {
    OperatorPad pad;
    // The panel; everything below is empty while only the pad is shown.
    const Settings *settings;
    const char *problem; // why what is set, or what is shown and counted, cannot be kept; NULL where it can
    // Status
    const OperatorLine *lines; // cards: content, clock, temperature, storage, running since, translations ...
    size_t line_count;
    const char *restart; // why it was started last, a sentence; NULL none
    // Content
    const OperatorInstall *installs; // newest first
    size_t install_count;
    const char *back;             // what going back leads to, in words; NULL where there is nothing
    const char *const *set_aside; // damaged content, a sentence each
    size_t set_aside_count;
    // Attract
    const LoopScene *loop;
    size_t loop_count;
    // Display
    bool backlight; // brightness is that of the panel's light; else it is painted
    const char *off_by;
    OperatorTouchCheck touch;
    // Clock
    OperatorHealth clock_health;
    const char *clock_says, *clock_advice;
    EventTime clock_set; // the time that is being set
    // Statistics
    uint64_t touches[OPERATOR_HOURS], visits[OPERATOR_HOURS]; // of today
    uint64_t days[OPERATOR_DAYS];                             // visits, today last
    uint64_t searches, empty_searches;                        // of today; what follows of all days
    int hour;                                                 // now
    const OperatorCount *opened, *languages;
    size_t opened_count, language_count;
    // Logs, newest first
    const char *const *log;
    size_t log_count;
    const char *const *crashes; // a sentence each
    size_t crash_count;
    // Notices
    const OperatorNotice *notices;
    size_t notice_count;
    const char *typing; // what the keyboard is open for: a setting's name, or "notice"; NULL while it is not
    const char *typed;  // the notice to be put up, or the setting's text; NULL none
    bool urgent;        // the notice that is being typed
    int minutes;        // that it is to be shown; 0: until it is taken back, NOTICE_TODAY: until midnight
} OperatorView;

// ACT_OPERATE's arguments:
//   "open"                       the panel, from the gesture: leads to the pad
//   "set NAME VALUE"             a setting, VALUE as settings_file_set takes it
//   "scene INDEX toggle|up|down|longer|shorter"
//   "touch-check"                begins the check of the four corners; its touches come by themselves
//   "clock ±MINUTES", "clock set", "clock right"   moves the time being set; takes it; says the time shown is
//                                right
//   "notice put", "notice urgent", "notice for MINUTES", "notice say KEY", "notice drop", "notice take ID"
//                                puts up what is typed; KEY: a message to begin with; drop: forgets it
//   "type NAME"                  begins to type the text of a setting (from what it is), or with "notice"
//                                that of a notice (from what is typed); "type" ends it, and forgets a
//                                setting's text; "set NAME ..." and "notice drop" end it too
//   "content back"               the content before is shown again
//   "power again|off|dark|light"
//   "leave"
// What is typed comes as ACT_KEY, and the keyboard's pages as ACT_KEYS, as in the search. An argument has up
// to SETTING_TEXT_SIZE bytes and its name before it. What is asked twice (switching off, going back) is asked
// the second time on the screen itself: View.selected.
// ACT_PIN's: a digit, KEY_DELETE, "ok", "cancel".

// The middle of the cross that the touch check shows in a corner: 0 top left, 1 top right, 2 bottom right, 3
// bottom left, of the picture as it is seen, whichever way the language is read.
Point operator_cross(const Metrics *metrics, int corner);
