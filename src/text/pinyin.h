// Chinese characters as they are typed: in pinyin without tones. A character alone has its most usual reading
// by ICU; words where it has another are known here. Internal to text/.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unicode/utypes.h>

typedef struct Pinyin Pinyin;

Pinyin *pinyin_create(void);         // NULL without memory
void pinyin_destroy(Pinyin *pinyin); // NULL-safe

enum {
    PINYIN_READING = 32
};

bool pinyin_is_character(UChar32 c);

// Reads what text (UTF-8) begins with: one character, or a word that is read differently. Syllables with
// spaces between, in ASCII, ü as v; "" where ICU knows none. Returns the bytes of text that were read.
size_t pinyin_read(Pinyin *pinyin, const char *text, size_t length, char ret_reading[PINYIN_READING]);
