#include "settings/pin_reset.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include "settings/pin_guard.h"

typedef struct Search {
    const Fs *fs;
    const char *folder;
    char path[600]; // of what was found, "" nothing
} Search;

// Case does not matter on a boot partition, which is FAT.
static bool look_at(void *search_, const char *name) {
    Search *search = search_;
    if (strcasecmp(name, "balai-reset-pin") != 0 && strcasecmp(name, "balai-reset-pin.txt") != 0) return true;
    FsInfo info;
    char path[sizeof search->path];
    size_t length = (size_t)snprintf(path, sizeof path, "%s/%s", search->folder, name);
    if (length >= sizeof path || !search->fs->stat(search->fs->ctx, path, &info, NULL)) return true;
    if (info.kind != FS_FILE) return true; // a folder or a link was not put there by a person with a laptop
    memcpy(search->path, path, length + 1);
    return false;
}

// Erases what is in one folder. True where there was something.
static bool erase_in(const Fs *fs, const char *folder, bool *ret_erased, Err *err) {
    bool found = false;
    for (;;) { // both names may be there
        Search search = {.fs = fs, .folder = folder};
        // A folder that is not there, as /boot on most machines, holds no such file.
        if (!fs->list_folder(fs->ctx, folder, look_at, &search, NULL) || !*search.path) return found;
        found = true;
        *ret_erased = fs->remove_file(fs->ctx, search.path, err);
        if (!*ret_erased) return err_wrap(err, "the PIN stays, as its reset file cannot be erased"), true;
    }
}

PinReset pin_reset_if_asked(SettingsFile *file, const char *const *folders, size_t count,
                            const char *tries_path, SettingSet *ret_changed, Err *err) {
    PinReset result = PIN_RESET_NONE;
    if (ret_changed) *ret_changed = 0;
    for (size_t i = 0; i < count; i++) {
        bool erased = false;
        if (!erase_in(file->fs, folders[i], &erased, err)) continue;
        if (!erased) return PIN_RESET_FAILED;
        result = PIN_RESET_DONE;
    }
    if (result == PIN_RESET_NONE) return result;
    SetResult set = settings_file_set(file, SETTING_PIN_HASH, "", ret_changed, err);
    Err problem = {0};
    if (!pin_tries_save(file->fs, tries_path, 0, &problem) && set == SET_KEPT && err) *err = problem;
    return result;
}
