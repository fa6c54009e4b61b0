#include "letters.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>
#include "base/auto.h"

enum {
    LABEL_UNITS = 8,
    LABELS_MOST = 256,
    STROKES_MOST = 40,      // of common letters; 龘 has 48
    CHINESE_LABEL = 0xFDD0, // CLDR sorts it and a letter, or U+2800 and a number, before what begins so
};

// Names from here on are found under it.
typedef struct Label {
    UChar from[LABEL_UNITS];
    int32_t length;
    char text[LETTER_SIZE];
    UScriptCode script; // of its names; USCRIPT_COMMON: of any
} Label;

struct Letters {
    UCollator *primary; // what differs by marks or capitals is the same to it
    Label labels[LABELS_MOST];
    size_t count;
    bool japanese;
};

static bool is_leading_vowel(UChar32 letter) {
    return (letter >= 0x0E40 && letter <= 0x0E44) || (letter >= 0x0EC0 && letter <= 0x0EC4);
}

// Where a name begins that has signs before it; length where it has no letter or digit.
static int32_t find_start(const UChar *name, int32_t length) {
    int32_t at = 0;
    while (at < length) {
        int32_t start = at;
        UChar32 letter;
        U16_NEXT(name, at, length, letter);
        if (u_isalnum(letter)) return start;
    }
    return length;
}

static UScriptCode script_at(const UChar *name, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    UChar32 letter;
    if (!length) return USCRIPT_COMMON;
    U16_GET(name, 0, 0, length, letter);
    UScriptCode script = uscript_getScript(letter, &status);
    return script == USCRIPT_KATAKANA ? USCRIPT_HIRAGANA : script;
}

static void write_letter(UChar32 letter, char *ret_letter) {
    UErrorCode status = U_ZERO_ERROR;
    UChar one[2], upper[8];
    int32_t length = 0;
    U16_APPEND_UNSAFE(one, length, letter);
    length = u_strToUpper(upper, COUNT_OF(upper), one, length, "", &status);
    u_strToUTF8(ret_letter, LETTER_SIZE, NULL, upper, length, &status);
    if (U_FAILURE(status)) strcpy(ret_letter, "#");
}

void letter_of_any(const UChar *name, int32_t length, char *ret_letter) {
    static const UChar initials[] = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"; // of Hangul's syllables
    UErrorCode status = U_ZERO_ERROR;
    UChar parts[8];
    UChar32 first = 0;
    int32_t at = find_start(name, length);
    strcpy(ret_letter, "#");
    if (at < length) U16_NEXT(name, at, length, first);
    // Thai and Lao write some vowels before the letter that a word begins with.
    if (is_leading_vowel(first) && at < length) U16_NEXT(name, at, length, first);
    if (!u_isalpha(first)) return;
    if (first >= 0xAC00 && first <= 0xD7A3) {
        write_letter(initials[(first - 0xAC00) / 588], ret_letter);
        return;
    }
    int32_t count =
        unorm2_getDecomposition(unorm2_getNFDInstance(&status), first, parts, COUNT_OF(parts), &status);
    if (U_SUCCESS(status) && count > 0) U16_GET(parts, 0, 0, count, first);
    write_letter(first, ret_letter);
}

static int compare(const Letters *letters, const UChar *a, int32_t a_length, const UChar *b,
                   int32_t b_length) {
    return (int)ucol_strcoll(letters->primary, a, a_length, b, b_length);
}

// A label of several letters counts where the language takes them for one: Spanish does not its "ch".
static bool is_one_letter(const Letters *letters, const UChar *units, int32_t length) {
    enum {
        JOINER = 0x034F // keeps apart for sorting what stands on its sides
    };
    UChar apart[2 * LABEL_UNITS];
    int32_t at = 0, made = 0;
    while (at < length) {
        UChar32 letter;
        U16_NEXT(units, at, length, letter);
        if (made) apart[made++] = JOINER;
        U16_APPEND_UNSAFE(apart, made, letter);
    }
    return made == length || compare(letters, units, length, apart, made);
}

// Puts a label where it belongs in the order; one that is another one's equal stays out.
static void add_label(Letters *letters, const UChar *from, int32_t length, const char *text,
                      UScriptCode script) {
    if (length > LABEL_UNITS || letters->count == LABELS_MOST) return;
    if (!compare(letters, from, length, NULL, 0) || !is_one_letter(letters, from, length)) return;
    size_t place = letters->count;
    while (place && compare(letters, letters->labels[place - 1].from, letters->labels[place - 1].length, from,
                            length) > 0)
        place--;
    Label *before = place ? &letters->labels[place - 1] : NULL;
    if (before && !compare(letters, before->from, before->length, from, length)) return;
    Label *label = &letters->labels[place];
    memmove(label + 1, label, (letters->count++ - place) * sizeof *label);
    *label = (Label){.length = length, .script = script};
    u_memcpy(label->from, from, length);
    snprintf(label->text, LETTER_SIZE, "%s", text);
}

static void add_letter(Letters *letters, const UChar *units, int32_t length) {
    UErrorCode status = U_ZERO_ERROR;
    char text[LETTER_SIZE] = "";
    u_strToUTF8(text, sizeof text, NULL, units, length, &status);
    if (U_SUCCESS(status) && *text) add_label(letters, units, length, text, script_at(units, length));
}

static void add_latin(Letters *letters) {
    for (UChar letter = 'A'; letter <= 'Z'; letter++)
        add_letter(letters, &letter, 1);
}

// Pinyin's letters hold Chinese and Latin names alike.
static void add_pinyin(Letters *letters) {
    for (UChar letter = 'A'; letter <= 'Z'; letter++) {
        UChar from[] = {CHINESE_LABEL, letter};
        char text[] = {(char)letter, 0};
        add_label(letters, from, 2, text, USCRIPT_HAN);
    }
}

static void add_strokes(Letters *letters) {
    for (int count = 1; count <= STROKES_MOST; count++) {
        UChar from[] = {CHINESE_LABEL, (UChar)(0x2800 + count)};
        char text[LETTER_SIZE];
        snprintf(text, sizeof text, "%d劃", count);
        add_label(letters, from, 2, text, USCRIPT_HAN);
    }
}

static void add_index(Letters *letters, const char *locale) {
    UErrorCode status = U_ZERO_ERROR;
    ULocaleData *data = ulocdata_open(locale, &status);
    USet *set = ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_INDEX, &status);
    int32_t items = U_SUCCESS(status) ? uset_getItemCount(set) : 0;
    for (int32_t i = 0; i < items; i++) {
        UChar32 first, last;
        UChar units[LABEL_UNITS];
        UErrorCode fits = U_ZERO_ERROR;
        int32_t length = uset_getItem(set, i, &first, &last, units, LABEL_UNITS, &fits);
        if (length && U_SUCCESS(fits)) add_letter(letters, units, length);
        for (UChar32 letter = first; !length && letter <= last; letter++) {
            int32_t made = 0;
            U16_APPEND_UNSAFE(units, made, letter);
            add_letter(letters, units, made);
        }
    }
    uset_close(set);
    ulocdata_close(data);
}

static void add_labels(Letters *letters, const char *locale) {
    char full[ULOC_FULLNAME_CAPACITY], script[8] = "";
    UErrorCode status = U_ZERO_ERROR;
    uloc_addLikelySubtags(locale, full, sizeof full, &status);
    uloc_getScript(full, script, sizeof script, &status);
    letters->japanese = !strncmp(full, "ja", 2);
    if (strncmp(full, "zh", 2) != 0)
        add_index(letters, locale);
    else if (!strcmp(script, "Hant"))
        add_strokes(letters);
    else
        add_pinyin(letters);
    add_latin(letters);
}

Letters *letters_open(const char *locale, const UCollator *collator) {
    UErrorCode status = U_ZERO_ERROR;
    char name[ULOC_FULLNAME_CAPACITY];
    UCollator *primary = ucol_clone(collator, &status);
    Letters *letters = U_SUCCESS(status) ? calloc(1, sizeof *letters) : NULL;
    if (!letters) {
        ucol_close(primary);
        return NULL;
    }
    letters->primary = primary;
    ucol_setStrength(primary, UCOL_PRIMARY);
    uloc_getBaseName(locale, name, sizeof name, &status);
    add_labels(letters, name);
    return letters;
}

void letters_close(Letters *letters) {
    if (!letters) return;
    ucol_close(letters->primary);
    free(letters);
}

// How many labels stand before a name or are its own.
static size_t count_labels(const Letters *letters, const UChar *name, int32_t length) {
    size_t first = 0, last = letters->count;
    while (first < last) {
        size_t middle = (first + last) / 2;
        const Label *label = &letters->labels[middle];
        if (compare(letters, label->from, label->length, name, length) > 0)
            last = middle;
        else
            first = middle + 1;
    }
    return first;
}

// Where the first label of this text stands, as Latin and Chinese names share pinyin's; count: nowhere.
static size_t place_of(const Letters *letters, const char *text) {
    size_t place = 0;
    while (place < letters->count && strcmp(letters->labels[place].text, text) != 0)
        place++;
    return place;
}

// Whether a name begins with a label's letter, whatever marks and vowels are at it. Rows of kana, initials of
// syllables and sounds of Chinese signs hold many.
static bool begins_with(const Letters *letters, const UChar *name, int32_t length, const Label *label) {
    uint8_t own[8 * LABEL_UNITS], whole[8 * LABEL_UNITS];
    if (label->script == USCRIPT_HAN || label->script == USCRIPT_HANGUL || label->script == USCRIPT_HIRAGANA)
        return true;
    int32_t size = ucol_getSortKey(letters->primary, label->from, label->length, own, sizeof own);
    int32_t most = length < LABEL_UNITS ? length : LABEL_UNITS;
    ucol_getSortKey(letters->primary, name, most, whole, sizeof whole);
    return size > 1 && size <= (int32_t)sizeof own && !memcmp(own, whole, (size_t)size - 1);
}

// Korean sorts Chinese signs by how it reads them; those that it does not read stand behind all.
static bool is_of_script(const Letters *letters, const Label *label, UScriptCode script, const UChar *name,
                         int32_t length) {
    static const UChar last[] = {0xD7A3, 0xD7A3, 0xD7A3};
    if (label->script == script) return true;
    return label->script == USCRIPT_HANGUL && script == USCRIPT_HAN &&
           compare(letters, name, length, last, COUNT_OF(last)) < 0;
}

// Khmer sorts what begins with its silent letter among the vowels that can stand alone; its readers do not.
static bool is_khmer_silent(UScriptCode script, const UChar *name) {
    return script == USCRIPT_KHMER && *name == 0x17A2;
}

size_t letters_find(const Letters *letters, const UChar *name, int32_t length, char *ret_letter) {
    int32_t start = find_start(name, length);
    name += start;
    length -= start;
    UScriptCode script = script_at(name, length);
    strcpy(ret_letter, "#");
    if (!length || script == USCRIPT_COMMON || script == USCRIPT_INHERITED) return 0;
    size_t before = count_labels(letters, name, length);
    const Label *label = before ? &letters->labels[before - 1] : NULL;
    if (label && is_of_script(letters, label, script, name, length) && !is_khmer_silent(script, name) &&
        begins_with(letters, name, length, label))
        strcpy(ret_letter, label->text);
    else if (script == USCRIPT_HAN)
        strcpy(ret_letter, letters->japanese ? "他" : "漢");
    else
        letter_of_any(name, length, ret_letter);
    size_t place = place_of(letters, ret_letter);
    // A letter that the index has not stands where the order has it.
    return place < letters->count ? 2 * place + 1 : 2 * before;
}
