// The machine's file system.
#pragma once
#include "base/fs.h"

// stat tells links as FS_OTHER; read_file follows links but reads regular files only (a pipe would hang).
// write_file survives a power cut at any moment: temporary, fsync, rename, fsync of the folder. Lives as long
// as the program.
const Fs *os_fs(void);
