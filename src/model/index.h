// What makes questions quick, made once when a bundle has loaded: records by id, the documents of each
// meeting, the kinds of documents. Only this folder includes it.
#pragma once
#include "model/bundle.h"
#include "model/ids.h"

typedef struct Index {
    IdTable ids[LIST_COUNT];
    const Document **meeting_documents; // those of one meeting behind those of the one before
    size_t *meeting_starts;             // where each meeting's begin, and where the last one's end
    const Meeting **document_meetings;  // of each document; NULL where none
    const char **kinds;
    size_t kind_count;
} Index;

// Makes bundle->index, once its lists are in their order. Takes over the LIST_COUNT tables at ids and leaves
// empty ones. False: no memory.
bool index_create(Bundle *bundle, IdTable *ids) MUST_USE;
void index_destroy(Index *index); // NULL-safe
