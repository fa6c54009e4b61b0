// What a bundle's search rests on: its different words, and where each occurs. Built once a bundle, in any
// thread; afterwards it never changes, so that threads may share it.
#pragma once
#include "base/err.h"
#include "model/bundle.h"

typedef struct SearchIndex SearchIndex;

// Reads bundle, which nobody may change meanwhile, and refers to it: destroy the index before the bundle.
// Only ERR_NO_MEMORY can happen. A bundle over LIMIT_SEARCH_WORDS or _POSTINGS is indexed as far as they
// reach.
bool search_index_build(const Bundle *bundle, SearchIndex **ret_index, Err *err) MUST_USE;
void search_index_destroy(SearchIndex *index); // NULL-safe

// Bytes that the index occupies.
size_t search_index_bytes(const SearchIndex *index);
// False where a limit was reached.
bool search_index_is_whole(const SearchIndex *index);
