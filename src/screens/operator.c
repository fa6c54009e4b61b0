#include "operator.h"

#include <string.h>
#include "panel.h"

typedef struct TabRow {
    const char *id, *message;
    PagePart *draw;
} TabRow;

static const TabRow tabs[] = {
    {"status", "operator.status", tab_status_draw},
    {"content", "operator.content", tab_content_draw},
    {"attract", "operator.attract", tab_attract_draw},
    {"display", "operator.display", tab_display_draw},
    {"clock", "operator.clock", tab_clock_draw},
    {"statistics", "operator.statistics", tab_statistics_draw},
    {"logs", "operator.logs", tab_logs_draw},
    {"power", "operator.power", tab_power_draw},
    {"notices", "operator.notices", tab_notices_draw},
};

const char *operator_tab_at(const Bundle *bundle, size_t index, char *buffer, size_t size) {
    (void)bundle, (void)buffer, (void)size;
    return index < COUNT_OF(tabs) ? tabs[index].id : NULL;
}

static size_t chosen_tab(const Stage *stage) {
    for (size_t i = 0; i < COUNT_OF(tabs); i++)
        if (!strcmp(stage->view->id, tabs[i].id)) return i;
    return 0;
}

static void find_chips(const Ui *ui, size_t chosen, UiButton *chips) {
    for (size_t i = 0; i < COUNT_OF(tabs); i++)
        chips[i] = (UiButton){.name = arena_printf(ui_arena(ui), "tab/%s", tabs[i].id),
                              .text = panel_say(ui, ui_say(ui, tabs[i].message)),
                              .action = i == chosen ? ACT_NONE : ACT_TAB,
                              .argument = say_address(ui, SCREEN_OPERATOR, tabs[i].id),
                              .selected = i == chosen};
}

// The way out stays in sight, at the row's end; as its icon where the panel is narrow.
static void draw_leave(const Ui *ui, Rect *row) {
    UiButton leave = panel_button(ui, ui_say(ui, "operator.leave"), "log-out", "leave");
    leave.warns = true;
    if (row->w < ui_px(ui, 600)) leave.text = NULL;
    ui_chips(ui, rect_cut_right(row, ui_chips_width(ui, &leave, 1)), &leave, 1);
    rect_cut_right(row, ui_px(ui, UI_CHIP_GAP));
}

static void draw_title(const Ui *ui, Rect row) {
    UiText text = {.size = 64, .weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 1};
    ui_label(ui, (Rect){row.x, row.y - ui_px(ui, 2), row.w, row.h}, ui_say(ui, "operator.title"), text);
}

// As page_head_draw has it, with the way out apart from the tabs.
static Rect draw_head(const Ui *ui, const Frame *f, Rect area, size_t chosen) {
    UiButton chips[COUNT_OF(tabs)];
    int count = (int)COUNT_OF(tabs);
    find_chips(ui, chosen, chips);
    if (f->class == PANEL_FULL) {
        Rect row = rect_cut_top(&area, ui_px(ui, 96));
        draw_leave(ui, &row);
        draw_title(ui, row);
    }
    rect_cut_top(&area, ui_px(ui, 4));
    Rect row = rect_cut_top(&area, ui_px(ui, 82));
    if (f->class != PANEL_FULL) draw_leave(ui, &row);
    int middle = ui_chips_width(ui, chips, (int)chosen + 1) - ui_chips_width(ui, &chips[chosen], 1) / 2;
    ui_chip_row(ui, "tabs", row, chips, count, middle);
    rect_cut_top(&area, ui_px(ui, f->class == PANEL_TINY ? 16 : 22)); // the row's bar stands in it
    return area;
}

// What every tab says first: why nothing that is set can be kept.
static int draw_tab(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const TabRow *tab = what;
    const char *problem = stage->panel->problem;
    int high = 0;
    if (problem) high = remark_draw(ui, area, "triangle-alert", problem, T_BAD);
    area.y += high;
    return high + tab->draw(stage, ui, area, NULL);
}

void operator_draw(const Stage *stage, const Ui *ui) {
    const OperatorView *view = stage->panel;
    if (view && view->touch.next >= 0 && view->touch.next < OPERATOR_CORNERS) {
        panel_check_draw(stage, ui);
        return;
    }
    if (view && view->typing) {
        panel_typing_draw(stage, ui);
        return;
    }
    Frame f;
    Rect area = panel_frame_draw(stage, ui, &f);
    size_t chosen = chosen_tab(stage);
    area = draw_head(ui, &f, area, chosen);
    if (view && view->settings)
        page_scrolled(stage, ui, area, tabs[chosen].id, T_GROUND, draw_tab, &tabs[chosen]);
}
