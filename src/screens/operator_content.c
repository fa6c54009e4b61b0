#include <string.h>
#include "panel.h"

#define ASKED_BACK "back" // in View.selected: whether it is meant

static const char *say_count(const Ui *ui, const char *key, size_t count) {
    return message_count(ui->messages, ui_arena(ui), key, (long)count, NULL);
}

// What there is in the content, a line each.
static int facts_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const Bundle *bundle = stage->bundle;
    const Event *event = &bundle->event;
    const char *title = say_join(ui, say_text(ui, &event->title), " · ", say_text(ui, &event->subtitle)),
               *days = dates_format_span(ui->dates, ui_arena(ui), event->start, event->end),
               *counts[] = {say_count(ui, "operator.count-sessions", bundle->session_count),
                            say_count(ui, "operator.count-members", bundle->member_count),
                            say_count(ui, "operator.count-meetings", bundle->meeting_count),
                            say_count(ui, "operator.count-documents", bundle->document_count),
                            say_count(ui, "operator.count-rooms", bundle->room_count)};
    UiText strong = {.size = 31, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1250},
           plain = {.size = 27, .colour = T_INK_2, .leading = 1300};
    int y = area.y + panel_words_draw(ui, area, title, strong);
    y += panel_words_draw(ui, (Rect){area.x, y, area.w, 0},
                          say_join(ui, days, " · ", say_text(ui, &event->venue)), plain);
    y += panel_words_draw(ui, (Rect){area.x, y, area.w, 0}, say_list(ui, counts, COUNT_OF(counts), " · "),
                          plain);
    return y - area.y;
}

static int settings_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const SettingId *ids = what;
    int y = area.y;
    for (; *ids != SETTING_COUNT; ids++)
        y += panel_setting_draw(stage, ui, (Rect){area.x, y, area.w, 0}, *ids);
    return y - area.y;
}

static const char *with(const Ui *ui, const char *key, const char *a) {
    return message_with(ui->messages, ui_arena(ui), key, a, NULL);
}

static const char *say_version(const Ui *ui, const OperatorInstall *install) {
    if (install->version <= 0) return ui_say(ui, "operator.built-in");
    const char *number = message_number(ui->messages, ui_arena(ui), (long)install->version);
    return say_join(ui, install->title, " · ", panel_say(ui, with(ui, "operator.version", number)));
}

static const char *say_did(const Ui *ui, const OperatorInstall *install) {
    switch (install->did) {
    case OPERATOR_INSTALLED:
        return *install->by ? with(ui, "operator.installed-by", install->by) : "";
    case OPERATOR_ROLLED_BACK:
        return with(ui, "operator.rolled-back-by", install->by);
    case OPERATOR_FELL_BACK:
        return ui_say(ui, "operator.fell-back");
    }
    return "";
}

static int install_draw(const Ui *ui, Rect area, const OperatorInstall *install) {
    const char *when =
                   say_join(ui, say_date(ui, DATE_SHORT, install->at.day), " ", say_time(ui, install->at)),
               *signer = install->version <= 0 ? ""
                         : *install->signer    ? with(ui, "operator.signed-by", install->signer)
                                               : ui_say(ui, "operator.not-signed"),
               *parts[] = {install->shown ? ui_say(ui, "operator.shown-now") : "", when, say_did(ui, install),
                           signer};
    PanelRow row = {.title = say_version(ui, install), .text = say_list(ui, parts, COUNT_OF(parts), " · ")};
    return panel_row_draw(ui, area, &row);
}

static UiButton ask_button(const Ui *ui, const char *name, const char *text, const char *argument) {
    return (UiButton){
        .name = name, .text = panel_say(ui, ui_say(ui, text)), .action = ACT_SELECT, .argument = argument};
}

// Every visitor sees it: so it is asked twice.
static int back_draw(const Stage *stage, const Ui *ui, Rect area) {
    const char *back = stage->panel->back;
    if (!back) return 0;
    bool asked = !strcmp(stage->view->selected, ASKED_BACK);
    PanelRow row = {.title = ui_say(ui, asked ? "operator.really-back" : "operator.back-to"),
                    .text = say_join(ui, back, " · ", ui_say(ui, "operator.back-text"))};
    UiButton go = asked ? panel_button(ui, ui_say(ui, "operator.go-back"), NULL, "content back")
                        : ask_button(ui, "content/ask", "operator.go-back", ASKED_BACK);
    go.icon = "undo-2";
    go.warns = true;
    panel_add_button(&row, go);
    if (asked) panel_add_button(&row, ask_button(ui, "content/stay", "operator.stay-here", ""));
    return panel_row_draw(ui, area, &row);
}

static int history_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const OperatorView *view = stage->panel;
    int y = area.y + back_draw(stage, ui, area);
    for (size_t i = 0; i < view->install_count; i++) {
        if (y > area.y) ui_line(ui, area.x, y, area.w, ui_colour(ui, T_LINE));
        y += install_draw(ui, (Rect){area.x, y, area.w, 0}, &view->installs[i]);
    }
    if (!view->install_count)
        y += panel_words_draw(ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.no-history"),
                              (UiText){.size = 27, .colour = T_INK_2});
    return y - area.y;
}

static int set_aside_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    const OperatorView *view = stage->panel;
    UiText text = {.size = 27, .colour = T_INK, .leading = 1300};
    int y = area.y;
    for (size_t i = 0; i < view->set_aside_count; i++)
        y += panel_words_draw(ui, (Rect){area.x, y, area.w, 0}, view->set_aside[i], text);
    text.colour = T_INK_2;
    y += panel_words_draw(ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.set-aside-text"), text);
    return y - area.y;
}

int tab_content_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    static const SettingId kiosk[] = {SETTING_KIOSK_NAME, SETTING_KIOSK_PLACE, SETTING_COUNT},
                           visits[] = {SETTING_LANGUAGES_OFFERED, SETTING_VISIT_IDLE_S,
                                       SETTING_VISIT_ANSWER_S, SETTING_COUNT},
                           sticks[] = {SETTING_USB_POLICY, SETTING_TRUST_KEYS, SETTING_COUNT};
    (void)what;
    int y = area.y;
    if (stage->bundle)
        y += panel_card_draw(stage, ui, area, ui_say(ui, "operator.content"), facts_draw, NULL);
    if (stage->panel->set_aside_count)
        y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.set-aside"),
                             set_aside_draw, NULL);
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.history"),
                         history_draw, NULL);
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.kiosk"), settings_draw,
                         kiosk);
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.visits"),
                         settings_draw, visits);
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, NULL, settings_draw, sticks);
    return y - area.y;
}
