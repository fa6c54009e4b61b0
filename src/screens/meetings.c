#include "meeting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/related.h"
#include "take.h"

// How the rows of the list look, in units.
typedef struct RowForm {
    double edge, pad, day, between; // beside a row; beside its words; the days' column; to the title
    double day_size;
    bool chevron;
} RowForm; // a form without a column for the days says the date with the place

static const RowForm beside_card = {26, 12, 160, 30, 44, false};
static const RowForm alone = {26, 16, 170, 36, 44, true};
static const RowForm small = {22, 4, 132, 18, 36, false};
static const RowForm narrow = {26, 0, 0, 0, 0, false};

enum {
    MEASURED_MAX = 48, // rows whose heights follow their titles
    TITLE_LINES_MAX = 8,
};

typedef struct List {
    const Meeting **meetings;
    int *tops; // of each row in px from the list's top, and of its end
    size_t count;
    int title_lines;
} List;

static const UiText title_text = {.size = 29, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1220};
static const UiText second_text = {.size = 27, .colour = T_INK_2, .leading = 1300};
static const UiText month_text = {
    .size = 27, .colour = T_INK_2, .leading = 1200, .align = ALIGN_CENTRE, .max_lines = 3};

static int words_width(const Ui *ui, const RowForm *form, int width) {
    double taken = 2 * form->edge + 2 * form->pad + form->day + form->between + (form->chevron ? 60 : 0);
    return width - ui_px(ui, taken);
}

static UiText title_of(int lines) {
    UiText text = title_text;
    text.max_lines = lines;
    return text;
}

// What stands below the title.
static const char *say_second(const Stage *stage, const Ui *ui, const RowForm *form, const Meeting *meeting) {
    const char *place = say_meeting_place(stage, ui, meeting);
    return form->day > 0 ? place : say_join(ui, say_meeting_date(ui, meeting), "\n", place);
}

static UiText second_of(const RowForm *form) {
    UiText text = second_text;
    text.max_lines = form->day > 0 ? 2 : 3;
    return text;
}

static int days_height(const Ui *ui, const RowForm *form, const Meeting *meeting) {
    if (meeting->start == DAY_NONE || form->day <= 0) return 0;
    int month =
        ui_measure(ui, say_meeting_month(ui, meeting, DATE_MON_YEAR), month_text, ui_px(ui, form->day)).h;
    return ui_px(ui, form->day_size * 1.15) + month;
}

static int row_height(const Stage *stage, const Ui *ui, const RowForm *form, const Meeting *meeting,
                      int width) {
    int words = ui_measure(ui, say_text(ui, &meeting->title), title_of(TITLE_LINES_MAX), width).h,
        days = days_height(ui, form, meeting);
    const char *second = say_second(stage, ui, form, meeting);
    if (*second) words += ui_measure(ui, second, second_of(form), width).h;
    int high = (words > days ? words : days) + ui_px(ui, 40), least = ui_px(ui, 124);
    return high > least ? high : least;
}

// That is shown.
static int year_of(const View *view) {
    return !strcmp(view->id, YEAR_UNDATED) ? YEAR_NONE : (int)strtol(view->id, NULL, 10); // "all" is none
}

const Meeting *meetings_selected(const Stage *stage) {
    const Meeting *first = NULL, *chosen = bundle_meeting(stage->bundle, stage->view->selected);
    meetings_in_year(stage->bundle, year_of(stage->view), &first, 1);
    return chosen ? chosen : first;
}

// The meetings of the year that is shown.
static bool find_list(const Stage *stage, const Ui *ui, List *list) {
    int year = year_of(stage->view);
    list->count = meetings_in_year(stage->bundle, year, NULL, 0);
    list->meetings = ARENA_NEW(ui_arena(ui), const Meeting *, list->count + 1);
    list->tops = ARENA_NEW(ui_arena(ui), int, list->count + 1);
    if (!list->meetings || !list->tops || !list->count) return false;
    list->tops[0] = 0;
    meetings_in_year(stage->bundle, year, list->meetings, list->count);
    return true;
}

static void place_rows(const Stage *stage, const Ui *ui, const RowForm *form, int width, List *list) {
    bool measured = list->count <= MEASURED_MAX;
    list->title_lines = measured ? TITLE_LINES_MAX : 2;
    for (size_t i = 0; i < list->count; i++) {
        int high = measured ? row_height(stage, ui, form, list->meetings[i], width)
                            : ui_px(ui, form->day > 0 ? 156 : 220);
        list->tops[i + 1] = list->tops[i] + high;
    }
}

// The days large over the month; without a date the words for it.
static void draw_days(const Ui *ui, Rect box, const RowForm *form, const Meeting *meeting) {
    if (meeting->start == DAY_NONE) {
        ui_middle(ui, box, ui_say(ui, "meeting.undated"), month_text);
        return;
    }
    const char *days = say_meeting_days(ui, meeting);
    UiText text = {.weight = WEIGHT_BOLD,
                   .colour = T_ACCENT,
                   .align = ALIGN_CENTRE,
                   .max_lines = 1,
                   .leading = 1150,
                   .tabular = true};
    text.size = ui_fit_size(ui, days, text, (UiSize){box.w, box.h}, form->day_size, 27);
    int line = ui_px(ui, form->day_size * 1.15);
    rect_cut_top(&box, (box.h - days_height(ui, form, meeting)) / 2);
    ui_label(ui, rect_cut_top(&box, line), days, text);
    ui_text(ui, (Rect){box.x, box.y, box.w, 0}, say_meeting_month(ui, meeting, DATE_MON_YEAR), month_text);
}

static void draw_words(const Stage *stage, const Ui *ui, Rect box, const RowForm *form,
                       const Meeting *meeting, int lines) {
    const char *title = say_text(ui, &meeting->title), *words = say_second(stage, ui, form, meeting);
    int first = ui_measure(ui, title, title_of(lines), box.w).h,
        second = *words ? ui_measure(ui, words, second_of(form), box.w).h : 0;
    rect_cut_top(&box, (box.h - first - second) / 2);
    ui_text(ui, (Rect){box.x, box.y, box.w, 0}, title, title_of(lines));
    if (second) ui_text(ui, (Rect){box.x, box.y + first, box.w, 0}, words, second_of(form));
}

static void draw_row(const Stage *stage, const Ui *ui, Rect row, const RowForm *form, const Meeting *meeting,
                     int lines) {
    Rect in = row;
    rect_cut_left(&in, ui_px(ui, form->pad));
    rect_cut_right(&in, ui_px(ui, form->pad));
    if (form->day > 0) draw_days(ui, rect_cut_left(&in, ui_px(ui, form->day)), form, meeting);
    rect_cut_left(&in, ui_px(ui, form->between));
    if (form->chevron)
        ui_icon_in(ui, rect_cut_right(&in, ui_px(ui, 60)), 36, ALIGN_END, "chevron-right",
                   ui_colour(ui, T_INK_2));
    draw_words(stage, ui, in, form, meeting, lines);
}

// The list in its card; selected: what the card beside it shows, NULL where there is none and a row opens its
// page.
static void draw_list(const Stage *stage, const Ui *ui, Rect card, const RowForm *form, List *list,
                      const Meeting *selected) {
    int radius = ui_px(ui, 20), edge = ui_px(ui, form->edge);
    ui_frame(ui, card, radius, ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Rect view = {card.x + edge, card.y + ui_px(ui, 16), card.w - 2 * edge, card.h - 2 * ui_px(ui, 16)};
    place_rows(stage, ui, form, words_width(ui, form, card.w), list);
    Point at = ui_scroll_begin(ui, "meetings", view, AXIS_Y, list->tops[list->count]);
    for (size_t i = 0; i < list->count; i++) {
        const Meeting *meeting = list->meetings[i];
        Rect row = {view.x, at.y + list->tops[i], view.w, list->tops[i + 1] - list->tops[i]};
        if (row.y + row.h <= view.y || row.y >= view.y + view.h) continue;
        if (meeting == selected) {
            ui_chosen(ui, row, radius);
            draw_row(stage, ui, row, form, meeting, list->title_lines);
            continue;
        }
        ui_target_begin(ui, arena_printf(ui_arena(ui), "meeting/%s", meeting->id), row,
                        selected ? ACT_SELECT : ACT_OPEN,
                        selected ? meeting->id : say_address(ui, SCREEN_MEETING, meeting->id));
        draw_row(stage, ui, row, form, meeting, list->title_lines);
        ui_target_end(ui, row, radius);
    }
    ui_scroll_end(ui, "meetings", view, T_CARD);
}

// What is said of the meeting and then its code, one below the other.
static int selected_part(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    Take take;
    int high = meeting_card_part(stage, ui, area, what), gap = ui_px(ui, 24);
    if (!take_make(stage, ui, &take)) return high;
    Rect box = {area.x, area.y + high + gap, area.w, take_card_height(ui, &take, area.w, T_GROUND)};
    take_card_draw(ui, box, &take, T_GROUND);
    return high + 2 * gap + box.h;
}

// The code stays in sight where the words have enough room above it.
static void draw_selected(const Stage *stage, const Ui *ui, Rect card, const Meeting *meeting) {
    ui_frame(ui, card, ui_px(ui, 20), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Rect view = card;
    rect_cut_left(&view, ui_px(ui, 45));
    rect_cut_right(&view, ui_px(ui, 45));
    rect_cut_top(&view, ui_px(ui, 36));
    Take take;
    int gap = ui_px(ui, 24), high = 0;
    if (take_make(stage, ui, &take)) high = take_card_height(ui, &take, card.w - 2 * gap, T_GROUND) + gap;
    bool stays = high && view.h - high >= ui_px(ui, 380);
    if (stays) {
        Rect box = {card.x + gap, card.y + card.h - high, card.w - 2 * gap, high - gap};
        take_card_draw(ui, box, &take, T_GROUND);
    }
    rect_cut_bottom(&view, stays ? high + ui_px(ui, 8) : ui_px(ui, 14));
    page_scrolled(stage, ui, view, "selected", T_CARD, stays ? meeting_card_part : selected_part, meeting);
}

// All years, each, and those without a date. Returns the chosen one's index.
static int make_tabs(const Stage *stage, const Ui *ui, UiButton *tabs, int *ret_count) {
    const ScreenRow *row = screen_row(SCREEN_MEETINGS);
    char buffer[ID_SIZE];
    const char *id;
    int count = 0, chosen = 0;
    for (; count < LIMIT_MEETING_YEARS + 2 &&
           (id = row->id_at(stage->bundle, (size_t)count, buffer, sizeof buffer));
         count++) {
        bool selected = !strcmp(id, stage->view->id);
        const char *text = !strcmp(id, "all")          ? ui_say(ui, "meetings.all")
                           : !strcmp(id, YEAR_UNDATED) ? ui_say(ui, "meeting.undated")
                                                       : say_year(ui, atoi(id));
        if (selected) chosen = count;
        tabs[count] = (UiButton){.name = arena_printf(ui_arena(ui), "year/%s", id),
                                 .text = text,
                                 .action = selected ? ACT_NONE : ACT_TAB,
                                 .argument = say_address(ui, SCREEN_MEETINGS, id),
                                 .selected = selected};
    }
    *ret_count = count;
    return chosen;
}

void meetings_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    UiButton tabs[LIMIT_MEETING_YEARS + 2];
    int count, chosen = make_tabs(stage, ui, tabs, &count);
    Rect area = page_head_draw(ui, &f, ui_say(ui, "nav.meetings"), tabs, count, chosen);
    List list;
    if (!find_list(stage, ui, &list)) return;
    if (!f.wide || f.class != PANEL_FULL) {
        const RowForm *form = area.w < ui_px(ui, 460) ? &narrow : f.class == PANEL_TINY ? &small : &alone;
        draw_list(stage, ui, area, form, &list, NULL);
        return;
    }
    const Meeting *selected = meetings_selected(stage);
    draw_list(stage, ui, rect_cut_left(&area, area.w * 820 / 1792), &beside_card, &list, selected);
    rect_cut_left(&area, ui_px(ui, 40));
    draw_selected(stage, ui, area, selected);
}
