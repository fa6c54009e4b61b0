#include "compose.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

enum {
    // Unicode's syllables: first letter, vowel, last letter or none, in this order (chapter 3.12).
    SYLLABLES = 0xAC00,
    VOWELS = 21,
    LASTS = 28,
    SYLLABLE_COUNT = 19 * VOWELS * LASTS,
    // The letters as keys have them.
    LETTER_FIRST = 0x3131,
    LETTER_VOWEL = 0x314F,
    LETTER_END = 0x3163,
    NONE = -1
};

// Of the 30 consonants from U+3131 on: the number as a syllable's first letter and as its last, NONE where it
// is none.
static const int8_t firsts[] = {0,    1, NONE, 2, NONE, NONE, 3,  4,  5,  NONE, NONE, NONE, NONE, NONE, NONE,
                                NONE, 6, 7,    8, NONE, 9,    10, 11, 12, 13,   14,   15,   16,   17,   18};
static const int8_t lasts[] = {1,  2,  3,  4,    5,  6,  7,  NONE, 8,  9,    10, 11, 12, 13, 14,
                               15, 16, 17, NONE, 18, 19, 20, 21,   22, NONE, 23, 24, 25, 26, 27};

// Two letters that make one, by their numbers.
typedef struct Pair {
    int8_t one, two, both;
} Pair;
static const Pair vowel_pairs[] = {{8, 0, 9},   {8, 1, 10},   {8, 20, 11}, {13, 4, 14},
                                   {13, 5, 15}, {13, 20, 16}, {18, 20, 19}};
static const Pair last_pairs[] = {{1, 19, 3},  {4, 22, 5},  {4, 27, 6},  {8, 1, 9},
                                  {8, 16, 10}, {8, 17, 11}, {8, 19, 12}, {8, 25, 13},
                                  {8, 26, 14}, {8, 27, 15}, {17, 19, 18}};

static int join(const Pair *pairs, size_t count, int one, int two) {
    for (size_t i = 0; i < count; i++)
        if (pairs[i].one == one && pairs[i].two == two) return pairs[i].both;
    return NONE;
}

static const Pair *split(const Pair *pairs, size_t count, int both) {
    for (size_t i = 0; i < count; i++)
        if (pairs[i].both == both) return &pairs[i];
    return NULL;
}

#define PAIRS(pairs) pairs, sizeof pairs / sizeof *(pairs)

static bool is_consonant(UChar32 c) {
    return c >= LETTER_FIRST && c < LETTER_VOWEL;
}

static bool is_vowel(UChar32 c) {
    return c >= LETTER_VOWEL && c <= LETTER_END;
}

static bool is_syllable(UChar32 c) {
    return c >= SYLLABLES && c < SYLLABLES + SYLLABLE_COUNT;
}

typedef struct Syllable {
    int first, vowel, last; // last 0: none
} Syllable;

static Syllable take_apart(UChar32 c) {
    int index = (int)(c - SYLLABLES);
    return (Syllable){index / (VOWELS * LASTS), index / LASTS % VOWELS, index % LASTS};
}

static UChar32 put_together(Syllable s) {
    return SYLLABLES + (s.first * VOWELS + s.vowel) * LASTS + s.last;
}

static UChar32 letter_of(const int8_t *numbers, int number) {
    for (int i = 0; i < LETTER_VOWEL - LETTER_FIRST; i++)
        if (numbers[i] == number) return LETTER_FIRST + i;
    return 0;
}

// The first-letter number of a syllable's last letter.
static int first_of_last(int last) {
    return firsts[letter_of(lasts, last) - LETTER_FIRST];
}

// A vowel behind a syllable: it joins its vowel, or takes its last letter along. The letters that come of it;
// [0] is 0 where they stay apart.
static void vowel_behind(Syllable s, int vowel, UChar32 ret_letters[2]) {
    ret_letters[0] = ret_letters[1] = 0;
    if (!s.last) {
        int both = join(PAIRS(vowel_pairs), s.vowel, vowel);
        if (both != NONE) ret_letters[0] = put_together((Syllable){s.first, both, 0});
        return;
    }
    const Pair *two = split(PAIRS(last_pairs), s.last);
    int stays = two ? two->one : 0, goes = first_of_last(two ? two->two : s.last);
    ret_letters[0] = put_together((Syllable){s.first, s.vowel, stays});
    ret_letters[1] = put_together((Syllable){goes, vowel, 0});
}

// What the last letter and a typed Korean one make together.
static void join_letters(UChar32 before, UChar32 typed, UChar32 ret_letters[2]) {
    ret_letters[0] = ret_letters[1] = 0;
    if (is_vowel(typed)) {
        int vowel = (int)(typed - LETTER_VOWEL);
        if (is_syllable(before))
            vowel_behind(take_apart(before), vowel, ret_letters);
        else if (is_consonant(before) && firsts[before - LETTER_FIRST] != NONE)
            ret_letters[0] = put_together((Syllable){firsts[before - LETTER_FIRST], vowel, 0});
        return;
    }
    if (!is_syllable(before) || lasts[typed - LETTER_FIRST] == NONE) return;
    Syllable s = take_apart(before);
    int last = lasts[typed - LETTER_FIRST], both = s.last ? join(PAIRS(last_pairs), s.last, last) : last;
    if (both != NONE) ret_letters[0] = put_together((Syllable){s.first, s.vowel, both});
}

// The last code point and where it begins; -1 for none.
static UChar32 last_letter(const char *text, size_t *ret_start) {
    int32_t at = (int32_t)strlen(text);
    UChar32 c = -1;
    if (at) U8_PREV((const uint8_t *)text, 0, at, c);
    *ret_start = (size_t)at;
    return c;
}

// Puts letters (0 ends them) at a place of the buffer.
static bool put(char *text, size_t size, size_t at, const UChar32 *letters, int count) {
    char bytes[2 * U8_MAX_LENGTH + 1];
    int32_t length = 0;
    for (int i = 0; i < count && letters[i]; i++)
        U8_APPEND_UNSAFE(bytes, length, letters[i]);
    if (at + (size_t)length >= size) return false;
    memcpy(text + at, bytes, (size_t)length);
    text[at + (size_t)length] = 0;
    return true;
}

bool compose_type(char *text, size_t size, const char *key) {
    size_t start, length = strlen(text), more = strlen(key), end = 0;
    UChar32 typed = -1, joined[2] = {0};
    U8_NEXT((const uint8_t *)key, end, more, typed);
    if (end == more && (is_consonant(typed) || is_vowel(typed)))
        join_letters(last_letter(text, &start), typed, joined);
    if (joined[0]) return put(text, size, start, joined, 2);
    if (length + more >= size) return false;
    memcpy(text + length, key, more + 1);
    return true;
}

// A syllable without the letter that was typed last.
static UChar32 take_back(UChar32 c) {
    Syllable s = take_apart(c);
    const Pair *two = split(PAIRS(last_pairs), s.last), *vowels = split(PAIRS(vowel_pairs), s.vowel);
    if (s.last) return put_together((Syllable){s.first, s.vowel, two ? two->one : 0});
    if (vowels) return put_together((Syllable){s.first, vowels->one, 0});
    return letter_of(firsts, s.first);
}

// Scripts whose letters and marks are typed one by one and seen as one by one.
static bool is_typed_by_marks(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
    case USCRIPT_INHERITED:
    case USCRIPT_COMMON:
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
        return false;
    default:
        return true;
    }
}

// Where the last letter with its marks begins.
static size_t last_cluster(const char *text, size_t last) {
    UErrorCode status = U_ZERO_ERROR;
    UText open = UTEXT_INITIALIZER;
    utext_openUTF8(&open, text, -1, &status);
    UBreakIterator *breaker = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
    if (breaker) ubrk_setUText(breaker, &open, &status);
    if (U_SUCCESS(status)) {
        int32_t at = ubrk_preceding(breaker, (int32_t)strlen(text));
        if (at >= 0 && (size_t)at < last) last = (size_t)at;
    }
    if (breaker) ubrk_close(breaker);
    utext_close(&open);
    return last;
}

// Nobody sees a joiner: it goes with the letter that it joined.
static bool is_joiner(UChar32 c) {
    return c == 0x200C || c == 0x200D;
}

void compose_delete(char *text) {
    size_t start;
    UChar32 c = last_letter(text, &start);
    if (is_syllable(c)) {
        UChar32 left = take_back(c);
        put(text, start + U8_MAX_LENGTH, start, &left, 1); // three bytes, as the syllable
        return;
    }
    bool by_marks = is_typed_by_marks(c);
    text[by_marks ? start : last_cluster(text, start)] = 0;
    while (by_marks && is_joiner(last_letter(text, &start)))
        text[start] = 0;
}

// The line's runs of one direction, with the bytes that each unit of ICU's comes from.
typedef struct Line {
    UBiDi *bidi;
    UChar *units;
    int32_t count;
    const char *text;
} Line;

static bool line_open(Line *line, const char *text, bool rtl) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t capacity = (int32_t)strlen(text) + 1;
    *line =
        (Line){.bidi = ubidi_open(), .units = calloc((size_t)capacity, sizeof *line->units), .text = text};
    if (!line->bidi || !line->units) return false;
    u_strFromUTF8WithSub(line->units, capacity, &line->count, text, -1, 0xFFFD, NULL, &status);
    ubidi_setPara(line->bidi, line->units, line->count, rtl ? 1 : 0, NULL, &status);
    return U_SUCCESS(status);
}

static void line_close(Line *line) {
    if (line->bidi) ubidi_close(line->bidi);
    free(line->units);
}

static size_t bytes_of(const Line *line, int32_t start, int32_t end) {
    int32_t bytes = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8WithSub(NULL, 0, &bytes, line->units + start, end - start, 0xFFFD, NULL, &status);
    return (size_t)bytes;
}

static ComposePart part_of(const Line *line, int32_t start, int32_t length) {
    return (ComposePart){bytes_of(line, 0, start), bytes_of(line, start, start + length)};
}

// The runs as one sees them from the line's beginning, up to the one that typing goes on in. That is passed
// too where it runs as the line does.
static int parts_before(const Line *line, bool rtl, ComposePart *parts) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t runs = ubidi_countRuns(line->bidi, &status);
    int count = 0;
    for (int32_t i = 0; i < runs && U_SUCCESS(status) && count < COMPOSE_PARTS; i++) {
        int32_t start, length;
        UBiDiDirection way = ubidi_getVisualRun(line->bidi, rtl ? runs - 1 - i : i, &start, &length);
        bool last = start + length == line->count;
        if (last && (way == UBIDI_RTL) != rtl) break;
        parts[count++] = part_of(line, start, length);
        if (last) break;
    }
    return count;
}

int compose_cursor(const char *text, bool rtl, ComposePart ret_parts[COMPOSE_PARTS]) {
    Line line;
    int count = 1;
    ret_parts[0] = (ComposePart){0, strlen(text)};
    if (line_open(&line, text, rtl)) count = parts_before(&line, rtl, ret_parts);
    line_close(&line);
    return count;
}
