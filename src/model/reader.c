#include "model/reader.h"

#include <stdio.h>
#include <string.h>
#include "model/nearest.h"

static bool in_sheet(const Load *load, JsonValue value) {
    return value.doc && value.doc == load->sheet.doc;
}

static Source source_at(const Load *load, JsonValue value, JsonPlace place, int index) {
    if (!in_sheet(load, value)) return (Source){place.line, place.column, index, SOURCE_BUNDLE};
    place = load->sheet.places[place.line - 1];
    return (Source){place.line, place.column, index, SOURCE_AGENDA};
}

Source source_of(const Load *load, JsonValue value, int index) {
    return source_at(load, value, json_place(value), index);
}

// A row of a sheet is found by its line: its pointer begins there.
static const char *pointer_of(const Load *load, JsonValue value, char *buffer, size_t size) {
    const char *pointer = json_pointer(value, buffer, size);
    if (!in_sheet(load, value) || !*pointer) return pointer;
    return pointer + 1 + strcspn(pointer + 1, "/");
}

static __attribute__((format(printf, 5, 0))) bool add(Load *load, Severity severity, JsonValue value,
                                                      JsonPlace place, const char *format, va_list args) {
    Source source = source_at(load, value, place, -1);
    if (findings_full(load->findings)) {
        findings_add(load->findings, severity, source_file(source), 0, 0, "", "%s", "");
        return false;
    }
    char pointer[512], message[1024];
    vsnprintf(message, sizeof message, format, args);
    findings_add(load->findings, severity, source_file(source), source.line, source.column,
                 pointer_of(load, value, pointer, sizeof pointer), "%s", message);
    return false;
}

bool load_error(Load *load, JsonValue value, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add(load, FINDING_ERROR, value, json_place(value), format, args);
    va_end(args);
    return false;
}

bool load_warning(Load *load, JsonValue value, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add(load, FINDING_WARNING, value, json_place(value), format, args);
    va_end(args);
    return false;
}

bool load_warning_at_key(Load *load, JsonValue value, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add(load, FINDING_WARNING, value, json_key_place(value), format, args);
    va_end(args);
    return false;
}

bool load_wrong_type(Load *load, JsonValue value, const char *needed) {
    static const char *const found[] = {"nothing",  "null",   "false",  "true",
                                        "a number", "a text", "a list", "an object"};
    return load_error(load, value, "%s is needed here, not %s", needed, found[json_type(value)]);
}

bool load_no_memory(Load *load) {
    load->out_of_memory = true;
    return false;
}

size_t count_items(Load *load, JsonValue array) {
    size_t count = json_size(array);
    if (count <= LIMIT_LIST_ITEMS) return count;
    load_error(load, array, "%zu entries, at most %u are read; remove those that are not needed", count,
               LIMIT_LIST_ITEMS);
    return LIMIT_LIST_ITEMS;
}

static void warn_unknown_key(Load *load, JsonValue member, const Record *record) {
    if (findings_full(load->findings)) {
        load_warning_at_key(load, member, "%s", "");
        return;
    }
    Nearest nearest = nearest_start(json_key(member));
    for (size_t i = 0; i < record->field_count; i++)
        nearest_try(&nearest, record->fields[i].key);
    if (nearest.best)
        load_warning_at_key(load, member, "\"%.60s\" is not known in a %s; did you mean \"%s\"?",
                            json_key(member), record->noun, nearest.best);
    else
        load_warning_at_key(load, member, "\"%.60s\" is not known in a %s; remove it", json_key(member),
                            record->noun);
}

// Puts each member's value to its field's place. Files keep the order of keys from record to record, so the
// search begins behind the last one found.
static void sort_members(Load *load, JsonValue object, const Record *record, JsonValue *values) {
    size_t next = 0;
    for (JsonValue member = json_first(object); json_type(member); member = json_next(member)) {
        const char *key = json_key(member);
        size_t tried = 0;
        for (; tried < record->field_count; tried++, next++) {
            if (next >= record->field_count) next = 0;
            if (!strcmp(key, record->fields[next].key)) break;
        }
        if (tried < record->field_count)
            values[next++] = member;
        else
            warn_unknown_key(load, member, record);
    }
}

bool read_record(Load *load, JsonValue object, const Record *record, void *out) {
    if (json_type(object) != JSON_OBJECT) return load_wrong_type(load, object, "an object in braces");
    JsonValue values[RECORD_FIELDS_MOST] = {0};
    sort_members(load, object, record, values);
    bool sound = true;
    for (size_t i = 0; i < record->field_count; i++) {
        const Field *field = &record->fields[i];
        if (!values[i].node) {
            if (field->need != NEED_ALWAYS) continue;
            sound = load_error(load, object, "\"%s\" is missing; this %s cannot be shown without it",
                               field->key, record->noun);
        } else if (!field->read(load, values[i], field, out) && field->need != NEED_NOT) {
            sound = false;
        }
    }
    if (sound && record->finish) sound = record->finish(load, object, out);
    return sound && !load->out_of_memory;
}

bool read_object(Load *load, JsonValue value, const Field *field, void *record) {
    return read_record(load, value, field->more, slot_at(record, field->offset));
}
