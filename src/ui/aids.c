#include "aids.h"

#include <string.h>
#include "base/auto.h"

// 152 %: capitals of 4.8 mm become those of 7.3 mm that EN 301 549 5.1.4 asks for.
static const double larger_by[AIDS_LARGER_MOST + 1] = {1, 1.52, 2};
// Fewer units than these hold a title, a row of chips, one entry of a list and the navigation no more; larger
// words would only hide each other.
static const double least_units_w = 460, least_units_h = 300;
// ADA 308: the height above the floor below which controls are reached well from a wheelchair.
static const double reach_mm = 1100;
// Where nobody has said how high a panel hangs, its middle is at this height.
static const double guessed_middle_mm = 1200;
// At least this part of the panel is left for what can be touched, and what a 7-inch panel has.
static const double least_part = 0.5, reach_units_h = 360;
// A strip above it that is lower than this gains nothing.
static const double least_top_units = 60;

void aids_switch(Aids *aids, Aid aid, const AidsRange *range, const Aids *usual) {
    int was = aids->larger;
    switch (aid) {
    case AID_LARGER:
        do
            aids->larger = aids->larger == AIDS_LARGER_MOST ? 0 : aids->larger + 1;
        while (aids->larger && range->percents[aids->larger] == range->percents[was]);
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
    case AID_NONE:
        *aids = *usual;
        break;
    }
}

bool aids_equal(const Aids *a, const Aids *b) {
    return a->larger == b->larger && a->contrast == b->contrast && a->reach == b->reach &&
           a->still == b->still;
}

static double smaller(double a, double b) {
    return a < b ? a : b;
}

static int reach_top(Metrics m, double mount_mm) {
    double high_mm = m.height / m.px_per_mm;
    double bottom_mm = mount_mm > 0 ? mount_mm : guessed_middle_mm - high_mm / 2;
    double left = (reach_mm - bottom_mm) * m.px_per_mm, least = m.height * least_part,
           units = reach_units_h * m.px_per_unit;
    if (left < least) left = least;
    if (left < units) left = units;
    return m.height - left < least_top_units * m.px_per_unit ? 0 : m.height - (int)left;
}

// How far words grow to be `by` times as large, where so many units in height are to be left.
static double larger_fits(Metrics m, double by, double high) {
    double most = smaller(m.width / (m.px_per_unit * least_units_w), m.height / (m.px_per_unit * high));
    return most < 1 ? 1 : smaller(by, most);
}

// In a part of the panel they grow beyond the first step only as far as a keyboard has room for results too.
static double larger_of(const Aids *aids, Metrics m, bool part) {
    int first = aids->larger < 1 ? aids->larger : 1;
    double by = larger_fits(m, larger_by[first], least_units_h),
           more = larger_fits(m, larger_by[aids->larger], part ? reach_units_h : least_units_h);
    return more > by ? more : by;
}

Metrics aids_metrics(const Aids *aids, Metrics panel, double mount_mm, int *ret_top) {
    Metrics m = panel;
    *ret_top = aids->reach ? reach_top(panel, mount_mm) : 0;
    m.height -= *ret_top;
    m.px_per_unit *= larger_of(aids, m, *ret_top > 0);
    return m;
}

AidsRange aids_range(const Aids *aids, Metrics panel, double mount_mm) {
    AidsRange range = {.reach = reach_top(panel, mount_mm) > 0};
    Aids at = *aids;
    for (at.larger = 0; at.larger <= AIDS_LARGER_MOST; at.larger++) {
        int top;
        Metrics m = aids_metrics(&at, panel, mount_mm, &top);
        range.percents[at.larger] = (int)(m.px_per_unit / panel.px_per_unit * 10 + 0.5) * 10;
    }
    return range;
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
        {T_NOW, 0xFFFFB84D},        {T_BAD, 0xFF6B0000},         {T_GOOD, 0xFF00361A},
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
