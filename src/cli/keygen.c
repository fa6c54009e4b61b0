#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/auto.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/password.h"
#include "cli/sources.h"
#include "os/fs.h"
#include "os/private_file.h"
#include "store/keys.h"

static const char usage[] = "usage: balai keygen -o NAME [--no-password]\n"
                            "Makes a pair of keys for packages: NAME.key, which signs and is yours alone, "
                            "and NAME.pub, which displays "
                            "get.\n"
                            "Both are minisign's. The password is asked for; where standard input is no "
                            "terminal, it is its first two "
                            "lines.\n";

// The name with an ending, the caller's to free; ERR_USAGE where such a file is there.
static bool free_name(const char *name, const char *ending, char **ret_path, Err *err) {
    size_t size = strlen(name) + strlen(ending) + 1;
    AUTO_FREE char *path = malloc(size);
    FsInfo info;
    if (!path) return err_set(err, ERR_NO_MEMORY, "no memory for a name");
    snprintf(path, size, "%s%s", name, ending);
    if (os_fs()->stat(os_fs()->ctx, path, &info, NULL))
        return err_set(err, ERR_USAGE, "%s is there already; a key is never overwritten", path);
    *ret_path = STEAL(path);
    return true;
}

static bool ask_twice(char password[PASSWORD_SIZE], Err *err) {
    char again[PASSWORD_SIZE];
    if (!password_ask("Password for the new key: ", password, err)) return false;
    bool same = password_ask("The same again: ", again, err) &&
                (!strcmp(password, again) || err_set(err, ERR_USAGE, "the two passwords differ"));
    password_forget(again);
    if (same && !*password)
        same = err_set(err, ERR_USAGE, "a password has letters; --no-password makes a key without");
    return same;
}

static bool write_pair(const char *secret_path, const char *public_path, const char *password, Err *err) {
    char *secret = NULL;
    AUTO_FREE char *public = NULL;
    PublicKey key;
    char id[KEY_ID_SIZE];
    if (!keys_make(password, &secret, &public, &key, err)) return false;
    bool written = os_private_file_write(secret_path, secret, strlen(secret), err);
    explicit_bzero(secret, strlen(secret));
    free(secret);
    if (!written || !os_fs()->write_file(os_fs()->ctx, public_path, public, strlen(public), err))
        return false;
    key_id_text(key.id, id);
    printf("%s: signs packages; keep it where nobody else can read it\n%s: for the displays\nkey %s\n",
           secret_path, public_path, id);
    return true;
}

static bool run(const char *name, bool with_password, Err *err) {
    AUTO_FREE char *secret_path = NULL, *public_path = NULL;
    char password[PASSWORD_SIZE];
    if (!free_name(name, ".key", &secret_path, err) || !free_name(name, ".pub", &public_path, err))
        return false;
    bool done = (!with_password || ask_twice(password, err)) &&
                write_pair(secret_path, public_path, with_password ? password : NULL, err);
    password_forget(password);
    return done;
}

int cli_keygen(int argc, char **argv) {
    const char *name = NULL;
    bool no_password = false;
    Err err = {0};
    const Argument rows[] = {{"-o", &name, NULL, true}, {"--no-password", NULL, &no_password, false}};
    switch (arguments_parse(argc, argv, rows, COUNT_OF(rows), usage)) {
    case ARGUMENTS_HELP:
        return EXIT_DONE;
    case ARGUMENTS_WRONG:
        return EXIT_WRONG_USAGE;
    case ARGUMENTS_READ:
        break;
    }
    if (run(name, !no_password, &err)) return EXIT_DONE;
    return sources_refuse(argv[0], &err);
}
