// The file system as a struct of functions: production gets os/fs.h, tests give their own.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "err.h"

typedef enum FsKind {
    FS_FILE,
    FS_FOLDER,
    FS_OTHER // link, device, socket, pipe
} FsKind;

typedef struct FsInfo {
    FsKind kind;
    int64_t size;     // bytes
    int64_t mtime_ns; // last change, since 1970 UTC
} FsInfo;

typedef struct Fs {
    void *ctx;
    // What path is. ERR_NOT_FOUND where there is nothing. A link is FS_OTHER, for who must not follow one,
    // with the size and last change of what it leads to, for who watches that.
    bool (*stat)(void *ctx, const char *path, FsInfo *ret_info, Err *err);
    // The whole file, NUL behind it (not counted); the caller frees it. ERR_TOO_LARGE over max_bytes.
    bool (*read_file)(void *ctx, const char *path, size_t max_bytes, char **ret_data, size_t *ret_size,
                      Err *err);
    // Writes a temporary beside path and renames it, so that path is the old or the new file, whole.
    bool (*write_file)(void *ctx, const char *path, const void *data, size_t size, Err *err);
    // Puts data behind a file that is made where it is missing. Nothing waits for the card: a power cut takes
    // the last half minute, or leaves half of it. Where it fails the file is as long as before.
    bool (*append_file)(void *ctx, const char *path, const void *data, size_t size, Err *err);
    // Calls each for every name in a folder but "." and "..", in no order, until it returns false.
    bool (*list_folder)(void *ctx, const char *path, bool (*each)(void *each_ctx, const char *name),
                        void *each_ctx, Err *err);
    // Makes a folder, not those above it; one that is there is fine.
    bool (*make_folder)(void *ctx, const char *path, Err *err);
    // The file or folder at from is at to afterwards, instead of a file that was there, even after a power
    // cut. One folder.
    bool (*rename_file)(void *ctx, const char *from, const char *to, Err *err);
    // Takes a file away. ERR_NOT_FOUND where there is none.
    bool (*remove_file)(void *ctx, const char *path, Err *err);
    // Takes an empty folder away. ERR_NOT_FOUND where there is none.
    bool (*remove_folder)(void *ctx, const char *path, Err *err);

    // What is larger than memory, in pieces. A handle is the caller's until close_file, which frees it even
    // where it fails.
    // A new file; one that is there is an error. A power cut takes any part of it until `sync`.
    bool (*create_file)(void *ctx, const char *path, void **ret_file, Err *err);
    // A file to read; a link is an error.
    bool (*open_file)(void *ctx, const char *path, void **ret_file, Err *err);
    // *ret_got is 0 at the file's end, and less than size only there.
    bool (*read_piece)(void *ctx, void *file, void *buffer, size_t size, size_t *ret_got, Err *err);
    bool (*write_piece)(void *ctx, void *file, const void *data, size_t size, Err *err);
    bool (*close_file)(void *ctx, void *file, Err *err);
    // Everything written so far to the file system on which path lies is there after a power cut.
    bool (*sync)(void *ctx, const char *path, Err *err);
    // Bytes that this user can still write on the file system of path.
    bool (*free_bytes)(void *ctx, const char *path, int64_t *ret_bytes, Err *err);
    // Takes a lock, the file at path, which is made; close_file lets go of it, and so does the process's end.
    // ERR_BUSY where another process has it.
    bool (*lock)(void *ctx, const char *path, void **ret_lock, Err *err);
} Fs;
