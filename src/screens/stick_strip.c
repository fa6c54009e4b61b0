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

// What the strip says, laid out for a width.
typedef struct StripWords {
    const char *words, *bytes; // bytes "" where there is no room for them
    UiText text, quiet;
    int wide, bar, gap; // px; of the bytes with their gap, of the line of progress and over it
    int high;           // of all
} StripWords;

// Whole words in as many lines as they take; the bytes only where there is room for them beside.
static StripWords words_of(const Ui *ui, const StickView *view, int width, double size, double least) {
    bool reads = view->phase == STICK_READING;
    StripWords w = {
        .words = strip_words(ui, view),
        .bytes = reads ? stick_say_progress(ui, view->done, view->bytes) : "",
        .text = {.weight = WEIGHT_SEMIBOLD, .colour = T_NIGHT_INK, .leading = 1100},
        .quiet = {
            .size = least, .colour = T_NIGHT_INK_2, .align = ALIGN_END, .tabular = true, .max_lines = 1}};
    if (*w.bytes) {
        // As wide as it will get, so that the rest does not move while it counts.
        int all = ui_measure(ui, stick_say_progress(ui, view->bytes, view->bytes), w.quiet, 0).w,
            now = ui_measure(ui, w.bytes, w.quiet, 0).w;
        w.wide = (all > now ? all : now) + ui_px(ui, 48);
        if (width - w.wide < ui_px(ui, 12 * size)) w.wide = 0, w.bytes = "";
    }
    w.text.size = ui_fits(ui, w.words, (UiText){.size = size, .weight = WEIGHT_SEMIBOLD}, width - w.wide)
                      ? size
                      : least;
    if (reads && view->bytes > 0) w.bar = ui_px(ui, 10), w.gap = ui_px(ui, 12);
    w.high = ui_measure(ui, w.words, w.text, width - w.wide).h + w.gap + w.bar;
    return w;
}

static void words_draw(const Ui *ui, Rect in, const StickView *view, const StripWords *w) {
    rect_cut_top(&in, (in.h - w->high) / 2);
    if (w->wide) ui_label(ui, (Rect){in.x, in.y, in.w, w->high}, w->bytes, w->quiet);
    rect_cut_right(&in, w->wide);
    int high = ui_text(ui, (Rect){in.x, in.y, in.w, 0}, w->words, w->text).h;
    if (w->bar)
        stick_bar_draw(ui, (Rect){in.x, in.y + high + w->gap, in.w, w->bar}, stick_per_mille(view),
                       T_NIGHT_ACCENT, T_NIGHT_LINE);
}

static void strip_target_begin(const Stage *stage, const Ui *ui, Rect box) {
    const StickView *view = stage->stick;
    if (is_asked(view))
        ui_target_begin(ui, "stick/open", box, ACT_STICK, "open");
    else // in the loop a touch begins a visit, as beside it; else it reaches nothing that is hidden
        ui_target_begin(ui, "stick/strip", box, ui->night ? ACT_HOME : ACT_NONE, NULL);
}

// Its sides and the sign before its words, in px.
typedef struct StripSides {
    int start, sign, end;
    double icon; // units; 0: there is no room for it
} StripSides;

static StripSides sides_of(const Ui *ui, int width) {
    bool low = panel_class(ui) <= PANEL_LOW, over = !ui->night;
    StripSides sides = {.start = ui_px(ui, low ? (over ? 18 : 24) : over ? 44 : 64)};
    sides.end = low && over ? ui_px(ui, 12) : sides.start;
    if (width >= ui_px(ui, 460)) sides.icon = low ? 44 : 54, sides.sign = ui_px(ui, low ? 62 : 84);
    return sides;
}

static StripWords words_between(const Ui *ui, const StickView *view, int width) {
    StripSides sides = sides_of(ui, width);
    double size = ui->night ? 41 : 31, least = ui->night ? 36 : 27;
    return words_of(ui, view, width - sides.start - sides.sign - sides.end, size, least);
}

static void inside_draw(const Ui *ui, Rect in, const StickView *view) {
    StripSides sides = sides_of(ui, in.w);
    StripWords words = words_between(ui, view, in.w);
    rect_cut_left(&in, sides.start);
    rect_cut_right(&in, sides.end);
    Rect sign = rect_cut_left(&in, sides.sign);
    if (sides.icon) ui_icon_in(ui, sign, sides.icon, ALIGN_START, "usb", ui_colour(ui, T_NIGHT_ACCENT));
    words_draw(ui, in, view, &words);
}

int stick_strip_px(const Stage *stage, const Ui *ui, int usual) {
    int least = ui_px(ui, 82), high = words_between(ui, stage->stick, ui->metrics.width).high + ui_px(ui, 12);
    if (high < least) high = least;
    return usual > high ? usual : high;
}

void stick_strip_draw_in(const Stage *stage, const Ui *ui, Rect box) {
    ui_fill(ui, box, 0, ui_colour(ui, T_NIGHT_PANEL));
    strip_target_begin(stage, ui, box);
    inside_draw(ui, box, stage->stick);
    ui_target_end(ui, box, 0);
}

// Over a browsing screen: a card above the navigation, with a way to put it away.
static void draw_over(const Stage *stage, const Ui *ui) {
    const StickView *view = stage->stick;
    Frame f = frame_browse(ui);
    bool low = f.class <= PANEL_LOW;
    int gap = ui_px(ui, low ? 4 : 20), side = low ? ui_px(ui, 12) : f.margin,
        width = ui->metrics.width - 2 * side, close = is_asked(view) ? ui_px(ui, 90) : 0,
        usual = ui_px(ui, low ? 84 : 132), radius = ui_px(ui, low ? 16 : 24),
        high = words_between(ui, view, width - close).high + ui_px(ui, 16);
    if (high < usual) high = usual;
    Rect card = {side, f.nav.y - gap - high, width, high}, in = card;
    list_add(ui->list, &(DrawCommand){.kind = DRAW_SHADOW,
                                      .box = {card.x, card.y + ui_px(ui, 12), card.w, card.h},
                                      .radius = radius,
                                      .border_width = ui_px(ui, 50),
                                      .fill = 0x50203038,
                                      .decoration = true});
    ui_fill(ui, card, radius, ui_colour(ui, T_NIGHT_GROUND));
    Rect away = rect_cut_right(&in, close);
    strip_target_begin(stage, ui, in);
    inside_draw(ui, in, view);
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
    stick_strip_draw_in(stage, ui, rect_cut_bottom(&all, stick_strip_px(stage, ui, attract_strip_px(ui))));
}
