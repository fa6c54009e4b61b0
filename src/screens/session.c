#include "common.h"

#include <stdio.h>

static void draw_head(const Stage *stage, const Ui *ui, Rect row, const Session *session) {
    int height = ui_px(ui, 80);
    row = (Rect){row.x, row.y + (row.h - height) / 2, row.w, height};
    const char *back_text = say_join(ui, ui_say(ui, "nav.agenda"), ", ", say_date(ui, DATE_WEEKDAY, session->start.day));
    UiButton back = {.name = "back", .text = back_text, .icon = "arrow-left", .action = ACT_BACK};
    const Session *before = session_before(stage->bundle, session), *after = session_after(stage->bundle, session);
    UiButton left = {.name = "session/before", .text = ui_say(ui, "session.before"), .icon = "arrow-left",
                     .action = ACT_SIBLING, .argument = before ? before->id : NULL};
    UiButton right = {.name = "session/after", .text = ui_say(ui, "session.after"), .icon_after = "arrow-right",
                      .action = ACT_SIBLING, .argument = after ? after->id : NULL};
    int gap = ui_px(ui, 14), right_width = ui_chip_width(ui, &right), left_width = ui_chip_width(ui, &left);
    int back_width = ui_chip_width(ui, &back);
    if (back_width + left_width + right_width + 3 * gap > row.w) back.text = ui_say(ui, "nav.agenda");
    back_width = ui_chip_width(ui, &back);
    ui_chip(ui, rect_cut_left(&row, back_width), &back);
    Rect right_box = rect_cut_right(&row, right_width);
    rect_cut_right(&row, gap);
    Rect left_box = rect_cut_right(&row, left_width);
    if (after) ui_chip(ui, right_box, &right);
    if (before) ui_chip(ui, left_box, &left);
}

static Rect begin_card(const Ui *ui, Rect card) {
    ui_frame(ui, card, ui_px(ui, 20), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    return rect_inset(card, ui_px(ui, 38));
}

static const char *when_words(const Ui *ui, const Session *session) {
    const char *date = say_date(ui, DATE_LONG, session->start.day);
    if (session->end.day != session->start.day && (session->end.minute || session->end.day != session->start.day + 1))
        date = say_join(ui, date, " – ", say_date(ui, DATE_SHORT, session->end.day));
    return say_join(ui, date, " · ", say_minutes(ui, (session->end.instant_s - session->start.instant_s) / 60));
}

// When and where, and how far it is. Returns the height it takes; draws nothing where draw is false.
static int draw_when(const Stage *stage, const Ui *ui, Rect card, const Session *session, bool draw) {
    bool now = session_phase(session, stage->now_s) == SESSION_NOW;
    int pad = ui_px(ui, 38), width = card.w - 2 * pad;
    UiText span = {.size = 64, .weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 1, .tabular = true,
                   .strike = session->status == SESSION_CANCELLED};
    span.size = ui_fit_size(ui, say_span(ui, session), span, (UiSize){width, 4000}, 64, 36);
    UiText date = {.size = 29, .colour = T_INK_2, .max_lines = 2}, room = {.size = 36, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .max_lines = 2};
    int icon = ui_px(ui, 40);
    int height = 2 * pad + ui_measure(ui, say_span(ui, session), span, width).h + ui_measure(ui, when_words(ui, session), date, width).h;
    if (now) height += ui_px(ui, 44);
    const char *place = session->room ? say_text(ui, &session->room->name) : "", *level = session->room ? say_text(ui, &session->room->level) : "";
    UiText level_text = {.size = 29, .colour = T_INK_2};
    int place_width = width - icon - ui_px(ui, 16);
    int beside = ui_measure(ui, place, room, 0).w + ui_px(ui, 16) + ui_measure(ui, level, level_text, 0).w;
    bool level_beside = beside <= place_width;
    int place_height = ui_measure(ui, place, room, place_width).h;
    if (session->room) height += ui_px(ui, 28) + place_height + (level_beside || !*level ? 0 : ui_px(ui, 42));
    if (!draw) return height;

    card.h = height;
    Rect in = begin_card(ui, card);
    rect_cut_top(&in, ui_text(ui, in, say_span(ui, session), span).h);
    rect_cut_top(&in, ui_text(ui, (Rect){in.x, in.y, in.w, 0}, when_words(ui, session), date).h);
    if (now) {
        rect_cut_top(&in, ui_px(ui, 24));
        ui_progress(ui, rect_cut_top(&in, ui_px(ui, 12)), session_per_mille(session, stage->now_s), ui_colour(ui, T_GROUND));
        rect_cut_top(&in, ui_px(ui, 8));
    }
    if (!session->room) return height;
    rect_cut_top(&in, ui_px(ui, 28));
    ui_icon(ui, (Rect){in.x, in.y + ui_px(ui, 5), icon, icon}, "map-pin", ui_colour(ui, T_ACCENT));
    rect_cut_left(&in, icon + ui_px(ui, 16));
    UiSize taken = ui_text(ui, (Rect){in.x, in.y, in.w, 0}, place, room);
    Rect level_box = level_beside ? (Rect){in.x + taken.w + ui_px(ui, 16), in.y, in.w, taken.h} : (Rect){in.x, in.y + taken.h, in.w, ui_px(ui, 42)};
    ui_label(ui, level_box, level, level_text);
    return height;
}

// Cancelled or moved, in words and with an icon, and a way to what replaces it.
static int draw_status(const Stage *stage, const Ui *ui, Rect area, const Session *session) {
    if (session->status == SESSION_CONFIRMED) return 0;
    int used = ui_px(ui, 64);
    status_draw(ui, (Rect){area.x, area.y, area.w, used}, session, 31, ALIGN_START);
    const Session *other = session->replaced_by ? bundle_session(stage->bundle, session->replaced_by) : NULL;
    if (!other) return used;
    const char *when = say_join(ui, say_date(ui, DATE_SHORT, other->start.day), ", ", say_time(ui, other->start));
    const char *text = message_with(ui->messages, ui_arena(ui), "session.replaced-by", say_join(ui, when, ", ", say_place(ui, other)), NULL);
    UiButton link = {.name = "session/replacement", .text = text, .icon_after = "arrow-right", .action = ACT_SIBLING, .argument = other->id};
    int width = ui_chip_width(ui, &link);
    ui_chip(ui, (Rect){area.x, area.y + used + ui_px(ui, 8), width < area.w ? width : area.w, ui_px(ui, 80)}, &link);
    return used + ui_px(ui, 100);
}

static int draw_pair(const Ui *ui, Rect area, const char *label, const char *value) {
    if (!value || !*value) return 0;
    UiText left = {.size = 29, .colour = T_INK_2, .max_lines = 1}, right = {.size = 29, .weight = WEIGHT_MEDIUM, .colour = T_INK};
    bool stacked = area.w < ui_px(ui, 700);
    int pad = ui_px(ui, 24), column = stacked ? 0 : ui_px(ui, 280), top = stacked ? ui_px(ui, 42) : 0;
    ui_line(ui, area.x, area.y, area.w, ui_colour(ui, T_LINE));
    ui_text(ui, (Rect){area.x, area.y + pad, stacked ? area.w : column, 0}, label, left);
    int height = ui_text(ui, (Rect){area.x + column, area.y + pad + top, area.w - column, 0}, value, right).h;
    return height + top + 2 * pad;
}

static const char *join_lines(const Ui *ui, const char *text, const char *more) {
    return say_join(ui, text, "\n", more);
}

static const char *say_chairs(const Stage *stage, const Ui *ui, const Session *session) {
    const char *text = "";
    for (size_t i = 0; i < session->chairs.count; i++) {
        const Member *member = bundle_member(stage->bundle, session->chairs.ids[i]);
        if (!member) continue;
        const char *roles = "";
        for (size_t r = 0; r < member->roles.count; r++) {
            const Role *role = bundle_role(stage->bundle, member->roles.ids[r]);
            if (role) roles = say_join(ui, roles, " · ", say_text(ui, &role->name));
        }
        text = join_lines(ui, text, say_join(ui, say_text(ui, &member->name), ", ", roles));
    }
    return text;
}

static const char *say_documents(const Stage *stage, const Ui *ui, const Session *session) {
    const char *text = "";
    for (size_t i = 0; i < session->documents.count; i++) {
        const Document *document = bundle_document(stage->bundle, session->documents.ids[i]);
        if (document) text = join_lines(ui, text, say_text(ui, &document->title));
    }
    return text;
}

static const char *say_people(const Ui *ui, const Session *session) {
    const char *text = "";
    for (size_t i = 0; i < session->person_count; i++)
        text = join_lines(ui, text, say_join(ui, say_text(ui, &session->people[i].name), ", ", say_text(ui, &session->people[i].role)));
    return text;
}

static int draw_badges(const Stage *stage, const Ui *ui, Rect area, const Session *session) {
    int height = ui_px(ui, 47);
    Rect row = {area.x, area.y, area.w, height};
    SessionPhase phase = session_phase(session, stage->now_s);
    if (phase == SESSION_NOW) rect_cut_left(&row, ui_badge_now(ui, row, ui_say(ui, "now.badge"), 27) + ui_px(ui, 16));
    const char *kind = say_kind(ui, session);
    if (phase == SESSION_PAST && session->status != SESSION_CANCELLED) kind = say_join(ui, ui_say(ui, "session.past"), " · ", kind);
    ui_label(ui, row, kind, (UiText){.size = 29, .colour = T_INK_2});
    return height + ui_px(ui, 16);
}

// Everything said about the session; returns its height.
static int draw_body(const Stage *stage, const Ui *ui, Rect area, const Session *session) {
    int top = area.y;
    area.y += draw_badges(stage, ui, area, session);
    const char *title = say_text(ui, &session->title);
    UiText heading = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 8, .leading = 1120, .strike = session->status == SESSION_CANCELLED};
    heading.size = ui_fit_size(ui, title, (UiText){.weight = WEIGHT_DISPLAY, .max_lines = 3, .leading = 1120}, (UiSize){area.w, 10000}, 76, 44);
    area.y += ui_text(ui, (Rect){area.x, area.y, area.w, 0}, title, heading).h + ui_px(ui, 24);
    area.y += draw_status(stage, ui, area, session);
    UiText body = {.size = 31, .colour = T_INK, .leading = 1450};
    area.y += ui_text(ui, (Rect){area.x, area.y, area.w, 0}, say_text(ui, &session->summary), body).h + ui_px(ui, 28);
    area.y += draw_pair(ui, area, ui_say(ui, session->chairs.count > 1 ? "session.chairs" : "session.chair"), say_chairs(stage, ui, session));
    area.y += draw_pair(ui, area, ui_say(ui, "session.people"), say_people(ui, session));
    area.y += draw_pair(ui, area, ui_say(ui, "session.documents"), say_documents(stage, ui, session));
    return area.y - top;
}

// Measures the body by drawing it on a list that nobody sees.
static int measure_body(const Stage *stage, const Ui *ui, int width, const Session *session) {
    DrawList unseen;
    list_init(&unseen);
    list_begin(&unseen, width, 0, ui->metrics.px_per_mm, 0);
    Ui blind = *ui;
    blind.list = &unseen;
    int height = draw_body(stage, &blind, (Rect){0, 0, width, 0}, session);
    list_finish(&unseen);
    return height;
}

static void draw_scrolled(const Stage *stage, const Ui *ui, Rect view, const Session *session, bool with_when) {
    int when = with_when ? draw_when(stage, ui, view, session, false) + ui_px(ui, 28) : 0;
    int content = when + measure_body(stage, ui, view.w, session);
    Point at = ui_scroll_begin(ui, "session", view, AXIS_Y, content);
    if (with_when) draw_when(stage, ui, (Rect){view.x, at.y, view.w, 0}, session, true);
    draw_body(stage, ui, (Rect){view.x, at.y + when, view.w, 0}, session);
    ui_scroll_end(ui, "session", view, T_GROUND);
}

void session_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    const Session *session = bundle_session(stage->bundle, stage->view->id);
    if (!session) return;
    Rect area = f.content;
    draw_head(stage, ui, rect_cut_top(&area, ui_px(ui, 92)), session);
    rect_cut_top(&area, ui_px(ui, 12));
    if (f.wide) {
        Rect right = rect_cut_right(&area, area.w * 37 / 100);
        rect_cut_right(&area, ui_px(ui, 64));
        draw_when(stage, ui, right, session, true);
        draw_scrolled(stage, ui, area, session, false);
    } else {
        draw_scrolled(stage, ui, area, session, true);
    }
}
