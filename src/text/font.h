// The fonts: one table of script, weight, file and package; faces are opened when first needed.
#pragma once
#include <hb.h>
#include <stdbool.h>
#include <stdint.h>
#include <unicode/uscript.h>
#include "base/err.h"

typedef enum FontWeight {
    WEIGHT_REGULAR,
    WEIGHT_MEDIUM,
    WEIGHT_SEMIBOLD,
    WEIGHT_BOLD,
    WEIGHT_DISPLAY, // bold, cut for headings
} FontWeight;

typedef struct FontSet FontSet;
struct FT_FaceRec_;

bool fonts_create(const char *font_root, FontSet **ret_fonts, Err *err) MUST_USE;
// The same, also where no font is there at all: to look at what is.
bool fonts_open(const char *font_root, FontSet **ret_fonts, Err *err) MUST_USE;
void fonts_destroy(FontSet *fonts); // NULL-safe

// A row of the table, and what there is of it.
typedef struct FontState {
    const char *script; // in English: "Khmer"
    const char *lang;   // BCP 47, where it is for one language alone; else NULL
    FontWeight weight;
    const char *file;    // below the font root
    const char *package; // of Debian
    bool found;
    const char *instead; // the file that is shown where this one is missing; NULL for boxes
} FontState;

// The row at index, and whether there is one. Opens its file.
bool fonts_state(FontSet *fonts, size_t index, FontState *ret_state);
// A font that was needed since and is missing: each file is told once. False where there is none.
bool fonts_next_missing(FontSet *fonts, FontState *ret_state);
// A letter's script, in English, and the package that would bring a missing font of it: NULL where all of
// them are there, or where none is known.
const char *fonts_script_of(uint32_t letter);
const char *fonts_package_for(FontSet *fonts, uint32_t letter);

// The face for a letter of a script: that of the script where it has the letter, else the first that has it,
// else Latin's (which then shows its box, and *ret_missing is set).
uint16_t fonts_face_for(FontSet *fonts, UScriptCode script, const char *lang, FontWeight weight,
                        uint32_t letter, bool *ret_missing);

// A face for shaping; its scale is the caller's to set. And for outlines.
hb_font_t *fonts_hb(FontSet *fonts, uint16_t face);
struct FT_FaceRec_ *fonts_ft(FontSet *fonts, uint16_t face);

// Ascent and descent (both positive) in per mille of the size.
void fonts_extents(FontSet *fonts, uint16_t face, int *ret_ascent, int *ret_descent);
// Whether words of the face may reach beyond its ascent and descent: letters that stand on each other, and
// marks on those.
bool fonts_has_tall_words(uint16_t face);
// Height of a capital letter (of the script's letters where it has no capitals) in per mille of the size.
int fonts_cap_height(FontSet *fonts, uint16_t face);
