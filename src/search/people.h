// Who speaks: people stand in sessions without an id, so the same name is the same person. Only index.c
// includes it.
#pragma once
#include "search/inside.h"

// Fills index->appearances and first_appearances, and writes each person's first occurrence to ret_people
// (room for people_most): in the order of the agenda. False: no memory.
bool people_find(SearchIndex *index, const Person **ret_people, uint32_t *ret_count) MUST_USE;

// How many there are at most.
size_t people_most(const Bundle *bundle);
