#include <string.h>
#include "panel.h"

#define ASKED_OFF "off" // in View.selected: whether it is meant

static int hours_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    int y = area.y;
    for (int i = 0; i < WEEKDAYS; i++) {
        if (i) ui_line(ui, area.x, y, area.w, ui_colour(ui, T_LINE));
        y += panel_setting_draw(stage, ui, (Rect){area.x, y, area.w, 0}, SETTING_HOURS_MONDAY + (SettingId)i);
    }
    return y - area.y;
}

static int event_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    int high = panel_setting_draw(stage, ui, area, SETTING_HOURS_EVENT);
    area.y += high;
    return high + panel_setting_draw(stage, ui, area, SETTING_HOURS_NEVER_OFF_IN_SESSIONS);
}

static UiButton ask_button(const Ui *ui, const char *name, const char *text, const char *argument) {
    return (UiButton){
        .name = name, .text = panel_say(ui, ui_say(ui, text)), .action = ACT_SELECT, .argument = argument};
}

// Who is switched off is not there again by a touch: so it is asked twice.
static int off_draw(const Stage *stage, const Ui *ui, Rect area) {
    bool asked = !strcmp(stage->view->selected, ASKED_OFF);
    PanelRow row = {.title = ui_say(ui, asked ? "operator.really-off" : "operator.switch-off"),
                    .text = ui_say(ui, "operator.switch-off-text")};
    UiButton off = asked ? panel_button(ui, ui_say(ui, "operator.switch-off"), "power", "power off")
                         : ask_button(ui, "power/ask", "operator.switch-off", ASKED_OFF);
    off.icon = "power";
    off.warns = true;
    panel_add_button(&row, off);
    if (asked) panel_add_button(&row, ask_button(ui, "power/keep", "operator.keep-on", ""));
    return panel_row_draw(ui, area, &row);
}

static int now_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    PanelRow dark = {.title = ui_say(ui, "operator.dark"), .text = ui_say(ui, "operator.dark-text")},
             again = {.title = ui_say(ui, "operator.again"), .text = ui_say(ui, "operator.again-text")};
    panel_add_button(&dark, panel_button(ui, ui_say(ui, "operator.dark"), "moon", "power dark"));
    panel_add_button(&again, panel_button(ui, ui_say(ui, "operator.again"), "rotate-ccw", "power again"));
    int y = area.y + panel_row_draw(ui, area, &dark);
    y += panel_row_draw(ui, (Rect){area.x, y, area.w, 0}, &again);
    return y + off_draw(stage, ui, (Rect){area.x, y, area.w, 0}) - area.y;
}

int tab_power_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    int y = area.y + panel_card_draw(stage, ui, area, ui_say(ui, "operator.now"), now_draw, NULL);
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, NULL, event_draw, NULL);
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.hours"), hours_draw,
                         NULL);
    return y - area.y;
}
