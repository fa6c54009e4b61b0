#include "session.h"

static const char *when_words(const Ui *ui, const Session *session, UiText text, int width) {
    const char *date = say_date(ui, DATE_LONG, session->start.day);
    // What ends at midnight ends on its own day.
    bool over_midnight = session->end.day > session->start.day + 1 ||
                         (session->end.day > session->start.day && session->end.minute);
    if (over_midnight) date = say_join(ui, date, " – ", say_date(ui, DATE_SHORT, session->end.day));
    const char *long_for = say_minutes(ui, (session->end.instant_s - session->start.instant_s) / 60);
    const char *words = say_join(ui, date, " · ", long_for);
    return ui_fits(ui, words, text, width) ? words : say_join(ui, date, "\n", long_for);
}

// The room and its level: beside each other where they fit, else the level below. Returns the height.
static int draw_place(const Ui *ui, Rect in, const Session *session, double size, bool draw) {
    if (!session->room) return 0;
    const char *place = say_text(ui, &session->room->name), *level = say_text(ui, &session->room->level);
    UiText name = {.size = size, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .max_lines = 3, .leading = 1300};
    UiText quiet = {.size = 29, .colour = T_INK_2, .leading = 1300, .max_lines = 2};
    Rect icon = rect_cut_left(&in, ui_px(ui, 56));
    rect_cut_right(&in, ui_px(ui, 44)); // the chevron's
    UiSize taken = ui_measure(ui, place, name, in.w), more = ui_measure(ui, level, quiet, in.w);
    bool one_line = ui_fits(ui, place, name, in.w),
         beside = one_line && taken.w + ui_px(ui, 16) + more.w <= in.w;
    int height = taken.h + (beside || !*level ? 0 : more.h);
    if (!draw) return height;
    icon.h = ui_px(ui, size * 1.3);
    ui_icon_in(ui, icon, 40, ALIGN_START, "map-pin", ui_colour(ui, T_ACCENT));
    in.h = taken.h;
    Rect row = in;
    if (beside) {
        ui_label_cut(ui, &row, place, name, 16);
        row.y += ui_px(ui, (size - 29) * 0.2); // onto the name's baseline
        ui_label_cut(ui, &row, level, quiet, 0);
    } else {
        ui_text(ui, (Rect){in.x, in.y, in.w, 0}, place, name);
        ui_text(ui, (Rect){in.x, in.y + taken.h, in.w, 0}, level, quiet);
    }
    return height;
}

// The same as a way to the room: a finger high, which may reach out of its lines by px above and below.
// Returns the height it takes.
static int draw_place_link(const Ui *ui, Rect in, const Session *session, double size, int out, bool draw) {
    int words = draw_place(ui, in, session, size, false), least = ui_px(ui, 80) - 2 * out;
    if (!words) return 0;
    int height = words > least ? words : least, radius = ui_px(ui, 14), aside = out ? ui_px(ui, 14) : 0;
    if (!draw) return height;
    Rect target = {in.x - aside, in.y - out, in.w + 2 * aside, height + 2 * out};
    ui_target_begin(ui, "session/room", target, ACT_OPEN, say_address(ui, SCREEN_ROOM, session->room->id));
    draw_place(ui, (Rect){in.x, in.y + (height - words) / 2, in.w, 0}, session, size, true);
    Rect end = {in.x, in.y, in.w, height};
    ui_icon_in(ui, end, 34, ALIGN_END, "chevron-right", ui_colour(ui, T_INK_2));
    ui_target_end(ui, target, radius);
    return height;
}

static UiText span_text(const Ui *ui, const Session *session, int width, double most) {
    UiText span = {.weight = WEIGHT_DISPLAY,
                   .colour = T_INK,
                   .max_lines = 1,
                   .tabular = true,
                   .strike = session->status == SESSION_CANCELLED};
    span.size = ui_fit_size(ui, say_span(ui, session), span, (UiSize){width, ui->metrics.height}, most, 31);
    return span;
}

static int when_draw(const Stage *stage, const Ui *ui, Rect card, const Session *session, int pad,
                     bool draw) {
    bool now = session_phase(session, stage->now_s) == SESSION_NOW;
    int width = card.w - 2 * pad;
    UiText span = span_text(ui, session, width, 64), date = {.size = 29, .colour = T_INK_2, .max_lines = 3};
    const char *words = when_words(ui, session, date, width);
    Rect in = {card.x + pad, card.y + pad, width, 0};
    int span_height = ui_measure(ui, say_span(ui, session), span, width).h;
    int date_height = ui_measure(ui, words, date, width).h, bar = now ? ui_px(ui, 24 + 12 + 4) : 0;
    int out = ui_px(ui, 17), place_height = draw_place_link(ui, in, session, 36, out, false),
        above_place = place_height ? ui_px(ui, 26) : 0;
    card.h = 2 * pad + span_height + date_height + bar + above_place + place_height;
    if (!draw) return card.h;
    ui_frame(ui, card, ui_px(ui, 20), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    ui_text(ui, in, say_span(ui, session), span);
    in.y += span_height;
    ui_text(ui, in, words, date);
    in.y += date_height;
    Rect line = {in.x, in.y + ui_px(ui, 22), width, ui_px(ui, 12)};
    if (now) ui_progress(ui, line, session_per_mille(session, stage->now_s), ui_colour(ui, T_GROUND));
    in.y += bar + above_place;
    draw_place_link(ui, in, session, 36, out, true);
    return card.h;
}

int session_when_draw(const Stage *stage, const Ui *ui, Rect card, const Session *session, bool draw) {
    int pad = ui_px(ui, 38);
    // Where tall letters leave no room for it the card is closer around them.
    if (card.h > 0 && when_draw(stage, ui, card, session, pad, false) > card.h) pad = ui_px(ui, 20);
    return when_draw(stage, ui, card, session, pad, draw);
}

int session_when_lines(const Ui *ui, Rect in, const Session *session) {
    int top = in.y;
    UiText span = span_text(ui, session, in.w, 38), date = {.size = 27, .colour = T_INK_2};
    in.y += ui_text(ui, (Rect){in.x, in.y, in.w, 0}, say_span(ui, session), span).h + ui_px(ui, 2);
    const char *words = when_words(ui, session, date, in.w);
    in.y += draw_place_link(ui, in, session, 31, ui_px(ui, 14), true);
    in.y += ui_text(ui, (Rect){in.x, in.y, in.w, 0}, words, date).h;
    return in.y - top;
}
