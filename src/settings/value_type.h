// How values of one type are taken and given; this folder's own. A slot is where the value lies in Settings.
#pragma once
#include <stdio.h>
#include "json/json.h"
#include "settings/table.h"

typedef struct ValueType {
    // Both write the slot only on success, bytes behind a text and between members as zeros.
    bool (*parse)(const SettingRow *row, const char *text, void *slot, Err *err);
    bool (*read)(const SettingRow *row, JsonValue value, void *slot, Err *err);
    void (*print)(const SettingRow *row, const void *slot, char *buffer, size_t size);
    void (*write)(const SettingRow *row, const void *slot, FILE *out);
} ValueType;

// "NAME takes RANGE, not GOT"; returns false.
bool value_refuse(const SettingRow *row, const char *got, Err *err);
// The same with what a JSON value is: "a text", "a list".
bool value_refuse_type(const SettingRow *row, JsonValue value, Err *err);

bool value_too_many(const SettingRow *row, unsigned most, Err *err); // returns false

// The length of text, or the most that cuts no letter in two where it has more bytes than most.
int value_cut(const char *text, int most);

// Puts more behind what is in buffer, cut at its end.
void value_append(char *buffer, size_t size, const char *format, ...) PRINTF_LIKE(3, 4);

// The next part of a text with commas between, without spaces around, in part (size bytes). False where text
// is at its end, or the part is too long (*ret_long).
bool value_part(const char **text, char *part, size_t size, bool *ret_long);

extern const ValueType value_scenes, value_languages, value_keys;
