#include "ui.h"

#define CHIP_SIZE 27 // of its letters, in units
static const double chip_pad = 32, chip_icon = 30, icon_gap = 12;

int ui_chip_width(const Ui *ui, const UiButton *chip) {
    if (!chip->text) return ui_px(ui, 80);
    int width = ui_measure(ui, chip->text, (UiText){.size = CHIP_SIZE, .weight = WEIGHT_MEDIUM}, 0).w;
    if (chip->icon) width += ui_px(ui, chip_icon) + ui_px(ui, icon_gap);
    if (chip->icon_after) width += ui_px(ui, chip_icon) + ui_px(ui, icon_gap);
    return width + 2 * ui_px(ui, chip_pad);
}

// A text that is too long for its line takes two.
static const UiText two_lines = {
    .size = CHIP_SIZE, .weight = WEIGHT_MEDIUM, .leading = 1120, .max_lines = 2, .align = ALIGN_CENTRE};

static void draw_chip_words(const Ui *ui, Rect inside, const UiButton *chip, Token ink) {
    int icon = ui_px(ui, chip_icon), gap = ui_px(ui, icon_gap);
    if (chip->icon) {
        ui_icon_in(ui, rect_cut_left(&inside, icon), chip_icon, ALIGN_START, chip->icon, ui_colour(ui, ink));
        rect_cut_left(&inside, gap);
    }
    if (chip->icon_after) {
        ui_icon_in(ui, rect_cut_right(&inside, icon), chip_icon, ALIGN_START, chip->icon_after,
                   ui_colour(ui, ink));
        rect_cut_right(&inside, gap);
    }
    UiText one = {.size = CHIP_SIZE, .weight = WEIGHT_MEDIUM, .colour = ink}, two = two_lines;
    two.colour = ink;
    if (ui_fits(ui, chip->text, one, inside.w))
        ui_label(ui, inside, chip->text, one);
    else
        ui_middle(ui, inside, chip->text, two);
}

void ui_chip(const Ui *ui, Rect box, const UiButton *chip) {
    Colour fill = ui_colour(ui, chip->selected ? T_ACCENT : T_CARD);
    Token ink = chip->selected ? T_ON_ACCENT : chip->warns ? T_BAD : T_INK;
    ui_target_begin(ui, chip->name, box, chip->action, chip->argument);
    ui_frame(ui, box, box.h / 2, fill, chip->selected ? fill : ui_colour(ui, T_LINE), 2, false);
    Rect inside = box;
    rect_cut_left(&inside, ui_px(ui, chip_pad));
    rect_cut_right(&inside, ui_px(ui, chip_pad));
    if (chip->text)
        draw_chip_words(ui, inside, chip, ink);
    else
        ui_icon_in(ui, box, chip_icon + 6, ALIGN_CENTRE, chip->icon ? chip->icon : chip->icon_after,
                   ui_colour(ui, ink));
    ui_target_end(ui, box, box.h / 2);
}

static const double chip_most = 480; // a long name does not push the others out of sight

static int width_in_row(const Ui *ui, const UiButton *chip) {
    int width = ui_chip_width(ui, chip), most = ui_px(ui, chip_most), panel = ui->metrics.width * 85 / 100;
    if (panel < most) most = panel; // seen whole on the narrowest panel
    if (width <= most) return width;
    UiText one = {.size = CHIP_SIZE, .weight = WEIGHT_MEDIUM};
    int around = width - ui_measure(ui, chip->text, one, 0).w;
    return around + ui_measure(ui, chip->text, two_lines, most - around).w;
}

int ui_chips_width(const Ui *ui, const UiButton *chips, int count) {
    int width = 0;
    for (int i = 0; i < count; i++)
        width += width_in_row(ui, &chips[i]) + (i ? ui_px(ui, UI_CHIP_GAP) : 0);
    return width;
}

void ui_chips(const Ui *ui, Rect row, const UiButton *chips, int count) {
    int height = ui_px(ui, 80);
    for (int i = 0; i < count; i++) {
        Rect box = rect_cut_left(&row, width_in_row(ui, &chips[i]));
        box = (Rect){box.x, box.y + (box.h - height) / 2, box.w, height};
        if (!rect_empty(rect_intersect(box, ui->list->clip))) ui_chip(ui, box, &chips[i]);
        rect_cut_left(&row, ui_px(ui, UI_CHIP_GAP));
    }
}

void ui_chip_row(const Ui *ui, const char *name, Rect row, const UiButton *chips, int count, int shown) {
    int width = ui_chips_width(ui, chips, count);
    if (width <= row.w) {
        ui_chips(ui, row, chips, count);
        return;
    }
    ui_scroll_place(ui, name, row, AXIS_X, width, shown - row.w / 2);
    Point at = ui_scroll_begin(ui, name, row, AXIS_X, width);
    ui_chips(ui, (Rect){at.x, row.y, width, row.h}, chips, count);
    ui_scroll_end(ui, name, row, T_GROUND);
}
