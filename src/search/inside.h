// What an index is made of. Only this folder includes it.
#pragma once
#include "search/index.h"
#include "search/record.h"
#include "search/vocabulary.h"

// Where a word occurs: the number of a record, in which language, and how much that counts, in one number.
typedef uint32_t Posting;

enum {
    POSTING_WEIGHT_BITS = 2,
    POSTING_LANG_BITS = 6,
    LANGS = 1 << POSTING_LANG_BITS,
    LANG_NONE = 0,         // codes, numbers, addresses
    LANG_MORE = LANGS - 1, // those that no number is left for
    WEIGHT_OTHER = 0,
    WEIGHT_NAME = 1,
    WEIGHT_NAME_START = 2 // the first word of a name
};

static inline Posting posting_make(uint32_t record, uint32_t lang, uint32_t weight) {
    return (record << POSTING_LANG_BITS | lang) << POSTING_WEIGHT_BITS | weight;
}

static inline uint32_t posting_record(Posting posting) {
    return posting >> (POSTING_WEIGHT_BITS + POSTING_LANG_BITS);
}

static inline uint32_t posting_lang(Posting posting) {
    return posting >> POSTING_WEIGHT_BITS & (LANGS - 1);
}

static inline uint32_t posting_weight(Posting posting) {
    return posting & ((1u << POSTING_WEIGHT_BITS) - 1);
}

// The sessions of a person, as a list.
typedef struct Appearance {
    const Session *session;
    uint32_t next; // APPEARANCE_NONE at the end
} Appearance;

#define APPEARANCE_NONE UINT32_MAX

struct SearchIndex {
    const Bundle *bundle;
    Arena arena;           // words and forms
    SearchRecord *records; // kind by kind
    uint32_t record_count;
    uint32_t first_person, person_count; // among the records
    uint32_t *first_appearances;         // of each person
    Appearance *appearances;             // in agenda order
    size_t appearance_count;
    Vocabulary vocabulary;
    uint32_t *starts; // of each word among postings, and where the last one's end
    Posting *postings;
    const char *langs[LANGS]; // by number; of the bundle
    uint32_t lang_count;
    bool whole;
};
