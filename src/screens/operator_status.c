#include "panel.h"

static int cell_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)stage;
    return panel_line_draw(ui, area, what);
}

static int columns_of(const Ui *ui, int width) {
    return width >= ui_px(ui, 1300) ? 3 : width >= ui_px(ui, 760) ? 2 : 1;
}

static int cell_inside(const Ui *ui, int width) {
    return width - 2 * ui_px(ui, panel_class(ui) <= PANEL_LOW ? 18 : 32);
}

// The cards of a row are as high as its highest.
static int row_height(const Stage *stage, const Ui *ui, int width, const OperatorLine *lines, int count) {
    int most = 0;
    for (int i = 0; i < count; i++) {
        int high = page_measure(stage, ui, cell_inside(ui, width), cell_draw, &lines[i]);
        most = high > most ? high : most;
    }
    return most + ui_px(ui, panel_class(ui) <= PANEL_LOW ? 32 : 48);
}

static int lines_draw(const Stage *stage, const Ui *ui, Rect area) {
    const OperatorView *view = stage->panel;
    int columns = columns_of(ui, area.w), gap = panel_gap(ui), y = area.y,
        width = (area.w - (columns - 1) * gap) / columns;
    for (int i = 0; i < (int)view->line_count; i += columns) {
        int rest = (int)view->line_count - i, count = rest < columns ? rest : columns,
            high = row_height(stage, ui, width, view->lines + i, count);
        for (int n = 0; n < count; n++) {
            Rect card = {area.x + n * (width + gap), y, width, high};
            ui_frame(ui, card, ui_px(ui, 20), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
            int inside = cell_inside(ui, width), side = (width - inside) / 2,
                words = page_measure(stage, ui, inside, cell_draw, &view->lines[i + n]);
            panel_line_draw(ui, (Rect){card.x + side, y + (high - words) / 2, inside, 0},
                            &view->lines[i + n]);
        }
        y += high + gap;
    }
    return y - area.y;
}

int tab_status_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    int y = area.y + lines_draw(stage, ui, area);
    const char *restart = stage->panel->restart;
    y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, NULL, panel_chart_draw, NULL);
    if (restart) {
        OperatorLine line = {"rotate-ccw", "operator.restart", restart, "", OPERATOR_NONE};
        y += panel_card_draw(stage, ui, (Rect){area.x, y, area.w, 0}, NULL, cell_draw, &line);
    }
    return y - area.y;
}
