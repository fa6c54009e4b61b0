// A source together with its manifest and signature: what it claims to be, and who says so.
#pragma once
#include "store/manifest.h"
#include "store/signature.h"
#include "store/source.h"

typedef enum PackageTrust {
    PACKAGE_PLAIN,       // a folder or zip without a manifest
    PACKAGE_UNSIGNED,    // with a manifest that nobody signed
    PACKAGE_UNKNOWN_KEY, // signed by a key that is not among those given; the signature could not be checked
    PACKAGE_SIGNED       // signed by one of those given
} PackageTrust;

typedef struct Package {
    Source *source;
    Manifest *manifest;  // NULL of PACKAGE_PLAIN
    char *manifest_text; // its bytes as they are signed; NULL of PACKAGE_PLAIN
    size_t manifest_size;
    char *signature_text; // NULL where there is none
    PackageTrust trust;
    char key_id[KEY_ID_SIZE];             // of the key that signed it, "" where none
    char comment[SIGNATURE_COMMENT_SIZE]; // the trusted comment of PACKAGE_SIGNED, else ""
} Package;

// Takes source over, also where it fails. Reads manifest and signature, and checks that the manifest lists
// the source's files, all of them and no others, with their sizes; their digests are for who reads them
// (package_digest). ERR_BAD_SIGNATURE where a known key did not make the signature, or a signature has no
// manifest; ERR_BAD_PACKAGE, ERR_CHANGED, ERR_NEW_FORMAT of the manifest.
bool package_open(Source *source, const PublicKey *keys, size_t key_count, Package *ret_package,
                  Err *err) MUST_USE;
void package_close(Package *package); // NULL-safe, may be called twice

// Whether a member is content: not the manifest and not its signature.
bool package_is_content(const char *name);

// Compares what a member was found to be with the manifest. ERR_CHANGED where it differs; always true for
// PACKAGE_PLAIN.
bool package_digest(const Package *package, const char *name, int64_t size, const Digest *digest,
                    Err *err) MUST_USE;

// The SHA-256 of a member, read to its end.
bool package_measure(Source *source, size_t index, Digest *ret_digest, Err *err) MUST_USE;

// Reads every member and compares it with the manifest.
bool package_verify(Package *package, Err *err) MUST_USE;
