// One installed bundle: a folder with the bundle and the list of what is in it. Never written to once it is
// staged.
//   slots/17/bundle/...      the content
//   slots/17/manifest.json   its files with sizes and hashes, as they lie there
#pragma once
#include <stdint.h>
#include "base/fs.h"
#include "base/limits.h"
#include "store/manifest.h"

enum {
    SLOT_PATH_SIZE = LIMIT_STORE_FOLDER_BYTES + LIMIT_FILE_NAME_BYTES + 64
};

// The folder of a slot with behind ("", "/bundle", ".broken") put to it. Returns path.
const char *slot_path(const char *store, uint32_t slot, const char *behind, char path[SLOT_PATH_SIZE]);

// The caller destroys the manifest. ERR_DAMAGED where it is missing or not one.
bool slot_read(const Fs *fs, const char *store, uint32_t slot, Manifest **ret_manifest, Err *err) MUST_USE;

// Whether every file has its size, and bundle.json its hash: as quick for 500 MB as for one. ERR_DAMAGED says
// what differs.
bool slot_prove_quickly(const Fs *fs, const char *store, uint32_t slot, Err *err) MUST_USE;

// Reads every file and compares its hash: seconds, for a worker. Stops without a failure where go_on (may be
// NULL) says so.
bool slot_prove(const Fs *fs, const char *store, uint32_t slot, bool (*go_on)(void *ctx), void *ctx,
                Err *err) MUST_USE;

// Whether two slots hold the same files.
bool slot_same(const Fs *fs, const char *store, uint32_t a, uint32_t b, bool *ret_same, Err *err) MUST_USE;

// The hash and size of a file.
bool slot_hash_file(const Fs *fs, const char *path, Digest *ret_digest, int64_t *ret_size, Err *err) MUST_USE;

// Calls each for every slot's folder, also the half ones; broken tells those that were set aside.
bool slot_each(const Fs *fs, const char *store, void (*each)(void *ctx, uint32_t slot, bool broken),
               void *ctx, Err *err) MUST_USE;

// Takes a slot's folder away with all in it. Nothing happens where there is none.
bool slot_remove(const Fs *fs, const char *store, uint32_t slot, bool broken, Err *err) MUST_USE;

// The same for any folder of the store.
bool slot_remove_tree(const Fs *fs, const char *path, Err *err) MUST_USE;
