#include "common.h"

#include <stdio.h>

double attract_big_size(const Ui *ui) {
    const Metrics *m = &ui->metrics;
    double height_mm = m->height / m->px_per_mm, cap_mm = height_mm / 19;
    if (cap_mm > 14) cap_mm = 14;
    if (cap_mm < 7.3) cap_mm = 7.3;
    return cap_mm / 0.727 * m->px_per_mm / m->px_per_unit;
}

static void draw_invitation(const Ui *ui, Rect strip, int margin, bool centred) {
    UiText text = {.size = 36, .weight = WEIGHT_SEMIBOLD, .colour = T_NIGHT_INK};
    int icon = ui_px(ui, 56), gap = ui_px(ui, 20);
    int width = ui_measure(ui, ui_say(ui, "attract.touch"), text, 0).w + icon + gap;
    int x = centred ? strip.x + (strip.w - width) / 2 : strip.x + strip.w - margin - width;
    ui_icon(ui, (Rect){x, strip.y + (strip.h - icon) / 2, icon, icon}, "pointer", ui_colour(ui, T_NIGHT_ACCENT));
    ui_label(ui, (Rect){x + icon + gap, strip.y, width, strip.h}, ui_say(ui, "attract.touch"), text);
}

// What is on now or comes next, for scenes that tell something else.
static void draw_strip_session(const Stage *stage, const Ui *ui, Rect at) {
    const Session *shown = NULL;
    bool now = agenda_find_now(stage->bundle, stage->now_s, &shown, 1) > 0;
    if (!now && !agenda_find_next(stage->bundle, stage->now_s, &shown, 1)) return;
    UiText title = {.size = 44, .weight = WEIGHT_SEMIBOLD, .colour = T_NIGHT_INK}, room = {.size = 44, .colour = T_NIGHT_INK_2};
    const char *when = "";
    if (!now) {
        when = say_time(ui, shown->start);
        if (shown->start.day != stage->now.day) when = say_join(ui, say_date(ui, DATE_SHORT, shown->start.day), " ", when);
    }
    const char *text = say_join(ui, when, "  ", say_text(ui, &shown->title)), *place = shown->room ? say_text(ui, &shown->room->name) : "";
    ui_target_begin(ui, "strip", at, ACT_SESSION, shown->id);
    Rect row = at;
    rect_cut_left(&row, ui_badge_now(ui, row, ui_say(ui, now ? "now.badge" : "next.badge"), 36) + ui_px(ui, 36));
    int place_width = ui_measure(ui, place, room, 0).w, gap = ui_px(ui, 28), title_width = ui_measure(ui, text, title, 0).w;
    bool both = title_width + gap + place_width <= row.w;
    if (both) {
        ui_label(ui, row, text, title);
        ui_label(ui, (Rect){row.x + title_width + gap, row.y, place_width, row.h}, place, room);
    } else { // two lines: the title over its room
        int line = ui_measure(ui, text, (UiText){.size = 44, .weight = WEIGHT_SEMIBOLD, .leading = 1150, .max_lines = 1}, 0).h;
        title.leading = room.leading = 1150;
        int top = row.y + (row.h - 2 * line) / 2;
        if (2 * line > row.h || !*place)
            ui_label(ui, row, text, title);
        else {
            ui_label(ui, (Rect){row.x, top, row.w, line}, text, title);
            ui_label(ui, (Rect){row.x, top + line, row.w, line}, place, room);
        }
    }
    ui_target_end(ui, at, 0);
}

Rect attract_frame(const Stage *stage, const Ui *ui, bool with_now) {
    const Metrics *m = &ui->metrics;
    double units_w = m->width / m->px_per_unit, units_h = m->height / m->px_per_unit;
    bool narrow = units_w < 1150, low = units_h < 640;
    int margin = ui_px(ui, narrow ? 36 : 64);
    Rect rest = {0, 0, m->width, m->height};
    header_draw(stage, ui, rect_cut_top(&rest, ui_px(ui, low ? 80 : 116)), margin);
    Rect strip = rect_cut_bottom(&rest, ui_px(ui, low ? 84 : narrow && with_now ? 250 : 150));
    ui_fill(ui, strip, 0, ui_colour(ui, T_NIGHT_PANEL));
    int invitation = ui_measure(ui, ui_say(ui, "attract.touch"), (UiText){.size = 36, .weight = WEIGHT_SEMIBOLD}, 0).w + ui_px(ui, 76);
    if (narrow && with_now && !low) { // one over the other
        Rect upper = rect_cut_top(&strip, strip.h * 3 / 5);
        draw_strip_session(stage, ui, (Rect){upper.x + margin, upper.y, upper.w - 2 * margin, upper.h});
        draw_invitation(ui, strip, margin, true);
    } else if (with_now && !low) {
        draw_strip_session(stage, ui, (Rect){strip.x + margin, strip.y, strip.w - 2 * margin - invitation - ui_px(ui, 48), strip.h});
        draw_invitation(ui, strip, margin, false);
    } else {
        draw_invitation(ui, strip, margin, narrow || low);
        const char *date = message_with(ui->messages, ui_arena(ui), "attract.local-times", say_date(ui, DATE_LONG, stage->now.day), NULL);
        UiText quiet = {.size = 30, .colour = T_NIGHT_INK_2};
        int room = strip.w - 2 * margin - invitation - ui_px(ui, 48);
        if (!narrow && !low && ui_measure(ui, date, quiet, 0).w <= room)
            ui_label(ui, (Rect){strip.x + margin, strip.y, room, strip.h}, date, quiet);
    }
    rect_cut_left(&rest, margin);
    rect_cut_right(&rest, margin);
    rect_cut_bottom(&rest, ui_px(ui, low ? 16 : 36));
    return rest;
}
