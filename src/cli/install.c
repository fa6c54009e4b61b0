#include <stdio.h>
#include <string.h>
#include "cli/arguments.h"
#include "cli/check.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/places.h"
#include "cli/sources.h"
#include "cli/stores.h"
#include "cli/terminal.h"
#include "os/clock.h"
#include "store/install.h"
#include "store/pictures.h"

enum {
    KEYS_MOST = 32,
    // Where no panel says its size: pictures stay sharp on 4K.
    PANEL_PX = 3840,
};

static const char usage[] =
    "usage: balai install PATH [--store DIR] [--trust FILE.pub]... [--accept-unsigned] [--accept-older]\n"
    "PATH is a package, a zip or a folder. What a trusted key signed is installed; --accept-unsigned takes\n"
    "what nobody or an unknown key signed, --accept-older an older version than the one shown. A damaged\n"
    "package or a wrong signature is never installed. DIR is " INSTALLED_STORE " unless given.\n";

typedef struct Wanted {
    const char *path, *store;
    bool accept_unsigned, accept_older;
    PublicKey keys[KEYS_MOST];
    size_t key_count;
} Wanted;

static void check(void *ctx, const char *folder, const Bundle *bundle, Findings *findings) {
    (void)ctx;
    check_bundle(folder, bundle, findings);
}

// The first concern that nobody accepted, as an error.
static bool accept(const Wanted *wanted, unsigned concerns, const Store *store, const Package *package,
                   const Staged *staged, Err *err) {
    char why[300];
    for (int i = 0; i < INSTALL_CONCERNS; i++) {
        unsigned concern = concerns & 1u << i;
        bool older = concern == INSTALL_OLDER;
        if (!concern || (older ? wanted->accept_older : wanted->accept_unsigned)) continue;
        install_say_concern((InstallConcern)concern, store, package, staged, why, sizeof why);
        return err_set(err, older ? ERR_OLDER : ERR_UNTRUSTED, "not installed: %s", why);
    }
    return true;
}

static bool stage(Store *store, Package *package, Staged *ret_staged, Err *err) {
    PicturesCtx panel = {PANEL_PX};
    PictureProof pictures = pictures_proof(&panel);
    StageTask task = {.package = package, .pictures = &pictures, .check = check};
    Findings findings;
    findings_init(&findings);
    bool staged = store_stage(store, &task, &findings, ret_staged, err);
    findings_sort(&findings);
    if (findings.count) check_print(&findings, ".");
    findings_finish(&findings);
    return staged;
}

static bool install_package(const Wanted *wanted, Store *store, Package *package, Err *err) {
    Staged staged;
    if (!accept(wanted, install_concerns_of_package(package), store, package, NULL, err) ||
        !stage(store, package, &staged, err))
        return false;
    staged.entry.at_s = os_clock()->unix_s(os_clock()->ctx);
    snprintf(staged.entry.by, sizeof staged.entry.by, "the command line");
    if (!accept(wanted, install_concerns(store, package, &staged), store, package, &staged, err)) {
        (void)!store_drop(store, &staged, NULL);
        return false;
    }
    if (!store_activate(store, staged.slot, &staged.entry, err)) return false;
    printf("Installed: ");
    stores_print_entry(&staged.entry);
    printf(".\n");
    return true;
}

static bool install(const Wanted *wanted, Err *err) {
    Source *source = NULL;
    Package package = {0};
    Store *store = NULL;
    if (!sources_open(wanted->path, &source, err)) return false;
    bool installed =
        (package_open(source, wanted->keys, wanted->key_count, &package, err) &&
         stores_open(wanted->store, &store, err) && install_package(wanted, store, &package, err)) ||
        err_wrap(err, "%s", wanted->path);
    store_close(store);
    package_close(&package);
    return installed;
}

// Takes the keys out of the command line, as there may be several.
static bool take_keys(int *argc, char **argv, Wanted *wanted, Err *err) {
    int left = 0;
    for (int i = 0; i < *argc; i++) {
        if (strcmp(argv[i], "--trust") != 0 || i + 1 == *argc) {
            argv[left++] = argv[i];
            continue;
        }
        if (wanted->key_count == KEYS_MOST)
            return err_set(err, ERR_TOO_LARGE, "more than %d keys to trust", KEYS_MOST);
        if (!sources_public_key(argv[++i], &wanted->keys[wanted->key_count++], err)) return false;
    }
    *argc = left;
    return true;
}

int cli_install(int argc, char **argv) {
    Wanted wanted = {.store = INSTALLED_STORE};
    Err err = {0};
    const Argument rows[] = {{NULL, &wanted.path, NULL, true},
                             {"--store", &wanted.store, NULL, false},
                             {"--accept-unsigned", NULL, &wanted.accept_unsigned, false},
                             {"--accept-older", NULL, &wanted.accept_older, false}};
    if (!take_keys(&argc, argv, &wanted, &err)) return stores_refuse("install", &err);
    switch (arguments_parse(argc, argv, rows, COUNT_OF(rows), usage)) {
    case ARGUMENTS_HELP:
        return EXIT_DONE;
    case ARGUMENTS_WRONG:
        return EXIT_WRONG_USAGE;
    case ARGUMENTS_READ:
        break;
    }
    return install(&wanted, &err) ? EXIT_DONE : stores_refuse("install", &err);
}
