#include <stdio.h>
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/sources.h"
#include "cli/terminal.h"
#include "store/package.h"

static const char usage[] = "usage: balai verify FILE --pubkey FILE\n"
                            "Says whether a package is whole and was signed by a key.\n";

static bool check(Package *package, Err *err) {
    switch (package->trust) {
    case PACKAGE_PLAIN:
    case PACKAGE_UNSIGNED:
        return err_set(err, ERR_BAD_SIGNATURE, "nobody signed it");
    case PACKAGE_UNKNOWN_KEY:
        return err_set(err, ERR_BAD_SIGNATURE, "it was signed by another key, %s", package->key_id);
    case PACKAGE_SIGNED:
        break;
    }
    return package_verify(package, err);
}

static bool run(const char *path, const char *key_path, Err *err) {
    PublicKey key;
    Source *source = NULL;
    Package package = {0};
    if (!sources_public_key(key_path, &key, err) || !sources_open(path, &source, err)) return false;
    bool sound =
        (package_open(source, &key, 1, &package, err) && check(&package, err)) || err_wrap(err, "%s", path);
    if (sound) {
        printf("%s version %lld, %zu files, signed by key %s: ", package.manifest->id,
               (long long)package.manifest->version, package.manifest->count, package.key_id);
        print_safely(package.comment);
        putchar('\n');
    }
    package_close(&package);
    return sound;
}

int cli_verify(int argc, char **argv) {
    const char *path = NULL, *key = NULL;
    Err err = {0};
    const Argument rows[] = {{NULL, &path, NULL, true}, {"--pubkey", &key, NULL, true}};
    switch (arguments_parse(argc, argv, rows, COUNT_OF(rows), usage)) {
    case ARGUMENTS_HELP:
        return EXIT_DONE;
    case ARGUMENTS_WRONG:
        return EXIT_WRONG_USAGE;
    case ARGUMENTS_READ:
        break;
    }
    if (run(path, key, &err)) return EXIT_DONE;
    return sources_refuse(argv[0], &err);
}
