// Files by day in one folder: PREFIX2026-11-24SUFFIX. Internal to record/.
#pragma once
#include "base/fs.h"
#include "base/limits.h"
#include "model/bundle.h"

enum {
    DAY_FOLDER_SIZE = 512,
    DAY_PATH_SIZE = 576
};

typedef struct DayFiles {
    const Fs *fs;
    const char *folder, *prefix, *suffix;
} DayFiles;

// buffer of DAY_PATH_SIZE. Returns it.
char *day_files_path(const DayFiles *files, Day day, char *buffer);

typedef struct DayList {
    Day days[LIMIT_RECORD_FILES]; // ascending
    size_t count;
} DayList;

// The days from first to last that have a file; none where there is no folder.
bool day_files_list(const DayFiles *files, Day first, Day last, DayList *ret_list, Err *err) MUST_USE;

// Removes the oldest files until there are at most most_days with at most most_bytes; keep's stays. What
// cannot be removed is left for the next time: no reason to write nothing.
void day_files_prune(const DayFiles *files, Day keep, size_t most_days, uint64_t most_bytes);
