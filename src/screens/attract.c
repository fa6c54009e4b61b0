#include "stick_parts.h"

static const double cap_of_size = 0.727; // how high Inter's capitals are

double attract_big_size(const Ui *ui) {
    const Metrics *m = &ui->metrics;
    double cap_mm = m->height / m->px_per_mm / 19;
    cap_mm = cap_mm > 14 ? 14 : cap_mm < 7.3 ? 7.3 : cap_mm;
    double size = cap_mm / cap_of_size * m->px_per_mm / m->px_per_unit;
    // A panel so large that its layout is not in mm is read from farther away.
    return panel_class(ui) == PANEL_FULL && size < 68 ? 68 : size;
}

void scene_target(const Ui *ui, Action action, const char *argument) {
    ui_target_begin(ui, "scene", (Rect){0, 0, ui->metrics.width, ui->metrics.height}, (int)action, argument);
    list_target_end(ui->list);
}

static const double invitation_lead = 76;

static UiText invitation_text(const Stage *stage) {
    return (UiText){.size = 36,
                    .weight = WEIGHT_SEMIBOLD,
                    .colour = T_NIGHT_INK,
                    .lang = stage->invited ? stage->invited->tag : NULL};
}

// It goes round the event's languages, scene by scene.
static const char *invitation_say(const Stage *stage, const Ui *ui) {
    return stage->invited ? stage->invited->touch : ui_say(ui, "attract.touch");
}

static int invitation_width(const Stage *stage, const Ui *ui) {
    return ui_measure(ui, invitation_say(stage, ui), invitation_text(stage), 0).w +
           ui_px(ui, invitation_lead);
}

static void draw_invitation_words(const Stage *stage, const Ui *ui, Rect at, UiAlign align) {
    int slack = at.w - invitation_width(stage, ui);
    UiText words = invitation_text(stage);
    if (slack < 0) { // no room for the hand
        words.align = ALIGN_CENTRE;
        words.leading = 1080;
        ui_middle(ui, at, invitation_say(stage, ui), words);
        return;
    }
    if (slack > 0) rect_cut_left(&at, align == ALIGN_CENTRE ? slack / 2 : slack);
    ui_icon_in(ui, rect_cut_left(&at, ui_px(ui, invitation_lead)), 56, ALIGN_START, "pointer",
               ui_colour(ui, T_NIGHT_ACCENT));
    ui_label(ui, at, invitation_say(stage, ui), words);
}

// Who follows an invitation in their language is spoken to in it.
static void draw_invitation(const Stage *stage, const Ui *ui, Rect at, UiAlign align) {
    if (stage->invited) ui_target_begin(ui, "invitation", at, ACT_LANGUAGE, stage->invited->tag);
    draw_invitation_words(stage, ui, at, align);
    if (stage->invited) ui_target_end(ui, at, 0);
}

// The choice of languages, for those who are not invited yet: at the strip's end.
static void draw_languages(const Stage *stage, const Ui *ui, Rect at) {
    if (!stage->languages || stage->languages->count < 2) return;
    ui_target_begin(ui, "languages", at, ACT_OPEN, screen_row(SCREEN_LANGUAGE)->name);
    ui_icon_in(ui, at, 56, ALIGN_CENTRE, "languages", ui_colour(ui, T_NIGHT_ACCENT));
    ui_target_end(ui, at, ui_px(ui, 20));
}

// Title and room in one line, in two, or as one text of two lines: the first of them in which both are whole.
static void draw_strip_words(const Ui *ui, Rect row, const char *title, const char *place) {
    UiText bold = {.size = 44, .weight = WEIGHT_SEMIBOLD, .colour = T_NIGHT_INK, .leading = 1150};
    UiText quiet = {.size = 44, .colour = T_NIGHT_INK_2, .leading = 1150};
    int gap = ui_px(ui, 28),
        width = ui_measure(ui, title, bold, 0).w + gap + ui_measure(ui, place, quiet, 0).w;
    if (width <= row.w || (!*place && ui_fits(ui, title, bold, row.w))) {
        ui_label_cut(ui, &row, title, bold, 28);
        ui_label_cut(ui, &row, place, quiet, 0);
        return;
    }
    bold.size = quiet.size = 41;
    int line = ui_measure(ui, title,
                          (UiText){.size = 41, .weight = WEIGHT_SEMIBOLD, .leading = 1150, .max_lines = 1}, 0)
                   .h;
    UiText both = bold;
    both.max_lines = 2;
    const char *joined = say_join(ui, title, " · ", place);
    if (2 * line > row.h || !*place ||
        (!ui_fits(ui, title, bold, row.w) && ui_measure(ui, joined, bold, row.w).h <= 2 * line)) {
        ui_middle(ui, row, joined, both);
        return;
    }
    rect_cut_top(&row, (row.h - 2 * line) / 2);
    ui_label(ui, rect_cut_top(&row, line), title, bold);
    ui_label(ui, rect_cut_top(&row, line), place, quiet);
}

// What is on now or comes next, for scenes that tell something else.
static void draw_strip_session(const Stage *stage, const Ui *ui, Rect at) {
    const Session *shown = NULL;
    bool now = agenda_find_now(stage->bundle, stage->now_s, &shown, 1) > 0;
    if (!now && !agenda_find_next(stage->bundle, stage->now_s, &shown, 1)) return;
    const char *when = "", *place = shown->room ? say_text(ui, &shown->room->name) : "";
    if (!now) {
        when = say_time(ui, shown->start);
        if (shown->start.day != stage->now.day)
            when = say_join(ui, say_date(ui, DATE_SHORT, shown->start.day), " ", when);
    }
    ui_target_begin(ui, "strip", at, ACT_OPEN, say_address(ui, SCREEN_SESSION, shown->id));
    Rect row = at;
    rect_cut_left(&row,
                  ui_badge_now(ui, row, ui_say(ui, now ? "now.badge" : "next.badge"), 36) + ui_px(ui, 36));
    draw_strip_words(ui, row, say_join(ui, when, "  ", say_text(ui, &shown->title)), place);
    ui_target_end(ui, at, 0);
}

// Whose times they are: those of the place.
static void draw_local_times(const Stage *stage, const Ui *ui, Rect at) {
    if (!clock_is_known(stage)) return;
    const char *date = say_date(ui, DATE_LONG, stage->now.day);
    const char *words = message_with(ui->messages, ui_arena(ui), "attract.local-times", date, NULL);
    UiText quiet = {.size = 30, .colour = T_NIGHT_INK_2};
    if (ui_fits(ui, words, quiet, at.w)) ui_label(ui, at, words, quiet);
}

static void draw_strip(const Stage *stage, const Ui *ui, Rect strip, int margin, bool with_now) {
    if (stick_strip_is_shown(stage)) {
        stick_strip_draw_in(stage, ui, strip);
        return;
    }
    bool narrow = ui_units_w(ui) < 1150, low = panel_class(ui) <= PANEL_LOW;
    ui_fill(ui, strip, 0, ui_colour(ui, T_NIGHT_PANEL));
    rect_cut_left(&strip, margin);
    rect_cut_right(&strip, margin - ui_px(ui, 22)); // the icon stands in line with what is above
    int side = ui_px(ui, 100);
    if (low || (narrow && !with_now)) {
        draw_languages(stage, ui, rect_cut_right(&strip, side));
        draw_invitation(stage, ui, strip, ALIGN_CENTRE);
    } else if (narrow) { // one over the other
        draw_strip_session(stage, ui, rect_cut_top(&strip, strip.h * 3 / 5));
        draw_languages(stage, ui, rect_cut_right(&strip, side));
        draw_invitation(stage, ui, strip, ALIGN_CENTRE);
    } else {
        draw_languages(stage, ui, rect_cut_right(&strip, side));
        draw_invitation(stage, ui, rect_cut_right(&strip, invitation_width(stage, ui)), ALIGN_END);
        rect_cut_right(&strip, ui_px(ui, 48));
        if (with_now)
            draw_strip_session(stage, ui, strip);
        else
            draw_local_times(stage, ui, strip);
    }
}

typedef struct NightRow {
    double header, strip, below; // units
} NightRow;

static const NightRow night_rows[] = {
    [PANEL_TINY] = {60, 60, 8},
    [PANEL_LOW] = {88, 92, 16},
    [PANEL_MEDIUM] = {104, 136, 28},
    [PANEL_FULL] = {116, 150, 40},
};

int attract_strip_px(const Ui *ui) {
    return ui_px(ui, night_rows[panel_class(ui)].strip);
}

Rect attract_frame(const Stage *stage, const Ui *ui, bool with_now) {
    const Metrics *m = &ui->metrics;
    const NightRow *form = &night_rows[panel_class(ui)];
    double units_w = ui_units_w(ui);
    bool narrow = units_w < 1150, both = narrow && with_now && panel_class(ui) > PANEL_LOW;
    int margin = ui_px(ui, units_w >= 1000 ? 64 : units_w >= 700 ? 40 : 24);
    Rect rest = {0, 0, m->width, m->height};
    header_draw(stage, ui, rect_cut_top(&rest, ui_px(ui, form->header)), margin);
    rect_cut_top(&rest, ui_px(ui, panel_class(ui) == PANEL_FULL ? 8 : 2));
    int strip = ui_px(ui, both ? 250 : form->strip);
    if (stick_strip_is_shown(stage)) strip = stick_strip_px(stage, ui, strip);
    draw_strip(stage, ui, rect_cut_bottom(&rest, strip), margin, with_now);
    rect_cut_left(&rest, margin);
    rect_cut_right(&rest, margin);
    rect_cut_bottom(&rest, ui_px(ui, form->below));
    return rest;
}
