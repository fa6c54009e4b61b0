#include "doctor.h"

#include <stdio.h>
#include <stdlib.h>
#include "app/now.h"
#include "machine/doctor.h"
#include "machine/time_file.h"
#include "model/load.h"
#include "options.h"
#include "os/fs.h"
#include "os/storage.h"
#include "os/time_source.h"
#include "os/tree.h"
#include "places.h"
#include "sdl/panel_size.h"
#include "settings/boot_settings.h"
#include "settings/settings_file.h"
#include "stores.h"
#include "terminal.h"
#include "text/engine.h"

static const char usage[] =
    "usage: balai doctor [--content DIR] [--state DIR] [--root DIR]\n"
    "Says what is amiss with this kiosk: a line each for display, touch, fonts, content, clock, storage,\n"
    "temperature, power, card and settings, with what to do. Exit code 0: all is well, 1: something is to be "
    "done.\n"
    "--state: where settings and records are kept, /var/lib/balai unless given;\n"
    "--root: where the machine's /sys and /proc are, as copied from another machine.\n";

static void see_fonts(DoctorFacts *facts) {
    TextEngine *engine = NULL;
    if (text_create(font_root(), &engine, &facts->fonts)) text_destroy(engine);
}

static void see_content(const char *folder, Bundle **ret_bundle, DoctorFacts *facts) {
    Findings findings;
    findings_init(&findings);
    if (bundle_load(os_fs(), folder, &findings, ret_bundle, &facts->content))
        facts->content_title =
            (*ret_bundle)->event.title.count ? (*ret_bundle)->event.title.variants[0].string : NULL;
    facts->content_errors = findings.errors;
    facts->content_warnings = findings.warnings;
    findings_finish(&findings);
}

static int64_t created_s(const Bundle *bundle) {
    int64_t created = 0;
    if (!bundle || !bundle->created || !now_parse(bundle->created, NULL, &created, NULL)) return 0;
    int64_t over = zone_instant(bundle->zone, bundle->event.end + 1, 0, NULL);
    return created < over ? created : over;
}

// As a kiosk would see it that starts now.
static void see_clock(const Tree *tree, const char *state, const Bundle *bundle, DoctorFacts *facts) {
    OsTimeSource source;
    TimeFacts now;
    TimeKept kept;
    Timekeeper keeper;
    char path[600];
    os_time_source_init(&source, tree);
    source.source.read(source.source.ctx, &now);
    snprintf(path, sizeof path, "%s/" TIME_FILE_NAME, state);
    bool known = time_file_read(os_fs(), path, &kept, NULL);
    timekeeper_init(&keeper, known ? &kept : NULL, &now);
    timekeeper_set_bundle(&keeper, created_s(bundle), &now);
    facts->clock = timekeeper_look(&keeper, &now);
}

// As a kiosk would that starts now: what was set, else what the display says of itself.
static void see_settings(const char *root, const char *state, DoctorFacts *facts) {
    char path[600];
    SettingsFile file;
    snprintf(path, sizeof path, "%s/settings.json", state);
    if (settings_file_open(os_fs(), path, &file, NULL)) {
        facts->panel_mm = file.values.display_width_mm;
        facts->settings_wrong = file.findings.count;
        settings_file_close(&file);
    }
    snprintf(path, sizeof path, "%s/sys/class/drm", root);
    if (facts->panel_mm <= 0) facts->panel_mm = panel_size_from_outputs(path);
}

// The display server that this process would show a window on.
static const char *desktop(void) {
    static const char *const names[] = {"WAYLAND_DISPLAY", "DISPLAY"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *name = getenv(names[i]);
        if (name && *name) return name;
    }
    return NULL;
}

static int print_lines(const DoctorLine *lines) {
    int code = EXIT_DONE;
    for (int i = 0; i < TOPIC_COUNT; i++) {
        printf("%-4s  %-11s  ", health_name(lines[i].health), doctor_topic_name((DoctorTopic)i));
        print_safely(lines[i].says);
        if (*lines[i].advice) printf(" %s", lines[i].advice);
        putchar('\n');
        if (lines[i].health == HEALTH_CARE || lines[i].health == HEALTH_BAD) code = EXIT_FAILED;
    }
    return code;
}

int cli_doctor(int argc, char **argv) {
    Options options;
    OsTree tree;
    Err err = {0};
    Bundle *bundle = NULL;
    DoctorLine lines[TOPIC_COUNT];
    if (!options_parse(argc, argv, OPTION_CONTENT | OPTION_STATE | OPTION_ROOT, usage, &options))
        return EXIT_WRONG_USAGE;
    if (!os_tree_init(&tree, options.root ? options.root : "", &err)) {
        fprintf(stderr, "balai: %s\n", err.message);
        return EXIT_WRONG_USAGE;
    }
    const char *state = options.state ? options.state : INSTALLED_STATE;
    DoctorFacts facts = {.desktop = desktop(), .state_folder = state, .state = os_storage(state, &tree.tree)};
    see_fonts(&facts);
    char shown[SLOT_PATH_SIZE], refused[160];
    const char *content = options.content ? options.content : stores_shown(state, INSTALLED_CONTENT, shown);
    see_content(content, &bundle, &facts);
    see_clock(&tree.tree, state, bundle, &facts);
    see_settings(options.root ? options.root : "", state, &facts);
    facts.refused = boot_settings_refused(os_fs(), state, refused, sizeof refused);
    facts.refused_first = refused;
    doctor_examine(&tree.tree, &facts, lines);
    int code = print_lines(lines);
    bundle_destroy(bundle);
    return code;
}
