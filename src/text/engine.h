// Text to positioned glyphs: ICU finds directions, scripts and places to break, HarfBuzz shapes, FreeType's
// faces give the outlines that paint draws. A paragraph is shaped once and kept while frames use it.
//
// A paragraph reads in the direction of its language, whatever its letters are; parts of it in another
// language or direction are told as foreign.h has it, and one that is such a part as a whole is set in that
// language. Embeddings and overrides do nothing.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/err.h"
#include "font.h"

typedef struct TextEngine TextEngine;

typedef struct TextStyle {
    int size_64; // em size in 1/64 px
    FontWeight weight;
    int leading;  // line height in per mille of the size; scripts with tall marks get more
    int tracking; // in per mille of the size, between letters of scripts that are not joined
    bool tabular; // figures of one width, for times
    bool marked;  // *emphasis* in the string is semibold, and its signs are not shown
} TextStyle;

typedef struct TextRequest {
    const char *string; // UTF-8; broken bytes show as U+FFFD
    const char *lang;   // BCP 47; NULL for none: left to right
    TextStyle style;
    int max_width; // px; 0 for no limit
    int max_lines; // 0 for no limit; what does not fit ends in an ellipsis
} TextRequest;

typedef struct TextGlyph {
    uint32_t glyph;
    uint16_t face;      // of the engine's font set
    bool strong;        // stands in *emphasis*
    int32_t x_64, y_64; // from the line's left end and baseline, 1/64 px, y down
} TextGlyph;

typedef struct TextLine {
    const TextGlyph *glyphs;
    size_t count;
    int size_64;
    int width;          // px, rounded up
    int baseline;       // px below the line's top
    const char *string; // the line's own text, UTF-8, without the signs of languages and directions
    uint32_t look;      // of its glyphs: equal words that look different differ here
    bool cut;           // ends in an ellipsis
} TextLine;

typedef struct Paragraph {
    const TextLine *lines;
    size_t line_count;
    int line_height; // px
    int width;       // px, of the widest line
    int height;      // px
    int cap_64;      // height of a capital letter, 1/64 px
    int missing;     // letters that no font has
    bool cut;
    bool broken; // a word was wider than max_width and is broken between letters
    bool rtl;    // reads from right to left
} Paragraph;

// ERR_NO_FONT where no font draws Latin letters. font_root: the folder of fonts ("/usr/share/fonts").
bool text_create(const char *font_root, TextEngine **ret_engine, Err *err) MUST_USE;
void text_destroy(TextEngine *engine); // NULL-safe

// Never NULL; valid until two text_begin_frame later. An empty paragraph where memory is short.
const Paragraph *text_layout(TextEngine *engine, const TextRequest *request);

// The first letter of string that no font has, 0 where each has one. For looking through content: nothing is
// kept.
uint32_t text_missing(TextEngine *engine, const char *string, const char *lang);

// Tells that a frame begins, so that paragraphs no longer used can go when LIMIT_TEXT_CACHE_BYTES is reached.
void text_begin_frame(TextEngine *engine);

// A font that some text needed since this was asked last and that is missing, as a sentence for the operator.
// Each file is told once; false where there is nothing to tell. For the log, after a frame.
bool text_next_missing_font(TextEngine *engine, char *sentence, size_t size);

FontSet *text_fonts(TextEngine *engine);
