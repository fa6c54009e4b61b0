// What screens say and leave out while the kiosk's clock is not certain.
#include "common.h"

bool clock_is_known(const Stage *stage) {
    return stage->clock != STAGE_CLOCK_UNKNOWN;
}

bool clock_doubt_in_header(const Stage *stage, const Ui *ui) {
    return stage->clock == STAGE_CLOCK_APPROXIMATE && stage->view->screen == SCREEN_SCENE_AGENDA &&
           panel_class(ui) == PANEL_TINY;
}

void clock_doubt_draw(const Stage *stage, const Ui *ui, Rect *area, bool at_end) {
    if (stage->clock != STAGE_CLOCK_APPROXIMATE || clock_doubt_in_header(stage, ui)) return;
    UiText text = {.size = ui->night ? 41 : 27,
                   .colour = ui->night ? T_NIGHT_INK_2 : T_INK_2,
                   .leading = 1250,
                   .max_lines = 3};
    int lead = ui_px(ui, text.size + 14), gap = ui_px(ui, ui->night ? 12 : 8);
    const char *words = ui_say(ui, "clock.approximate");
    // What a low panel shows is worth more than the whole sentence.
    if (panel_class(ui) <= PANEL_LOW && !ui_fits(ui, words, text, area->w - lead))
        words = ui_say(ui, "clock.approximate-short");
    int high = ui_measure(ui, words, text, area->w - lead).h;
    Rect row = at_end ? rect_cut_bottom(area, high) : rect_cut_top(area, high);
    if (at_end)
        rect_cut_bottom(area, gap);
    else
        rect_cut_top(area, gap);
    Rect mark = rect_cut_left(&row, lead);
    mark.h = ui_px(ui, text.size * 1.25);
    ui_icon_in(ui, mark, text.size, ALIGN_START, "clock", ui_colour(ui, text.colour));
    ui_text(ui, row, words, text);
}

void clock_days_draw(const Stage *stage, const Ui *ui, Rect area, Token ink, Token line) {
    const Event *event = &stage->bundle->event;
    UiText text = {.size = ui->night ? 44 : 31, .weight = WEIGHT_SEMIBOLD, .colour = ink, .max_lines = 1};
    int high = ui_px(ui, ui->night ? 92 : 82);
    for (Day day = event->start; day <= event->end && area.h >= high; day++) {
        Rect row = rect_cut_top(&area, high), in = row;
        char id[16];
        const char *address = say_address(ui, SCREEN_AGENDA, screen_day_id(day, id)),
                   *words = say_date(ui, DATE_LONG, day);
        ui_target_begin(ui, arena_printf(ui_arena(ui), "days/%s", id), row, ACT_OPEN, address);
        ui_fill(ui, (Rect){row.x, row.y, row.w, ui_px(ui, 2)}, 0, ui_colour(ui, line));
        Rect end = rect_cut_right(&in, ui_px(ui, 48));
        ui_icon_in(ui, end, 36, ALIGN_END, "chevron-right", ui_colour(ui, ink));
        if (!ui_fits(ui, words, text, in.w)) words = say_date(ui, DATE_SHORT, day);
        if (!ui_fits(ui, words, text, in.w)) words = say_date(ui, DATE_DAY_MON, day);
        ui_label(ui, in, words, text);
        ui_target_end(ui, row, 0);
    }
}
