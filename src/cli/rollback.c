#include <stdio.h>
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/stores.h"
#include "os/clock.h"

static const char usage[] = "usage: balai rollback [--store DIR]\n"
                            "Shows the content again that was shown before the last installation.\n"
                            "DIR is " INSTALLED_STORE " unless given.\n";

static bool roll_back(const char *folder, Err *err) {
    Store *store = NULL;
    if (!stores_open(folder, &store, err)) return false;
    bool done = store_roll_back(store, os_clock()->unix_s(os_clock()->ctx), "the command line", err);
    if (done) {
        printf("Rolled back to ");
        stores_print_entry(&store->state.history[store->state.history_count - 1]);
        printf(".\n");
    }
    store_close(store);
    return done;
}

int cli_rollback(int argc, char **argv) {
    const char *folder = INSTALLED_STORE;
    Err err = {0};
    const Argument rows[] = {{"--store", &folder, NULL, false}};
    switch (arguments_parse(argc, argv, rows, COUNT_OF(rows), usage)) {
    case ARGUMENTS_HELP:
        return EXIT_DONE;
    case ARGUMENTS_WRONG:
        return EXIT_WRONG_USAGE;
    case ARGUMENTS_READ:
        break;
    }
    return roll_back(folder, &err) ? EXIT_DONE : stores_refuse("rollback", &err);
}
