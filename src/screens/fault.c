#include "common.h"

void fault_draw(const Stage *stage, const Ui *ui) {
    const Fault *fault = stage->fault;
    if (!fault || !fault->advice) return;
    const char *heading_text = ui_say(ui, "fault.no-content.heading"),
               *title_text = ui_say(ui, "fault.no-content.title");
    const char *body = message_with(ui->messages, ui_arena(ui), "fault.no-content.text", fault->advice, NULL);
    Rect area = {0, 0, ui->metrics.width, ui->metrics.height};
    double units_w = ui->metrics.width / ui->metrics.px_per_unit;
    int margin = ui_px(ui, units_w < 1150 ? 48 : 160);
    area = (Rect){margin, 0, area.w - 2 * margin, area.h};
    int width = area.w < ui_px(ui, 1400) ? area.w : ui_px(ui, 1400), gap = ui_px(ui, 30);
    UiText heading = {.size = 36, .weight = WEIGHT_SEMIBOLD, .colour = T_NOW},
           text = {.size = 36, .colour = T_NIGHT_INK_2}, note = {.size = 27, .colour = T_NIGHT_INK_2};
    UiText title = {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .leading = 1150};
    title.size = ui_fit_size(ui, title_text, title, (UiSize){width, area.h / 3}, 86, 44);
    int height = ui_measure(ui, heading_text, heading, width).h + ui_measure(ui, title_text, title, width).h +
                 ui_measure(ui, body, text, width).h + ui_measure(ui, fault->note, note, width).h + 3 * gap;
    Rect in = {area.x, height < area.h ? (area.h - height) / 2 : 0, width, height < area.h ? height : area.h};
    rect_cut_top(&in, ui_text(ui, in, heading_text, heading).h);
    rect_cut_top(&in, ui_text(ui, in, title_text, title).h + gap);
    rect_cut_top(&in, ui_text(ui, in, body, text).h + gap);
    ui_text(ui, in, fault->note, note);
}
