#include "common.h"

// A calm scene: dim, on black, and in another place every minute, so that nothing burns in.
static const Colour dim = 0xFF9AA7AE, dimmer = 0xFF7F8C93;

typedef struct NightWords {
    const char *time, *date, *touch;
    UiText time_text, date_text, touch_text;
    UiSize time_size, date_size, touch_size;
    int gap, width, height;
} NightWords;

static NightWords words_of(const Stage *stage, const Ui *ui, int width) {
    bool known = stage->clock != STAGE_CLOCK_UNKNOWN;
    bool low = panel_class(ui) <= PANEL_LOW;
    double big = attract_big_size(ui);
    NightWords w = {.gap = ui_px(ui, low ? 4 : 20), .touch = ui_say(ui, "attract.touch")};
    w.time = known ? say_time(ui, stage->now) : say_text(ui, &stage->bundle->event.title);
    w.date = known ? say_date(ui, DATE_LONG, stage->now.day) : say_text(ui, &stage->bundle->event.subtitle);
    w.time_text = (UiText){.size = known && !low ? 2 * big : big,
                           .weight = WEIGHT_SEMIBOLD,
                           .align = ALIGN_CENTRE,
                           .max_lines = 2,
                           .tabular = true,
                           .leading = 1150,
                           .colour = T_NIGHT_INK_2};
    w.date_text =
        (UiText){.size = 44, .align = ALIGN_CENTRE, .max_lines = 2, .leading = 1200, .colour = T_NIGHT_INK_2};
    w.touch_text =
        (UiText){.size = 41, .align = ALIGN_START, .max_lines = 3, .leading = 1200, .colour = T_NIGHT_INK_2};
    w.time_size = ui_measure(ui, w.time, w.time_text, width);
    w.date_size = ui_measure(ui, w.date, w.date_text, width);
    w.touch_size = ui_measure(ui, w.touch, w.touch_text, width - ui_px(ui, 130));
    w.width = w.time_size.w > w.date_size.w ? w.time_size.w : w.date_size.w;
    int below = w.touch_size.w + ui_px(ui, 130);
    if (below > w.width) w.width = below;
    int icon = ui_px(ui, 100); // which stands in the row of the words
    if (w.touch_size.h < icon) w.touch_size.h = icon;
    w.height = w.time_size.h + w.date_size.h + w.touch_size.h + 3 * w.gap;
    return w;
}

// From 0 to 1, to and fro in so many minutes.
static double sway(int64_t minute, int64_t period) {
    int64_t at = (minute % period + period) % period, half = period / 2;
    return (double)(at < half ? at : period - at) / (double)half;
}

static Point place_of(const Stage *stage, const Ui *ui, const NightWords *w, int margin) {
    // Where the clock is unknown the scene's own time moves it. Periods without a common factor: it comes
    // back to the same place after days.
    int64_t minute = stage->clock == STAGE_CLOCK_UNKNOWN ? stage->scene_us / 60000000 : stage->now_s / 60;
    int x = ui->metrics.width - 2 * margin - w->width, y = ui->metrics.height - 2 * margin - w->height;
    return (Point){margin + (int)(sway(minute, 94) * (x > 0 ? x : 0)),
                   margin + (int)(sway(minute, 62) * (y > 0 ? y : 0))};
}

static void touch_draw(const Stage *stage, const Ui *ui, Rect row, const NightWords *w) {
    int icon = ui_px(ui, 100);
    int slack = row.w - w->touch_size.w - icon;
    if (slack > 0) rect_cut_left(&row, slack / 2);
    Rect mark = rect_cut_left(&row, icon);
    if (stage->languages && stage->languages->count > 1) {
        Rect box = {mark.x, mark.y + (mark.h - icon) / 2, icon, icon};
        ui_target_begin(ui, "languages", box, ACT_OPEN, screen_row(SCREEN_LANGUAGE)->name);
        ui_icon_in(ui, box, 48, ALIGN_CENTRE, "languages", dimmer);
        ui_target_end(ui, box, ui_px(ui, 20));
    }
    ui_middle(ui, row, w->touch, w->touch_text);
}

void scene_night_draw(const Stage *stage, const Ui *ui) {
    Rect all = {0, 0, ui->metrics.width, ui->metrics.height};
    scene_target(ui, ACT_HOME, NULL);
    ui_fill(ui, all, 0, 0xFF000000);
    if (!stage->bundle) return;
    Theme theme = *ui->theme;
    theme.colours[T_NIGHT_INK_2] = dim;
    Ui night = *ui;
    night.theme = &theme;
    int margin = ui_px(ui, panel_class(ui) <= PANEL_LOW ? 20 : 56);
    NightWords w = words_of(stage, &night, all.w - 2 * margin);
    Point at = place_of(stage, &night, &w, margin);
    ui_text(&night, (Rect){at.x, at.y, w.width, 0}, w.time, w.time_text);
    at.y += w.time_size.h + w.gap;
    ui_text(&night, (Rect){at.x, at.y, w.width, 0}, w.date, w.date_text);
    at.y += w.date_size.h + 2 * w.gap;
    touch_draw(stage, &night, (Rect){at.x, at.y, w.width, w.touch_size.h}, &w);
}
