#include "stick.h"

#include "stick_parts.h"

// Sizes in units.
typedef struct CardForm {
    double width, pad, button, gap, title, tile;
} CardForm;

static const CardForm forms[] = {
    [PANEL_TINY] = {2000, 20, 80, 12, 32, 0},
    [PANEL_LOW] = {2000, 24, 82, 14, 36, 64},
    [PANEL_MEDIUM] = {1238, 40, 88, 20, 44, 88},
    [PANEL_FULL] = {1238, 56, 96, 24, 52, 104},
};

static const CardForm *form_of(const Ui *ui) {
    return &forms[panel_class(ui)];
}

int stick_gap(const Ui *ui) {
    return ui_px(ui, form_of(ui)->gap);
}

void stick_add_button(StickPage *page, StickButton button) {
    if (page->button_count < STICK_BUTTONS) page->buttons[page->button_count++] = button;
}

StickButton stick_button(const Ui *ui, const char *key, const char *argument) {
    return (StickButton){.name = say_join(ui, "stick", "/", argument),
                         .text = stick_say(ui, key),
                         .action = ACT_STICK,
                         .argument = argument};
}

static bool has_room(const Ui *ui, const char *words, UiText text, Rect box) {
    text.size = 27;
    return ui_measure(ui, words, text, box.w).h <= box.h;
}

static void button_draw(const Ui *ui, Rect box, const StickButton *button) {
    int radius = ui_px(ui, 20), pad = ui_px(ui, 14), lead = button->icon ? ui_px(ui, 50) : 0;
    bool works = button->action != ACT_NONE;
    Token ink = button->strong ? T_ON_ACCENT : works ? T_INK : T_INK_2;
    UiText text = {.weight = button->strong ? WEIGHT_SEMIBOLD : WEIGHT_MEDIUM,
                   .colour = ink,
                   .align = ALIGN_CENTRE,
                   .leading = 1100,
                   .max_lines = 2};
    ui_target_begin(ui, button->name, box, (int)button->action, button->argument);
    ui_frame(ui, box, radius, ui_colour(ui, button->strong ? T_ACCENT : T_CARD),
             ui_colour(ui, button->strong ? T_ACCENT : T_LINE), 2, false);
    Rect in = {box.x + pad, box.y, box.w - 2 * pad - lead, box.h};
    bool words = button->text && !(button->icon && ui_breaks(ui, button->text, text, in.w));
    const char *icon = button->icon;
    if (words && icon && button->strong && !has_room(ui, button->text, text, in)) icon = NULL, in.w += lead;
    if (!words) {
        ui_icon_in(ui, box, 40, ALIGN_CENTRE, button->icon, ui_colour(ui, ink));
    } else {
        text.size = ui_fit_size(ui, button->text, text, (UiSize){in.w, in.h}, 31, 27);
        if (icon) {
            int slack = in.w - ui_measure(ui, button->text, text, in.w).w;
            in.w += lead;
            rect_cut_left(&in, slack / 2);
            ui_icon_in(ui, rect_cut_left(&in, lead), 36, ALIGN_START, icon, ui_colour(ui, ink));
            text.align = ALIGN_START;
        }
        ui_middle(ui, in, button->text, text);
    }
    ui_target_end(ui, box, radius);
}

// Below each other where two words have no room beside each other.
static bool is_stacked(const Ui *ui, const StickPage *page, int width) {
    int words = 0;
    for (int i = 0; i < page->button_count; i++)
        words += page->buttons[i].text != NULL;
    return words > 1 && width < ui_px(ui, 500);
}

static int buttons_height(const Ui *ui, const StickPage *page, int width) {
    int high = ui_px(ui, form_of(ui)->button), gap = ui_px(ui, 12);
    if (!page->button_count) return 0;
    return is_stacked(ui, page, width) ? page->button_count * (high + gap) - gap : high;
}

static void stacked_draw(const Ui *ui, Rect row, const StickPage *page) {
    int gap = ui_px(ui, 12), high = ui_px(ui, form_of(ui)->button);
    for (int i = page->button_count; i-- > 0; row.y += high + gap)
        button_draw(ui, (Rect){row.x, row.y, row.w, high}, &page->buttons[i]);
}

// Those with words share what the icons leave; the strong one has more.
static void buttons_draw(const Ui *ui, Rect row, const StickPage *page) {
    int gap = ui_px(ui, 24), icon = ui_px(ui, 110), shares = 0, left = row.w + gap;
    if (row.w < ui_px(ui, 700)) gap = ui_px(ui, 12), icon = ui_px(ui, 84), left = row.w + gap;
    if (is_stacked(ui, page, row.w)) {
        stacked_draw(ui, row, page);
        return;
    }
    for (int i = 0; i < page->button_count; i++) {
        left -= gap + (page->buttons[i].text ? 0 : icon);
        shares += !page->buttons[i].text ? 0 : page->buttons[i].strong ? 4 : 3;
    }
    for (int i = 0; i < page->button_count; i++) {
        const StickButton *button = &page->buttons[i];
        int width = !button->text ? icon : left * (button->strong ? 4 : 3) / shares;
        button_draw(ui, rect_cut_left(&row, width), button);
        rect_cut_left(&row, gap);
    }
}

void stick_page_draw(const Stage *stage, const Ui *ui, const StickPage *page) {
    const CardForm *form = form_of(ui);
    Frame f;
    Rect area = panel_frame_draw(stage, ui, &f);
    if (!f.header.h) rect_cut_top(&area, ui_px(ui, 8));
    int pad = ui_px(ui, form->pad), width = ui_px(ui, form->width);
    if (width > area.w) width = area.w;
    int inner = width - 2 * pad, buttons = buttons_height(ui, page, inner),
        above = buttons ? ui_px(ui, form->gap) : 0,
        body = page_measure(stage, ui, inner, page->body, page->what),
        high = body + above + buttons + 2 * pad;
    if (high > area.h) high = area.h;
    Rect card = {area.x + (area.w - width) / 2, area.y + (area.h - high) / 2, width, high};
    ui_frame(ui, card, ui_px(ui, 28), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Rect in = rect_inset(card, pad);
    buttons_draw(ui, rect_cut_bottom(&in, buttons), page);
    rect_cut_bottom(&in, above);
    page_scrolled(stage, ui, in, page->scroll, T_CARD, page->body, page->what);
}

// The head of a card: a sign, the sentence, and below it what it is about.
int stick_head_draw(const Ui *ui, Rect area, const char *icon, Token ink, const char *title,
                    const char *second) {
    const CardForm *form = form_of(ui);
    int tile = area.w < ui_px(ui, 460) ? 0 : ui_px(ui, form->tile), lead = tile ? tile + ui_px(ui, 30) : 0;
    UiText head = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .leading = 1140},
           text = {.size = 29, .colour = T_INK_2, .leading = 1280};
    int width = area.w - lead;
    head.size = ui_fit_size(ui, title, head, (UiSize){width, ui->metrics.height}, form->title, 28);
    int first = ui_measure(ui, title, head, width).h,
        all = first + (*second ? ui_measure(ui, second, text, width).h : 0), high = all > tile ? all : tile;
    if (tile) {
        Rect box = {area.x, area.y, tile, tile};
        ui_fill(ui, box, tile / 4, ui_colour(ui, T_TINT));
        ui_icon_in(ui, box, form->tile * 0.5, ALIGN_CENTRE, icon, ui_colour(ui, ink));
    }
    Rect words = {area.x + lead, area.y + (high - all) / 2, width, 0};
    ui_text(ui, words, title, head);
    words.y += first;
    if (*second) ui_text(ui, words, second, text);
    return high + stick_gap(ui);
}

int stick_line_draw(const Ui *ui, Rect area, const char *icon, Token ink, const char *words) {
    UiText text = {.size = 29, .colour = ink, .leading = 1300};
    Rect in = {area.x, area.y, area.w, 0}, mark = rect_cut_left(&in, ui_px(ui, 50));
    mark.h = ui_px(ui, 29 * 1.3);
    ui_icon_in(ui, mark, 34, ALIGN_START, icon, ui_colour(ui, ink));
    return ui_text(ui, in, words, text).h + ui_px(ui, 8);
}

int stick_words_draw(const Ui *ui, Rect area, const char *words) {
    if (!*words) return 0;
    UiText text = {.size = 31, .colour = T_INK, .leading = 1350};
    return ui_text(ui, (Rect){area.x, area.y, area.w, 0}, words, text).h + ui_px(ui, 14);
}

int stick_link_draw(const Ui *ui, Rect area, const char *name, const char *text, Action action,
                    const char *argument) {
    UiText style = {.size = 29, .weight = WEIGHT_SEMIBOLD, .colour = T_ACCENT, .leading = 1200};
    int lead = ui_px(ui, 46), words = area.w - lead, taken = ui_measure(ui, text, style, words).h,
        high = ui_px(ui, 80);
    if (taken + ui_px(ui, 20) > high) high = taken + ui_px(ui, 20);
    Rect row = {area.x, area.y, area.w, high}, in = row;
    ui_target_begin(ui, name, row, (int)action, argument);
    int width = ui_measure(ui, text, style, words).w;
    ui_text(ui, (Rect){in.x, in.y + (high - taken) / 2, words, 0}, text, style);
    rect_cut_left(&in, width + ui_px(ui, 10));
    ui_icon_in(ui, in, 32, ALIGN_START, "chevron-right", ui_colour(ui, T_ACCENT));
    ui_target_end(ui, row, ui_px(ui, 14));
    return high;
}

static int nothing_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)stage, (void)what;
    return stick_head_draw(ui, area, "usb", T_ACCENT, stick_say(ui, "stick.none"), "");
}

static StickPage nothing_page(const Ui *ui) {
    StickPage page = {.scroll = "stick", .body = nothing_draw};
    stick_add_button(&page, stick_button(ui, "stick.close", "close"));
    return page;
}

static StickPage page_of(const Stage *stage, const Ui *ui) {
    StickPage page;
    if (!stage->stick) return nothing_page(ui);
    switch (stage->stick->phase) {
    case STICK_READING:
    case STICK_INSTALLING:
        return stick_reading_page(stage, ui);
    case STICK_CHOICE:
        return stick_choice_page(stage, ui);
    case STICK_READY:
        return stick_list_page(stage, ui, &page) ? page : stick_ready_page(stage, ui);
    case STICK_KEY:
        return stick_key_page(stage, ui);
    case STICK_REFUSED:
        return stick_list_page(stage, ui, &page) ? page : stick_refused_page(stage, ui);
    case STICK_INSTALLED:
    case STICK_KEPT:
        return stick_end_page(stage, ui);
    case STICK_NONE:
    case STICK_PHASE_COUNT:
        break;
    }
    return nothing_page(ui);
}

void stick_draw(const Stage *stage, const Ui *ui) {
    StickPage page = page_of(stage, ui);
    stick_page_draw(stage, ui, &page);
}
