#include "romaji.h"

#include <stdio.h>
#include <string.h>
#include <unicode/utf8.h>

enum {
    HIRAGANA = 0x3041,
    HIRAGANA_END = 0x3096,
    KATAKANA = 0x30A1,
    KATAKANA_END = 0x30F6,
    LONG_VOWEL = 0x30FC,
    SPELLED_MAX = 512 // before spellings become one: three letters for each kana of a word
};

// From U+3041 on, as kunrei spells them. Small ones begin with a capital: they change what stands before
// them.
static const char kana[][3] = {"A",  "a",  "I",  "i",  "U",  "u",  "E",  "e",  "O",  "o",  "ka", "ga", "ki",
                               "gi", "ku", "gu", "ke", "ge", "ko", "go", "sa", "za", "si", "zi", "su", "zu",
                               "se", "ze", "so", "zo", "ta", "da", "ti", "zi", "*",  "tu", "zu", "te", "de",
                               "to", "do", "na", "ni", "nu", "ne", "no", "ha", "ba", "pa", "hi", "bi", "pi",
                               "hu", "bu", "pu", "he", "be", "pe", "ho", "bo", "po", "ma", "mi", "mu", "me",
                               "mo", "Ya", "ya", "Yu", "yu", "Yo", "yo", "ra", "ri", "ru", "re", "ro", "Wa",
                               "wa", "wi", "we", "wo", "n",  "vu", "ka", "ke"};
_Static_assert(sizeof kana / sizeof *kana == HIRAGANA_END - HIRAGANA + 1, "every kana has its letters");

// The number of a kana's row; -1 for other letters.
static int kana_row(UChar32 c) {
    if (c >= KATAKANA && c <= KATAKANA_END) c -= KATAKANA - HIRAGANA;
    return c >= HIRAGANA && c <= HIRAGANA_END ? (int)(c - HIRAGANA) : -1;
}

bool romaji_is_kana(UChar32 c) {
    return c == LONG_VOWEL || kana_row(c) >= 0;
}

static bool is_vowel(char letter) {
    return letter && strchr("aiueo", letter);
}

typedef struct Spelled {
    char letters[SPELLED_MAX];
    size_t length;
    bool doubles; // the next consonant, for a small tsu
} Spelled;

static void spell(Spelled *spelled, char letter) {
    if (spelled->length < SPELLED_MAX - 1) spelled->letters[spelled->length++] = letter;
}

// "hu" and a small a are "ha", "ki" and a small ya "kya", "si" and a small e "sye", "u" and a small i "wi".
static void spell_small(Spelled *spelled, const char *small) {
    char first = (char)(small[0] | 0x20), before = 0, consonant = 0;
    if (spelled->length) before = spelled->letters[spelled->length - 1];
    if (spelled->length > 1) consonant = spelled->letters[spelled->length - 2];
    if (is_vowel(before) && consonant && !is_vowel(consonant)) {
        spelled->length--;
        if (is_vowel(first) && before == 'i' && first != 'i') spell(spelled, 'y');
    } else if (before == 'u' && is_vowel(first)) {
        spelled->letters[spelled->length - 1] = 'w';
    }
    spell(spelled, first);
    if (small[1]) spell(spelled, small[1]);
}

static void spell_kana(Spelled *spelled, const char *letters) {
    if (letters[0] == '*') {
        spelled->doubles = true;
        return;
    }
    if (letters[0] < 'a') {
        spell_small(spelled, letters);
    } else {
        if (spelled->doubles && !is_vowel(letters[0])) spell(spelled, letters[0]);
        spell(spelled, letters[0]);
        if (letters[1]) spell(spelled, letters[1]);
    }
    spelled->doubles = false;
}

size_t romaji_of_kana(const char *word, size_t length, char *ret_letters, size_t size) {
    Spelled spelled = {.length = 0};
    for (size_t at = 0; at < length;) {
        UChar32 c;
        U8_NEXT((const uint8_t *)word, at, length, c);
        int row = kana_row(c);
        if (row < 0 && c != LONG_VOWEL) break;
        if (row >= 0) spell_kana(&spelled, kana[row]);
    }
    return romaji_of_latin(spelled.letters, spelled.length, ret_letters, size);
}

// A spelling of Hepburn's (or none) that word begins with, and kunrei's before a vowel and before i.
typedef struct Spelling {
    const char *hepburn, *kunrei, *before_i;
} Spelling;

static const Spelling spellings[] = {{"sh", "sy", "s"}, {"ch", "ty", "t"},  {"ts", "t", "t"},
                                     {"dz", "z", "z"},  {"jy", "zy", "zy"}, {"jj", "z", "z"},
                                     {"cc", "t", "t"}};
static const Spelling letters[] = {{"j", "zy", "z"}, {"f", "h", "h"}, {"c", "t", "t"},
                                   {"v", "b", "b"},  {"l", "r", "r"}, {"q", "k", "k"}};

static const Spelling *find(const Spelling *list, size_t count, const char *at, size_t left) {
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(list[i].hepburn);
        if (length <= left && !memcmp(list[i].hepburn, at, length)) return &list[i];
    }
    return NULL;
}
#define FIND(list, at, left) find((list), sizeof(list) / sizeof *(list), (at), (left))

// Long vowels are written in many ways, and in none.
static bool goes_on_long(const char *out, size_t length, char letter) {
    char before = length ? out[length - 1] : 0;
    return is_vowel(letter) && (before == letter || (before == 'o' && letter == 'u'));
}

size_t romaji_of_latin(const char *word, size_t length, char *ret_letters, size_t size) {
    size_t count = 0;
    for (size_t at = 0; at < length && count + 2 < size;) {
        const Spelling *two = FIND(spellings, word + at, length - at),
                       *known = two ? two : FIND(letters, word + at, length - at);
        // Of a doubled letter the first alone: the second goes on as any.
        size_t used = !known ? 1
                      : !strcmp(known->hepburn, "jj") || !strcmp(known->hepburn, "cc")
                          ? 1
                          : strlen(known->hepburn);
        char next = at + used < length ? word[at + used] : 0;
        if (known) {
            bool vowel = is_vowel(next) && next != 'i';
            const char *text = vowel ? known->kunrei : known->before_i;
            for (; *text; text++)
                ret_letters[count++] = *text;
        } else if (word[at] == 'm' && next && strchr("bpm", next)) {
            ret_letters[count++] = 'n';
        } else if (!goes_on_long(ret_letters, count, word[at])) {
            ret_letters[count++] = word[at];
        }
        at += used;
    }
    ret_letters[count] = 0;
    return count;
}
