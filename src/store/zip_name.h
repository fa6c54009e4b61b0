// A file's name in a zip, which says its encoding badly. Internal to store/.
#pragma once
#include <stddef.h>
#include "base/arena.h"
#include "base/err.h"

typedef struct ZipName {
    const char *bytes;
    size_t size;
    bool utf8; // the zip says so
    const unsigned char *extra;
    size_t extra_size;
} ZipName;

// The name in UTF-8, in the arena: as the zip says, else as Info-ZIP's extra field says, else as UTF-8 where
// it can be that (macOS says nothing and means it), else as code page 437. ERR_NOT_ALLOWED.
bool zip_name_decode(const ZipName *name, Arena *arena, const char **ret_name, Err *err) MUST_USE;

// An extra field of a kind; NULL where there is none. ret_size is what it has.
const unsigned char *zip_extra_find(const unsigned char *extra, size_t size, unsigned kind, size_t *ret_size);
