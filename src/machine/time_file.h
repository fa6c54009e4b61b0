// The file that keeps the time from one run to the next.
#pragma once
#include "base/fs.h"
#include "timekeeper.h"

// In the folder of settings and logs.
#define TIME_FILE_NAME "clock"

// Errors: no such file (the first run), or one that is damaged; then nothing is known of the last run.
bool time_file_read(const Fs *fs, const char *path, TimeKept *ret_kept, Err *err) MUST_USE;

// The old file or the new one is there, whole, whenever the power fails. Waits for the card: not on the way
// of a frame.
bool time_file_write(const Fs *fs, const char *path, const TimeKept *kept, Err *err) MUST_USE;
