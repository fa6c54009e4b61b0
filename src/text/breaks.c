#include "breaks.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

void breaks_finish(Breaks *breaks) {
    if (breaks->lines) ubrk_close(breaks->lines);
    if (breaks->close) ubrk_close(breaks->close);
    if (breaks->letters) ubrk_close(breaks->letters);
    *breaks = (Breaks){0};
}

bool lines_add(Lines *lines, LineSpan span) {
    if (lines->count == lines->capacity) {
        size_t more = lines->capacity ? lines->capacity * 2 : 8;
        LineSpan *moved = realloc(lines->spans, more * sizeof *moved);
        if (!moved) return false;
        lines->spans = moved;
        lines->capacity = more;
    }
    lines->spans[lines->count++] = span;
    return true;
}

static bool is_japanese(const char *lang) {
    return !strncmp(lang, "ja", 2) && (!lang[2] || lang[2] == '-');
}

// Japanese is broken between phrases, as signs are, and else strictly: not before a small letter or a
// lengthening mark. By default ICU does neither; for all other languages it is strict.
static UBreakIterator *open_lines(const char *lang) {
    UErrorCode status = U_ZERO_ERROR;
    const char *locale = is_japanese(lang) ? "ja@lb=strict;lw=phrase" : lang;
    UBreakIterator *breaks = ubrk_open(UBRK_LINE, locale, NULL, 0, &status);
    if (U_SUCCESS(status)) return breaks;
    status = U_ZERO_ERROR; // a language's tag that ICU does not take
    return ubrk_open(UBRK_LINE, "en", NULL, 0, &status);
}

static void open_for(Breaks *breaks, const char *lang) {
    if (breaks->lines && !strcmp(lang, breaks->lang)) return;
    if (breaks->lines) ubrk_close(breaks->lines);
    if (breaks->close) ubrk_close(breaks->close);
    UErrorCode status = U_ZERO_ERROR;
    breaks->lines = open_lines(lang);
    breaks->close = is_japanese(lang) ? ubrk_open(UBRK_LINE, "ja@lb=strict", NULL, 0, &status) : NULL;
    strcpy(breaks->lang, lang);
}

static bool prepare(Breaks *breaks, const ShapeText *text) {
    UErrorCode status = U_ZERO_ERROR;
    open_for(breaks, text->spans.langs[0]);
    if (!breaks->letters) breaks->letters = ubrk_open(UBRK_CHARACTER, "en", NULL, 0, &status);
    if (!breaks->lines || !breaks->letters) return false;
    ubrk_setText(breaks->lines, text->units, text->length, &status);
    if (breaks->close) ubrk_setText(breaks->close, text->units, text->length, &status);
    ubrk_setText(breaks->letters, text->units, text->length, &status);
    return U_SUCCESS(status);
}

static int32_t without_spaces(const ShapeText *text, int32_t start, int32_t end) {
    while (end > start && u_isUWhiteSpace(text->units[end - 1]))
        end--;
    return end;
}

static int64_t width_of(const int32_t *advances, int32_t start, int32_t end) {
    int64_t width = 0;
    for (int32_t i = start; i < end; i++)
        width += advances[i];
    return width;
}

// Whether a place of an iterator is one where a line may end.
typedef bool MayEnd(const ShapeText *text, int32_t at);

static bool is_hangul(UChar unit) {
    return (unit >= 0xAC00 && unit <= 0xD7A3) || (unit >= 0x1100 && unit <= 0x11FF) ||
           (unit >= 0x3130 && unit <= 0x318F);
}

// Korean may break anywhere, but reads well only where it has spaces: a word with the particle behind it, in
// brackets or not, stays together.
static bool may_end_word(const ShapeText *text, int32_t at) {
    if (at <= 0 || at >= text->length) return true;
    UChar before = text->units[at - 1], after = text->units[at];
    if (is_hangul(before)) return !is_hangul(after) && !u_isalnum(after);
    return !is_hangul(after) || !(u_isalnum(before) || u_charType(before) == U_END_PUNCTUATION);
}

// Anywhere that ICU says.
static bool may_end_line(const ShapeText *text, int32_t at) {
    (void)text;
    (void)at;
    return true;
}

// A vowel that is written before the consonant that it follows, in Thai and Lao.
static bool is_leading_vowel(UChar unit) {
    return (unit >= 0xE40 && unit <= 0xE44) || (unit >= 0xEC0 && unit <= 0xEC4);
}

// A vowel or sign of Thai and Lao that does not begin a syllable.
static bool is_following_vowel(UChar unit) {
    return (unit >= 0xE2F && unit <= 0xE3A) || unit == 0xE45 || unit == 0xE46 ||
           (unit >= 0xEAF && unit <= 0xEBD) || unit == 0xEC6;
}

// A consonant of Burmese that ends a syllable: one with the sign that takes its vowel.
static bool is_final_consonant(const ShapeText *text, int32_t at) {
    enum {
        DOT_BELOW = 0x1037,
        ASAT = 0x103A
    };
    if (text->units[at] < 0x1000 || text->units[at] > 0x1021 || at + 1 >= text->length) return false;
    bool dotted = text->units[at + 1] == DOT_BELOW && at + 2 < text->length;
    return text->units[at + (dotted ? 2 : 1)] == ASAT;
}

// Not within a syllable: behind the sign that joins a letter of India, Burma or Cambodia with the next one,
// or between the letters of one in Thai, Lao and Burmese.
static bool may_end_letter(const ShapeText *text, int32_t at) {
    enum {
        VIRAMA = 9
    };
    if (at <= 0 || at >= text->length || text->units[at - 1] < 0x900) return true;
    UChar before = text->units[at - 1], after = text->units[at];
    if (u_charType(after) == U_COMBINING_SPACING_MARK) return false;
    if (is_leading_vowel(before) || is_following_vowel(after) || is_final_consonant(text, at)) return false;
    UChar32 letter;
    U16_GET(text->units, 0, at - 1, text->length, letter);
    return u_getCombiningClass(letter) != VIRAMA || !u_isalpha(after);
}

// The last place within (start, limit] up to which the letters fit into width, at a break of the iterator;
// start where none does. Spaces before the place may hang over.
static int32_t fit(const ShapeText *text, UBreakIterator *breaks, MayEnd *may_end, const int32_t *advances,
                   int32_t start, int32_t limit, int64_t width) {
    int32_t best = start;
    int64_t used = 0;
    int32_t counted = start;
    for (int32_t at = ubrk_following(breaks, start); at != UBRK_DONE && counted < limit;
         at = ubrk_next(breaks)) {
        if (at > limit) at = limit; // the text's own line ends here
        if (at < limit && !may_end(text, at)) continue;
        int32_t ink_end = without_spaces(text, counted, at);
        int64_t ink = used + width_of(advances, counted, ink_end);
        if (ink > width) break;
        used += width_of(advances, counted, at);
        counted = best = at;
    }
    return best;
}

// The next place between letters behind start.
static int32_t next_letter(const Breaks *breaks, const ShapeText *text, int32_t start, int32_t limit) {
    int32_t at = ubrk_following(breaks->letters, start);
    while (at != UBRK_DONE && at < limit && !may_end_letter(text, at))
        at = ubrk_next(breaks->letters);
    return at == UBRK_DONE || at > limit ? limit : at;
}

// The last place between words at which the line may end; start where not even the first word has room.
static int32_t fit_words(const Breaks *breaks, const ShapeText *text, const int32_t *advances, int32_t start,
                         int32_t limit, int64_t width) {
    int32_t end = fit(text, breaks->lines, may_end_word, advances, start, limit, width);
    if (end > start) return end;
    return fit(text, breaks->close ? breaks->close : breaks->lines, may_end_line, advances, start, limit,
               width);
}

// Where the line that begins at start ends; always after start. hard is the end of the text's own line.
static int32_t line_end(const Breaks *breaks, const ShapeText *text, const int32_t *advances, int32_t start,
                        int32_t hard, int64_t width, bool *ret_broken) {
    *ret_broken = false;
    int32_t end = fit_words(breaks, text, advances, start, hard, width);
    if (end > start) return end;
    // One word wider than the line: break it between letters, the last resort.
    *ret_broken = true;
    end = fit(text, breaks->letters, may_end_letter, advances, start, hard, width);
    return end > start ? end : next_letter(breaks, text, start, hard);
}

// By how much a line is wider than its part of the whole text told: its last letter no longer stands close to
// the one that follows. Only lines that are nearly full are worth the look.
static int64_t overhang(ShapeText *text, const int32_t *advances, int32_t start, int32_t end, int64_t width) {
    end = without_spaces(text, start, end);
    if (width_of(advances, start, end) + text->request->style.size_64 / 8 <= width) return 0;
    GlyphRow row = {0};
    int64_t over = shape_range(text, start, end, &row, NULL) ? row.width_64 - width : 0;
    free(row.glyphs);
    return over > 0 ? over : 0;
}

// Shortens the last line so that an ellipsis fits behind it: where the language may end a line, and within a
// word only where not even the first word has room.
static int32_t cut_end(const Breaks *breaks, const ShapeText *text, const int32_t *advances, int32_t start,
                       int64_t width) {
    int32_t end = fit_words(breaks, text, advances, start, text->length, width);
    if (end == start) end = fit(text, breaks->letters, may_end_letter, advances, start, text->length, width);
    if (end == start) end = fit(text, breaks->letters, may_end_line, advances, start, text->length, width);
    return without_spaces(text, start, end);
}

// The room that an ellipsis takes: an em, or more where a face has a wider one.
static int32_t ellipsis_width(const ShapeText *text) {
    int32_t size_64 = text->request->style.size_64, widest = size_64;
    for (int i = 0; i < text->run_count; i++) {
        if (i && text->runs[i].face == text->runs[i - 1].face) continue;
        hb_font_t *font = fonts_hb(text->fonts, text->runs[i].face);
        hb_codepoint_t glyph;
        if (!hb_font_get_nominal_glyph(font, 0x2026, &glyph)) continue;
        hb_font_set_scale(font, size_64, size_64);
        int32_t width = hb_font_get_glyph_h_advance(font, glyph);
        if (width > widest) widest = width;
    }
    return widest;
}

static int32_t hard_end(const ShapeText *text, int32_t start) {
    while (start < text->length && text->units[start] != '\n')
        start++;
    return start;
}

bool breaks_find(Breaks *breaks, ShapeText *text, const int32_t *advances, Lines *lines) {
    if (!prepare(breaks, text)) return false;
    const TextRequest *request = text->request;
    int64_t width = request->max_width > 0 ? (int64_t)request->max_width * 64 : INT64_MAX / 2;
    for (int32_t start = 0; start < text->length;) {
        int32_t hard = hard_end(text, start);
        bool broken = false;
        int32_t end = start == hard ? hard : line_end(breaks, text, advances, start, hard, width, &broken);
        for (int64_t room = width, over; end < hard && room > 0; room -= over) {
            if (!(over = overhang(text, advances, start, end, width))) break;
            end = line_end(breaks, text, advances, start, hard, room - over, &broken);
        }
        bool last = request->max_lines > 0 && lines->count + 1 == (size_t)request->max_lines;
        if (last && without_spaces(text, start, text->length) > end) {
            int64_t room = width - ellipsis_width(text);
            end = cut_end(breaks, text, advances, start, room > 0 ? room : 0);
            return lines_add(lines, (LineSpan){start, end, true, broken});
        }
        if (!lines_add(lines, (LineSpan){start, without_spaces(text, start, end), false, broken}))
            return false;
        start = end == hard && hard < text->length ? hard + 1 : end;
        if (last) return true;
    }
    return true;
}
