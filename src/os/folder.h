// Folders as descriptors, to be handed to another process.
#pragma once
#include "base/err.h"

bool os_folder_open(const char *path, int *ret_fd, Err *err) MUST_USE;
void os_folder_close(int fd);
