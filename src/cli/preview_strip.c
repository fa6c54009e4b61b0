#include "preview_strip.h"

#include <stdio.h>
#include <stdlib.h>
#include "os/fs.h"
#include "paint/painter.h"
#include "places.h"
#include "text/language.h"
#include "ui/ui.h"

static const double strip_units = 96, play_speed = 60; // an hour in a minute

typedef enum StripPart {
    PART_NONE,
    PART_PLAY,
    PART_NOW,
    PART_SLIDER
} StripPart;

struct PreviewStrip {
    Zone *zone;
    PreviewTime *time;
    TextEngine *text;
    Language *language;
    Theme theme;
    DrawList list;
    Painter *painter;
    Metrics metrics;
    int width, top, height; // px of the window
    Rect play, now, slider; // in the strip
    StripPart held;
    int64_t finger;
};

bool preview_strip_create(Zone *zone, PreviewTime *time, PreviewStrip **ret_strip, Err *err) {
    const LanguageFiles files = {.fs = os_fs(), .assets_folder = ""}; // English is built in
    PreviewStrip *strip = calloc(1, sizeof *strip);
    if (!strip) return err_set(err, ERR_NO_MEMORY, "no memory for a preview");
    strip->zone = zone;
    strip->time = time;
    theme_init(&strip->theme);
    list_init(&strip->list);
    strip->painter = painter_create();
    if (!strip->painter || !text_create(font_root(), &strip->text, err) ||
        !language_open(&files, "en", NULL, NULL, &strip->language, err)) {
        preview_strip_destroy(strip);
        return false;
    }
    painter_set_fonts(strip->painter, text_fonts(strip->text));
    *ret_strip = strip;
    return true;
}

void preview_strip_destroy(PreviewStrip *strip) {
    if (!strip) return;
    list_finish(&strip->list);
    painter_destroy(strip->painter);
    language_close(strip->language);
    text_destroy(strip->text);
    free(strip);
}

static Ui ui_of(PreviewStrip *strip) {
    return (Ui){.list = &strip->list,
                .text = strip->text,
                .messages = strip->language->messages,
                .dates = strip->language->dates,
                .theme = &strip->theme,
                .lang = &strip->language->chain,
                .metrics = strip->metrics};
}

int preview_strip_px(PreviewStrip *strip, int width, int height) {
    strip->metrics = metrics_for(width, height, 0);
    Ui ui = ui_of(strip);
    strip->width = width;
    strip->height = ui_px(&ui, strip_units);
    strip->top = height - strip->height;
    preview_strip_forget(strip);
    return strip->height;
}

void preview_strip_forget(PreviewStrip *strip) {
    painter_forget(strip->painter);
}

static bool is_inside(Rect box, int x, int y) {
    return x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
}

static void slide(PreviewStrip *strip, int x, int64_t now_us) {
    int per_mille = strip->slider.w > 0 ? (x - strip->slider.x) * 1000 / strip->slider.w : 0;
    per_mille = per_mille < 0 ? 0 : per_mille > 1000 ? 1000 : per_mille;
    preview_time_set(strip->time, preview_time_at(strip->time, per_mille), now_us);
}

static void press(PreviewStrip *strip, int x, int y, int64_t now_us, int64_t real_s) {
    PreviewTime *time = strip->time;
    if (is_inside(strip->play, x, y)) {
        if (time->speed <= 0 && preview_time_is_over(time, now_us))
            preview_time_set(time, time->first_s, now_us);
        preview_time_run(time, time->speed > 0 ? 0 : play_speed, now_us);
    } else if (is_inside(strip->now, x, y)) {
        preview_time_set(time, real_s, now_us);
    } else {
        strip->held = PART_SLIDER;
        slide(strip, x, now_us);
    }
}

bool preview_strip_event(PreviewStrip *strip, const UiEvent *event, int64_t now_us, int64_t real_s) {
    bool down = event->kind == UI_FINGER_DOWN && event->y >= strip->top;
    if (down && strip->held == PART_NONE) {
        strip->finger = event->finger;
        press(strip, event->x, event->y - strip->top, now_us, real_s);
        return true;
    }
    bool own = strip->held == PART_SLIDER && event->finger == strip->finger;
    if (own && event->kind == UI_FINGER_MOVE) slide(strip, event->x, now_us);
    if (own && (event->kind == UI_FINGER_UP || event->kind == UI_FINGER_LOST)) strip->held = PART_NONE;
    return own || down;
}

static void button(const Ui *ui, Rect box, const char *words) {
    UiText text = {.size = 27, .weight = WEIGHT_SEMIBOLD, .colour = T_ACCENT, .align = ALIGN_CENTRE};
    ui_frame(ui, box, ui_px(ui, 16), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    ui_label(ui, box, words, text);
}

static const char *say_time(PreviewStrip *strip, const Ui *ui, int64_t now_us) {
    EventTime at = zone_local(strip->zone, preview_time_s(strip->time, now_us));
    Dates *dates = strip->language->dates;
    return arena_printf(ui_arena(ui), "%s, %s",
                        dates_format(dates, ui_arena(ui), DATE_SHORT, at.day, at.minute),
                        dates_format(dates, ui_arena(ui), DATE_TIME, at.day, at.minute));
}

static void draw(PreviewStrip *strip, int64_t now_us) {
    Ui ui = ui_of(strip);
    int gap = ui_px(&ui, 16), knob = ui_px(&ui, 30), track = ui_px(&ui, 8);
    text_begin_frame(strip->text);
    list_begin(&strip->list, strip->width, strip->height, strip->metrics.px_per_mm,
               strip->theme.colours[T_CARD]);
    Rect row = {gap, gap, strip->width - 2 * gap, strip->height - 2 * gap};
    strip->play = rect_cut_left(&row, ui_px(&ui, 130));
    rect_cut_left(&row, gap);
    strip->now = rect_cut_left(&row, ui_px(&ui, 110));
    rect_cut_left(&row, gap);
    Rect time = rect_cut_left(&row, ui_px(&ui, 300));
    rect_cut_left(&row, gap + knob / 2);
    row.w -= knob / 2;
    strip->slider = row;
    button(&ui, strip->play, strip->time->speed > 0 ? "Pause" : "Play");
    button(&ui, strip->now, "Now");
    ui_label(&ui, time, say_time(strip, &ui, now_us),
             (UiText){.size = 31, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .tabular = true});
    int x = row.x + row.w * preview_time_per_mille(strip->time, now_us) / 1000, middle = row.y + row.h / 2;
    ui_fill(&ui, (Rect){row.x, middle - track / 2, row.w, track}, track / 2, ui_colour(&ui, T_LINE));
    ui_fill(&ui, (Rect){row.x, middle - track / 2, x - row.x, track}, track / 2, ui_colour(&ui, T_ACCENT));
    ui_fill(&ui, (Rect){x - knob / 2, middle - knob / 2, knob, knob}, knob / 2, ui_colour(&ui, T_ACCENT));
}

bool preview_strip_draw(PreviewStrip *strip, Display *window, int64_t now_us, Err *err) {
    static const ImageSource none = {0}; // there is no picture in it
    Surface all;
    Rect rects[PAINT_RECTS_MAX];
    draw(strip, now_us);
    if (!window->lock(window->ctx, &all, err)) return false;
    if (all.width != strip->width || all.height != strip->top + strip->height)
        return true; // sized anew in a moment
    Surface own = {all.pixels + (size_t)strip->top * (size_t)all.stride_px, strip->width, strip->height,
                   all.stride_px};
    size_t count = painter_update(strip->painter, &strip->list, &none, &own, rects);
    for (size_t i = 0; i < count; i++)
        rects[i].y += strip->top;
    return !count || window->present(window->ctx, rects, count, err);
}
