// Reading single values: numbers, names, ids, choices, colours, file names.
#pragma once
#include "model/reader.h"

// The words that an enum is written with, in its order.
typedef struct Choices {
    const char *const *words;
    int count;
    int first; // the enum's value of words[0]
} Choices;

// The string of value where it is one of 1 to LIMIT_SHORT_TEXT_BYTES bytes, else NULL and a finding.
const char *value_string(Load *load, JsonValue value);
bool value_colour(Load *load, JsonValue value, uint32_t *ret_colour);
// The index of value's word, -1 and a finding where it is none.
int value_choice(Load *load, JsonValue value, const Choices *choices);
bool value_is_country(const char *text); // two capital letters

bool read_bool(Load *load, JsonValue value, const Field *field, void *record);    // bool
bool read_int(Load *load, JsonValue value, const Field *field, void *record);     // int, field->low to high
bool read_version(Load *load, JsonValue value, const Field *field, void *record); // int64_t
bool read_string(Load *load, JsonValue value, const Field *field, void *record);  // const char *
bool read_id(Load *load, JsonValue value, const Field *field, void *record);      // const char *
bool read_country(Load *load, JsonValue value, const Field *field, void *record); // const char *, "AU"
bool read_url(Load *load, JsonValue value, const Field *field, void *record);     // const char *
bool read_colour(Load *load, JsonValue value, const Field *field, void *record);  // uint32_t
bool read_choice(Load *load, JsonValue value, const Field *field, void *record); // an enum; more is a Choices
bool read_picture(Load *load, JsonValue value, const Field *field,
                  void *record);                                               // const char *: a picture file
bool read_file(Load *load, JsonValue value, const Field *field, void *record); // const char *: any file
