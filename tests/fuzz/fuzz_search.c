// Any bytes as what a visitor types, letter by letter, and as what a bundle says: the search over a small
// bundle, whose titles the same bytes fold to, marks included. Nothing may crash, hang or leak, marks lie
// within their strings, and the same question has the same answer.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "search/search.h"
#include "text/fold.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    HITS = 4,
    INPUT_MAX = 4096 // what is typed is cut at LIMIT_SEARCH_QUERY_BYTES; a title is 2,000 bytes at most
};

static void hold(bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_search: %s\n", what);
    abort();
}

static void check_marks(const SearchShown *shown) {
    size_t end = 0, length = shown->string ? strlen(shown->string) : 0;
    for (size_t i = 0; i < shown->mark_count; i++) {
        hold(shown->marks[i].length > 0, "an empty mark");
        hold(!i || shown->marks[i].start > end, "marks that touch");
        end = shown->marks[i].start + shown->marks[i].length;
        hold(end <= length, "a mark behind the string");
    }
}

// Every kind of record says the same.
static void search(const char *said, const char *typed) {
    TextVariant variant = {"en", said};
    Text text = {&variant, said[0] ? 1 : 0};
    Person person = {text, text};
    Session session = {.id = "s", .title = text, .people = &person, .person_count = 1};
    Document document = {
        .id = "d", .title = {&(TextVariant){"en", "Niyazov Ниязов 北京会议"}, 1}, .event = text};
    Bundle bundle = {.sessions = &session, .session_count = 1, .documents = &document, .document_count = 1};
    SearchIndex *index = NULL;
    if (!search_index_build(&bundle, &index, NULL)) return;
    Search *one = search_create(index), *other = search_create(index);
    for (size_t bytes = 0; one && other && bytes <= strlen(typed) && bytes < 64; bytes++) {
        char begun[64] = {0};
        SearchHit hits[HITS], again[HITS];
        memcpy(begun, typed, bytes);
        SearchQuery query = {begun, 0, NULL, SEARCH_KIND_COUNT};
        size_t count = search_find(one, &query, hits, HITS);
        for (size_t i = 0; i < count && i < HITS; i++) {
            check_marks(&hits[i].name);
            check_marks(&hits[i].also);
        }
        if (bytes % 8) continue;
        hold(search_find(other, &query, again, HITS) == count, "another answer");
    }
    if (one) search_find(one, &(SearchQuery){typed, 0, NULL, SEARCH_KIND_COUNT}, NULL, 0);
    search_destroy(one);
    search_destroy(other);
    search_index_destroy(index);
}

static bool fold_word(void *ctx, const char *word, size_t length) {
    Fold *fold = ctx;
    FoldForms forms;
    hold(length > 0 && length <= FOLD_WORD_BYTES, "a word's length");
    fold_forms(fold, word, length, &forms);
    for (int slot = 0; slot < FOLD_FORMS; slot++) {
        hold(forms.lengths[slot] == strlen(forms.texts[slot]), "a form's length");
        hold(fold_reach(fold, word, length, (FoldSlot)slot, forms.lengths[slot]) <= length, "a reach");
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > INPUT_MAX) size = INPUT_MAX;
    AUTO_FREE char *text = malloc(size + 1);
    Fold *fold = fold_create();
    if (text && fold) {
        memcpy(text, data, size);
        text[size] = 0;
        fold_words(fold, text, size, FOLD_WRITTEN, fold_word, fold);
        // What stands behind a first line is what is typed; else both are the same.
        char *line = strchr(text, '\n');
        if (line) *line = 0;
        search(text, line ? line + 1 : text);
    }
    fold_destroy(fold);
    return 0;
}
