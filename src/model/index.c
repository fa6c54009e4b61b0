#include "model/index.h"

#include <string.h>

#define NOWHERE SIZE_MAX

// Tables know where records were before their lists were sorted.
#define REPLACE(table, records, count)                                                                       \
    for (size_t i_ = 0; i_ < (count); i_++)                                                                  \
        ids_find((table), (records)[i_].id)->record = &(records)[i_];

static void take_ids(Bundle *bundle, Index *index, IdTable *ids) {
    memcpy(index->ids, ids, sizeof index->ids);
    memset(ids, 0, sizeof index->ids);
    REPLACE(&index->ids[LIST_AGENDA], bundle->sessions, bundle->session_count);
    REPLACE(&index->ids[LIST_MEETINGS], bundle->meetings, bundle->meeting_count);
    REPLACE(&index->ids[LIST_DOCUMENTS], bundle->documents, bundle->document_count);
}

// The place in its list of the record with an id; NOWHERE for none.
static size_t place_of(const IdTable *table, const char *id, const void *list, size_t size) {
    const IdEntry *entry = id ? ids_find(table, id) : NULL;
    if (!entry || !entry->record) return NOWHERE;
    return (size_t)((const char *)entry->record - (const char *)list) / size;
}

static size_t document_place(const Bundle *bundle, const Index *index, const char *id) {
    return place_of(&index->ids[LIST_DOCUMENTS], id, bundle->documents, sizeof *bundle->documents);
}

static size_t meeting_place(const Bundle *bundle, const Index *index, const char *id) {
    return place_of(&index->ids[LIST_MEETINGS], id, bundle->meetings, sizeof *bundle->meetings);
}

// The documents that name a meeting: the first of each meeting, and after each the next; NOWHERE at the end.
typedef struct Naming {
    size_t *first, *next;
    size_t *listed_by; // the meeting, counted from 1, that was the last to list each document
} Naming;

static void naming_finish(Naming *naming) {
    free(naming->first);
    free(naming->next);
    free(naming->listed_by);
}

static bool naming_init(const Bundle *bundle, const Index *index, Naming *naming) {
    size_t meetings = bundle->meeting_count, documents = bundle->document_count;
    *naming = (Naming){malloc((meetings + 1) * sizeof(size_t)), malloc((documents + 1) * sizeof(size_t)),
                       calloc(documents + 1, sizeof(size_t))};
    if (!naming->first || !naming->next || !naming->listed_by) return false;
    for (size_t i = 0; i < meetings; i++)
        naming->first[i] = NOWHERE;
    for (size_t i = documents; i-- > 0;) {
        size_t meeting = meeting_place(bundle, index, bundle->documents[i].meeting);
        naming->next[i] = meeting == NOWHERE ? NOWHERE : naming->first[meeting];
        if (meeting != NOWHERE) naming->first[meeting] = i;
    }
    return true;
}

// Puts one meeting's documents from place `at` on; returns the place behind them.
static size_t put_documents(const Bundle *bundle, Index *index, Naming *naming, size_t meeting, size_t at) {
    const IdList *listed = &bundle->meetings[meeting].documents;
    for (size_t i = 0; i < listed->count; i++) {
        size_t document = document_place(bundle, index, listed->ids[i]);
        naming->listed_by[document] = meeting + 1;
        index->meeting_documents[at++] = &bundle->documents[document];
        const Meeting **of = &index->document_meetings[document];
        if (!*of) *of = &bundle->meetings[meeting];
    }
    for (size_t i = naming->first[meeting]; i != NOWHERE; i = naming->next[i])
        if (naming->listed_by[i] != meeting + 1) index->meeting_documents[at++] = &bundle->documents[i];
    return at;
}

static bool link_documents(Bundle *bundle, Index *index, Naming *naming) {
    size_t most = bundle->document_count;
    for (size_t i = 0; i < bundle->meeting_count; i++)
        most += bundle->meetings[i].documents.count;
    index->meeting_documents = ARENA_NEW(&bundle->arena, const Document *, most);
    index->meeting_starts = ARENA_NEW(&bundle->arena, size_t, bundle->meeting_count + 1);
    index->document_meetings = ARENA_NEW(&bundle->arena, const Meeting *, bundle->document_count);
    if (!index->meeting_documents || !index->meeting_starts || !index->document_meetings) return false;
    for (size_t i = 0; i < bundle->document_count; i++) {
        size_t meeting = meeting_place(bundle, index, bundle->documents[i].meeting);
        if (meeting != NOWHERE) index->document_meetings[i] = &bundle->meetings[meeting];
    }
    for (size_t i = 0; i < bundle->meeting_count; i++)
        index->meeting_starts[i + 1] = put_documents(bundle, index, naming, i, index->meeting_starts[i]);
    return true;
}

typedef struct RankedKind {
    size_t rank;
    const char *kind;
} RankedKind;

static int compare_ranks(const void *a, const void *b) {
    const RankedKind *left = a, *right = b;
    return (left->rank > right->rank) - (left->rank < right->rank);
}

// What delegates ask for most comes first, others as the file has them, those without a kind last.
static size_t kind_rank(const Document *document) {
    static const char *const known[] = {"statement", "policy-guide", "handbook", "reference", "report"};
    for (size_t i = 0; document->kind && i < COUNT_OF(known); i++)
        if (!strcmp(document->kind, known[i])) return i;
    return document->kind ? COUNT_OF(known) + (size_t)document->source.index : SIZE_MAX;
}

static size_t rank_kinds(const Bundle *bundle, IdTable *seen, RankedKind *ret_kinds) {
    size_t count = 0;
    for (size_t i = 0; i < bundle->document_count; i++) {
        const Document *document = &bundle->documents[i];
        const char *kind = document->kind ? document->kind : "";
        size_t rank = kind_rank(document);
        IdEntry *entry = ids_find(seen, kind);
        if (entry) {
            if (rank < ret_kinds[entry->mark].rank) ret_kinds[entry->mark].rank = rank;
            continue;
        }
        ids_put(seen, kind, document);
        ids_find(seen, kind)->mark = count;
        ret_kinds[count++] = (RankedKind){rank, kind};
    }
    qsort(ret_kinds, count, sizeof *ret_kinds, compare_ranks);
    return count;
}

static bool note_kinds(Bundle *bundle, Index *index) {
    IdTable seen = {0};
    AUTO_FREE RankedKind *kinds = malloc((bundle->document_count + 1) * sizeof *kinds);
    if (!kinds || !ids_init(&seen, bundle->document_count)) return false;
    size_t count = rank_kinds(bundle, &seen, kinds);
    ids_finish(&seen);
    index->kinds = ARENA_NEW(&bundle->arena, const char *, count);
    if (!index->kinds) return false;
    for (size_t i = 0; i < count; i++)
        index->kinds[i] = kinds[i].kind;
    index->kind_count = count;
    return true;
}

bool index_create(Bundle *bundle, IdTable *ids) {
    Index *index = bundle->index = calloc(1, sizeof *index);
    if (!index) return false;
    take_ids(bundle, index, ids);
    Naming naming;
    bool sound = naming_init(bundle, index, &naming) && link_documents(bundle, index, &naming);
    naming_finish(&naming);
    return sound && note_kinds(bundle, index);
}

void index_destroy(Index *index) {
    if (!index) return;
    for (size_t i = 0; i < LIST_COUNT; i++)
        ids_finish(&index->ids[i]);
    free(index);
}
