// manifest.json of a package: what it is and the size and SHA-256 of each of its files. What is signed is
// this file, so that a signature is checked before anything else is read.
#pragma once
#include "base/arena.h"
#include "store/digest.h"
#include "base/err.h"

#define MANIFEST_NAME "manifest.json"
#define MANIFEST_SIGNATURE_NAME "manifest.json.minisig"

enum {
    MANIFEST_FORMAT = 1 // of this file; a newer one is refused
};

typedef struct ManifestFile {
    const char *name;
    int64_t size;
    Digest digest;
} ManifestFile;

typedef struct Manifest {
    Arena arena;
    const char *id; // the bundle's
    int64_t version;
    const char *created;       // "" where the bundle does not say
    const ManifestFile *files; // sorted by name (bytes), none twice
    size_t count;
} Manifest;

// Reads size bytes. The caller destroys it. ERR_BAD_PACKAGE where it is not a manifest, ERR_NEW_FORMAT.
bool manifest_read(const char *text, size_t size, Manifest **ret_manifest, Err *err) MUST_USE;
void manifest_destroy(Manifest *manifest); // NULL-safe

const ManifestFile *manifest_find(const Manifest *manifest, const char *name); // NULL where it is not listed

// The same manifest gives the same bytes. The caller frees them.
bool manifest_write(const Manifest *manifest, char **ret_text, size_t *ret_size, Err *err) MUST_USE;
