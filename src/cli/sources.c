#include "cli/sources.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "cli/options.h"
#include "cli/password.h"
#include "cli/terminal.h"
#include "os/fs.h"
#include "os/input.h"

bool sources_open(const char *path, Source **ret_source, Err *err) {
    Input file;
    InputFolder folder;
    bool opened = os_input_folder_open(path, &folder, NULL)
                      ? source_open_folder(folder, ret_source, err)
                      : os_input_open(path, &file, err) && source_open_archive(file, ret_source, err);
    return opened || err_wrap(err, "%s", path);
}

static bool read_key_file(const char *path, char **ret_text, size_t *ret_size, Err *err) {
    return os_fs()->read_file(os_fs()->ctx, path, LIMIT_KEY_FILE_BYTES, ret_text, ret_size, err);
}

bool sources_public_key(const char *path, PublicKey *ret_key, Err *err) {
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    if (!read_key_file(path, &text, &size, err)) return false;
    return public_key_read(text, size, ret_key, err) || err_wrap(err, "%s", path);
}

static bool unlock(const char *text, size_t size, SecretKey *ret_key, Err *err) {
    char password[PASSWORD_SIZE];
    bool locked = false;
    if (!secret_key_has_password(text, size, &locked, err)) return false;
    bool read = (!locked || password_ask("Password of the key: ", password, err)) &&
                secret_key_read(text, size, locked ? password : NULL, ret_key, err);
    password_forget(password);
    return read;
}

bool sources_secret_key(const char *path, SecretKey *ret_key, Err *err) {
    char *text = NULL;
    size_t size = 0;
    if (!read_key_file(path, &text, &size, err)) return false;
    bool read = unlock(text, size, ret_key, err) || err_wrap(err, "%s", path);
    explicit_bzero(text, size);
    free(text);
    return read;
}

int sources_refuse(const char *command, const Err *err) {
    fprintf(stderr, "balai: %s: ", command);
    print_safely_to(stderr, err->message);
    // A wrong wish says itself what is right.
    bool advise = err->code != ERR_USAGE;
    fprintf(stderr, "%s%s\n", advise ? ". " : "", advise ? err_advice(err->code) : "");
    return EXIT_FAILED;
}
