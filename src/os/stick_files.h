// What a receipt needs of a stick's folder: some files that are opened before all rights are given up,
// written after, and small ones that are read.
#pragma once
#include <stddef.h>
#include "base/err.h"

// Opens a file below a folder to be written anew; a link or anything else that is no file is an error, ERR_IO
// with EROFS where nothing can be written.
bool os_stick_file_create(int folder, const char *name, int *ret_fd, Err *err) MUST_USE;
// Writes it, waits for the card, and closes fd also where it fails.
bool os_stick_file_write(int fd, const char *text, Err *err) MUST_USE;
// A folder below a folder; false where there is none, or it is a link.
bool os_stick_folder(int folder, const char *name, int *ret_fd);
// Calls each with the beginning of every file there whose name ends in ending, at most `most` files.
void os_stick_files_read(int folder, const char *ending, size_t most,
                         void (*each)(void *ctx, const char *name, const char *text), void *ctx);
void os_stick_sync(int folder);

// Makes what is mounted at path writable for this process's mount namespace, or read-only again; nosuid,
// nodev and noexec stay.
bool os_stick_remount(const char *path, bool writable, Err *err) MUST_USE;
