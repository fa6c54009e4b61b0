#include "store/incoming.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char incoming[] = "incoming", signed_file[] = "signed.json",
                  signature_file[] = "signed.json.minisig";

static bool put(const Fs *fs, const char *folder, const char *name, const char *text, size_t size, Err *err) {
    char path[SLOT_PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return fs->write_file(fs->ctx, path, text, size, err);
}

bool incoming_keep_signature(const Fs *fs, const char *folder, const Package *package, Err *err) {
    if (!package->signature_text) return true;
    return put(fs, folder, signed_file, package->manifest_text, package->manifest_size, err) &&
           put(fs, folder, signature_file, package->signature_text, strlen(package->signature_text), err);
}

static bool is_locked(const Store *store, Err *err) {
    return store->lock || err_set(err, ERR_BUSY, "%s is not locked", store->folder);
}

static const char *folder_of(const Store *store, char path[SLOT_PATH_SIZE]) {
    snprintf(path, SLOT_PATH_SIZE, "%s/%s", store->folder, incoming);
    return path;
}

bool incoming_clear(Store *store, Err *err) {
    char path[SLOT_PATH_SIZE];
    return is_locked(store, err) && slot_remove_tree(store->fs, folder_of(store, path), err);
}

bool incoming_prepare(Store *store, char path[SLOT_PATH_SIZE], Err *err) {
    return incoming_clear(store, err) && store->fs->make_folder(store->fs->ctx, folder_of(store, path), err);
}

// A walk over what was staged: nothing in it leads anywhere else.
typedef struct Walk {
    const Fs *fs;
    const char *path;
    int depth;
    size_t *seen;
    Err *err;
    bool failed;
} Walk;

static bool see_name(void *ctx, const char *name);

static bool is_plain(const Fs *fs, const char *path, int depth, size_t *seen, Err *err) {
    FsInfo info = {0};
    Walk walk = {fs, path, depth, seen, err, false};
    if (!fs->stat(fs->ctx, path, &info, err)) return false;
    if (++*seen > LIMIT_PACKAGE_FILES + LIMIT_PACKAGE_ENTRIES || depth > LIMIT_STORE_DEPTH)
        return err_set(err, ERR_READER, "there is more in what was staged than can be");
    if (info.kind == FS_OTHER)
        return err_set(err, ERR_READER, "what was staged is not made of files and folders alone");
    return info.kind == FS_FILE || (fs->list_folder(fs->ctx, path, see_name, &walk, err) && !walk.failed);
}

static bool see_name(void *ctx, const char *name) {
    Walk *walk = ctx;
    AUTO_FREE char *below = malloc(SLOT_PATH_SIZE);
    if (!below)
        err_set(walk->err, ERR_NO_MEMORY, "no memory to look at what was staged");
    else if (snprintf(below, SLOT_PATH_SIZE, "%s/%s", walk->path, name) >= SLOT_PATH_SIZE)
        err_set(walk->err, ERR_READER, "there is too long a name in what was staged");
    else if (is_plain(walk->fs, below, walk->depth + 1, walk->seen, walk->err))
        return true;
    walk->failed = true;
    return false;
}

static const PublicKey *find_key(const PublicKey *keys, size_t count, const Signature *signature) {
    for (size_t i = 0; i < count; i++)
        if (!memcmp(keys[i].id, signature->key_id, KEY_ID_BYTES)) return &keys[i];
    return NULL;
}

static bool read_signed(const Fs *fs, const char *folder, const PublicKey *keys, size_t key_count,
                        Manifest **ret_manifest, Err *err) {
    char path[SLOT_PATH_SIZE];
    AUTO_FREE char *text = NULL, *lines = NULL;
    size_t size = 0, lines_size = 0;
    Signature signature;
    snprintf(path, sizeof path, "%s/%s", folder, signed_file);
    if (!fs->read_file(fs->ctx, path, LIMIT_MANIFEST_BYTES, &text, &size, err)) return false;
    snprintf(path, sizeof path, "%s/%s", folder, signature_file);
    if (!fs->read_file(fs->ctx, path, LIMIT_SIGNATURE_FILE_BYTES, &lines, &lines_size, err) ||
        !signature_read(lines, lines_size, &signature, err))
        return false;
    const PublicKey *key = find_key(keys, key_count, &signature);
    if (!key) return err_set(err, ERR_READER, "no key that is known signed what was staged");
    return signature_verify(&signature, key, text, size, err) && manifest_read(text, size, ret_manifest, err);
}

static bool is_picture(const char *name) {
    static const char *const endings[] = {".png", ".jpg", ".jpeg", ".webp"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < COUNT_OF(endings); i++)
        if (!strcasecmp(dot, endings[i])) return true;
    return false;
}

// A picture that does not decode is left out; nothing else may be, and nothing may be there that is not
// signed.
static bool is_what_was_signed(const Manifest *is, const Manifest *was, Err *err) {
    bool same = !strcmp(is->id, was->id) && is->version == was->version;
    for (size_t i = 0; same && i < is->count; i++) {
        const ManifestFile *file = manifest_find(was, is->files[i].name);
        same = file && (is_picture(file->name) || digest_equal(&file->digest, &is->files[i].digest));
    }
    for (size_t i = 0; same && i < was->count; i++)
        same = is_picture(was->files[i].name) || manifest_find(is, was->files[i].name);
    return same || err_set(err, ERR_READER, "what was staged is not what was signed");
}

static bool prove_signed(const Store *store, const char *folder, const IncomingClaim *claim,
                         const Manifest *is, const PublicKey *keys, size_t key_count, Err *err) {
    Manifest *was = NULL;
    if (claim->trust != PACKAGE_SIGNED) return true;
    bool fine = read_signed(store->fs, folder, keys, key_count, &was, err) &&
                is_what_was_signed(is, was, err) &&
                slot_prove(store->fs, folder, claim->slot, NULL, NULL, err);
    manifest_destroy(was);
    return fine;
}

static bool prove_claim(const Store *store, const char *folder, const IncomingClaim *claim,
                        const PublicKey *keys, size_t key_count, Err *err) {
    Manifest *is = NULL;
    if (!slot_prove_quickly(store->fs, folder, claim->slot, err) ||
        !slot_read(store->fs, folder, claim->slot, &is, err))
        return false;
    bool fine = (!strcmp(is->id, claim->id) && is->version == claim->version) ||
                err_set(err, ERR_READER, "what was staged is about something else than was said");
    fine = fine && prove_signed(store, folder, claim, is, keys, key_count, err);
    manifest_destroy(is);
    return fine;
}

static void describe(const IncomingClaim *claim, StoreEntry *entry) {
    *entry = (StoreEntry){.version = claim->version};
    snprintf(entry->id, sizeof entry->id, "%s", claim->id);
    snprintf(entry->title, sizeof entry->title, "%s", claim->title);
    if (claim->trust == PACKAGE_SIGNED) snprintf(entry->signer, sizeof entry->signer, "%s", claim->key_id);
}

bool incoming_take(Store *store, const IncomingClaim *claim, const PublicKey *keys, size_t key_count,
                   Staged *ret_staged, Err *err) {
    char folder[SLOT_PATH_SIZE], from[SLOT_PATH_SIZE], to[SLOT_PATH_SIZE];
    const Fs *fs = store->fs;
    Staged staged = {.slot = store_next_slot(store)};
    size_t seen = 0;
    if (!is_locked(store, err)) return false;
    slot_path(folder_of(store, folder), claim->slot, "", from);
    if (!is_plain(fs, from, 0, &seen, err) || !prove_claim(store, folder, claim, keys, key_count, err))
        return false;
    slot_path(store->folder, staged.slot, "", to);
    if (!fs->rename_file(fs->ctx, from, to, err) || !fs->sync(fs->ctx, store->folder, err)) return false;
    describe(claim, &staged.entry);
    *ret_staged = staged;
    return true;
}
