#include "common.h"

enum {
    NEXT_MAX = 8
};

// A card of the night with room around its words.
static Rect begin_card(const Ui *ui, Rect card) {
    ui_fill(ui, card, ui_px(ui, 28), ui_colour(ui, T_NIGHT_PANEL));
    double units = card.h / ui->metrics.px_per_unit;
    return rect_inset(card, ui_px(ui, units < 320 ? 14 : units < 460 ? 32 : 56));
}

static void draw_badge_line(const Ui *ui, Rect row, const Session *now) {
    UiText span = {.size = 40, .colour = T_NIGHT_INK_2, .tabular = true};
    rect_cut_left(&row, ui_badge_now(ui, row, ui_say(ui, "now.badge"), 40) + ui_px(ui, 24));
    // Where both times do not fit, the end is what matters: the card says that it has begun.
    const char *words = say_span(ui, now), *end = say_join(ui, "– ", "", say_time(ui, now->end));
    if (!ui_fits(ui, words, span, row.w)) words = end;
    if (ui_fits(ui, words, span, row.w)) ui_label(ui, row, words, span);
}

// How far it is, at the card's foot.
static void draw_progress(const Stage *stage, const Ui *ui, Rect *in, const Session *now) {
    int64_t begun = (stage->now_s - now->start.instant_s) / 60,
            left = (now->end.instant_s - stage->now_s + 59) / 60;
    const char *begun_text = ui_say(ui, "now.starting");
    if (begun)
        begun_text = message_with(ui->messages, ui_arena(ui), "now.started", say_minutes(ui, begun), NULL);
    const char *left_text = message_with(ui->messages, ui_arena(ui), "now.left", say_minutes(ui, left), NULL);
    UiText small = {.size = 40, .colour = T_NIGHT_INK_2}, right = small;
    right.align = ALIGN_END;
    Rect foot = rect_cut_bottom(in, ui_px(ui, 54));
    int both = ui_measure(ui, begun_text, small, 0).w + ui_measure(ui, left_text, small, 0).w + ui_px(ui, 40);
    if (both <= foot.w) ui_label(ui, foot, begun_text, small);
    ui_label(ui, foot, left_text, right);
    rect_cut_bottom(in, ui_px(ui, 10));
    ui_progress(ui, rect_cut_bottom(in, ui_px(ui, 14)), session_per_mille(now, stage->now_s),
                ui_colour(ui, T_NIGHT_LINE));
    rect_cut_bottom(in, ui_px(ui, 26));
}

// Room and level over the foot; the level where it fits beside.
static void draw_place(const Ui *ui, Rect *in, const Session *now) {
    if (!now->room) return;
    double big = attract_big_size(ui), pin = big * 0.86;
    const char *room = say_text(ui, &now->room->name), *level = say_text(ui, &now->room->level);
    UiText name = {.weight = WEIGHT_BOLD, .colour = T_NIGHT_INK, .max_lines = 2, .leading = 1120};
    UiText quiet = {.size = 44, .colour = T_NIGHT_INK_2};
    int lead = ui_px(ui, pin + 14), width = in->w - lead;
    name.size = ui_fit_size(ui, room, name, (UiSize){width, in->h / 3}, big, 41);
    name.max_lines = in->h / 3 >= 2 * ui_px(ui, name.size * 1.12) ? 2 : 1;
    int height = ui_measure(ui, room, name, width).h;
    Rect place = rect_cut_bottom(in, height), icon = rect_cut_left(&place, lead);
    if (!ui_fits(ui, room, name, width)) icon.h = ui_px(ui, name.size * 1.12);
    ui_icon_in(ui, icon, pin, ALIGN_START, "map-pin", ui_colour(ui, T_NIGHT_ACCENT));
    rect_cut_bottom(in, ui_px(ui, in->h < ui_px(ui, 120) ? 4 : 12));
    if (!ui_fits(ui, room, name, width)) {
        ui_text(ui, (Rect){place.x, place.y, place.w, 0}, room, name);
        return;
    }
    ui_label_cut(ui, &place, room, name, 20);
    place.y += ui_px(ui, (name.size - 44) * 0.2); // onto the name's baseline
    if (ui_fits(ui, level, quiet, place.w)) ui_label_cut(ui, &place, level, quiet, 0);
}

// Nobody knows what is on: the days, and what they hold one touch away.
static void draw_days_card(const Stage *stage, const Ui *ui, Rect card) {
    Rect in = begin_card(ui, card);
    const char *name = ui_say(ui, "nav.agenda");
    UiText title = {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .leading = 1120};
    title.size = ui_fit_size(ui, name, title, (UiSize){in.w, in.h / 3}, attract_big_size(ui), 41);
    rect_cut_top(&in, ui_text(ui, in, name, title).h + ui_px(ui, 16));
    clock_days_draw(stage, ui, in, T_NIGHT_INK, T_NIGHT_LINE);
}

static void draw_now_card(const Stage *stage, const Ui *ui, Rect card, const Session *now) {
    Rect in = begin_card(ui, card);
    bool low = card.h < ui_px(ui, 460), lowest = card.h < ui_px(ui, 320);
    draw_badge_line(ui, rect_cut_top(&in, ui_px(ui, lowest ? 50 : 66)), now);
    rect_cut_top(&in, ui_px(ui, lowest ? 6 : low ? 8 : 20));
    if (!low) draw_progress(stage, ui, &in, now);
    draw_place(ui, &in, now);
    double big = attract_big_size(ui);
    const char *name = say_text(ui, &now->title);
    UiText title = {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .leading = 1120};
    title.size = ui_fit_size(ui, name, title, (UiSize){in.w, in.h}, 2 * big, 41);
    if (in.h > 0) ui_text(ui, in, name, title);
}

// Two lines under "nothing is on": what comes next where nothing else tells it, else whose display this is.
static void quiet_words(const Stage *stage, const Ui *ui, const Session *next, const char *words[2]) {
    const Event *event = &stage->bundle->event;
    if (next) {
        words[0] = say_join(ui, say_when(ui, stage, next), "  ", say_text(ui, &next->title));
        words[1] = next->room ? say_text(ui, &next->room->name) : "";
        return;
    }
    const char *last = say_date(ui, DATE_FULL, event->end);
    words[0] = say_join(ui, say_text(ui, &event->title), " · ", say_text(ui, &event->subtitle));
    words[1] = event->start == event->end
                   ? last
                   : say_join(ui, say_date(ui, DATE_DAY_MONTH, event->start), " – ", last);
}

// Nothing is on: what the day is like, in the place of the card.
static void draw_quiet_card(const Stage *stage, const Ui *ui, Rect card, const Session *next) {
    Rect in = begin_card(ui, card);
    EventPhase phase = agenda_phase(stage->bundle, stage->now_s);
    const char *key = phase == PHASE_BEFORE  ? "now.before"
                      : phase == PHASE_AFTER ? "now.after"
                                             : "now.between";
    const char *words[2];
    quiet_words(stage, ui, next, words);
    double big = attract_big_size(ui);
    UiText title = {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .leading = 1120};
    title.size = ui_fit_size(ui, ui_say(ui, key), title, (UiSize){in.w, in.h / 2}, big * 1.3, 41);
    UiText quiet = {.size = 40, .colour = T_NIGHT_INK_2, .max_lines = 3, .leading = 1300};
    rect_cut_top(&in, ui_text(ui, in, ui_say(ui, key), title).h + ui_px(ui, in.h < ui_px(ui, 320) ? 8 : 24));
    for (int i = 0; i < 2; i++) {
        int height = ui_measure(ui, words[i], quiet, in.w).h;
        if (!*words[i] || height > in.h) continue;
        ui_text(ui, (Rect){in.x, in.y, in.w, 0}, words[i], quiet);
        rect_cut_top(&in, height + ui_px(ui, 4));
    }
}

static void draw_next_rows(const Ui *ui, Rect area, const Session *const *next, size_t count) {
    UiText time = {.size = 46,
                   .weight = WEIGHT_SEMIBOLD,
                   .colour = T_NIGHT_ACCENT,
                   .tabular = true,
                   .max_lines = 1,
                   .leading = 1250};
    UiText title = {
        .size = 42, .weight = WEIGHT_MEDIUM, .colour = T_NIGHT_INK, .max_lines = 3, .leading = 1250};
    UiText room = {.size = 40, .colour = T_NIGHT_INK_2, .max_lines = 2, .leading = 1250};
    int column = ui_measure(ui, "00:00", time, 0).w + ui_px(ui, 44), pad = ui_px(ui, 24),
        width = area.w - column;
    for (size_t i = 0; i < count; i++) {
        const char *name = say_text(ui, &next[i]->title),
                   *place = next[i]->room ? say_text(ui, &next[i]->room->name) : "";
        if (next[i]->start.day != next[0]->start.day)
            place = say_join(ui, say_date(ui, DATE_SHORT, next[i]->start.day), " · ", place);
        int height = ui_measure(ui, name, title, width).h +
                     (*place ? ui_measure(ui, place, room, width).h : 0) + 2 * pad;
        if (height > area.h) return; // whole or not at all
        Rect row = rect_cut_top(&area, height);
        ui_line(ui, row.x, row.y, row.w, ui_colour(ui, T_NIGHT_LINE));
        ui_text(ui, (Rect){row.x, row.y + pad, column, 0}, say_time(ui, next[i]->start), time);
        int used = ui_text(ui, (Rect){row.x + column, row.y + pad, width, 0}, name, title).h;
        ui_text(ui, (Rect){row.x + column, row.y + pad + used, width, 0}, place, room);
    }
}

static void draw_next(const Stage *stage, const Ui *ui, Rect area, const Session *const *next, size_t count) {
    bool today = next[0]->start.day == stage->now.day;
    const char *heading = today ? ui_say(ui, "next.today") : say_date(ui, DATE_LONG, next[0]->start.day);
    UiText text = {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .max_lines = 2};
    text.size = ui_fit_size(ui, heading, text, (UiSize){area.w, area.h}, 54, 41);
    rect_cut_top(&area, ui_text(ui, (Rect){area.x, area.y, area.w, 0}, heading, text).h + ui_px(ui, 22));
    draw_next_rows(ui, area, next, count);
}

void scene_agenda_draw(const Stage *stage, const Ui *ui) {
    scene_target(ui, ACT_OPEN, "agenda");
    Rect area = attract_frame(stage, ui, false);
    clock_doubt_draw(stage, ui, &area, true);
    if (!clock_is_known(stage)) {
        draw_days_card(stage, ui, area);
        return;
    }
    const Session *now = NULL, *next[NEXT_MAX];
    bool running = agenda_find_now(stage->bundle, stage->now_s, &now, 1) > 0;
    size_t count = agenda_find_next(stage->bundle, stage->now_s, next, NEXT_MAX);
    if (count > NEXT_MAX) count = NEXT_MAX;
    // What follows stands beside or below; small panels have no room for it, and say the one thing well.
    bool wide = area.w >= ui_px(ui, 1100), tall = !wide && area.h >= ui_px(ui, 900);
    Rect card = area;
    if (count && wide) {
        int inset = ui_px(ui, panel_class(ui) < PANEL_FULL ? 0 : 32);
        rect_cut_left(&area, inset);
        rect_cut_right(&area, inset);
        card = rect_cut_left(&area, area.w * 48 / 100);
        rect_cut_left(&area, ui_px(ui, 88));
    } else if (tall) {
        card = rect_cut_top(&area, area.h * (count ? 43 : 60) / 100);
        rect_cut_top(&area, ui_px(ui, 60));
    }
    if (running)
        draw_now_card(stage, ui, card, now);
    else
        draw_quiet_card(stage, ui, card, count && !(wide || tall) ? next[0] : NULL);
    if (!count || !(wide || tall)) return;
    rect_cut_top(&area, wide ? ui_px(ui, 12) : 0);
    draw_next(stage, ui, area, next, count);
}
