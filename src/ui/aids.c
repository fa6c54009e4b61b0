#include "aids.h"

#include <string.h>
#include "base/auto.h"

// 152 %: capitals of 4.8 mm become those of 7.3 mm that EN 301 549 5.1.4 asks for.
static const double larger_by[AIDS_LARGER_MOST + 1] = {1, 1.52, 2};
// A panel has at least this much room for words, in units; below it larger words would only hide each other.
static const double least_units_w = 460, least_units_h = 270;
// ADA 308: the height above the floor below which controls are reached well from a wheelchair.
static const double reach_mm = 1100;
// Where nobody has said how high a panel hangs, its middle is at this height.
static const double guessed_middle_mm = 1200;
// At least this part of the panel is left for what can be touched.
static const double least_part = 0.5;

void aids_switch(Aids *aids, Aid aid) {
    switch (aid) {
    case AID_LARGER:
        aids->larger = aids->larger == AIDS_LARGER_MOST ? 0 : aids->larger + 1;
        break;
    case AID_CONTRAST:
        aids->contrast = !aids->contrast;
        break;
    case AID_REACH:
        aids->reach = !aids->reach;
        break;
    case AID_STILL:
        aids->still = !aids->still;
        break;
    case AID_COUNT:
        break;
    }
}

bool aids_any(const Aids *aids) {
    return aids->larger || aids->contrast || aids->reach || aids->still;
}

static int reach_top(Metrics m, double mount_mm) {
    double high_mm = m.height / m.px_per_mm;
    double bottom_mm = mount_mm > 0 ? mount_mm : guessed_middle_mm - high_mm / 2;
    double part = (reach_mm - bottom_mm) / high_mm;
    if (part >= 1) return 0;
    return (int)(m.height * (1 - (part < least_part ? least_part : part)));
}

Metrics aids_metrics(const Aids *aids, Metrics panel, double mount_mm, int *ret_top) {
    Metrics m = panel;
    *ret_top = aids->reach ? reach_top(panel, mount_mm) : 0;
    m.height -= *ret_top;
    double by = larger_by[aids->larger], wide = m.width / (m.px_per_unit * least_units_w),
           high = m.height / (m.px_per_unit * least_units_h);
    double most = wide < high ? wide : high;
    if (by > most) by = most > 1 ? most : 1;
    m.px_per_unit *= by;
    return m;
}

void aids_theme(const Aids *aids, Theme *theme) {
    if (!aids->contrast) return;
    static const struct {
        Token token;
        Colour colour;
    } rows[] = {
        {T_GROUND, 0xFFFFFFFF},     {T_CARD, 0xFFFFFFFF},        {T_LINE, 0xFF000000},
        {T_INK, 0xFF000000},        {T_INK_2, 0xFF000000},       {T_ACCENT, 0xFF00303A},
        {T_ON_ACCENT, 0xFFFFFFFF},  {T_ON_ACCENT_2, 0xFFFFFFFF}, {T_TINT, 0xFFE0E0E0},
        {T_NOW_GROUND, 0xFFFFFFFF}, {T_NOW_LINE, 0xFF000000},    {T_ON_NOW, 0xFF000000},
        {T_BAD, 0xFF6B0000},        {T_GOOD, 0xFF00361A},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        theme->colours[rows[i].token] = rows[i].colour;
}

bool aids_parse(const char *text, Aids *ret_aids) {
    static const struct {
        const char *word;
        Aids aids;
    } words[] = {{"larger", {.larger = 1}},
                 {"larger2", {.larger = 2}},
                 {"contrast", {.contrast = true}},
                 {"reach", {.reach = true}},
                 {"still", {.still = true}}};
    Aids aids = {0};
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, ","), i = 0;
        while (i < COUNT_OF(words) && (strlen(words[i].word) != length || strncmp(words[i].word, at, length)))
            i++;
        if (i == COUNT_OF(words)) return false;
        if (words[i].aids.larger) aids.larger = words[i].aids.larger;
        aids.contrast |= words[i].aids.contrast;
        aids.reach |= words[i].aids.reach;
        aids.still |= words[i].aids.still;
        at += length + (at[length] == ',');
    }
    *ret_aids = aids;
    return true;
}
