#include "common.h"
#include "page.h"

#include <string.h>
#include "text/language.h"

// The choice of languages: each in its own script, and as the screen's language calls it.
typedef struct Grid {
    const Stage *stage;
    int columns, gap, width, height; // px of a card
} Grid;

static const UiText own_text = {.size = 36, .weight = WEIGHT_SEMIBOLD, .max_lines = 2, .leading = 1150};
static const UiText here_text = {.size = 27, .colour = T_INK_2, .max_lines = 2, .leading = 1200};

static bool is_chosen(const Ui *ui, const LanguageRow *row) {
    return !strcmp(row->tag, ui->lang->chain[0]);
}

static bool is_small(const Ui *ui) {
    return panel_class(ui) == PANEL_TINY;
}

static UiText own_of(const Ui *ui, const LanguageRow *row) {
    UiText text = own_text;
    if (is_small(ui)) text.size = 31;
    text.lang = row->tag;
    return text;
}

static int pad_px(const Ui *ui) {
    return ui_px(ui, panel_class(ui) == PANEL_FULL ? 24 : is_small(ui) ? 14 : 20);
}

static const char *here_name(const Ui *ui, const LanguageRow *row) {
    return language_say(ui_arena(ui), row->tag, ui->lang->chain[0]);
}

const char *say_language(const Ui *ui, const LanguageRow *row, UiText text) {
    text.lang = row->tag;
    return ui_lacks_letters(ui, row->name, text) ? here_name(ui, row) : row->name;
}

static const char *own_name(const Ui *ui, const LanguageRow *row) {
    return say_language(ui, row, own_of(ui, row));
}

// All cards are as high as the highest needs: rows of one height are read faster.
static int card_height(const Ui *ui, const LanguageList *list, int width) {
    int highest = ui_px(ui, 80), in = width - 2 * pad_px(ui);
    for (size_t i = 0; i < list->count; i++) {
        int words = ui_measure(ui, own_name(ui, &list->rows[i]), own_of(ui, &list->rows[i]), in).h +
                    ui_measure(ui, here_name(ui, &list->rows[i]), here_text, in).h;
        if (words > highest) highest = words;
    }
    return highest + ui_px(ui, 16);
}

static bool breaks_words(const Ui *ui, const LanguageList *list, int width) {
    int in = width - 2 * pad_px(ui);
    for (size_t i = 0; i < list->count; i++)
        if (ui_breaks(ui, own_name(ui, &list->rows[i]), own_of(ui, &list->rows[i]), in) ||
            ui_breaks(ui, here_name(ui, &list->rows[i]), here_text, in))
            return true;
    return false;
}

static int column_width(const Grid *grid, int width) {
    return (width - (grid->columns - 1) * grid->gap) / grid->columns;
}

static Grid find_grid(const Stage *stage, const Ui *ui, int width) {
    const LanguageList *list = stage->languages;
    Grid grid = {.stage = stage, .gap = ui_px(ui, panel_class(ui) <= PANEL_LOW ? 14 : 20)};
    grid.columns = (width + grid.gap) / (ui_px(ui, is_small(ui) ? 160 : 226) + grid.gap);
    if (grid.columns < 1) grid.columns = 1;
    if ((size_t)grid.columns > list->count) grid.columns = (int)list->count;
    while (grid.columns > 2 && breaks_words(ui, list, column_width(&grid, width)))
        grid.columns--;
    grid.width = column_width(&grid, width);
    if (grid.width > ui_px(ui, 360)) grid.width = ui_px(ui, 360);
    grid.height = card_height(ui, list, grid.width);
    return grid;
}

static int rows_of(const Grid *grid) {
    return ((int)grid->stage->languages->count + grid->columns - 1) / grid->columns;
}

static void draw_card(const Ui *ui, Rect card, const LanguageRow *row) {
    bool chosen = is_chosen(ui, row);
    int radius = ui_px(ui, 20);
    const char *name = arena_printf(ui_arena(ui), "language/%s", row->tag);
    ui_target_begin(ui, name, card, ACT_LANGUAGE, row->tag);
    ui_frame(ui, card, radius, ui_colour(ui, chosen ? T_ACCENT : T_CARD),
             ui_colour(ui, chosen ? T_ACCENT : T_LINE), 2, false);
    UiText own = own_of(ui, row), here = here_text;
    own.colour = chosen ? T_ON_ACCENT : T_INK;
    here.colour = chosen ? T_ON_ACCENT_2 : T_INK_2;
    Rect in = rect_inset(card, pad_px(ui));
    in.y = card.y;
    in.h = card.h;
    const char *here_words = here_name(ui, row), *own_words = own_name(ui, row);
    int own_high = ui_measure(ui, own_words, own, in.w).h,
        here_high = ui_measure(ui, here_words, here, in.w).h;
    rect_cut_top(&in, (in.h - own_high - here_high) / 2);
    ui_middle(ui, rect_cut_top(&in, own_high), own_words, own);
    ui_middle(ui, rect_cut_top(&in, here_high), here_words, here);
    ui_target_end(ui, card, radius);
}

static const char *returns_say(const Stage *stage, const Ui *ui) {
    const char *own = language_say_within(ui_arena(ui), stage->languages->rows[0].tag, ui->lang->chain[0]);
    return message_with(ui->messages, ui_arena(ui), "language.returns", own, NULL);
}

static int grid_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Grid *grid = what;
    for (size_t i = 0; i < stage->languages->count; i++) {
        int column = (int)i % grid->columns, row = (int)i / grid->columns;
        Rect card = {area.x + column * (grid->width + grid->gap), area.y + row * (grid->height + grid->gap),
                     grid->width, grid->height};
        draw_card(ui, card, &stage->languages->rows[i]);
    }
    int high = rows_of(grid) * (grid->height + grid->gap);
    Rect below = {area.x, area.y + high + ui_px(ui, 8), area.w, 0};
    UiSize said = ui_text(ui, below, returns_say(stage, ui), (UiText){.size = 27, .colour = T_INK_2});
    return high + ui_px(ui, 8) + said.h;
}

void language_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    UiButton back;
    int count = page_back_tab(stage, ui, &back);
    Rect area = f.content; // a panel that has no room for titles has none for an empty row either
    if (count || panel_class(ui) > PANEL_LOW)
        area = page_head_draw(ui, &f, ui_say(ui, "nav.language"), &back, count, -1);
    Grid grid = find_grid(stage, ui, area.w);
    page_scrolled(stage, ui, area, "languages", T_GROUND, grid_draw, &grid);
}
