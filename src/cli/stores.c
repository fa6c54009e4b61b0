#include "cli/stores.h"

#include <inttypes.h>
#include <stdio.h>
#include "cli/options.h"
#include "cli/terminal.h"
#include "os/clock.h"
#include "os/fs.h"

bool stores_open(const char *folder, Store **ret_store, Err *err) {
    Store *store = NULL;
    StoreNews news;
    if (!store_open(os_fs(), folder, &store, err)) return false;
    if (!store_lock(store, err) || !store_recover(store, os_clock()->unix_s(os_clock()->ctx), &news, err)) {
        store_close(store);
        return false;
    }
    if (*news.sentence) print_safely(news.sentence);
    if (*news.sentence) putchar('\n');
    *ret_store = store;
    return true;
}

const char *stores_shown(const char *state, const char *built_in, char path[SLOT_PATH_SIZE]) {
    char folder[LIMIT_STORE_FOLDER_BYTES];
    Store *store = NULL;
    Err err = {0};
    snprintf(folder, sizeof folder, "%s/store", state);
    *path = 0;
    if (store_open(os_fs(), folder, &store, &err)) store_content(store, store->state.current, path);
    store_close(store);
    return *path ? path : built_in;
}

void stores_print_entry(const StoreEntry *entry) {
    if (!*entry->id) {
        printf("what is built in");
        return;
    }
    printf("version %" PRId64 " of \"", entry->version);
    print_safely(entry->title);
    printf("\" (");
    print_safely(entry->id);
    printf("), ");
    if (*entry->signer) printf("signed by key ");
    print_safely(*entry->signer ? entry->signer : "not signed by a known key");
}

int stores_refuse(const char *command, const Err *err) {
    fprintf(stderr, "balai: %s: ", command);
    print_safely_to(stderr, err->message);
    fprintf(stderr, ". %s\n", err_advice(err->code));
    return EXIT_FAILED;
}
