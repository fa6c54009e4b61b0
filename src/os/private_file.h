// A file for its owner's eyes.
#pragma once
#include <stddef.h>
#include "base/err.h"

// Writes a new file that only this user may read, to the card. One that is there is an error, and stays.
bool os_private_file_write(const char *path, const void *data, size_t size, Err *err) MUST_USE;
