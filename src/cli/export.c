#include "cli/export.h"

#include <stdio.h>
#include <string.h>
#include "base/auto.h"
#include "cli/options.h"
#include "cli/places.h"
#include "os/fs.h"
#include "record/export.h"

static const char usage[] = "usage: balai export [--from DAY] [--to DAY] [--records DIR] -o DIR\n"
                            "Writes shown.csv (each scene that was shown, when and for how long) and use.csv "
                            "(touches, visits and searches "
                            "by\n"
                            "hour, what was opened most) into a folder. DAY is like 2026-11-24, both "
                            "included. --records: where they are "
                            "kept,\n"
                            "/var/lib/balai/records unless given.\n";

static const char installed_records[] = INSTALLED_STATE "/records";

typedef struct Wanted {
    const char *from, *to, *records, *output;
    Day first, last;
} Wanted;

static bool wrong(const char *what, const char *value) {
    fprintf(stderr, "balai: export: %s%s%s\n%s", what, value ? ": " : "", value ? value : "", usage);
    return false;
}

static const char **value_of(Wanted *wanted, const char *name) {
    const struct {
        const char *name, **value;
    } rows[] = {
        {"--from", &wanted->from},
        {"--to", &wanted->to},
        {"--records", &wanted->records},
        {"-o", &wanted->output},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (!strcmp(rows[i].name, name)) return rows[i].value;
    return NULL;
}

static bool parse(int argc, char **argv, Wanted *wanted) {
    for (int i = 1; i < argc; i += 2) {
        const char **value = value_of(wanted, argv[i]);
        if (!value) return wrong("not understood", argv[i]);
        if (i + 1 == argc) return wrong("a value is missing behind", argv[i]);
        *value = argv[i + 1];
    }
    if (wanted->from && !when_parse_day(wanted->from, &wanted->first))
        return wrong("a day is like 2026-11-24, not", wanted->from);
    if (wanted->to && !when_parse_day(wanted->to, &wanted->last))
        return wrong("a day is like 2026-11-24, not", wanted->to);
    if (wanted->first > wanted->last) return wrong("the first day comes after the last", NULL);
    return wanted->output || wrong("-o DIR is missing", NULL);
}

int cli_export(int argc, char **argv) {
    Wanted wanted = {.records = installed_records, .last = INT32_MAX};
    if (argc == 2 && !strcmp(argv[1], "--help")) {
        fputs(usage, stdout);
        return EXIT_DONE;
    }
    if (!parse(argc, argv, &wanted)) return EXIT_WRONG_USAGE;
    const Fs *fs = os_fs();
    ExportFacts facts;
    Err err = {0};
    FsInfo info;
    // Days without records are none; a folder that is not there is a mistake.
    if (!fs->stat(fs->ctx, wanted.records, &info, &err) ||
        !export_write(fs, wanted.records, wanted.first, wanted.last, wanted.output, &facts, &err)) {
        fprintf(stderr, "balai: export: %s. %s\n", err.message, err_advice(err.code));
        return EXIT_FAILED;
    }
    printf("%zu scenes, %zu days of use\n", facts.lines, facts.days);
    if (facts.torn)
        fprintf(stderr, "balai: export: %zu lines or files were damaged and are left out\n", facts.torn);
    return EXIT_DONE;
}
