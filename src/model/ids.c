#include "model/ids.h"

#include <stdlib.h>
#include <string.h>
#include "base/hash.h"

bool ids_init(IdTable *table, size_t most) {
    size_t capacity = 8;
    while (capacity < most * 2)
        capacity *= 2;
    *table = (IdTable){calloc(capacity, sizeof(IdEntry)), capacity};
    return table->entries != NULL;
}

void ids_finish(IdTable *table) {
    if (!table) return;
    free(table->entries);
    *table = (IdTable){0};
}

// The entry of an id, or the free one where it belongs.
static IdEntry *seek(const IdTable *table, const char *id, uint64_t hash) {
    for (size_t i = hash & (table->capacity - 1);; i = (i + 1) & (table->capacity - 1)) {
        IdEntry *entry = &table->entries[i];
        if (!entry->id || (entry->hash == hash && !strcmp(entry->id, id))) return entry;
    }
}

IdEntry *ids_find(const IdTable *table, const char *id) {
    if (!table->capacity) return NULL;
    IdEntry *entry = seek(table, id, hash_str(HASH_START, id));
    return entry->id ? entry : NULL;
}

void ids_put(IdTable *table, const char *id, const void *record) {
    uint64_t hash = hash_str(HASH_START, id);
    *seek(table, id, hash) = (IdEntry){.hash = hash, .id = id, .record = record};
}
