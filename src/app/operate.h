// What the operator's side of the kiosk keeps: the gesture, the PIN pad, the panel, settings, light and
// clock. For app/ alone.
#pragma once
#include "app.h"
#include "machine/timekeeper.h"
#include "screens/operator.h"
#include "settings/pin_guard.h"
#include "settings/settings_file.h"
#include "settings/value.h"
#include "worker.h"

enum {
    OPERATOR_TAPS = 5, // in one corner
    OPERATOR_TEXT_SIZE = LIMIT_PUT_NOTICE_BYTES + 1,
    OPERATOR_NAME_SIZE = 64,
};

// Taps in a corner, one after the other.
typedef struct CornerTaps {
    int corner; // of the last one, from 0; -1 none
    int count;
    int64_t times_us[OPERATOR_TAPS];
} CornerTaps;

typedef struct Pad {
    OperatorPad shown;
    char digits[PIN_SIZE], chosen[PIN_SIZE];
    PinGuard guard;
    Worker worker; // while a PIN is hashed
    PinJob job;
    unsigned visit, job_visit; // whose try it is: an answer that comes late opens nothing
} Pad;

// A notice that an operator put up; kept over restarts.
typedef struct PutNotice {
    char id[16];
    char text[OPERATOR_TEXT_SIZE];
    bool urgent;
    int64_t until_s; // 0: until it is taken back
} PutNotice;

typedef struct Notices {
    PutNotice items[LIMIT_PUT_NOTICES];
    size_t count;
    unsigned number;      // of the last one
    const char *covering; // the urgent one that was looked at last
    // What the bundle has without them, while they stand among its own.
    const Notice *theirs;
    size_t their_count;
    Arena arena; // of the merged list
} Notices;

// The panel's light.
typedef struct Light {
    bool dark;    // off
    bool told;    // to be off until somebody touches it
    bool painted; // black is painted for it
    bool stuck;   // it should be on, and the host has not done it yet
    int64_t touch_us;
    bool touched;    // touch_us is known
    int64_t next_us; // when it is looked at again, where something wakes the app
    bool turns;      // and it has to be woken for it
} Light;

typedef struct KeptClock {
    Timekeeper keeper;
    TimeView view;
    bool known;      // view is of a look
    int64_t look_us; // of the last look
    int64_t apart_s; // wall clock less monotonic then
    int64_t kept_us; // when it was last written
    Worker worker;   // writes it
    struct ClockJob {
        const Fs *fs;
        char path[600];
        TimeKept kept;
        Err err;
    } job;
} KeptClock;

typedef struct Operator {
    SettingsFile file;
    bool file_open; // else settings are at their defaults, and nothing is kept
    Settings settings;
    int64_t watch_us; // when the file was last looked at
    Err problem;      // why what was set or put up is not kept; ERR_NONE where it is
    CornerTaps taps;
    Pad pad;
    bool open;       // the PIN was right, and the panel may be shown
    LoopScene *loop; // the bundle's scenes in the operator's order; in loop_arena
    size_t loop_count;
    Arena loop_arena;
    bool backlight;                      // the panel has its own brightness
    bool typing;                         // the keyboard is open
    char typed_name[OPERATOR_NAME_SIZE]; // for a setting, or "notice"
    char text[SETTING_TEXT_SIZE];        // of the setting
    char notice[OPERATOR_TEXT_SIZE];     // to be put up
    bool urgent;                         // that notice
    int minutes;                         // as OperatorView has it
    Notices notices;
    OperatorTouchCheck touch;
    int64_t clock_move_s; // of the time that is being set
    bool clock_moving;    // it is
    DoctorLine lines[TOPIC_COUNT];
    bool examined;
    Light light;
    KeptClock clock;
    Arena view_arena; // what the panel shows, for one frame
    OperatorView view;
} Operator;
