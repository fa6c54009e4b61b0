// A bundle's texts on one line, and shorter.
#pragma once
#include "base/arena.h"

// The text without controls, line breaks and runs of blanks: one blank for each. NULL without memory.
char *words_on_one_line(Arena *arena, const char *text) MUST_USE;

// The text in at most so many bytes (at least 8): where it is longer its first words and an ellipsis. A word
// that fills most of the room is cut between letters. NULL without memory.
char *words_cut(Arena *arena, const char *text, size_t max_bytes) MUST_USE;
