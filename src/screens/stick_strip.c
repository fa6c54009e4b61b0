// The strip that says what is going on with a USB stick, while everybody keeps their screen.
#include "stick_parts.h"

static bool is_open(const Stage *stage) {
    return stage->view->screen == SCREEN_STICK || screen_is_operators(stage->view->screen);
}

bool stick_strip_is_shown(const Stage *stage) {
    const StickView *view = stage->stick;
    if (!view || view->phase == STICK_NONE || stage->urgent || is_open(stage)) return false;
    bool done = view->phase == STICK_INSTALLED || view->phase == STICK_KEPT;
    return view->inside || !done;
}

// What is to be looked at is a target; the rest only says something.
static bool is_asked(const StickView *view) {
    return view->phase == STICK_CHOICE || view->phase == STICK_READY || view->phase == STICK_KEY ||
           view->phase == STICK_REFUSED;
}

static bool is_narrow(const Ui *ui) {
    return ui_units_w(ui) < 500;
}

static const char *strip_words(const Ui *ui, const StickView *view) {
    switch (view->phase) {
    case STICK_READING:
    case STICK_INSTALLING:
        return ui_say(ui, "strip.reading");
    case STICK_CHOICE:
    case STICK_READY:
    case STICK_KEY:
        return ui_say(ui, "strip.found");
    case STICK_REFUSED:
        return ui_say(ui, "strip.refused");
    case STICK_INSTALLED:
    case STICK_KEPT:
        return ui_say(ui, "strip.may-remove");
    case STICK_NONE:
    case STICK_PHASE_COUNT:
        break;
    }
    return "";
}

void stick_bar_draw(const Ui *ui, Rect box, int per_mille, Token ink, Token ground) {
    int width = box.w * per_mille / 1000;
    ui_fill(ui, box, box.h / 2, ui_colour(ui, ground));
    if (width >= box.h) ui_fill(ui, (Rect){box.x, box.y, width, box.h}, box.h / 2, ui_colour(ui, ink));
}

// Whole words, in as many lines as there is room for; bytes only where there is room for them beside.
static void words_draw(const Ui *ui, Rect in, const StickView *view, double size, double least) {
    const char *words = strip_words(ui, view),
               *bytes = view->phase == STICK_READING ? stick_say_progress(ui, view->done, view->bytes) : "";
    UiText text = {.weight = WEIGHT_SEMIBOLD,
                   .colour = T_NIGHT_INK,
                   .leading = 1100,
                   .max_lines = is_narrow(ui) ? 3 : 2},
           quiet = {.size = least, .colour = T_NIGHT_INK_2, .align = ALIGN_END, .tabular = true};
    // As wide as it will get, so that it does not move while it counts.
    int wide = *bytes ? ui_measure(ui, stick_say_progress(ui, view->bytes, view->bytes), quiet, 0).w : 0;
    if (wide && in.w - wide >= ui_px(ui, 12 * size)) {
        ui_label(ui, rect_cut_right(&in, wide), bytes, quiet);
        rect_cut_right(&in, ui_px(ui, 48));
    }
    text.size = ui_fit_size(ui, words, text, (UiSize){in.w, in.h}, size, least);
    if (!view->bytes || view->phase != STICK_READING) {
        ui_middle(ui, in, words, text);
        return;
    }
    int bar = ui_px(ui, 10), gap = ui_px(ui, 12), high = ui_measure(ui, words, text, in.w).h;
    if (high + gap + bar > in.h) gap = 0, high = in.h - bar;
    Rect line = {in.x, in.y + (in.h - high - gap - bar) / 2, in.w, high};
    ui_middle(ui, line, words, text);
    stick_bar_draw(ui, (Rect){in.x, line.y + high + gap, in.w, bar}, stick_per_mille(view), T_NIGHT_ACCENT,
                   T_NIGHT_LINE);
}

static void strip_target_begin(const Stage *stage, const Ui *ui, Rect box) {
    const StickView *view = stage->stick;
    if (is_asked(view))
        ui_target_begin(ui, "stick/open", box, ACT_STICK, "open");
    else // in the loop a touch begins a visit, as beside it; else it reaches nothing that is hidden
        ui_target_begin(ui, "stick/strip", box, ui->night ? ACT_HOME : ACT_NONE, NULL);
}

int stick_strip_px(const Ui *ui, int usual) {
    int least = ui_px(ui, is_narrow(ui) ? 144 : 96); // three or two lines
    return usual > least ? usual : least;
}

void stick_strip_draw_in(const Stage *stage, const Ui *ui, Rect box) {
    const StickView *view = stage->stick;
    bool low = panel_class(ui) <= PANEL_LOW;
    Rect in = box;
    ui_fill(ui, box, 0, ui_colour(ui, T_NIGHT_PANEL));
    strip_target_begin(stage, ui, box);
    int margin = ui_px(ui, low ? 24 : 64);
    rect_cut_left(&in, margin);
    rect_cut_right(&in, margin);
    if (ui_units_w(ui) >= 500)
        ui_icon_in(ui, rect_cut_left(&in, ui_px(ui, low ? 64 : 88)), low ? 44 : 56, ALIGN_START, "usb",
                   ui_colour(ui, T_NIGHT_ACCENT));
    words_draw(ui, in, view, 41, 36);
    ui_target_end(ui, box, 0);
}

// Over a browsing screen: a card above the navigation, with a way to put it away.
static void draw_over(const Stage *stage, const Ui *ui) {
    const StickView *view = stage->stick;
    Frame f = frame_browse(ui);
    bool low = f.class <= PANEL_LOW;
    int gap = ui_px(ui, low ? 4 : 20),
        high = ui_px(ui, is_narrow(ui) ? 108
                         : low         ? 84
                                       : 132),
        radius = ui_px(ui, low ? 16 : 24);
    Rect card = {f.margin, f.nav.y - gap - high, ui->metrics.width - 2 * f.margin, high}, in = card;
    if (low) card.x = in.x = ui_px(ui, 12), card.w = in.w = ui->metrics.width - 2 * card.x;
    list_add(ui->list, &(DrawCommand){.kind = DRAW_SHADOW,
                                      .box = {card.x, card.y + ui_px(ui, 12), card.w, card.h},
                                      .radius = radius,
                                      .border_width = ui_px(ui, 50),
                                      .fill = 0x50203038,
                                      .decoration = true});
    ui_fill(ui, card, radius, ui_colour(ui, T_NIGHT_GROUND));
    Rect away = is_asked(view) ? rect_cut_right(&in, ui_px(ui, 90)) : (Rect){0};
    strip_target_begin(stage, ui, in);
    Rect words = in;
    rect_cut_left(&words, ui_px(ui, low ? 18 : 44));
    rect_cut_right(&words, ui_px(ui, low ? 12 : 40));
    if (words.w >= ui_px(ui, 400))
        ui_icon_in(ui, rect_cut_left(&words, ui_px(ui, low ? 56 : 82)), low ? 40 : 52, ALIGN_START, "usb",
                   ui_colour(ui, T_NIGHT_ACCENT));
    words_draw(ui, words, view, 31, 27);
    ui_target_end(ui, in, radius);
    if (!away.w) return;
    ui_target_begin(ui, "stick/later", away, ACT_STICK, "later");
    ui_icon_in(ui, away, 40, ALIGN_CENTRE, "x", ui_colour(ui, T_NIGHT_INK));
    ui_target_end(ui, away, radius);
}

// Scenes with a strip of their own have this one in its place.
static bool has_own_strip(ScreenId screen) {
    return screen != SCREEN_SCENE_PICTURE && screen != SCREEN_SCENE_NIGHT && screen != SCREEN_FAULT;
}

void stick_strip_draw(const Stage *stage, const Ui *ui) {
    if (!stick_strip_is_shown(stage)) return;
    if (!ui->night) {
        draw_over(stage, ui);
        return;
    }
    if (has_own_strip(stage->view->screen)) return;
    Rect all = {0, 0, ui->metrics.width, ui->metrics.height};
    stick_strip_draw_in(stage, ui, rect_cut_bottom(&all, stick_strip_px(ui, attract_strip_px(ui))));
}
