// The command line's options, the same for every command that has them.
#pragma once
#include <stdbool.h>
#include "ui/aids.h"

enum {
    EXIT_DONE = 0,
    EXIT_FAILED = 1,
    EXIT_WRONG_USAGE = 2,
};

typedef struct Options {
    const char *content;   // --content
    const char *screen;    // --screen
    const char *lang;      // --lang
    const char *now;       // --now
    const char *output;    // -o
    const char *shots;     // --shots
    const char *script;    // the one argument without a dash
    int width, height;     // --size or --window, 0 not given
    double width_mm;       // --width-mm, 0 not given
    double mount_mm;       // --mount-mm, 0 not given
    const char *place;     // --place
    const char *before;    // --before
    const char *languages; // --languages
    const char *panels;    // --panels
    Aids aids;             // --aids
    const char *state;     // --state
    const char *usb_root;  // --usb-root
    const char *root;      // --root
    bool supervised;       // --supervised
    bool safe;             // --safe
    const char *settings;  // --settings
    const char *record;    // --record
    bool list;             // --list
} Options;

// Which options a command takes; others are wrong usage.
typedef enum OptionBit {
    OPTION_CONTENT = 1,
    OPTION_SCREEN = 2,
    OPTION_LANG = 4,
    OPTION_NOW = 8,
    OPTION_OUTPUT = 16,
    OPTION_SHOTS = 32,
    OPTION_SCRIPT = 64,
    OPTION_SIZE = 128,
    OPTION_WINDOW = 256,
    OPTION_WIDTH_MM = 512,
    OPTION_MOUNT_MM = 1024,
    OPTION_PLACE = 2048,
    OPTION_AIDS = 4096,
    OPTION_BEFORE = 8192,
    OPTION_LANGUAGES = 16384,
    OPTION_PANELS = 32768,
    OPTION_SUPERVISED = 65536,
    OPTION_SAFE = 131072,
    OPTION_STATE = 262144,
    OPTION_ROOT = 524288,
    OPTION_SETTINGS = 1048576,
    OPTION_RECORD = 2097152,
    OPTION_LIST = 4194304,
    OPTION_USB_ROOT = 8388608,
} OptionBit;

// argv[0] is the command. Prints what is wrong, and how it is right (usage), to standard error.
bool options_parse(int argc, char **argv, unsigned allowed, const char *usage, Options *ret_options);

// Whether an option of this name has a value behind it.
bool options_takes_value(const char *name);
