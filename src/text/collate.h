// Names in the order in which a language's readers look for them.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/auto.h"

typedef struct Collation Collation;

// NULL where ICU has no rules at all, or without memory.
Collation *collation_open(const char *lang);
void collation_close(Collation *collation); // NULL-safe

// The order of strings (UTF-8): ret_order[i] is the index of the one at place i. Equal ones keep their order.
// False without memory.
bool collation_sort(const Collation *collation, const char *const *strings, size_t count,
                    size_t *ret_order) MUST_USE;

// The same for an index: letter by letter, ret_letters[i] being the one under which readers of the language
// look for strings[i] (in the arena): "E" for "Égypte", "か" for "ガーナ", "ㅎ" for "한국", "Z" for 中国.
// What is in another script than the language's has letters of its own, before or behind; "#" is for what
// begins with no letter, and comes first.
bool collation_index(const Collation *collation, Arena *arena, const char *const *strings, size_t count,
                     size_t *ret_order, const char **ret_letters) MUST_USE;

enum {
    COLLATION_LETTER_SIZE = 16
};
// A name's first letter by itself, without marks and as a capital: "É" is "E"; "#" where there is none.
void collation_letter(const char *string, char *ret_letter);
