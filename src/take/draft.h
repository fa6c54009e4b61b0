// A text that must fit into a code. What is least missed goes first: one part after the other in the writer's
// order, and then the end of the title, at a word.
#pragma once
#include "base/arena.h"
#include "base/err.h"

typedef struct Draft {
    const void *of;    // what the writer writes
    const char *title; // on one line
    int spare;         // parts that may be left out
    // The text with this title and without the first so many spare parts; NULL without memory.
    char *(*write)(const void *of, const char *title, int left_out, Arena *arena);
} Draft;

// The longest form that has at most LIMIT_CODE_BYTES. ERR_TOO_LARGE where even the shortest has more,
// ERR_NO_MEMORY.
bool draft_fit(const Draft *draft, Arena *arena, const char **ret_text, Err *err) MUST_USE;
