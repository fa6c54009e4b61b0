#include "fold_letter.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>
#include "base/auto.h"

enum {
    ZERO_WIDTH_NON_JOINER = 0x200C,
    ZERO_WIDTH_JOINER = 0x200D,
    NUKTA = 7, // the combining class of the dot below letters of Indian scripts
    // Korean letters within syllables, as Unicode takes them apart.
    VOWEL = 0x1161,
    LAST = 0x11A8,
    LAST_END = 0x11C2,
    // Kana.
    HIRAGANA = 0x3041,
    HIRAGANA_END = 0x3096,
    KATAKANA = 0x30A1,
    KATAKANA_END = 0x30FE,
    LONG_VOWEL = 0x30FC
};

static bool is_ascii_alnum(UChar32 c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

bool fold_is_word_letter(UChar32 c) {
    if (c < 0x80) return c >= 0 && is_ascii_alnum(c);
    const uint32_t inside = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK | U_GC_NL_MASK;
    return (U_GET_GC_MASK(c) & inside) || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
}

// Letters of Latin alphabets that Unicode does not see as another letter with a mark, sorted.
typedef struct LatinLetter {
    uint16_t letter;
    char plain[3];
} LatinLetter;

static const LatinLetter latin_letters[] = {
    {0xDF, "ss"}, {0xE6, "ae"}, {0xF0, "d"},  {0xF8, "o"},  {0xFE, "th"},  {0x111, "d"}, {0x127, "h"},
    {0x131, "i"}, {0x138, "q"}, {0x142, "l"}, {0x14B, "n"}, {0x153, "oe"}, {0x167, "t"}, {0x180, "b"},
    {0x188, "c"}, {0x192, "f"}, {0x199, "k"}, {0x19A, "l"}, {0x1A5, "p"},  {0x1B4, "y"}, {0x1B6, "z"},
    {0x253, "b"}, {0x254, "o"}, {0x256, "d"}, {0x257, "d"}, {0x259, "e"},  {0x25B, "e"}, {0x260, "g"},
    {0x268, "i"}, {0x272, "n"}, {0x289, "u"}};

static int by_letter(const void *a, const void *b) {
    return (int)((const LatinLetter *)a)->letter - (int)((const LatinLetter *)b)->letter;
}

static const char *latin_letter(UChar32 c) {
    if (c < latin_letters[0].letter || c > UINT16_MAX) return NULL;
    LatinLetter want = {.letter = (uint16_t)c};
    const LatinLetter *found = bsearch(&want, latin_letters, COUNT_OF(latin_letters), sizeof want, by_letter);
    return found ? found->plain : NULL;
}

// Letters that are typed for each other, sorted: to the Arabic keyboard's, a first nasal mark of Devanagari
// and Bengali to the other. 0: left out, being a hamza by itself or a stretched line.
typedef struct Alike {
    uint16_t letter, as;
} Alike;

static const Alike alikes[] = {{0x621, 0},     {0x629, 0x647}, {0x640, 0},     {0x649, 0x64A},
                               {0x671, 0x627}, {0x6A9, 0x643}, {0x6AA, 0x643}, {0x6BA, 0x646},
                               {0x6BE, 0x647}, {0x6C1, 0x647}, {0x6C3, 0x647}, {0x6CC, 0x64A},
                               {0x6D5, 0x647}, {0x901, 0x902}, {0x981, 0x982}};

static int by_alike(const void *a, const void *b) {
    return (int)((const Alike *)a)->letter - (int)((const Alike *)b)->letter;
}

static UChar32 alike(UChar32 c) {
    if (c < alikes[0].letter || c > alikes[COUNT_OF(alikes) - 1].letter) return c;
    Alike want = {.letter = (uint16_t)c};
    const Alike *found = bsearch(&want, alikes, COUNT_OF(alikes), sizeof want, by_alike);
    return found ? found->as : c;
}

// Hiragana for katakana, large for small ones; 0 for the sign of a long vowel.
static UChar32 plain_kana(UChar32 c) {
    if (c == LONG_VOWEL) return 0;
    if (c >= KATAKANA && c <= KATAKANA_END) c -= KATAKANA - HIRAGANA;
    switch (c) {
    case 0x3041: // a, i, u, e, o
    case 0x3043:
    case 0x3045:
    case 0x3047:
    case 0x3049:
    case 0x3063: // tsu
    case 0x3083: // ya, yu, yo
    case 0x3085:
    case 0x3087:
    case 0x308E: // wa
        return c + 1;
    case 0x3095:
        return 0x304B;
    case 0x3096:
        return 0x3051;
    default:
        return c;
    }
}

// The letters that make a Korean vowel, and those at the end of a syllable as they are at the beginning of
// the next: who types 하노이 has 한 on the way.
static const uint16_t vowel_parts[][2] = {[0x09] = {0x1169, 0x1161}, [0x0A] = {0x1169, 0x1162},
                                          [0x0B] = {0x1169, 0x1175}, [0x0E] = {0x116E, 0x1165},
                                          [0x0F] = {0x116E, 0x1166}, [0x10] = {0x116E, 0x1175},
                                          [0x13] = {0x1173, 0x1175}, [0x14] = {0, 0}};
static const uint16_t last_parts[][2] = {
    {0x1100, 0},      {0x1101, 0},      {0x1100, 0x1109}, {0x1102, 0},      {0x1102, 0x110C},
    {0x1102, 0x1112}, {0x1103, 0},      {0x1105, 0},      {0x1105, 0x1100}, {0x1105, 0x1106},
    {0x1105, 0x1107}, {0x1105, 0x1109}, {0x1105, 0x1110}, {0x1105, 0x1111}, {0x1105, 0x1112},
    {0x1106, 0},      {0x1107, 0},      {0x1107, 0x1109}, {0x1109, 0},      {0x110A, 0},
    {0x110B, 0},      {0x110C, 0},      {0x110E, 0},      {0x110F, 0},      {0x1110, 0},
    {0x1111, 0},      {0x1112, 0}};

static const uint16_t *korean_parts(UChar32 c) {
    const uint16_t *parts = NULL;
    if (c >= LAST && c <= LAST_END) parts = last_parts[c - LAST];
    if (c >= VOWEL && c < VOWEL + (UChar32)COUNT_OF(vowel_parts)) parts = vowel_parts[c - VOWEL];
    return parts && parts[0] ? parts : NULL;
}

// Marks that a reader leaves out when typing. Those of Indic and Southeast Asian scripts are vowels: they
// stay.
static bool is_dropped(UChar32 c) {
    if (!(U_GET_GC_MASK(c) & U_GC_MN_MASK)) return !fold_is_word_letter(c) || U_GET_GC_MASK(c) & U_GC_CF_MASK;
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(c, &status);
    return script == USCRIPT_INHERITED || script == USCRIPT_ARABIC || script == USCRIPT_HEBREW ||
           script == USCRIPT_SYRIAC || u_getCombiningClass(c) == NUKTA;
}

// Modifier letters that stand for an apostrophe: Uzbek o with a turned comma, an ayn or a soft sign in Latin.
static bool is_apostrophe(UChar32 c) {
    return c >= 0x2B9 && c <= 0x2C1;
}

static size_t append(char *out, size_t at, UChar32 c) {
    U8_APPEND_UNSAFE(out, at, c);
    return at;
}

// What has no decomposition left.
static size_t append_part(UChar32 c, char *out, size_t at) {
    c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
    const char *letter = latin_letter(c);
    if (letter) {
        memcpy(out + at, letter, strlen(letter));
        return at + strlen(letter);
    }
    if (is_apostrophe(c) || is_dropped(c)) return at;
    const uint16_t *korean = korean_parts(c);
    if (korean) at = append(out, at, korean[0]);
    if (korean) return korean[1] ? append(out, at, korean[1]) : at;
    int digit = c < 0x600 ? -1 : u_charDigitValue(c);
    if (digit >= 0 && u_charType(c) == U_DECIMAL_DIGIT_NUMBER) return append(out, at, '0' + digit);
    c = c >= HIRAGANA && c <= KATAKANA_END ? plain_kana(c) : alike(c);
    return c ? append(out, at, c) : at;
}

size_t fold_letter(const UNormalizer2 *nfkd, UChar32 c, char out[FOLD_LETTER_BYTES]) {
    if (c < 0x80) {
        out[0] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        return c >= 0 && is_ascii_alnum(c);
    }
    UChar parts[FOLD_LETTER_BYTES / 8]; // Korean ones become two of three bytes each
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = unorm2_getDecomposition(nfkd, c, parts, COUNT_OF(parts), &status);
    if (count < 0) return append_part(c, out, 0);
    if (U_FAILURE(status)) return 0;
    size_t length = 0;
    for (int32_t at = 0; at < count;) {
        UChar32 part;
        U16_NEXT(parts, at, count, part);
        length = append_part(part, out, length);
    }
    return length;
}
