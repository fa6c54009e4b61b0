#include "common.h"

#include <string.h>

Frame frame_browse(const Ui *ui) {
    const Metrics *m = &ui->metrics;
    double units_w = m->width / m->px_per_unit, units_h = m->height / m->px_per_unit;
    Frame f = {.wide = units_w >= 1150, .compact = units_h < 640};
    f.margin = ui_px(ui, units_w >= 1400 ? 64 : units_w >= 900 ? 48 : 24);
    Rect rest = {0, 0, m->width, m->height};
    f.header = rect_cut_top(&rest, ui_px(ui, f.compact ? 68 : 104));
    f.nav = rect_cut_bottom(&rest, ui_px(ui, f.compact ? 84 : 136));
    rect_cut_left(&rest, f.margin);
    rect_cut_right(&rest, f.margin);
    rect_cut_bottom(&rest, ui_px(ui, f.compact ? 8 : 32));
    f.content = rest;
    return f;
}

static int draw_clock(const Stage *stage, const Ui *ui, Rect at, Token ink, Token ink_2) {
    bool tall = at.h >= ui_px(ui, 90);
    UiText date = {.size = 27, .colour = ink_2, .align = ALIGN_END, .max_lines = 1, .leading = 1200};
    const char *weekday = say_date(ui, DATE_WEEKDAY, stage->now.day), *day = say_date(ui, DATE_DAY_MONTH, stage->now.day);
    UiSize first = ui_measure(ui, weekday, date, 0), second = ui_measure(ui, day, date, 0);
    int date_width = first.w > second.w ? first.w : second.w, used = 0;
    if (tall) {
        Rect lines = rect_cut_right(&at, date_width);
        int top = lines.y + (lines.h - first.h - second.h) / 2;
        ui_text(ui, (Rect){lines.x, top, lines.w, 0}, weekday, date);
        ui_text(ui, (Rect){lines.x, top + first.h, lines.w, 0}, day, date);
        used = date_width + ui_px(ui, 28);
        rect_cut_right(&at, ui_px(ui, 28));
    }
    UiText clock = {.size = ui->night ? attract_big_size(ui) : 46, .weight = WEIGHT_SEMIBOLD, .colour = ink, .align = ALIGN_END, .tabular = true};
    UiSize taken = ui_label(ui, at, say_time(ui, stage->now), clock);
    return used + taken.w + ui_px(ui, 32);
}

void header_draw(const Stage *stage, const Ui *ui, Rect header, int margin) {
    Token ink = ui->night ? T_NIGHT_INK : T_INK, ink_2 = ui->night ? T_NIGHT_INK_2 : T_INK_2;
    Rect row = header;
    rect_cut_left(&row, margin);
    rect_cut_right(&row, margin);
    rect_cut_right(&row, draw_clock(stage, ui, row, ink, ink_2));
    const Event *event = &stage->bundle->event;
    int side = ui_px(ui, 52);
    Rect logo = rect_cut_left(&row, side);
    logo = (Rect){logo.x, logo.y + (logo.h - side) / 2, side, side};
    if (event->logo) {
        ui_image(ui, logo, arena_printf(ui_arena(ui), "file/%s", event->logo), IMAGE_CONTAIN, ui_px(ui, 10), false);
    } else {
        ui_fill(ui, logo, ui_px(ui, 12), ui_colour(ui, T_ACCENT));
        ui_icon(ui, rect_inset(logo, ui_px(ui, 8)), "waves", ui_colour(ui, T_ON_ACCENT));
    }
    rect_cut_left(&row, ui_px(ui, 24));
    UiText title = {.size = 30, .weight = WEIGHT_SEMIBOLD, .colour = ink};
    UiSize taken = ui_label(ui, row, say_text(ui, &event->title), title);
    rect_cut_left(&row, taken.w + ui_px(ui, 18));
    const char *more = say_join(ui, say_text(ui, &event->subtitle), " · ", say_text(ui, &event->venue));
    UiText second = {.size = 30, .colour = ink_2};
    // The whole of it or nothing: half a venue's name helps nobody.
    if (ui_measure(ui, more, second, 0).w > row.w) more = say_text(ui, &event->subtitle);
    if (ui_measure(ui, more, second, 0).w <= row.w) ui_label(ui, row, more, second);
}

typedef struct NavItem {
    const char *name, *icon, *message;
    Action action;
    ScreenId screens[3]; // on which it is lit
    int screen_count;
} NavItem;

static const NavItem nav_items[] = {
    {"nav/home", "house", "nav.home", ACT_HOME, {SCREEN_HOME}, 1},
    {"nav/agenda", "calendar-days", "nav.agenda", ACT_AGENDA, {SCREEN_AGENDA, SCREEN_ROOMS, SCREEN_SESSION}, 3},
};

static bool lit(const NavItem *item, ScreenId screen) {
    for (int i = 0; i < item->screen_count; i++)
        if (item->screens[i] == screen) return true;
    return false;
}

static void draw_nav_item(const Ui *ui, Rect box, const NavItem *item, bool on, bool compact) {
    Token ink = on ? T_ACCENT : T_INK_2;
    UiText label = {.size = 27, .weight = on ? WEIGHT_BOLD : WEIGHT_REGULAR, .colour = ink, .align = ALIGN_CENTRE};
    ui_target_begin(ui, item->name, box, (int)item->action, NULL);
    int icon = ui_px(ui, 44);
    if (on) ui_fill(ui, (Rect){box.x + box.w / 2 - ui_px(ui, 55), box.y - ui_px(ui, 2), ui_px(ui, 110), ui_px(ui, 6)}, ui_px(ui, 3), ui_colour(ui, T_ACCENT));
    if (compact) {
        int width = ui_measure(ui, ui_say(ui, item->message), label, 0).w + icon + ui_px(ui, 14);
        int x = box.x + (box.w - width) / 2;
        ui_icon(ui, (Rect){x, box.y + (box.h - icon) / 2, icon, icon}, item->icon, ui_colour(ui, ink));
        label.align = ALIGN_START;
        ui_label(ui, (Rect){x + icon + ui_px(ui, 14), box.y, width, box.h}, ui_say(ui, item->message), label);
    } else {
        ui_icon(ui, (Rect){box.x + (box.w - icon) / 2, box.y + ui_px(ui, 27), icon, icon}, item->icon, ui_colour(ui, ink));
        ui_label(ui, (Rect){box.x, box.y + ui_px(ui, 76), box.w, ui_px(ui, 44)}, ui_say(ui, item->message), label);
    }
    ui_target_end(ui, box, 0);
}

void frame_draw(const Stage *stage, const Ui *ui, const Frame *f) {
    header_draw(stage, ui, f->header, f->margin);
    ui_fill(ui, f->nav, 0, ui_colour(ui, T_CARD));
    ui_line(ui, f->nav.x, f->nav.y, f->nav.w, ui_colour(ui, T_LINE));
    Rect row = f->nav;
    rect_cut_left(&row, f->margin / 2);
    for (size_t i = 0; i < COUNT_OF(nav_items); i++)
        draw_nav_item(ui, rect_cut_left(&row, ui_px(ui, 182)), &nav_items[i], lit(&nav_items[i], stage->view->screen),
                      f->compact);
}

int status_draw(const Ui *ui, Rect box, const Session *session, double size, UiAlign align) {
    if (session->status == SESSION_CONFIRMED) return 0;
    bool cancelled = session->status == SESSION_CANCELLED;
    Token ink = cancelled ? T_BAD : T_GOOD;
    const char *text = cancelled ? ui_say(ui, "session.cancelled") : say_moved(ui, session);
    UiText style = {.size = size, .weight = WEIGHT_SEMIBOLD, .colour = ink, .max_lines = 1};
    int icon = ui_px(ui, size * 1.1), gap = ui_px(ui, 10);
    int width = ui_measure(ui, text, style, box.w - icon - gap).w + icon + gap;
    int x = align == ALIGN_END ? box.x + box.w - width : box.x;
    ui_icon(ui, (Rect){x, box.y + (box.h - icon) / 2, icon, icon}, cancelled ? "circle-x" : "arrow-right-left", ui_colour(ui, ink));
    ui_label(ui, (Rect){x + icon + gap, box.y, width - icon - gap, box.h}, text, style);
    return width;
}
