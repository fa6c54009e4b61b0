#include "bundle_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "model/load.h"

static bool find(void *ctx, const char *path, FsInfo *ret_info, Err *err) {
    const TextFs *text_fs = ctx;
    const char *name = strrchr(path, '/');
    bool bundle = name && !strcmp(name, "/bundle.json");
    bool sheet = name && text_fs->sheet && !strcmp(name, "/agenda.csv");
    if (!bundle && !sheet) return err_set(err, ERR_NOT_FOUND, "%s: not there", path);
    *ret_info = (FsInfo){FS_FILE, (int64_t)(bundle ? text_fs->size : text_fs->sheet_size), 0};
    return true;
}

static bool read_text(void *ctx, const char *path, size_t max_bytes, char **ret_data, size_t *ret_size,
                      Err *err) {
    TextFs *text_fs = ctx;
    FsInfo info;
    bool sheet = strstr(path, "/agenda.csv") != NULL;
    if (!sheet) text_fs->asked_bytes = max_bytes;
    if (!find(ctx, path, &info, err)) return false;
    size_t size = (size_t)info.size;
    if (size > max_bytes) return err_set(err, ERR_TOO_LARGE, "%s: too large", path);
    char *data = malloc(size + 1);
    if (!data) return err_set(err, ERR_NO_MEMORY, "no memory");
    if (size) memcpy(data, sheet ? text_fs->sheet : text_fs->text, size);
    data[size] = 0;
    *ret_data = data;
    *ret_size = size;
    return true;
}

static bool refuse_write(void *ctx, const char *path, const void *data, size_t size, Err *err) {
    (void)ctx, (void)data, (void)size;
    return err_set(err, ERR_IO, "%s: read only", path);
}

void text_fs_init(TextFs *text_fs, const char *text, size_t size) {
    *text_fs = (TextFs){.text = text, .size = size};
    text_fs->fs = (Fs){.ctx = text_fs, .stat = find, .read_file = read_text, .write_file = refuse_write};
}

char *bundle_text_in(const char *zone, const char *more) {
    static const char form[] =
        "{\"format\": 1, \"id\": \"test\", \"version\": 1, \"languages\": [\"en\"], "
        "\"event\": {\"title\": \"Test\", \"zone\": \"%s\", \"start\": \"2026-11-23\", "
        "\"end\": \"2026-11-25\"}%s%s}";
    size_t size = sizeof form + strlen(zone) + strlen(more) + 2;
    char *text = malloc(size);
    if (!text) abort();
    const char *comma = *more ? ", " : "";
    snprintf(text, size, form, zone, comma, more);
    return text;
}

char *bundle_text(const char *more) {
    return bundle_text_in("Asia/Makassar", more);
}

Bundle *bundle_text_load(const char *text, Findings *findings, Err *err) {
    TextFs text_fs;
    text_fs_init(&text_fs, text, strlen(text));
    Bundle *bundle = NULL;
    return bundle_load(&text_fs.fs, "folder", findings, &bundle, err) ? bundle : NULL;
}

Bundle *bundle_sheet_load(const char *text, const char *sheet, size_t size, Findings *findings, Err *err) {
    TextFs text_fs;
    text_fs_init(&text_fs, text, strlen(text));
    text_fs.sheet = sheet;
    text_fs.sheet_size = size;
    Bundle *bundle = NULL;
    return bundle_load(&text_fs.fs, "folder", findings, &bundle, err) ? bundle : NULL;
}

Bundle *bundle_in_zone(const char *zone, const char *more) {
    AUTO_FREE char *text = bundle_text_in(zone, more);
    Err err = {0};
    Bundle *bundle = bundle_text_load(text, NULL, &err);
    if (bundle) return bundle;
    printf("the test's own bundle does not load: %s\n", err.message);
    exit(1);
}

Bundle *bundle_with(const char *more) {
    return bundle_in_zone("Asia/Makassar", more);
}
