// Colours by what they mean. Two moods of one system: paper for browsing, night for attract.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t Colour; // 0xAARRGGBB, straight alpha

typedef enum Token {
    T_GROUND, // behind everything
    T_CARD,   // raised surfaces
    T_LINE,   // hairlines and borders: decoration
    T_INK,    // text
    T_INK_2,  // second text: meta lines, the past
    T_ACCENT, // teal: actions and links
    T_ON_ACCENT,
    T_ON_ACCENT_2, // second text on accent
    T_TINT,        // a quiet ground of accent
    T_NOW,         // amber: now, everywhere and only there
    T_NOW_LINE,
    T_NOW_GROUND,
    T_ON_NOW,
    T_BAD,  // cancelled
    T_GOOD, // moved, done
    T_NIGHT_GROUND,
    T_NIGHT_PANEL,
    T_NIGHT_LINE,
    T_NIGHT_INK,
    T_NIGHT_INK_2,
    T_NIGHT_ACCENT,
    TOKEN_COUNT
} Token;

typedef struct Theme {
    Colour colours[TOKEN_COUNT];
} Theme;

void theme_init(Theme *theme); // the built-in colours

// Sets a colour by its token's name as a bundle writes it ("accent"). False where there is no such token.
bool theme_set(Theme *theme, const char *token_name, uint32_t rgb);
const char *token_name(Token token);

// Pairs of text and ground that must contrast (WCAG 2.2 relative luminance), for the checker.
typedef struct TokenPair {
    Token ink, ground;
    double least_ratio;
} TokenPair;
const TokenPair *theme_pairs(size_t *ret_count);
double colour_contrast(Colour a, Colour b);

static inline Colour colour_with_alpha(Colour colour, int alpha) {
    return (colour & 0xFFFFFF) | (Colour)alpha << 24;
}
