#include "session.h"

// Before and after, as icons alone where words would crowd the row.
static void draw_neighbours(const Stage *stage, const Ui *ui, Rect *row, const Session *session, bool words) {
    const Session *before = session_before(stage->bundle, session),
                  *after = session_after(stage->bundle, session);
    UiButton left = {.name = "session/before",
                     .text = words ? ui_say(ui, "session.before") : NULL,
                     .icon = "arrow-left",
                     .action = ACT_BEFORE,
                     .argument = say_address(ui, SCREEN_SESSION, before ? before->id : NULL)};
    UiButton right = {.name = "session/after",
                      .text = words ? ui_say(ui, "session.after") : NULL,
                      .icon_after = "arrow-right",
                      .action = ACT_AFTER,
                      .argument = say_address(ui, SCREEN_SESSION, after ? after->id : NULL)};
    Rect right_box = rect_cut_right(row, ui_chip_width(ui, &right));
    rect_cut_right(row, ui_px(ui, 14));
    Rect left_box = rect_cut_right(row, ui_chip_width(ui, &left));
    rect_cut_right(row, ui_px(ui, 14));
    if (after) ui_chip(ui, right_box, &right);
    if (before) ui_chip(ui, left_box, &left);
}

static void draw_head(const Stage *stage, const Ui *ui, Rect row, const Session *session) {
    const char *agenda = ui_say(ui, "nav.agenda"),
               *day = say_join(ui, agenda, ", ", say_date(ui, DATE_WEEKDAY, session->start.day));
    UiButton back = {.name = "back", .text = day, .icon = "arrow-left", .action = ACT_BACK};
    draw_neighbours(stage, ui, &row, session, row.w >= ui_px(ui, 760));
    if (ui_chip_width(ui, &back) > row.w) back.text = agenda;
    if (ui_chip_width(ui, &back) > row.w) back.text = NULL;
    ui_chip(ui, rect_cut_left(&row, ui_chip_width(ui, &back)), &back);
}

// Measures the body by drawing it on a list that nobody sees.
static int measure_body(const Stage *stage, const Ui *ui, int width, const Session *session) {
    DrawList unseen;
    list_init(&unseen);
    list_begin(&unseen, width, 0, ui->metrics.px_per_mm, 0);
    Ui blind = *ui;
    blind.list = &unseen;
    int height = session_body_draw(stage, &blind, (Rect){0, 0, width, 0}, session);
    list_finish(&unseen);
    return height;
}

static void draw_scrolled(const Stage *stage, const Ui *ui, Rect view, const Session *session,
                          bool with_card) {
    int card = with_card ? session_when_draw(stage, ui, view, session, false) + ui_px(ui, 28) : 0;
    int content = card + measure_body(stage, ui, view.w, session);
    Point at = ui_scroll_begin(ui, "session", view, AXIS_Y, content);
    if (with_card) session_when_draw(stage, ui, (Rect){view.x, at.y, view.w, 0}, session, true);
    session_body_draw(stage, ui, (Rect){view.x, at.y + card, view.w, 0}, session);
    ui_scroll_end(ui, "session", view, T_GROUND);
}

void session_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    const Session *session = bundle_session(stage->bundle, stage->view->id);
    if (!session) return;
    Rect area = f.content;
    bool low = f.class <= PANEL_LOW;
    rect_cut_top(&area, ui_px(ui, 6));
    draw_head(stage, ui, rect_cut_top(&area, ui_px(ui, 80)), session);
    rect_cut_top(&area, ui_px(ui, low ? 10 : 18));
    if (f.wide && !low) {
        Rect right = rect_cut_right(&area, area.w * 37 / 100);
        rect_cut_right(&area, ui_px(ui, 64));
        session_when_draw(stage, ui, right, session, true);
        draw_scrolled(stage, ui, area, session, false);
    } else {
        draw_scrolled(stage, ui, area, session, !low);
    }
}
