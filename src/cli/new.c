#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/auto.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/sources.h"
#include "os/fs.h"
#include "template_agenda.h"
#include "template_bundle.h"
#include "template_guide.h"

static const char usage[] =
    "usage: balai new DIR\n"
    "Makes a folder with an example to change: bundle.json, agenda.csv and a guide.\n";

static bool write_into(const char *folder, const char *name, const char *ending, const char *text,
                       size_t size, Err *err) {
    size_t room = strlen(folder) + strlen(name) + strlen(ending) + 3;
    AUTO_FREE char *path = malloc(room);
    if (!path) return err_set(err, ERR_NO_MEMORY, "no memory for a name");
    snprintf(path, room, "%s/%s.%s", folder, name, ending);
    return os_fs()->write_file(os_fs()->ctx, path, text, size, err);
}

static bool run(const char *folder, Err *err) {
    FsInfo info;
    if (os_fs()->stat(os_fs()->ctx, folder, &info, NULL))
        return err_set(err, ERR_USAGE, "%s is there already; nothing was changed", folder);
    return os_fs()->make_folder(os_fs()->ctx, folder, err) &&
           write_into(folder, "bundle", "json", template_bundle, template_bundle_size, err) &&
           write_into(folder, "agenda", "csv", template_agenda, template_agenda_size, err) &&
           write_into(folder, "README", "txt", template_guide, template_guide_size, err);
}

int cli_new(int argc, char **argv) {
    const char *folder = NULL;
    Err err = {0};
    const Argument rows[] = {{NULL, &folder, NULL, true}};
    switch (arguments_parse(argc, argv, rows, COUNT_OF(rows), usage)) {
    case ARGUMENTS_HELP:
        return EXIT_DONE;
    case ARGUMENTS_WRONG:
        return EXIT_WRONG_USAGE;
    case ARGUMENTS_READ:
        break;
    }
    if (!run(folder, &err)) return sources_refuse(argv[0], &err);
    printf("%s: begin with README.txt in it; `balai check %s` says what is wrong\n", folder, folder);
    return EXIT_DONE;
}
