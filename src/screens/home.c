#include "common.h"

#include <stdio.h>

enum { NEXT_MAX = 4, ROOMS_MAX = 24 };

// What the left card tells first: what is on, else what comes, else that it is over.
static void draw_now(const Stage *stage, const Ui *ui, Rect *in, const Session *now) {
    int gap = ui_px(ui, 20), badge = ui_px(ui, 47);
    Rect row = rect_cut_top(in, badge);
    rect_cut_left(&row, ui_badge_now(ui, row, ui_say(ui, "now.badge"), 27) + gap);
    ui_label(ui, row, say_span(ui, now), (UiText){.size = 29, .colour = T_ON_ACCENT_2});
    rect_cut_top(in, ui_px(ui, 18));
    UiText title = {.size = 44, .weight = WEIGHT_DISPLAY, .colour = T_ON_ACCENT, .max_lines = 3};
    rect_cut_top(in, ui_text(ui, *in, say_text(ui, &now->title), title).h + ui_px(ui, 10));
    Rect place = rect_cut_top(in, ui_px(ui, 44));
    int icon = ui_px(ui, 32);
    ui_icon(ui, (Rect){place.x, place.y + (place.h - icon) / 2, icon, icon}, "map-pin", ui_colour(ui, T_ON_ACCENT_2));
    rect_cut_left(&place, icon + ui_px(ui, 12));
    ui_label(ui, place, say_place(ui, now), (UiText){.size = 29, .colour = T_ON_ACCENT_2});
    rect_cut_top(in, ui_px(ui, 22));
    ui_progress(ui, rect_cut_top(in, ui_px(ui, 10)), session_per_mille(now, stage->now_s), colour_with_alpha(0xFFFFFF, 56));
    rect_cut_top(in, ui_px(ui, 32));
}

static const char *when_text(const Ui *ui, const Stage *stage, const Session *session) {
    const char *time = say_time(ui, session->start);
    if (session->start.day == stage->now.day) return time;
    return say_join(ui, say_date(ui, DATE_SHORT, session->start.day), ", ", time);
}

static void draw_next(const Stage *stage, const Ui *ui, Rect in, const Session **next, size_t count) {
    if (!count) return;
    ui_line(ui, in.x, in.y, in.w, colour_with_alpha(0xFFFFFF, 80));
    rect_cut_top(&in, ui_px(ui, 22));
    ui_label(ui, rect_cut_top(&in, ui_px(ui, 44)), ui_say(ui, "now.next"), (UiText){.size = 28, .colour = T_ON_ACCENT_2});
    bool same_day = next[0]->start.day == stage->now.day;
    for (size_t i = 0; i < count; i++) {
        const char *title = say_text(ui, &next[i]->title), *when = when_text(ui, stage, next[i]);
        UiText bold = {.size = 31, .weight = WEIGHT_BOLD, .colour = T_ON_ACCENT, .tabular = true, .leading = 1200};
        UiText plain = {.size = 31, .colour = T_ON_ACCENT, .max_lines = 2, .leading = 1200};
        int time_width = same_day && next[i]->start.day == stage->now.day ? ui_px(ui, 110) : 0;
        int top = time_width ? 0 : ui_measure(ui, when, bold, in.w).h;
        int height = top + ui_measure(ui, title, plain, in.w - time_width).h;
        if (height > in.h) return; // whole or not at all
        Rect row = rect_cut_top(&in, height + ui_px(ui, 16));
        ui_text(ui, row, when, bold);
        ui_text(ui, (Rect){row.x + time_width, row.y + top, row.w - time_width, 0}, title, plain);
    }
}

static void draw_agenda_card(const Stage *stage, const Ui *ui, Rect card) {
    ui_fill(ui, card, ui_px(ui, 20), ui_colour(ui, T_ACCENT));
    Rect in = rect_inset(card, ui_px(ui, 36));
    Rect button = rect_cut_bottom(&in, ui_px(ui, 84));
    rect_cut_bottom(&in, ui_px(ui, 12));
    const Session *now = NULL, *next[NEXT_MAX];
    size_t running = agenda_find_now(stage->bundle, stage->now_s, &now, 1);
    size_t following = agenda_find_next(stage->bundle, stage->now_s, next, NEXT_MAX);
    Rect upper = {card.x, card.y, card.w, button.y - card.y - ui_px(ui, 10)};
    const Session *first = running ? now : following ? next[0] : NULL;
    if (first) ui_target_begin(ui, "home/first", upper, ACT_SESSION, first->id);
    if (running) {
        draw_now(stage, ui, &in, now);
    } else {
        EventPhase phase = agenda_phase(stage->bundle, stage->now_s);
        const char *key = phase == PHASE_BEFORE ? "now.before" : phase == PHASE_AFTER ? "now.after" : "now.between";
        UiText title = {.size = 44, .weight = WEIGHT_DISPLAY, .colour = T_ON_ACCENT, .max_lines = 3};
        rect_cut_top(&in, ui_text(ui, in, ui_say(ui, key), title).h + ui_px(ui, 30));
    }
    draw_next(stage, ui, in, next, following < NEXT_MAX ? following : NEXT_MAX);
    if (first) ui_target_end(ui, upper, ui_px(ui, 20));

    ui_target_begin(ui, "home/agenda", button, ACT_AGENDA, NULL);
    ui_fill(ui, button, ui_px(ui, 16), ui_colour(ui, T_CARD));
    UiText label = {.size = 31, .weight = WEIGHT_SEMIBOLD, .colour = T_ACCENT};
    int icon = ui_px(ui, 34), gap = ui_px(ui, 16);
    int width = ui_measure(ui, ui_say(ui, "home.full-agenda"), label, 0).w + icon + gap;
    int x = button.x + (button.w - width) / 2;
    ui_icon(ui, (Rect){x, button.y + (button.h - icon) / 2, icon, icon}, "calendar-days", ui_colour(ui, T_ACCENT));
    ui_label(ui, (Rect){x + icon + gap, button.y, width, button.h}, ui_say(ui, "home.full-agenda"), label);
    ui_target_end(ui, button, ui_px(ui, 16));
}

static int days_of(const Bundle *bundle) {
    return bundle->event.end - bundle->event.start + 1;
}

static void draw_day_card(const Stage *stage, const Ui *ui, Rect card, Day day) {
    char id[16], name[32];
    screen_day_id(day, id);
    snprintf(name, sizeof name, "home/day/%s", id);
    bool today = day == stage->now.day;
    ui_target_begin(ui, name, card, ACT_AGENDA, id);
    ui_frame(ui, card, ui_px(ui, 20), ui_colour(ui, T_CARD), ui_colour(ui, today ? T_ACCENT : T_LINE), today ? 3 : 2, false);
    Rect in = rect_inset(card, ui_px(ui, 30));
    int icon = ui_px(ui, 56);
    bool tall = in.h > ui_px(ui, 170);
    if (tall) ui_icon(ui, (Rect){in.x, in.y, icon, icon}, "calendar-days", ui_colour(ui, T_ACCENT));
    size_t count = agenda_list(stage->bundle, (AgendaFilter){.day = day}, NULL, 0);
    UiText small = {.size = 27, .colour = T_INK_2, .max_lines = 1};
    UiText title = {.size = 42, .weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 1};
    const char *weekday = today ? ui_say(ui, "day.today") : say_date(ui, DATE_WEEKDAY, day);
    const char *what = message_count(ui->messages, ui_arena(ui), "home.sessions", (long)count,
                                     say_date(ui, DATE_DAY_MON, day));
    int heights = ui_measure(ui, weekday, title, in.w).h + ui_measure(ui, what, small, in.w).h;
    Rect low = tall ? (Rect){in.x, in.y + in.h - heights, in.w, heights} : (Rect){in.x, in.y + (in.h - heights) / 2, in.w, heights};
    rect_cut_top(&low, ui_text(ui, low, weekday, title).h);
    ui_text(ui, low, what, small);
    ui_target_end(ui, card, ui_px(ui, 20));
}

static void draw_days(const Stage *stage, const Ui *ui, Rect area) {
    int gap = ui_px(ui, 28), most = area.w / ui_px(ui, 300), days = days_of(stage->bundle);
    if (most < 1) most = 1;
    int shown = days < most ? days : most, first = 0;
    // More days than fit: those around today.
    if (days > shown) {
        first = agenda_open_day(stage->bundle, stage->now_s) - stage->bundle->event.start;
        if (first > days - shown) first = days - shown;
    }
    for (int i = 0; i < shown; i++) {
        int x = area.x + (area.w + gap) * i / shown;
        draw_day_card(stage, ui, (Rect){x, area.y, (area.w + gap) / shown - gap, area.h}, stage->bundle->event.start + first + i);
    }
}

static void draw_room_row(const Stage *stage, const Ui *ui, Rect row, const Room *room) {
    const Session *on = agenda_room_now(stage->bundle, room, stage->now_s);
    const Session *next = agenda_room_next(stage->bundle, room, stage->now_s);
    const Session *shown = on ? on : next;
    char name[96];
    snprintf(name, sizeof name, "home/room/%s", room->id);
    if (shown) ui_target_begin(ui, name, row, ACT_SESSION, shown->id);
    Rect in = row;
    int right = ui_px(ui, 52);
    Rect chevron = rect_cut_right(&in, right);
    bool stacked = in.w < ui_px(ui, 900);
    Rect left = stacked ? rect_cut_top(&in, in.h / 2) : rect_cut_left(&in, ui_px(ui, 330));
    ui_label(ui, left, say_text(ui, &room->name), (UiText){.size = 30, .weight = WEIGHT_SEMIBOLD, .colour = T_INK});
    if (on) {
        rect_cut_left(&in, ui_badge_now(ui, in, ui_say(ui, "now.badge"), 27) + ui_px(ui, 20));
    }
    const char *text = ui_say(ui, "room.nothing");
    if (on) text = say_text(ui, &on->title);
    else if (next) text = say_join(ui, when_text(ui, stage, next), "  ", say_text(ui, &next->title));
    ui_label(ui, in, text, (UiText){.size = 29, .colour = on ? T_INK : T_INK_2});
    int icon = ui_px(ui, 32);
    if (shown) {
        ui_icon(ui, (Rect){chevron.x + chevron.w - icon, chevron.y + (chevron.h - icon) / 2, icon, icon}, "chevron-right", ui_colour(ui, T_INK_2));
        ui_target_end(ui, row, ui_px(ui, 12));
    }
}

// Each room with what is on in it, else what comes next.
static void draw_rooms(const Stage *stage, const Ui *ui, Rect card) {
    const Bundle *bundle = stage->bundle;
    if (!bundle->room_count) return;
    ui_frame(ui, card, ui_px(ui, 20), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Rect in = rect_inset(card, ui_px(ui, 16));
    rect_cut_left(&in, ui_px(ui, 16));
    rect_cut_right(&in, ui_px(ui, 8));
    bool stacked = in.w < ui_px(ui, 950);
    int pitch = ui_px(ui, stacked ? 104 : 80), count = (int)bundle->room_count;
    if (pitch * count < in.h) pitch = in.h / count;
    Point at = ui_scroll_begin(ui, "rooms", in, AXIS_Y, pitch * count);
    for (int i = 0; i < count; i++) {
        Rect row = {in.x, at.y + i * pitch, in.w, pitch};
        if (i) ui_line(ui, row.x, row.y, row.w, ui_colour(ui, T_LINE));
        draw_room_row(stage, ui, row, &bundle->rooms[i]);
    }
    ui_scroll_end(ui, "rooms", in, T_CARD);
}

static void draw_wide(const Stage *stage, const Ui *ui, Rect area, bool compact) {
    int gap = ui_px(ui, 28), card = ui_px(ui, 530);
    draw_agenda_card(stage, ui, rect_cut_left(&area, card < area.w * 2 / 5 ? card : area.w * 2 / 5));
    rect_cut_left(&area, gap);
    if (!compact) {
        draw_days(stage, ui, rect_cut_top(&area, ui_px(ui, 148)));
        rect_cut_top(&area, gap);
    }
    draw_rooms(stage, ui, area);
}

static void draw_narrow(const Stage *stage, const Ui *ui, Rect area) {
    int gap = ui_px(ui, 24);
    int card = area.h * 2 / 5 < ui_px(ui, 620) ? area.h * 2 / 5 : ui_px(ui, 620);
    if (card < ui_px(ui, 330)) card = area.h; // a panel this small shows what matters
    draw_agenda_card(stage, ui, rect_cut_top(&area, card));
    rect_cut_top(&area, gap);
    if (area.h < ui_px(ui, 180)) return;
    draw_days(stage, ui, rect_cut_top(&area, ui_px(ui, 150)));
    rect_cut_top(&area, gap);
    if (area.h > ui_px(ui, 200)) draw_rooms(stage, ui, area);
}

void home_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    Rect area = f.content;
    if (!f.compact) {
        Rect head = rect_cut_top(&area, ui_px(ui, 106));
        double size = ui_fit_size(ui, ui_say(ui, "home.welcome"), (UiText){.weight = WEIGHT_DISPLAY, .max_lines = 1}, (UiSize){head.w, head.h}, 64, 40);
        ui_label(ui, (Rect){head.x, head.y - ui_px(ui, 8), head.w, head.h}, ui_say(ui, "home.welcome"), (UiText){.size = size, .weight = WEIGHT_DISPLAY, .colour = T_INK});
    }
    if (f.wide || f.compact)
        draw_wide(stage, ui, area, f.compact);
    else
        draw_narrow(stage, ui, area);
}
