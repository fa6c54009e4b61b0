// UTF-16, as ICU's C interface takes and gives it. Internal to text/.
#pragma once
#include <unicode/utypes.h>
#include "base/arena.h"

// The beginning of a text as at most capacity units; what is no UTF-8 becomes U+FFFD. Returns how many.
int32_t units_from_utf8(const char *string, UChar *units, int32_t capacity);
// NULL without memory. Half a surrogate pair becomes U+FFFD.
const char *units_to_utf8(Arena *arena, const UChar *units, int32_t length);
