// The setting that is a list of public keys.
#include <string.h>
#include "base/limits.h"
#include "json/write.h"
#include "settings/value_type.h"

enum {
    KEY_TEXT_SIZE = LIMIT_KEY_NAME_BYTES + 1 + LIMIT_KEY_LINE_BYTES + 1 // "NAME:LINE"
};

// The shape of a public key: base64 of "Ed", an id and a key. Whether it is one is for who checks signatures.
static bool is_key_line(const char *text) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/";
    return strlen(text) == LIMIT_KEY_LINE_BYTES && text[strspn(text, letters)] == 0 &&
           !strncmp(text, "RW", 2) && strchr("QRST", text[2]);
}

static bool is_key_name(const char *text, size_t length) {
    if (length > LIMIT_KEY_NAME_BYTES) return false;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f || text[i] == ',') return false;
    return true;
}

// "NAME:LINE" or "LINE"
static bool add_key(const SettingRow *row, const char *text, KeySettings *keys, Err *err) {
    const char *colon = strrchr(text, ':'), *line = colon ? colon + 1 : text;
    size_t length = colon ? (size_t)(colon - text) : 0;
    if (!is_key_line(line) || !is_key_name(text, length)) return value_refuse(row, text, err);
    for (int i = 0; i < keys->count; i++)
        if (!strcmp(keys->items[i].line, line))
            return err_set(err, ERR_USAGE, "%s has \"%s\" twice", row->name, line);
    if (keys->count == LIMIT_TRUSTED_KEYS) return value_too_many(row, LIMIT_TRUSTED_KEYS, err);
    KeySetting *added = &keys->items[keys->count++];
    memcpy(added->name, text, length);
    memcpy(added->line, line, LIMIT_KEY_LINE_BYTES);
    return true;
}

static bool parse_keys(const SettingRow *row, const char *text, void *slot, Err *err) {
    KeySettings keys;
    memset(&keys, 0, sizeof keys);
    char part[KEY_TEXT_SIZE];
    bool is_long;
    const char *rest = text;
    while (value_part(&rest, part, sizeof part, &is_long))
        if (!add_key(row, part, &keys, err)) return false;
    if (is_long) return value_refuse(row, text, err);
    memcpy(slot, &keys, sizeof keys);
    return true;
}

static bool read_keys(const SettingRow *row, JsonValue value, void *slot, Err *err) {
    KeySettings keys;
    memset(&keys, 0, sizeof keys);
    if (json_type(value) != JSON_ARRAY) return value_refuse_type(row, value, err);
    for (JsonValue item = json_first(value); json_type(item); item = json_next(item)) {
        const char *text = json_string(item);
        if (!text) return value_refuse_type(row, item, err);
        if (!add_key(row, text, &keys, err)) return false;
    }
    memcpy(slot, &keys, sizeof keys);
    return true;
}

static const char *say_key(const KeySetting *key, char text[KEY_TEXT_SIZE]) {
    text[0] = 0;
    value_append(text, KEY_TEXT_SIZE, "%s%s%s", key->name, *key->name ? ":" : "", key->line);
    return text;
}

static void print_keys(const SettingRow *row, const void *slot, char *buffer, size_t size) {
    (void)row;
    const KeySettings *keys = slot;
    char text[KEY_TEXT_SIZE];
    buffer[0] = 0;
    for (int i = 0; i < keys->count; i++)
        value_append(buffer, size, "%s%s", i ? ", " : "", say_key(&keys->items[i], text));
}

static void write_keys(const SettingRow *row, const void *slot, FILE *out) {
    (void)row;
    const KeySettings *keys = slot;
    char text[KEY_TEXT_SIZE];
    fputc('[', out);
    for (int i = 0; i < keys->count; i++) {
        if (i) fputs(", ", out);
        json_write_string(out, say_key(&keys->items[i], text));
    }
    fputc(']', out);
}

const ValueType value_keys = {parse_keys, read_keys, print_keys, write_keys};
