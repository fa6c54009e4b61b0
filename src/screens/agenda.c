#include "common.h"

#include <stdio.h>

// How the rows of a list look, in units: one form for all, so that 10,000 of them need no measuring.
typedef struct RowForm {
    double height, gap, pad;
    double times; // width of the times' column; 0: they stand in a line over the title
    double time_size, title_size;
    int title_lines;
    bool now_aside, status_aside; // at the row's end, else in its last line
    bool chevron;
} RowForm;

static const RowForm one_line = {132, 18, 34, 160, 36, 34, 2, true, true, true};    // 21 inches
static const RowForm two_lines = {176, 18, 34, 160, 36, 34, 2, false, false, true}; // portrait
static const RowForm close = {132, 14, 28, 132, 34, 31, 2, true, false, true};      // 10 inches
static const RowForm closest = {132, 12, 22, 116, 31, 29, 2, false, false, false};  // 7 inches
static const RowForm stacked = {200, 12, 22, 0, 29, 29, 3, false, false, false};    // 7 inches upright

static const RowForm *row_form(const Ui *ui, int width) {
    if (width < ui_px(ui, 480)) return &stacked;
    if (width < ui_px(ui, 700)) return &closest;
    if (panel_class(ui) <= PANEL_LOW) return &close;
    return width < ui_px(ui, 1150) ? &two_lines : &one_line;
}

static int pitch_of(const Ui *ui, const RowForm *form) {
    return ui_px(ui, form->height) + ui_px(ui, form->gap);
}

// Start over end.
static void draw_times(const Ui *ui, Rect box, const RowForm *form, const Session *session, Token ink) {
    UiText start = {.size = form->time_size,
                    .weight = WEIGHT_BOLD,
                    .colour = ink,
                    .tabular = true,
                    .max_lines = 1,
                    .leading = 1200};
    UiText end = {.size = 27, .colour = T_INK_2, .tabular = true, .max_lines = 1, .leading = 1200};
    int first = ui_px(ui, form->time_size * 1.2), second = ui_px(ui, 27 * 1.2);
    rect_cut_top(&box, (box.h - first - second) / 2);
    ui_text(ui, (Rect){box.x, box.y, box.w, 0}, say_time(ui, session->start), start);
    ui_text(ui, (Rect){box.x, box.y + first, box.w, 0}, say_time(ui, session->end), end);
}

// Where it is, and what kind of session where that fits too: room and level are seen whole, or the room
// alone, if need be without its sign.
static void draw_meta(const Ui *ui, Rect box, const Session *session) {
    UiText text = {.colour = T_INK_2};
    bool sign = session->room && ui_fits(ui, say_text(ui, &session->room->name), text, box.w - ui_px(ui, 38));
    if (sign)
        ui_icon_in(ui, rect_cut_left(&box, ui_px(ui, 38)), 28, ALIGN_START, "map-pin",
                   ui_colour(ui, T_INK_2));
    const char *meta = say_join(ui, say_place(ui, session), "  ·  ", say_kind(ui, session));
    if (!ui_fits(ui, meta, text, box.w)) meta = say_place(ui, session);
    if (session->room && !ui_fits(ui, meta, text, box.w)) meta = say_text(ui, &session->room->name);
    ui_label(ui, box, meta, text);
}

// NOW, and what has become of the session, at the row's end; returns what is left for the words.
static Rect draw_marks(const Stage *stage, const Ui *ui, Rect in, const RowForm *form, const Session *session,
                       SessionPhase phase) {
    if (phase == SESSION_NOW && form->now_aside)
        ui_badge_now(ui, rect_cut_right(&in, ui_px(ui, 130)), ui_say(ui, "now.badge"), 27);
    if (!session_has_mark(stage, session) || !form->status_aside) return in;
    Rect box = in;
    rect_cut_left(&box, in.w / 2);
    rect_cut_right(&box, ui_px(ui, 12));
    rect_cut_right(&in, session_mark_draw(stage, ui, box, session, 27, ALIGN_END) + ui_px(ui, 30));
    return in;
}

// The row's last line: the place, with NOW at its end where that has no room of its own; or what has become
// of it.
static void draw_last_line(const Stage *stage, const Ui *ui, Rect line, const RowForm *form,
                           const Session *session, SessionPhase phase) {
    bool marked = session->status != SESSION_CONFIRMED && !form->status_aside;
    if (phase == SESSION_NOW && !form->now_aside) {
        int badge =
            ui_measure(ui, ui_say(ui, "now.badge"), (UiText){.weight = WEIGHT_BOLD}, 0).w + ui_px(ui, 29);
        ui_badge_now(ui, rect_cut_right(&line, badge), ui_say(ui, "now.badge"), 27);
        rect_cut_right(&line, ui_px(ui, 12));
    }
    if (marked) {
        status_draw(ui, line, session, 27, ALIGN_START);
        return;
    }
    if (!form->status_aside && session_has_mark(stage, session)) { // the place comes first
        if (phase == SESSION_NOW) rect_cut_right(&line, ui_px(ui, 6));
        const char *room = session->room ? say_text(ui, &session->room->name) : "";
        int least = ui_px(ui, 42), place = ui_measure(ui, room, (UiText){.size = 27}, 0).w + ui_px(ui, 54);
        Rect mark = line;
        rect_cut_left(&mark, place < line.w - least ? place : line.w - least);
        rect_cut_right(&line, session_mark_draw(stage, ui, mark, session, 27, ALIGN_END) + ui_px(ui, 16));
    }
    draw_meta(ui, line, session);
}

static void draw_words(const Stage *stage, const Ui *ui, Rect in, const RowForm *form, const Session *session,
                       SessionPhase phase) {
    Token ink = phase == SESSION_PAST ? T_INK_2 : T_INK;
    in = draw_marks(stage, ui, in, form, session, phase);
    UiText title = {.size = form->title_size,
                    .weight = WEIGHT_SEMIBOLD,
                    .colour = ink,
                    .leading = 1180,
                    .max_lines = form->title_lines,
                    .strike = session->status == SESSION_CANCELLED};
    UiText span = {.size = form->time_size,
                   .weight = WEIGHT_BOLD,
                   .colour = ink,
                   .tabular = true,
                   .leading = 1250,
                   .max_lines = 1};
    const char *name = say_text(ui, &session->title);
    int above = form->times > 0 ? 0 : ui_measure(ui, "0", span, 0).h;
    int height = ui_measure(ui, name, title, in.w).h, last = ui_px(ui, 40);
    if (above + height + last > in.h) { // a script with tall letters
        title.max_lines = 1;
        height = ui_measure(ui, name, title, in.w).h;
    }
    rect_cut_top(&in, (in.h - above - height - last) / 2);
    if (above) ui_text(ui, (Rect){in.x, in.y, in.w, 0}, say_span(ui, session), span);
    ui_text(ui, (Rect){in.x, in.y + above, in.w, 0}, name, title);
    draw_last_line(stage, ui, (Rect){in.x, in.y + above + height, in.w, last}, form, session, phase);
}

static void draw_row(const Stage *stage, const Ui *ui, Rect card, const RowForm *form,
                     const Session *session) {
    SessionPhase phase = session_phase(session, stage->now_s);
    int radius = ui_px(ui, 20);
    bool now = phase == SESSION_NOW;
    Colour fill = now ? ui_colour(ui, T_NOW_GROUND) : phase == SESSION_PAST ? 0 : ui_colour(ui, T_CARD);
    ui_target_begin(ui, arena_printf(ui_arena(ui), "session/%s", session->id), card, ACT_OPEN,
                    say_address(ui, SCREEN_SESSION, session->id));
    ui_frame(ui, card, radius, fill, ui_colour(ui, now ? T_NOW_LINE : T_LINE), now ? 3 : 2,
             phase == SESSION_PAST);
    Rect in = card;
    rect_cut_left(&in, ui_px(ui, form->pad));
    if (form->times > 0)
        draw_times(ui, rect_cut_left(&in, ui_px(ui, form->times)), form, session,
                   phase == SESSION_PAST ? T_INK_2 : T_INK);
    Rect bar = rect_cut_left(&in, ui_px(ui, 10));
    ui_stripe(ui, (Rect){bar.x, bar.y + ui_px(ui, 26), bar.w, bar.h - ui_px(ui, 52)},
              track_colour(ui, session));
    rect_cut_left(&in, ui_px(ui, form->chevron ? 32 : 18));
    Rect end = rect_cut_right(&in, ui_px(ui, form->chevron ? 76 : 16));
    if (form->chevron) {
        rect_cut_right(&end, ui_px(ui, 36));
        ui_icon_in(ui, end, 36, ALIGN_END, "chevron-right", ui_colour(ui, T_INK_2));
    }
    draw_words(stage, ui, in, form, session, phase);
    ui_target_end(ui, card, radius);
}

static AgendaFilter filter_of(const View *view) {
    return (AgendaFilter){view->day, view->room[0] ? view->room : NULL, view->track[0] ? view->track : NULL};
}

// The list opens with what is on or comes next; with `above` rows of the past over it. A day that is over
// opens with its end.
static int open_offset(const Stage *stage, const Session *const *sessions, size_t count, int pitch, int gap,
                       int above) {
    if (stage->view->day != stage->now.day) return 0;
    size_t i = 0;
    while (i < count && sessions[i]->end.instant_s <= stage->now_s)
        i++;
    return ((int)i - above) * pitch - gap;
}

static void draw_list(const Stage *stage, const Ui *ui, Rect view) {
    size_t count = agenda_list(stage->bundle, filter_of(stage->view), NULL, 0);
    const Session **sessions = ARENA_NEW(ui_arena(ui), const Session *, count + 1);
    if (!count || !sessions) {
        agenda_none_draw(stage, ui, view);
        return;
    }
    agenda_list(stage->bundle, filter_of(stage->view), sessions, count);
    const RowForm *form = row_form(ui, view.w);
    int height = ui_px(ui, form->height), pitch = pitch_of(ui, form),
        content = (int)count * pitch - (pitch - height);
    int above = view.h >= 3 * pitch ? 1 : 0;
    ui_scroll_place(ui, "agenda", view, AXIS_Y, content,
                    open_offset(stage, sessions, count, pitch, pitch - height, above));
    Point at = ui_scroll_begin(ui, "agenda", view, AXIS_Y, content);
    int first = (view.y - at.y) / pitch - 1, last = first + view.h / pitch + 3;
    for (int i = first < 0 ? 0 : first; i <= last && i < (int)count; i++)
        draw_row(stage, ui, (Rect){view.x, at.y + i * pitch, view.w, height}, form, sessions[i]);
    ui_scroll_end(ui, "agenda", view, T_GROUND);
}

void agenda_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    draw_list(stage, ui, agenda_head_draw(stage, ui, &f, NULL));
}
