// Japanese kana as those who write Latin letters may type them. Internal to text/.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <unicode/utypes.h>

bool romaji_is_kana(UChar32 c);

// Both write letters (a to z; what else is ASCII stays) of at most size - 1 bytes and a NUL, and return how
// many. All spellings become one: shi and si, tsu and tu; tokyo, toukyou and tookyoo. What could go on as one
// or the other ("sh") is cut to what both begin with.

// Of a word (UTF-8) from its beginning, as far as it is written in kana.
size_t romaji_of_kana(const char *word, size_t length, char *ret_letters, size_t size);
// Of what was typed in Latin letters, small ones.
size_t romaji_of_latin(const char *word, size_t length, char *ret_letters, size_t size);
