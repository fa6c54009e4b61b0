#include "commands.h"

#include <stdio.h>
#include "headless.h"
#include "model/load.h"
#include "os/fs.h"

static const char usage[] = "usage: balai screens --content DIR\n"
                            "Lists what `--screen` takes with this content, one a line.\n";

static void print_row(const Bundle *bundle, const ScreenRow *row) {
    if (!row->id_at) {
        printf("%s\n", row->name);
        return;
    }
    char buffer[ID_SIZE];
    const char *id;
    for (size_t i = 0; (id = row->id_at(bundle, i, buffer, sizeof buffer)); i++)
        printf("%s/%s\n", row->name, id);
}

int cli_screens(int argc, char **argv) {
    Options options;
    if (!options_parse(argc, argv, OPTION_CONTENT, usage, &options)) return EXIT_WRONG_USAGE;
    if (!options.content) {
        fprintf(stderr, "balai: --content is needed\n%s", usage);
        return EXIT_WRONG_USAGE;
    }
    Err err = {0};
    Bundle *bundle = NULL;
    if (!bundle_load(os_fs(), options.content, NULL, &bundle, &err)) {
        fprintf(stderr, "balai: %s\n", err.message);
        return EXIT_FAILED;
    }
    for (int i = 0; i < SCREEN_COUNT; i++)
        print_row(bundle, screen_row((ScreenId)i));
    bundle_destroy(bundle);
    return EXIT_DONE;
}
