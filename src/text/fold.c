#include "fold.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utrans.h>

enum {
    UNITS_MAX = 512,      // UTF-16 of a word in Latin letters: each letter gives a syllable at most
    CHAR_BYTES_MAX = 128, // what one letter decomposes to: U+FDFA is 18 letters
    ZERO_WIDTH_NON_JOINER = 0x200C,
    ZERO_WIDTH_JOINER = 0x200D
};

struct Fold {
    const UNormalizer2 *nfkd; // ICU's own
    UBreakIterator *breaker;
    UTransliterator *latin, *sound;
    bool latin_asked, sound_asked; // a second try would not go better
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
    free(fold);
}

static bool is_ascii_alnum(UChar32 c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_word_char(UChar32 c) {
    if (c < 0x80) return c >= 0 && is_ascii_alnum(c);
    const uint32_t inside = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK | U_GC_NL_MASK;
    return (U_GET_GC_MASK(c) & inside) || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
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

static bool tell_unbroken(Fold *fold, const Seen *seen, const char *run, size_t length) {
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, run, (int64_t)length, &status);
    bool goes_on = true;
    if (U_SUCCESS(status) && open_breaker(fold, &text)) {
        int32_t at = ubrk_first(fold->breaker);
        for (; goes_on && at >= 0 && (size_t)at < length; at = ubrk_next(fold->breaker))
            goes_on = tell_word(seen, run + at, length - (size_t)at);
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
        if (is_word_char(c)) {
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

// Marks that a reader leaves out when typing. Those of Indic and Southeast Asian scripts are vowels: they
// stay.
static bool is_dropped(UChar32 c) {
    if (!(U_GET_GC_MASK(c) & U_GC_MN_MASK)) return !is_word_char(c) || U_GET_GC_MASK(c) & U_GC_CF_MASK;
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(c, &status);
    return script == USCRIPT_INHERITED || script == USCRIPT_ARABIC || script == USCRIPT_HEBREW ||
           script == USCRIPT_SYRIAC;
}

// Modifier letters that stand for an apostrophe: Uzbek o with a turned comma, an ayn or a soft sign in Latin.
static bool is_apostrophe(UChar32 c) {
    return c >= 0x2B9 && c <= 0x2C1;
}

static size_t append_part(UChar32 c, char *out, size_t at) {
    c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
    const char *letter = latin_letter(c);
    if (letter) {
        memcpy(out + at, letter, strlen(letter));
        return at + strlen(letter);
    }
    if (!is_dropped(c) && !is_apostrophe(c)) U8_APPEND_UNSAFE(out, at, c);
    return at;
}

// The form of one letter, "" for a mark. Returns its bytes.
static size_t fold_char(const Fold *fold, UChar32 c, char out[CHAR_BYTES_MAX]) {
    if (c < 0x80) {
        out[0] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        return c >= 0 && is_ascii_alnum(c);
    }
    UChar parts[CHAR_BYTES_MAX / 4];
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = unorm2_getDecomposition(fold->nfkd, c, parts, COUNT_OF(parts), &status);
    if (count < 0 || U_FAILURE(status)) return append_part(c, out, 0);
    size_t length = 0;
    for (int32_t at = 0; at < count;) {
        UChar32 part;
        U16_NEXT(parts, at, count, part);
        length = append_part(part, out, length);
    }
    return length;
}

static void append_form(FoldForms *forms, FoldSlot slot, const char *text, size_t size) {
    size_t *length = &forms->lengths[slot];
    if (*length + size > FOLD_FORM_BYTES) return;
    memcpy(forms->texts[slot] + *length, text, size);
    *length += size;
    forms->texts[slot][*length] = 0;
}

static bool is_latin(UChar32 c) {
    return c < 0x370 || (c >= 0x1E00 && c < 0x1F00) || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
}

// In its own letters; ret_foreign says whether there are other letters than Latin ones.
static void fold_own(const Fold *fold, const char *word, size_t length, FoldForms *forms, bool *ret_foreign) {
    const uint8_t *bytes = (const uint8_t *)word;
    *ret_foreign = false;
    for (size_t at = 0; at < length;) {
        UChar32 c;
        char letter[CHAR_BYTES_MAX];
        U8_NEXT(bytes, at, length, c);
        if (c < 0) continue;
        append_form(forms, FOLD_OWN, letter, fold_char(fold, c, letter));
        if (!is_latin(c)) *ret_foreign = true;
    }
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
        char letter[CHAR_BYTES_MAX];
        U16_NEXT(units, at, count, c);
        append_form(forms, slot, letter, fold_char(fold, c, letter));
    }
}

static bool same_form(const FoldForms *forms, FoldSlot a, FoldSlot b) {
    return !strcmp(forms->texts[a], forms->texts[b]);
}

static void drop_form(FoldForms *forms, FoldSlot slot) {
    forms->lengths[slot] = 0;
    forms->texts[slot][0] = 0;
}

static bool has_cyrillic(const char *word, size_t length) {
    for (size_t i = 0; i + 1 < length; i++)
        if ((uint8_t)word[i] >= 0xD0 && (uint8_t)word[i] <= 0xD4) return true; // U+0400 to U+053F
    return false;
}

static void fold_foreign(Fold *fold, const char *word, size_t length, FoldForms *forms) {
    if (!fold->latin_asked) fold->latin = open_transliterator("Any-Latin; Latin-ASCII");
    fold->latin_asked = true;
    if (fold->latin) fold_through(fold, fold->latin, word, length, forms, FOLD_LATIN);
    if (same_form(forms, FOLD_LATIN, FOLD_OWN)) drop_form(forms, FOLD_LATIN);
    if (!has_cyrillic(word, length)) return;
    if (!fold->sound_asked) fold->sound = open_transliterator("Russian-Latin/BGN; Any-Latin; Latin-ASCII");
    fold->sound_asked = true;
    if (fold->sound) fold_through(fold, fold->sound, word, length, forms, FOLD_SOUND);
    if (same_form(forms, FOLD_SOUND, FOLD_LATIN)) drop_form(forms, FOLD_SOUND);
}

void fold_forms(Fold *fold, const char *word, size_t length, FoldForms *ret_forms) {
    bool foreign;
    for (int slot = 0; slot < FOLD_FORMS; slot++)
        drop_form(ret_forms, (FoldSlot)slot);
    if (length > FOLD_WORD_BYTES) length = FOLD_WORD_BYTES;
    fold_own(fold, word, length, ret_forms, &foreign);
    if (foreign) fold_foreign(fold, word, length, ret_forms);
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
        char letter[CHAR_BYTES_MAX];
        U8_NEXT(bytes, next, length, c);
        size_t more = c < 0 ? 0 : fold_char(fold, c, letter);
        if (reached >= form_bytes && more) return at; // marks behind the last letter belong to it
        own += more;
        if (reached < form_bytes) reached = slot == FOLD_OWN ? own : form_bytes_of(fold, word, next, slot);
    }
    return at;
}
