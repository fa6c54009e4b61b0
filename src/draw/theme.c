#include "theme.h"

#include <math.h>
#include <string.h>
#include "base/auto.h"

typedef struct TokenRow {
    const char *name;
    Colour colour;
} TokenRow;

static const TokenRow rows[] = {
    [T_GROUND] = {"ground", 0xFFF4F1EA},
    [T_CARD] = {"card", 0xFFFFFFFF},
    [T_LINE] = {"line", 0xFFDED8CC},
    [T_INK] = {"ink", 0xFF10222E},
    [T_INK_2] = {"ink-2", 0xFF3D4E59},
    [T_ACCENT] = {"accent", 0xFF0A5461},
    [T_ON_ACCENT] = {"on-accent", 0xFFFFFFFF},
    [T_ON_ACCENT_2] = {"on-accent-2", 0xFFDFF0F1},
    [T_TINT] = {"tint", 0xFFE1EFF0},
    [T_NOW] = {"now", 0xFFFFB84D},
    [T_NOW_LINE] = {"now-line", 0xFFE08A1E},
    [T_NOW_GROUND] = {"now-ground", 0xFFFFFAF2},
    [T_ON_NOW] = {"on-now", 0xFF10222E},
    [T_BAD] = {"bad", 0xFF8F2018},
    [T_GOOD] = {"good", 0xFF17522F},
    [T_NIGHT_GROUND] = {"night-ground", 0xFF0A1C28},
    [T_NIGHT_PANEL] = {"night-panel", 0xFF12303F},
    [T_NIGHT_LINE] = {"night-line", 0xFF29434F},
    [T_NIGHT_INK] = {"night-ink", 0xFFF2F6F7},
    [T_NIGHT_INK_2] = {"night-ink-2", 0xFFA9BDC6},
    [T_NIGHT_ACCENT] = {"night-accent", 0xFF7FD0D6},
};
_Static_assert(COUNT_OF(rows) == TOKEN_COUNT, "every token has its row");

static const TokenPair pairs[] = {
    {T_INK, T_GROUND, 7},
    {T_INK, T_CARD, 7},
    {T_INK, T_NOW_GROUND, 7},
    {T_INK_2, T_GROUND, 7},
    {T_INK_2, T_CARD, 7},
    {T_INK_2, T_NOW_GROUND, 7},
    {T_ACCENT, T_GROUND, 7},
    {T_ACCENT, T_CARD, 7},
    {T_ON_ACCENT, T_ACCENT, 7},
    {T_ON_ACCENT_2, T_ACCENT, 7},
    {T_ON_NOW, T_NOW, 7},
    {T_BAD, T_CARD, 7},
    {T_BAD, T_GROUND, 7},
    {T_GOOD, T_CARD, 7},
    {T_GOOD, T_GROUND, 7},
    {T_GOOD, T_NOW_GROUND, 7},
    {T_NIGHT_INK, T_NIGHT_GROUND, 7},
    {T_NIGHT_INK, T_NIGHT_PANEL, 7},
    {T_NIGHT_INK_2, T_NIGHT_GROUND, 7},
    {T_NIGHT_INK_2, T_NIGHT_PANEL, 7},
    {T_NIGHT_ACCENT, T_NIGHT_GROUND, 7},
    {T_NIGHT_ACCENT, T_NIGHT_PANEL, 7},
    {T_NOW, T_NIGHT_PANEL, 7},
    {T_NOW, T_NIGHT_GROUND, 7},
};

void theme_init(Theme *theme) {
    for (int i = 0; i < TOKEN_COUNT; i++)
        theme->colours[i] = rows[i].colour;
}

bool theme_set(Theme *theme, const char *name, uint32_t rgb) {
    for (int i = 0; i < TOKEN_COUNT; i++) {
        if (strcmp(rows[i].name, name)) continue;
        theme->colours[i] = 0xFF000000 | (rgb & 0xFFFFFF);
        return true;
    }
    return false;
}

const char *token_name(Token token) {
    return rows[token].name;
}

const TokenPair *theme_pairs(size_t *ret_count) {
    *ret_count = COUNT_OF(pairs);
    return pairs;
}

static double channel_luminance(Colour colour, int shift) {
    double value = (double)(colour >> shift & 0xFF) / 255;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(Colour colour) {
    return 0.2126 * channel_luminance(colour, 16) + 0.7152 * channel_luminance(colour, 8) +
           0.0722 * channel_luminance(colour, 0);
}

double colour_contrast(Colour a, Colour b) {
    double la = luminance(a), lb = luminance(b);
    return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}
