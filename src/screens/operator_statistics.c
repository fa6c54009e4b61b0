#include "panel.h"

static const char *say_count(const Ui *ui, const char *key, uint64_t count) {
    return message_count(ui->messages, ui_arena(ui), key, (long)count, NULL);
}

static uint64_t sum_of(const uint64_t *counts, int count) {
    uint64_t sum = 0;
    for (int i = 0; i < count; i++)
        sum += counts[i];
    return sum;
}

// A bar for each, with what stands below those at each step; the one that is still growing is lighter.
typedef struct Bars {
    const uint64_t *counts;
    int count, step, lighter;
    const char *(*label)(const Stage *stage, const Ui *ui, int index);
    bool numbers; // over each bar
} Bars;

static void bar_draw(const Ui *ui, Rect column, int high, bool lighter) {
    Rect bar = {column.x, column.y + column.h - high, column.w, high};
    int radius = ui_px(ui, 6);
    Colour ink = ui_colour(ui, T_ACCENT);
    ui_fill(ui, bar, 2 * radius < high ? radius : high / 2, lighter ? colour_with_alpha(ink, 130) : ink);
}

// Whether each has room for its number.
static bool has_numbers(const Ui *ui, int pitch, const Bars *bars) {
    for (int i = 0; i < bars->count; i++)
        if (!ui_fits(ui, say_count(ui, "operator.number", bars->counts[i]),
                     (UiText){.size = 27, .tabular = true}, pitch))
            return false;
    return bars->numbers;
}

static int bars_draw(const Stage *stage, const Ui *ui, Rect area, const Bars *bars) {
    uint64_t most = 1;
    for (int i = 0; i < bars->count; i++)
        most = bars->counts[i] > most ? bars->counts[i] : most;
    UiText text = {.size = 27, .colour = T_INK_2, .align = ALIGN_CENTRE, .max_lines = 1, .tabular = true};
    int line = ui_measure(ui, "0", text, 0).h, over = has_numbers(ui, area.w / bars->count, bars) ? line : 0,
        high = ui_px(ui, panel_class(ui) <= PANEL_LOW ? 110 : 180), least = ui_px(ui, 3) + 1;
    for (int i = 0; i < bars->count; i++) {
        int left = area.x + area.w * i / bars->count, pitch = area.w / bars->count,
            tall = (int)((double)bars->counts[i] / (double)most * high);
        if (tall < least) tall = least;
        Rect column = {left + pitch / 7, area.y + over, pitch - 2 * (pitch / 7), high};
        bar_draw(ui, column, tall, i == bars->lighter);
        if (over)
            ui_text(ui, (Rect){left, area.y + over + high - tall - line, pitch, 0},
                    say_count(ui, "operator.number", bars->counts[i]), text);
        if (i % bars->step) continue;
        int wide = pitch * bars->step, middle = left + pitch / 2;
        ui_text(ui, (Rect){middle - wide / 2, area.y + over + high + ui_px(ui, 6), wide, 0},
                bars->label(stage, ui, i), text);
    }
    return over + high + ui_px(ui, 6) + line;
}

static const char *hour_label(const Stage *stage, const Ui *ui, int hour) {
    (void)stage;
    return message_number(ui->messages, ui_arena(ui), hour);
}

static const char *day_label(const Stage *stage, const Ui *ui, int index) {
    return say_date(ui, DATE_DAY, stage->panel->clock_set.day - (OPERATOR_DAYS - 1) + index);
}

// Title at the start, figures at the end, or below it.
static int heading_draw(const Ui *ui, Rect area, const char *title, const char *figures) {
    UiText strong = {.size = 31, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1250},
           plain = {.size = 27, .colour = T_INK_2, .leading = 1250};
    title = panel_say(ui, title);
    figures = panel_say(ui, figures);
    UiSize first = ui_measure(ui, title, strong, area.w), second = ui_measure(ui, figures, plain, area.w);
    ui_text(ui, (Rect){area.x, area.y, area.w, 0}, title, strong);
    if (first.w + second.w + ui_px(ui, 40) <= area.w) {
        plain.align = ALIGN_END;
        ui_text(ui, (Rect){area.x, area.y + (first.h - second.h) / 2, area.w, 0}, figures, plain);
        return first.h + ui_px(ui, 20);
    }
    ui_text(ui, (Rect){area.x, area.y + first.h, area.w, 0}, figures, plain);
    return first.h + second.h + ui_px(ui, 20);
}

int panel_chart_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const OperatorView *view = stage->panel;
    const char *figures =
        say_join(ui, say_count(ui, "operator.touches", sum_of(view->touches, OPERATOR_HOURS)), " · ",
                 say_count(ui, "operator.count-visits", sum_of(view->visits, OPERATOR_HOURS)));
    int head = heading_draw(ui, area, ui_say(ui, "operator.touches-today"), figures);
    int step = area.w / OPERATOR_HOURS >= ui_px(ui, 44) ? 1 : area.w >= ui_px(ui, 420) ? 3 : 6;
    Bars bars = {view->touches, OPERATOR_HOURS, step, view->hour, hour_label, false};
    return head + bars_draw(stage, ui, (Rect){area.x, area.y + head, area.w, 0}, &bars);
}

static int days_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const OperatorView *view = stage->panel;
    int head = heading_draw(ui, area, ui_say(ui, "operator.visits-days"),
                            say_count(ui, "operator.count-visits", sum_of(view->days, OPERATOR_DAYS)));
    Bars bars = {view->days, OPERATOR_DAYS, 1, OPERATOR_DAYS - 1, day_label, true};
    return head + bars_draw(stage, ui, (Rect){area.x, area.y + head, area.w, 0}, &bars);
}

// What was opened may be gone from the content by now.
static const char *opened_say(const Stage *stage, const Ui *ui, const char *address) {
    View view;
    Err err = {0};
    const char *words = NULL;
    if (stage->bundle && screen_find(stage->bundle, address, stage->now_s, &view, &err))
        words = page_say(stage, ui, &view);
    return words ? words : say_apart(ui, address);
}

static const char *language_in_words(const Stage *stage, const Ui *ui, const char *tag) {
    (void)stage;
    return language_say(ui_arena(ui), tag, ui->lang->chain[0]);
}

typedef struct Counts {
    const char *(*say)(const Stage *stage, const Ui *ui, const char *name);
    const OperatorCount *counts;
    size_t count;
} Counts;

static int counts_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Counts *list = what;
    UiText name = {.size = 29, .colour = T_INK, .leading = 1300},
           number = {.size = 29, .colour = T_INK_2, .align = ALIGN_END, .tabular = true};
    int y = area.y, column = ui_px(ui, 120);
    for (size_t i = 0; i < list->count; i++) {
        int high = panel_words_draw(ui, (Rect){area.x, y, area.w - column, 0},
                                    list->say(stage, ui, list->counts[i].name), name);
        ui_text(ui, (Rect){area.x, y, area.w, 0}, say_count(ui, "operator.number", list->counts[i].count),
                number);
        y += high + ui_px(ui, 8);
    }
    if (!list->count)
        y += panel_words_draw(ui, area, ui_say(ui, "operator.nothing-yet"),
                              (UiText){.size = 27, .colour = T_INK_2});
    return y - area.y;
}

static int searches_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const OperatorView *view = stage->panel;
    UiText text = {.size = 29, .colour = T_INK, .leading = 1300};
    int high = panel_words_draw(ui, area, say_count(ui, "operator.searches", view->searches), text);
    area.y += high;
    high += panel_words_draw(ui, area, say_count(ui, "operator.searches-empty", view->empty_searches), text);
    return high;
}

static int counting_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    return panel_setting_draw(stage, ui, area, SETTING_STATISTICS_ON);
}

int tab_statistics_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const OperatorView *view = stage->panel;
    Counts opened = {opened_say, view->opened, view->opened_count},
           languages = {language_in_words, view->languages, view->language_count};
    (void)what;
    const struct {
        const char *title;
        PagePart *part;
        const void *what;
    } cards[] = {{NULL, panel_chart_draw, NULL},
                 {NULL, days_draw, NULL},
                 {"operator.opened", counts_draw, &opened},
                 {"operator.languages-used", counts_draw, &languages},
                 {"operator.searches-title", searches_draw, NULL},
                 {NULL, counting_draw, NULL}};
    int y = area.y;
    for (size_t i = 0; i < COUNT_OF(cards); i++)
        y +=
            panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0},
                            cards[i].title ? ui_say(ui, cards[i].title) : NULL, cards[i].part, cards[i].what);
    return y - area.y;
}
