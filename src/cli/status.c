#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/stores.h"
#include "cli/terminal.h"
#include "os/fs.h"

static const char usage[] =
    "usage: balai status [--store DIR]\n"
    "Says which content is installed, whether all of it is whole, what can be rolled "
    "back to, and\n"
    "what happened. Exit code 1: what is installed is damaged. DIR is " INSTALLED_STORE "\nunless given.\n";

// Reads every byte of it: who asks wants to know.
static bool print_slot(const Store *store, uint32_t slot) {
    const StoreEntry *about = store_about(store, slot);
    Err err = {0};
    bool whole = slot_prove(store->fs, store->folder, slot, NULL, NULL, &err);
    printf("%s slot %" PRIu32 ": ", slot == store->state.current ? "shown   " : "        ", slot);
    stores_print_entry(about ? about : &(StoreEntry){.id = "?", .title = "?"});
    printf(whole ? ", whole\n" : ", DAMAGED: ");
    if (whole) return true;
    print_safely(err.message);
    putchar('\n');
    return false;
}

static void print_broken(void *ctx, uint32_t slot, bool broken) {
    (void)ctx;
    if (broken) printf("set aside slot %" PRIu32 ": damaged, never shown\n", slot);
}

static void print_history(const StoreEntry *entry) {
    char when[40];
    struct tm utc;
    time_t at = (time_t)entry->at_s;
    if (!gmtime_r(&at, &utc) || !strftime(when, sizeof when, "%Y-%m-%d %H:%M UTC", &utc)) *when = 0;
    printf("%s  %-11s  ", when, store_did_name(entry->did));
    stores_print_entry(entry);
    if (*entry->by) printf(", by ");
    print_safely(entry->by);
    if (*entry->why) printf(": ");
    print_safely(entry->why);
    putchar('\n');
}

static int print_status(const Store *store) {
    const StoreState *state = &store->state;
    bool whole = store->found != STATE_LOST;
    if (!whole) printf("The list of installed content is damaged.\n");
    if (!state->current) printf("shown   what is built in\n");
    for (size_t i = state->slot_count; i-- > 0;)
        whole &= print_slot(store, state->slots[i]);
    if (!slot_each(store->fs, store->folder, print_broken, NULL, NULL)) whole = false;
    for (size_t i = state->history_count; i-- > 0;)
        print_history(&state->history[i]);
    return whole ? EXIT_DONE : EXIT_FAILED;
}

int cli_status(int argc, char **argv) {
    const char *folder = INSTALLED_STORE;
    Store *store = NULL;
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
    if (!store_open(os_fs(), folder, &store, &err)) return stores_refuse("status", &err);
    int code = print_status(store);
    store_close(store);
    return code;
}
