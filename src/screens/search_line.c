#include <string.h>
#include "searching.h"
#include "text/compose.h"

static double text_size(const Ui *ui) {
    return panel_class(ui) == PANEL_FULL ? 40 : 32;
}

// The end of what was typed that has room for itself, behind an ellipsis where it has a beginning too.
static const char *say_end(const Ui *ui, const char *query, UiText text, int width) {
    if (ui_fits(ui, query, text, width)) return query;
    const char *shown = "";
    size_t short_of = strlen(query), too_long = 0;
    while (short_of - too_long > 1) {
        size_t at = too_long + (short_of - too_long) / 2, next = at;
        while (next > too_long && ((unsigned char)query[next] & 0xC0) == 0x80)
            next--;
        if (next == too_long)
            for (next = at; next < short_of && ((unsigned char)query[next] & 0xC0) == 0x80;)
                next++;
        if (next == short_of) break;
        const char *end = arena_printf(ui_arena(ui), "…%s", query + next);
        if (end && ui_fits(ui, end, text, width)) {
            shown = end;
            short_of = next;
        } else {
            too_long = next;
        }
    }
    return shown;
}

static void cursor_draw(const Ui *ui, Rect row, int x, double size) {
    int high = ui_px(ui, size * 1.25), most = row.h * 3 / 4;
    if (high > most) high = most;
    ui_fill(ui, (Rect){x, row.y + (row.h - high) / 2, ui_px(ui, 4), high}, 0, ui_colour(ui, T_ACCENT));
}

// px from the row's start to where the next letter comes.
static int cursor_px(const Ui *ui, const char *typed, UiText text) {
    ComposePart parts[COMPOSE_PARTS];
    int count = compose_cursor(typed, ui_from_right(ui), parts), x = 0;
    for (int i = 0; i < count; i++) {
        const char *part = arena_strn(ui_arena(ui), typed + parts[i].start, parts[i].length);
        if (part && *part) x += ui_measure(ui, part, text, 0).w;
    }
    return x;
}

// What is typed and where the next letter goes; where there is nothing yet, what the line is for.
static void typed_draw(const Stage *stage, const Ui *ui, Rect row) {
    bool typing = stage->view->keys != KEYS_CLOSED;
    const char *query = stage->view->query;
    UiText text = {.size = text_size(ui), .weight = WEIGHT_MEDIUM, .colour = T_INK, .max_lines = 1};
    int x = row.x;
    if (*query) {
        const char *end = say_end(ui, query, text, row.w - ui_px(ui, 12));
        ui_label(ui, row, end, text);
        int before = cursor_px(ui, end, text);
        x += before ? before + ui_px(ui, 3) : -ui_px(ui, 6);
    } else {
        Rect words = row;
        rect_cut_left(&words, ui_px(ui, typing ? 16 : 0));
        text.weight = WEIGHT_REGULAR;
        text.colour = T_INK_2;
        const char *what = ui_say(ui, "search.what");
        if (!ui_fits(ui, what, text, words.w)) text.size = 27;
        if (!ui_fits(ui, what, text, words.w)) what = ui_say(ui, "nav.search");
        ui_label(ui, words, what, text);
    }
    if (typing) cursor_draw(ui, row, x, text.size);
}

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
    typed_draw(stage, ui, row);
    if (!typing) ui_target_end(ui, box, radius);
    if (clear.w)
        icon_target_draw(ui, clear, "x",
                         &(UiButton){.name = "key/clear", .action = ACT_KEY, .argument = KEY_CLEAR});
}
