#include "typing.h"

#include <string.h>
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

void typing_draw(const Ui *ui, Rect row, const char *typed, const char *what, bool typing) {
    UiText text = {.size = text_size(ui), .weight = WEIGHT_MEDIUM, .colour = T_INK, .max_lines = 1};
    int x = row.x;
    if (*typed) {
        const char *end = say_end(ui, typed, text, row.w - ui_px(ui, 12));
        ui_label(ui, row, end, text);
        int before = cursor_px(ui, end, text);
        x += before ? before + ui_px(ui, 3) : -ui_px(ui, 6);
    } else {
        Rect words = row;
        rect_cut_left(&words, ui_px(ui, typing ? 16 : 0));
        text.weight = WEIGHT_REGULAR;
        text.colour = T_INK_2;
        if (!ui_fits(ui, what, text, words.w)) text.size = 27;
        ui_label(ui, words, what, text);
    }
    if (typing) cursor_draw(ui, row, x, text.size);
}

const char *typing_text(const Stage *stage) {
    if (stage->view->screen != SCREEN_OPERATOR) return stage->view->query;
    const char *typed = stage->panel ? stage->panel->typed : NULL;
    return typed ? typed : "";
}

size_t typing_size(const Stage *stage) {
    if (stage->view->screen != SCREEN_OPERATOR) return QUERY_SIZE;
    const char *what = stage->panel ? stage->panel->typing : NULL;
    const SettingRow *setting = what ? setting_find(what) : NULL;
    return setting ? setting->limit + 1 : OPERATOR_NOTICE_SIZE;
}
