// Phone numbers and addresses of the web and of mail in a text. Internal to text/.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <unicode/utypes.h>

// Finds the first at or after `from`: units [*ret_start, *ret_end). False where there is none.
bool addresses_next(const UChar *units, int32_t length, int32_t from, int32_t *ret_start, int32_t *ret_end);
