#include "store/slot.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    PIECE_BYTES = 256 << 10,
    NAMES_AT_ONCE = 16, // of a folder that is being emptied
};

static const char bundle_file[] = "bundle.json";

const char *slot_path(const char *store, uint32_t slot, const char *behind, char path[SLOT_PATH_SIZE]) {
    snprintf(path, SLOT_PATH_SIZE, "%s/slots/%" PRIu32 "%s", store, slot, behind);
    return path;
}

static void file_path(const char *store, uint32_t slot, const char *name, char path[SLOT_PATH_SIZE]) {
    slot_path(store, slot, "/bundle/", path);
    size_t used = strlen(path);
    snprintf(path + used, SLOT_PATH_SIZE - used, "%s", name);
}

// Whatever it is that cannot be read of what was once whole: it is damaged, but for a machine without memory.
static bool set_damaged(const Err *problem, Err *err) {
    ErrCode code = problem->code == ERR_NO_MEMORY ? ERR_NO_MEMORY : ERR_DAMAGED;
    return err_set(err, code, "%s", problem->message);
}

bool slot_read(const Fs *fs, const char *store, uint32_t slot, Manifest **ret_manifest, Err *err) {
    char path[SLOT_PATH_SIZE];
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    Err problem = {0};
    slot_path(store, slot, "/" MANIFEST_NAME, path);
    if (fs->read_file(fs->ctx, path, LIMIT_MANIFEST_BYTES, &text, &size, &problem) &&
        manifest_read(text, size, ret_manifest, &problem))
        return true;
    return set_damaged(&problem, err);
}

bool slot_hash_file(const Fs *fs, const char *path, Digest *ret_digest, int64_t *ret_size, Err *err) {
    AUTO_FREE char *piece = malloc(PIECE_BYTES);
    void *file = NULL;
    DigestState hash;
    int64_t size = 0;
    if (!piece) return err_set(err, ERR_NO_MEMORY, "%s: no memory to read it", path);
    if (!fs->open_file(fs->ctx, path, &file, err)) return false;
    digest_begin(&hash);
    size_t got = 0;
    bool fine = true;
    do {
        fine = fs->read_piece(fs->ctx, file, piece, PIECE_BYTES, &got, err);
        if (fine) digest_add(&hash, piece, got);
        size += fine ? (int64_t)got : 0;
    } while (fine && got);
    bool closed = fs->close_file(fs->ctx, file, NULL);
    if (!fine) return err_wrap(err, "%s", path);
    if (!closed) return err_set(err, ERR_IO, "%s cannot be read", path);
    *ret_digest = digest_end(&hash);
    *ret_size = size;
    return true;
}

static bool prove_hash(const Fs *fs, const char *path, const ManifestFile *file, Err *err) {
    Digest digest;
    int64_t size = 0;
    Err problem = {0};
    if (!slot_hash_file(fs, path, &digest, &size, &problem)) return set_damaged(&problem, err);
    if (size == file->size && digest_equal(&digest, &file->digest)) return true;
    return err_set(err, ERR_DAMAGED, "%s is not what was installed", file->name);
}

static bool prove_size(const Fs *fs, const char *path, const ManifestFile *file, Err *err) {
    FsInfo info = {0};
    Err problem = {0};
    if (!fs->stat(fs->ctx, path, &info, &problem)) {
        if (problem.code == ERR_NOT_FOUND) return err_set(err, ERR_DAMAGED, "%s is gone", file->name);
        return set_damaged(&problem, err);
    }
    if (info.kind == FS_FILE && info.size == file->size) return true;
    return err_set(err, ERR_DAMAGED, "%s has %lld bytes instead of %lld", file->name, (long long)info.size,
                   (long long)file->size);
}

// all: hashes every file; else only bundle.json, and looks at the others' sizes.
static bool prove(const Fs *fs, const char *store, uint32_t slot, bool all, bool (*go_on)(void *ctx),
                  void *ctx, Err *err) {
    char path[SLOT_PATH_SIZE];
    Manifest *manifest = NULL;
    if (!slot_read(fs, store, slot, &manifest, err)) return false;
    bool whole = manifest_find(manifest, bundle_file) != NULL ||
                 err_set(err, ERR_DAMAGED, "%s is not among the files", bundle_file);
    for (size_t i = 0; whole && i < manifest->count && (!go_on || go_on(ctx)); i++) {
        const ManifestFile *file = &manifest->files[i];
        file_path(store, slot, file->name, path);
        whole = all || !strcmp(file->name, bundle_file) ? prove_hash(fs, path, file, err)
                                                        : prove_size(fs, path, file, err);
    }
    manifest_destroy(manifest);
    return whole;
}

bool slot_prove_quickly(const Fs *fs, const char *store, uint32_t slot, Err *err) {
    return prove(fs, store, slot, false, NULL, NULL, err);
}

bool slot_prove(const Fs *fs, const char *store, uint32_t slot, bool (*go_on)(void *ctx), void *ctx,
                Err *err) {
    return prove(fs, store, slot, true, go_on, ctx, err);
}

typedef struct SlotWalk {
    void (*each)(void *ctx, uint32_t slot, bool broken);
    void *ctx;
} SlotWalk;

static bool walk_name(void *ctx, const char *name) {
    const SlotWalk *walk = ctx;
    uint32_t slot = 0;
    int used = 0;
    if (sscanf(name, "%9" SCNu32 "%n", &slot, &used) != 1 || !slot || *name == '0') return true;
    bool broken = !strcmp(name + used, ".broken");
    if (broken || !name[used]) walk->each(walk->ctx, slot, broken);
    return true;
}

bool slot_each(const Fs *fs, const char *store, void (*each)(void *ctx, uint32_t slot, bool broken),
               void *ctx, Err *err) {
    char path[SLOT_PATH_SIZE];
    SlotWalk walk = {each, ctx};
    Err problem = {0};
    snprintf(path, sizeof path, "%s/slots", store);
    if (fs->list_folder(fs->ctx, path, walk_name, &walk, &problem) || problem.code == ERR_NOT_FOUND)
        return true;
    if (err) *err = problem;
    return false;
}

typedef struct Names {
    char names[NAMES_AT_ONCE][LIMIT_FILE_NAME_BYTES + 16];
    int count;
} Names;

static bool note_name(void *ctx, const char *name) {
    Names *names = ctx;
    snprintf(names->names[names->count++], sizeof names->names[0], "%s", name);
    return names->count < NAMES_AT_ONCE;
}

static bool remove_tree(const Fs *fs, const char *path, int depth, Err *err);

static bool remove_one(const Fs *fs, const char *path, int depth, Err *err) {
    FsInfo info = {0};
    if (!fs->stat(fs->ctx, path, &info, err)) return false;
    if (info.kind == FS_FOLDER) return remove_tree(fs, path, depth + 1, err);
    return fs->remove_file(fs->ctx, path, err);
}

// A few names at a time, as a folder may not be listed while it changes.
static bool remove_tree(const Fs *fs, const char *path, int depth, Err *err) {
    AUTO_FREE Names *names = malloc(sizeof *names);
    AUTO_FREE char *below = malloc(SLOT_PATH_SIZE);
    if (!names || !below) return err_set(err, ERR_NO_MEMORY, "removing %s: no memory", path);
    if (depth > LIMIT_STORE_DEPTH) return err_set(err, ERR_TOO_LARGE, "%s is too deep", path);
    do {
        names->count = 0;
        if (!fs->list_folder(fs->ctx, path, note_name, names, err)) return false;
        for (int i = 0; i < names->count; i++) {
            if (snprintf(below, SLOT_PATH_SIZE, "%s/%s", path, names->names[i]) >= SLOT_PATH_SIZE)
                return err_set(err, ERR_TOO_LARGE, "%s has too long a name in it", path);
            if (!remove_one(fs, below, depth, err)) return false;
        }
    } while (names->count);
    return fs->remove_folder(fs->ctx, path, err);
}

bool slot_remove_tree(const Fs *fs, const char *path, Err *err) {
    FsInfo info = {0};
    Err problem = {0};
    if (!fs->stat(fs->ctx, path, &info, &problem)) {
        if (problem.code == ERR_NOT_FOUND) return true;
        if (err) *err = problem;
        return false;
    }
    return remove_one(fs, path, 0, err);
}

bool slot_remove(const Fs *fs, const char *store, uint32_t slot, bool broken, Err *err) {
    char path[SLOT_PATH_SIZE];
    return slot_remove_tree(fs, slot_path(store, slot, broken ? ".broken" : "", path), err);
}

static bool manifests_equal(const Manifest *a, const Manifest *b) {
    if (a->count != b->count) return false;
    for (size_t i = 0; i < a->count; i++)
        if (strcmp(a->files[i].name, b->files[i].name) != 0 ||
            !digest_equal(&a->files[i].digest, &b->files[i].digest))
            return false;
    return true;
}

bool slot_same(const Fs *fs, const char *store, uint32_t a, uint32_t b, bool *ret_same, Err *err) {
    Manifest *one = NULL, *other = NULL;
    bool read = slot_read(fs, store, a, &one, err) && slot_read(fs, store, b, &other, err);
    if (read) *ret_same = manifests_equal(one, other);
    manifest_destroy(one);
    manifest_destroy(other);
    return read;
}
