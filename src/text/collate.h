// Names in the order in which a language's readers look for them.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/auto.h"

typedef struct Collation Collation;

// NULL where ICU has no rules at all, or without memory.
Collation *collation_open(const char *lang);
void collation_close(Collation *collation); // NULL-safe

// The order of strings (UTF-8): ret_order[i] is the index of the one at place i. Equal ones keep their order.
// False without memory.
bool collation_sort(const Collation *collation, const char *const *strings, size_t count,
                    size_t *ret_order) MUST_USE;

enum {
    COLLATION_LETTER_SIZE = 16
};
// The letter that a name is found under, without marks and as a capital: "É" under "E"; "#" for what begins
// with no letter.
void collation_letter(const char *string, char *ret_letter);
