#include <string.h>
#include "keys.h"
#include "panel.h"
#include "typing.h"

static bool is_notice(const OperatorView *view) {
    return !strcmp(view->typing, "notice");
}

static const char *typing_title(const Ui *ui, const OperatorView *view) {
    const SettingRow *setting = is_notice(view) ? NULL : setting_find(view->typing);
    return setting ? panel_say_setting(ui, setting_id(setting)) : ui_say(ui, "operator.new-notice");
}

// The ends of the line: giving up and taking what is typed.
static UiButton end_button(const Ui *ui, const OperatorView *view, const char *typed, bool take) {
    const char *argument = is_notice(view) ? (take ? "type" : "notice drop") : "type";
    if (take && !is_notice(view)) argument = panel_argument(ui, "set %s %s", view->typing, typed);
    return (UiButton){.name = take ? "typing/done" : "typing/cancel",
                      .icon = take ? "check" : "x",
                      .action = ACT_OPERATE,
                      .argument = argument,
                      .selected = take};
}

static void field_draw(const Stage *stage, const Ui *ui, Rect box, bool typing) {
    int radius = ui_px(ui, 18);
    if (!typing) ui_target_begin(ui, "keys/open", box, ACT_KEYS, "0");
    ui_frame(ui, box, radius, ui_colour(ui, T_CARD), ui_colour(ui, typing ? T_ACCENT : T_LINE), 3, false);
    Rect in = box;
    rect_cut_left(&in, ui_px(ui, 20));
    rect_cut_right(&in, ui_px(ui, 20));
    typing_draw(ui, in, typing_text(stage), panel_say(ui, typing_title(ui, stage->panel)), typing);
    if (!typing) ui_target_end(ui, box, radius);
}

// The line between its ends; on a narrow panel over them.
static void line_draw(const Stage *stage, const Ui *ui, Rect *area, bool typing) {
    int side = ui_px(ui, 80), high = ui_px(ui, 82), gap = ui_px(ui, 12);
    bool narrow = area->w < ui_px(ui, 500);
    Rect line = rect_cut_top(area, high), ends = line;
    if (narrow) {
        rect_cut_top(area, ui_px(ui, 6));
        ends = rect_cut_top(area, high);
    }
    UiButton cancel = end_button(ui, stage->panel, typing_text(stage), false),
             done = end_button(ui, stage->panel, typing_text(stage), true);
    ui_chips(ui, rect_cut_left(&ends, side), &cancel, 1);
    ui_chips(ui, rect_cut_right(&ends, side), &done, 1);
    if (!narrow) {
        rect_cut_left(&line, side + gap);
        rect_cut_right(&line, side + gap);
    }
    field_draw(stage, ui, line, typing);
}

// Where the panel is low its header gives way to the keys.
static Rect area_of(const Stage *stage, const Ui *ui) {
    Frame f;
    if (panel_class(ui) > PANEL_LOW) return panel_frame_draw(stage, ui, &f);
    return rect_inset((Rect){0, 0, ui->metrics.width, ui->metrics.height}, ui_px(ui, 8));
}

void panel_typing_draw(const Stage *stage, const Ui *ui) {
    static const KeysAbove nothing = {0, 0, 0};
    bool typing = stage->view->keys != KEYS_CLOSED && stage->keyboard;
    PanelClass class = panel_class(ui);
    Rect area = area_of(stage, ui);
    if (class >= PANEL_MEDIUM) {
        UiText title = {.size = 44, .weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 1};
        ui_label(ui, rect_cut_top(&area, ui_px(ui, 76)), panel_say(ui, typing_title(ui, stage->panel)),
                 title);
    }
    line_draw(stage, ui, &area, typing);
    rect_cut_top(&area, ui_px(ui, class <= PANEL_LOW ? 8 : 22));
    if (!typing) return;
    Keys keys = {0};
    keys_fit(stage, ui, area.w, area.h, &nothing, &keys);
    rect_cut_top(&area, area.h - keys.height); // where a hand finds it on every screen
    keys_draw(stage, ui, area, &keys);
    keys_finish(&keys);
}
