#include "settings/value.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "json/write.h"
#include "settings/describe.h"
#include "settings/pin.h"
#include "settings/value_type.h"

int value_cut(const char *text, int most) {
    int length = (int)strnlen(text, (size_t)most);
    while (length > 0 && text[length] && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

bool value_refuse(const SettingRow *row, const char *got, Err *err) {
    char range[DESCRIBE_SIZE];
    setting_range(row, range, sizeof range);
    if (row->type == VALUE_SECRET) return err_set(err, ERR_USAGE, "%s takes %s", row->name, range);
    return err_set(err, ERR_USAGE, "%s takes %s; not \"%.*s\"", row->name, range, value_cut(got, 60), got);
}

bool value_refuse_type(const SettingRow *row, JsonValue value, Err *err) {
    static const char *const names[] = {
        [JSON_MISSING] = "nothing", [JSON_NULL] = "null",        [JSON_FALSE] = "false",
        [JSON_TRUE] = "true",       [JSON_NUMBER] = "a number",  [JSON_STRING] = "a text",
        [JSON_ARRAY] = "a list",    [JSON_OBJECT] = "an object",
    };
    char range[DESCRIBE_SIZE];
    return err_set(err, ERR_USAGE, "%s takes %s; not %s", row->name, setting_range(row, range, sizeof range),
                   names[json_type(value)]);
}

void value_append(char *buffer, size_t size, const char *format, ...) {
    size_t used = strlen(buffer);
    va_list args;
    va_start(args, format);
    vsnprintf(buffer + used, size - used, format, args);
    va_end(args);
}

bool value_part(const char **text, char *part, size_t size, bool *ret_long) {
    *ret_long = false;
    if (!**text) return false;
    const char *from = *text + strspn(*text, " ");
    size_t length = strcspn(from, ",");
    *text = from + length + (from[length] == ',');
    while (length && from[length - 1] == ' ')
        length--;
    *ret_long = length >= size;
    if (*ret_long) return false;
    memcpy(part, from, length);
    part[length] = 0;
    return true;
}

// Booleans.

static bool parse_bool(const SettingRow *row, const char *text, void *slot, Err *err) {
    bool on = !strcmp(text, "on") || !strcmp(text, "true");
    if (!on && strcmp(text, "off") != 0 && strcmp(text, "false") != 0) return value_refuse(row, text, err);
    *(bool *)slot = on;
    return true;
}

static bool read_bool(const SettingRow *row, JsonValue value, void *slot, Err *err) {
    JsonType type = json_type(value);
    if (type != JSON_TRUE && type != JSON_FALSE) return value_refuse_type(row, value, err);
    *(bool *)slot = type == JSON_TRUE;
    return true;
}

static void print_bool(const SettingRow *row, const void *slot, char *buffer, size_t size) {
    (void)row;
    snprintf(buffer, size, "%s", *(const bool *)slot ? "on" : "off");
}

static void write_bool(const SettingRow *row, const void *slot, FILE *out) {
    (void)row;
    fputs(*(const bool *)slot ? "true" : "false", out);
}

// Whole numbers.

static bool take_int(const SettingRow *row, long long number, void *slot, Err *err) {
    bool none = row->none && !number;
    if (!none && (number < row->low || number > row->high || (number - row->low) % row->step)) {
        char text[32];
        snprintf(text, sizeof text, "%lld", number);
        return value_refuse(row, text, err);
    }
    *(int *)slot = (int)number;
    return true;
}

static bool parse_int(const SettingRow *row, const char *text, void *slot, Err *err) {
    size_t digits = strspn(text + (*text == '-'), "0123456789");
    if (!digits || digits > 9 || text[digits + (*text == '-')]) return value_refuse(row, text, err);
    return take_int(row, strtoll(text, NULL, 10), slot, err);
}

static bool read_int(const SettingRow *row, JsonValue value, void *slot, Err *err) {
    long long number;
    if (json_type(value) != JSON_NUMBER) return value_refuse_type(row, value, err);
    if (!json_integer(value, &number)) return value_refuse(row, "a number with a fraction", err);
    return take_int(row, number, slot, err);
}

static void print_int(const SettingRow *row, const void *slot, char *buffer, size_t size) {
    (void)row;
    snprintf(buffer, size, "%d", *(const int *)slot);
}

static void write_int(const SettingRow *row, const void *slot, FILE *out) {
    (void)row;
    fprintf(out, "%d", *(const int *)slot);
}

// What is a text in the file is read as it is parsed.
static bool read_as_text(const SettingRow *row, JsonValue value, void *slot, Err *err);

static void print_nothing_but(const char *text, char *buffer, size_t size) {
    snprintf(buffer, size, "%s", text);
}

// Choices.

static bool parse_choice(const SettingRow *row, const char *text, void *slot, Err *err) {
    for (int i = 0; row->words[i]; i++) {
        if (strcmp(row->words[i], text) != 0) continue;
        *(int *)slot = i;
        return true;
    }
    return value_refuse(row, text, err);
}

static void print_choice(const SettingRow *row, const void *slot, char *buffer, size_t size) {
    print_nothing_but(row->words[*(const int *)slot], buffer, size);
}

// Texts.

// Control characters, and what breaks lines: U+0080 to U+009F, U+2028, U+2029.
static bool has_controls(const char *text) {
    const unsigned char *p = (const unsigned char *)text;
    for (; *p; p++)
        if (*p < 0x20 || *p == 0x7f || (p[0] == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0) ||
            (p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9)))
            return true;
    return false;
}

// As the scanner of JSON sees it, which is strict.
static bool is_utf8(const char *text) {
    AUTO_FREE char *quoted = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&quoted, &size);
    if (!out) return false;
    json_write_string(out, text);
    JsonDoc *doc = NULL;
    bool sound = !fclose(out) && json_parse(quoted, size, &doc, NULL, NULL);
    json_destroy(doc);
    return sound;
}

static bool take_text(const SettingRow *row, const char *text, void *slot) {
    memset(slot, 0, row->size);
    memcpy(slot, text, strlen(text));
    return true;
}

static bool parse_text(const SettingRow *row, const char *text, void *slot, Err *err) {
    if (strlen(text) > row->limit || has_controls(text) || !is_utf8(text))
        return value_refuse(row, is_utf8(text) ? text : "bytes that are not UTF-8", err);
    return take_text(row, text, slot);
}

static bool parse_id(const SettingRow *row, const char *text, void *slot, Err *err) {
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
    if (text[length] || length > row->limit) return value_refuse(row, text, err);
    return take_text(row, text, slot);
}

static bool parse_secret(const SettingRow *row, const char *text, void *slot, Err *err) {
    if (pin_is_sound(text))
        return err_set(err, ERR_USAGE, "%s is not the PIN itself; choose it in the operator's panel",
                       row->name);
    if (*text && !pin_hash_is_sound(text)) return value_refuse(row, text, err);
    return take_text(row, text, slot);
}

static void print_text(const SettingRow *row, const void *slot, char *buffer, size_t size) {
    (void)row;
    print_nothing_but(slot, buffer, size);
}

static void print_secret(const SettingRow *row, const void *slot, char *buffer, size_t size) {
    (void)row;
    print_nothing_but(*(const char *)slot ? "set" : "not set", buffer, size);
}

static void write_text(const SettingRow *row, const void *slot, FILE *out) {
    (void)row;
    json_write_string(out, slot);
}

// Times of day and hours.

static bool parse_time(const SettingRow *row, const char *text, void *slot, Err *err) {
    int minute = minute_parse(text);
    if (minute < 0 || text[5]) return value_refuse(row, text, err);
    *(int *)slot = minute;
    return true;
}

static void print_time(const SettingRow *row, const void *slot, char *buffer, size_t size) {
    (void)row;
    int minute = *(const int *)slot;
    snprintf(buffer, size, "%02d:%02d", minute / 60, minute % 60);
}

static bool parse_hours(const SettingRow *row, const char *text, void *slot, Err *err) {
    DayHours hours;
    Err inner = {0};
    if (!day_hours_parse(text, row->may_be_weekday, &hours, &inner)) {
        value_refuse(row, text, err);
        if (err && *inner.message) value_append(err->message, sizeof err->message, ": %s", inner.message);
        return false;
    }
    *(DayHours *)slot = hours;
    return true;
}

static void print_hours(const SettingRow *row, const void *slot, char *buffer, size_t size) {
    char text[DAY_HOURS_TEXT_SIZE];
    (void)row;
    print_nothing_but(day_hours_print(slot, text), buffer, size);
}

// By the types that are printed as they are written.
static void write_as_text(const SettingRow *row, const void *slot, FILE *out);

static const ValueType types[] = {
    [VALUE_BOOL] = {parse_bool, read_bool, print_bool, write_bool},
    [VALUE_INT] = {parse_int, read_int, print_int, write_int},
    [VALUE_CHOICE] = {parse_choice, read_as_text, print_choice, write_as_text},
    [VALUE_TEXT] = {parse_text, read_as_text, print_text, write_text},
    [VALUE_ID_TEXT] = {parse_id, read_as_text, print_text, write_text},
    [VALUE_TIME] = {parse_time, read_as_text, print_time, write_as_text},
    [VALUE_HOURS] = {parse_hours, read_as_text, print_hours, write_as_text},
    [VALUE_SECRET] = {parse_secret, read_as_text, print_secret, write_text},
};

static const ValueType *type_of(const SettingRow *row) {
    if (row->type == VALUE_SCENES) return &value_scenes;
    if (row->type == VALUE_KEYS) return &value_keys;
    return row->type == VALUE_LANGUAGES ? &value_languages : &types[row->type];
}

static bool read_as_text(const SettingRow *row, JsonValue value, void *slot, Err *err) {
    const char *text = json_string(value);
    return text ? types[row->type].parse(row, text, slot, err) : value_refuse_type(row, value, err);
}

static void write_as_text(const SettingRow *row, const void *slot, FILE *out) {
    char text[DAY_HOURS_TEXT_SIZE];
    types[row->type].print(row, slot, text, sizeof text);
    json_write_string(out, text);
}

static void *slot_in(const SettingRow *row, Settings *settings) {
    return (char *)settings + row->offset;
}

static const void *slot_of(const SettingRow *row, const Settings *settings) {
    return (const char *)settings + row->offset;
}

bool setting_parse(const SettingRow *row, const char *text, Settings *settings, Err *err) {
    return type_of(row)->parse(row, text, slot_in(row, settings), err);
}

bool setting_read(const SettingRow *row, JsonValue value, Settings *settings, Err *err) {
    return type_of(row)->read(row, value, slot_in(row, settings), err);
}

const char *setting_print(const SettingRow *row, const Settings *settings, char *buffer, size_t size) {
    type_of(row)->print(row, slot_of(row, settings), buffer, size);
    return buffer;
}

void setting_write(const SettingRow *row, const Settings *settings, FILE *out) {
    type_of(row)->write(row, slot_of(row, settings), out);
}
