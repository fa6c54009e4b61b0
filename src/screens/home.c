#include "common.h"

#include <stdio.h>

static int days_of(const Bundle *bundle) {
    return bundle->event.end - bundle->event.start + 1;
}

static void draw_day_card(const Stage *stage, const Ui *ui, Rect card, Day day) {
    char id[16];
    screen_day_id(day, id);
    bool today = day == stage->now.day;
    ui_target_begin(ui, arena_printf(ui_arena(ui), "home/day/%s", id), card, ACT_AGENDA, id);
    ui_frame(ui, card, ui_px(ui, 20), ui_colour(ui, T_CARD), ui_colour(ui, today ? T_ACCENT : T_LINE),
             today ? 3 : 2, false);
    Rect in = rect_inset(card, ui_px(ui, 28));
    size_t count = agenda_list(stage->bundle, (AgendaFilter){.day = day}, NULL, 0);
    UiText small = {.size = 27, .colour = T_INK_2};
    UiText title = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 1};
    const char *weekday = today ? ui_say(ui, "day.today") : say_date(ui, DATE_WEEKDAY, day),
               *date = say_date(ui, DATE_DAY_MON, day);
    const char *what = message_count(ui->messages, ui_arena(ui), "home.sessions", (long)count, date);
    if (!ui_fits(ui, what, small, in.w)) what = date;
    title.size = ui_fit_size(ui, weekday, title, (UiSize){in.w, in.h}, 42, 27);
    int heights = ui_measure(ui, weekday, title, in.w).h + ui_measure(ui, what, small, in.w).h;
    rect_cut_top(&in, (in.h - heights) / 2);
    rect_cut_top(&in, ui_text(ui, (Rect){in.x, in.y, in.w, 0}, weekday, title).h);
    small.max_lines = 1;
    ui_text(ui, (Rect){in.x, in.y, in.w, 0}, what, small);
    ui_target_end(ui, card, ui_px(ui, 20));
}

static void draw_days(const Stage *stage, const Ui *ui, Rect area) {
    const Event *event = &stage->bundle->event;
    int gap = ui_px(ui, 28), most = area.w / ui_px(ui, 300), days = days_of(stage->bundle), first = 0;
    if (most < 1) most = 1;
    int shown = days < most ? days : most;
    // More days than fit: those around today.
    if (days > shown) {
        first = agenda_open_day(stage->bundle, stage->now_s) - event->start;
        if (first > days - shown) first = days - shown;
    }
    for (int i = 0; i < shown; i++) {
        int left = area.x + (area.w + gap) * i / shown,
            right = area.x + (area.w + gap) * (i + 1) / shown - gap;
        draw_day_card(stage, ui, (Rect){left, area.y, right - left, area.h}, event->start + first + i);
    }
}

// How a room's row is laid out: the name beside what is on, over it, or over two lines of it.
typedef struct RoomForm {
    int pitch;
    int lines; // of the session's title; 0: beside the name
} RoomForm;

static RoomForm room_form(const Ui *ui, int width) {
    if (width >= ui_px(ui, 950)) return (RoomForm){ui_px(ui, 80), 0};
    if (width >= ui_px(ui, 600)) return (RoomForm){ui_px(ui, 108), 1};
    return (RoomForm){ui_px(ui, 144), 2};
}

static const char *room_words(const Stage *stage, const Ui *ui, const Session *on, const Session *next) {
    if (on) return say_text(ui, &on->title);
    if (!next) return ui_say(ui, "room.nothing");
    return say_join(ui, say_when(ui, stage, next), "  ", say_text(ui, &next->title));
}

static void draw_room_row(const Stage *stage, const Ui *ui, Rect row, const RoomForm *form,
                          const Room *room) {
    const Session *on = agenda_room_now(stage->bundle, room, stage->now_s);
    const Session *next = agenda_room_next(stage->bundle, room, stage->now_s), *shown = on ? on : next;
    UiText name = {.size = 30, .weight = WEIGHT_SEMIBOLD, .colour = T_INK};
    UiText what = {.size = 29,
                   .colour = on ? T_INK : T_INK_2,
                   .leading = 1250,
                   .max_lines = form->lines ? form->lines : 1};
    if (shown)
        ui_target_begin(ui, arena_printf(ui_arena(ui), "home/room/%s", room->id), row, ACT_SESSION,
                        shown->id);
    Rect in = row, chevron = rect_cut_right(&in, ui_px(ui, 44));
    int badge = ui_measure(ui, ui_say(ui, "now.badge"), (UiText){.weight = WEIGHT_BOLD}, 0).w + ui_px(ui, 40);
    Rect left = rect_cut_left(&in, form->lines ? 0 : ui_px(ui, 330)), mark = in;
    if (form->lines) { // name and badge over the title, all three together in the row's middle
        const char *words = room_words(stage, ui, on, next);
        int line = ui_px(ui, 50), title = ui_measure(ui, words, what, in.w).h;
        if (line + title > in.h) what.max_lines = 1;
        title = ui_measure(ui, words, what, in.w).h;
        rect_cut_top(&in, (in.h - line - title) / 2);
        left = rect_cut_top(&in, line);
        in.h = title;
        mark = on ? rect_cut_right(&left, badge) : left;
    } else if (on) {
        mark = rect_cut_left(&in, badge + ui_px(ui, 8));
    }
    if (on) ui_badge_now(ui, mark, ui_say(ui, "now.badge"), 27);
    ui_label(ui, left, say_text(ui, &room->name), name);
    ui_middle(ui, in, room_words(stage, ui, on, next), what);
    if (!shown) return;
    ui_icon_in(ui, chevron, 32, ALIGN_END, "chevron-right", ui_colour(ui, T_INK_2));
    ui_target_end(ui, row, ui_px(ui, 12));
}

// The rows that are in sight; at: the first one's top.
static void draw_room_rows(const Stage *stage, const Ui *ui, Rect view, Point at, int width,
                           const RoomForm *form) {
    int count = (int)stage->bundle->room_count, first = (view.y - at.y) / form->pitch,
        shown = view.h / form->pitch + 2;
    for (int i = first > 0 ? first : 0; i < count && i < first + shown; i++) {
        Rect row = {at.x, at.y + i * form->pitch, width, form->pitch};
        if (i) ui_line(ui, row.x, row.y, row.w, ui_colour(ui, T_LINE));
        draw_room_row(stage, ui, row, form, &stage->bundle->rooms[i]);
    }
}

// Each room with what is on in it, else what comes next.
static void draw_rooms(const Stage *stage, const Ui *ui, Rect card) {
    int count = (int)stage->bundle->room_count;
    if (!count) return;
    Rect in = rect_inset(card, ui_px(ui, 16));
    rect_cut_left(&in, ui_px(ui, 16));
    rect_cut_right(&in, ui_px(ui, 8));
    RoomForm form = room_form(ui, in.w);
    // Rows stretch a little to fill the card; few rows make a lower card.
    int most = form.pitch * 3 / 2;
    if (form.pitch * count < in.h) form.pitch = in.h / count < most ? in.h / count : most;
    if (form.pitch * count < in.h) {
        card.h -= in.h - form.pitch * count;
        in.h = form.pitch * count;
    }
    ui_frame(ui, card, ui_px(ui, 20), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Point at = ui_scroll_begin(ui, "rooms", in, AXIS_Y, form.pitch * count);
    draw_room_rows(stage, ui, in, at, in.w, &form);
    ui_scroll_end(ui, "rooms", in, T_CARD);
}

// Card to the left, days and rooms to the right.
static void draw_wide(const Stage *stage, const Ui *ui, Rect area, PanelClass class) {
    int gap = ui_px(ui, class == PANEL_FULL ? 28 : 24), most = area.w * (class == PANEL_LOW ? 47 : 42) / 100,
        card = ui_px(ui, 530);
    home_card_draw(stage, ui, rect_cut_left(&area, card < most ? card : most), class);
    rect_cut_left(&area, gap);
    if (class >= PANEL_MEDIUM) {
        draw_days(stage, ui, rect_cut_top(&area, ui_px(ui, class == PANEL_FULL ? 148 : 128)));
        rect_cut_top(&area, gap);
    }
    draw_rooms(stage, ui, area);
}

// One over the other.
static void draw_tall(const Stage *stage, const Ui *ui, Rect area) {
    int gap = ui_px(ui, 24), most = ui_px(ui, 620);
    home_card_draw(stage, ui, rect_cut_top(&area, area.h * 2 / 5 < most ? area.h * 2 / 5 : most), PANEL_FULL);
    rect_cut_top(&area, gap);
    draw_days(stage, ui, rect_cut_top(&area, ui_px(ui, 150)));
    rect_cut_top(&area, gap);
    draw_rooms(stage, ui, area);
}

// A panel of the size of a hand: what is on over its whole width, and the rooms below it by scrolling.
static void draw_small(const Stage *stage, const Ui *ui, Rect area) {
    const Bundle *bundle = stage->bundle;
    Rect head = rect_cut_top(&area, panel_class(ui) == PANEL_TINY ? ui_px(ui, 54) : 0);
    if (head.h) brand_draw(stage, ui, head);
    int gap = ui_px(ui, 14), card = home_now_draw(stage, ui, area, false), count = (int)bundle->room_count;
    RoomForm form = room_form(ui, area.w);
    int content = card + gap + form.pitch * count;
    Point at = ui_scroll_begin(ui, "home", area, AXIS_Y, content);
    home_now_draw(stage, ui, (Rect){area.x, at.y, area.w, card}, true);
    Rect list = {area.x, at.y + card + gap, area.w, form.pitch * count};
    if (count) ui_frame(ui, list, ui_px(ui, 20), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    int pad = ui_px(ui, 24);
    draw_room_rows(stage, ui, area, (Point){list.x + pad, list.y}, list.w - 2 * pad, &form);
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
