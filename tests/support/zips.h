// Zips made byte by byte, so that they can lie.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct ZipPart {
    const char *name, *data; // stored as they are
    const char *local_name;  // NULL: the same
    unsigned flags, method;
    unsigned system;     // 3: Unix, 0: DOS
    unsigned mode;       // of Unix; 0: a file
    unsigned attributes; // of DOS
    int grows;           // added to the size that it says to have
    unsigned disk;
    const char *extra; // in the directory
    size_t extra_size;
} ZipPart;

// The caller frees it. Ends the program without memory.
char *zips_make(const ZipPart *parts, size_t count, const char *comment, size_t *ret_size);

uint32_t zips_crc(const char *data, size_t size);
