#include "common.h"

PanelClass panel_class(const Ui *ui) {
    double height = ui_units_h(ui);
    return height < 460 ? PANEL_TINY : height < 640 ? PANEL_LOW : height < 900 ? PANEL_MEDIUM : PANEL_FULL;
}

typedef struct FrameRow {
    double header, nav, below; // units: of the header, the navigation, and between content and navigation
} FrameRow;

static const FrameRow frame_rows[] = {
    [PANEL_TINY] = {0, 80, 0},
    [PANEL_LOW] = {76, 84, 8},
    [PANEL_MEDIUM] = {92, 112, 20},
    [PANEL_FULL] = {104, 136, 32},
};

bool frame_has_banner(const Ui *ui) {
    return ui->list->top > 0;
}

Frame frame_browse(const Ui *ui) {
    const Metrics *m = &ui->metrics;
    double units_w = ui_units_w(ui);
    bool banner = frame_has_banner(ui);
    Frame f = {.class = panel_class(ui), .wide = units_w >= 1150};
    f.clock_in_nav = f.class == PANEL_TINY && !banner;
    const FrameRow *row = &frame_rows[f.class];
    f.margin = ui_px(ui, units_w >= 1400 ? 64 : units_w >= 800 ? 48 : 24);
    Rect rest = {0, 0, m->width, m->height};
    if (banner)
        rect_cut_top(&rest, ui_px(ui, row->header / 4));
    else
        f.header = rect_cut_top(&rest, ui_px(ui, row->header));
    f.nav = rect_cut_bottom(&rest, ui_px(ui, row->nav));
    rect_cut_left(&rest, f.margin);
    rect_cut_right(&rest, f.margin);
    rect_cut_bottom(&rest, ui_px(ui, row->below));
    f.content = rest;
    return f;
}

UiText clock_text(const Ui *ui, Token ink) {
    return (UiText){.size = ui->night ? attract_big_size(ui) : 44,
                    .weight = WEIGHT_SEMIBOLD,
                    .colour = ink,
                    .align = ALIGN_END,
                    .tabular = true};
}

// Weekday over date at the row's end where the header is high enough; cuts it off.
static void draw_date(const Stage *stage, const Ui *ui, Rect *row, Token ink) {
    UiText date = {
        .size = 27, .colour = ink, .align = ALIGN_END, .max_lines = 1, .leading = ui->night ? 1100 : 1200};
    const char *weekday = say_date(ui, DATE_WEEKDAY, stage->now.day),
               *day = say_date(ui, DATE_DAY_MONTH, stage->now.day);
    UiSize first = ui_measure(ui, weekday, date, 0), second = ui_measure(ui, day, date, 0);
    int width = first.w > second.w ? first.w : second.w;
    if (first.h + second.h > row->h || width > row->w / 4) return;
    Rect lines = rect_cut_right(row, width);
    int top = lines.y + (lines.h - first.h - second.h) / 2;
    ui_text(ui, (Rect){lines.x, top, lines.w, 0}, weekday, date);
    ui_text(ui, (Rect){lines.x, top + first.h, lines.w, 0}, day, date);
    rect_cut_right(row, ui_px(ui, 28));
}

static void draw_logo(const Event *event, const Ui *ui, Rect *row) {
    int most = row->h - ui_px(ui, 12), side = ui_px(ui, 52) < most ? ui_px(ui, 52) : most;
    Rect logo = rect_cut_left(row, side);
    logo = (Rect){logo.x, logo.y + (logo.h - side) / 2, side, side};
    rect_cut_left(row, ui_px(ui, 24));
    if (event->logo) {
        ui_image(ui, logo, arena_printf(ui_arena(ui), "file/%s", event->logo), IMAGE_CONTAIN, ui_px(ui, 10),
                 false);
        return;
    }
    ui_fill(ui, logo, ui_px(ui, 12), ui_colour(ui, T_ACCENT));
    ui_icon(ui, rect_inset(logo, ui_px(ui, 8)), "waves", ui_colour(ui, T_ON_ACCENT));
}

void brand_draw(const Stage *stage, const Ui *ui, Rect row) {
    if (!stage->bundle) return;
    const Event *event = &stage->bundle->event;
    const char *name = say_text(ui, &event->title);
    UiText title = {
        .size = 30, .weight = WEIGHT_SEMIBOLD, .colour = ui->night ? T_NIGHT_INK : T_INK, .leading = 1200};
    UiText second = {.size = 30, .colour = ui->night ? T_NIGHT_INK_2 : T_INK_2};
    // Its name comes before its mark where there is not room for both, unless a word of it is too long.
    bool both = ui_fits(ui, name, title, row.w - ui_px(ui, 76)) || row.w > ui_px(ui, 500);
    bool mark_alone = !both && ui_breaks(ui, name, title, row.w);
    if (both || mark_alone) draw_logo(event, ui, &row);
    if (mark_alone) return;
    if (!ui_fits(ui, name, title, row.w)) {
        title.max_lines = 2;
        if (ui->night) title.leading = 1050;
        ui_middle(ui, row, name, title);
        return;
    }
    ui_label_cut(ui, &row, name, title, 18);
    // The whole of it or nothing: half a venue's name helps nobody.
    const char *more = say_join(ui, say_text(ui, &event->subtitle), " · ", say_text(ui, &event->venue));
    if (!ui_fits(ui, more, second, row.w)) more = say_text(ui, &event->subtitle);
    if (ui_fits(ui, more, second, row.w)) ui_label_cut(ui, &row, more, second, 0);
}

void header_draw(const Stage *stage, const Ui *ui, Rect header, int margin) {
    Token ink = ui->night ? T_NIGHT_INK : T_INK, ink_2 = ui->night ? T_NIGHT_INK_2 : T_INK_2;
    Rect row = header;
    rect_cut_left(&row, margin);
    rect_cut_right(&row, margin);
    if (clock_is_known(stage)) {
        draw_date(stage, ui, &row, ink_2);
        UiSize clock = ui_label(ui, row, say_time(ui, stage->now), clock_text(ui, ink));
        rect_cut_right(&row, clock.w + ui_px(ui, 32));
    }
    if (!clock_doubt_in_header(stage, ui)) {
        brand_draw(stage, ui, row);
        return;
    }
    UiText doubt = {.colour = ink_2, .max_lines = 1};
    const char *words = ui_say(ui, "clock.approximate-short");
    doubt.size = ui_fit_size(ui, words, doubt, (UiSize){row.w, row.h}, 41, 36);
    ui_label(ui, row, words, doubt);
}

void frame_draw(const Stage *stage, const Ui *ui, const Frame *f) {
    if (f->header.h) header_draw(stage, ui, f->header, f->margin);
    nav_draw(stage, ui, f);
}
