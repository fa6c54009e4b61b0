// What an index is made of. Only this folder includes it.
#pragma once
#include "search/index.h"
#include "search/record.h"
#include "search/vocabulary.h"

// Where a word occurs: the number of a record and how much that counts, in one number.
typedef uint32_t Posting;

enum {
    POSTING_WEIGHT_BITS = 2,
    WEIGHT_OTHER = 0,
    WEIGHT_NAME = 1,
    WEIGHT_NAME_START = 2 // the first word of a name
};

static inline uint32_t posting_record(Posting posting) {
    return posting >> POSTING_WEIGHT_BITS;
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
    bool whole;
};
