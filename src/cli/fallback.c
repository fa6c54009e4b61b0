#include "fallback.h"

#include <stdlib.h>
#include <string.h>
#include "fallback_bundle.h"
#include "os/fs.h"

static bool is_within(const char *path) {
    return !strncmp(path, FALLBACK_FOLDER "/", strlen(FALLBACK_FOLDER "/"));
}

static bool is_bundle(const char *path, Err *err) {
    return !strcmp(path, FALLBACK_FOLDER "/bundle.json") ||
           err_set(err, ERR_NOT_FOUND, "%s is not there", path);
}

static bool stat_file(void *ctx, const char *path, FsInfo *ret_info, Err *err) {
    if (!is_within(path)) return os_fs()->stat(ctx, path, ret_info, err);
    if (!is_bundle(path, err)) return false;
    *ret_info = (FsInfo){.kind = FS_FILE, .size = (int64_t)fallback_bundle_size};
    return true;
}

static bool read_file(void *ctx, const char *path, size_t max_bytes, char **ret_data, size_t *ret_size,
                      Err *err) {
    if (!is_within(path)) return os_fs()->read_file(ctx, path, max_bytes, ret_data, ret_size, err);
    if (!is_bundle(path, err)) return false;
    if (fallback_bundle_size > max_bytes) return err_set(err, ERR_TOO_LARGE, "%s is too large", path);
    char *copy = malloc(fallback_bundle_size + 1);
    if (!copy) return err_set(err, ERR_NO_MEMORY, "no memory for %s", path);
    memcpy(copy, fallback_bundle, fallback_bundle_size);
    copy[fallback_bundle_size] = 0;
    *ret_data = copy;
    *ret_size = fallback_bundle_size;
    return true;
}

Fs fallback_fs(void) {
    Fs fs = *os_fs();
    fs.stat = stat_file;
    fs.read_file = read_file;
    return fs;
}
