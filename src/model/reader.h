// How a JSON object becomes a struct: a table with one row for each key, and a function for each kind of
// value. Only the files of the loader include this.
#pragma once
#include <stddef.h>
#include "base/limits.h"
#include "json/json.h"
#include "model/bundle.h"
#include "model/finding.h"
#include "model/ids.h"

// Where the reader stands, for files that are named there.
typedef struct Standing {
    const char *list; // "/members"
    int index;        // -1 outside of a list
} Standing;

// The text of agenda.csv, where there is one, and the document made of it.
typedef struct AgendaSheet {
    char *text; // NULL: there is none
    size_t size;
    JsonDoc *doc;      // a list of objects, each value on a line of its own
    JsonPlace *places; // where in agenda.csv what the document's lines say was written
} AgendaSheet;

typedef struct Load {
    Bundle *bundle;
    Findings *findings;
    IdTable ids[LIST_COUNT];
    AgendaSheet sheet;
    struct Link *links; // to be resolved when all ids are known
    size_t link_count, link_capacity;
    FileUse *files;
    size_t file_count, file_capacity;
    Standing standing;
    const char *other_languages[LIMIT_LANGUAGES]; // of endonyms and the like, so that tags are kept once
    size_t other_language_count;
    bool out_of_memory;
} Load;

typedef struct Field Field;

// Reads value into record (at field's offset), or adds findings and returns false, record untouched.
typedef bool (*FieldRead)(Load *load, JsonValue value, const Field *field, void *record);

typedef enum Need {
    NEED_NOT,   // may be missing; where it is wrong it is ignored
    NEED_RIGHT, // may be missing, but showing its record without it would be a lie
    NEED_ALWAYS // its record is left out without it
} Need;

struct Field {
    const char *key;
    Need need;
    FieldRead read;
    size_t offset;       // in the record
    size_t other_offset; // for values that fill two members
    const void *more;    // what else the read function needs; its comment says which type
    int low, high;       // range of a number
};

// One row of a table; ROW_WITH also names what the reader needs besides: .more = &choices, .low = 1, .high
// = 9.
#define ROW(key_, need_, read_, type, member)                                                                \
    { .key = (key_), .need = (need_), .read = (read_), .offset = offsetof(type, member) }
#define ROW_WITH(key_, need_, read_, type, member, ...)                                                      \
    { .key = (key_), .need = (need_), .read = (read_), .offset = offsetof(type, member), __VA_ARGS__ }

typedef struct Record {
    const char *noun; // "session"
    const Field *fields;
    size_t field_count; // at most RECORD_FIELDS_MOST
    size_t size;
    size_t source_offset; // of its Source; NO_SOURCE where it keeps none
    const void *blank;    // what it holds before reading; NULL: zeros
    // Rules between fields; false: leave the record out. May be NULL.
    bool (*finish)(Load *load, JsonValue object, void *record);
} Record;

#define RECORD_FIELDS_MOST 24
#define NO_SOURCE ((size_t)-1)

// Reads what object says into record, which holds its blank before. False: it must be left out; findings say
// why.
bool read_record(Load *load, JsonValue object, const Record *record, void *out);

// FieldRead for an object of one's own: more is its const Record *.
bool read_object(Load *load, JsonValue value, const Field *field, void *record);

// A finding about value, at its place in the file that it came from. They return false, so that `return
// load_error(...)` reads well.
bool load_error(Load *load, JsonValue value, const char *format, ...) PRINTF_LIKE(3, 4);
bool load_warning(Load *load, JsonValue value, const char *format, ...) PRINTF_LIKE(3, 4);
// The same at its key.
bool load_warning_at_key(Load *load, JsonValue value, const char *format, ...) PRINTF_LIKE(3, 4);
// "a text in quotation marks is needed here, not a number"
bool load_wrong_type(Load *load, JsonValue value, const char *needed);
bool load_no_memory(Load *load); // returns false

static inline void *slot_at(void *record, size_t offset) {
    return (char *)record + offset;
}

Source source_of(const Load *load, JsonValue value, int index);

// The array of an element count, at most LIMIT_LIST_ITEMS: more is a finding, and the rest is not read.
size_t count_items(Load *load, JsonValue array);
