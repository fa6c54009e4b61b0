#include "panel.h"

// Sentences that are there in every language.
static const char *const prepared[] = {"notice.leave", "notice.later", "notice.elsewhere", "notice.desk"};

static const char *say_until(const Stage *stage, const Ui *ui, EventTime until) {
    if (until.day == DAY_NONE) return ui_say(ui, "operator.until-taken");
    const char *when = say_time(ui, until);
    if (until.day != stage->now.day) when = say_comma(ui, say_date(ui, DATE_SHORT, until.day), when);
    return message_with(ui->messages, ui_arena(ui), "operator.until", when, NULL);
}

static int up_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const OperatorView *view = stage->panel;
    int y = area.y;
    for (size_t i = 0; i < view->notice_count; i++) {
        const OperatorNotice *notice = &view->notices[i];
        const char *until = say_until(stage, ui, notice->until),
                   *kind = ui_say(ui, notice->urgent ? "operator.urgent" : "operator.usual");
        PanelRow row = {.title = notice->text, .text = say_join(ui, kind, " · ", until)};
        panel_add_button(&row, panel_button(ui, ui_say(ui, "operator.take-back"), "x",
                                            panel_argument(ui, "notice take %s", notice->id)));
        if (i) ui_line(ui, area.x, y, area.w, ui_colour(ui, T_LINE));
        y += panel_row_draw(ui, (Rect){area.x, y, area.w, 0}, &row);
    }
    if (!view->notice_count)
        y += panel_words_draw(ui, area, ui_say(ui, "operator.no-notices"),
                              (UiText){.size = 27, .colour = T_INK_2});
    return y - area.y;
}

static int urgent_switch_draw(const Stage *stage, const Ui *ui, Rect area) {
    PanelRow row = {.title = ui_say(ui, "operator.urgent"), .text = ui_say(ui, "operator.urgent-text")};
    panel_add_switch(&row, "operate/notice urgent", stage->panel->urgent, "notice urgent");
    return panel_row_draw(ui, area, &row);
}

static int minutes_draw(const Stage *stage, const Ui *ui, Rect area) {
    static const int choices[] = {0, 15, 60, NOTICE_TODAY};
    PanelRow row = {.title = ui_say(ui, "operator.how-long")};
    for (size_t i = 0; i < COUNT_OF(choices); i++) {
        int minutes = choices[i];
        const char *text = !minutes                  ? ui_say(ui, "operator.until-taken")
                           : minutes == NOTICE_TODAY ? ui_say(ui, "operator.until-midnight")
                                                     : say_minutes(ui, minutes);
        UiButton button = panel_button(ui, text, NULL, panel_argument(ui, "notice for %d", minutes));
        button.selected = stage->panel->minutes == minutes;
        panel_add_button(&row, button);
    }
    return panel_row_draw(ui, area, &row);
}

static int draft_draw(const Stage *stage, const Ui *ui, Rect area) {
    UiText text = {.size = 36, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1250};
    PanelRow row = {0};
    UiButton put = panel_button(ui, ui_say(ui, "operator.put-up"), "megaphone", "notice put");
    put.selected = true;
    panel_add_button(&row, put);
    panel_add_button(&row, panel_button(ui, ui_say(ui, "operator.change"), "keyboard", "type notice"));
    panel_add_button(&row, panel_button(ui, ui_say(ui, "operator.drop"), "x", "notice drop"));
    int y = area.y + panel_words_draw(ui, area, stage->panel->typed, text);
    y += urgent_switch_draw(stage, ui, (Rect){area.x, y, area.w, 0});
    y += minutes_draw(stage, ui, (Rect){area.x, y, area.w, 0});
    return y + panel_items_draw(ui, (Rect){area.x, y, area.w, 0}, row.items, row.count) - area.y;
}

// Where a sentence is too long for a chip it stands before one.
static int narrow_draw(const Ui *ui, Rect area) {
    int y = area.y;
    for (size_t i = 0; i < COUNT_OF(prepared); i++) {
        PanelRow row = {.title = ui_say(ui, prepared[i])};
        panel_add_button(&row,
                         panel_button(ui, NULL, "plus", panel_argument(ui, "notice say %s", prepared[i])));
        y += panel_row_draw(ui, (Rect){area.x, y, area.w, 0}, &row);
    }
    PanelItem type = {.button = panel_button(ui, ui_say(ui, "operator.type"), "keyboard", "type notice")};
    return y + panel_items_draw(ui, (Rect){area.x, y, area.w, 0}, &type, 1) - area.y;
}

static int new_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const char *typed = stage->panel->typed;
    if (typed && *typed) return draft_draw(stage, ui, area);
    PanelRow row = {0};
    if (area.w < ui_px(ui, 420)) return narrow_draw(ui, area);
    for (size_t i = 0; i < COUNT_OF(prepared); i++)
        panel_add_button(&row, panel_button(ui, ui_say(ui, prepared[i]), NULL,
                                            panel_argument(ui, "notice say %s", prepared[i])));
    panel_add_button(&row, panel_button(ui, ui_say(ui, "operator.type"), "keyboard", "type notice"));
    return panel_items_draw(ui, area, row.items, row.count);
}

int tab_notices_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    int y = area.y + panel_card_draw(stage, ui, area, ui_say(ui, "operator.new-notice"), new_draw, NULL);
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.notices-up"), up_draw,
                         NULL);
    return y - area.y;
}
