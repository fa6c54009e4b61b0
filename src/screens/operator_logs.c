#include "panel.h"

// Sentences below each other; the program writes them in English.
typedef struct Lines {
    const char *const *lines;
    size_t count;
    const char *none; // what is said instead
} Lines;

static int lines_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Lines *list = what;
    (void)stage;
    UiText text = {.size = 27, .colour = T_INK, .leading = 1300, .lang = "en"};
    int y = area.y;
    for (size_t i = 0; i < list->count; i++)
        y += panel_words_draw(ui, (Rect){area.x, y, area.w, 0}, list->lines[i], text) + ui_px(ui, 10);
    if (!list->count)
        y += panel_words_draw(ui, area, ui_say(ui, list->none), (UiText){.size = 27, .colour = T_INK_2});
    return y - area.y;
}

int tab_logs_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const OperatorView *view = stage->panel;
    (void)what;
    Lines restart = {&view->restart, view->restart ? 1 : 0, "operator.no-restart"},
          crashes = {view->crashes, view->crash_count, "operator.no-crashes"},
          log = {view->log, view->log_count, "operator.no-log"};
    int y = area.y + panel_card_draw(stage, ui, area, ui_say(ui, "operator.restart"), lines_draw, &restart);
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.crashes"), lines_draw,
                         &crashes);
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, ui_say(ui, "operator.log"), lines_draw,
                         &log);
    return y - area.y;
}
