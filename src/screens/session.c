#include "session.h"

#include "page.h"
#include "take.h"

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

// take: with the way to its code.
static void draw_head(const Stage *stage, const Ui *ui, Rect row, const Session *session, bool take) {
    bool from_agenda =
        !stage->below || stage->below->screen == SCREEN_AGENDA || stage->below->screen == SCREEN_ROOMS;
    const char *agenda = ui_say(ui, "nav.agenda"),
               *day = say_join(ui, agenda, ", ", say_date(ui, DATE_WEEKDAY, session->start.day)),
               *from = from_agenda ? day : page_back_say(stage, ui),
               *shorter = from_agenda ? agenda : ui_say(ui, "back.back");
    int most = ui_px(ui, 620);
    UiButton back = {.name = "back", .text = from ? from : shorter, .icon = "arrow-left", .action = ACT_BACK};
    bool words = row.w >= ui_px(ui, take ? 900 : 760);
    draw_neighbours(stage, ui, &row, session, words);
    if (take) {
        UiButton chip = take_chip(ui);
        if (!words) chip.text = NULL;
        ui_chip(ui, rect_cut_right(&row, ui_chip_width(ui, &chip)), &chip);
        rect_cut_right(&row, ui_px(ui, UI_CHIP_GAP));
    }
    if (ui_chip_width(ui, &back) > (row.w < most ? row.w : most)) back.text = shorter;
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

// The session's code below when and where it is, where there is room for both.
static bool draw_side(const Stage *stage, const Ui *ui, Rect side, const Session *session) {
    Take take;
    int when = session_when_draw(stage, ui, side, session, true) + ui_px(ui, 24);
    if (!take_make(stage, ui, &take)) return false;
    int high = take_card_height(ui, &take, side.w, T_CARD);
    if (when + high > side.h) return false;
    take_card_draw(ui, (Rect){side.x, side.y + when, side.w, high}, &take, T_CARD);
    return true;
}

void session_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    const Session *session = bundle_session(stage->bundle, stage->view->id);
    if (!session) return;
    Rect area = f.content, side;
    bool low = f.class <= PANEL_LOW, has_side = f.wide && !low;
    rect_cut_top(&area, ui_px(ui, 6));
    Rect head = rect_cut_top(&area, ui_px(ui, 80));
    rect_cut_top(&area, ui_px(ui, low ? 10 : 18));
    if (has_side) side = take_column_cut(ui, &area);
    bool shown = has_side && draw_side(stage, ui, side, session);
    draw_head(stage, ui, head, session, !shown && take_offered(stage));
    draw_scrolled(stage, ui, area, session, !has_side && !low);
}
