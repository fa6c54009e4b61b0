#include "spans.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include "addresses.h"
#include "lang.h"

enum {
    LRE = 0x202A,
    RLO = 0x202E,
    LRI = 0x2066,
    RLI = 0x2067,
    FSI = 0x2068,
    PDI = 0x2069,
    TAG_LEAD = 0xDB40, // U+E0000 to U+E007F as two units
    TAG_BEGIN = 0xDC01,
    TAG_FIRST = 0xDC20,
    TAG_LAST = 0xDC7F,
    NEST_MOST = 32,  // deeper spans keep the language of what they stand in
    LANGS_MOST = 255 // and so do those of further languages
};

static bool is_isolate(UChar unit) {
    return unit >= LRI && unit <= FSI;
}

static bool is_tag(const UChar *units, int32_t length, int32_t at) {
    return units[at] == TAG_LEAD && at + 1 < length && units[at + 1] >= 0xDC00 && units[at + 1] <= TAG_LAST;
}

// Whether a unit may be of a letter that reads from right to left, or tells a span.
static bool asks_for_bidi(UChar unit) {
    if (unit < 0x590) return false;
    if (unit < 0x900) return true;
    if (unit == 0x200F || (unit >= LRI && unit <= PDI) || unit == TAG_LEAD) return true;
    if ((unit >= 0xFB1D && unit <= 0xFDFF) || (unit >= 0xFE70 && unit <= 0xFEFF)) return true;
    return unit == 0xD802 || unit == 0xD803 || unit == 0xD83A || unit == 0xD83B;
}

static void keep_unit(SpanText *text, int32_t kept, int32_t at) {
    text->units[kept] = text->units[at];
    if (text->strong) text->strong[kept] = text->strong[at];
}

static bool is_mark(UChar32 letter, int8_t type) {
    return letter >= 0x300 && (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK);
}

// What would end the line, or stand there as a box; '\n' alone is meant.
static bool ends_line(UChar32 letter) {
    return (letter < 0x20 && letter != '\n') || (letter >= 0x7F && letter <= 0x9F) || letter == 0x2028 ||
           letter == 0x2029;
}

// Takes out embeddings and overrides, which content has no use for and which would turn what stands behind
// them, and marks that pile up beyond what any script does. True where what is left asks for bidi.
static bool filter(SpanText *text) {
    bool bidi = false;
    int marks = 0;
    int32_t kept = 0;
    for (int32_t at = 0; at < text->length;) {
        int32_t start = at;
        UChar32 letter;
        U16_NEXT(text->units, at, text->length, letter);
        if (letter >= LRE && letter <= RLO) continue;
        if (ends_line(letter)) text->units[start] = ' ';
        int8_t type = letter < 0x300 ? U_UNASSIGNED : u_charType(letter);
        if (is_mark(letter, type)) {
            if (++marks > LIMIT_LETTER_MARKS) continue;
        } else if (type != U_FORMAT_CHAR) {
            marks = 0;
        }
        bidi |= asks_for_bidi(text->units[start]);
        for (; start < at; start++)
            keep_unit(text, kept++, start);
    }
    text->length = kept;
    return bidi;
}

// Reads a language at one of the tags that begin it. Gives where the tags end; to is empty where it is none.
static int32_t read_lang(const SpanText *text, int32_t at, char to[SPAN_TAG_SIZE]) {
    int length = 0;
    bool sound = true;
    for (at += 2; is_tag(text->units, text->length, at) && text->units[at + 1] >= TAG_FIRST; at += 2) {
        char letter = (char)(text->units[at + 1] - 0xDC00);
        bool alpha = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        sound &= alpha || (length && (letter == '-' || (letter >= '0' && letter <= '9')));
        if (length == SPAN_TAG_SIZE - 1) sound = false;
        if (sound) to[length++] = letter;
        if (at + 2 >= text->length) {
            at += 2;
            break;
        }
    }
    to[sound ? length : 0] = 0;
    return at;
}

static bool begins_lang(const SpanText *text, int32_t at) {
    return at + 1 < text->length && text->units[at] == TAG_LEAD && text->units[at + 1] == TAG_BEGIN;
}

// Whether all of the text is one span of a language.
static bool is_one_span(const SpanText *text) {
    if (text->length < 4 || !begins_lang(text, 1)) return false;
    if (text->units[0] != LRI && text->units[0] != RLI) return false;
    int32_t depth = 1, at = 1;
    for (; at < text->length && depth; at++)
        depth += is_isolate(text->units[at]) ? 1 : text->units[at] == PDI ? -1 : 0;
    return !depth && at == text->length;
}

static int lang_index(Spans *spans, const char *lang, int fallback) {
    if (!*lang) return fallback;
    for (int i = 0; i < spans->lang_count; i++)
        if (!strcmp(spans->langs[i], lang)) return i;
    if (spans->lang_count == LANGS_MOST) return fallback;
    char(*moved)[SPAN_TAG_SIZE] = realloc(spans->langs, (size_t)(spans->lang_count + 1) * sizeof *moved);
    if (!moved) return fallback;
    spans->langs = moved;
    strcpy(moved[spans->lang_count], lang);
    return spans->lang_count++;
}

// A paragraph that is a span as a whole is set in that language and direction.
static void take_outer_spans(SpanText *text, Spans *spans) {
    while (is_one_span(text)) {
        char lang[SPAN_TAG_SIZE];
        spans->base_level = text->units[0] == RLI;
        int32_t first = read_lang(text, 1, lang), count = text->length - 1 - first;
        if (*lang) strcpy(spans->langs[0], lang);
        u_memmove(text->units, text->units + first, count);
        if (text->strong) memmove(text->strong, text->strong + first, (size_t)count * sizeof *text->strong);
        text->length = count;
    }
}

static void put(SpanText *to, UChar unit, bool strong) {
    if (to->strong) to->strong[to->length] = strong;
    to->units[to->length++] = unit;
}

// A copy with each phone number and address in an isolate that reads from left to right, as they do anywhere:
// among letters of the other direction Unicode's rules would exchange their parts.
static bool isolate_addresses(SpanText *text) {
    int32_t start = 0, end = 0, count = 0;
    while (addresses_next(text->units, text->length, end, &start, &end))
        count++;
    if (!count) return true;
    size_t room = (size_t)text->length + 2 * (size_t)count + 1;
    SpanText to = {.units = malloc(room * sizeof *to.units),
                   .strong = text->strong ? calloc(room, sizeof *to.strong) : NULL};
    if (!to.units || (text->strong && !to.strong)) {
        free(to.units);
        free(to.strong);
        return false;
    }
    start = end = 0;
    for (int32_t at = 0; at <= text->length; at++) {
        if (at == end && end > start) put(&to, PDI, false);
        if (at == end && !addresses_next(text->units, text->length, at, &start, &end)) start = end = -1;
        if (at == start) put(&to, LRI, false);
        if (at < text->length) put(&to, text->units[at], text->strong && text->strong[at]);
    }
    free(text->units);
    free(text->strong);
    *text = to;
    return true;
}

static bool find_levels(const SpanText *text, Spans *spans) {
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_openSized(text->length, 0, &status);
    ubidi_setPara(bidi, text->units, text->length, spans->base_level, NULL, &status);
    const UBiDiLevel *levels = text->length ? ubidi_getLevels(bidi, &status) : NULL;
    spans->levels = malloc((size_t)text->length + 1);
    bool done = U_SUCCESS(status) && spans->levels;
    if (done && levels) memcpy(spans->levels, levels, (size_t)text->length);
    ubidi_close(bidi);
    return done;
}

typedef struct Nest {
    uint8_t langs[NEST_MOST];
    int depth;
    uint8_t lang;
} Nest;

static void nest_open(Nest *nest) {
    if (nest->depth < NEST_MOST) nest->langs[nest->depth] = nest->lang;
    nest->depth++;
}

static void nest_close(Nest *nest) {
    if (!nest->depth) return;
    nest->depth--;
    if (nest->depth < NEST_MOST) nest->lang = nest->langs[nest->depth];
}

// Takes out the signs of spans, and notes the language of each unit that is left.
static void take_signs(SpanText *text, Spans *spans) {
    Nest nest = {.depth = 0};
    int32_t kept = 0;
    for (int32_t at = 0; at < text->length;) {
        UChar unit = text->units[at];
        if (unit == PDI) nest_close(&nest);
        if (is_isolate(unit)) nest_open(&nest);
        if (is_isolate(unit) && begins_lang(text, at + 1)) {
            char lang[SPAN_TAG_SIZE];
            at = read_lang(text, at + 1, lang);
            if (nest.depth <= NEST_MOST) nest.lang = (uint8_t)lang_index(spans, lang, nest.lang);
        } else if (is_isolate(unit) || unit == PDI) {
            at++;
        } else if (is_tag(text->units, text->length, at)) {
            at += 2;
        } else {
            spans->levels[kept] = spans->levels[at];
            spans->langs_at[kept] = nest.lang;
            keep_unit(text, kept++, at++);
        }
    }
    text->length = kept;
}

bool spans_take(SpanText *text, const char *lang, Spans *ret_spans) {
    Spans spans = {.langs = calloc(1, sizeof *spans.langs), .lang_count = 1};
    if (!spans.langs) return false;
    if (lang) strncpy(spans.langs[0], lang, SPAN_TAG_SIZE - 1);
    spans.base_level = lang_is_rtl(lang);
    bool done = true;
    if (filter(text) || spans.base_level) {
        take_outer_spans(text, &spans);
        done = isolate_addresses(text) && find_levels(text, &spans);
        if (done) spans.langs_at = calloc((size_t)text->length + 1, sizeof *spans.langs_at);
        done = done && spans.langs_at;
        if (done) take_signs(text, &spans);
    }
    text->units[text->length] = 0;
    if (done)
        *ret_spans = spans;
    else
        spans_finish(&spans);
    return done;
}

bool spans_take_part(const Spans *whole, int32_t start, int32_t end, int32_t behind, Spans *ret_spans) {
    Spans spans = {.base_level = whole->base_level,
                   .langs = calloc((size_t)whole->lang_count, sizeof *spans.langs),
                   .lang_count = whole->lang_count};
    size_t taken = (size_t)(end - start), count = taken + (size_t)behind + 1;
    bool done = spans.langs != NULL;
    if (done) memcpy(spans.langs, whole->langs, (size_t)whole->lang_count * sizeof *spans.langs);
    if (done && whole->levels) {
        spans.levels = malloc(count);
        spans.langs_at = calloc(count, sizeof *spans.langs_at);
        done = spans.levels && spans.langs_at;
    }
    if (done && whole->levels) {
        memcpy(spans.levels, whole->levels + start, taken);
        memset(spans.levels + taken, spans.base_level, (size_t)behind + 1);
        memcpy(spans.langs_at, whole->langs_at + start, taken);
    }
    if (done)
        *ret_spans = spans;
    else
        spans_finish(&spans);
    return done;
}

void spans_finish(Spans *spans) {
    free(spans->levels);
    free(spans->langs_at);
    free(spans->langs);
    *spans = (Spans){0};
}

UBiDiLevel spans_level(const Spans *spans, int32_t at) {
    return spans->levels ? spans->levels[at] : spans->base_level;
}

const char *spans_lang(const Spans *spans, int32_t at) {
    return spans->langs[spans->langs_at ? spans->langs_at[at] : 0];
}

int32_t spans_end(const Spans *spans, int32_t start, int32_t limit) {
    if (!spans->levels) return limit;
    int32_t end = start;
    while (end < limit && spans->levels[end] == spans->levels[start] &&
           spans->langs_at[end] == spans->langs_at[start])
        end++;
    return end;
}
