#include "engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>
#include "base/hash.h"
#include "base/limits.h"
#include "breaks.h"
#include "shape.h"

enum {
    BUCKETS = 1024
};

// One block of memory: the entry, its strings, lines and glyphs.
typedef struct Entry {
    struct Entry *next;
    uint64_t hash;
    unsigned frame; // last used
    size_t bytes;
    TextRequest request;
    Paragraph paragraph;
} Entry;

struct TextEngine {
    FontSet *fonts;
    hb_buffer_t *buffer;
    Breaks breaks;
    Entry *buckets[BUCKETS];
    size_t bytes;
    unsigned frame;
};

bool text_create(const char *font_root, TextEngine **ret_engine, Err *err) {
    TextEngine *engine = calloc(1, sizeof *engine);
    if (!engine) return err_set(err, ERR_NO_MEMORY, "no memory for text");
    if (!fonts_create(font_root, &engine->fonts, err)) {
        free(engine);
        return false;
    }
    engine->buffer = hb_buffer_create();
    *ret_engine = engine;
    return true;
}

void text_destroy(TextEngine *engine) {
    if (!engine) return;
    for (int i = 0; i < BUCKETS; i++) {
        while (engine->buckets[i]) {
            Entry *entry = engine->buckets[i];
            engine->buckets[i] = entry->next;
            free(entry);
        }
    }
    breaks_finish(&engine->breaks);
    hb_buffer_destroy(engine->buffer);
    fonts_destroy(engine->fonts);
    free(engine);
}

FontSet *text_fonts(TextEngine *engine) {
    return engine->fonts;
}

// Glyphs and text of one line.
typedef struct ShapedLine {
    GlyphRow row;
    char *string;
} ShapedLine;

static char *to_utf8(const UChar *units, int32_t length) {
    char *string = malloc((size_t)length * 3 + 1);
    if (!string) return NULL;
    UErrorCode status = U_ZERO_ERROR;
    int32_t bytes = 0;
    u_strToUTF8WithSub(string, length * 3 + 1, &bytes, units, length, 0xFFFD, NULL, &status);
    string[U_SUCCESS(status) ? bytes : 0] = 0;
    return string;
}

static bool shape_line(ShapeText *text, LineSpan span, ShapedLine *line) {
    if (!span.cut) {
        line->string = to_utf8(text->units + span.start, span.end - span.start);
        return line->string && shape_range(text, span.start, span.end, &line->row, NULL);
    }
    static const UChar ellipsis[] = {0x2026, 0};
    ShapeText part;
    if (!shape_begin_part(&part, text, span.start, span.end, ellipsis)) return false;
    line->string = to_utf8(part.units, part.length);
    bool done = line->string && shape_range(&part, 0, part.length, &line->row, NULL);
    shape_finish(&part);
    return done;
}

static void measure_faces(TextEngine *engine, const ShapeText *text, int *ret_ascent, int *ret_descent,
                          int *ret_cap) {
    *ret_ascent = *ret_descent = *ret_cap = 0;
    for (int i = 0; i < text->run_count; i++) {
        int ascent, descent, cap = fonts_cap_height(engine->fonts, text->runs[i].face);
        fonts_extents(engine->fonts, text->runs[i].face, &ascent, &descent);
        if (ascent > *ret_ascent) *ret_ascent = ascent;
        if (descent > *ret_descent) *ret_descent = descent;
        if (!*ret_cap || cap < *ret_cap) *ret_cap = cap;
    }
    if (!*ret_ascent)
        *ret_ascent = 969, *ret_descent = 242, *ret_cap = 727; // an empty text is as high as Inter
}

typedef struct LineMetrics {
    int height, baseline; // px
    int cap_64;
} LineMetrics;

// Latin letters with two marks on each other, as Vietnamese has them.
static bool has_tall_latin(const ShapeText *text) {
    for (int32_t i = 0; i < text->length; i++)
        if (text->units[i] >= 0x1E00 && text->units[i] <= 0x1EFF) return true;
    return false;
}

// How far the glyphs reach above and below the baseline, 1/64 px; those that never leave their lines are not
// looked at.
static void measure_ink(TextEngine *engine, const ShapeText *text, const GlyphRow *row, int *up_64,
                        int *down_64) {
    int size_64 = text->request->style.size_64;
    bool latin_too = has_tall_latin(text);
    for (size_t i = 0; i < row->count; i++) {
        const TextGlyph *glyph = &row->glyphs[i];
        if (!latin_too && !glyph->y_64 && !fonts_has_tall_words(glyph->face)) continue;
        hb_font_t *font = fonts_hb(engine->fonts, glyph->face);
        hb_glyph_extents_t extents;
        hb_font_set_scale(font, size_64, size_64);
        if (!hb_font_get_glyph_extents(font, glyph->glyph, &extents) || !extents.height) continue;
        int up = extents.y_bearing - glyph->y_64, down = -extents.height - up;
        if (up > *up_64) *up_64 = up;
        if (down > *down_64) *down_64 = down;
    }
}

// The height of the lines: what was asked for, what the faces take, or what the words take, as the long ones
// of Urdu that climb.
static LineMetrics measure_lines(TextEngine *engine, const ShapeText *text, const ShapedLine *shaped,
                                 size_t count) {
    const TextStyle *style = &text->request->style;
    int ascent, descent, cap, up_64 = 0, down_64 = 0;
    measure_faces(engine, text, &ascent, &descent, &cap);
    // Inter fits any leading that was asked for (its marks rise into the leading); a script with taller
    // letters gets its own height.
    bool tall = ascent + descent > 1300 && ascent + descent > style->leading;
    int64_t leading = tall ? ascent + descent : style->leading, size_64 = style->size_64;
    LineMetrics metrics = {.height = (int)(size_64 * leading / 64000),
                           .baseline = (int)(size_64 * (leading - ascent - descent + 2 * ascent) / 2 / 64000),
                           .cap_64 = (int)(size_64 * cap / 1000)};
    for (size_t i = 0; i < count; i++)
        measure_ink(engine, text, &shaped[i].row, &up_64, &down_64);
    int little = style->size_64 / 64 / 25;
    int over = up_64 / 64 - metrics.baseline, under = down_64 / 64 - (metrics.height - metrics.baseline);
    if (over > little) {
        metrics.baseline += over;
        metrics.height += over;
    }
    if (under > little) metrics.height += under;
    return metrics;
}

// Style and language choose the glyphs of equal words, and which of them stand in emphasis.
static uint32_t look_of(const ShapeText *text, const LineSpan *span) {
    const TextRequest *r = text->request;
    uint64_t hash = hash_str(HASH_START, text->spans.langs[0]);
    const int values[] = {r->style.size_64, (int)r->style.weight, r->style.tracking, r->style.tabular};
    hash = hash_bytes(hash, values, sizeof values);
    size_t length = (size_t)(span->end - span->start);
    if (text->strong) hash = hash_bytes(hash, text->strong + span->start, length);
    for (int32_t at = span->start; text->spans.levels && at < span->end;) {
        int32_t end = spans_end(&text->spans, at, span->end);
        const int32_t place[] = {end, spans_level(&text->spans, at)};
        hash = hash_bytes(hash_str(hash, spans_lang(&text->spans, at)), place, sizeof place);
        at = end;
    }
    return (uint32_t)(hash ^ hash >> 32);
}

// Packs everything into one block.
static Entry *pack(TextEngine *engine, const ShapeText *text, const Lines *lines, const ShapedLine *shaped) {
    const TextRequest *request = text->request;
    size_t glyphs = 0, strings = strlen(request->string) + 1 + strlen(request->lang ? request->lang : "") + 1;
    for (size_t i = 0; i < lines->count; i++) {
        glyphs += shaped[i].row.count;
        strings += strlen(shaped[i].string) + 1;
    }
    size_t bytes = sizeof(Entry) + lines->count * sizeof(TextLine) + glyphs * sizeof(TextGlyph) + strings;
    Entry *entry = calloc(1, bytes);
    if (!entry) return NULL;
    entry->bytes = bytes;
    TextLine *line = (TextLine *)(entry + 1);
    TextGlyph *glyph = (TextGlyph *)(line + lines->count);
    char *string = (char *)(glyph + glyphs);
    entry->request = *request;
    entry->request.string = strcpy(string, request->string);
    string += strlen(string) + 1;
    entry->request.lang = strcpy(string, request->lang ? request->lang : "");
    string += strlen(string) + 1;

    LineMetrics metrics = measure_lines(engine, text, shaped, lines->count);
    Paragraph *paragraph = &entry->paragraph;
    paragraph->lines = line;
    paragraph->line_count = lines->count;
    paragraph->line_height = metrics.height;
    paragraph->height = paragraph->line_height * (int)lines->count;
    paragraph->cap_64 = metrics.cap_64;
    paragraph->missing = text->missing;
    paragraph->rtl = text->spans.base_level & 1;
    for (size_t i = 0; i < lines->count; i++, line++) {
        const GlyphRow *row = &shaped[i].row;
        if (row->count) memcpy(glyph, row->glyphs, row->count * sizeof *glyph);
        *line = (TextLine){.glyphs = glyph,
                           .count = row->count,
                           .size_64 = request->style.size_64,
                           .width = (row->width_64 + 63) / 64,
                           .baseline = metrics.baseline,
                           .look = look_of(text, &lines->spans[i]),
                           .string = strcpy(string, shaped[i].string),
                           .cut = lines->spans[i].cut};
        glyph += row->count;
        string += strlen(string) + 1;
        if (line->width > paragraph->width) paragraph->width = line->width;
        if (line->cut) paragraph->cut = true;
        if (lines->spans[i].broken) paragraph->broken = true;
    }
    return entry;
}

static Entry *shape_lines(TextEngine *engine, ShapeText *text, const Lines *lines) {
    ShapedLine *shaped = calloc(lines->count + 1, sizeof *shaped);
    bool done = shaped != NULL;
    for (size_t i = 0; done && i < lines->count; i++)
        done = shape_line(text, lines->spans[i], &shaped[i]);
    Entry *entry = done ? pack(engine, text, lines, shaped) : NULL;
    for (size_t i = 0; shaped && i < lines->count; i++) {
        free(shaped[i].row.glyphs);
        free(shaped[i].string);
    }
    free(shaped);
    return entry;
}

static bool has_newline(const ShapeText *text) {
    return u_memchr(text->units, '\n', text->length) != NULL;
}

static Entry *lay_out(TextEngine *engine, const TextRequest *request) {
    ShapeText text;
    if (!shape_begin(&text, request, engine->fonts, engine->buffer)) return NULL;
    int32_t *advances = calloc((size_t)text.length + 1, sizeof *advances);
    GlyphRow measured = {0};
    Entry *entry = NULL;
    if (advances && shape_range(&text, 0, text.length, &measured, advances)) {
        Lines lines = {0};
        bool one =
            (!request->max_width || measured.width_64 <= request->max_width * 64) && !has_newline(&text);
        if (one && text.length) {
            // The usual case: what was measured is the line.
            LineSpan span = {0, text.length, false, false};
            ShapedLine line = {measured, to_utf8(text.units, text.length)};
            if (line.string && lines_add(&lines, span)) entry = pack(engine, &text, &lines, &line);
            free(line.string);
        } else if (breaks_find(&engine->breaks, &text, advances, &lines)) {
            entry = shape_lines(engine, &text, &lines);
        }
        free(lines.spans);
    }
    free(measured.glyphs);
    free(advances);
    shape_finish(&text);
    return entry;
}

static uint64_t request_hash(const TextRequest *r) {
    uint64_t hash = hash_str(hash_str(HASH_START, r->string), r->lang ? r->lang : "");
    const int values[] = {r->style.size_64, (int)r->style.weight, r->style.leading, r->style.tracking,
                          r->style.tabular, r->style.marked,      r->max_width,     r->max_lines};
    return hash_bytes(hash, values, sizeof values);
}

static bool same_request(const TextRequest *a, const TextRequest *b) {
    return a->style.size_64 == b->style.size_64 && a->style.weight == b->style.weight &&
           a->style.leading == b->style.leading && a->style.tracking == b->style.tracking &&
           a->style.tabular == b->style.tabular && a->style.marked == b->style.marked &&
           a->max_width == b->max_width && a->max_lines == b->max_lines && !strcmp(a->string, b->string) &&
           !strcmp(a->lang ? a->lang : "", b->lang ? b->lang : "");
}

const Paragraph *text_layout(TextEngine *engine, const TextRequest *request) {
    static const Paragraph nothing;
    uint64_t hash = request_hash(request);
    Entry **bucket = &engine->buckets[hash % BUCKETS];
    for (Entry *entry = *bucket; entry; entry = entry->next) {
        if (entry->hash != hash || !same_request(&entry->request, request)) continue;
        entry->frame = engine->frame;
        return &entry->paragraph;
    }
    Entry *entry = lay_out(engine, request);
    if (!entry) return &nothing;
    entry->hash = hash;
    entry->frame = engine->frame;
    entry->next = *bucket;
    *bucket = entry;
    engine->bytes += entry->bytes;
    return &entry->paragraph;
}

uint32_t text_missing(TextEngine *engine, const char *string, const char *lang) {
    TextRequest request = {.string = string, .lang = lang};
    ShapeText text;
    if (!shape_begin(&text, &request, engine->fonts, engine->buffer)) return 0;
    uint32_t letter = text.missing_letter;
    shape_finish(&text);
    return letter;
}

static const char *file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool text_next_missing_font(TextEngine *engine, char *sentence, size_t size) {
    FontState state;
    if (!fonts_next_missing(engine->fonts, &state)) return false;
    snprintf(sentence, size, "the font %s is missing (package %s): %s%s%s%s is shown %s%s",
             file_name(state.file), state.package, state.script, state.lang ? " (" : "",
             state.lang ? state.lang : "", state.lang ? ")" : "", state.instead ? "in " : "as boxes",
             state.instead ? file_name(state.instead) : "");
    return true;
}

void text_begin_frame(TextEngine *engine) {
    engine->frame++;
    if (engine->bytes <= LIMIT_TEXT_CACHE_BYTES) return;
    // Everything that neither this nor the last frame used goes at once: simple, and rare.
    for (int i = 0; i < BUCKETS; i++) {
        for (Entry **link = &engine->buckets[i]; *link;) {
            Entry *entry = *link;
            if (engine->frame - entry->frame <= 2) {
                link = &entry->next;
                continue;
            }
            *link = entry->next;
            engine->bytes -= entry->bytes;
            free(entry);
        }
    }
}
