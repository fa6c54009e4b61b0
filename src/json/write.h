// Writing JSON: the one thing about it that goes wrong by hand.
#pragma once
#include <stdio.h>
#include "json/json.h"

// Writes text (UTF-8) as a JSON string with its quotation marks.
void json_write_string(FILE *out, const char *text);

// Writes a value of a document as it was, but for white space and the form of numbers; nothing for no value.
void json_write_value(FILE *out, JsonValue value);
