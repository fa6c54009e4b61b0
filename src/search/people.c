#include "people.h"

#include <stdlib.h>
#include <string.h>

size_t people_most(const Bundle *bundle) {
    size_t most = 0;
    for (size_t i = 0; i < bundle->session_count; i++)
        most += bundle->sessions[i].person_count;
    return most;
}

typedef struct Gathering {
    SearchIndex *index;
    Vocabulary names;
    uint32_t *last; // appearance of each person
    const Person **people;
} Gathering;

static void add_appearance(Gathering *gathering, const Session *session, const Person *person) {
    SearchIndex *index = gathering->index;
    if (!person->name.count) return;
    const char *name = person->name.variants[0].string;
    uint32_t known = gathering->names.word_count;
    uint32_t number = vocabulary_add(&gathering->names, &index->arena, NULL, name, strlen(name));
    if (number == WORD_NONE) {
        index->whole = false;
        return;
    }
    uint32_t at = (uint32_t)index->appearance_count++;
    index->appearances[at] = (Appearance){session, APPEARANCE_NONE};
    if (number == known) {
        gathering->people[number] = person;
        index->first_appearances[number] = at;
    } else {
        index->appearances[gathering->last[number]].next = at;
    }
    gathering->last[number] = at;
}

bool people_find(SearchIndex *index, const Person **ret_people, uint32_t *ret_count) {
    const Bundle *bundle = index->bundle;
    size_t most = people_most(bundle);
    AUTO_FREE uint32_t *last = calloc(most + 1, sizeof *last);
    Gathering gathering = {.index = index, .last = last, .people = ret_people};
    index->appearances = calloc(most + 1, sizeof *index->appearances);
    index->first_appearances = calloc(most + 1, sizeof *index->first_appearances);
    if (!last || !index->appearances || !index->first_appearances) return false;
    for (size_t i = 0; i < bundle->session_count; i++)
        for (size_t j = 0; j < bundle->sessions[i].person_count; j++)
            add_appearance(&gathering, &bundle->sessions[i], &bundle->sessions[i].people[j]);
    *ret_count = gathering.names.word_count;
    vocabulary_finish(&gathering.names);
    return true;
}
