#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/auto.h"
#include "base/limits.h"

typedef struct OptionRow {
    const char *name;
    OptionBit bit;
} OptionRow;

static const OptionRow rows[] = {
    {"--content", OPTION_CONTENT},
    {"--screen", OPTION_SCREEN},
    {"--lang", OPTION_LANG},
    {"--now", OPTION_NOW},
    {"-o", OPTION_OUTPUT},
    {"--shots", OPTION_SHOTS},
    {"--size", OPTION_SIZE},
    {"--window", OPTION_WINDOW},
    {"--width-mm", OPTION_WIDTH_MM},
    {"--mount-mm", OPTION_MOUNT_MM},
    {"--place", OPTION_PLACE},
    {"--aids", OPTION_AIDS},
    {"--supervised", OPTION_SUPERVISED},
    {"--safe", OPTION_SAFE},
    {"--state", OPTION_STATE},
    {"--root", OPTION_ROOT},
    {"--before", OPTION_BEFORE},
    {"--languages", OPTION_LANGUAGES},
    {"--panels", OPTION_PANELS},
    {"--settings", OPTION_SETTINGS},
    {"--record", OPTION_RECORD},
    {"--list", OPTION_LIST},
    {"--usb-root", OPTION_USB_ROOT},
};

static bool wrong(const char *usage, const char *what, const char *value) {
    fprintf(stderr, "balai: %s%s%s\n%s", what, value ? ": " : "", value ? value : "", usage);
    return false;
}

static bool parse_size(const char *text, Options *options) {
    int used = 0;
    if (sscanf(text, "%5dx%5d%n", &options->width, &options->height, &used) != 2 || text[used]) return false;
    return options->width >= LIMIT_PANEL_SIDE_MIN_PX && options->width <= LIMIT_PANEL_SIDE_MAX_PX &&
           options->height >= LIMIT_PANEL_SIDE_MIN_PX && options->height <= LIMIT_PANEL_SIDE_MAX_PX;
}

static bool parse_mm(const char *text, double *ret_mm) {
    char *end;
    double mm = strtod(text, &end);
    if (end == text || *end || !(mm >= 20 && mm <= 10000)) return false;
    *ret_mm = mm;
    return true;
}

static bool set_option(OptionBit bit, const char *value, const char *usage, Options *options) {
    switch (bit) {
    case OPTION_CONTENT:
        options->content = value;
        return true;
    case OPTION_SCREEN:
        options->screen = value;
        return true;
    case OPTION_LANG:
        options->lang = value;
        return true;
    case OPTION_NOW:
        options->now = value;
        return true;
    case OPTION_OUTPUT:
        options->output = value;
        return true;
    case OPTION_SHOTS:
        options->shots = value;
        return true;
    case OPTION_SCRIPT:
        options->script = value;
        return true;
    case OPTION_SIZE:
    case OPTION_WINDOW:
        return parse_size(value, options) ||
               wrong(usage, "a size is WxH in pixels, 160 to 8192 each, not", value);
    case OPTION_WIDTH_MM:
        return parse_mm(value, &options->width_mm) ||
               wrong(usage, "a width is millimetres, 20 to 10000, not", value);
    case OPTION_MOUNT_MM:
        return parse_mm(value, &options->mount_mm) ||
               wrong(usage, "a height above the floor is millimetres, 20 to 10000, not", value);
    case OPTION_PLACE:
        options->place = value;
        return true;
    case OPTION_BEFORE:
        options->before = value;
        return true;
    case OPTION_LANGUAGES:
        options->languages = value;
        return true;
    case OPTION_PANELS:
        options->panels = value;
        return true;
    case OPTION_AIDS:
        return aids_parse(value, &options->aids) ||
               wrong(usage, "aids are larger, larger2, contrast, reach and still, with commas between, not",
                     value);
    case OPTION_STATE:
        options->state = value;
        return true;
    case OPTION_USB_ROOT:
        options->usb_root = value;
        return true;
    case OPTION_SETTINGS:
        options->settings = value;
        return true;
    case OPTION_RECORD:
        options->record = value;
        return true;
    case OPTION_LIST:
        options->list = true;
        return true;
    case OPTION_ROOT:
        options->root = value;
        return true;
    case OPTION_SUPERVISED:
        options->supervised = true;
        return true;
    case OPTION_SAFE:
        options->safe = true;
        return true;
    }
    return false;
}

static bool has_value(const OptionRow *row) {
    return row->bit != OPTION_SUPERVISED && row->bit != OPTION_SAFE && row->bit != OPTION_LIST;
}

static const OptionRow *find_row(const char *name, unsigned allowed) {
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if ((rows[i].bit & allowed) && !strcmp(rows[i].name, name)) return &rows[i];
    return NULL;
}

bool options_parse(int argc, char **argv, unsigned allowed, const char *usage, Options *ret_options) {
    Options options = {0};
    for (int i = 1; i < argc; i++) {
        const OptionRow *row = find_row(argv[i], allowed);
        if (row) {
            if (has_value(row) && ++i == argc) return wrong(usage, "a value is missing behind", argv[i - 1]);
            if (!set_option(row->bit, argv[i], usage, &options)) return false;
        } else if (argv[i][0] != '-' && (allowed & OPTION_SCRIPT) && !options.script) {
            options.script = argv[i];
        } else {
            return wrong(usage, "not understood", argv[i]);
        }
    }
    *ret_options = options;
    return true;
}

bool options_takes_value(const char *name) {
    const OptionRow *row = find_row(name, ~0u);
    return row && has_value(row);
}
