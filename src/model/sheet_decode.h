// The bytes of a file that a spreadsheet saved as text, whatever character set it wrote.
#pragma once
#include "json/json.h"

// Makes the bytes of a file UTF-8 that ends with a NUL: takes a byte order mark away, and turns UTF-16 with
// one. *text is changed or replaced, has room for the NUL, and stays the caller's. False: it is no text, with
// a sentence in err and where (0: the whole file).
bool sheet_decode(char **text, size_t *size, JsonPlace *ret_place, Err *err) MUST_USE;
