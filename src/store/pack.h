// A source as a package: a zip with its manifest and signature first. The same files give the same bytes, on
// any day and any machine with the same zlib.
#pragma once
#include "base/fs.h"
#include "store/keys.h"
#include "store/source.h"

typedef struct PackFacts {
    const char *id; // the bundle's
    int64_t version;
    const char *created;  // as in bundle.json: the time of all files; "" for 1980
    const SecretKey *key; // NULL: not signed
} PackFacts;

// Writes the package to a new file, of which nothing is left where that fails. A manifest and a signature
// that lie in the source are left out. source is a folder's. The time zone has to be UTC: a zip has local
// times.
bool pack_write(Source *source, const PackFacts *facts, const Fs *fs, const char *path, Err *err) MUST_USE;

// When all files of a package are said to be from, in seconds since 1970 UTC.
int64_t pack_moment_s(const char *created);
