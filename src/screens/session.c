#include "session.h"

#include "page.h"
#include "take.h"

// take: with the way to its code.
static void draw_head(const Stage *stage, const Ui *ui, const Frame *f, const Session *session, bool take) {
    const Session *before = session_before(stage->bundle, session),
                  *after = session_after(stage->bundle, session);
    UiButton ends[3];
    int count = 0;
    if (take) ends[count++] = take_chip(ui);
    if (before)
        ends[count++] = (UiButton){.name = "session/before",
                                   .text = ui_say(ui, "session.before"),
                                   .icon = "arrow-left",
                                   .action = ACT_BEFORE,
                                   .argument = say_address(ui, SCREEN_SESSION, before->id)};
    if (after)
        ends[count++] = (UiButton){.name = "session/after",
                                   .text = ui_say(ui, "session.after"),
                                   .icon_after = "arrow-right",
                                   .action = ACT_AFTER,
                                   .argument = say_address(ui, SCREEN_SESSION, after->id)};
    page_back_draw(stage, ui, f, ends, count);
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
    page_back_cut(ui, &f, &area);
    if (has_side) side = take_column_cut(ui, &area);
    bool shown = has_side && draw_side(stage, ui, side, session);
    draw_head(stage, ui, &f, session, !shown && take_offered(stage));
    draw_scrolled(stage, ui, area, session, !has_side && !low);
}
