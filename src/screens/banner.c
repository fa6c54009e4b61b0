#include <math.h>
#include "common.h"

// Lines of words below each other, in the middle of a box's height. Returns the widest's px.
typedef struct Line {
    const char *words;
    UiText text;
} Line;

static int draw_lines(const Ui *ui, Rect box, const Line *lines, int count) {
    int high = 0, wide = 0;
    for (int i = 0; i < count; i++)
        high += ui_measure(ui, lines[i].words, lines[i].text, box.w).h;
    int y = box.y + (box.h - high) / 2;
    for (int i = 0; i < count; i++) {
        UiSize taken = ui_text(ui, (Rect){box.x, y, box.w, 0}, lines[i].words, lines[i].text);
        y += taken.h;
        wide = taken.w > wide ? taken.w : wide;
    }
    return wide;
}

// Time over weekday and date, at the end of the row; cuts it off. Under the name it stands at the start.
static void draw_clock(const Stage *stage, const Ui *ui, Rect *row, UiAlign align) {
    if (!clock_is_known(stage)) return;
    double size = fmin(ui_units_h(ui) * 0.3, 112);
    if (align == ALIGN_START)
        size = fmin(size, row->h / ui->metrics.px_per_unit * 0.55); // the date goes below
    UiText date_text = {.size = 30, .colour = T_INK_2, .align = align, .max_lines = 1};
    const char *date = say_date(ui, DATE_LONG, stage->now.day);
    if (!ui_fits(ui, date, date_text, row->w)) date = say_date(ui, DATE_SHORT, stage->now.day);
    Line lines[] = {{say_time(ui, stage->now),
                     {.size = size < 44 ? 44 : size,
                      .weight = WEIGHT_SEMIBOLD,
                      .colour = T_INK,
                      .align = align,
                      .tabular = align == ALIGN_END,
                      .max_lines = 1,
                      .leading = 1200}},
                    {date, date_text}};
    int count = align == ALIGN_START || ui_fits(ui, date, date_text, row->w / 2) ? 2 : 1;
    rect_cut_right(row, draw_lines(ui, *row, lines, count) + ui_px(ui, 48));
}

static void draw_name(const Stage *stage, const Ui *ui, Rect row) {
    const Event *event = &stage->bundle->event;
    const char *name = say_text(ui, &event->title),
               *more = say_join(ui, say_text(ui, &event->subtitle), " · ", say_text(ui, &event->venue));
    Line lines[] = {{name, {.weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 2}},
                    {more, {.size = 34, .colour = T_INK_2, .max_lines = 2}}};
    lines[0].text.size = ui_fit_size(ui, name, lines[0].text, (UiSize){row.w, row.h * 3 / 5}, 72, 34);
    int high = ui_measure(ui, name, lines[0].text, row.w).h + ui_measure(ui, more, lines[1].text, row.w).h;
    draw_lines(ui, row, lines, *more && high <= row.h ? 2 : 1);
}

void banner_draw(const Stage *stage, const Ui *ui) {
    Rect all = {0, 0, ui->metrics.width, ui->metrics.height};
    int margin = frame_browse(ui).margin;
    ui_line(ui, 0, all.h - ui_px(ui, 2), all.w, ui_colour(ui, T_LINE));
    // Beside the clock a narrow panel has no room for a name.
    double high = ui_units_h(ui), wide = ui_units_w(ui), least = wide < 600 ? 240 : 150;
    if (high < least) {
        header_draw(stage, ui, all, margin);
        return;
    }
    rect_cut_left(&all, margin);
    rect_cut_right(&all, margin);
    if (wide < 600 || (wide < 1150 && high >= 400)) { // one over the other
        all = rect_inset(all, ui_px(ui, 24));
        draw_name(stage, ui, rect_cut_top(&all, all.h / 2));
        draw_clock(stage, ui, &all, ALIGN_START);
    } else {
        draw_clock(stage, ui, &all, ALIGN_END);
        draw_name(stage, ui, all);
    }
}
