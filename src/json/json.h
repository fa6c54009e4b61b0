// JSON to the letter of RFC 8259, with the place of every value. A scanner of ours reads the text first,
// because cJSON keeps no places and accepts what is not JSON; then cJSON builds the tree. Nothing of cJSON
// shows here.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/err.h"

typedef struct JsonDoc JsonDoc;

// A value of a document; valid as long as the document. With node NULL it is "no such value".
typedef struct JsonValue {
    const JsonDoc *doc;
    const void *node;
} JsonValue;

typedef enum JsonType {
    JSON_MISSING, // no such value
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
} JsonType;

typedef struct JsonPlace {
    int line, column; // from 1; column in bytes
} JsonPlace;

// Parses size bytes. On failure err says what is wrong and ret_place (may be NULL) where. Stricter than RFC
// 8259, as it lets us be: a BOM, a key that stands twice in one object, half a surrogate pair and \u0000 (our
// strings end with it) are refused. Bounded by LIMIT_JSON_*. The text is not kept.
bool json_parse(const char *text, size_t size, JsonDoc **ret_doc, JsonPlace *ret_place, Err *err) MUST_USE;
void json_destroy(JsonDoc *doc); // NULL-safe

JsonValue json_root(const JsonDoc *doc);
JsonType json_type(JsonValue value);
size_t json_size(JsonValue value); // members of an object or array

// Walks the members: for (JsonValue v = json_first(object); json_type(v); v = json_next(v))
JsonValue json_first(JsonValue value);
JsonValue json_next(JsonValue value);
JsonValue json_get(JsonValue object, const char *key);
const char *json_key(JsonValue member);   // NULL for an array's members
const char *json_string(JsonValue value); // NULL where it is not a string
double json_number(JsonValue value);      // 0 where it is not a number
bool json_integer(JsonValue value,
                  long long *ret_integer); // false where it is not a whole number within 2^53

// {1, 1} where there is no value.
JsonPlace json_place(JsonValue value);     // of its first byte
JsonPlace json_key_place(JsonValue value); // of its key's first byte; of the value where it has none
// The RFC 6901 pointer of a value, into the caller's buffer, cut at its end. Returns buffer. Walks the
// document from its root: for findings, not for loops.
const char *json_pointer(JsonValue value, char *buffer, size_t size);
