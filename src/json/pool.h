// Memory for cJSON's trees: one arena a document instead of one malloc a value, which halves the time of
// reading and freeing a large bundle. Only json.c uses it.
#pragma once
#include "base/arena.h"

// Until pool_end, cJSON of this thread takes its memory from arena and frees nothing. Calls do not nest.
void pool_begin(Arena *arena);
void pool_end(void);
