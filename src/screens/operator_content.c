#include "panel.h"

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

int tab_content_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    static const SettingId kiosk[] = {SETTING_KIOSK_NAME, SETTING_KIOSK_PLACE, SETTING_COUNT},
                           visits[] = {SETTING_LANGUAGES_OFFERED, SETTING_VISIT_IDLE_S,
                                       SETTING_VISIT_ANSWER_S, SETTING_COUNT},
                           sticks[] = {SETTING_USB_POLICY, SETTING_COUNT};
    (void)what;
    int y = area.y;
    if (stage->bundle)
        y += panel_card_draw(stage, ui, area, ui_say(ui, "operator.content"), facts_draw, NULL);
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.kiosk"), settings_draw,
                         kiosk);
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.visits"),
                         settings_draw, visits);
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, NULL, settings_draw, sticks);
    return y - area.y;
}
