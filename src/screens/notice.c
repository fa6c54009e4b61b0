#include "page.h"

enum {
    OPEN_MAX = 32
};

// The open notice so many places from the one that is shown; NULL past the ends.
static const Notice *neighbour(const Stage *stage, int step) {
    const Notice *open[OPEN_MAX], *shown = bundle_notice(stage->bundle, stage->view->id);
    size_t count = notices_find_open(stage->bundle, stage->now_s, open, OPEN_MAX);
    if (count > OPEN_MAX) count = OPEN_MAX;
    for (size_t i = 0; i < count; i++)
        if (open[i] == shown) return i + (size_t)step < count ? open[i + (size_t)step] : NULL;
    return NULL;
}

static int notice_part(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Notice *notice = what;
    bool low = panel_class(ui) <= PANEL_LOW;
    int top = area.y, most = ui_px(ui, 1300), icon = ui_px(ui, low ? 44 : 64), gap = ui_px(ui, low ? 12 : 24);
    (void)stage;
    if (area.w > most) area.w = most;
    ui_icon(ui, (Rect){area.x, area.y + ui_px(ui, 8), icon, icon},
            notice->urgent ? "triangle-alert" : "megaphone",
            ui_colour(ui, notice->urgent ? T_BAD : T_ACCENT));
    area.y += icon + gap;
    const char *title = say_text(ui, &notice->title);
    UiText heading = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .leading = 1120, .max_lines = 4};
    heading.size = ui_fit_size(ui, title, heading, (UiSize){area.w, ui->metrics.height}, low ? 40 : 64, 36);
    heading.max_lines = 0;
    area.y += ui_text(ui, (Rect){area.x, area.y, area.w, 0}, title, heading).h + gap;
    return area.y + page_body_draw(ui, area, &notice->body, ui_px(ui, 24)) - top;
}

void notice_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    const Notice *notice = bundle_notice(stage->bundle, stage->view->id), *other;
    UiButton ends[2];
    int count = 0;
    if ((other = neighbour(stage, -1)))
        ends[count++] = (UiButton){.name = "notice/before",
                                   .text = ui_say(ui, "notice.before"),
                                   .icon = "arrow-left",
                                   .action = ACT_BEFORE,
                                   .argument = say_address(ui, SCREEN_NOTICE, other->id)};
    if ((other = neighbour(stage, 1)))
        ends[count++] = (UiButton){.name = "notice/after",
                                   .text = ui_say(ui, "notice.after"),
                                   .icon_after = "arrow-right",
                                   .action = ACT_AFTER,
                                   .argument = say_address(ui, SCREEN_NOTICE, other->id)};
    Rect area = page_back_draw(stage, ui, &f, ends, count);
    if (notice) page_scrolled(stage, ui, area, "notice", T_GROUND, notice_part, notice);
}
