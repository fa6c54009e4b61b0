#include "typed.h"

#include <string.h>

typedef struct Reading {
    Typed *typed;
    Fold *fold;
} Reading;

static bool read_word(void *ctx, const char *text, size_t length) {
    Reading *reading = ctx;
    Typed *typed = reading->typed;
    TypedWord *word = &typed->words[typed->count];
    fold_typed_forms(reading->fold, text, length, &word->texts);
    word->form_count = 0;
    for (int slot = 0; slot < FOLD_FORMS; slot++) {
        MatchForm form = match_form(word->texts.texts[slot], word->texts.lengths[slot]);
        if (!form.length) continue;
        word->forms[word->form_count] = form;
        word->slots[word->form_count] = (FoldSlot)slot;
        word->forgives[word->form_count++] = match_forgives(&form);
    }
    typed->count += word->form_count > 0;
    return typed->count < LIMIT_SEARCH_QUERY_WORDS;
}

void typed_read(Typed *typed, Fold *fold, const char *text) {
    Reading reading = {typed, fold};
    typed->count = 0;
    // A letter that is cut in two at the limit is not UTF-8 and so no part of a word.
    fold_words(fold, text, strnlen(text, LIMIT_SEARCH_QUERY_BYTES), FOLD_TYPED, read_word, &reading);
}

// Initials are a guess: they stand behind what was written out.
Match typed_match(const TypedWord *typed, const WordForm *written, size_t *ret_bytes) {
    Match best = MATCH_NONE;
    bool initials = written->slot == FOLD_INITIALS;
    for (int i = 0; i < typed->form_count && best < MATCH_EXACT; i++) {
        size_t bytes;
        if (!fold_may_match(typed->slots[i], written->slot)) continue;
        Match match = match_forms(&typed->forms[i], &written->form, typed->forgives[i] && !initials, &bytes);
        if (match && initials) match = match == MATCH_EXACT ? MATCH_ALL_INITIALS : MATCH_INITIALS;
        if (match <= best) continue;
        best = match;
        *ret_bytes = bytes;
    }
    return best;
}
