// Where a paragraph's lines end, by the rules of its language. Internal to text/.
#pragma once
#include <stddef.h>
#include <unicode/ubrk.h>
#include "shape.h"

// ICU's iterators, which take their time to open: they are kept. Zeroed to begin with.
typedef struct Breaks {
    UBreakIterator *lines;
    UBreakIterator *close; // where a line may end too, rather than within a word; NULL where lines has those
    UBreakIterator *letters;
    char lang[SPAN_TAG_SIZE]; // of lines and close
} Breaks;

void breaks_finish(Breaks *breaks);

// [start, end) in UTF-16 units without the spaces at the end.
typedef struct LineSpan {
    int32_t start, end;
    bool cut;
    bool broken; // ends within a word
} LineSpan;

typedef struct Lines {
    LineSpan *spans; // the caller's to free, also on failure
    size_t count, capacity;
} Lines;

bool lines_add(Lines *lines, LineSpan span);

// Adds the lines of a text. advances: each unit's width, 1/64 px. False without memory.
bool breaks_find(Breaks *breaks, ShapeText *text, const int32_t *advances, Lines *lines);
