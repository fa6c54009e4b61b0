#include "mark.h"

#include <string.h>

typedef struct Marking {
    const SearchIndex *index;
    Fold *fold;
    const Typed *typed;
    const char *string;
    SearchMark *marks;
    size_t count, max;
    uint32_t found;
} Marking;

// Words may overlap where a script has no spaces, and begin one behind the other.
static void add_mark(Marking *marking, size_t start, size_t length) {
    SearchMark *last = marking->count ? &marking->marks[marking->count - 1] : NULL;
    if (last && start <= last->start + last->length) {
        if (start + length > last->start + last->length) last->length = start + length - last->start;
    } else if (marking->count < marking->max) {
        marking->marks[marking->count++] = (SearchMark){start, length};
    }
}

// Bytes at the beginning of a word that one of the typed words is.
static size_t marked_bytes(const Marking *marking, const Word *word, const TypedWord *typed) {
    const WordForm *forms = marking->index->vocabulary.forms + word->first_form;
    Match best = MATCH_NONE;
    size_t best_bytes = 0;
    FoldSlot slot = FOLD_OWN;
    for (uint32_t i = 0; i < word->form_count; i++) {
        size_t bytes;
        Match match = typed_match(typed, &forms[i], &bytes);
        if (match <= best) continue;
        best = match;
        best_bytes = bytes;
        slot = forms[i].slot;
    }
    return best ? fold_reach(marking->fold, word->text, word->length, slot, best_bytes) : 0;
}

static bool mark_word(void *ctx, const char *text, size_t length) {
    Marking *marking = ctx;
    uint32_t number = vocabulary_find(&marking->index->vocabulary, text, length);
    if (number == WORD_NONE) return true;
    size_t most = 0;
    for (size_t i = 0; i < marking->typed->count; i++) {
        size_t bytes =
            marked_bytes(marking, &marking->index->vocabulary.words[number], &marking->typed->words[i]);
        if (bytes) marking->found |= 1u << i;
        if (bytes > most) most = bytes;
    }
    if (most) add_mark(marking, (size_t)(text - marking->string), most);
    return true;
}

size_t mark_string(const SearchIndex *index, Fold *fold, const Typed *typed, const char *string,
                   SearchMark *ret_marks, size_t max, uint32_t *ret_found) {
    Marking marking = {index, fold, typed, string, ret_marks, 0, max, 0};
    fold_words(fold, string, strlen(string), FOLD_WRITTEN, mark_word, &marking);
    *ret_found = marking.found;
    return marking.count;
}
