#include "font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H
#include <hb-ot.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/utf16.h>
#include "base/auto.h"

typedef struct FontRow {
    UScriptCode script;
    const char *lang; // only for texts of this language (its prefix), NULL for any
    FontWeight weight;
    const char *file; // below the font root
    int index;        // face within a collection
    const char *package;
    int ascent, descent; // of its lines, in per mille of the size; 0 for what the file says
} FontRow;

#define INTER(script, weight, name)                                                                          \
    { script, NULL, weight, "opentype/inter/Inter" name ".otf", 0, "fonts-inter", 0, 0 }
#define BOTH(script, lang, stem, ending, index, package, ascent, descent)                                    \
    {script, lang, WEIGHT_REGULAR, stem "Regular" ending, index, package, ascent, descent}, {                \
        script, lang, WEIGHT_BOLD, stem "Bold" ending, index, package, ascent, descent                       \
    }
#define NOTO(script, lang, name, ascent, descent)                                                            \
    BOTH(script, lang, "truetype/noto/Noto" name "-", ".ttf", 0, "fonts-noto-core", ascent, descent)
#define CJK(script, lang, index)                                                                             \
    BOTH(script, lang, "opentype/noto/NotoSansCJK-", ".ttc", index, "fonts-noto-cjk", 1060, 290)

// Rows of a script stand in the order of preference. Where a file's own lines are far from what words of its
// languages take (those of the interface, of agendas, and of countries were measured) the row tells better
// ones.
static const FontRow rows[] = {
    INTER(USCRIPT_LATIN, WEIGHT_REGULAR, "-Regular"),
    INTER(USCRIPT_LATIN, WEIGHT_MEDIUM, "-Medium"),
    INTER(USCRIPT_LATIN, WEIGHT_SEMIBOLD, "-SemiBold"),
    INTER(USCRIPT_LATIN, WEIGHT_BOLD, "-Bold"),
    INTER(USCRIPT_LATIN, WEIGHT_DISPLAY, "Display-Bold"),
    NOTO(USCRIPT_ARABIC, "ur", "NastaliqUrdu", 1500, 650), // what climbs higher makes its lines grow
    NOTO(USCRIPT_ARABIC, NULL, "SansArabic", 1200, 530),
    NOTO(USCRIPT_DEVANAGARI, NULL, "SansDevanagari", 0, 0),
    NOTO(USCRIPT_BENGALI, NULL, "SansBengali", 0, 0),
    NOTO(USCRIPT_SINHALA, NULL, "SansSinhala", 0, 0),
    NOTO(USCRIPT_TAMIL, NULL, "SansTamil", 0, 0),
    NOTO(USCRIPT_THAI, NULL, "SansThai", 0, 0),
    NOTO(USCRIPT_LAO, NULL, "SansLao", 0, 0),
    NOTO(USCRIPT_KHMER, NULL, "SansKhmer", 1080, 570),
    NOTO(USCRIPT_MYANMAR, NULL, "SansMyanmar", 1080, 570),
    NOTO(USCRIPT_THAANA, NULL, "SansThaana", 0, 0),
    NOTO(USCRIPT_TIBETAN, NULL, "SerifTibetan", 1200, 760),
    CJK(USCRIPT_HIRAGANA, NULL, 0),
    CJK(USCRIPT_KATAKANA, NULL, 0),
    CJK(USCRIPT_HANGUL, NULL, 1),
    CJK(USCRIPT_HAN, "ja", 0),
    CJK(USCRIPT_HAN, "ko", 1),
    CJK(USCRIPT_HAN, "zh-Hant-HK", 4),
    CJK(USCRIPT_HAN, "zh-HK", 4),
    CJK(USCRIPT_HAN, "zh-Hant-MO", 4),
    CJK(USCRIPT_HAN, "zh-MO", 4),
    CJK(USCRIPT_HAN, "zh-Hant", 3),
    CJK(USCRIPT_HAN, "zh-TW", 3),
    CJK(USCRIPT_HAN, NULL, 2),
    // Cyrillic and Greek are in Inter; this is for what Inter lacks.
    NOTO(USCRIPT_COMMON, NULL, "Sans", 0, 0),
};

enum {
    ROW_COUNT = sizeof rows / sizeof *rows,
    FIRST_SYMBOL = 0x2000 // general punctuation, and symbols behind it
};

typedef struct Face {
    enum {
        FACE_UNTRIED,
        FACE_OPEN,
        FACE_ABSENT
    } state;
    bool told; // that it is absent
    hb_blob_t *blob;
    hb_face_t *hb_face;
    hb_font_t *hb;
    FT_Face ft;
} Face;

struct FontSet {
    char root[256];
    FT_Library library;
    Face faces[ROW_COUNT];
};

static void face_close(Face *face) {
    if (face->ft) FT_Done_Face(face->ft);
    hb_font_destroy(face->hb);
    hb_face_destroy(face->hb_face);
    hb_blob_destroy(face->blob);
    *face = (Face){.state = FACE_ABSENT, .told = face->told};
}

// The first row with the same face: what is open for one is open for all. A face of the CJK fonts takes 1 MB.
static int first_row(int row) {
    int first = 0;
    while (rows[first].index != rows[row].index || strcmp(rows[first].file, rows[row].file) != 0)
        first++;
    return first;
}

static bool face_open(FontSet *fonts, int row) {
    Face *face = &fonts->faces[first_row(row)];
    if (face->state != FACE_UNTRIED) return face->state == FACE_OPEN;
    char path[512];
    snprintf(path, sizeof path, "%s/%s", fonts->root, rows[row].file);
    face->blob = hb_blob_create_from_file_or_fail(path); // maps the file: only what is used is read
    if (!face->blob) {
        face->state = FACE_ABSENT;
        return false;
    }
    unsigned length;
    const char *data = hb_blob_get_data(face->blob, &length);
    face->hb_face = hb_face_create(face->blob, (unsigned)rows[row].index);
    face->hb = hb_font_create(face->hb_face);
    hb_ot_font_set_funcs(face->hb);
    if (FT_New_Memory_Face(fonts->library, (const FT_Byte *)data, (FT_Long)length, rows[row].index,
                           &face->ft)) {
        face_close(face);
        return false;
    }
    face->state = FACE_OPEN;
    return true;
}

bool fonts_open(const char *font_root, FontSet **ret_fonts, Err *err) {
    FontSet *fonts = calloc(1, sizeof *fonts);
    if (!fonts) return err_set(err, ERR_NO_MEMORY, "no memory for the fonts");
    snprintf(fonts->root, sizeof fonts->root, "%s", font_root);
    if (FT_Init_FreeType(&fonts->library)) {
        free(fonts);
        return err_set(err, ERR_NO_FONT, "FreeType does not start");
    }
    *ret_fonts = fonts;
    return true;
}

bool fonts_create(const char *font_root, FontSet **ret_fonts, Err *err) {
    FontSet *fonts = NULL;
    if (!fonts_open(font_root, &fonts, err)) return false;
    for (int row = 0; row < ROW_COUNT; row++) {
        if (rows[row].script != USCRIPT_LATIN && rows[row].script != USCRIPT_COMMON) continue;
        if (!face_open(fonts, row)) continue;
        *ret_fonts = fonts;
        return true;
    }
    fonts_destroy(fonts);
    return err_set(err, ERR_NO_FONT, "no font for Latin letters below %s", font_root);
}

void fonts_destroy(FontSet *fonts) {
    if (!fonts) return;
    for (int row = 0; row < ROW_COUNT; row++)
        face_close(&fonts->faces[row]);
    FT_Done_FreeType(fonts->library);
    free(fonts);
}

static bool lang_matches(const char *row_lang, const char *lang) {
    if (!row_lang) return true;
    size_t length = strlen(row_lang);
    return lang && !strncmp(lang, row_lang, length) && (lang[length] == 0 || lang[length] == '-');
}

// How far a row's weight is from the wanted one; only Inter has all of them.
static int weight_distance(FontWeight have, FontWeight want) {
    if (have == want) return 0;
    bool have_bold = have >= WEIGHT_SEMIBOLD, want_bold = want >= WEIGHT_SEMIBOLD;
    return (have_bold == want_bold ? 1 : 10) + abs((int)have - (int)want);
}

static bool face_has(FontSet *fonts, int row, uint32_t letter) {
    hb_codepoint_t glyph;
    return face_open(fonts, row) &&
           hb_font_get_nominal_glyph(fonts->faces[first_row(row)].hb, letter, &glyph);
}

// How unfit a row is, -1 for not at all fit. A row for this very language comes before the script's general
// one.
static int row_distance(const FontRow *row, UScriptCode script, bool any_script, const char *lang,
                        FontWeight weight) {
    if (!any_script && (row->script != script || !lang_matches(row->lang, lang))) return -1;
    return weight_distance(row->weight, weight) + (row->lang ? 0 : 30);
}

// The best row of a script (of any, where any_script) that has the letter; -1 where there is none. The
// fittest are tried first, so that no file is opened that is not needed.
static int find_row(FontSet *fonts, UScriptCode script, bool any_script, const char *lang, FontWeight weight,
                    uint32_t letter) {
    bool tried[ROW_COUNT] = {false};
    for (;;) {
        int best = -1, best_distance = 0;
        for (int row = 0; row < ROW_COUNT; row++) {
            int distance = tried[row] ? -1 : row_distance(&rows[row], script, any_script, lang, weight);
            if (distance < 0 || (best >= 0 && distance >= best_distance)) continue;
            best = row;
            best_distance = distance;
        }
        if (best < 0 || face_has(fonts, best, letter)) return best;
        tried[best] = true;
    }
}

uint16_t fonts_face_for(FontSet *fonts, UScriptCode script, const char *lang, FontWeight weight,
                        uint32_t letter, bool *ret_missing) {
    bool shared = script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN;
    if (shared || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK) script = USCRIPT_LATIN;
    if (script == USCRIPT_BOPOMOFO) script = USCRIPT_HAN;
    int row = find_row(fonts, script, false, lang, weight, letter);
    if (row < 0) row = find_row(fonts, USCRIPT_COMMON, false, NULL, weight, letter);
    // What a script has for itself no other script's font has: to look would open every file there is. Signs
    // that scripts share are in the font of one of them, or, from the symbols on, in that of Han.
    if (row < 0 && shared)
        row = letter < FIRST_SYMBOL ? find_row(fonts, script, true, lang, weight, letter)
                                    : find_row(fonts, USCRIPT_HAN, false, lang, weight, letter);
    *ret_missing = row < 0;
    for (int i = 0; row < 0 && i < ROW_COUNT; i++)
        if (fonts->faces[i].state == FACE_OPEN) row = i;
    return (uint16_t)(row < 0 ? row : first_row(row));
}

// A letter that the script's fonts have.
static uint32_t sample_of(UScriptCode script) {
    UChar units[8];
    UErrorCode status = U_ZERO_ERROR;
    UChar32 letter = 'A';
    int32_t length = uscript_getSampleString(script, units, COUNT_OF(units), &status);
    if (U_SUCCESS(status) && length > 0) U16_GET(units, 0, 0, length, letter);
    return (uint32_t)letter;
}

static void tell_state(FontSet *fonts, int row, FontState *ret_state) {
    const FontRow *r = &rows[row];
    *ret_state = (FontState){.script = r->script == USCRIPT_COMMON ? "other" : uscript_getName(r->script),
                             .lang = r->lang,
                             .weight = r->weight,
                             .file = r->file,
                             .package = r->package,
                             .found = face_open(fonts, row)};
    if (ret_state->found) return;
    uint32_t letter = sample_of(r->script);
    int instead = find_row(fonts, r->script, false, r->lang, r->weight, letter);
    if (instead < 0) instead = find_row(fonts, USCRIPT_COMMON, false, NULL, r->weight, letter);
    if (instead >= 0) ret_state->instead = rows[instead].file;
}

bool fonts_state(FontSet *fonts, size_t index, FontState *ret_state) {
    if (index >= ROW_COUNT) return false;
    tell_state(fonts, (int)index, ret_state);
    return true;
}

bool fonts_next_missing(FontSet *fonts, FontState *ret_state) {
    for (int row = 0; row < ROW_COUNT; row++) {
        if (fonts->faces[row].state != FACE_ABSENT || fonts->faces[row].told) continue;
        for (int same = 0; same < ROW_COUNT; same++)
            if (!strcmp(rows[same].file, rows[row].file)) fonts->faces[same].told = true;
        tell_state(fonts, row, ret_state);
        return true;
    }
    return false;
}

static UScriptCode script_of(uint32_t letter) {
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)letter, &status);
    return U_FAILURE(status) ? USCRIPT_UNKNOWN : script == USCRIPT_BOPOMOFO ? USCRIPT_HAN : script;
}

const char *fonts_script_of(uint32_t letter) {
    return uscript_getName(script_of(letter));
}

const char *fonts_package_for(FontSet *fonts, uint32_t letter) {
    UScriptCode script = script_of(letter);
    for (int row = 0; row < ROW_COUNT; row++)
        if (rows[row].script == script && !face_open(fonts, row)) return rows[row].package;
    return NULL;
}

hb_font_t *fonts_hb(FontSet *fonts, uint16_t face) {
    return fonts->faces[face].hb;
}

struct FT_FaceRec_ *fonts_ft(FontSet *fonts, uint16_t face) {
    return fonts->faces[face].ft;
}

void fonts_extents(FontSet *fonts, uint16_t face, int *ret_ascent, int *ret_descent) {
    FT_Face ft = fonts->faces[face].ft;
    const FontRow *row = &rows[face];
    *ret_ascent = row->ascent ? row->ascent : (int)(ft->ascender * 1000L / ft->units_per_EM);
    *ret_descent = row->descent ? row->descent : (int)(-ft->descender * 1000L / ft->units_per_EM);
}

bool fonts_has_tall_words(uint16_t face) {
    switch (rows[face].script) {
    case USCRIPT_LATIN:
    case USCRIPT_COMMON:
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
        return false;
    default:
        return true;
    }
}

int fonts_cap_height(FontSet *fonts, uint16_t face) {
    enum {
        NOTO_LATIN = 714
    }; // Noto draws all scripts to the height of its Latin capitals
    // What fonts of scripts without capitals say of theirs means nothing.
    if (rows[face].script != USCRIPT_LATIN && rows[face].script != USCRIPT_COMMON) return NOTO_LATIN;
    FT_Face ft = fonts->faces[face].ft;
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2);
    if (os2 && os2->version >= 2 && os2->sCapHeight > 0)
        return (int)(os2->sCapHeight * 1000L / ft->units_per_EM);
    return NOTO_LATIN;
}
