// A file as memory, shared with whoever reads the file: what is stored there outlives a crash of the process.
// On a memory file system (/run) storing never waits for a disk; on a card it may.
#pragma once
#include <stddef.h>
#include "base/err.h"

// Makes the file of exactly size bytes where it is not, with room for all of it (a hole that finds the disk
// full later would end the program), and maps it. What was in it is still there.
bool os_map_file(const char *path, size_t size, void **ret_memory, Err *err) MUST_USE;
void os_unmap(void *memory, size_t size); // NULL-safe
