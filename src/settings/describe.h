// What a setting may be, in words: for error sentences, the help, the man page and the panel.
#pragma once
#include "settings/table.h"

enum {
    DESCRIBE_SIZE = 400
};

// "40 to 3000 mm, or 0: not known". Returns buffer.
const char *setting_range(const SettingRow *row, char *buffer, size_t size);

// "It may be 40 to 3000 mm, or 0: not known; 0 unless set. It takes effect at once." Returns buffer.
const char *setting_describe(const SettingRow *row, char *buffer, size_t size);
