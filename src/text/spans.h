// Direction and language of each part of a paragraph (foreign.h says how a text tells them). Internal to
// text/.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <unicode/ubidi.h>
#include "base/limits.h"

enum {
    SPAN_TAG_SIZE = LIMIT_LANGUAGE_BYTES + 1
};

typedef struct Spans {
    UBiDiLevel base_level;        // 0, or 1 where the paragraph reads from right to left
    UBiDiLevel *levels;           // of each unit; NULL where all have base_level
    uint8_t *langs_at;            // for each unit, which of langs; NULL where all have the first
    char (*langs)[SPAN_TAG_SIZE]; // BCP 47; the first is the paragraph's, "" where it has none
    int lang_count;
} Spans;

// A paragraph's units, and for each whether it is emphasised (NULL where none is). Both are from malloc.
typedef struct SpanText {
    UChar *units; // with a place for one more
    bool *strong;
    int32_t length;
} SpanText;

// Reads directions and languages, and takes out the signs that tell them, embeddings and overrides, and marks
// beyond LIMIT_LETTER_MARKS on one letter. False without memory; text is to be freed all the same.
bool spans_take(SpanText *text, const char *lang, Spans *ret_spans);

// Units [start, end) of others, and behind them some that belong to the paragraph itself.
bool spans_take_part(const Spans *whole, int32_t start, int32_t end, int32_t behind, Spans *ret_spans);
void spans_finish(Spans *spans); // of either

UBiDiLevel spans_level(const Spans *spans, int32_t at);
const char *spans_lang(const Spans *spans, int32_t at);

// The end of the units from start on that have one level and language, at most limit.
int32_t spans_end(const Spans *spans, int32_t start, int32_t limit);
