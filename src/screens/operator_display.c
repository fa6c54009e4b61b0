#include "panel.h"

static const char *const corner_keys[OPERATOR_CORNERS] = {"operator.top-left", "operator.top-right",
                                                          "operator.bottom-right", "operator.bottom-left"};

static const double cross_mm = 12; // from the picture's edges: a finger finds it on every panel

Point operator_cross(const Metrics *metrics, int corner) {
    int away = (int)(cross_mm * metrics->px_per_mm + 0.5);
    bool right = corner == 1 || corner == 2, bottom = corner >= 2;
    return (Point){right ? metrics->width - away : away, bottom ? metrics->height - away : away};
}

static void cross_draw(const Ui *ui, Point at) {
    int arm = (int)(8 * ui->metrics.px_per_mm), thick = (int)(0.6 * ui->metrics.px_per_mm) + 1;
    Colour ink = ui_colour(ui, T_ACCENT);
    ui_fill(ui, (Rect){at.x - arm, at.y - thick / 2, 2 * arm, thick}, 0, ink);
    ui_fill(ui, (Rect){at.x - thick / 2, at.y - arm, thick, 2 * arm}, 0, ink);
}

void panel_check_draw(const Stage *stage, const Ui *ui) {
    const OperatorTouchCheck *touch = &stage->panel->touch;
    Rect all = {0, 0, ui->metrics.width, ui->metrics.height}, middle = all;
    list_keep_begin(ui->list, all); // the corners are those of the panel
    cross_draw(ui, operator_cross(&ui->metrics, touch->next));
    list_keep_end(ui->list);
    int side = ui_px(ui, 100);
    rect_cut_left(&middle, side);
    rect_cut_right(&middle, side);
    UiText title = {.size = 44,
                    .weight = WEIGHT_SEMIBOLD,
                    .colour = T_INK,
                    .align = ALIGN_CENTRE,
                    .max_lines = 3},
           count = {.size = 31, .colour = T_INK_2, .align = ALIGN_CENTRE};
    const char *words = panel_say(ui, ui_say(ui, "operator.touch-the-cross")),
               *which = message_with(ui->messages, ui_arena(ui), "operator.corner-of",
                                     message_number(ui->messages, ui_arena(ui), touch->next + 1),
                                     message_number(ui->messages, ui_arena(ui), OPERATOR_CORNERS));
    title.size = ui_fit_size(ui, words, title, (UiSize){middle.w, middle.h / 2}, 44, 29);
    int first = ui_measure(ui, words, title, middle.w).h, second = ui_measure(ui, which, count, middle.w).h;
    middle.y += (middle.h - first - second) / 2;
    ui_text(ui, (Rect){middle.x, middle.y, middle.w, 0}, words, title);
    ui_text(ui, (Rect){middle.x, middle.y + first, middle.w, 0}, which, count);
}

// "1.4 mm", in the language's digits.
static const char *say_error(const Ui *ui, int tenth_mm) {
    const char *whole = message_number(ui->messages, ui_arena(ui), tenth_mm / 10),
               *tenth = message_number(ui->messages, ui_arena(ui), tenth_mm % 10);
    return message_with(ui->messages, ui_arena(ui), "operator.tenth-mm", whole, tenth);
}

static int check_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const OperatorTouchCheck *touch = &stage->panel->touch;
    PanelRow row = {.title = ui_say(ui, "operator.touch"), .text = ui_say(ui, "operator.touch-text")};
    panel_add_button(&row, panel_button(ui, ui_say(ui, "operator.touch-check"), "pointer", "touch-check"));
    int y = area.y + panel_row_draw(ui, area, &row);
    UiText text = {.size = 29, .colour = T_INK, .leading = 1300};
    for (int i = 0; touch->next == OPERATOR_CORNERS && i < OPERATOR_CORNERS; i++) {
        int error = touch->error_tenth_mm[i];
        const char *words = say_join(ui, ui_say(ui, corner_keys[i]), ": ",
                                     error < 0 ? ui_say(ui, "operator.unknown") : say_error(ui, error));
        y += panel_words_draw(ui, (Rect){area.x, y, area.w, 0}, words, text);
    }
    return y - area.y;
}

// Brightness, and what makes it.
static int light_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    UiText text = {.size = 27, .colour = T_INK_2, .leading = 1250};
    int y = area.y + panel_setting_draw(stage, ui, area, SETTING_DISPLAY_BRIGHTNESS);
    y += panel_words_draw(
        ui, (Rect){area.x, y, area.w, 0},
        ui_say(ui, stage->panel->backlight ? "operator.by-backlight" : "operator.by-painting"), text);
    y += panel_setting_draw(stage, ui, (Rect){area.x, y, area.w, 0}, SETTING_DISPLAY_OFF_BY);
    const char *off = stage->panel->off_by;
    if (off && *off)
        y += panel_words_draw(ui, (Rect){area.x, y, area.w, 0},
                              message_with(ui->messages, ui_arena(ui), "operator.off-now-by", off, NULL),
                              text);
    return y + panel_setting_draw(stage, ui, (Rect){area.x, y, area.w, 0}, SETTING_DISPLAY_SHIFT) - area.y;
}

static int size_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    static const SettingId ids[] = {SETTING_DISPLAY_ROTATION, SETTING_DISPLAY_WIDTH_MM,
                                    SETTING_DISPLAY_MOUNT_MM};
    (void)what;
    int y = area.y;
    for (size_t i = 0; i < COUNT_OF(ids); i++)
        y += panel_setting_draw(stage, ui, (Rect){area.x, y, area.w, 0}, ids[i]);
    return y - area.y;
}

int tab_display_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    static PagePart *const parts[] = {size_draw, light_draw, check_draw};
    (void)what;
    int y = area.y;
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, NULL, parts[i], NULL);
    return y - area.y;
}
