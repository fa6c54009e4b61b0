#include "shape.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include "marks.h"
#include "spans.h"

static bool add_run(ShapeText *text, ShapeRun run) {
    if (text->run_count == text->run_capacity) {
        int more = text->run_capacity ? text->run_capacity * 2 : 8;
        ShapeRun *moved = realloc(text->runs, (size_t)more * sizeof *moved);
        if (!moved) return false;
        text->runs = moved;
        text->run_capacity = more;
    }
    text->runs[text->run_count++] = run;
    return true;
}

// Letters that take the script and face of what stands before them.
static bool joins_before(UChar32 letter, UScriptCode script) {
    return script == USCRIPT_INHERITED || u_hasBinaryProperty(letter, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

// The next letter's script; common letters (spaces, digits, points) take that of the run they are in.
static UScriptCode script_of(UChar32 letter) {
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = letter < 0x80 ? (u_isalpha(letter) ? USCRIPT_LATIN : USCRIPT_COMMON)
                                       : uscript_getScript(letter, &status);
    return U_FAILURE(status) ? USCRIPT_UNKNOWN : script;
}

static bool face_has(const ShapeText *text, uint16_t face, UChar32 letter) {
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(fonts_hb(text->fonts, face), (hb_codepoint_t)letter, &glyph);
}

bool shape_is_strong(const ShapeText *text, int32_t at) {
    return text->strong && text->strong[at];
}

static FontWeight weight_at(const ShapeText *text, int32_t at) {
    return shape_is_strong(text, at) ? WEIGHT_SEMIBOLD : text->request->style.weight;
}

// Digits and Latin points within another script take Inter, so that times look alike in every language;
// spaces and what the run's face has otherwise stay in the run.
static bool stays_in_run(const ShapeText *text, const ShapeRun *run, int32_t at, UChar32 letter,
                         UScriptCode script) {
    if (joins_before(letter, script)) return true;
    if (shape_is_strong(text, at) != shape_is_strong(text, run->start)) return false;
    if (u_isUWhiteSpace(letter)) return true;
    if (script == USCRIPT_COMMON) return face_has(text, run->face, letter);
    return script == run->script && face_has(text, run->face, letter);
}

static bool is_east_asian(UScriptCode script) {
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           script == USCRIPT_HANGUL;
}

// Quotes, brackets and dashes that open an East Asian text have the width of its letters, as those have that
// close it.
static UScriptCode script_of_opening(const ShapeText *text, int32_t at, UScriptCode script) {
    enum {
        FIRST_POINT = 0x2010, // of those that East Asian fonts have in their own width
        SIGNS_MOST = 3
    };
    if (script != USCRIPT_COMMON || text->units[at] < FIRST_POINT) return script;
    for (int32_t next = at, seen = 0; next < text->length && seen < SIGNS_MOST; seen++) {
        UChar32 letter;
        U16_NEXT(text->units, next, text->length, letter);
        UScriptCode own = script_of(letter);
        if (own != USCRIPT_COMMON) return is_east_asian(own) ? own : script;
    }
    return script;
}

static uint16_t find_face(ShapeText *text, int32_t at, UChar32 letter, UScriptCode script) {
    script = script_of_opening(text, at, script);
    bool blank = u_isUWhiteSpace(letter) || u_iscntrl(letter), missing = false;
    uint16_t face = fonts_face_for(text->fonts, script, spans_lang(&text->spans, at), weight_at(text, at),
                                   blank ? ' ' : (uint32_t)letter, &missing);
    if (missing && !text->missing++) text->missing_letter = (uint32_t)letter;
    return face;
}

// Splits units of one level and language by script and face.
static bool itemize_span(ShapeText *text, int32_t start, int32_t end) {
    ShapeRun run = {.start = start, .end = start};
    bool open = false;
    for (int32_t at = start; at < end;) {
        int32_t next = at;
        UChar32 letter;
        U16_NEXT(text->units, next, end, letter);
        UScriptCode script = script_of(letter);
        if (!open || !stays_in_run(text, &run, at, letter, script)) {
            if (open && run.end > run.start && !add_run(text, run)) return false;
            run = (ShapeRun){.start = at,
                             .from = start,
                             .to = end,
                             .level = spans_level(&text->spans, at),
                             .script = script,
                             .face = find_face(text, at, letter, script)};
            open = true;
        } else if (run.script == USCRIPT_COMMON && script != USCRIPT_COMMON && script != USCRIPT_INHERITED) {
            run.script = script;
        }
        run.end = at = next;
    }
    return !open || add_run(text, run);
}

static bool itemize(ShapeText *text) {
    for (int32_t start = 0, end; start < text->length; start = end) {
        end = spans_end(&text->spans, start, text->length);
        if (!itemize_span(text, start, end)) return false;
    }
    return true;
}

static bool take_units(ShapeText *text, const char *string, size_t bytes) {
    SpanText taken = {.units = malloc((bytes + 1) * sizeof *taken.units)};
    if (!taken.units) return false;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8WithSub(taken.units, (int32_t)bytes + 1, &taken.length, string, (int32_t)bytes, 0xFFFD, NULL,
                         &status);
    bool done = U_SUCCESS(status);
    if (done && text->request->style.marked) done = marks_take(taken.units, &taken.length, &taken.strong);
    done = done && spans_take(&taken, text->request->lang, &text->spans);
    text->units = taken.units;
    text->strong = taken.strong;
    text->length = taken.length;
    return done;
}

bool shape_begin(ShapeText *text, const TextRequest *request, FontSet *fonts, hb_buffer_t *buffer) {
    *text = (ShapeText){.request = request, .fonts = fonts, .buffer = buffer};
    size_t bytes = strlen(request->string);
    if (bytes > INT32_MAX / 4) return false;
    if (take_units(text, request->string, bytes) && itemize(text)) return true;
    shape_finish(text);
    return false;
}

static bool copy_part(ShapeText *text, const ShapeText *whole, int32_t start, int32_t end,
                      const UChar *suffix) {
    int32_t taken = end - start, behind = u_strlen(suffix);
    text->length = taken + behind;
    text->units = malloc(((size_t)text->length + 1) * sizeof *text->units);
    if (whole->strong) text->strong = calloc((size_t)text->length + 1, sizeof *text->strong);
    if (!text->units || (whole->strong && !text->strong)) return false;
    u_memcpy(text->units, whole->units + start, taken);
    u_memcpy(text->units + taken, suffix, behind);
    if (whole->strong) memcpy(text->strong, whole->strong + start, (size_t)taken * sizeof *text->strong);
    return spans_take_part(&whole->spans, start, end, behind, &text->spans);
}

bool shape_begin_part(ShapeText *text, const ShapeText *whole, int32_t start, int32_t end,
                      const UChar *suffix) {
    *text = (ShapeText){.request = whole->request, .fonts = whole->fonts, .buffer = whole->buffer};
    if (copy_part(text, whole, start, end, suffix) && itemize(text)) return true;
    shape_finish(text);
    return false;
}

void shape_finish(ShapeText *text) {
    free(text->units);
    free(text->strong);
    free(text->runs);
    spans_finish(&text->spans);
    text->units = NULL;
    text->strong = NULL;
    text->runs = NULL;
}

static bool row_reserve(GlyphRow *row, size_t more) {
    if (row->count + more <= row->capacity) return true;
    size_t capacity = (row->count + more) * 2;
    TextGlyph *moved = realloc(row->glyphs, capacity * sizeof *moved);
    if (!moved) return false;
    row->glyphs = moved;
    row->capacity = capacity;
    return true;
}

static unsigned set_features(hb_feature_t *features, const TextStyle *style) {
    unsigned count = 0;
    if (style->tabular) features[count++] = (hb_feature_t){HB_TAG('t', 'n', 'u', 'm'), 1, 0, (unsigned)-1};
    if (style->tracking) // letters that are spaced apart do not join
        features[count++] = (hb_feature_t){HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1};
    return count;
}

// Scripts whose letters join or hang from a line must not be spaced apart.
static bool may_track(UScriptCode script) {
    return script == USCRIPT_LATIN || script == USCRIPT_COMMON || script == USCRIPT_CYRILLIC ||
           script == USCRIPT_GREEK;
}

static bool append_glyphs(ShapeText *text, const ShapeRun *run, GlyphRow *row, int32_t *advances) {
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(text->buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(text->buffer, NULL);
    const TextStyle *style = &text->request->style;
    int32_t track = may_track(run->script) ? style->size_64 * style->tracking / 1000 : 0;
    if (!row_reserve(row, count)) return false;
    for (unsigned i = 0; i < count; i++) {
        int32_t advance = positions[i].x_advance + (positions[i].x_advance ? track : 0);
        row->glyphs[row->count++] = (TextGlyph){.glyph = infos[i].codepoint,
                                                .face = run->face,
                                                .strong = shape_is_strong(text, run->start),
                                                .x_64 = row->width_64 + positions[i].x_offset,
                                                .y_64 = -positions[i].y_offset};
        // A line that is wider than any panel needs no exact width, only one that stays positive.
        if (row->width_64 <= INT32_MAX / 4) row->width_64 += advance;
        if (advances) advances[run->from + (int32_t)infos[i].cluster] += advance;
    }
    return true;
}

static bool shape_run(ShapeText *text, const ShapeRun *run, GlyphRow *row, int32_t *advances) {
    hb_buffer_reset(text->buffer);
    hb_buffer_add_utf16(text->buffer, (const uint16_t *)text->units + run->from, run->to - run->from,
                        (unsigned)(run->start - run->from), run->end - run->start);
    hb_buffer_set_direction(text->buffer, run->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    const char *tag = uscript_getShortName(run->script == USCRIPT_COMMON ? USCRIPT_LATIN : run->script);
    hb_buffer_set_script(text->buffer, hb_script_from_string(tag, -1));
    const char *lang = spans_lang(&text->spans, run->start);
    if (*lang) hb_buffer_set_language(text->buffer, hb_language_from_string(lang, -1));
    // A soft hyphen or a control shows nothing, not a box.
    hb_buffer_set_flags(text->buffer, HB_BUFFER_FLAG_DEFAULT);
    hb_font_t *font = fonts_hb(text->fonts, run->face);
    hb_font_set_scale(font, text->request->style.size_64, text->request->style.size_64);
    hb_feature_t features[2];
    unsigned feature_count = set_features(features, &text->request->style);
    hb_shape(font, text->buffer, features, feature_count);
    return append_glyphs(text, run, row, advances);
}

enum {
    RUNS_INLINE = 32
};

bool shape_range(ShapeText *text, int32_t start, int32_t end, GlyphRow *row, int32_t *advances) {
    int first = 0;
    while (first < text->run_count && text->runs[first].end <= start)
        first++;
    int last = first;
    while (last < text->run_count && text->runs[last].start < end)
        last++;
    int count = last - first;
    UBiDiLevel few_levels[RUNS_INLINE];
    int32_t few_order[RUNS_INLINE];
    bool many = count > RUNS_INLINE;
    UBiDiLevel *levels = many ? malloc((size_t)count * sizeof *levels) : few_levels;
    int32_t *order = many ? malloc((size_t)count * sizeof *order) : few_order;
    bool done = levels && order;
    for (int i = 0; done && i < count; i++)
        levels[i] = text->runs[first + i].level;
    if (done && count) ubidi_reorderVisual(levels, count, order);
    for (int i = 0; done && i < count; i++) {
        ShapeRun part = text->runs[first + order[i]];
        if (part.start < start) part.start = start;
        if (part.end > end) part.end = end;
        done = shape_run(text, &part, row, advances);
    }
    if (many) {
        free(levels);
        free(order);
    }
    return done;
}
