#include "model/values.h"

#include <string.h>
#include <strings.h>
#include "model/nearest.h"

const char *value_string(Load *load, JsonValue value) {
    const char *text = json_string(value);
    if (!text) {
        load_wrong_type(load, value, "a text in quotation marks");
        return NULL;
    }
    size_t length = strlen(text);
    if (length && length <= LIMIT_SHORT_TEXT_BYTES) return text;
    if (length)
        load_error(load, value, "%zu bytes, at most %u fit here; shorten it", length, LIMIT_SHORT_TEXT_BYTES);
    else
        load_error(load, value, "is empty; fill it in or remove it");
    return NULL;
}

static bool keep_string(Load *load, const char *text, const Field *field, void *record) {
    const char *copy = arena_str(&load->bundle->arena, text);
    if (!copy) return load_no_memory(load);
    *(const char **)slot_at(record, field->offset) = copy;
    return true;
}

bool read_bool(Load *load, JsonValue value, const Field *field, void *record) {
    JsonType type = json_type(value);
    if (type != JSON_TRUE && type != JSON_FALSE) return load_wrong_type(load, value, "true or false");
    *(bool *)slot_at(record, field->offset) = type == JSON_TRUE;
    return true;
}

bool read_int(Load *load, JsonValue value, const Field *field, void *record) {
    if (json_type(value) != JSON_NUMBER) return load_wrong_type(load, value, "a number");
    long long number = 0;
    if (!json_integer(value, &number) || number < field->low || number > field->high)
        return load_error(load, value, "a whole number from %d to %d is needed here", field->low,
                          field->high);
    *(int *)slot_at(record, field->offset) = (int)number;
    return true;
}

bool read_version(Load *load, JsonValue value, const Field *field, void *record) {
    if (json_type(value) != JSON_NUMBER) return load_wrong_type(load, value, "a number");
    long long number = 0;
    if (!json_integer(value, &number) || number < 0)
        return load_error(load, value, "a whole number from 0 upwards is needed here");
    *(int64_t *)slot_at(record, field->offset) = number;
    return true;
}

bool read_string(Load *load, JsonValue value, const Field *field, void *record) {
    const char *text = value_string(load, value);
    return text && keep_string(load, text, field, record);
}

bool read_id(Load *load, JsonValue value, const Field *field, void *record) {
    const char *text = value_string(load, value);
    if (!text) return false;
    size_t length = strlen(text);
    if (length > LIMIT_ID_BYTES || strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") != length)
        return load_error(load, value, "\"%.70s\" is no id; use 1 to %d of a-z, 0-9 and -", text,
                          LIMIT_ID_BYTES);
    return keep_string(load, text, field, record);
}

bool value_is_country(const char *text) {
    return strlen(text) == 2 && strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 2;
}

bool read_country(Load *load, JsonValue value, const Field *field, void *record) {
    const char *text = value_string(load, value);
    if (!text) return false;
    if (!value_is_country(text))
        return load_error(load, value,
                          "\"%.20s\" is no country code; use the two capital letters of ISO 3166-1", text);
    return keep_string(load, text, field, record);
}

bool read_url(Load *load, JsonValue value, const Field *field, void *record) {
    const char *text = value_string(load, value);
    if (!text) return false;
    if (strncmp(text, "https://", 8) != 0 && strncmp(text, "http://", 7) != 0)
        return load_error(load, value, "an address begins with https:// or http://");
    return keep_string(load, text, field, record);
}

bool value_colour(Load *load, JsonValue value, uint32_t *ret_colour) {
    const char *text = value_string(load, value);
    if (!text) return false;
    if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6)
        return load_error(load, value, "\"%.20s\" is no colour; write it as \"#0C6170\"", text);
    *ret_colour = (uint32_t)strtoul(text + 1, NULL, 16);
    return true;
}

bool read_colour(Load *load, JsonValue value, const Field *field, void *record) {
    return value_colour(load, value, slot_at(record, field->offset));
}

int value_choice(Load *load, JsonValue value, const Choices *choices) {
    const char *text = value_string(load, value);
    if (!text) return -1;
    Nearest nearest = nearest_start(text);
    for (int i = 0; i < choices->count; i++) {
        if (!strcmp(text, choices->words[i])) return i;
        nearest_try(&nearest, choices->words[i]);
    }
    if (nearest.best) {
        load_error(load, value, "\"%.40s\" is not known here; did you mean \"%s\"?", text, nearest.best);
        return -1;
    }
    char all[256] = "";
    for (int i = 0; i < choices->count; i++) {
        if (i) strncat(all, ", ", sizeof all - strlen(all) - 1);
        strncat(all, choices->words[i], sizeof all - strlen(all) - 1);
    }
    load_error(load, value, "\"%.40s\" is not known here; use one of: %s", text, all);
    return -1;
}

bool read_choice(Load *load, JsonValue value, const Field *field, void *record) {
    const Choices *choices = field->more;
    int index = value_choice(load, value, choices);
    if (index < 0) return false;
    *(int *)slot_at(record, field->offset) = choices->first + index;
    return true;
}

// What is wrong with a file's name; NULL where nothing is.
static const char *name_fault(const char *name) {
    if (strlen(name) > LIMIT_FILE_NAME_BYTES) return "is too long; shorten the names of file and folders";
    if (strchr(name, '\\')) return "has a backslash; write / between folders";
    if (name[0] == '/' || (name[0] && name[1] == ':'))
        return "leaves the bundle's folder; name it from there";
    for (const char *at = name; *at; at++)
        if ((unsigned char)*at < ' ') return "has a control character; rename the file";
    for (const char *part = name;; part++) {
        size_t length = strcspn(part, "/");
        if (!length) return "has an empty part; write folder/file";
        if (part[0] == '.' && (length == 1 || (length == 2 && part[1] == '.')))
            return "leaves the bundle's folder; name it from there";
        part += length;
        if (!*part) return NULL;
    }
}

static bool note_file(Load *load, JsonValue value, const Field *field, void *record, bool picture) {
    if (load->file_count == load->file_capacity) {
        size_t capacity = load->file_capacity ? load->file_capacity * 2 : 64;
        FileUse *files = realloc(load->files, capacity * sizeof *files);
        if (!files) return load_no_memory(load);
        load->files = files;
        load->file_capacity = capacity;
    }
    load->files[load->file_count++] = (FileUse){
        .file = *(const char **)slot_at(record, field->offset),
        .list = load->standing.list,
        .key = field->key,
        .picture = picture,
        .source = source_of(load, value, load->standing.index),
    };
    return true;
}

static bool read_name(Load *load, JsonValue value, const Field *field, void *record, bool picture) {
    const char *name = value_string(load, value);
    if (!name) return false;
    const char *fault = name_fault(name);
    if (fault) return load_error(load, value, "the file name \"%.80s\" %s", name, fault);
    return keep_string(load, name, field, record) && note_file(load, value, field, record, picture);
}

static bool is_picture_ending(const char *ending) {
    static const char *const endings[] = {".png", ".jpg", ".jpeg", ".webp"};
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (!strcasecmp(ending, endings[i])) return true;
    return false;
}

bool read_picture(Load *load, JsonValue value, const Field *field, void *record) {
    const char *name = json_string(value), *ending = name ? strrchr(name, '.') : NULL;
    if (name && *name && (!ending || !is_picture_ending(ending)))
        return load_error(load, value,
                          "\"%.80s\" is no picture that is shown; save it as .png, .jpg or .webp", name);
    return read_name(load, value, field, record, true);
}

bool read_file(Load *load, JsonValue value, const Field *field, void *record) {
    return read_name(load, value, field, record, false);
}
