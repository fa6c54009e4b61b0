#include "paths.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define INSTALLED_ASSETS "/usr/share/balai"

bool os_executable_folder(char *buffer, size_t size, Err *err) {
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length < 0) return err_set_errno(err, errno, "finding the program's folder");
    path[length] = 0;
    char *slash = strrchr(path, '/');
    if (!slash) return err_set(err, ERR_NOT_FOUND, "finding the program's folder: \"%s\" has none", path);
    size_t folder = slash == path ? 1 : (size_t)(slash - path);
    if (folder >= size) return err_set_errno(err, ENAMETOOLONG, "finding the program's folder");
    memcpy(buffer, path, folder);
    buffer[folder] = 0;
    return true;
}

static bool is_folder(const char *path) {
    struct stat info;
    return !stat(path, &info) && S_ISDIR(info.st_mode);
}

static bool hand_over(const char *path, char *buffer, size_t size, Err *err) {
    if (strlen(path) >= size) return err_set_errno(err, ENAMETOOLONG, "%s", path);
    memcpy(buffer, path, strlen(path) + 1);
    return true;
}

bool os_assets_folder(char *buffer, size_t size, Err *err) {
    const char *named = getenv("BALAI_ASSETS");
    if (named && *named) {
        if (is_folder(named)) return hand_over(named, buffer, size, err);
        return err_set(err, ERR_NOT_FOUND, "BALAI_ASSETS names %s, which is not a folder", named);
    }
    char folder[PATH_MAX], beside[PATH_MAX + 16];
    if (!os_executable_folder(folder, sizeof folder, err)) return false;
    snprintf(beside, sizeof beside, "%s/../assets", folder);
    if (is_folder(beside)) return hand_over(beside, buffer, size, err);
    if (is_folder(INSTALLED_ASSETS)) return hand_over(INSTALLED_ASSETS, buffer, size, err);
    return err_set(err, ERR_NOT_FOUND, "no assets: neither %s nor " INSTALLED_ASSETS " is a folder", beside);
}

bool os_may_write(const char *folder) {
    return is_folder(folder) && access(folder, W_OK | X_OK) == 0;
}
