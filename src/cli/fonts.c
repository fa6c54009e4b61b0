#include <stdio.h>
#include <string.h>
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/places.h"
#include "json/write.h"
#include "text/font.h"

static const char usage[] = "usage: balai fonts [--json]\n"
                            "Says which fonts of each script are there and which are missing.\n";

static const char *weight_name(FontWeight weight) {
    switch (weight) {
    case WEIGHT_REGULAR:
        return "regular";
    case WEIGHT_MEDIUM:
        return "medium";
    case WEIGHT_SEMIBOLD:
        return "semibold";
    case WEIGHT_BOLD:
        return "bold";
    case WEIGHT_DISPLAY:
        return "headings";
    }
    return "";
}

static void print_line(const FontState *state) {
    char script[40];
    snprintf(script, sizeof script, "%s%s%s", state->script, state->lang ? " " : "",
             state->lang ? state->lang : "");
    printf("%-7s  %-14s %-8s  %-15s %s", state->found ? "found" : "MISSING", script,
           weight_name(state->weight), state->package, state->file);
    if (!state->found) printf(" (shown instead: %s)", state->instead ? state->instead : "boxes");
    putchar('\n');
}

static void print_member(const char *key, const char *value) {
    printf("\"%s\":", key);
    if (value)
        json_write_string(stdout, value);
    else
        printf("null");
    putchar(',');
}

static void print_object(const FontState *state) {
    putchar('{');
    print_member("script", state->script);
    print_member("lang", state->lang);
    print_member("weight", weight_name(state->weight));
    print_member("file", state->file);
    print_member("package", state->package);
    if (!state->found) print_member("instead", state->instead);
    printf("\"found\":%s}", state->found ? "true" : "false");
}

static size_t print_states(FontSet *fonts, bool json) {
    size_t missing = 0;
    FontState state;
    if (json) printf("{\"fonts\":[");
    for (size_t i = 0; fonts_state(fonts, i, &state); i++) {
        if (!state.found) missing++;
        if (json) printf("%s", i ? ",\n" : "\n");
        (json ? print_object : print_line)(&state);
    }
    if (json)
        printf("],\n\"missing\":%zu}\n", missing);
    else
        printf("%zu missing below %s\n", missing, font_root());
    return missing;
}

int cli_fonts(int argc, char **argv) {
    bool json = argc == 2 && !strcmp(argv[1], "--json");
    if (argc == 2 && !strcmp(argv[1], "--help")) {
        fputs(usage, stdout);
        return EXIT_DONE;
    }
    if (argc > 2 || (argc == 2 && !json)) {
        fprintf(stderr, "balai: fonts: \"%s\" is not expected here\n%s", argv[argc - 1], usage);
        return EXIT_WRONG_USAGE;
    }
    Err err = {0};
    FontSet *fonts = NULL;
    if (!fonts_open(font_root(), &fonts, &err)) {
        fprintf(stderr, "balai: %s\n", err.message);
        return EXIT_FAILED;
    }
    size_t missing = print_states(fonts, json);
    fonts_destroy(fonts);
    return missing ? EXIT_FAILED : EXIT_DONE;
}
