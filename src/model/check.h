// What only `balai check` and the reading of a stick ask of a bundle that has loaded: whether its parts fit
// together.
#pragma once
#include "base/fs.h"
#include "model/bundle.h"
#include "model/finding.h"

typedef struct PictureFacts {
    int width, height; // px
} PictureFacts;

typedef struct PictureProbe {
    void *ctx;
    // Size of the picture in a file, without decoding it whole; refuses what could not be shown.
    bool (*probe)(void *ctx, const char *path, PictureFacts *ret_facts, Err *err);
} PictureProbe;

// A text colour and the ground it stands on, as built in: 0xRRGGBB.
typedef struct ThemePair {
    const char *ink_token, *ground_token;
    uint32_t ink, ground;
    double least_ratio; // WCAG 2.2
} ThemePair;

// The display's colours, told from outside, as draw/ is above the model.
typedef struct ThemeRules {
    const ThemePair *pairs;
    size_t pair_count;
    const char *const *tokens; // all names that a bundle may set
    size_t token_count;
    double (*contrast)(uint32_t a, uint32_t b);
} ThemeRules;

// Room clashes, times outside the event, files that are missing or cannot be shown, declared against listed
// counts, countries without a flag, meetings without a date or place, rooms that
// are nowhere on their plan, colours that cannot be read. Appends to
// findings and sorts them. pictures and theme may be NULL: not looked at.
void bundle_check(const Bundle *bundle, const Fs *fs, const PictureProbe *pictures, const ThemeRules *theme,
                  Findings *findings);
