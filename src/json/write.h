// Writing JSON: the one thing about it that goes wrong by hand.
#pragma once
#include <stdio.h>

// Writes text (UTF-8) as a JSON string with its quotation marks.
void json_write_string(FILE *out, const char *text);
