// The content that is part of the program, for `run --safe`: assets/fallback. Internal to cli/.
#pragma once
#include "base/fs.h"

// The folder that it is in, for who reads through fallback_fs.
#define FALLBACK_FOLDER "(built in)"

// The machine's file system, and that folder in it, which has one file.
Fs fallback_fs(void);
