#include "panel.h"

static int state_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const OperatorView *view = stage->panel;
    OperatorLine line = {"clock", "operator.clock", view->clock_says, view->clock_advice, view->clock_health};
    return panel_line_draw(ui, area, &line);
}

// One part of the time, with less and more.
static int part_draw(const Ui *ui, Rect area, const char *title, const char *value, int minutes) {
    PanelRow row = {.title = title};
    UiButton less = panel_button(ui, NULL, "minus", panel_argument(ui, "clock %+d", -minutes)),
             more = panel_button(ui, NULL, "plus", panel_argument(ui, "clock %+d", minutes));
    panel_add_button(&row, less);
    panel_add_value(&row, value);
    panel_add_button(&row, more);
    return panel_row_draw(ui, area, &row);
}

// Beside each other where there is room.
static int parts_draw(const Ui *ui, Rect area, EventTime set) {
    const struct {
        const char *title, *value;
        int minutes;
    } parts[] = {{"operator.day", say_date(ui, DATE_DAY_MON, set.day), DAY_MINUTES},
                 {"operator.hour", message_number(ui->messages, ui_arena(ui), set.minute / 60), 60},
                 {"operator.minute", message_number(ui->messages, ui_arena(ui), set.minute % 60), 1}};
    int count = (int)COUNT_OF(parts), gap = ui_px(ui, 40), pitch = (area.w + gap) / count, highest = 0,
        y = area.y;
    bool beside = pitch - gap >= ui_px(ui, 360);
    for (int i = 0; i < count; i++) {
        Rect box = {beside ? area.x + i * pitch : area.x, y, beside ? pitch - gap : area.w, 0};
        int high = part_draw(ui, box, ui_say(ui, parts[i].title), parts[i].value, parts[i].minutes);
        highest = high > highest ? high : highest;
        if (!beside) y += high;
    }
    return beside ? highest : y - area.y;
}

static int set_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    EventTime set = stage->panel->clock_set;
    const char *date = say_comma(ui, say_date(ui, DATE_WEEKDAY, set.day), say_date(ui, DATE_FULL, set.day));
    UiText time = {.size = 64, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .tabular = true, .leading = 1200},
           day = {.size = 31, .colour = T_INK, .leading = 1300};
    int y = area.y + panel_words_draw(ui, area, say_time(ui, set), time);
    y += panel_words_draw(ui, (Rect){area.x, y, area.w, 0}, date, day);
    y += parts_draw(ui, (Rect){area.x, y, area.w, 0}, set);
    y += ui_px(ui, 14);
    PanelRow row = {0};
    UiButton take = panel_button(ui, ui_say(ui, "operator.clock-set"), "check", "clock set");
    take.selected = true;
    panel_add_button(&row, take);
    panel_add_button(&row, panel_button(ui, ui_say(ui, "operator.clock-right"), "clock", "clock right"));
    return y + panel_items_draw(ui, (Rect){area.x, y, area.w, 0}, row.items, row.count) - area.y;
}

int tab_clock_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    int y = area.y + panel_card_draw(stage, ui, area, NULL, state_draw, NULL);
    return y +
           panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.set-clock"),
                           set_draw, NULL) -
           area.y;
}
