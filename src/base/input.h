// What strangers bring: a file that is read at any place, and a folder below which no link is followed. From
// os/input.h; tests give their own.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "err.h"
#include "fs.h"

typedef struct Input {
    void *ctx;
    int64_t size; // bytes, when it was opened
    // Up to size bytes from at on; fewer only at the file's end.
    bool (*read_at)(void *ctx, int64_t at, void *buffer, size_t size, size_t *ret_got, Err *err);
    void (*close)(void *ctx);
} Input;

// Paths are relative with "/" between, without "." and ".."; "" is the folder itself.
typedef struct InputFolder {
    void *ctx;
    // Calls each for every name in a folder but "." and "..", in no order, until it returns false. A link is
    // FS_OTHER.
    bool (*list)(void *ctx, const char *path, bool (*each)(void *each_ctx, const char *name, FsInfo info),
                 void *each_ctx, Err *err);
    // A regular file; none of the folders on its way may be a link. The caller closes it.
    bool (*open)(void *ctx, const char *path, Input *ret_input, Err *err);
    void (*close)(void *ctx);
} InputFolder;

// Closes what is open and forgets it; may be called twice.
static inline void input_close(Input *input) {
    if (input->close) input->close(input->ctx);
    *input = (Input){0};
}

static inline void input_folder_close(InputFolder *folder) {
    if (folder->close) folder->close(folder->ctx);
    *folder = (InputFolder){0};
}
