#include "cli/bundle_path.h"

#include <stdlib.h>
#include <string.h>
#include "base/auto.h"
#include "os/fs.h"

char *bundle_path_folder(const char *path) {
    FsInfo info = {0};
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    AUTO_FREE char *folder = strndup(path, length);
    if (!folder || !os_fs()->stat(os_fs()->ctx, folder, &info, NULL) || info.kind != FS_FILE)
        return STEAL(folder);
    const char *slash = strrchr(folder, '/');
    if (!slash) return strdup(".");
    return slash == folder ? strdup("/") : strndup(folder, (size_t)(slash - folder));
}

bool bundle_path_is_other(const char *path) {
    static const char file[] = "/bundle.json";
    FsInfo info = {0};
    size_t length = strlen(path), tail = sizeof file - 1;
    if (!os_fs()->stat(os_fs()->ctx, path, &info, NULL) || info.kind != FS_FILE) return false;
    return strcmp(path, file + 1) != 0 && (length < tail || strcmp(path + length - tail, file) != 0);
}
