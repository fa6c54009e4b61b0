// Words and their search forms: without marks, in small letters, and in Latin letters too where they are
// written in others, so that "Đà Nẵng" is found by "da nang", "Ниязов" by "нияз" and by "niyazov", 中国 by
// "zhongguo" and "zg", とうきょう by "tokyo" and "toukyou", 한국 by "하" and "ㅎㄱ".
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/auto.h"

enum {
    FOLD_WORD_BYTES = 96, // a longer word is known by its beginning
    FOLD_FORM_BYTES = 96, // the same for a form; Hangul takes three times the bytes of its word
    FOLD_FORMS = 6
};

// A word's forms by slot. Those that would say nothing new have length 0.
typedef enum FoldSlot {
    FOLD_OWN,      // in its own letters
    FOLD_LATIN,    // by ICU's Any-Latin, one letter for one: "niazov"; Chinese in pinyin: "zhongguo"
    FOLD_SOUND,    // Cyrillic as English-language newspapers write it (BGN): "niyazov"; pinyin with v for ü
    FOLD_KANA,     // what is written in kana, all spellings as one: "tokyo"
    FOLD_INITIALS, // of Chinese and Korean syllables: "zg", "ㅎㄱ"
    FOLD_BARE      // Arabic without its article
} FoldSlot;

typedef struct FoldForms {
    size_t lengths[FOLD_FORMS];                  // bytes
    char texts[FOLD_FORMS][FOLD_FORM_BYTES + 1]; // UTF-8, NUL-terminated
} FoldForms;

// Whether a typed word's form in one slot may be compared with a written word's form in another.
static inline bool fold_may_match(FoldSlot typed, FoldSlot written) {
    if (typed == FOLD_KANA || written == FOLD_KANA) return typed == written;
    return written != FOLD_INITIALS || typed == FOLD_OWN;
}

// What ICU needs, opened when a letter first asks for it: Latin letters never do. For one thread at a time.
typedef struct Fold Fold;

Fold *fold_create(void);       // NULL without memory
void fold_destroy(Fold *fold); // NULL-safe

// How words are found in a text whose script has no spaces between them.
typedef enum FoldBreaks {
    FOLD_WRITTEN, // what begins at each place where ICU's dictionaries see a word, and at each Chinese
                  // character, up to where the script ends
    FOLD_TYPED    // all of it is one word: it may be the beginning of one
} FoldBreaks;

// Calls seen with each word of the first size bytes of string (UTF-8; broken bytes end a word) until it
// returns false. A word is a run of letters, marks and digits, cut to FOLD_WORD_BYTES; with FOLD_WRITTEN
// words may overlap.
void fold_words(Fold *fold, const char *string, size_t size, FoldBreaks breaks,
                bool (*seen)(void *ctx, const char *word, size_t length), void *ctx);

// The forms of one word, of at most FOLD_WORD_BYTES. All are empty where nothing of it can be searched for.
void fold_forms(Fold *fold, const char *word, size_t length, FoldForms *ret_forms);
// The forms by which a typed word looks for others: Latin letters may be meant for kana; letters of other
// scripts find Latin ones where they are enough to be no accident, and Chinese ones only themselves.
void fold_typed_forms(Fold *fold, const char *word, size_t length, FoldForms *ret_forms);
bool fold_forms_equal(const FoldForms *a, const FoldForms *b);

// How many bytes of word the first form_bytes bytes of its form in slot come from, whole letters with their
// marks: what is marked where those were typed.
size_t fold_reach(Fold *fold, const char *word, size_t length, FoldSlot slot, size_t form_bytes);
