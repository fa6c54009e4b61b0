// The names of a package's files: which may be taken, which are left out silently, and which are the same
// name to some file system. Internal to store/.
#pragma once
#include <stdbool.h>
#include "base/auto.h"
#include "base/err.h"

enum {
    NAME_SHOWN_SIZE = 100
};

// A name for a sentence: what would confuse a reader or a terminal is "?", what is long is cut.
const char *name_show(const char *name, char shown[NAME_SHOWN_SIZE]);

// Whether some folder or file on the way is what Windows and macOS leave behind.
bool name_is_ignored(const char *name);

// The name in NFC, as it is stored; the caller frees it. ERR_NOT_ALLOWED with a sentence where it may not be
// taken, ERR_TOO_LARGE where it is too long or too deep.
bool name_take(const char *name, char **ret_name, Err *err) MUST_USE;

// Equal for names that some file system takes for one: without differences of case. The caller frees it; it
// has as many "/" as name.
bool name_key(const char *name, char **ret_key, Err *err) MUST_USE;
