// The ids of one list of a bundle: a hash table from id to record.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/auto.h"

// The lists whose records have ids.
typedef enum ListId {
    LIST_ROOMS,
    LIST_PLACES,
    LIST_TRACKS,
    LIST_ROLES,
    LIST_MEMBERS,
    LIST_GROUPS,
    LIST_MEETINGS,
    LIST_DOCUMENTS,
    LIST_ABOUT,
    LIST_CONTACTS,
    LIST_NOTICES,
    LIST_AGENDA,
    LIST_COUNT
} ListId;

typedef struct IdEntry {
    uint64_t hash;
    const char *id;     // not owned; NULL in a free entry
    const void *record; // NULL for a record that was left out for its faults
    size_t mark;        // the caller's own: the last link that named it
} IdEntry;

typedef struct IdTable {
    IdEntry *entries;
    size_t capacity; // a power of two, or 0
} IdTable;

// Makes room for most ids, which can then be put without failing. False: no memory.
bool ids_init(IdTable *table, size_t most) MUST_USE;
void ids_finish(IdTable *table); // NULL-safe

IdEntry *ids_find(const IdTable *table, const char *id); // NULL where there is none
// Puts an id that is not there yet.
void ids_put(IdTable *table, const char *id, const void *record);
