// A zip with nothing in it that depends on the machine: by libarchive. Internal to store/.
#pragma once
#include "base/fs.h"

typedef struct ZipWriter ZipWriter;

// Writes to a file that fs made, which stays the caller's. All files get the same time.
bool zip_writer_create(const Fs *fs, void *file, int64_t moment_s, ZipWriter **ret_zip, Err *err) MUST_USE;
void zip_writer_destroy(ZipWriter *zip); // NULL-safe

bool zip_writer_begin(ZipWriter *zip, const char *name, int64_t size, Err *err) MUST_USE;
bool zip_writer_add(ZipWriter *zip, const void *data, size_t size, Err *err) MUST_USE;
bool zip_writer_end(ZipWriter *zip, Err *err) MUST_USE; // nothing is whole before
