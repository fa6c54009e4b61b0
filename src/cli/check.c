#include "cli/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/bundle_path.h"
#include "cli/catalogues.h"
#include "cli/places.h"
#include "cli/terminal.h"
#include "draw/theme.h"
#include "json/write.h"
#include "model/check.h"
#include "model/each_text.h"
#include "model/load.h"
#include "os/fs.h"
#include "picture/picture.h"
#include "text/engine.h"

enum {
    EXIT_SOUND = 0,
    EXIT_ERRORS = 1,
    EXIT_USAGE = 2,
    PAIRS_MOST = 64, // the theme has a third of it
};

static const char usage[] = "usage: balai check PATH [--json]\n"
                            "PATH is a bundle's folder, or the bundle.json in it.\n";

static bool probe(void *ctx, const char *path, PictureFacts *ret_facts, Err *err) {
    (void)ctx;
    return picture_probe(path, &ret_facts->width, &ret_facts->height, err);
}

static void check_with_theme(const Bundle *bundle, Findings *findings) {
    Theme theme;
    theme_init(&theme);
    const char *tokens[TOKEN_COUNT];
    for (int token = 0; token < TOKEN_COUNT; token++)
        tokens[token] = token_name((Token)token);
    ThemePair pairs[PAIRS_MOST];
    size_t count = 0;
    const TokenPair *built_in = theme_pairs(&count);
    if (count > PAIRS_MOST) count = PAIRS_MOST;
    for (size_t i = 0; i < count; i++) {
        Token ink = built_in[i].ink, ground = built_in[i].ground;
        pairs[i] = (ThemePair){tokens[ink], tokens[ground], theme.colours[ink], theme.colours[ground],
                               built_in[i].least_ratio};
    }
    ThemeRules rules = {pairs, count, tokens, TOKEN_COUNT, colour_contrast};
    PictureProbe pictures = {NULL, probe};
    bundle_check(bundle, os_fs(), &pictures, &rules, findings);
}

typedef struct Reading {
    TextEngine *engine;
    Findings *findings;
    const char *told[16]; // scripts whose missing font was told: once, not at each of their texts
    size_t told_count;
} Reading;

static void write_utf8(uint32_t letter, char *buffer) {
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    int length = letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
    buffer[length] = 0;
    for (int i = length - 1; i > 0; i--, letter >>= 6)
        buffer[i] = (char)(0x80 | (letter & 0x3F));
    buffer[0] = (char)(leads[length] | letter);
}

static bool tell_once(Reading *reading, const char *script) {
    for (size_t i = 0; i < reading->told_count; i++)
        if (!strcmp(reading->told[i], script)) return false;
    if (reading->told_count < COUNT_OF(reading->told)) reading->told[reading->told_count++] = script;
    return true;
}

static void check_letters_of(void *ctx, const BundleText *text) {
    Reading *reading = ctx;
    char utf8[5];
    uint32_t letter = text_missing(reading->engine, text->string, text->lang);
    if (!letter) return;
    write_utf8(letter, utf8);
    const char *script = fonts_script_of(letter);
    const char *package = fonts_package_for(text_fonts(reading->engine), letter);
    bool known = strcmp(script, "Unknown") != 0;
    if (package && !tell_once(reading, script)) return;
    if (package)
        findings_add(reading->findings, FINDING_WARNING, source_file(text->source), text->source.line,
                     text->source.column, text->pointer,
                     "this machine lacks the font of the script %s, so that \"%s\" (U+%04X) and its other "
                     "letters show as boxes; the package %s has it",
                     script, utf8, (unsigned)letter, package);
    else
        findings_add(reading->findings, FINDING_WARNING, source_file(text->source), text->source.line,
                     text->source.column, text->pointer,
                     "no font has the letter \"%s\" (U+%04X%s%s), which shows as a box; write it otherwise",
                     utf8, (unsigned)letter, known ? ", " : "", known ? script : "");
}

// A machine without the display's fonts cannot tell.
static void check_letters(const Bundle *bundle, Findings *findings) {
    Reading reading = {.findings = findings};
    if (!text_create(font_root(), &reading.engine, NULL)) return;
    bundle_each_text(bundle, check_letters_of, &reading);
    text_destroy(reading.engine);
}

void check_bundle(const char *folder, const Bundle *bundle, Findings *findings) {
    check_letters(bundle, findings);
    catalogues_check(folder, bundle, findings);
    check_with_theme(bundle, findings);
}

static const char *severity_word(Severity severity) {
    return severity == FINDING_ERROR ? "error" : "warning";
}

void check_print(const Findings *findings, const char *folder) {
    const char *slash = strcmp(folder, ".") != 0 ? "/" : "";
    for (size_t i = 0; i < findings->count; i++) {
        const Finding *finding = &findings->items[i];
        printf("%s%s%s", *slash ? folder : "", slash, finding->file);
        if (finding->line) printf(":%d:%d", finding->line, finding->column);
        printf(": %s: ", severity_word(finding->severity));
        print_safely(finding->pointer);
        if (*finding->pointer) printf(": ");
        print_safely(finding->message);
        putchar('\n');
    }
    size_t unshown = findings->errors + findings->warnings - findings->count;
    if (unshown) printf("%zu more are not shown\n", unshown);
    printf("%zu errors, %zu warnings\n", findings->errors, findings->warnings);
}

static void print_member(const char *key, const char *value) {
    printf("\"%s\":", key);
    json_write_string(stdout, value);
    putchar(',');
}

static void print_json(const Findings *findings) {
    printf("{\"findings\":[");
    for (size_t i = 0; i < findings->count; i++) {
        const Finding *finding = &findings->items[i];
        printf(i ? ",\n{" : "\n{");
        print_member("file", finding->file);
        printf("\"line\":%d,\"column\":%d,", finding->line, finding->column);
        print_member("severity", severity_word(finding->severity));
        print_member("pointer", finding->pointer);
        printf("\"message\":");
        json_write_string(stdout, finding->message);
        putchar('}');
    }
    printf("],\n\"errors\":%zu,\"warnings\":%zu}\n", findings->errors, findings->warnings);
}

static int run(const char *folder, bool json) {
    Findings findings;
    findings_init(&findings);
    Bundle *bundle = NULL;
    Err err = {0};
    if (bundle_load(os_fs(), folder, &findings, &bundle, &err))
        check_bundle(folder, bundle, &findings);
    else if (!findings.errors)
        findings_add(&findings, FINDING_ERROR, "bundle.json", 0, 0, "", "%s", err.message);
    bundle_destroy(bundle);
    if (json)
        print_json(&findings);
    else
        check_print(&findings, folder);
    bool sound = !findings.errors;
    findings_finish(&findings);
    return sound ? EXIT_SOUND : EXIT_ERRORS;
}

int cli_check(int argc, char **argv) {
    const char *path = NULL;
    bool json = false;
    for (int i = 1; i < argc; i++) {
        bool option = argv[i][0] == '-' && argv[i][1];
        if (option && !strcmp(argv[i], "--help")) {
            fputs(usage, stdout);
            return EXIT_SOUND;
        }
        if (option ? strcmp(argv[i], "--json") != 0 : path != NULL) {
            fprintf(stderr, "balai: check: \"%s\" is not expected here\n%s", argv[i], usage);
            return EXIT_USAGE;
        }
        if (option)
            json = true;
        else
            path = argv[i];
    }
    if (!path) {
        fputs(usage, stderr);
        return EXIT_USAGE;
    }
    if (bundle_path_is_other(path)) {
        fprintf(stderr, "balai: check: %s is neither a folder nor a bundle.json\n", path);
        return EXIT_USAGE;
    }
    AUTO_FREE char *folder = bundle_path_folder(path);
    if (folder) return run(folder, json);
    fputs("balai: check: no memory\n", stderr);
    return EXIT_ERRORS;
}
