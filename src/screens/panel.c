#include "panel.h"

#include <stdarg.h>
#include <stdio.h>
#include "text/foreign.h"

static const double control_units = 80, switch_units = 170;
static const double narrow_units = 330; // a card on the smallest panel: less and more beside a value

static int item_gap(const Ui *ui, int width) {
    return ui_px(ui, width < ui_px(ui, narrow_units) ? 8 : 12);
}

int panel_gap(const Ui *ui) {
    return ui_px(ui, panel_class(ui) <= PANEL_LOW ? 14 : 24);
}

const char *panel_argument(const Ui *ui, const char *format, ...) {
    char buffer[4200]; // a setting of any length, and its name
    va_list list;
    va_start(list, format);
    vsnprintf(buffer, sizeof buffer, format, list);
    va_end(list);
    return arena_str(ui_arena(ui), buffer);
}

// By its letters: those of the languages that are read from right to left begin with these bytes.
static bool is_english(const char *text) {
    bool latin = false;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        if ((*at >= 0xD6 && *at <= 0xDF) || *at == 0xEF) return false;
        latin = latin || (*at >= 'A' && *at <= 'z');
    }
    return latin;
}

const char *panel_say(const Ui *ui, const char *text) {
    const char *lang = ui->lang->chain[0];
    return text && lang_is_rtl(lang) && is_english(text) ? foreign_mark(ui_arena(ui), text, "en", lang)
                                                         : text;
}

void panel_add_button(PanelRow *row, UiButton button) {
    if (row->count < PANEL_ITEMS) row->items[row->count++] = (PanelItem){.button = button};
}

void panel_add_value(PanelRow *row, const char *text) {
    if (row->count < PANEL_ITEMS) row->items[row->count++] = (PanelItem){.kind = PANEL_VALUE, .text = text};
}

void panel_add_switch(PanelRow *row, const char *name, bool on, const char *argument) {
    if (row->count < PANEL_ITEMS)
        row->items[row->count++] =
            (PanelItem){.kind = PANEL_SWITCH,
                        .button = {.name = name, .action = ACT_OPERATE, .argument = argument},
                        .on = on};
}

UiButton panel_button(const Ui *ui, const char *text, const char *icon, const char *argument) {
    return (UiButton){.name = say_join(ui, "operate", "/", argument),
                      .text = panel_say(ui, text),
                      .icon = icon,
                      .action = ACT_OPERATE,
                      .argument = argument};
}

static const UiText value_text = {
    .size = 31, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .align = ALIGN_CENTRE, .tabular = true};

static int item_width(const Ui *ui, const PanelItem *item, int most) {
    bool narrow = most < ui_px(ui, narrow_units);
    int width = 0, least = ui_px(ui, narrow ? 96 : 130);
    switch (item->kind) {
    case PANEL_BUTTON:
        width = ui_chip_width(ui, &item->button);
        break;
    case PANEL_VALUE:
        width = ui_measure(ui, panel_say(ui, item->text), value_text, 0).w + ui_px(ui, narrow ? 6 : 24);
        if (width < least) width = least;
        break;
    case PANEL_SWITCH:
        width = ui_px(ui, switch_units);
        break;
    }
    return width < most ? width : most;
}

// On: a dark pill with a tick; off: an outline.
static void switch_draw(const Ui *ui, Rect box, const PanelItem *item) {
    int high = ui_px(ui, 56);
    Rect pill = {box.x, box.y + (box.h - high) / 2, box.w, high}, in = pill;
    Colour accent = ui_colour(ui, T_ACCENT);
    ui_target_begin(ui, item->button.name, box, item->button.action, item->button.argument);
    ui_frame(ui, pill, high / 2, item->on ? accent : ui_colour(ui, T_CARD),
             item->on ? accent : ui_colour(ui, T_INK_2), 2, false);
    if (item->on) {
        rect_cut_left(&in, ui_px(ui, 16));
        ui_icon_in(ui, rect_cut_left(&in, ui_px(ui, 30)), 30, ALIGN_START, "check",
                   ui_colour(ui, T_ON_ACCENT));
        rect_cut_right(&in, ui_px(ui, 10));
    }
    ui_label(ui, in, panel_say(ui, ui_say(ui, item->on ? "operator.on" : "operator.off")),
             (UiText){.weight = WEIGHT_SEMIBOLD,
                      .align = ALIGN_CENTRE,
                      .max_lines = 1,
                      .colour = item->on ? T_ON_ACCENT : T_INK});
    ui_target_end(ui, box, box.h / 2);
}

static void item_draw(const Ui *ui, Rect box, const PanelItem *item) {
    UiText two = value_text;
    two.max_lines = 2;
    two.leading = 1150;
    switch (item->kind) {
    case PANEL_BUTTON:
        ui_chip(ui, box, &item->button);
        break;
    case PANEL_VALUE:
        ui_middle(ui, box, panel_say(ui, item->text), two);
        break;
    case PANEL_SWITCH:
        switch_draw(ui, box, item);
        break;
    }
}

static int items_width(const Ui *ui, const PanelItem *items, int count, int most) {
    int width = 0;
    for (int i = 0; i < count; i++)
        width += item_width(ui, &items[i], most) + (i ? item_gap(ui, most) : 0);
    return width;
}

// How many from one on stay together: a value has less before it and more behind it.
static int together(const PanelItem *items, int count, int from) {
    bool value = from + 2 < count && items[from].kind == PANEL_BUTTON && items[from + 1].kind == PANEL_VALUE;
    return value ? 3 : 1;
}

// Lines of them, from the start; most: px of the card, which says how close they stand. Returns the height.
static int flow_items(const Ui *ui, Rect area, int most, const PanelItem *items, int count) {
    int x = area.x, y = area.y, high = ui_px(ui, control_units), gap = item_gap(ui, most), end = 0;
    for (int i = 0; i < count; i++) {
        int next = i + together(items, count, i),
            group = i < end ? 0 : items_width(ui, items + i, next - i, most);
        if (i >= end) end = next;
        if (x > area.x && x + group > area.x + area.w) {
            x = area.x;
            y += high + gap;
        }
        int width = item_width(ui, &items[i], most);
        item_draw(ui, (Rect){x, y, width, high}, &items[i]);
        x += width + gap;
    }
    return count ? y + high - area.y : 0;
}

int panel_items_draw(const Ui *ui, Rect area, const PanelItem *items, int count) {
    return flow_items(ui, area, area.w, items, count);
}

static const UiText title_text = {.size = 29, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1250};
static const UiText second_text = {.size = 27, .colour = T_INK_2, .leading = 1250};

static UiText sentence_text(const PanelRow *row) {
    UiText text = second_text;
    text.lang = row->text_lang;
    return text;
}

static const char *row_sentence(const Ui *ui, const PanelRow *row) {
    return row->text_lang ? row->text : panel_say(ui, row->text);
}

static int words_height(const Ui *ui, const PanelRow *row, int width) {
    int high = ui_measure(ui, panel_say(ui, row->title), title_text, width).h;
    return high + (row->text ? ui_measure(ui, row_sentence(ui, row), sentence_text(row), width).h : 0);
}

static void words_draw(const Ui *ui, Rect box, const PanelRow *row) {
    int high = ui_text(ui, (Rect){box.x, box.y, box.w, 0}, panel_say(ui, row->title), title_text).h;
    if (row->text)
        ui_text(ui, (Rect){box.x, box.y + high, box.w, 0}, row_sentence(ui, row), sentence_text(row));
}

int panel_row_draw(const Ui *ui, Rect area, const PanelRow *row) {
    int gap = ui_px(ui, 28), pad = ui_px(ui, 12), controls = items_width(ui, row->items, row->count, area.w),
        beside = area.w - controls - gap,
        least_words = row->text ? ui_px(ui, 420) : ui_measure(ui, panel_say(ui, row->title), title_text, 0).w;
    if (beside >= least_words || !row->count) {
        int width = row->count ? beside : area.w, words = words_height(ui, row, width),
            least = row->count ? ui_px(ui, control_units) : 0, high = words > least ? words : least;
        words_draw(ui, (Rect){area.x, area.y + pad + (high - words) / 2, width, 0}, row);
        Rect end = {area.x + area.w - controls, area.y + pad + (high - least) / 2, controls, 0};
        flow_items(ui, end, area.w, row->items, row->count);
        return high + 2 * pad;
    }
    int words = words_height(ui, row, area.w), between = ui_px(ui, 10);
    words_draw(ui, (Rect){area.x, area.y + pad, area.w, 0}, row);
    Rect below = {area.x, area.y + pad + words + between, area.w, 0};
    return words + between + flow_items(ui, below, area.w, row->items, row->count) + 2 * pad;
}

int panel_words_draw(const Ui *ui, Rect area, const char *words, UiText text) {
    if (!words || !*words) return 0;
    return ui_text(ui, (Rect){area.x, area.y, area.w, 0}, text.lang ? words : panel_say(ui, words), text).h;
}

int panel_card_draw(const Stage *stage, const Ui *ui, Rect area, const char *title, PagePart *part,
                    const void *what) {
    bool low = panel_class(ui) <= PANEL_LOW;
    int pad = ui_px(ui, low ? 18 : 32), width = area.w - 2 * pad, head = 0;
    UiText text = {.size = low ? 29 : 31, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1250};
    title = panel_say(ui, title);
    if (title) head = ui_measure(ui, title, text, width).h + ui_px(ui, 10);
    int inside = page_measure(stage, ui, width, part, what);
    Rect card = {area.x, area.y, area.w, head + inside + 2 * pad};
    ui_frame(ui, card, ui_px(ui, 20), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Rect in = {card.x + pad, card.y + pad, width, 0};
    if (title) ui_text(ui, in, title, text);
    in.y += head;
    part(stage, ui, in, what);
    return card.h + panel_gap(ui);
}

Token panel_health_ink(OperatorHealth health) {
    return health == OPERATOR_BAD    ? T_BAD
           : health == OPERATOR_NONE ? T_INK_2
           : health == OPERATOR_CARE ? T_INK
                                     : T_GOOD;
}

const char *panel_health_icon(OperatorHealth health) {
    return health == OPERATOR_BAD    ? "circle-x"
           : health == OPERATOR_CARE ? "triangle-alert"
           : health == OPERATOR_NONE ? "info"
                                     : "circle-check";
}

// Its icon, or where something is to be done the sign of that.
static const char *line_icon(const OperatorLine *line) {
    bool sign = !line->icon || line->health == OPERATOR_BAD || line->health == OPERATOR_CARE;
    return sign ? panel_health_icon(line->health) : line->icon;
}

int panel_line_draw(const Ui *ui, Rect area, const OperatorLine *line) {
    UiText label = {.size = 27, .colour = T_INK_2, .leading = 1200},
           says = {.size = 31, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1200},
           advice = {.size = 27, .colour = T_INK, .leading = 1250};
    int lead = ui_px(ui, area.w > ui_px(ui, 300) ? 76 : 60);
    Rect in = area, mark = rect_cut_left(&in, lead);
    int y = area.y + panel_words_draw(ui, in, ui_say(ui, line->label), label);
    y += panel_words_draw(ui, (Rect){in.x, y, in.w, 0}, line->says, says);
    mark.h = y - area.y;
    ui_icon_in(ui, mark, 50, ALIGN_START, line_icon(line), ui_colour(ui, panel_health_ink(line->health)));
    y += panel_words_draw(ui, (Rect){in.x, y, in.w, 0}, line->advice, advice);
    return y - area.y;
}

Rect panel_frame_draw(const Stage *stage, const Ui *ui, Frame *ret_frame) {
    Frame f = frame_browse(ui);
    if (f.header.h) header_draw(stage, ui, f.header, f.margin);
    int below = ui_px(ui, f.class == PANEL_TINY ? 8 : f.class == PANEL_LOW ? 12 : 24);
    f.content.h = ui->metrics.height - below - f.content.y;
    *ret_frame = f;
    return f.content;
}
