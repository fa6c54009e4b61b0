// One setting's value: from what a person writes and from JSON, and back.
#pragma once
#include <stdio.h>
#include "json/json.h"
#include "settings/table.h"

enum {
    SETTING_TEXT_SIZE = 4096 // holds any value as text: 64 languages of 35 letters, or 64 scenes
};

// Takes text as the command line and the panel give it. ERR_USAGE with a sentence that says what it may be;
// settings are untouched then.
//   bool "on" "off"; whole number "120"; choice "ask"; text as it stands; time "23:00"; hours "07:00-22:00";
//   languages "en, id, fa"; scenes "agenda 15, member#2 off, flag-wall"; secret: a hash, or "" for none
bool setting_parse(const SettingRow *row, const char *text, Settings *settings, Err *err) MUST_USE;

// The same from a value of settings.json: true, 120, "ask", ..., ["en", "id"],
// [{"scene": "agenda", "seconds": 15, "on": true}].
bool setting_read(const SettingRow *row, JsonValue value, Settings *settings, Err *err) MUST_USE;

// As setting_parse takes it; of a secret only "set" or "not set". Returns buffer.
const char *setting_print(const SettingRow *row, const Settings *settings, char *buffer, size_t size);

// As setting_read takes it, the secret too: for the file alone.
void setting_write(const SettingRow *row, const Settings *settings, FILE *out);
