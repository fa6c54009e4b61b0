// Files and folders of a stick, opened so that nothing leads out of them: links are not followed, pipes and
// devices not opened.
#pragma once
#include "base/input.h"

// path is a regular file; links are followed here, as whoever names a path may mean one. The caller closes
// it.
bool os_input_open(const char *path, Input *ret_input, Err *err) MUST_USE;
// path is a folder. The caller closes it.
bool os_input_folder_open(const char *path, InputFolder *ret_folder, Err *err) MUST_USE;

// The same for descriptors that came from elsewhere, which are then the input's.
bool os_input_from_fd(int fd, Input *ret_input, Err *err) MUST_USE;
bool os_input_folder_from_fd(int fd, InputFolder *ret_folder, Err *err) MUST_USE;
