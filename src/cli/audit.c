#include "commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/hash.h"
#include "draw/audit.h"
#include "headless.h"
#include "json/write.h"
#include "model/load.h"
#include "os/fs.h"
#include "os/paths.h"

static const char usage[] =
    "usage: balai audit --content DIR [--now TIME] [--lang L] [--before DIR] [--place ID] [--aids LIST]\n"
    "                   [--mount-mm MM] [--languages LIST|all] [--panels LIST] [--one-of-each] [--json]\n"
    "Looks at every screen on every panel, and says what is too small, cut off, overlapping or\n"
    "hard to read. With --aids it asks for what they promise: capitals of 7.3 mm where the panel has\n"
    "room for them, a contrast of 10. --languages takes tags with commas between, or `all`: each that a\n"
    "visitor can choose, one after the other. --panels takes names with commas between (\"7 inch,10 "
    "inch\");\n"
    "--one-of-each leaves out screens that differ from another one only in what they show.\n"
    "Exit code 0 without errors.\n";

typedef struct Panel {
    int width, height; // px
    double width_mm;
    const char *name;
} Panel;

static const Panel panels[] = {
    {800, 480, 154, "7 inch"},
    {480, 800, 93, "7 inch portrait"},
    {1280, 800, 217, "10 inch"},
    {1920, 1080, 345, "15.6 inch"},
    {1920, 1080, 476, "21.5 inch"},
    {1920, 1080, 952, "43 inch"},
    {1080, 1920, 398, "32 inch portrait"},
    {3840, 2160, 1218, "55 inch 4K"},
};

enum {
    TOLD_MAX = 256,        // findings of a view; one with more is told about more than once
    KEYS_STEPS = 3,        // of a list above keys: with the keyboard put away all of it is looked at
    STEPS_MAX = 24,        // panels of a long list that are looked at; its rows are alike
    LANGUAGES_BYTES = 4096 // of the tags of all languages
};

typedef struct Auditor {
    const Panel *panel;
    AuditFigures by_day, by_night; // by night: the attract loop, which has no aids
    AuditFigures operators;        // the panel, which has none either
    const char *lang;              // NULL where it is not one of several
    char screen[160];
    bool json, one_of_each;
    unsigned long errors, warnings;
    uint64_t told[TOLD_MAX]; // of this view: what stays in its place while a list moves is told once
    size_t told_count;
} Auditor;

static void print_json(const Auditor *auditor, const AuditFinding *f) {
    printf("%s{\"panel\":", auditor->errors + auditor->warnings > 1 ? ",\n" : "");
    json_write_string(stdout, auditor->panel->name);
    if (auditor->lang) printf(",\"language\":\"%s\"", auditor->lang);
    printf(",\"screen\":");
    json_write_string(stdout, auditor->screen);
    printf(",\"severity\":\"%s\",\"what\":", audit_is_error(f->kind) ? "error" : "warning");
    json_write_string(stdout, audit_words(f->kind));
    printf(",\"text\":");
    json_write_string(stdout, f->what ? f->what : "");
    printf(",\"figure\":%.2f,\"box\":[%d,%d,%d,%d]}", f->figure, f->box.x, f->box.y, f->box.w, f->box.h);
}

static bool was_told(Auditor *auditor, const AuditFinding *f) {
    uint64_t hash = hash_str(hash_int(HASH_START, (int)f->kind), f->what);
    for (size_t i = 0; i < auditor->told_count; i++)
        if (auditor->told[i] == hash) return true;
    if (auditor->told_count < TOLD_MAX) auditor->told[auditor->told_count++] = hash;
    return false;
}

static void told(void *ctx, const AuditFinding *f) {
    Auditor *auditor = ctx;
    if (was_told(auditor, f)) return;
    bool error = audit_is_error(f->kind);
    if (error)
        auditor->errors++;
    else
        auditor->warnings++;
    if (auditor->json) {
        print_json(auditor, f);
        return;
    }
    printf("%s, %s%s%s: %s: %s: \"%s\"", auditor->panel->name, auditor->lang ? auditor->lang : "",
           auditor->lang ? ", " : "", auditor->screen, error ? "error" : "warning", audit_words(f->kind),
           f->what ? f->what : "");
    if (f->other) printf(" and \"%s\"", f->other);
    if (f->figure > 0) printf(" (%.2f)", f->figure);
    printf("\n");
}

// Moves every scroll area on by what is seen of it. False where all are at their ends.
static bool scroll_on(View *view, int step) {
    bool moved = false;
    for (int i = 0; i < view->scrolls.count; i++) {
        Scroll *scroll = &view->scrolls.scrolls[i];
        int end = scroll->content - scroll->view, at = step * scroll->view;
        if (at - scroll->view >= end) continue;
        scroll_to(scroll, at < end ? at : end);
        moved = true;
    }
    return moved;
}

static const AuditFigures *figures_for(const Auditor *auditor, ScreenId screen) {
    if (screen_row(screen)->night) return &auditor->by_night;
    return screen_is_operators(screen) ? &auditor->operators : &auditor->by_day;
}

// The view from its top to its end, a panel at a time.
static void audit_along(Auditor *auditor, App *app, View view, int steps) {
    DrawList list;
    list_init(&list);
    for (int step = 1; step <= steps; step++) {
        app_draw_view(app, &view, &list);
        audit_list_by(&list, figures_for(auditor, view.screen), told, auditor);
        if (!scroll_on(&view, step)) break;
    }
    list_finish(&list);
}

static void audit_view(Auditor *auditor, App *app, View view) {
    auditor->told_count = 0;
    audit_along(auditor, app, view, STEPS_MAX);
}

// Sheets that are alike wherever they are opened are looked at over two screens.
static bool is_opened(ScreenId screen, Sheet sheet) {
    switch (screen) {
    case SCREEN_HOME:
    case SCREEN_AGENDA:
        return sheet != SHEET_TAKE;
    case SCREEN_SESSION:
    case SCREEN_CONTACT:
    case SCREEN_MEETINGS:
    case SCREEN_MEETING:
    case SCREEN_DOCUMENT:
        return sheet == SHEET_TAKE;
    default:
        return false;
    }
}

// The search with something typed: with every page of the keyboard, and with the keyboard put away. What is
// told of one of them is told of all.
static void audit_search(Auditor *auditor, App *app, View view) {
    snprintf(view.query, sizeof view.query, "a");
    for (view.keys = -1; view.keys < LIMIT_KEYBOARD_PAGES; view.keys++) {
        view.scrolls = (ScrollStore){0};
        snprintf(auditor->screen, sizeof auditor->screen, "search for \"a\", keys %d", view.keys);
        audit_along(auditor, app, view, view.keys < 0 ? STEPS_MAX : KEYS_STEPS);
    }
    snprintf(view.query, sizeof view.query, "zqxj zqxj");
    snprintf(auditor->screen, sizeof auditor->screen, "search for \"%s\"", view.query);
    audit_along(auditor, app, view, STEPS_MAX);
}

static void audit_screen(Auditor *auditor, App *app, const Bundle *bundle, const char *name) {
    View view;
    if (!screen_find(bundle, name, 0, &view, NULL)) return;
    snprintf(auditor->screen, sizeof auditor->screen, "%s", name);
    audit_view(auditor, app, view);
    if (view.screen == SCREEN_SEARCH) audit_search(auditor, app, view);
    for (int sheet = SHEET_NONE + 1; sheet < SHEET_COUNT; sheet++) {
        if (!is_opened(view.screen, (Sheet)sheet)) continue;
        View open = view;
        open.sheet = (Sheet)sheet;
        snprintf(auditor->screen, sizeof auditor->screen, "%s, sheet %d", name, sheet);
        audit_view(auditor, app, open);
    }
}

// What the aids promise on this panel.
static AuditFigures figures_of(const Panel *panel, const Options *options) {
    AuditFigures figures = audit_figures(false);
    Metrics m = metrics_for(panel->width, panel->height, panel->width_mm);
    int top;
    double larger = aids_metrics(&options->aids, m, options->mount_mm, &top).px_per_unit / m.px_per_unit;
    int most_um = audit_figures(true).cap_um, cap_um = (int)(figures.cap_um * larger);
    figures.cap_um = cap_um < most_um ? cap_um : most_um;
    if (options->aids.contrast) figures = (AuditFigures){figures.cap_um, 10, 10, 7};
    return figures;
}

// On the display nothing is shown: its size is what counts.
static void audit_panel(Auditor *auditor, Headless *headless, const Options *options) {
    const Panel *panel = auditor->panel;
    App *app = headless->app;
    const Bundle *bundle = app_bundle(app);
    auditor->by_day = figures_of(panel, options);
    auditor->by_night = audit_figures(true);
    auditor->operators = audit_figures(false);
    app_set_display(app, &headless->display.display, panel->width, panel->height, panel->width_mm);
    for (int i = 0; i < SCREEN_COUNT; i++) {
        const ScreenRow *row = screen_row((ScreenId)i);
        char buffer[ID_SIZE], name[160];
        const char *id;
        if (!row->id_at) audit_screen(auditor, app, bundle, row->name);
        for (size_t n = 0; row->id_at && (id = row->id_at(bundle, n, buffer, sizeof buffer)); n++) {
            snprintf(name, sizeof name, "%s/%s", row->name, id);
            audit_screen(auditor, app, bundle, name);
            if (auditor->one_of_each) break;
        }
    }
}

// Whether a list with commas between has a name; NULL has all.
static bool is_listed(const char *list, const char *name) {
    size_t length = strlen(name);
    for (const char *at = list; at && *at; at += strcspn(at, ","), at += *at == ',')
        if (strcspn(at, ",") == length && !strncmp(at, name, length)) return true;
    return !list;
}

static bool are_panels(const char *list) {
    for (const char *at = list; at && *at; at += strcspn(at, ","), at += *at == ',') {
        bool known = false;
        for (size_t i = 0; i < COUNT_OF(panels); i++)
            known = known || (strcspn(at, ",") == strlen(panels[i].name) &&
                              !strncmp(at, panels[i].name, strlen(panels[i].name)));
        if (known) continue;
        fprintf(stderr, "balai: no such panel: %.*s; there are", (int)strcspn(at, ","), at);
        for (size_t i = 0; i < COUNT_OF(panels); i++)
            fprintf(stderr, "%s %s", i ? "," : "", panels[i].name);
        fprintf(stderr, "\n");
        return false;
    }
    return true;
}

static void audit_panels(Auditor *auditor, Headless *headless, const Options *options) {
    for (size_t i = 0; i < COUNT_OF(panels); i++) {
        auditor->panel = &panels[i];
        if (is_listed(options->panels, panels[i].name)) audit_panel(auditor, headless, options);
    }
}

// The languages that a visitor can choose, with commas between.
static bool list_languages(const Options *options, char *buffer, size_t size, Err *err) {
    char assets[512];
    Bundle *bundle = NULL;
    if (!os_assets_folder(assets, sizeof assets, err) ||
        !bundle_load(os_fs(), options->content, NULL, &bundle, err))
        return false;
    LanguageFiles files = {os_fs(), assets, options->content};
    LanguageList *list = language_list_create(&files, bundle->languages.ids, bundle->languages.count);
    size_t length = 0;
    *buffer = 0;
    for (size_t i = 0; list && i < list->count && length < size; i++)
        length += (size_t)snprintf(buffer + length, size - length, "%s%s", i ? "," : "", list->rows[i].tag);
    language_list_destroy(list);
    bundle_destroy(bundle);
    return (list && length < size) || err_set(err, ERR_NO_MEMORY, "no memory for the list of languages");
}

// One app for all of it: what search knows of the content need not be found out for each panel again.
static bool audit_app(Auditor *auditor, Headless *headless, const Options *options, Err *err) {
    char all[LANGUAGES_BYTES], tag[LANG_TAG_MAX];
    const char *at = options->languages;
    if (!app_bundle(headless->app)) {
        *err = *app_content_error(headless->app);
        return false;
    }
    if (!at) audit_panels(auditor, headless, options);
    if (at && !strcmp(at, "all")) {
        if (!list_languages(options, all, sizeof all, err)) return false;
        at = all;
    }
    for (; at && *at; at += strcspn(at, ","), at += *at == ',') {
        snprintf(tag, sizeof tag, "%.*s", (int)strcspn(at, ","), at);
        auditor->lang = tag;
        app_speak(headless->app, tag);
        audit_panels(auditor, headless, options);
    }
    return true;
}

static bool audit(Auditor *auditor, Options options, Err *err) {
    Headless headless;
    options.width = panels[0].width;
    options.height = panels[0].height;
    if (!headless_init(&headless, &options, err)) return false;
    bool done = audit_app(auditor, &headless, &options, err);
    headless_finish(&headless);
    return done;
}

// Flags take no value, so they are taken out before the options with values are read.
static bool take_flag(int *argc, char **argv, const char *flag) {
    for (int i = 1; i < *argc; i++) {
        if (strcmp(argv[i], flag)) continue;
        memmove(argv + i, argv + i + 1, (size_t)(*argc - i - 1) * sizeof *argv);
        (*argc)--;
        return true;
    }
    return false;
}

int cli_audit(int argc, char **argv) {
    Options options;
    Auditor auditor = {.json = take_flag(&argc, argv, "--json"),
                       .one_of_each = take_flag(&argc, argv, "--one-of-each")};
    if (!options_parse(argc, argv,
                       OPTION_CONTENT | OPTION_NOW | OPTION_LANG | OPTION_AIDS | OPTION_MOUNT_MM |
                           OPTION_PLACE | OPTION_BEFORE | OPTION_LANGUAGES | OPTION_PANELS,
                       usage, &options) ||
        !are_panels(options.panels))
        return EXIT_WRONG_USAGE;
    if (!options.content) {
        fprintf(stderr, "balai: --content is needed\n%s", usage);
        return EXIT_WRONG_USAGE;
    }
    if (auditor.json) printf("{\"findings\":[");
    Err err = {0};
    bool done = audit(&auditor, options, &err);
    if (auditor.json)
        printf("],\"errors\":%lu,\"warnings\":%lu}\n", auditor.errors, auditor.warnings);
    else
        printf("%lu errors, %lu warnings\n", auditor.errors, auditor.warnings);
    if (!done) fprintf(stderr, "balai: %s\n", err.message);
    return done && !auditor.errors ? EXIT_DONE : EXIT_FAILED;
}
