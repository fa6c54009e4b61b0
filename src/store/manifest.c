#include "manifest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "json/json.h"
#include "json/write.h"

static bool bad(Err *err, const char *what) {
    return err_set(err, ERR_BAD_PACKAGE, "the list of files in it (" MANIFEST_NAME ") is damaged: %s", what);
}

static int compare_names(const void *a, const void *b) {
    return strcmp(((const ManifestFile *)a)->name, ((const ManifestFile *)b)->name);
}

static bool read_file(JsonValue value, Arena *arena, ManifestFile *file, Err *err) {
    const char *name = json_string(json_get(value, "name"));
    const char *hex = json_string(json_get(value, "sha256"));
    long long size = 0;
    if (!name || !*name || strlen(name) > LIMIT_FILE_NAME_BYTES)
        return bad(err, "a file in it has no name, or one that is too long");
    if (!hex || !digest_from_hex(hex, &file->digest)) return bad(err, "a file in it has no SHA-256");
    if (!json_integer(json_get(value, "size"), &size) || size < 0 || size > LIMIT_PACKAGE_FILE_BYTES)
        return bad(err, "a file in it has no size");
    file->size = size;
    file->name = arena_str(arena, name);
    return file->name || err_set(err, ERR_NO_MEMORY, "no memory for the list of files");
}

static bool read_files(JsonValue list, Manifest *manifest, Err *err) {
    size_t count = json_size(list);
    if (json_type(list) != JSON_ARRAY) return bad(err, "it lists no files");
    if (count > LIMIT_PACKAGE_FILES)
        return err_set(err, ERR_TOO_LARGE, MANIFEST_NAME " lists %zu files, more than %u", count,
                       LIMIT_PACKAGE_FILES);
    ManifestFile *files = ARENA_NEW(&manifest->arena, ManifestFile, count + 1);
    if (!files) return err_set(err, ERR_NO_MEMORY, "no memory for the list of files");
    size_t i = 0;
    for (JsonValue value = json_first(list); json_type(value); value = json_next(value))
        if (!read_file(value, &manifest->arena, &files[i++], err)) return false;
    qsort(files, count, sizeof *files, compare_names);
    for (i = 1; i < count; i++)
        if (!strcmp(files[i - 1].name, files[i].name)) return bad(err, "it lists a file twice");
    manifest->files = files;
    manifest->count = count;
    return true;
}

static bool read_members(JsonValue root, Manifest *manifest, Err *err) {
    long long format = 0, version = 0;
    if (json_type(root) != JSON_OBJECT || !json_integer(json_get(root, "format"), &format) || format < 1)
        return bad(err, "it says no format");
    if (format > MANIFEST_FORMAT)
        return err_set(err, ERR_NEW_FORMAT,
                       "this package was made by a newer program (format %lld; this one reads %d)", format,
                       MANIFEST_FORMAT);
    const char *id = json_string(json_get(root, "id"));
    const char *created = json_string(json_get(root, "created"));
    if (!id || !*id || strlen(id) > LIMIT_ID_BYTES) return bad(err, "it says no id");
    if (!json_integer(json_get(root, "version"), &version) || version < 0)
        return bad(err, "it says no version");
    manifest->id = arena_str(&manifest->arena, id);
    manifest->created = arena_str(&manifest->arena, created ? created : "");
    manifest->version = version;
    if (!manifest->id || !manifest->created)
        return err_set(err, ERR_NO_MEMORY, "no memory for " MANIFEST_NAME);
    return read_files(json_get(root, "files"), manifest, err);
}

bool manifest_read(const char *text, size_t size, Manifest **ret_manifest, Err *err) {
    JsonDoc *doc = NULL;
    Err why = {0};
    if (size > LIMIT_MANIFEST_BYTES)
        return err_set(err, ERR_TOO_LARGE, MANIFEST_NAME " has %zu bytes, more than %u", size,
                       LIMIT_MANIFEST_BYTES);
    if (!json_parse(text, size, &doc, NULL, &why)) return bad(err, why.message);
    Manifest *manifest = calloc(1, sizeof *manifest);
    bool read = manifest != NULL;
    if (read) {
        arena_init(&manifest->arena, LIMIT_MANIFEST_ARENA_BYTES);
        read = read_members(json_root(doc), manifest, err);
    } else {
        err_set(err, ERR_NO_MEMORY, "no memory for " MANIFEST_NAME);
    }
    json_destroy(doc);
    if (read)
        *ret_manifest = manifest;
    else
        manifest_destroy(manifest);
    return read;
}

void manifest_destroy(Manifest *manifest) {
    if (!manifest) return;
    arena_finish(&manifest->arena);
    free(manifest);
}

const ManifestFile *manifest_find(const Manifest *manifest, const char *name) {
    const ManifestFile wanted = {.name = name};
    if (!manifest->count) return NULL;
    return bsearch(&wanted, manifest->files, manifest->count, sizeof wanted, compare_names);
}

static void write_manifest(FILE *out, const Manifest *manifest) {
    fprintf(out, "{\n\"format\": %d,\n\"id\": ", MANIFEST_FORMAT);
    json_write_string(out, manifest->id);
    fprintf(out, ",\n\"version\": %lld,\n\"created\": ", (long long)manifest->version);
    json_write_string(out, manifest->created);
    fputs(",\n\"files\": [", out);
    for (size_t i = 0; i < manifest->count; i++) {
        const ManifestFile *file = &manifest->files[i];
        char hex[DIGEST_HEX_SIZE];
        digest_hex(&file->digest, hex);
        fputs(i ? ",\n{\"name\": " : "\n{\"name\": ", out);
        json_write_string(out, file->name);
        fprintf(out, ", \"size\": %lld, \"sha256\": \"%s\"}", (long long)file->size, hex);
    }
    fputs("\n]\n}\n", out);
}

bool manifest_write(const Manifest *manifest, char **ret_text, size_t *ret_size, Err *err) {
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out) return err_set(err, ERR_NO_MEMORY, "no memory for " MANIFEST_NAME);
    write_manifest(out, manifest);
    bool whole = !ferror(out);
    if (fclose(out) || !whole) return err_set(err, ERR_NO_MEMORY, "no memory for " MANIFEST_NAME);
    *ret_text = STEAL(text);
    *ret_size = size;
    return true;
}
