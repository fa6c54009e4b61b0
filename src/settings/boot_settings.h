// What became of the settings that an operator wrote on the boot partition:
// board/image/root/usr/lib/balai/boot-settings takes them over at the start, and leaves what it refused in
// the folder of what is kept.
#pragma once
#include <stddef.h>
#include "base/fs.h"

// How many lines were refused, and the first of them ("line 3: ...") in first, cut to size, without signs
// that no text has a use for. 0 where none was, or where that cannot be read.
size_t boot_settings_refused(const Fs *fs, const char *state_folder, char *first, size_t size);
