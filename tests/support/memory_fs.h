// A file system in memory that can be full, read-only or torn: what a card does to records.
#pragma once
#include "base/fs.h"

enum {
    MEMORY_FILES_MAX = 640
};

typedef struct MemoryFile {
    char path[300];
    char *data;
    size_t size;
} MemoryFile;

typedef struct MemoryFs {
    Fs fs;
    MemoryFile files[MEMORY_FILES_MAX];
    size_t count;
    // What goes wrong.
    bool read_only;
    size_t room;   // bytes that can still be written; SIZE_MAX at first
    bool tears;    // appending to a full card leaves what found room
    size_t writes; // calls that wanted to change something
} MemoryFs;

void memory_fs_init(MemoryFs *fs); // must not be moved while it lives
void memory_fs_finish(MemoryFs *fs);

void memory_fs_put(MemoryFs *fs, const char *path, const void *data, size_t size);
// The text of a file, NUL behind it; NULL where there is none.
const char *memory_fs_text(const MemoryFs *fs, const char *path);
