// One letter in its search form. Internal to text/.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <unicode/unorm2.h>

enum {
    FOLD_LETTER_BYTES = 128 // what one letter becomes at most: U+FDFA is 18 letters
};

// Whether it belongs to a word: a letter, a mark, a digit or what joins them.
bool fold_is_word_letter(UChar32 c);

// In small letters, without marks that readers leave out; letters that are typed for each other are one:
// Arabic and Persian kaf, hiragana and katakana, digits of all scripts; Korean syllables become the letters
// that are typed for them. Nothing is left of a mark. Returns the bytes; out is not terminated.
size_t fold_letter(const UNormalizer2 *nfkd, UChar32 c, char out[FOLD_LETTER_BYTES]);
