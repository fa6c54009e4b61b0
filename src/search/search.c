#include "search.h"

#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/query.h"
#include "search/inside.h"
#include "search/mark.h"
#include "search/typed.h"

struct Search {
    const SearchIndex *index;
    Fold *fold;
    Typed typed;
    // Of each record, by one word; kept, because the next key changes only the last word.
    uint8_t *word_scores[LIMIT_SEARCH_QUERY_WORDS];
    FoldForms scored[LIMIT_SEARCH_QUERY_WORDS]; // the word that it was
    uint8_t *scores;  // of each record, by all words; 0 where one of them is missing
    bool near[LANGS]; // the languages that are read, by the index's numbers
    size_t counts[SEARCH_KIND_COUNT];
    uint64_t best[LIMIT_SEARCH_HITS]; // ranks, falling
    size_t best_count;
};

Search *search_create(const SearchIndex *index) {
    Search *search = calloc(1, sizeof *search);
    if (!search) return NULL;
    search->index = index;
    search->fold = fold_create();
    search->scores = calloc((size_t)index->record_count + 1, 1);
    bool done = search->fold && search->scores;
    for (size_t i = 0; i < LIMIT_SEARCH_QUERY_WORDS; i++) {
        search->word_scores[i] = calloc((size_t)index->record_count + 1, 1);
        done = done && search->word_scores[i];
    }
    if (done) return search;
    search_destroy(search);
    return NULL;
}

void search_destroy(Search *search) {
    if (!search) return;
    fold_destroy(search->fold);
    for (size_t i = 0; i < LIMIT_SEARCH_QUERY_WORDS; i++)
        free(search->word_scores[i]);
    free(search->scores);
    free(search);
}

// How well a word fits, in a language that the visitor reads and in the others: there what was typed may be
// the beginning of anything.
static const uint8_t ranks_near[] = {
    [MATCH_TYPO] = 2, [MATCH_INITIALS] = 4, [MATCH_ALL_INITIALS] = 5, [MATCH_PREFIX] = 6, [MATCH_EXACT] = 7};
static const uint8_t ranks_far[] = {
    [MATCH_TYPO] = 1, [MATCH_INITIALS] = 1, [MATCH_ALL_INITIALS] = 1, [MATCH_PREFIX] = 3, [MATCH_EXACT] = 3};

enum {
    SCORE_MAX = 3 * 7 + WEIGHT_NAME_START // of one word
};
_Static_assert(SCORE_MAX *LIMIT_SEARCH_QUERY_WORDS <= UINT8_MAX, "scores are bytes");

static bool is_same_language(const char *a, const char *b) {
    size_t length = strcspn(a, "-");
    return length == strcspn(b, "-") && !strncmp(a, b, length);
}

// Those of the chain in any script, so that readings are among them, and the event's own, which everyone is
// shown where nothing else is there.
static bool is_near(const Bundle *bundle, const char *const *chain, const char *lang) {
    if (bundle->languages.count && is_same_language(lang, bundle->languages.ids[0])) return true;
    for (; chain && *chain; chain++)
        if (is_same_language(lang, *chain)) return true;
    return false;
}

// What was scored for other readers is forgotten.
static void turn_to(Search *search, const char *const *chain) {
    const SearchIndex *index = search->index;
    bool near[LANGS] = {[LANG_NONE] = true};
    for (uint32_t i = LANG_NONE + 1; i < index->lang_count; i++)
        near[i] = is_near(index->bundle, chain, index->langs[i]);
    if (!memcmp(near, search->near, sizeof near)) return;
    memcpy(search->near, near, sizeof near);
    for (size_t i = 0; i < LIMIT_SEARCH_QUERY_WORDS; i++) {
        search->scored[i] = (FoldForms){0};
        memset(search->word_scores[i], 0, index->record_count);
    }
}

// How well the word fits decides before where it stands.
static void score_postings(Search *search, uint32_t word, Match match, uint8_t *scores) {
    const SearchIndex *index = search->index;
    for (uint32_t i = index->starts[word]; i < index->starts[word + 1]; i++) {
        Posting posting = index->postings[i];
        uint32_t record = posting_record(posting);
        uint8_t rank = search->near[posting_lang(posting)] ? ranks_near[match] : ranks_far[match];
        uint8_t score = (uint8_t)(3 * rank + posting_weight(posting));
        if (score > scores[record]) scores[record] = score;
    }
}

static void score_word(Search *search, size_t number) {
    const Vocabulary *vocabulary = &search->index->vocabulary;
    const TypedWord *typed = &search->typed.words[number];
    uint8_t *scores = search->word_scores[number];
    if (fold_forms_equal(&search->scored[number], &typed->texts)) return;
    memset(scores, 0, search->index->record_count);
    for (uint32_t i = 0; i < vocabulary->form_count; i++) {
        size_t bytes;
        Match match = typed_match(typed, &vocabulary->forms[i], &bytes);
        if (match) score_postings(search, vocabulary->forms[i].word, match, scores);
    }
    search->scored[number] = typed->texts;
}

static void score_records(Search *search) {
    uint32_t count = search->index->record_count;
    if (!search->typed.count) memset(search->scores, 0, count);
    for (size_t word = 0; word < search->typed.count; word++) {
        score_word(search, word);
        const uint8_t *scores = search->word_scores[word];
        if (!word) memcpy(search->scores, scores, count);
        for (uint32_t i = 0; word && i < count; i++)
            search->scores[i] = scores[i] && search->scores[i] ? (uint8_t)(search->scores[i] + scores[i]) : 0;
    }
}

// A number that is larger for what stands before: the score, then what is not over, then the bundle's order.
static uint64_t rank_of(const Search *search, uint32_t record, int64_t now_s) {
    const SearchRecord *found = &search->index->records[record];
    bool over = found->kind == SEARCH_SESSION && found->session->end.instant_s <= now_s;
    return (uint64_t)search->scores[record] << 33 | (uint64_t)!over << 32 | (UINT32_MAX - record);
}

static uint32_t record_of(uint64_t rank) {
    return UINT32_MAX - (uint32_t)rank;
}

static void keep_best(Search *search, uint64_t rank, size_t max) {
    size_t at = search->best_count;
    if (at == max && (!max || rank < search->best[max - 1])) return;
    if (at == max) at--;
    for (; at && search->best[at - 1] < rank; at--)
        search->best[at] = search->best[at - 1];
    search->best[at] = rank;
    if (search->best_count < max) search->best_count++;
}

static void choose(Search *search, const SearchQuery *query, size_t max) {
    search->best_count = 0;
    memset(search->counts, 0, sizeof search->counts);
    for (uint32_t i = 0; i < search->index->record_count; i++) {
        if (!search->scores[i]) continue;
        SearchKind kind = search->index->records[i].kind;
        search->counts[kind]++;
        if (query->kind == SEARCH_KIND_COUNT || query->kind == kind)
            keep_best(search, rank_of(search, i, query->now_s), max);
    }
}

// The first session of a person that is not over, else the last.
static const Session *session_of_person(const SearchIndex *index, uint32_t record, int64_t now_s) {
    const Session *session = NULL;
    uint32_t at = index->first_appearances[record - index->first_person];
    for (; at != APPEARANCE_NONE; at = index->appearances[at].next) {
        session = index->appearances[at].session;
        if (session->end.instant_s > now_s) break;
    }
    return session;
}

static const char *id_of(const SearchIndex *index, uint32_t record, int64_t now_s) {
    const SearchRecord *found = &index->records[record];
    if (found->kind == SEARCH_PERSON) return session_of_person(index, record, now_s)->id;
    return *(const char *const *)found->any; // the first member of every record with an id
}

typedef struct Also {
    Search *search;
    SearchHit *hit;
    uint32_t missing; // words that the name does not have
} Also;

// Takes the first string that has one of the missing words. For a reading that is what it is the reading of;
// where that is the name, what it was found by is in sight.
static bool look_also(void *ctx, const SearchString *string) {
    Also *also = ctx;
    SearchShown shown = {.string = string->string, .lang = string->lang};
    uint32_t found;
    if (string->field == SEARCH_MADE) return true;
    shown.mark_count = mark_string(also->search->index, also->search->fold, &also->search->typed,
                                   string->string, shown.marks, SEARCH_MARKS, &found);
    if (!(found & also->missing)) return true;
    if (string->read) shown = (SearchShown){.string = string->read->string, .lang = string->read->lang};
    if (shown.string != also->hit->name.string) {
        also->hit->also = shown;
        return false;
    }
    also->missing &= ~found;
    return also->missing;
}

static void show(Search *search, uint32_t record, const SearchQuery *query, SearchHit *hit) {
    const SearchIndex *index = search->index;
    const SearchRecord *found = &index->records[record];
    uint32_t names_words;
    *hit = (SearchHit){.kind = found->kind, .id = id_of(index, record, query->now_s)};
    hit->name.string = text_pick(record_name(found), query->chain, &hit->name.lang);
    hit->name.mark_count = mark_string(index, search->fold, &search->typed, hit->name.string, hit->name.marks,
                                       SEARCH_MARKS, &names_words);
    Also also = {search, hit, ((1u << search->typed.count) - 1) & ~names_words};
    if (also.missing) record_each_string(index->bundle, found, look_also, &also);
}

size_t search_find(Search *search, const SearchQuery *query, SearchHit *ret_hits, size_t max) {
    typed_read(&search->typed, search->fold, query->text);
    turn_to(search, query->chain);
    score_records(search);
    choose(search, query, max < LIMIT_SEARCH_HITS ? max : LIMIT_SEARCH_HITS);
    for (size_t i = 0; i < search->best_count; i++)
        show(search, record_of(search->best[i]), query, &ret_hits[i]);
    size_t count = 0;
    for (int kind = 0; kind < SEARCH_KIND_COUNT; kind++)
        if (query->kind == SEARCH_KIND_COUNT || query->kind == (SearchKind)kind)
            count += search->counts[kind];
    return count;
}

size_t search_count(const Search *search, SearchKind kind) {
    return search->counts[kind];
}

size_t search_mark(Search *search, const char *string, SearchMark *ret_marks, size_t max) {
    uint32_t found;
    return mark_string(search->index, search->fold, &search->typed, string, ret_marks, max, &found);
}
