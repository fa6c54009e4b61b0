// Reading lists of records.
#pragma once
#include "model/reader.h"

#define NO_LIST (-1)

// What a list holds.
typedef struct Items {
    const Record *record;
    int list; // the ListId whose ids its records have as their first member; NO_LIST where they have none
    const char *pointer; // "/rooms"; NULL for a list within a record
} Items;

// FieldRead: more is a const Items *; the array goes to offset, its count (size_t) to other_offset. Records
// that are not sound, or whose id is taken, are left out.
bool read_items(Load *load, JsonValue value, const Field *field, void *record);
