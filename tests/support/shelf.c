#include "shelf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PLAN_BYTES = 3000,
    WORDS_BYTES = 500,
};

static char *repeated(char letter, size_t size) {
    char *data = malloc(size + 1);
    if (!data) abort();
    memset(data, letter, size);
    data[size] = 0;
    return data;
}

void shelf_init(Shelf *shelf, int version) {
    char *text = NULL;
    char letter = (char)('a' + version % 26);
    if (asprintf(&text,
                 "{\"format\": 1, \"id\": \"test\", \"version\": %d, \"languages\": [\"en\"], \"event\": "
                 "{\"title\": \"Forum %d\", \"zone\": \"Asia/Makassar\", \"start\": \"2026-11-23\", \"end\": "
                 "\"2026-11-25\"}}%*s",
                 version, version, version, "") < 0)
        abort();
    size_t plan = PLAN_BYTES + (size_t)version, words = WORDS_BYTES + (size_t)version;
    *shelf = (Shelf){{{"bundle.json", text, strlen(text)},
                      {"images/plan.png", repeated(letter, plan), plan},
                      {"images/notes/words.txt", repeated(letter, words), words}}};
}

void shelf_finish(Shelf *shelf) {
    for (int i = 0; i < SHELF_FILES; i++)
        free(shelf->files[i].data);
}

static bool list(void *ctx, const char *path, bool (*each)(void *each_ctx, const char *name, FsInfo info),
                 void *each_ctx, Err *err) {
    const Shelf *shelf = ctx;
    (void)err;
    if (!*path) {
        FsInfo info = {.kind = FS_FILE, .size = (int64_t)shelf->files[0].size};
        return !each(each_ctx, "bundle.json", info) ||
               !each(each_ctx, "images", (FsInfo){.kind = FS_FOLDER}) || true;
    }
    bool deep = strcmp(path, "images") != 0;
    FsInfo info = {.kind = FS_FILE, .size = (int64_t)shelf->files[deep ? 2 : 1].size};
    if (deep) return !each(each_ctx, "words.txt", info) || true;
    return !each(each_ctx, "plan.png", info) || !each(each_ctx, "notes", (FsInfo){.kind = FS_FOLDER}) || true;
}

static bool read_at(void *ctx, int64_t at, void *buffer, size_t size, size_t *ret_got, Err *err) {
    const ShelfFile *file = ctx;
    size_t left = (size_t)at < file->size ? file->size - (size_t)at : 0;
    (void)err;
    *ret_got = size < left ? size : left;
    memcpy(buffer, file->data + (left ? at : 0), *ret_got);
    return true;
}

static bool open_file(void *ctx, const char *path, Input *ret_input, Err *err) {
    Shelf *shelf = ctx;
    for (int i = 0; i < SHELF_FILES; i++)
        if (!strcmp(shelf->files[i].name, path)) {
            *ret_input =
                (Input){.ctx = &shelf->files[i], .size = (int64_t)shelf->files[i].size, .read_at = read_at};
            return true;
        }
    return err_set(err, ERR_NOT_FOUND, "%s", path);
}

void shelf_package(const Shelf *shelf, Package *ret_package) {
    InputFolder folder = {.list = list, .open = open_file};
    memcpy(&folder.ctx, &(const void *){shelf}, sizeof folder.ctx);
    Source *source = NULL;
    Err err = {0};
    if (source_open_folder(folder, &source, &err) && package_open(source, NULL, 0, ret_package, &err)) return;
    fprintf(stderr, "shelf: %s\n", err.message);
    abort();
}
