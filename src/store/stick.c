#include "store/stick.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "store/names.h"

static const char bundle_file[] = "bundle.json";

typedef struct Pending { // a folder still to be looked into
    char *path;
    int depth;
} Pending;

typedef struct Search {
    const InputFolder *stick;
    StickPlaces *places;
    Pending folders[LIMIT_STICK_FOLDERS];
    size_t next, count; // of folders
    size_t names;
    // The folder that is looked into.
    const Pending *at;
    bool bundle; // it has a bundle.json
    int64_t bundle_mtime_ns;
    Err *err;
    bool failed;
} Search;

static bool has_ending(const char *name, const char *ending) {
    size_t length = strlen(name), wanted = strlen(ending);
    return length > wanted && !strcasecmp(name + length - wanted, ending);
}

// Keeps the newest; of the same age the one that was found first.
static void note_place(StickPlaces *places, const StickPlace *place) {
    size_t at = places->count;
    if (at == LIMIT_STICK_CANDIDATES) {
        places->left_out++;
        if (places->items[--at].mtime_ns >= place->mtime_ns) return;
    } else {
        places->count++;
    }
    for (; at > 0 && places->items[at - 1].mtime_ns < place->mtime_ns; at--)
        places->items[at] = places->items[at - 1];
    places->items[at] = *place;
}

static bool join(const Search *search, const char *name, char path[STICK_PATH_SIZE]) {
    const char *folder = search->at->path;
    return snprintf(path, STICK_PATH_SIZE, "%s%s%s", folder, *folder ? "/" : "", name) < STICK_PATH_SIZE;
}

static bool stop(Search *search, ErrCode code, const char *why) {
    search->failed = true;
    err_set(search->err, code, "%s", why);
    return false;
}

static bool add_folder(Search *search, const char *name) {
    char path[STICK_PATH_SIZE];
    if (search->at->depth == LIMIT_STICK_DEPTH || !join(search, name, path)) return true;
    if (search->count == LIMIT_STICK_FOLDERS)
        return stop(search, ERR_TOO_LARGE,
                    "there are too many folders on the stick; use one with nothing else on it");
    char *own = strdup(path);
    if (!own) return stop(search, ERR_NO_MEMORY, "no memory to look through the stick");
    search->folders[search->count++] = (Pending){own, search->at->depth + 1};
    return true;
}

static void add_file(const Search *search, const char *name, int64_t mtime_ns) {
    StickPlace place = {.package = has_ending(name, ".balai"), .mtime_ns = mtime_ns};
    if ((place.package || has_ending(name, ".zip")) && join(search, name, place.path))
        note_place(search->places, &place);
}

static bool see_name(void *ctx, const char *name, FsInfo info) {
    Search *search = ctx;
    if (++search->names > LIMIT_STICK_NAMES)
        return stop(search, ERR_TOO_LARGE,
                    "there are too many files on the stick; use one with nothing else on it");
    if (name_is_ignored(name)) return true;
    switch (info.kind) {
    case FS_FOLDER:
        return add_folder(search, name);
    case FS_FILE:
        if (!strcmp(name, bundle_file)) {
            search->bundle = true;
            search->bundle_mtime_ns = info.mtime_ns;
        } else {
            add_file(search, name, info.mtime_ns);
        }
        return true;
    case FS_OTHER:
        return true;
    }
    return true;
}

// What lies in a bundle's folder is the bundle's, also a zip.
static void take_bundle(Search *search, size_t folders_before, const StickPlaces *before) {
    StickPlace place = {.folder = true, .mtime_ns = search->bundle_mtime_ns};
    while (search->count > folders_before)
        free(search->folders[--search->count].path);
    *search->places = *before;
    snprintf(place.path, sizeof place.path, "%s", search->at->path);
    note_place(search->places, &place);
}

static bool look_into(Search *search, StickPlaces *before) {
    const InputFolder *stick = search->stick;
    size_t folders_before = search->count;
    Err problem = {0};
    *before = *search->places;
    search->bundle = false;
    if (!stick->list(stick->ctx, search->at->path, see_name, search, &problem)) {
        bool root = !*search->at->path;
        if (problem.sys == EACCES && !root) return true;
        if (search->err) *search->err = problem;
        return false;
    }
    if (search->bundle && !search->failed) take_bundle(search, folders_before, before);
    return !search->failed;
}

bool stick_find(const InputFolder *stick, StickPlaces *ret_places, Err *err) {
    AUTO_FREE Search *search = calloc(1, sizeof *search);
    AUTO_FREE StickPlaces *both = calloc(2, sizeof *both);
    char root[] = "";
    if (!search || !both) return err_set(err, ERR_NO_MEMORY, "no memory to look through the stick");
    search->stick = stick;
    search->places = both;
    search->err = err;
    search->folders[search->count++] = (Pending){root, 0};
    bool fine = true;
    for (; fine && search->next < search->count; search->next++) {
        search->at = &search->folders[search->next];
        fine = look_into(search, both + 1);
    }
    for (size_t i = 1; i < search->count; i++)
        free(search->folders[i].path);
    if (fine) *ret_places = *both;
    return fine;
}

// A folder of the stick as a folder of its own.
typedef struct Below {
    const InputFolder *stick;
    char path[STICK_PATH_SIZE];
} Below;

static char *join_below(const Below *below, const char *path, Err *err) {
    size_t size = strlen(below->path) + strlen(path) + 2;
    char *joined = malloc(size);
    if (joined)
        snprintf(joined, size, "%s%s%s", below->path, *below->path && *path ? "/" : "", path);
    else
        err_set(err, ERR_NO_MEMORY, "no memory for a name");
    return joined;
}

static bool list_below(void *ctx, const char *path,
                       bool (*each)(void *each_ctx, const char *name, FsInfo info), void *each_ctx,
                       Err *err) {
    const Below *below = ctx;
    AUTO_FREE char *joined = join_below(below, path, err);
    return joined && below->stick->list(below->stick->ctx, joined, each, each_ctx, err);
}

static bool open_below(void *ctx, const char *path, Input *ret_input, Err *err) {
    const Below *below = ctx;
    AUTO_FREE char *joined = join_below(below, path, err);
    return joined && below->stick->open(below->stick->ctx, joined, ret_input, err);
}

static bool open_folder(const InputFolder *stick, const char *path, Source **ret_source, Err *err) {
    Below *below = malloc(sizeof *below);
    if (!below) return err_set(err, ERR_NO_MEMORY, "no memory for a folder");
    below->stick = stick;
    snprintf(below->path, sizeof below->path, "%s", path);
    return source_open_folder((InputFolder){below, list_below, open_below, free}, ret_source, err);
}

bool stick_open(const InputFolder *stick, const StickPlace *place, Source **ret_source, Err *err) {
    Input file = {0};
    if (place->folder) return open_folder(stick, place->path, ret_source, err);
    return stick->open(stick->ctx, place->path, &file, err) && source_open_archive(file, ret_source, err);
}
