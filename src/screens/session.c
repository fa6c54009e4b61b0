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

typedef struct Body {
    const Session *session;
    bool with_card; // when and where it is over the words
} Body;

static int body_part(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Body *body = what;
    int card = 0;
    if (body->with_card) card = session_when_draw(stage, ui, area, body->session, true) + ui_px(ui, 28);
    area.y += card;
    return card + session_body_draw(stage, ui, area, body->session);
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
    Rect area = f.content;
    bool low = f.class <= PANEL_LOW;
    page_back_cut(ui, &f, &area);
    Rect rest = area, side = take_column_cut(ui, &rest);
    // A script with tall letters may need more than a low panel's column has: then it scrolls with the words.
    bool has_side = f.wide && !low && session_when_draw(stage, ui, side, session, false) <= side.h;
    if (has_side) area = rest;
    bool shown = has_side && draw_side(stage, ui, side, session);
    draw_head(stage, ui, &f, session, !shown && take_offered(stage));
    Body body = {session, !has_side && !low};
    page_scrolled(stage, ui, area, "session", T_GROUND, body_part, &body);
}
