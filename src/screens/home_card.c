#include "home.h"

enum {
    NEXT_MAX = 4
};

// Sizes in units.
typedef struct Look {
    double pad, title, title_least, text, gap;
    bool bar; // how far it is
} Look;

static const Look looks[] = {
    [PANEL_TINY] = {16, 36, 30, 27, 6, false},
    [PANEL_LOW] = {24, 40, 30, 28, 12, true},
    [PANEL_MEDIUM] = {28, 40, 32, 28, 12, true},
    [PANEL_FULL] = {36, 48, 34, 29, 18, true},
};

static void draw_badge_line(const Ui *ui, Rect row, const Session *now, const Look *look) {
    rect_cut_left(&row, ui_badge_now(ui, row, ui_say(ui, "now.badge"), 27) + ui_px(ui, 16));
    ui_label(ui, row, say_span(ui, now), (UiText){.size = look->text, .colour = T_ON_ACCENT_2});
}

static const char *place_words(const Ui *ui, const Session *session) {
    if (!session->room) return "";
    return say_join(ui, say_text(ui, &session->room->name), " · ", say_text(ui, &session->room->level));
}

static void draw_place(const Ui *ui, Rect row, const Session *session, const Look *look) {
    UiText text = {.size = look->text, .colour = T_ON_ACCENT_2};
    ui_icon_in(ui, rect_cut_left(&row, ui_px(ui, 44)), 32, ALIGN_START, "map-pin",
               ui_colour(ui, T_ON_ACCENT_2));
    const char *words = place_words(ui, session);
    if (!ui_fits(ui, words, text, row.w)) words = say_text(ui, &session->room->name);
    text.max_lines = 2;
    ui_middle(ui, row, words, text);
}

// Smaller, then in fewer lines, where it has no room; high 0: no limit.
static UiText title_text(const Ui *ui, const char *title, const Look *look, int width, int high) {
    UiText text = {.weight = WEIGHT_DISPLAY, .colour = T_ON_ACCENT, .max_lines = 3};
    if (high <= 0) high = ui->metrics.height;
    text.size = ui_fit_size(ui, title, text, (UiSize){width, high}, look->title, look->title_least);
    while (text.max_lines > 1 && ui_measure(ui, title, text, width).h > high)
        text.max_lines--;
    return text;
}

// What stands below the title of what is on.
static int below_title(const Ui *ui, const Session *now, const Look *look) {
    int gap = ui_px(ui, look->gap), place = now->room ? ui_px(ui, 44) : 0;
    return gap / 2 + place + (look->bar ? gap + ui_px(ui, 6 + 10) : 0);
}

// What is on: badge and times, title, place, how far it is. in.h is what there is room for, 0: no limit.
// Returns its height.
static int now_block(const Stage *stage, const Ui *ui, Rect in, const Session *now, const Look *look,
                     bool draw) {
    int top = in.y, line = ui_px(ui, 47), gap = ui_px(ui, look->gap);
    const char *title = say_text(ui, &now->title);
    int room = in.h - line - gap - below_title(ui, now, look);
    UiText heading = title_text(ui, title, look, in.w, in.h <= 0 ? 0 : room < 1 ? 1 : room);
    bool bar = look->bar && (in.h <= 0 || ui_measure(ui, title, heading, in.w).h <= room);
    if (draw) draw_badge_line(ui, (Rect){in.x, in.y, in.w, line}, now, look);
    in.y += line + gap;
    if (draw) ui_text(ui, (Rect){in.x, in.y, in.w, 0}, title, heading);
    in.y += ui_measure(ui, title, heading, in.w).h + gap / 2;
    if (now->room) {
        if (draw) draw_place(ui, (Rect){in.x, in.y, in.w, ui_px(ui, 44)}, now, look);
        in.y += ui_px(ui, 44);
    }
    if (!bar) return in.y - top;
    in.y += gap + ui_px(ui, 6);
    Rect strip = {in.x, in.y, in.w, ui_px(ui, 10)};
    if (draw) ui_progress(ui, strip, session_per_mille(now, stage->now_s), colour_with_alpha(0xFFFFFF, 56));
    return in.y + strip.h - top;
}

static const char *quiet_words(const Stage *stage, const Ui *ui) {
    switch (agenda_phase(stage->bundle, stage->now_s)) {
    case PHASE_UNKNOWN:
        return ui_say(ui, "nav.agenda");
    case PHASE_BEFORE:
        return ui_say(ui, "now.before");
    case PHASE_DURING:
        return ui_say(ui, "now.between");
    case PHASE_AFTER:
        break;
    }
    return ui_say(ui, "now.after");
}

static int quiet_block(const Stage *stage, const Ui *ui, Rect in, const Look *look, bool draw) {
    const char *words = quiet_words(stage, ui);
    UiText heading = title_text(ui, words, look, in.w, in.h);
    if (draw) ui_text(ui, (Rect){in.x, in.y, in.w, 0}, words, heading);
    return ui_measure(ui, words, heading, in.w).h;
}

// One of those that follow: time beside the title today, over it on another day. 0 where it does not fit
// whole.
static int draw_next(const Stage *stage, const Ui *ui, Rect in, const Session *next, bool beside,
                     const Look *look) {
    UiText bold = {.size = look->text + 2,
                   .weight = WEIGHT_BOLD,
                   .colour = T_ON_ACCENT,
                   .tabular = true,
                   .leading = 1200};
    UiText plain = {.size = look->text + 2, .colour = T_ON_ACCENT, .max_lines = 2, .leading = 1200};
    const char *title = say_text(ui, &next->title), *when = say_when(ui, stage, next);
    int left = beside ? ui_px(ui, 110) : 0, top = beside ? 0 : ui_measure(ui, when, bold, in.w).h;
    int height = top + ui_measure(ui, title, plain, in.w - left).h;
    if (height > in.h) return 0;
    ui_text(ui, (Rect){in.x, in.y, in.w, 0}, when, bold);
    ui_text(ui, (Rect){in.x + left, in.y + top, in.w - left, 0}, title, plain);
    return height;
}

static void draw_following(const Stage *stage, const Ui *ui, Rect in, const Look *look) {
    if (!clock_is_known(stage)) {
        clock_days_draw(stage, ui, in, T_ON_ACCENT, T_ON_ACCENT_2);
        return;
    }
    const Session *next[NEXT_MAX];
    size_t count = agenda_find_next(stage->bundle, stage->now_s, next, NEXT_MAX);
    if (!count || in.h < ui_px(ui, 140)) return;
    bool today = next[0]->start.day == stage->now.day;
    ui_line(ui, in.x, in.y, in.w, colour_with_alpha(0xFFFFFF, 80));
    rect_cut_top(&in, ui_px(ui, 22));
    Rect heading = rect_cut_top(&in, ui_px(ui, 44));
    rect_cut_top(&in, ui_px(ui, 12));
    ui_label(ui, heading, ui_say(ui, "now.next"), (UiText){.size = look->text - 1, .colour = T_ON_ACCENT_2});
    for (size_t i = 0; i < count && i < NEXT_MAX; i++) {
        int used = draw_next(stage, ui, in, next[i], today && next[i]->start.day == stage->now.day, look);
        if (!used) return; // whole or not at all
        rect_cut_top(&in, used + ui_px(ui, 18));
    }
}

static void draw_button(const Ui *ui, Rect button) {
    UiText label = {.size = 31, .weight = WEIGHT_SEMIBOLD, .colour = T_ACCENT};
    const char *words = ui_say(ui, "home.full-agenda");
    ui_target_begin(ui, "home/agenda", button, ACT_OPEN, "agenda");
    ui_fill(ui, button, ui_px(ui, 16), ui_colour(ui, T_CARD));
    int lead = ui_px(ui, 34 + 16), width = ui_measure(ui, words, label, 0).w + lead;
    Rect in = button;
    rect_cut_left(&in, (button.w - width) / 2);
    ui_icon_in(ui, rect_cut_left(&in, lead), 34, ALIGN_START, "calendar-days", ui_colour(ui, T_ACCENT));
    ui_label(ui, in, words, label);
    ui_target_end(ui, button, ui_px(ui, 16));
}

// The session that a touch of the card opens.
static const Session *first_session(const Stage *stage, bool *ret_running) {
    const Session *first = NULL;
    *ret_running = agenda_find_now(stage->bundle, stage->now_s, &first, 1) > 0;
    if (!*ret_running) agenda_find_next(stage->bundle, stage->now_s, &first, 1);
    return first;
}

static int draw_first(const Stage *stage, const Ui *ui, Rect in, const Look *look, bool draw) {
    bool running;
    const Session *first = first_session(stage, &running);
    return running ? now_block(stage, ui, in, first, look, draw) : quiet_block(stage, ui, in, look, draw);
}

void home_card_draw(const Stage *stage, const Ui *ui, Rect card, PanelClass class) {
    const Look *look = &looks[class];
    int radius = ui_px(ui, 20);
    bool running, button = class >= PANEL_MEDIUM;
    const Session *first = first_session(stage, &running);
    ui_fill(ui, card, radius, ui_colour(ui, T_ACCENT));
    Rect in = rect_inset(card, ui_px(ui, look->pad)), upper = card;
    if (button) {
        Rect at = rect_cut_bottom(&in, ui_px(ui, 84));
        rect_cut_bottom(&in, ui_px(ui, 16));
        upper.h = at.y - card.y - ui_px(ui, 12);
        draw_button(ui, at);
    }
    if (first) ui_target_begin(ui, "home/first", upper, ACT_OPEN, say_address(ui, SCREEN_SESSION, first->id));
    rect_cut_top(&in, draw_first(stage, ui, in, look, true) + ui_px(ui, running ? 38 : 30));
    draw_following(stage, ui, in, look);
    if (first) ui_target_end(ui, upper, radius);
}

int home_now_draw(const Stage *stage, const Ui *ui, Rect card, bool draw) {
    const Look *look = &looks[PANEL_TINY];
    int pad = ui_px(ui, look->pad), radius = ui_px(ui, 20);
    bool running;
    const Session *first = first_session(stage, &running);
    Rect in = rect_inset(card, pad);
    in.h = 0;
    card.h = draw_first(stage, ui, in, look, false) + 2 * pad;
    if (!running && first) card.h += ui_px(ui, 120);
    if (!draw) return card.h;
    ui_fill(ui, card, radius, ui_colour(ui, T_ACCENT));
    bool known = clock_is_known(stage);
    if (first || !known)
        ui_target_begin(ui, "home/first", card, ACT_OPEN,
                        first ? say_address(ui, SCREEN_SESSION, first->id) : screen_row(SCREEN_AGENDA)->name);
    in.y += draw_first(stage, ui, in, look, true) + ui_px(ui, 12);
    in.h = card.y + card.h - pad - in.y;
    if (!running && first) draw_next(stage, ui, in, first, false, look);
    if (first || !known) ui_target_end(ui, card, radius);
    return card.h;
}
