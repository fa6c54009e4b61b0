#include "memory_input.h"

#include <stdlib.h>
#include <string.h>

typedef struct Bytes {
    size_t size;
    unsigned char data[];
} Bytes;

static bool read_at(void *ctx, int64_t at, void *buffer, size_t size, size_t *ret_got, Err *err) {
    const Bytes *bytes = ctx;
    (void)err;
    size_t left = (uint64_t)at < bytes->size ? bytes->size - (size_t)at : 0;
    *ret_got = size < left ? size : left;
    memcpy(buffer, bytes->data + (left ? at : 0), *ret_got);
    return true;
}

Input memory_input(const void *data, size_t size) {
    Bytes *bytes = malloc(sizeof *bytes + size + 1);
    if (!bytes) abort();
    bytes->size = size;
    if (size) memcpy(bytes->data, data, size);
    return (Input){bytes, (int64_t)size, read_at, free};
}
