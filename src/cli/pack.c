#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/sources.h"
#include "model/load.h"
#include "os/fs.h"
#include "os/input.h"
#include "store/pack.h"
#include "store/package.h"

static const char usage[] =
    "usage: balai pack DIR -o NAME.balai [--key FILE]\n"
    "Makes a package of a bundle's folder: a zip with the size and SHA-256 of every file, and signed with "
    "--key,\n"
    "a secret key by `balai keygen` or minisign. The same folder gives the same package, to the byte. The "
    "key's\n"
    "password is asked for; where standard input is no terminal, it is its first line.\n";

static bool load(const char *folder, Bundle **ret_bundle, Err *err) {
    Findings findings;
    findings_init(&findings);
    bool loaded = bundle_load(os_fs(), folder, &findings, ret_bundle, err);
    size_t errors = findings.errors;
    findings_finish(&findings);
    if (!loaded || !errors) return loaded;
    bundle_destroy(*ret_bundle);
    return err_set(err, ERR_BAD_BUNDLE, "there are %zu errors in %s", errors, folder);
}

static void strip_name(char *path) {
    char *slash = strrchr(path, '/');
    if (slash)
        slash[slash == path] = 0;
    else
        strcpy(path, ".");
}

// What is written into the folder would be packed the next time.
static bool lies_in(const char *path, const char *folder) {
    AUTO_FREE char *above = malloc(strlen(path) + 2);
    if (!above) return false;
    strcpy(above, path);
    strip_name(above);
    AUTO_FREE char *from = realpath(above, NULL), *root = realpath(folder, NULL);
    size_t length = root ? strlen(root) : 0;
    return from && root && !strncmp(from, root, length) && (!from[length] || from[length] == '/');
}

// What a display would refuse (a file that packs as well as a bomb does) is better known here.
static bool check(const char *path, Err *err) {
    Input file;
    Source *source = NULL;
    Package package = {0};
    bool sound = os_input_open(path, &file, err) && source_open_archive(file, &source, err) &&
                 package_open(source, NULL, 0, &package, err) && package_verify(&package, err);
    package_close(&package);
    return sound;
}

// Whatever is at output stays until the new package is known to be good.
static bool write_and_swap(Source *source, const PackFacts *facts, const char *output, Err *err) {
    const Fs *fs = os_fs();
    size_t size = strlen(output) + sizeof ".part";
    AUTO_FREE char *temporary = malloc(size);
    if (!temporary) return err_set(err, ERR_NO_MEMORY, "no memory for a package");
    snprintf(temporary, size, "%s.part", output);
    fs->remove_file(fs->ctx, temporary, NULL); // what an earlier try left behind
    if (pack_write(source, facts, fs, temporary, err) && check(temporary, err) &&
        fs->rename_file(fs->ctx, temporary, output, err))
        return true;
    fs->remove_file(fs->ctx, temporary, NULL);
    return false;
}

static bool write_package(const char *folder, const Bundle *bundle, const SecretKey *key, const char *output,
                          Err *err) {
    Source *source = NULL;
    PackFacts facts = {bundle->id, bundle->version, bundle->created ? bundle->created : "", key};
    if (!sources_open(folder, &source, err)) return false;
    bool written = write_and_swap(source, &facts, output, err);
    if (written)
        printf("%s: %s version %lld, %s\n", output, bundle->id, (long long)bundle->version,
               key ? "signed" : "not signed");
    source_close(source);
    return written;
}

static bool run(const char *folder, const char *output, const char *key_path, Err *err) {
    Bundle *bundle = NULL;
    SecretKey key = {0};
    if (lies_in(output, folder))
        return err_set(err, ERR_USAGE, "%s would be part of the next package; write it outside of %s", output,
                       folder);
    if (!load(folder, &bundle, err)) return false;
    bool done = (!key_path || sources_secret_key(key_path, &key, err)) &&
                write_package(folder, bundle, key_path ? &key : NULL, output, err);
    secret_key_forget(&key);
    bundle_destroy(bundle);
    return done;
}

int cli_pack(int argc, char **argv) {
    const char *folder = NULL, *output = NULL, *key = NULL;
    Err err = {0};
    const Argument rows[] = {
        {NULL, &folder, NULL, true}, {"-o", &output, NULL, true}, {"--key", &key, NULL, false}};
    switch (arguments_parse(argc, argv, rows, COUNT_OF(rows), usage)) {
    case ARGUMENTS_HELP:
        return EXIT_DONE;
    case ARGUMENTS_WRONG:
        return EXIT_WRONG_USAGE;
    case ARGUMENTS_READ:
        break;
    }
    // libarchive writes the local time, and a package is the same everywhere.
    setenv("TZ", "UTC0", 1);
    tzset();
    if (run(folder, output, key, &err)) return EXIT_DONE;
    return sources_refuse(argv[0], &err);
}
