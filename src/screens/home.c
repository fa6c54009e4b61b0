#include "home.h"

enum {
    TALL_LEAST = 830 // units that the card over the others needs
};

// What is on to the left, the cards to the right.
static void draw_wide(const Stage *stage, const Ui *ui, Rect area, PanelClass class) {
    HomeCard cards[HOME_CARDS_MAX];
    int count = home_cards_find(stage, ui, class == PANEL_LOW, cards),
        gap = ui_px(ui, class == PANEL_FULL ? 28 : 20);
    for (int i = 0; class == PANEL_LOW && i < count; i++) // no room for flags: all cards alike
        cards[i].cells = 1;
    int most = area.w * (class == PANEL_LOW ? 44 : 42) / 100, width = ui_px(ui, 530);
    home_card_draw(stage, ui, count ? rect_cut_left(&area, width < most ? width : most) : area, class);
    rect_cut_left(&area, gap);
    home_cards_draw(stage, ui, area, cards, count, area.w >= ui_px(ui, 900) ? 3 : 2, gap);
}

// One over the other.
static void draw_tall(const Stage *stage, const Ui *ui, Rect area) {
    HomeCard cards[HOME_CARDS_MAX];
    int gap = ui_px(ui, 24), most = ui_px(ui, 620), count = home_cards_find(stage, ui, false, cards);
    Rect card = count ? rect_cut_top(&area, area.h * 2 / 5 < most ? area.h * 2 / 5 : most) : area;
    home_card_draw(stage, ui, card, PANEL_FULL);
    rect_cut_top(&area, gap);
    home_cards_draw(stage, ui, area, cards, count, 2, gap);
}

// A panel of the size of a hand, or with words so large: what is on over its whole width, and the cards below
// it by scrolling.
static void draw_small(const Stage *stage, const Ui *ui, Rect area) {
    HomeCard cards[HOME_CARDS_MAX];
    bool named = panel_class(ui) > PANEL_TINY || frame_has_banner(ui);
    Rect head = rect_cut_top(&area, named ? 0 : ui_px(ui, 54));
    if (head.h) brand_draw(stage, ui, head);
    int count = home_cards_find(stage, ui, true, cards), gap = ui_px(ui, 14), each = ui_px(ui, 110);
    int now = home_now_draw(stage, ui, area, false), columns = area.w < ui_px(ui, 440) ? 1 : 2;
    for (int i = 0; i < count; i++) // a card's words have one column's room here
        cards[i].cells = 1;
    const Event *event = &stage->bundle->event;
    const char *whose = say_join(ui, say_text(ui, &event->subtitle), " · ", say_text(ui, &event->venue));
    UiText last = {.colour = T_INK_2, .align = ALIGN_CENTRE};
    int grid_high = home_cards_rows(cards, count, columns) * (each + gap),
        content = now + grid_high + ui_measure(ui, whose, last, area.w).h + gap;
    Point at = ui_scroll_begin(ui, "home", area, AXIS_Y, content);
    home_now_draw(stage, ui, (Rect){area.x, at.y, area.w, now}, true);
    Rect grid = {area.x, at.y + now + gap, area.w, grid_high - gap};
    home_cards_draw(stage, ui, grid, cards, count, columns, gap);
    ui_text(ui, (Rect){area.x, grid.y + grid_high, area.w, 0}, whose, last);
    ui_scroll_end(ui, "home", area, T_GROUND);
}

// What the organisers announce, and how much of today's agenda is not as it was; returns how many.
static int find_news(const Stage *stage, const Ui *ui, UiButton ret_chips[2]) {
    int count = 0;
    const char *address, *notices = home_notices(stage, ui, &address);
    size_t changed = changed_count(stage);
    if (changed)
        ret_chips[count++] =
            (UiButton){.name = "home/changes",
                       .text = message_count(ui->messages, ui_arena(ui), "home.changed", (long)changed, NULL),
                       .icon = "arrow-right-left",
                       .action = ACT_OPEN,
                       .argument = screen_row(SCREEN_AGENDA)->name};
    if (notices)
        ret_chips[count++] = (UiButton){.name = "home/notices",
                                        .text = notices,
                                        .icon = "megaphone",
                                        .action = ACT_OPEN,
                                        .argument = address};
    return count;
}

static int news_width(const Ui *ui, const UiButton *chips, int count) {
    int width = 0;
    for (int i = 0; i < count; i++)
        width += ui_chip_width(ui, &chips[i]) + (i ? ui_px(ui, UI_CHIP_GAP) : 0);
    return width;
}

// Whole, from the row's start.
static void draw_news(const Ui *ui, Rect row, const UiButton *chips, int count) {
    for (int i = 0; i < count; i++) {
        ui_chip(ui, rect_cut_left(&row, ui_chip_width(ui, &chips[i])), &chips[i]);
        rect_cut_left(&row, ui_px(ui, UI_CHIP_GAP));
    }
}

// The title with the news at its end; where that leaves it no room the news stand below it on a high panel,
// and say less on others. Returns the height.
static int draw_welcome(const Stage *stage, const Ui *ui, Rect head, bool tall) {
    UiButton chips[2];
    int count = find_news(stage, ui, chips), high = ui_px(ui, 80), total = head.h, gap = ui_px(ui, 24);
    const char *words = ui_say(ui, "home.welcome");
    UiText text = {.size = 40, .weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 1};
    int most = head.w - gap - ui_measure(ui, words, text, 0).w;
    bool below = tall && count > 1 && news_width(ui, chips, count) > most;
    if (!below && news_width(ui, chips, count) > most && changed_count(stage))
        chips[0].text = home_changes(stage, ui);
    if (below) {
        draw_news(ui, (Rect){head.x, head.y + head.h - ui_px(ui, 8), head.w, high}, chips, count);
        total += high + ui_px(ui, 16);
    } else if (count) {
        Rect row = rect_cut_right(&head, news_width(ui, chips, count));
        draw_news(ui, (Rect){row.x, row.y, row.w, high}, chips, count);
        rect_cut_right(&head, gap);
    }
    text.size = ui_fit_size(ui, words, text, (UiSize){head.w, head.h}, 64, 40);
    if (!ui_fits(ui, words, text, head.w)) {
        text.max_lines = 2;
        text.size = ui_fit_size(ui, words, text, (UiSize){head.w, head.h}, 40, 30);
    }
    ui_middle(ui, (Rect){head.x, head.y - ui_px(ui, 8), head.w, head.h}, words, text);
    return total;
}

void home_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    Rect area = f.content;
    bool low = f.class <= PANEL_LOW, small = f.class == PANEL_TINY || ui_units_w(ui) < 800;
    if (!low && !small) {
        Rect head = {area.x, area.y, area.w, ui_px(ui, f.class == PANEL_FULL ? 106 : 88)};
        bool tall = !f.wide && area.h - head.h >= ui_px(ui, TALL_LEAST);
        rect_cut_top(&area, draw_welcome(stage, ui, head, tall));
    }
    if (small)
        draw_small(stage, ui, area);
    else if (f.wide || low || area.h < ui_px(ui, TALL_LEAST))
        draw_wide(stage, ui, area, f.class);
    else
        draw_tall(stage, ui, area);
}
