// *Emphasis* in a text: what stands between a pair of asterisks. Internal to text/.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <unicode/utypes.h>

// Takes the signs of emphasis out of units (length of them, and a place for one more), and tells for each
// that is left whether it is emphasised: *ret_strong is the caller's to free, NULL where nothing is. An
// asterisk that has no other, or a space at its inner side, stays one. Pairs do not reach over a line's end.
// False without memory.
bool marks_take(UChar *units, int32_t *length, bool **ret_strong);
