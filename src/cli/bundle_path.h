// A bundle on the command line: its folder, or the bundle.json in it. Internal to cli/.
#pragma once
#include <stdbool.h>

// The folder, the caller's to free: path itself, or where a bundle.json lies. A path that is not there is
// taken for a folder, whose bundle.json is then found missing. NULL: no memory.
char *bundle_path_folder(const char *path);

// Whether path is a file of another name than a bundle's.
bool bundle_path_is_other(const char *path);
