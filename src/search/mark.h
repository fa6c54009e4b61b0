// Where in a string that is shown the typed words are. Only this folder includes it.
#pragma once
#include "search/inside.h"
#include "search/search.h"
#include "search/typed.h"

// Marks string, writes at most max; sets bit i of *ret_found where word i of typed was found.
size_t mark_string(const SearchIndex *index, Fold *fold, const Typed *typed, const char *string,
                   SearchMark *ret_marks, size_t max, uint32_t *ret_found);
