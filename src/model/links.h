// References by id. They are noted while reading and resolved when all lists are read, so that the order of
// the lists in the file does not matter.
#pragma once
#include "model/reader.h"

#define LINK_TO(list) (1 << (list))
#define LINK_OR_COUNTRY (1 << LIST_COUNT) // or two capital letters

// FieldReads; field->low is the LINK_TO of the lists that may be meant.
bool read_link_id(Load *load, JsonValue value, const Field *field, void *record);     // const char *
bool read_link_record(Load *load, JsonValue value, const Field *field, void *record); // const Room *, ...
bool read_link_ids(Load *load, JsonValue value, const Field *field, void *record);    // IdList

// Resolves all links: dangling ones become findings and NULL, or leave their list.
void links_resolve(Load *load);

// For scenes, whose kind says what is meant.
bool links_add_ids(Load *load, JsonValue value, int lists, IdList *slot);
