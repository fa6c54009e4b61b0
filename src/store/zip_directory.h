// The directory at a zip's end, read before any library sees the file: what it says has to hold together, and
// with what stands before each file. PKWARE's APPNOTE 6.3 (4.3). Internal to store/.
#pragma once
#include "base/arena.h"
#include "base/input.h"

typedef struct ZipEntry {
    const char *name; // UTF-8, not checked otherwise; a folder's without "/" behind
    FsKind kind;
    int64_t size, packed; // bytes
    int64_t at;           // where its local header begins
} ZipEntry;

typedef struct ZipDirectory {
    Arena arena;
    ZipEntry *entries; // in their order in the file
    size_t count;
} ZipDirectory;

// The caller finishes it. ERR_BAD_PACKAGE, ERR_NOT_ALLOWED, ERR_TOO_LARGE with a sentence.
bool zip_directory_read(const Input *file, ZipDirectory *ret_directory, Err *err) MUST_USE;
void zip_directory_finish(ZipDirectory *directory);
