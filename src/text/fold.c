#include "fold.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utrans.h>
#include "text/fold_letter.h"
#include "text/pinyin.h"
#include "text/romaji.h"

enum {
    UNITS_MAX = 512,         // UTF-16 of a word in Latin letters: each letter gives a syllable at most
    TYPED_LATIN_LETTERS = 4, // from which on other scripts' letters look for Latin ones
    SYLLABLE_FIRST = 0x1100, // Korean letters at the beginning of a syllable
    SYLLABLE_FIRST_END = 0x1112
};

struct Fold {
    const UNormalizer2 *nfkd; // ICU's own
    UBreakIterator *breaker;
    UTransliterator *latin, *sound;
    Pinyin *pinyin;
    bool latin_asked, sound_asked, pinyin_asked; // a second try would not go better
};

Fold *fold_create(void) {
    UErrorCode status = U_ZERO_ERROR;
    Fold *fold = calloc(1, sizeof *fold);
    if (fold) fold->nfkd = unorm2_getNFKDInstance(&status);
    if (!fold || U_SUCCESS(status)) return fold;
    free(fold);
    return NULL;
}

void fold_destroy(Fold *fold) {
    if (!fold) return;
    if (fold->breaker) ubrk_close(fold->breaker);
    if (fold->latin) utrans_close(fold->latin);
    if (fold->sound) utrans_close(fold->sound);
    pinyin_destroy(fold->pinyin);
    free(fold);
}

// Scripts that put no spaces between words; those of Southeast Asia come first in Unicode with Thai.
static bool is_unbroken(UChar32 c) {
    if (c < 0x0E00) return false;
    switch (u_getIntPropertyValue(c, UCHAR_LINE_BREAK)) {
    case U_LB_COMPLEX_CONTEXT:
    case U_LB_IDEOGRAPHIC:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
        return true;
    default:
        return false;
    }
}

typedef struct Seen {
    bool (*seen)(void *ctx, const char *word, size_t length);
    void *ctx;
} Seen;

static bool tell_word(const Seen *seen, const char *word, size_t length) {
    if (length > FOLD_WORD_BYTES) {
        int32_t cut = FOLD_WORD_BYTES;
        U8_SET_CP_START((const uint8_t *)word, 0, cut);
        length = (size_t)cut;
    }
    return seen->seen(seen->ctx, word, length);
}

static bool open_breaker(Fold *fold, UText *text) {
    UErrorCode status = U_ZERO_ERROR;
    if (!fold->breaker) fold->breaker = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    if (fold->breaker) ubrk_setUText(fold->breaker, text, &status);
    return U_SUCCESS(status);
}

// Whether readers begin to look here: where ICU's dictionaries see a word, which breaker has next, and at
// each Chinese character.
static bool begins_here(Fold *fold, const char *at, size_t left, size_t offset, size_t *next) {
    UChar32 c;
    size_t bytes = 0;
    U8_NEXT((const uint8_t *)at, bytes, left, c);
    while (*next < offset) {
        int32_t place = ubrk_next(fold->breaker);
        *next = place < 0 ? SIZE_MAX : (size_t)place;
    }
    return *next == offset || pinyin_is_character(c);
}

static bool tell_unbroken(Fold *fold, const Seen *seen, const char *run, size_t length) {
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, run, (int64_t)length, &status);
    bool goes_on = true;
    if (U_SUCCESS(status) && open_breaker(fold, &text)) {
        size_t next = (size_t)ubrk_first(fold->breaker);
        for (int32_t at = 0; goes_on && (size_t)at < length;) {
            if (begins_here(fold, run + at, length - (size_t)at, (size_t)at, &next))
                goes_on = tell_word(seen, run + at, length - (size_t)at);
            U8_FWD_1((const uint8_t *)run, at, (int32_t)length);
        }
    } else {
        goes_on = tell_word(seen, run, length);
    }
    utext_close(&text);
    return goes_on;
}

void fold_words(Fold *fold, const char *string, size_t size, FoldBreaks breaks,
                bool (*seen)(void *ctx, const char *word, size_t length), void *ctx) {
    const Seen to = {seen, ctx};
    const uint8_t *bytes = (const uint8_t *)string;
    size_t start = 0;
    bool inside = false, unbroken = false, goes_on = true;
    for (size_t at = 0, next = 0; goes_on && at <= size; at = next) {
        UChar32 c = ' ';
        if (at < size)
            U8_NEXT(bytes, next, size, c);
        else
            next = at + 1;
        if (fold_is_word_letter(c)) {
            if (!inside) start = at;
            unbroken = (inside && unbroken) || (breaks == FOLD_WRITTEN && is_unbroken(c));
            inside = true;
        } else if (inside) {
            goes_on = unbroken ? tell_unbroken(fold, &to, string + start, at - start)
                               : tell_word(&to, string + start, at - start);
            inside = false;
        }
    }
}

static void append_form(FoldForms *forms, FoldSlot slot, const char *text, size_t size) {
    size_t *length = &forms->lengths[slot];
    if (*length + size > FOLD_FORM_BYTES) return;
    memcpy(forms->texts[slot] + *length, text, size);
    *length += size;
    forms->texts[slot][*length] = 0;
}

static bool is_latin(UChar32 c) {
    return c < 0x370 || (c >= 0x1E00 && c < 0x1F00) || c == 0x200C || c == 0x200D;
}

// What is done with a word beyond its own letters.
typedef struct Kind {
    bool foreign; // other letters than Latin ones
    bool cyrillic, greek, arabic, korean, chinese, kana;
} Kind;

static void note_letter(UChar32 c, Kind *kind) {
    if (is_latin(c)) return;
    kind->foreign = true;
    kind->greek |= c < 0x400;
    kind->cyrillic |= c >= 0x400 && c < 0x530;
    kind->arabic |= c >= 0x600 && c < 0x700;
    kind->korean |= c >= 0xAC00 && c < 0xD7A4;
    kind->kana |= romaji_is_kana(c);
    kind->chinese |= pinyin_is_character(c);
}

static Kind fold_own(const Fold *fold, const char *word, size_t length, FoldForms *forms) {
    const uint8_t *bytes = (const uint8_t *)word;
    Kind kind = {false};
    for (size_t at = 0; at < length;) {
        UChar32 c;
        char letter[FOLD_LETTER_BYTES];
        U8_NEXT(bytes, at, length, c);
        if (c < 0) continue;
        append_form(forms, FOLD_OWN, letter, fold_letter(fold->nfkd, c, letter));
        note_letter(c, &kind);
    }
    return kind;
}

static UTransliterator *open_transliterator(const char *id) {
    UChar units[64];
    UErrorCode status = U_ZERO_ERROR;
    u_uastrcpy(units, id);
    UTransliterator *made = utrans_openU(units, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    return U_SUCCESS(status) ? made : NULL;
}

// What the transliterator makes of word, as a form: in small letters, without spaces and signs.
static void fold_through(const Fold *fold, UTransliterator *through, const char *word, size_t length,
                         FoldForms *forms, FoldSlot slot) {
    UChar units[UNITS_MAX];
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = 0;
    u_strFromUTF8WithSub(units, UNITS_MAX, &count, word, (int32_t)length, 0xFFFD, NULL, &status);
    int32_t limit = count;
    if (U_SUCCESS(status)) utrans_transUChars(through, units, &count, UNITS_MAX, 0, &limit, &status);
    if (U_FAILURE(status)) return;
    for (int32_t at = 0; at < count;) {
        UChar32 c;
        char letter[FOLD_LETTER_BYTES];
        U16_NEXT(units, at, count, c);
        append_form(forms, slot, letter, fold_letter(fold->nfkd, c, letter));
    }
}

static bool same_form(const FoldForms *forms, FoldSlot a, FoldSlot b) {
    return !strcmp(forms->texts[a], forms->texts[b]);
}

static void drop_form(FoldForms *forms, FoldSlot slot) {
    forms->lengths[slot] = 0;
    forms->texts[slot][0] = 0;
}

// A Chinese character's syllables: whole, with v for ü, and their first letters.
static void append_pinyin(FoldForms *forms, const char *reading) {
    bool first = true;
    for (; *reading; reading++) {
        if (*reading == ' ') {
            first = true;
            continue;
        }
        append_form(forms, FOLD_LATIN, *reading == 'v' ? "u" : reading, 1);
        append_form(forms, FOLD_SOUND, reading, 1);
        if (first) append_form(forms, FOLD_INITIALS, reading, 1);
        first = false;
    }
}

static void append_as_it_is(const Fold *fold, FoldForms *forms, UChar32 c) {
    char letter[FOLD_LETTER_BYTES];
    size_t size = fold_letter(fold->nfkd, c, letter);
    append_form(forms, FOLD_LATIN, letter, size);
    append_form(forms, FOLD_SOUND, letter, size);
    append_form(forms, FOLD_INITIALS, letter, size);
}

// As far as there is no kana: Japanese words have other readings.
static void fold_chinese(Fold *fold, const char *word, size_t length, FoldForms *forms) {
    if (!fold->pinyin_asked) fold->pinyin = pinyin_create();
    fold->pinyin_asked = true;
    for (size_t at = 0, next = 0; fold->pinyin && at < length; at = next) {
        UChar32 c;
        char reading[PINYIN_READING];
        U8_NEXT((const uint8_t *)word, next, length, c);
        if (romaji_is_kana(c)) break;
        if (pinyin_is_character(c)) {
            next = at + pinyin_read(fold->pinyin, word + at, length - at, reading);
            append_pinyin(forms, reading);
        } else if (c >= 0) {
            append_as_it_is(fold, forms, c);
        }
    }
    if (same_form(forms, FOLD_SOUND, FOLD_LATIN)) drop_form(forms, FOLD_SOUND);
}

static void fold_kana(const char *word, size_t length, FoldForms *forms) {
    forms->lengths[FOLD_KANA] = romaji_of_kana(word, length, forms->texts[FOLD_KANA], FOLD_FORM_BYTES + 1);
}

// The letters with which syllables begin.
static void fold_korean(const char *word, size_t length, FoldForms *forms) {
    for (size_t at = 0; at < length;) {
        UChar32 c;
        char letter[U8_MAX_LENGTH];
        size_t size = 0;
        U8_NEXT((const uint8_t *)word, at, length, c);
        if (c < 0xAC00 || c >= 0xD7A4) break;
        U8_APPEND_UNSAFE(letter, size, 0x1100 + (c - 0xAC00) / 588);
        append_form(forms, FOLD_INITIALS, letter, size);
    }
}

static void fold_arabic(FoldForms *forms) {
    static const char article[] = "\xD8\xA7\xD9\x84"; // alif, lam
    const char *own = forms->texts[FOLD_OWN];
    size_t size = sizeof article - 1;
    if (strncmp(own, article, size) != 0) return;
    append_form(forms, FOLD_BARE, own + size, forms->lengths[FOLD_OWN] - size);
}

static void fold_by_letters(Fold *fold, const char *word, size_t length, const Kind *kind, FoldForms *forms) {
    if (!fold->latin_asked) fold->latin = open_transliterator("Any-Latin; Latin-ASCII");
    fold->latin_asked = true;
    if (fold->latin) fold_through(fold, fold->latin, word, length, forms, FOLD_LATIN);
    if (same_form(forms, FOLD_LATIN, FOLD_OWN)) drop_form(forms, FOLD_LATIN);
    if (!kind->cyrillic) return;
    if (!fold->sound_asked) fold->sound = open_transliterator("Russian-Latin/BGN; Any-Latin; Latin-ASCII");
    fold->sound_asked = true;
    if (fold->sound) fold_through(fold, fold->sound, word, length, forms, FOLD_SOUND);
    if (same_form(forms, FOLD_SOUND, FOLD_LATIN)) drop_form(forms, FOLD_SOUND);
}

static Kind fold_all(Fold *fold, const char *word, size_t length, FoldForms *forms) {
    for (int slot = 0; slot < FOLD_FORMS; slot++)
        drop_form(forms, (FoldSlot)slot);
    Kind kind = fold_own(fold, word, length, forms);
    if (!kind.foreign) return kind;
    if (kind.chinese) fold_chinese(fold, word, length, forms);
    if (kind.kana) fold_kana(word, length, forms);
    if (kind.korean) fold_korean(word, length, forms);
    if (kind.arabic) fold_arabic(forms);
    if (!kind.chinese && !kind.kana) fold_by_letters(fold, word, length, &kind, forms);
    return kind;
}

void fold_forms(Fold *fold, const char *word, size_t length, FoldForms *ret_forms) {
    if (length > FOLD_WORD_BYTES) length = FOLD_WORD_BYTES;
    fold_all(fold, word, length, ret_forms);
}

static bool is_enough(const FoldForms *forms, FoldSlot slot, const Kind *kind) {
    return kind->cyrillic || kind->greek || forms->lengths[slot] >= TYPED_LATIN_LETTERS;
}

void fold_typed_forms(Fold *fold, const char *word, size_t length, FoldForms *ret_forms) {
    if (length > FOLD_WORD_BYTES) length = FOLD_WORD_BYTES;
    Kind kind = fold_all(fold, word, length, ret_forms);
    drop_form(ret_forms, FOLD_INITIALS);
    drop_form(ret_forms, FOLD_KANA);
    if (kind.chinese || !is_enough(ret_forms, FOLD_LATIN, &kind)) {
        drop_form(ret_forms, FOLD_LATIN);
        drop_form(ret_forms, FOLD_SOUND);
    }
    if (!kind.foreign)
        ret_forms->lengths[FOLD_KANA] =
            romaji_of_latin(ret_forms->texts[FOLD_OWN], ret_forms->lengths[FOLD_OWN],
                            ret_forms->texts[FOLD_KANA], FOLD_FORM_BYTES + 1);
}

bool fold_forms_equal(const FoldForms *a, const FoldForms *b) {
    bool equal = true;
    for (int slot = 0; slot < FOLD_FORMS; slot++)
        equal = equal && a->lengths[slot] == b->lengths[slot] &&
                !memcmp(a->texts[slot], b->texts[slot], a->lengths[slot]);
    return equal;
}

// Bytes of form that the first length bytes of word give.
static size_t form_bytes_of(Fold *fold, const char *word, size_t length, FoldSlot slot) {
    FoldForms forms;
    fold_forms(fold, word, length, &forms);
    if (slot == FOLD_SOUND && !forms.lengths[slot]) slot = FOLD_LATIN; // dropped, being the same
    return forms.lengths[slot];
}

size_t fold_reach(Fold *fold, const char *word, size_t length, FoldSlot slot, size_t form_bytes) {
    const uint8_t *bytes = (const uint8_t *)word;
    size_t reached = 0, own = 0, at = 0;
    if (length > FOLD_WORD_BYTES) length = FOLD_WORD_BYTES;
    for (size_t next = 0; next < length; at = next) {
        UChar32 c;
        char letter[FOLD_LETTER_BYTES];
        U8_NEXT(bytes, next, length, c);
        size_t more = c < 0 ? 0 : fold_letter(fold->nfkd, c, letter);
        if (reached >= form_bytes && more) return at; // marks behind the last letter belong to it
        own += more;
        if (reached < form_bytes) reached = slot == FOLD_OWN ? own : form_bytes_of(fold, word, next, slot);
    }
    return at;
}
