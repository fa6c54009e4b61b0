// The different words of a bundle, each with its forms, and each known by a number. Words are numbered as
// they come, from 0.
#pragma once
#include "base/arena.h"
#include "search/match.h"
#include "text/fold.h"

#define WORD_NONE UINT32_MAX

typedef struct Word {
    const char *text; // as it is written; not NUL-terminated
    uint64_t hash;
    uint32_t length;
    uint32_t first_form; // its forms stand behind each other
    uint32_t form_count;
} Word;

// A form of a word, in the order of words.
typedef struct WordForm {
    MatchForm form;
    uint32_t word;
    FoldSlot slot;
} WordForm;

// Zeroed is empty. The texts are in the arena of who fills it.
typedef struct Vocabulary {
    Word *words;
    uint32_t word_count, word_capacity;
    WordForm *forms;
    uint32_t form_count, form_capacity;
    uint32_t *table; // number of a word + 1, 0 where free
    uint32_t table_size;
} Vocabulary;

void vocabulary_finish(Vocabulary *vocabulary);

// The number of a word, WORD_NONE where it is not there.
uint32_t vocabulary_find(const Vocabulary *vocabulary, const char *text, size_t length);

// The number of a word, taking it in with its forms where it is new (fold NULL: without). WORD_NONE without
// memory and for more than LIMIT_SEARCH_WORDS.
uint32_t vocabulary_add(Vocabulary *vocabulary, Arena *arena, Fold *fold, const char *text, size_t length);
