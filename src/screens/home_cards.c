#include "home.h"

#include "base/limits.h"
#include "model/related.h"

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
    return say_count(ui, "home.meetings-since", meetings, say_year(ui, first));
}

static HomeCard card_of(const Stage *stage, const Ui *ui, const NavEntry *entry) {
    const Bundle *bundle = stage->bundle;
    HomeCard card = {
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
    case SECTION_VENUE:
        card.name = "home/venue";
        card.sub = ui_say(ui, bundle->plan_count ? "home.plans" : "home.rooms");
        break;
    case SECTION_ABOUT:
        card.name = "home/about";
        card.sub = ui_say(ui, "home.about");
        break;
    case SECTION_HOME:
    case SECTION_SEARCH:
    case SECTION_LANGUAGE:
    case SECTION_AIDS:
    case SECTION_AGENDA: // the card beside these is theirs
    case SECTION_COUNT:
        break;
    }
    return card;
}

const char *home_notices(const Stage *stage, const Ui *ui, const char **ret_address) {
    const Notice *first = NULL;
    size_t count = notices_find_open(stage->bundle, stage->now_s, &first, 1);
    if (!count) return NULL;
    *ret_address = say_address(ui, SCREEN_NOTICE, first->id);
    return say_count(ui, "home.notices", count, NULL);
}

const char *home_changes(const Stage *stage, const Ui *ui) {
    return say_count(ui, "home.changes", changed_count(stage), NULL);
}

int home_cards_find(const Stage *stage, const Ui *ui, bool with_notices, HomeCard *cards) {
    int count = 0;
    const char *address, *notices = with_notices ? home_notices(stage, ui, &address) : NULL;
    if (with_notices && changed_count(stage))
        cards[count++] = (HomeCard){.name = "home/changes",
                                    .icon = "arrow-right-left",
                                    .title = home_changes(stage, ui),
                                    .sub = ui_say(ui, "home.changes-where"),
                                    .address = screen_row(SCREEN_AGENDA)->name,
                                    .cells = 2};
    if (notices) cards[count++] = (HomeCard){"home/notices", "megaphone", notices, "", address, 2, false};
    NavEntry entry;
    for (size_t i = 0; nav_entry(stage, ui, i, &entry); i++) {
        HomeCard card = card_of(stage, ui, &entry);
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

// How the cards of a grid look: all alike, as the one with the longest words allows.
typedef struct Form {
    int columns, rows, gap, pad;
    bool over; // icon over the words, else beside them
    bool subs; // the second line of words
    double icon, title;
} Form;

static const UiText sub_text = {.size = 27, .colour = T_INK_2, .max_lines = 2, .leading = 1250};
static const UiText title_text = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 1};

// How many cards from one on stand in one row, the last of them as wide as what is left.
static int cards_in_row(const HomeCard *cards, int count, int from, int columns) {
    int cells = 0, taken = 0;
    while (from + taken < count && cells + cards[from + taken].cells <= columns) {
        cells += cards[from + taken].cells;
        taken++;
    }
    return taken ? taken : 1;
}

int home_cards_rows(const HomeCard *cards, int count, int columns) {
    int rows = 0;
    for (int i = 0; i < count; rows++)
        i += cards_in_row(cards, count, i, columns);
    return rows;
}

// The room for a card's words in the smallest cell.
static UiSize words_room(const Ui *ui, Rect area, const Form *form) {
    int w = (area.w + form->gap) / form->columns - form->gap - 2 * form->pad;
    int h = (area.h + form->gap) / form->rows - form->gap - 2 * form->pad;
    int icon = ui_px(ui, form->icon);
    if (form->over) return (UiSize){w, h - icon - ui_px(ui, 4)};
    return (UiSize){w - icon - (icon ? ui_px(ui, 24) : 0), h};
}

// Settles the title's size and whether there is a second line. False where a title does not fit.
static bool fit_words(const Ui *ui, const HomeCard *cards, int count, Rect area, Form *form) {
    UiSize room = words_room(ui, area, form);
    form->title = 44;
    form->subs = true;
    for (int i = 0; i < count; i++) {
        double size = ui_fit_size(ui, cards[i].title, title_text, room, 44, 27);
        if (size < form->title) form->title = size;
    }
    UiText title = title_text;
    title.size = form->title;
    bool fits = true;
    for (int i = 0; i < count; i++) {
        UiSize name = ui_measure(ui, cards[i].title, title, 0),
               sub = ui_measure(ui, cards[i].sub, sub_text, room.w);
        fits = fits && name.w <= room.w && name.h <= room.h;
        UiText all = sub_text;
        all.max_lines = 0;
        bool whole = ui_measure(ui, cards[i].sub, all, room.w).h == sub.h;
        form->subs = form->subs && whole && name.h + sub.h <= room.h;
    }
    return fits;
}

static Form find_form(const Ui *ui, const HomeCard *cards, int count, Rect area, int columns, int gap) {
    int rows = home_cards_rows(cards, count, columns);
    int w = (area.w + gap) / columns - gap, h = (area.h + gap) / (rows ? rows : 1) - gap;
    bool high = h >= ui_px(ui, 250);
    Form form = {columns, rows, gap, ui_px(ui, w < ui_px(ui, 260) ? 16 : high ? 40 : 24), high, false, 0, 0};
    form.icon = high ? 68 : w < ui_px(ui, 330) ? 44 : 60;
    if (!fit_words(ui, cards, count, area, &form) && !form.over) {
        form.over = true;
        if (!fit_words(ui, cards, count, area, &form)) { // words alone
            form.over = false;
            form.icon = 0;
            fit_words(ui, cards, count, area, &form);
        }
    }
    return form;
}

// Title and second line in the middle of a box, or at its bottom.
static void draw_words(const Ui *ui, Rect box, const HomeCard *card, const Form *form, bool bottom) {
    UiText title = title_text;
    title.size = form->title;
    int first = ui_measure(ui, card->title, title, box.w).h,
        second = form->subs ? ui_measure(ui, card->sub, sub_text, box.w).h : 0;
    int top = box.y + (box.h - first - second) / (bottom ? 1 : 2);
    ui_text(ui, (Rect){box.x, top, box.w, 0}, card->title, title);
    if (second) ui_text(ui, (Rect){box.x, top + first, box.w, 0}, card->sub, sub_text);
}

static void draw_card(const Stage *stage, const Ui *ui, Rect box, const HomeCard *card, const Form *form) {
    int radius = ui_px(ui, 20), icon = ui_px(ui, form->icon);
    ui_target_begin(ui, card->name, box, ACT_OPEN, card->address);
    ui_frame(ui, box, radius, ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Rect in = rect_inset(box, form->pad);
    bool flags = card->flags && card->cells > 1 && in.h >= ui_px(ui, 180), over = form->over && !flags;
    Rect head = flags ? rect_cut_top(&in, ui_px(ui, 96)) : in;
    Rect mark = over ? rect_cut_top(&head, icon) : rect_cut_left(&head, icon ? icon + ui_px(ui, 24) : 0);
    if (icon) ui_icon_in(ui, mark, form->icon, ALIGN_START, card->icon, ui_colour(ui, T_ACCENT));
    draw_words(ui, head, card, form, over);
    if (flags) {
        rect_cut_top(&in, ui_px(ui, 30));
        draw_flags(stage, ui, in);
    }
    ui_target_end(ui, box, radius);
}

static void draw_row(const Stage *stage, const Ui *ui, Rect row, const HomeCard *cards, int count,
                     const Form *form) {
    int cells = 0, at = 0, gap = form->gap;
    for (int i = 0; i < count; i++)
        cells += cards[i].cells;
    for (int i = 0; i < count; i++) {
        int left = row.x + (row.w + gap) * at / cells;
        at += cards[i].cells;
        int right = row.x + (row.w + gap) * at / cells - gap;
        draw_card(stage, ui, (Rect){left, row.y, right - left, row.h}, &cards[i], form);
    }
}

void home_cards_draw(const Stage *stage, const Ui *ui, Rect area, const HomeCard *cards, int count,
                     int columns, int gap) {
    if (!count) return;
    Form form = find_form(ui, cards, count, area, columns, gap);
    for (int row = 0, first = 0; row < form.rows; row++) {
        int taken = cards_in_row(cards, count, first, columns);
        int top = area.y + (area.h + gap) * row / form.rows,
            bottom = area.y + (area.h + gap) * (row + 1) / form.rows - gap;
        draw_row(stage, ui, (Rect){area.x, top, area.w, bottom - top}, cards + first, taken, &form);
        first += taken;
    }
}
