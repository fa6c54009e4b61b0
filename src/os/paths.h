// Where the program and its assets (fonts, icons, flags, messages) are.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/err.h"

// The folder of the running executable, without a slash behind.
bool os_executable_folder(char *buffer, size_t size, Err *err) MUST_USE;

// The first that is a folder of: $BALAI_ASSETS (when set, no other is tried), assets beside the executable's
// folder, /usr/share/balai. ERR_NOT_FOUND names where it looked.
bool os_assets_folder(char *buffer, size_t size, Err *err) MUST_USE;

// Whether this program may make files in a folder.
bool os_may_write(const char *folder);
