#include "common.h"

typedef struct Part {
    const char *words;
    UiText text;
    int above; // px between it and the part before
} Part;

// Heading, title, what to do, and the note for whoever looks after the kiosk.
static void find_parts(const Fault *fault, const Ui *ui, int width, Part parts[4]) {
    bool low = panel_class(ui) <= PANEL_LOW;
    double small = low ? 27 : 36;
    parts[0] = (Part){ui_say(ui, "fault.no-content.heading"),
                      {.size = small, .weight = WEIGHT_SEMIBOLD, .colour = T_NOW},
                      0};
    parts[1] = (Part){ui_say(ui, "fault.no-content.title"),
                      {.weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .leading = 1140},
                      ui_px(ui, low ? 4 : 18)};
    UiText *title = &parts[1].text;
    title->size = ui_fit_size(ui, parts[1].words, *title, (UiSize){width, ui->metrics.height / 4}, 86, 36);
    parts[2] = (Part){message_with(ui->messages, ui_arena(ui), "fault.no-content.text", fault->advice, NULL),
                      {.size = small, .colour = T_NIGHT_INK_2},
                      ui_px(ui, low ? 12 : 34)};
    parts[3] = (Part){fault->note, {.size = 27, .colour = T_NIGHT_INK_2}, ui_px(ui, low ? 12 : 58)};
}

void fault_draw(const Stage *stage, const Ui *night) {
    const Fault *fault = stage->fault;
    if (!fault || !fault->advice) return;
    // It is read by someone who stands at the panel to mend it: letters of browsing, so that all of it fits.
    Ui near = *night;
    near.night = false;
    const Ui *ui = &near;
    int margin = ui_px(ui, ui_units_w(ui) < 1150 ? 40 : 160), most = ui_px(ui, 1400);
    int width = ui->metrics.width - 2 * margin, height = 0;
    if (width > most) width = most;
    Part parts[4];
    find_parts(fault, ui, width, parts);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        height += parts[i].above + ui_measure(ui, parts[i].words, parts[i].text, width).h;
    int top = (ui->metrics.height - height) / 2, least = ui_px(ui, 16);
    Rect in = {margin, top > least ? top : least, width, 0};
    in.h = ui->metrics.height - in.y - least;
    for (size_t i = 0; i < COUNT_OF(parts) && in.h > 0; i++) {
        rect_cut_top(&in, parts[i].above);
        if (in.h > 0) rect_cut_top(&in, ui_text(ui, in, parts[i].words, parts[i].text).h);
    }
}
