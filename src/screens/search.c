#include "searching.h"

// In units: the line, what is between the parts, and what is under the keyboard.
typedef struct FormRow {
    double line, gap, below;
} FormRow;

static const FormRow form_rows[] = {
    [PANEL_TINY] = {54, 4, 0},
    [PANEL_LOW] = {80, 8, 4},
    [PANEL_MEDIUM] = {88, 12, 12},
    [PANEL_FULL] = {100, 22, 22},
};

// While somebody types on a panel that is not high, the navigation gives its place to the keys, and on most
// the header too: home is then a key beside the line.
typedef struct SearchForm {
    bool header, nav;
    int margin, line, gap, below; // px
} SearchForm;

static SearchForm form_of(const Ui *ui, const Frame *f, bool typing) {
    const FormRow *row = &form_rows[f->class];
    bool low = f->class <= PANEL_LOW;
    return (SearchForm){.header = f->header.h && (!typing || f->class == PANEL_FULL),
                        .nav = !typing || !low,
                        .margin = typing && low ? ui_px(ui, 8) : f->margin,
                        .line = ui_px(ui, row->line),
                        .gap = ui_px(ui, row->gap),
                        .below = ui_px(ui, row->below)};
}

// What is left of the panel between header and navigation.
static Rect area_of(const Ui *ui, const Frame *f, const SearchForm *form) {
    Rect area = {0, 0, ui->metrics.width, form->nav ? f->nav.y : ui->metrics.height};
    if (form->header)
        rect_cut_top(&area, f->header.h);
    else
        rect_cut_top(&area, form->gap);
    rect_cut_left(&area, form->margin);
    rect_cut_right(&area, form->margin);
    rect_cut_bottom(&area, form->below);
    return area;
}

static void key_draw(const Ui *ui, Rect box, const UiButton *key) {
    int radius = ui_px(ui, 18);
    ui_target_begin(ui, key->name, box, key->action, key->argument);
    ui_frame(ui, box, radius, ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    ui_icon_in(ui, box, box.w >= ui_px(ui, 60) ? 40 : 34, ALIGN_CENTRE, key->icon, ui_colour(ui, T_INK_2));
    ui_target_end(ui, box, radius);
}

// What nobody must miss of the navigation, at both ends of the line: small keys where it is short.
static void draw_ways_out(const Ui *ui, Rect *line) {
    bool roomy = line->w >= ui_px(ui, 560);
    int least = roomy ? ui_px(ui, 80) : (int)(12 * ui->metrics.px_per_mm + 0.999),
        width = roomy && line->h > least ? line->h : least, gap = ui_px(ui, roomy ? 12 : 6);
    key_draw(ui, rect_cut_left(line, width),
             &(UiButton){.name = "nav/home", .icon = "house", .action = ACT_HOME});
    rect_cut_left(line, gap);
    if (roomy) {
        key_draw(ui, rect_cut_right(line, width),
                 &(UiButton){.name = "nav/aids",
                             .icon = "accessibility",
                             .action = ACT_SHEET,
                             .argument = sheet_argument(SHEET_AIDS)});
        rect_cut_right(line, gap);
    }
    key_draw(ui, rect_cut_right(line, width),
             &(UiButton){.name = "nav/language",
                         .icon = "languages",
                         .action = ACT_OPEN,
                         .argument = screen_row(SCREEN_LANGUAGE)->name});
    rect_cut_right(line, gap);
}

void search_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    bool typing = stage->view->keys != KEYS_CLOSED && stage->keyboard;
    SearchForm form = form_of(ui, &f, typing);
    if (form.header) header_draw(stage, ui, f.header, f.margin);
    if (form.nav) nav_draw(stage, ui, &f);
    Rect area = area_of(ui, &f, &form), line = rect_cut_top(&area, form.line);
    rect_cut_top(&area, form.gap);
    if (!form.nav) draw_ways_out(ui, &line);
    Found found = search_hits(stage, ui);
    search_line_draw(stage, ui, line, &found);
    Keys keys = {0};
    if (typing) {
        KeysAbove above = search_results_ask(ui);
        keys_fit(stage, ui, area.w, area.h - form.gap, &above, &keys);
        rect_cut_bottom(&area, keys.height + form.gap);
    }
    search_results_draw(stage, ui, area, &found);
    Rect board = {area.x, area.y + area.h + form.gap, area.w, keys.height};
    keys_draw(stage, ui, board, &keys);
    keys_finish(&keys);
}
