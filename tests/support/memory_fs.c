#include "memory_fs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static MemoryFile *find(MemoryFs *fs, const char *path) {
    for (size_t i = 0; i < fs->count; i++)
        if (!strcmp(fs->files[i].path, path)) return &fs->files[i];
    return NULL;
}

static MemoryFile *find_or_make(MemoryFs *fs, const char *path) {
    MemoryFile *file = find(fs, path);
    if (file) return file;
    if (fs->count == MEMORY_FILES_MAX) abort();
    file = &fs->files[fs->count++];
    *file = (MemoryFile){.data = calloc(1, 1)};
    snprintf(file->path, sizeof file->path, "%s", path);
    return file;
}

static void append(MemoryFile *file, const void *data, size_t size) {
    file->data = realloc(file->data, file->size + size + 1);
    if (!file->data) abort();
    memcpy(file->data + file->size, data, size);
    file->size += size;
    file->data[file->size] = 0;
}

static bool may_write(MemoryFs *fs, size_t size, const char *path, Err *err) {
    fs->writes++;
    if (fs->read_only) return err_set_errno(err, EROFS, "writing %s", path);
    if (size > fs->room) return err_set_errno(err, ENOSPC, "writing %s", path);
    if (fs->room != SIZE_MAX) fs->room -= size;
    return true;
}

static bool stat_file(void *ctx, const char *path, FsInfo *ret_info, Err *err) {
    MemoryFile *file = find(ctx, path);
    if (!file) return err_set_errno(err, ENOENT, "%s", path);
    *ret_info = (FsInfo){.kind = FS_FILE, .size = (int64_t)file->size};
    return true;
}

static bool read_file(void *ctx, const char *path, size_t max_bytes, char **ret_data, size_t *ret_size,
                      Err *err) {
    MemoryFile *file = find(ctx, path);
    if (!file) return err_set_errno(err, ENOENT, "%s", path);
    if (file->size > max_bytes) return err_set(err, ERR_TOO_LARGE, "%s is too large", path);
    *ret_data = malloc(file->size + 1);
    if (!*ret_data) abort();
    memcpy(*ret_data, file->data, file->size + 1);
    *ret_size = file->size;
    return true;
}

static bool write_file(void *ctx, const char *path, const void *data, size_t size, Err *err) {
    if (!may_write(ctx, size, path, err)) return false;
    memory_fs_put(ctx, path, data, size);
    return true;
}

static bool append_file(void *ctx, const char *path, const void *data, size_t size, Err *err) {
    MemoryFs *fs = ctx;
    size_t room = fs->room;
    if (may_write(ctx, size, path, err)) {
        append(find_or_make(fs, path), data, size);
        return true;
    }
    if (fs->tears && !fs->read_only) append(find_or_make(fs, path), data, room);
    return false;
}

static bool list_folder(void *ctx, const char *path, bool (*each)(void *each_ctx, const char *name),
                        void *each_ctx, Err *err) {
    const MemoryFs *fs = ctx;
    size_t length = strlen(path);
    (void)err;
    for (size_t i = 0; i < fs->count; i++) {
        const char *name = fs->files[i].path;
        if (strncmp(name, path, length) || name[length] != '/' || strchr(name + length + 1, '/')) continue;
        if (!each(each_ctx, name + length + 1)) break;
    }
    return true;
}

static bool make_folder(void *ctx, const char *path, Err *err) {
    return may_write(ctx, 0, path, err);
}

static void drop(MemoryFs *fs, MemoryFile *file) {
    free(file->data);
    *file = fs->files[--fs->count];
}

static bool rename_file(void *ctx, const char *from, const char *to, Err *err) {
    MemoryFs *fs = ctx;
    if (!may_write(fs, 0, from, err)) return false;
    MemoryFile *file = find(fs, from);
    if (!file) return err_set_errno(err, ENOENT, "renaming %s", from);
    MemoryFile moved = *file;
    *file = fs->files[--fs->count];
    MemoryFile *old = find(fs, to);
    if (old) drop(fs, old);
    snprintf(moved.path, sizeof moved.path, "%s", to);
    fs->files[fs->count++] = moved;
    return true;
}

static bool remove_file(void *ctx, const char *path, Err *err) {
    MemoryFs *fs = ctx;
    if (!may_write(fs, 0, path, err)) return false;
    MemoryFile *file = find(fs, path);
    if (!file) return err_set_errno(err, ENOENT, "removing %s", path);
    drop(fs, file);
    return true;
}

void memory_fs_init(MemoryFs *fs) {
    *fs = (MemoryFs){.room = SIZE_MAX};
    fs->fs = (Fs){.ctx = fs,
                  .stat = stat_file,
                  .read_file = read_file,
                  .write_file = write_file,
                  .append_file = append_file,
                  .list_folder = list_folder,
                  .make_folder = make_folder,
                  .rename_file = rename_file,
                  .remove_file = remove_file};
}

void memory_fs_finish(MemoryFs *fs) {
    for (size_t i = 0; i < fs->count; i++)
        free(fs->files[i].data);
    fs->count = 0;
}

void memory_fs_put(MemoryFs *fs, const char *path, const void *data, size_t size) {
    MemoryFile *file = find_or_make(fs, path);
    file->size = 0;
    append(file, data, size);
}

const char *memory_fs_text(const MemoryFs *fs, const char *path) {
    for (size_t i = 0; i < fs->count; i++)
        if (!strcmp(fs->files[i].path, path)) return fs->files[i].data;
    return NULL;
}
