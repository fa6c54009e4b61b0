#include "store/stage.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "model/load.h"

enum {
    PIECE_BYTES = 128 << 10, // stays in the cache from reading to writing: a megabyte takes a third longer
};

typedef struct Stage {
    Store *store;
    const StageTask *task;
    const Fs *fs;
    uint32_t slot;
    char folder[SLOT_PATH_SIZE]; // of the content
    char made[SLOT_PATH_SIZE];   // the folder that was made last
    char *piece;
    int64_t done;
    Manifest manifest; // of what lies in the slot
    ManifestFile *files;
    Findings *findings;
} Stage;

static bool stage_path(const Stage *stage, const char *name, char path[SLOT_PATH_SIZE], Err *err) {
    return snprintf(path, SLOT_PATH_SIZE, "%s/%s", stage->folder, name) < SLOT_PATH_SIZE ||
           err_set(err, ERR_TOO_LARGE, "%s has too long a name", name);
}

static bool make_folders(Stage *stage, const char *path, Err *err) {
    char folder[SLOT_PATH_SIZE];
    const char *end = strrchr(path, '/');
    size_t length = (size_t)(end - path);
    if (!strncmp(stage->made, path, length) && !stage->made[length]) return true;
    for (const char *slash = path + strlen(stage->folder); slash <= end && slash;
         slash = strchr(slash + 1, '/')) {
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
        if (!stage->fs->make_folder(stage->fs->ctx, folder, err)) return false;
        if (slash == end) break;
    }
    snprintf(stage->made, sizeof stage->made, "%.*s", (int)length, path);
    return true;
}

static bool tell_progress(Stage *stage, size_t bytes, Err *err) {
    const StageTask *task = stage->task;
    stage->done += (int64_t)bytes;
    if (!task->progress || task->progress(task->ctx, stage->done, source_bytes(task->package->source)))
        return true;
    return err_set(err, ERR_BUSY, "it was stopped");
}

static bool copy_pieces(Stage *stage, void *file, int64_t size, Digest *ret_digest, Err *err) {
    const Fs *fs = stage->fs;
    DigestState hash;
    int64_t copied = 0;
    digest_begin(&hash);
    for (;;) {
        size_t got = 0;
        if (!source_read(stage->task->package->source, stage->piece, PIECE_BYTES, &got, err)) return false;
        if (!got) break;
        copied += (int64_t)got;
        if (copied > size) return err_set(err, ERR_BAD_PACKAGE, "there is more in it than it says");
        digest_add(&hash, stage->piece, got);
        if (!fs->write_piece(fs->ctx, file, stage->piece, got, err) || !tell_progress(stage, got, err))
            return false;
    }
    *ret_digest = digest_end(&hash);
    return copied == size || err_set(err, ERR_BAD_PACKAGE, "there is less in it than it says");
}

static bool copy_file(Stage *stage, const char *path, const SourceMember *member, Digest *ret_digest,
                      Err *err) {
    const Fs *fs = stage->fs;
    void *file = NULL;
    Err closing = {0};
    if (!make_folders(stage, path, err) || !fs->create_file(fs->ctx, path, &file, err)) return false;
    bool copied = copy_pieces(stage, file, member->size, ret_digest, err);
    bool closed = fs->close_file(fs->ctx, file, &closing);
    if (copied && !closed && err) *err = closing;
    return copied && closed;
}

// A picture that does not decode here is not left for the kiosk to decode.
static bool prove_picture(Stage *stage, const char *path, ManifestFile *file, bool *ret_kept, Err *err) {
    const PictureProof *pictures = stage->task->pictures;
    const Fs *fs = stage->fs;
    PictureFate fate = PICTURE_IS_NONE;
    Err problem = {0};
    *ret_kept = true;
    if (!pictures) return true;
    if (!pictures->prove(pictures->ctx, path, &fate, &problem)) {
        if (problem.code == ERR_NO_MEMORY) return err_set(err, problem.code, "%s", problem.message);
        findings_add(stage->findings, FINDING_ERROR, file->name, 0, 0, "",
                     "the picture cannot be decoded and is left out; save it again as PNG or JPEG");
        *ret_kept = false;
        return fs->remove_file(fs->ctx, path, err);
    }
    if (fate != PICTURE_IS_SMALLER) return true;
    return slot_hash_file(fs, path, &file->digest, &file->size, err);
}

static bool stage_member(Stage *stage, size_t index, Err *err) {
    Package *package = stage->task->package;
    SourceMember member = source_member(package->source, index);
    char path[SLOT_PATH_SIZE];
    bool kept = true;
    if (!package_is_content(member.name)) return true;
    ManifestFile *file = &stage->files[stage->manifest.count];
    *file = (ManifestFile){.name = arena_str(&stage->manifest.arena, member.name), .size = member.size};
    if (!file->name) return err_set(err, ERR_NO_MEMORY, "no memory for the list of files");
    if (!stage_path(stage, member.name, path, err) || !source_begin(package->source, index, err))
        return false;
    if (!copy_file(stage, path, &member, &file->digest, err) ||
        !package_digest(package, member.name, member.size, &file->digest, err) ||
        !prove_picture(stage, path, file, &kept, err))
        return false;
    if (kept) stage->manifest.count++;
    return true;
}

static bool copy_all(Stage *stage, Err *err) {
    size_t count = source_count(stage->task->package->source);
    for (size_t i = 0; i < count; i++)
        if (!stage_member(stage, i, err)) return false;
    return true;
}

static int compare_names(const void *a, const void *b) {
    return strcmp(((const ManifestFile *)a)->name, ((const ManifestFile *)b)->name);
}

static bool write_manifest(Stage *stage, const Bundle *bundle, Err *err) {
    char path[SLOT_PATH_SIZE];
    AUTO_FREE char *text = NULL;
    size_t size = 0;
    Manifest *manifest = &stage->manifest;
    qsort(stage->files, manifest->count, sizeof *stage->files, compare_names);
    manifest->files = stage->files;
    manifest->id = bundle->id;
    manifest->version = bundle->version;
    manifest->created = bundle->created ? bundle->created : "";
    if (!manifest_write(manifest, &text, &size, err)) return false;
    slot_path(stage->store->folder, stage->slot, "/" MANIFEST_NAME, path);
    return stage->fs->write_file(stage->fs->ctx, path, text, size, err);
}

// What a manifest claims is what the operator was told, so that it must be what the bundle says.
static bool same_as_claimed(const Package *package, const Bundle *bundle, Err *err) {
    const Manifest *manifest = package->manifest;
    if (!manifest || (!strcmp(manifest->id, bundle->id) && manifest->version == bundle->version)) return true;
    return err_set(err, ERR_BAD_PACKAGE,
                   "the package says it is version %" PRId64 " of %.64s, but holds version %" PRId64
                   " of %.64s",
                   manifest->version, manifest->id, bundle->version, bundle->id);
}

static void describe(const Package *package, const Bundle *bundle, StoreEntry *entry) {
    *entry = (StoreEntry){.version = bundle->version};
    snprintf(entry->id, sizeof entry->id, "%s", bundle->id);
    if (bundle->event.title.count)
        snprintf(entry->title, sizeof entry->title, "%s", bundle->event.title.variants[0].string);
    if (package->trust == PACKAGE_SIGNED)
        snprintf(entry->signer, sizeof entry->signer, "%s", package->key_id);
}

static bool read_bundle(Stage *stage, StoreEntry *ret_entry, Err *err) {
    Bundle *bundle = NULL;
    const StageTask *task = stage->task;
    if (!bundle_load(stage->fs, stage->folder, stage->findings, &bundle, err)) return false;
    if (task->check) task->check(task->ctx, stage->folder, bundle, stage->findings);
    bool fine = same_as_claimed(task->package, bundle, err) && write_manifest(stage, bundle, err);
    if (fine) describe(task->package, bundle, ret_entry);
    bundle_destroy(bundle);
    return fine;
}

static bool fill_slot(Stage *stage, StoreEntry *ret_entry, Err *err) {
    const Fs *fs = stage->fs;
    char path[SLOT_PATH_SIZE];
    if (!fs->make_folder(fs->ctx, slot_path(stage->store->folder, stage->slot, "", path), err)) return false;
    return copy_all(stage, err) && read_bundle(stage, ret_entry, err) &&
           fs->sync(fs->ctx, stage->store->folder, err);
}

// A card that says it is full says so in our words.
static void say_no_room(Err *err) {
    if (err && err->code == ERR_IO && err->sys == ENOSPC) err->code = ERR_NO_ROOM;
}

bool store_stage(Store *store, const StageTask *task, Findings *findings, Staged *ret_staged, Err *err) {
    size_t count = source_count(task->package->source);
    Staged staged = {.slot = store_next_slot(store)};
    AUTO_FREE char *piece = malloc(PIECE_BYTES);
    AUTO_FREE ManifestFile *files = calloc(count + 1, sizeof *files);
    Stage stage = {.store = store,
                   .task = task,
                   .fs = store->fs,
                   .slot = staged.slot,
                   .piece = piece,
                   .files = files,
                   .findings = findings};
    if (!piece || !files) return err_set(err, ERR_NO_MEMORY, "no memory to copy it");
    if (!store_prune(store, err) || !store_make_room(store, source_bytes(task->package->source), count, err))
        return false;
    slot_path(store->folder, staged.slot, "/bundle", stage.folder);
    arena_init(&stage.manifest.arena, LIMIT_MANIFEST_ARENA_BYTES);
    bool filled = fill_slot(&stage, &staged.entry, err);
    arena_finish(&stage.manifest.arena);
    if (filled) {
        *ret_staged = staged;
        return true;
    }
    say_no_room(err);
    (void)!slot_remove(store->fs, store->folder, staged.slot, false, NULL);
    return false;
}

bool store_drop(Store *store, const Staged *staged, Err *err) {
    return slot_remove(store->fs, store->folder, staged->slot, false, err);
}
