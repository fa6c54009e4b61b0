#include "copy_tree.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    PATH_SIZE = 1024,
    FILE_BYTES = 64 << 20
};

typedef struct Copy {
    const Fs *fs;
    const char *from, *to;
    Err *err;
    bool failed;
} Copy;

static bool copy_file(const Fs *fs, const char *from, const char *to, Err *err) {
    AUTO_FREE char *data = NULL;
    size_t size = 0;
    return fs->read_file(fs->ctx, from, FILE_BYTES, &data, &size, err) &&
           fs->write_file(fs->ctx, to, data, size, err);
}

static bool copy_name(void *ctx, const char *name) {
    Copy *copy = ctx;
    const Fs *fs = copy->fs;
    char from[PATH_SIZE], to[PATH_SIZE];
    FsInfo info = {.kind = FS_OTHER};
    if (snprintf(from, sizeof from, "%s/%s", copy->from, name) >= PATH_SIZE ||
        snprintf(to, sizeof to, "%s/%s", copy->to, name) >= PATH_SIZE) {
        copy->failed = !err_set(copy->err, ERR_TOO_LARGE, "%s: too long a name", name);
    } else if (!fs->stat(fs->ctx, from, &info, copy->err)) {
        copy->failed = true;
    } else if (info.kind == FS_FOLDER) {
        copy->failed = !copy_tree(fs, from, to, copy->err);
    } else if (info.kind == FS_FILE) {
        copy->failed = !copy_file(fs, from, to, copy->err);
    }
    return !copy->failed;
}

bool copy_tree(const Fs *fs, const char *from, const char *to, Err *err) {
    Copy copy = {fs, from, to, err, false};
    return fs->make_folder(fs->ctx, to, err) && fs->list_folder(fs->ctx, from, copy_name, &copy, err) &&
           !copy.failed;
}
