// The letters under which a language's readers look names up, as an index has them: by CLDR's index letters
// and the language's order. Internal to text/.
#pragma once
#include <unicode/ucol.h>

typedef struct Letters Letters;

enum {
    LETTER_SIZE = 16
};

// locale: ICU's name; collator: its order. NULL without memory or order.
Letters *letters_open(const char *locale, const UCollator *collator);
void letters_close(Letters *letters); // NULL-safe

// The letter of a name, and its place among all letters: names in that order stand letter by letter.
size_t letters_find(const Letters *letters, const UChar *name, int32_t length, char *ret_letter);

// The letter of a name for readers of any language: its first one, as a capital without marks; "#" for what
// begins with no letter.
void letter_of_any(const UChar *name, int32_t length, char *ret_letter);
