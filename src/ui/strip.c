#include "ui.h"

static const double strip_row = 44; // units: a letter of 4.8 mm with room around it

// Letters of the strip, neighbours put together where it is too low for each: "D–F".
static size_t group(const Ui *ui, const Stop *letters, size_t count, int height, Stop *stops,
                    size_t *starts) {
    size_t rows = (size_t)(height / ui_px(ui, strip_row)), made = 0;
    if (rows < 1) rows = 1;
    if (rows > UI_STRIP_MAX) rows = UI_STRIP_MAX;
    if (rows > count) rows = count;
    for (size_t i = 0; i < rows; i++) {
        size_t first = i * count / rows, last = (i + 1) * count / rows - 1;
        const char *label = letters[first].label;
        if (last > first) label = arena_printf(ui_arena(ui), "%s–%s", label, letters[last].label);
        starts[made] = first;
        stops[made++] = (Stop){label ? label : letters[first].label, letters[first].offset};
    }
    return made;
}

// The letter under the finger, where the hand does not hide it.
static void draw_bubble(const Ui *ui, Rect strip, Rect row, const char *label) {
    UiText text = {.size = 64, .weight = WEIGHT_BOLD, .colour = T_ON_ACCENT, .align = ALIGN_CENTRE};
    int high = ui_px(ui, 128), least = ui_measure(ui, label, text, 0).w + ui_px(ui, 64);
    Rect box = {0, row.y + (row.h - high) / 2, least > high ? least : high, high};
    box.x = strip.x - box.w - ui_px(ui, 48);
    if (box.y < strip.y) box.y = strip.y;
    if (box.y + box.h > strip.y + strip.h) box.y = strip.y + strip.h - box.h;
    ui_fill(ui, box, ui_px(ui, 28), ui_colour(ui, T_ACCENT));
    ui_label(ui, box, label, text);
}

void ui_strip(const Ui *ui, Rect box, const char *name, const Stop *letters, size_t count, size_t current,
              int held, int action, const char *argument) {
    Stop stops[UI_STRIP_MAX];
    size_t starts[UI_STRIP_MAX];
    if (!count) return;
    size_t made = group(ui, letters, count, box.h, stops, starts);
    ui_target_begin(ui, name, box, action, argument);
    list_target_stops(ui->list, stops, made);
    ui_frame(ui, box, box.w / 2, ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    for (size_t i = 0; i < made; i++) {
        Rect row = {box.x, box.y + (int)((int64_t)box.h * (int64_t)i / (int64_t)made), box.w, 0};
        row.h = box.y + (int)((int64_t)box.h * (int64_t)(i + 1) / (int64_t)made) - row.y;
        bool on =
            held ? (size_t)held == i + 1 : starts[i] <= current && (i + 1 == made || current < starts[i + 1]);
        int pad = ui_px(ui, 6), most = ui_px(ui, 56), high = row.h - pad < most ? row.h - pad : most;
        Rect mark = {row.x + pad, row.y + (row.h - high) / 2, row.w - 2 * pad, high};
        if (on) ui_fill(ui, mark, ui_px(ui, 16), ui_colour(ui, T_ACCENT));
        UiText text = {.size = 27,
                       .weight = WEIGHT_SEMIBOLD,
                       .colour = on ? T_ON_ACCENT : T_ACCENT,
                       .align = ALIGN_CENTRE};
        ui_label(ui, row, stops[i].label, text);
    }
    list_target_end(ui->list);
    if (held <= 0 || (size_t)held > made) return;
    Rect row = {box.x, box.y + (int)((int64_t)box.h * (held - 1) / (int64_t)made), box.w, 0};
    row.h = box.h / (int)made;
    draw_bubble(ui, box, row, stops[held - 1].label);
}
