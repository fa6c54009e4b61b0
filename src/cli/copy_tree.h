// A small folder with what is below it, copied: what stands for a USB stick can then be written to.
#pragma once
#include "base/fs.h"

// Files and folders; what is neither is passed over. What is there already stays unless it has the same name.
bool copy_tree(const Fs *fs, const char *from, const char *to, Err *err) MUST_USE;
