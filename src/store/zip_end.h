// Where a zip's directory is, by the record at its end. Internal to store/.
#pragma once
#include "base/input.h"

typedef struct ZipEnd {
    uint64_t count; // of entries
    int64_t at;     // the directory's begin
    size_t size;    // of the directory, bytes; it ends where its end record begins
} ZipEnd;

// ERR_BAD_PACKAGE, ERR_TOO_LARGE with a sentence.
bool zip_end_find(const Input *file, ZipEnd *ret_end, Err *err) MUST_USE;

// Reads exactly size bytes.
bool zip_read(const Input *file, int64_t at, void *buffer, size_t size, Err *err) MUST_USE;
bool zip_damaged(Err *err, const char *what);
