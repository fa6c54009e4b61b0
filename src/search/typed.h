// What was typed, as words with their forms. Only this folder includes it.
#pragma once
#include "base/limits.h"
#include "search/vocabulary.h"

typedef struct TypedWord {
    FoldForms texts;
    MatchForm forms[FOLD_FORMS]; // into texts
    FoldSlot slots[FOLD_FORMS];
    bool forgives[FOLD_FORMS];
    int form_count;
} TypedWord;

typedef struct Typed {
    TypedWord words[LIMIT_SEARCH_QUERY_WORDS];
    size_t count;
} Typed;

// typed must not be moved afterwards.
void typed_read(Typed *typed, Fold *fold, const char *text);

// How well any form of a typed word fits a form of a written one; ret_bytes as match_forms.
Match typed_match(const TypedWord *typed, const WordForm *written, size_t *ret_bytes);
