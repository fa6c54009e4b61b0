#include "searching.h"
#include "typing.h"

// How many there are, where what is typed has room beside it.
static void count_draw(const Stage *stage, const Ui *ui, Rect *row, const Found *found) {
    if (search_is_empty(stage->view->query) || !stage->search) return;
    const char *count = message_count(ui->messages, ui_arena(ui), "search.results", (long)found->all, NULL);
    UiText text = {.size = 29, .colour = T_INK_2, .max_lines = 1, .align = ALIGN_END};
    int width = ui_measure(ui, count, text, 0).w, gap = ui_px(ui, 20);
    if (row->w - width - 2 * gap < ui_px(ui, 170)) return;
    ui_label(ui, rect_cut_right(row, width), count, text);
    rect_cut_right(row, gap);
}

static void icon_target_draw(const Ui *ui, Rect box, const char *icon, const UiButton *button) {
    ui_target_begin(ui, button->name, box, button->action, button->argument);
    ui_icon_in(ui, box, 40, ALIGN_CENTRE, icon, ui_colour(ui, T_INK_2));
    ui_target_end(ui, box, ui_px(ui, 14));
}

void search_line_draw(const Stage *stage, const Ui *ui, Rect box, const Found *found) {
    bool typing = stage->view->keys != KEYS_CLOSED;
    int radius = ui_px(ui, 18);
    if (!typing) ui_target_begin(ui, "keys/open", box, ACT_KEYS, "0");
    ui_frame(ui, box, radius, ui_colour(ui, T_CARD), ui_colour(ui, typing ? T_ACCENT : T_LINE), 3, false);
    Rect row = box;
    bool roomy = row.w > ui_px(ui, 600);
    int ends = ui_px(ui, row.w > ui_px(ui, 400) ? 84 : 64);
    if (roomy && box.h > ends) ends = box.h;
    rect_cut_left(&row, ui_px(ui, roomy ? 34 : 14));
    // Where there is room for little, what is typed has it.
    if (row.w > ui_px(ui, 270))
        ui_icon_in(ui, rect_cut_left(&row, ui_px(ui, roomy ? 66 : 48)), roomy ? 44 : 36, ALIGN_START,
                   "search", ui_colour(ui, T_ACCENT));
    Rect clear = {0};
    if (*stage->view->query) clear = rect_cut_right(&row, ends);
    if (!typing)
        ui_icon_in(ui, rect_cut_right(&row, ends), 44, ALIGN_CENTRE, "keyboard", ui_colour(ui, T_ACCENT));
    if (!clear.w && typing) rect_cut_right(&row, ui_px(ui, 14));
    count_draw(stage, ui, &row, found);
    const char *what = ui_say(ui, "search.what");
    if (!ui_fits(ui, what, (UiText){.size = 27}, row.w - ui_px(ui, typing ? 16 : 0)))
        what = ui_say(ui, "nav.search");
    typing_draw(ui, row, stage->view->query, what, typing);
    if (!typing) ui_target_end(ui, box, radius);
    if (clear.w)
        icon_target_draw(ui, clear, "x",
                         &(UiButton){.name = "key/clear", .action = ACT_KEY, .argument = KEY_CLEAR});
}
