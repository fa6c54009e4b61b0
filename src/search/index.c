#include "index.h"

#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "search/inside.h"
#include "search/people.h"

void search_index_destroy(SearchIndex *index) {
    if (!index) return;
    arena_finish(&index->arena);
    vocabulary_finish(&index->vocabulary);
    free(index->records);
    free(index->first_appearances);
    free(index->appearances);
    free(index->starts);
    free(index->postings);
    free(index);
}

static void add_record(SearchIndex *index, SearchKind kind, const void *record) {
    index->records[index->record_count++] = (SearchRecord){.kind = kind, .any = record};
}

#define ADD_LIST(index, kind, list, count)                                                                   \
    for (size_t i_ = 0; i_ < (count); i_++)                                                                  \
    add_record((index), (kind), &(list)[i_])

static void add_records(SearchIndex *index, const Person **people, uint32_t person_count) {
    const Bundle *bundle = index->bundle;
    ADD_LIST(index, SEARCH_MEMBER, bundle->members, bundle->member_count);
    ADD_LIST(index, SEARCH_ROOM, bundle->rooms, bundle->room_count);
    index->first_person = index->record_count;
    index->person_count = person_count;
    for (uint32_t i = 0; i < person_count; i++)
        add_record(index, SEARCH_PERSON, people[i]);
    ADD_LIST(index, SEARCH_GROUP, bundle->groups, bundle->group_count);
    ADD_LIST(index, SEARCH_SESSION, bundle->sessions, bundle->session_count);
    ADD_LIST(index, SEARCH_MEETING, bundle->meetings, bundle->meeting_count);
    ADD_LIST(index, SEARCH_DOCUMENT, bundle->documents, bundle->document_count);
    ADD_LIST(index, SEARCH_CONTACT, bundle->contacts, bundle->contact_count);
    ADD_LIST(index, SEARCH_ABOUT, bundle->about, bundle->about_count);
}

static bool make_records(SearchIndex *index) {
    const Bundle *bundle = index->bundle;
    size_t people_room = people_most(bundle) + 1;
    size_t most = people_room + bundle->member_count + bundle->room_count + bundle->group_count +
                  bundle->session_count + bundle->meeting_count + bundle->document_count +
                  bundle->contact_count + bundle->about_count;
    AUTO_FREE const Person **people = calloc(people_room, sizeof *people);
    index->records = calloc(most, sizeof *index->records);
    uint32_t person_count = 0;
    if (!people || !index->records || !people_find(index, people, &person_count)) return false;
    add_records(index, people, person_count);
    return true;
}

// A word and where it stands, before they are sorted by words.
typedef struct Finding {
    uint32_t word;
    Posting posting;
} Finding;

typedef struct Builder {
    SearchIndex *index;
    Fold *fold;
    Finding *findings;
    size_t count, capacity;
    uint32_t record, lang;
    uint32_t weight; // of the next word
} Builder;

static bool make_room(Builder *builder) {
    if (builder->count < builder->capacity) return true;
    size_t capacity = builder->capacity ? 2 * builder->capacity : 4096;
    Finding *findings = capacity <= 2 * LIMIT_SEARCH_POSTINGS
                            ? realloc(builder->findings, capacity * sizeof *findings)
                            : NULL;
    if (!findings) return false;
    builder->findings = findings;
    builder->capacity = capacity;
    return true;
}

static bool add_word(void *ctx, const char *text, size_t length) {
    Builder *builder = ctx;
    SearchIndex *index = builder->index;
    uint32_t word = vocabulary_add(&index->vocabulary, &index->arena, builder->fold, text, length);
    bool room = builder->count < LIMIT_SEARCH_POSTINGS && make_room(builder);
    if (word == WORD_NONE || !room) {
        index->whole = false;
        return room;
    }
    builder->findings[builder->count++] =
        (Finding){word, posting_make(builder->record, builder->lang, builder->weight)};
    if (builder->weight == WEIGHT_NAME_START) builder->weight = WEIGHT_NAME;
    return true;
}

// A bundle has one copy of each tag.
static uint32_t number_of_lang(SearchIndex *index, const char *lang) {
    if (!lang) return LANG_NONE;
    for (uint32_t i = LANG_NONE + 1; i < index->lang_count; i++)
        if (index->langs[i] == lang) return i;
    if (index->lang_count == LANG_MORE) return LANG_MORE;
    index->langs[index->lang_count] = lang;
    return index->lang_count++;
}

static bool add_string(void *ctx, const SearchString *string) {
    Builder *builder = ctx;
    builder->weight = string->field == SEARCH_NAME ? WEIGHT_NAME_START : WEIGHT_OTHER;
    builder->lang = number_of_lang(builder->index, string->lang);
    fold_words(builder->fold, string->string, strlen(string->string), FOLD_WRITTEN, add_word, builder);
    return builder->count < LIMIT_SEARCH_POSTINGS;
}

// Sorts what was found by words, by counting; each word's postings keep the order of records.
static bool sort_postings(Builder *builder) {
    SearchIndex *index = builder->index;
    uint32_t words = index->vocabulary.word_count;
    index->starts = calloc((size_t)words + 2, sizeof *index->starts);
    index->postings = calloc(builder->count + 1, sizeof *index->postings);
    if (!index->starts || !index->postings) return false;
    // Counted two further on, a word's count becomes its start, and then, while its postings are put, its
    // end.
    for (size_t i = 0; i < builder->count; i++)
        index->starts[builder->findings[i].word + 2]++;
    for (uint32_t word = 2; word < words + 2; word++)
        index->starts[word] += index->starts[word - 1];
    for (size_t i = 0; i < builder->count; i++)
        index->postings[index->starts[builder->findings[i].word + 1]++] = builder->findings[i].posting;
    return true;
}

static bool fill(SearchIndex *index) {
    Builder builder = {.index = index, .fold = fold_create()};
    bool done = builder.fold && make_records(index);
    for (uint32_t i = 0; done && i < index->record_count; i++) {
        builder.record = i;
        record_each_string(index->bundle, &index->records[i], add_string, &builder);
    }
    done = done && sort_postings(&builder);
    free(builder.findings);
    fold_destroy(builder.fold);
    return done;
}

bool search_index_build(const Bundle *bundle, SearchIndex **ret_index, Err *err) {
    SearchIndex *index = calloc(1, sizeof *index);
    if (index) {
        index->bundle = bundle;
        index->whole = true;
        index->lang_count = LANG_NONE + 1;
        arena_init(&index->arena, LIMIT_SEARCH_ARENA_BYTES);
    }
    if (!index || !fill(index)) {
        search_index_destroy(index);
        return err_set(err, ERR_NO_MEMORY, "no memory for the search");
    }
    *ret_index = index;
    return true;
}

size_t search_index_bytes(const SearchIndex *index) {
    const Vocabulary *vocabulary = &index->vocabulary;
    uint32_t words = vocabulary->word_count;
    return sizeof *index + index->arena.used + index->record_count * sizeof *index->records +
           index->person_count * sizeof *index->first_appearances +
           index->appearance_count * sizeof *index->appearances +
           vocabulary->word_capacity * sizeof *vocabulary->words +
           vocabulary->form_capacity * sizeof *vocabulary->forms +
           vocabulary->table_size * sizeof *vocabulary->table + (words + 2) * sizeof *index->starts +
           index->starts[words] * sizeof *index->postings;
}

bool search_index_is_whole(const SearchIndex *index) {
    return index->whole;
}
