// The machine's own small files (/sys, /proc) as a struct of functions: they have no size, are written in
// place, and tests have trees of their own.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "err.h"

typedef struct Tree {
    void *ctx;
    // The file's beginning, without spaces and line ends behind it, always ended by NUL, cut where it is
    // longer. Path begins with "/". ERR_NOT_FOUND where there is none; the buffer is then "".
    bool (*read)(void *ctx, const char *path, char *buffer, size_t size, Err *err);
    // Writes in place, into a file that is there.
    bool (*write)(void *ctx, const char *path, const char *text, Err *err);
    // The names in a folder in their order, without those that begin with a dot; of more than max the first
    // ones. 0 where there is no such folder.
    size_t (*list)(void *ctx, const char *path, char names[][64], size_t max);
    // Whether this process may read path.
    bool (*may_read)(void *ctx, const char *path);
} Tree;
