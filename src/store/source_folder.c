// A plain folder as a source.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "store/names.h"
#include "store/source_inside.h"

typedef struct FolderSource {
    InputFolder folder;
    Input file; // that is read
    int64_t at;
} FolderSource;

// A walk through the folder; the first failure ends it.
typedef struct Walk {
    const InputFolder *folder;
    Members *members;
    const char *path;
    int depth;
    bool failed;
    Err *err;
} Walk;

static bool walk_folder(Walk *walk);

static bool walk_below(const Walk *walk, const char *path) {
    Walk below = {walk->folder, walk->members, path, walk->depth + 1, false, walk->err};
    // One level more than may be: names.h then has the sentence.
    return below.depth > LIMIT_PACKAGE_DEPTH + 1 || name_is_ignored(path) || walk_folder(&below);
}

static bool walk_name(void *ctx, const char *name, FsInfo info) {
    Walk *walk = ctx;
    AUTO_FREE char *path = malloc(strlen(walk->path) + strlen(name) + 2);
    walk->failed = true;
    if (!path) {
        err_set(walk->err, ERR_NO_MEMORY, "no memory for the list of files");
        return false;
    }
    sprintf(path, "%s%s%s", walk->path, *walk->path ? "/" : "", name);
    if (!members_add(walk->members, path, info.kind, info.kind == FS_FILE ? info.size : 0, 0, walk->err) ||
        (info.kind == FS_FOLDER && !walk_below(walk, path)))
        return false;
    walk->failed = false;
    return true;
}

static bool walk_folder(Walk *walk) {
    return walk->folder->list(walk->folder->ctx, walk->path, walk_name, walk, walk->err) && !walk->failed;
}

static bool begin_member(void *own, const MemberEntry *entry, Err *err) {
    FolderSource *source = own;
    input_close(&source->file);
    source->at = 0;
    return source->folder.open(source->folder.ctx, entry->own, &source->file, err);
}

static bool read_member(void *own, void *buffer, size_t size, size_t *ret_got, Err *err) {
    FolderSource *source = own;
    if (!source->file.read_at(source->file.ctx, source->at, buffer, size, ret_got, err)) return false;
    source->at += (int64_t)*ret_got;
    return true;
}

static void close_own(void *own) {
    FolderSource *source = own;
    input_close(&source->file);
    input_folder_close(&source->folder);
    free(source);
}

static int compare_names(const void *a, const void *b) {
    return strcmp(((const MemberEntry *)a)->name, ((const MemberEntry *)b)->name);
}

bool source_open_folder(InputFolder folder, Source **ret_source, Err *err) {
    static const SourceWay way = {begin_member, read_member, close_own};
    FolderSource *own = calloc(1, sizeof *own);
    if (!own) {
        input_folder_close(&folder);
        return err_set(err, ERR_NO_MEMORY, "no memory for a folder");
    }
    own->folder = folder;
    Members members;
    members_init(&members);
    Walk walk = {&own->folder, &members, "", 0, false, err};
    if (!walk_folder(&walk)) {
        close_own(own);
        members_finish(&members);
        return false;
    }
    if (members.count) qsort(members.items, members.count, sizeof *members.items, compare_names);
    return source_make(&way, own, &members, ret_source, err);
}
