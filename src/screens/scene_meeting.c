#include "meeting.h"

#include "model/related.h"

enum {
    SHOWN_DOCUMENTS_MAX = 3
};

// When and where, in the middle of its part of the panel, as much as fits whole: the days first, the flag
// last.
typedef struct When {
    const char *days, *month, *place;
    const char *flag; // NULL where there is none
    UiText day_text, month_text, place_text;
    int day_high, month_high, flag_high, place_high, gap; // px; 0 of what is left out
} When;

static int when_height(const When *w) {
    int parts[] = {w->day_high + w->month_high, w->flag_high, w->place_high}, high = 0;
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (parts[i]) high += parts[i] + (high ? w->gap : 0);
    return high;
}

// The days as large as the rest leaves room for; a long month gives way to its short form.
static void fit_days(const Ui *ui, UiSize box, const Meeting *meeting, double most, When *w) {
    if (!ui_fits(ui, w->month, w->month_text, box.w))
        w->month = say_meeting_month(ui, meeting, DATE_MON_YEAR);
    w->month_high = ui_measure(ui, w->month, w->month_text, box.w).h;
    int left = box.h - w->month_high - w->flag_high - w->place_high - 2 * w->gap, least = box.h * 3 / 10;
    w->day_text.size =
        ui_fit_size(ui, w->days, w->day_text, (UiSize){box.w, left > least ? left : least}, most, 48);
    w->day_high = ui_measure(ui, w->days, w->day_text, box.w).h;
}

static When when_of(const Stage *stage, const Ui *ui, UiSize box, const Meeting *meeting) {
    bool low = panel_class(ui) <= PANEL_LOW;
    When w = {.days = say_meeting_days(ui, meeting),
              .month = say_meeting_month(ui, meeting, DATE_MONTH_YEAR),
              .place = say_meeting_place(stage, ui, meeting),
              .gap = ui_px(ui, low ? 14 : 36)};
    Member country;
    w.flag = meeting_flag(stage, meeting, &country) ? flag_name(ui, &country, true) : NULL;
    UiText text = {.align = ALIGN_CENTRE, .colour = T_NIGHT_INK_2, .size = 41, .leading = 1250};
    w.day_text = w.month_text = w.place_text = text;
    w.day_text.weight = WEIGHT_BOLD;
    w.day_text.colour = T_NIGHT_ACCENT;
    w.day_text.max_lines = 1;
    w.day_text.leading = 1080;
    w.month_text.weight = WEIGHT_SEMIBOLD;
    w.month_text.colour = T_NIGHT_INK;
    w.month_text.size = low ? 41 : 48;
    if (*w.place) w.place_high = ui_measure(ui, w.place, w.place_text, box.w).h;
    if (w.flag) w.flag_high = ui_px(ui, low ? 96 : *w.days ? 150 : 230);
    if (*w.days) fit_days(ui, box, meeting, low ? 110 : 230, &w);
    if (when_height(&w) > box.h) w.flag_high = 0;
    if (when_height(&w) > box.h) w.place_high = 0;
    return w;
}

static void draw_when(const Ui *ui, Rect area, const When *w) {
    Rect at = area;
    rect_cut_top(&at, (area.h - when_height(w)) / 2);
    if (w->day_high) {
        ui_text(ui, rect_cut_top(&at, w->day_high), w->days, w->day_text);
        ui_text(ui, rect_cut_top(&at, w->month_high), w->month, w->month_text);
        rect_cut_top(&at, w->gap);
    }
    if (w->flag_high) {
        ui_image(ui, rect_cut_top(&at, w->flag_high), w->flag, IMAGE_CONTAIN, ui_px(ui, 8), true);
        rect_cut_top(&at, w->place_high ? w->gap / 2 : w->gap);
    }
    if (w->place_high) ui_text(ui, rect_cut_top(&at, w->place_high), w->place, w->place_text);
}

// A part of the words: draws it where draw is set, and cuts it and what stands over it off the rest.
static bool put(const Ui *ui, Rect *rest, int above, const char *words, UiText text, bool draw) {
    int high = ui_measure(ui, words, text, rest->w).h;
    if (!*words || above + high > rest->h) return false;
    rect_cut_top(rest, above);
    Rect row = rect_cut_top(rest, high);
    if (draw) ui_text(ui, (Rect){row.x, row.y, row.w, 0}, words, text);
    return true;
}

// What the meeting gave out, where nothing else is said about it.
static void put_documents(const Stage *stage, const Ui *ui, Rect *rest, const Meeting *meeting, int above,
                          UiText text, bool draw) {
    const Document *documents[SHOWN_DOCUMENTS_MAX];
    size_t count = meeting_documents(stage->bundle, meeting, documents, SHOWN_DOCUMENTS_MAX);
    int lead = ui_px(ui, 64);
    for (size_t i = 0; i < count && i < SHOWN_DOCUMENTS_MAX; i++) {
        Rect words = {rest->x + lead, rest->y, rest->w - lead, rest->h}, before = words;
        if (!put(ui, &words, i ? ui_px(ui, 8) : above, say_text(ui, &documents[i]->title), text, draw))
            return;
        int line = ui_measure(ui, "0", text, 0).h, top = before.y + (i ? ui_px(ui, 8) : above);
        if (draw)
            ui_icon_in(ui, (Rect){rest->x, top, lead, line}, 42, ALIGN_START, "file-text",
                       ui_colour(ui, T_NIGHT_ACCENT));
        rest->h -= words.y - rest->y;
        rest->y = words.y;
    }
}

static const UiText title_text = {
    .size = 41, .weight = WEIGHT_DISPLAY, .colour = T_NIGHT_INK, .leading = 1120};

// Heading, title, and its summary or its documents: as much of it as fits whole. Returns the height.
static int words_draw(const Stage *stage, const Ui *ui, Rect area, const Meeting *meeting,
                      const char *heading, bool draw) {
    const char *title = say_text(ui, &meeting->title), *summary = say_text(ui, &meeting->summary);
    bool low = panel_class(ui) <= PANEL_LOW;
    UiText top = {.size = 41,
                  .weight = WEIGHT_SEMIBOLD,
                  .colour = T_NIGHT_ACCENT,
                  .leading = low ? 1150 : 1300},
           big = title_text, text = {.size = 41, .colour = T_NIGHT_INK_2, .leading = 1350, .prose = *summary};
    Rect rest = area;
    bool headed = ui_fits(ui, heading, top, area.w);
    int between = ui_px(ui, low ? 4 : 12),
        over = headed ? ui_measure(ui, heading, top, area.w).h + between : 0;
    big.max_lines = 4;
    big.size = ui_fit_size(ui, title, big, (UiSize){area.w, area.h - over}, 88, 41);
    big.max_lines = 0;
    // The heading gives way to a long title.
    if (headed && ui_measure(ui, title, big, area.w).h + over <= area.h) {
        put(ui, &rest, 0, heading, top, draw);
        rect_cut_top(&rest, between);
    }
    if (!put(ui, &rest, 0, title, big, draw)) { // longer than the panel
        Rect row = rect_cut_top(&rest, rest.h);
        if (draw) ui_text(ui, row, title, big);
    }
    int above = ui_px(ui, 36);
    if (*summary)
        put(ui, &rest, above, summary, text, draw);
    else
        put_documents(stage, ui, &rest, meeting, above, text, draw);
    return rest.y - area.y;
}

// When and where, and a rule; cuts both off the area.
static void cut_when(const Stage *stage, const Ui *ui, Rect *area, const Meeting *meeting, bool wide) {
    bool low = panel_class(ui) <= PANEL_LOW;
    int gap = ui_px(ui, low ? 40 : wide ? 130 : 64), line = ui_px(ui, 2);
    UiSize most =
        wide ? (UiSize){area->w * (low ? 34 : 30) / 100, area->h} : (UiSize){area->w, area->h * 2 / 5};
    When when = when_of(stage, ui, most, meeting);
    int high = when_height(&when);
    if (!high) return;
    draw_when(ui, wide ? rect_cut_left(area, most.w) : rect_cut_top(area, high + gap), &when);
    Rect rule = wide ? (Rect){area->x + gap / 3, area->y + area->h / 20, line, area->h * 9 / 10}
                     : (Rect){area->x, area->y, area->w, line};
    ui_fill(ui, rule, 0, ui_colour(ui, T_NIGHT_LINE));
    if (wide)
        rect_cut_left(area, gap + line);
    else
        rect_cut_top(area, gap + line);
}

// Whether a small panel has room for the title only across its whole width.
static bool is_crowded(const Ui *ui, Rect area, const Meeting *meeting) {
    return panel_class(ui) <= PANEL_LOW &&
           ui_measure(ui, say_text(ui, &meeting->title), title_text, area.w * 58 / 100).h > area.h;
}

void scene_meeting_draw(const Stage *stage, const Ui *ui) {
    scene_target(ui, ACT_OPEN, say_address(ui, SCREEN_MEETING, stage->view->id));
    Rect area = attract_frame(stage, ui, true);
    const Meeting *meeting = bundle_meeting(stage->bundle, stage->view->id);
    if (!meeting) return;
    bool wide = area.w > area.h * 13 / 10, crowded = is_crowded(ui, area, meeting);
    const char *heading = crowded ? say_meeting_date(ui, meeting) : ui_say(ui, "meeting.highlight");
    if (!crowded) cut_when(stage, ui, &area, meeting, wide);
    // Words stand in the middle beside the date, under it in portrait.
    if (wide) rect_cut_top(&area, (area.h - words_draw(stage, ui, area, meeting, heading, false)) / 2);
    words_draw(stage, ui, area, meeting, heading, true);
}
