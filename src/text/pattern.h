// The patterns of messages: what ICU MessageFormat has of numbered arguments, and no more of it, so that a
// catalogue of anybody's can ask for nothing that we do not give. {0} is a text, or a count where it is
// {0,number} or {0,plural,...}; {1} is a text. Apostrophes quote as ICU has it: 'It''s {0}', '{' and '}'.
// Internal to text/.
#pragma once
#include <stdbool.h>
#include "base/arena.h"
#include "numbers.h"

typedef struct PatternPart PatternPart;

typedef struct Pattern {
    const PatternPart *first; // NULL: it says nothing
    bool uses[2];             // {0} and {1}
    bool counted;             // {0} is a count
    bool plural;              // and chooses between branches
} Pattern;

// False where it is none of ours: ret_reason says why, as a sentence without its subject, and what to do.
// Everything is kept in the arena; ret_reason is NULL without memory.
bool pattern_read(Arena *arena, const char *text, Pattern *ret_pattern, const char **ret_reason) MUST_USE;

// A category of plurals in the pattern that the language has not, or one that it has for a count up to 100
// and the pattern lacks; NULL: none.
const char *pattern_odd_category(const Pattern *pattern, Numbers *numbers);
const char *pattern_lacking_category(const Pattern *pattern, Numbers *numbers);

typedef struct PatternValues {
    const char *texts[2]; // not NULL; texts[0] where there is no count
    bool counted;
    long count;
} PatternValues;

// The pattern with its values. In the arena; NULL without memory.
const char *pattern_say(const Pattern *pattern, Arena *arena, Numbers *numbers, const PatternValues *values);
