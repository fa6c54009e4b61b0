// One paragraph's text as runs of one direction, script and face, and the glyphs of any part of it. Internal
// to text/.
#pragma once
#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/utypes.h>
#include "engine.h"
#include "spans.h"

// UTF-16 units [start, end) with one direction, script and face.
typedef struct ShapeRun {
    int32_t start, end;
    int32_t from, to; // the units of its span: letters join over what stands there, and no further
    UBiDiLevel level;
    UScriptCode script;
    uint16_t face;
} ShapeRun;

typedef struct ShapeText {
    const TextRequest *request;
    FontSet *fonts;
    hb_buffer_t *buffer; // for reuse
    UChar *units;
    bool *strong; // for each unit: emphasis; NULL where there is none
    int32_t length;
    ShapeRun *runs;
    int run_count, run_capacity;
    Spans spans;
    int missing;             // letters that no font has
    uint32_t missing_letter; // the first of them
} ShapeText;

// Takes UTF-8. False where memory is short.
bool shape_begin(ShapeText *text, const TextRequest *request, FontSet *fonts, hb_buffer_t *buffer);
// A part of another text with a suffix behind it (the ellipsis).
bool shape_begin_part(ShapeText *text, const ShapeText *whole, int32_t start, int32_t end,
                      const UChar *suffix);
void shape_finish(ShapeText *text);

typedef struct GlyphRow {
    TextGlyph *glyphs;
    size_t count, capacity;
    int32_t width_64;
} GlyphRow;

// Whether the unit stands in *emphasis*.
bool shape_is_strong(const ShapeText *text, int32_t at);

// Appends the glyphs of units [start, end) in visual order. advances (may be NULL) gets each unit's share of
// the width, 1/64 px; it has length entries.
bool shape_range(ShapeText *text, int32_t start, int32_t end, GlyphRow *row, int32_t *advances);
