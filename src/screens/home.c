#include "common.h"

#include "base/limits.h"
#include "model/related.h"

// A way into a part of the content.
typedef struct Card {
    const char *name, *icon, *title, *sub, *address;
    int cells;  // columns of the grid that it takes
    bool flags; // the members' flags fill it
} Card;

enum {
    CARDS_MAX = SECTION_COUNT + 1
};

static const char *say_count(const Ui *ui, const char *key, size_t count, const char *more) {
    return message_count(ui->messages, ui_arena(ui), key, (long)count, more);
}

static const char *meetings_words(const Stage *stage, const Ui *ui) {
    int years[LIMIT_MEETING_YEARS], first = YEAR_NONE;
    size_t count = meeting_years(stage->bundle, years, COUNT_OF(years)),
           meetings = stage->bundle->meeting_count;
    for (size_t i = 0; i < count && i < COUNT_OF(years); i++)
        if (years[i] != YEAR_NONE) first = years[i];
    if (first == YEAR_NONE) return say_count(ui, "home.meetings", meetings, NULL);
    return say_count(ui, "home.meetings-since", meetings, arena_printf(ui_arena(ui), "%d", first));
}

static Card card_of(const Stage *stage, const Ui *ui, const NavEntry *entry) {
    const Bundle *bundle = stage->bundle;
    Card card = {
        .icon = entry->icon, .title = ui_say(ui, entry->message), .address = entry->address, .cells = 1};
    switch (entry->section) {
    case SECTION_MEMBERS:
        card.name = "home/members";
        card.sub = say_count(ui, "home.members", bundle->member_count, NULL);
        card.cells = 2;
        card.flags = true;
        break;
    case SECTION_MEETINGS:
        card.name = "home/meetings";
        card.sub = meetings_words(stage, ui);
        break;
    case SECTION_DOCUMENTS:
        card.name = "home/documents";
        card.sub = say_count(ui, "home.documents", bundle->document_count, NULL);
        break;
    case SECTION_ABOUT:
        card.name = "home/about";
        card.sub = ui_say(ui, "home.about");
        break;
    case SECTION_HOME:
    case SECTION_AGENDA: // the card beside these is theirs
    case SECTION_COUNT:
        break;
    }
    return card;
}

// The cards that the bundle has something for.
static int find_cards(const Stage *stage, const Ui *ui, Card *cards) {
    int count = 0;
    NavEntry entry;
    for (size_t i = 0; nav_entry(stage, i, &entry); i++) {
        if (entry.section == SECTION_ABOUT && stage->bundle->room_count)
            cards[count++] = (Card){
                "home/rooms", "map-pin", ui_say(ui, "home.rooms"), ui_say(ui, "home.rooms-sub"), "rooms", 1,
                false};
        Card card = card_of(stage, ui, &entry);
        if (card.name) cards[count++] = card;
    }
    return count;
}

// As many of the members' flags as the box holds whole.
static void draw_flags(const Stage *stage, const Ui *ui, Rect box) {
    const Bundle *bundle = stage->bundle;
    int w = ui_px(ui, 72), h = ui_px(ui, 54), gap = ui_px(ui, 16), most = box.w / 9;
    if (most > w) w = most - gap < ui_px(ui, 96) ? most - gap : ui_px(ui, 96);
    h = w * 3 / 4;
    int columns = (box.w + gap) / (w + gap), rows = (box.h + gap) / (h + gap), shown = 0;
    if (columns < 1) return;
    for (size_t i = 0; i < bundle->member_count && shown < columns * rows; i++) {
        const char *flag = flag_name(ui, &bundle->members[i], false);
        if (!flag) continue;
        Rect cell = {box.x + shown % columns * (w + gap), box.y + shown / columns * (h + gap), w, h};
        ui_image(ui, cell, flag, IMAGE_CONTAIN, ui_px(ui, 6), true);
        shown++;
    }
}

static const UiText sub_text = {.size = 27, .colour = T_INK_2, .max_lines = 2, .leading = 1250};

static UiText title_text(const Ui *ui, const Card *card, Rect box, double most) {
    UiText title = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 1};
    title.size = ui_fit_size(ui, card->title, title, (UiSize){box.w, box.h}, most, 29);
    return title;
}

// Icon beside the title, and what else there is room for below.
static void draw_beside(const Stage *stage, const Ui *ui, Rect in, const Card *card) {
    bool low = in.h < ui_px(ui, 150);
    double icon = in.w < ui_px(ui, 330) ? 44 : 60;
    Rect head = low ? in : rect_cut_top(&in, ui_px(ui, 96)),
         mark = rect_cut_left(&head, ui_px(ui, icon + 24));
    ui_icon_in(ui, mark, icon, ALIGN_START, card->icon, ui_colour(ui, T_ACCENT));
    UiText title = title_text(ui, card, head, 44), sub = sub_text;
    int first = ui_measure(ui, card->title, title, head.w).h,
        second = ui_measure(ui, card->sub, sub, head.w).h;
    if (first + second > head.h || ui_breaks(ui, card->sub, sub, head.w)) second = 0;
    int top = head.y + (head.h - first - second) / 2;
    ui_text(ui, (Rect){head.x, top, head.w, 0}, card->title, title);
    if (second) ui_text(ui, (Rect){head.x, top + first, head.w, 0}, card->sub, sub);
    if (low || !card->flags) return;
    rect_cut_top(&in, ui_px(ui, 30));
    draw_flags(stage, ui, in);
}

// Icon on top, words at the bottom.
static void draw_over(const Ui *ui, Rect in, const Card *card) {
    ui_icon_in(ui, rect_cut_top(&in, ui_px(ui, 68)), 68, ALIGN_START, card->icon, ui_colour(ui, T_ACCENT));
    UiText title = title_text(ui, card, in, 44);
    int second = ui_measure(ui, card->sub, sub_text, in.w).h;
    ui_text(ui, rect_cut_bottom(&in, second), card->sub, sub_text);
    rect_cut_bottom(&in, ui_px(ui, 4));
    ui_text(ui, rect_cut_bottom(&in, ui_measure(ui, card->title, title, in.w).h), card->title, title);
}

static void draw_card(const Stage *stage, const Ui *ui, Rect box, const Card *card) {
    int radius = ui_px(ui, 20), high = ui_px(ui, 250);
    ui_target_begin(ui, card->name, box, ACT_OPEN, card->address);
    ui_frame(ui, box, radius, ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Rect in = rect_inset(box, ui_px(ui, box.h < high ? 24 : 40));
    if (card->flags || box.h < high)
        draw_beside(stage, ui, in, card);
    else
        draw_over(ui, in, card);
    ui_target_end(ui, box, radius);
}

// How many cards from one on stand in one row of so many cells, the last of them as wide as what is left.
static int cards_in_row(const Card *cards, int count, int from, int columns) {
    int cells = 0, taken = 0;
    while (from + taken < count && cells + cards[from + taken].cells <= columns) {
        cells += cards[from + taken].cells;
        taken++;
    }
    return taken ? taken : 1;
}

static int count_rows(const Card *cards, int count, int columns) {
    int rows = 0;
    for (int i = 0; i < count; rows++)
        i += cards_in_row(cards, count, i, columns);
    return rows;
}

static void draw_row(const Stage *stage, const Ui *ui, Rect row, const Card *cards, int count, int gap) {
    int cells = 0, at = 0;
    for (int i = 0; i < count; i++)
        cells += cards[i].cells;
    for (int i = 0; i < count; i++) {
        int left = row.x + (row.w + gap) * at / cells;
        at += cards[i].cells;
        int right = row.x + (row.w + gap) * at / cells - gap;
        draw_card(stage, ui, (Rect){left, row.y, right - left, row.h}, &cards[i]);
    }
}

static void draw_cards(const Stage *stage, const Ui *ui, Rect area, const Card *cards, int count, int columns,
                       int gap) {
    int rows = count_rows(cards, count, columns);
    for (int row = 0, first = 0; row < rows; row++) {
        int taken = cards_in_row(cards, count, first, columns);
        int top = area.y + (area.h + gap) * row / rows,
            bottom = area.y + (area.h + gap) * (row + 1) / rows - gap;
        draw_row(stage, ui, (Rect){area.x, top, area.w, bottom - top}, cards + first, taken, gap);
        first += taken;
    }
}

// What is on to the left, the cards to the right.
static void draw_wide(const Stage *stage, const Ui *ui, Rect area, PanelClass class) {
    Card cards[CARDS_MAX];
    int count = find_cards(stage, ui, cards), gap = ui_px(ui, class == PANEL_FULL ? 28 : 20);
    int most = area.w * (class == PANEL_LOW ? 47 : 42) / 100, width = ui_px(ui, 530);
    home_card_draw(stage, ui, count ? rect_cut_left(&area, width < most ? width : most) : area, class);
    rect_cut_left(&area, gap);
    draw_cards(stage, ui, area, cards, count, area.w >= ui_px(ui, 900) ? 3 : class == PANEL_LOW ? 1 : 2, gap);
}

// One over the other.
static void draw_tall(const Stage *stage, const Ui *ui, Rect area) {
    Card cards[CARDS_MAX];
    int gap = ui_px(ui, 24), most = ui_px(ui, 620), count = find_cards(stage, ui, cards);
    Rect card = count ? rect_cut_top(&area, area.h * 2 / 5 < most ? area.h * 2 / 5 : most) : area;
    home_card_draw(stage, ui, card, PANEL_FULL);
    rect_cut_top(&area, gap);
    draw_cards(stage, ui, area, cards, count, 2, gap);
}

// A panel of the size of a hand: what is on over its whole width, and the cards below it by scrolling.
static void draw_small(const Stage *stage, const Ui *ui, Rect area) {
    Card cards[CARDS_MAX];
    Rect head = rect_cut_top(&area, panel_class(ui) == PANEL_TINY ? ui_px(ui, 54) : 0);
    if (head.h) brand_draw(stage, ui, head);
    int count = find_cards(stage, ui, cards), gap = ui_px(ui, 14), each = ui_px(ui, 110);
    int now = home_now_draw(stage, ui, area, false);
    for (int i = 0; i < count; i++) // a card's words have one column's room here
        cards[i].cells = 1;
    int content = now + count_rows(cards, count, 2) * (each + gap);
    Point at = ui_scroll_begin(ui, "home", area, AXIS_Y, content);
    home_now_draw(stage, ui, (Rect){area.x, at.y, area.w, now}, true);
    Rect grid = {area.x, at.y + now + gap, area.w, content - now - gap};
    draw_cards(stage, ui, grid, cards, count, 2, gap);
    ui_scroll_end(ui, "home", area, T_GROUND);
}

static void draw_welcome(const Ui *ui, Rect head) {
    const char *words = ui_say(ui, "home.welcome");
    UiText text = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 1};
    text.size = ui_fit_size(ui, words, text, (UiSize){head.w, head.h}, 64, 40);
    ui_label(ui, (Rect){head.x, head.y - ui_px(ui, 8), head.w, head.h}, words, text);
}

void home_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    Rect area = f.content;
    bool low = f.class <= PANEL_LOW;
    if (!low) draw_welcome(ui, rect_cut_top(&area, ui_px(ui, f.class == PANEL_FULL ? 106 : 88)));
    if (f.class == PANEL_TINY || (low && ui_units_w(ui) < 700))
        draw_small(stage, ui, area);
    else if (f.wide || low)
        draw_wide(stage, ui, area, f.class);
    else
        draw_tall(stage, ui, area);
}
