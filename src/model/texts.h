// Reading texts in several languages.
#pragma once
#include "model/reader.h"

bool read_languages(Load *load, JsonValue value, const Field *field, void *record); // IdList of the bundle
bool read_tags(Load *load, JsonValue value, const Field *field, void *record);      // IdList of language tags
bool read_title(Load *load, JsonValue value, const Field *field, void *record);     // Text, short
bool read_body(Load *load, JsonValue value, const Field *field, void *record);      // Text, long
bool read_endonyms(Load *load, JsonValue value, const Field *field, void *record);  // Text, by language only
bool read_text_lines(Load *load, JsonValue value, const Field *field,
                     void *record); // Text array; count at other_offset
