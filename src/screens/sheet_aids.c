#include <stdio.h>
#include "common.h"

enum {
    ROWS_MAX = AID_COUNT + 1 // and "as before"
};

// A switch: what it does, and how it stands.
typedef struct AidRow {
    Aid aid;
    const char *name, *icon, *title, *text; // title and text: messages
    bool on;
    const char *state; // NULL: it has none
} AidRow;

static const AidRow switches[] = {
    {AID_LARGER, "aid/larger", "a-large-small", "aids.larger", "aids.larger-text", false, NULL},
    {AID_CONTRAST, "aid/contrast", "contrast", "aids.contrast", "aids.contrast-text", false, NULL},
    {AID_REACH, "aid/reach", "move-down", "aids.reach", "aids.reach-text", false, NULL},
    {AID_STILL, "aid/still", "hand", "aids.still", "aids.still-text", false, NULL},
};

static const AidRow as_before = {
    AID_NONE, "aid/none", "undo-2", "aids.none", "aids.none-text", false, NULL,
};

static bool is_on(const Aids *aids, Aid aid) {
    return aid == AID_LARGER     ? aids->larger > 0
           : aid == AID_CONTRAST ? aids->contrast
           : aid == AID_REACH    ? aids->reach
                                 : aids->still;
}

// Whether it changes anything on this panel: a switch that does nothing is none.
static bool has_effect(const AidsRange *range, Aid aid) {
    if (aid == AID_LARGER) return range->percents[AIDS_LARGER_MOST] > range->percents[0];
    return aid != AID_REACH || range->reach;
}

static int find_rows(const Stage *stage, const Ui *ui, AidRow *rows) {
    int count = 0;
    for (size_t i = 0; i < COUNT_OF(switches); i++) {
        AidRow row = switches[i];
        row.on = is_on(stage->aids, row.aid);
        if (!row.on && !has_effect(stage->aids_range, row.aid)) continue;
        row.state = row.aid == AID_LARGER
                        ? message_count(ui->messages, ui_arena(ui), "aids.percent",
                                        stage->aids_range->percents[stage->aids->larger], NULL)
                        : ui_say(ui, row.on ? "aids.on" : "aids.off");
        rows[count++] = row;
    }
    if (!aids_equal(stage->aids, stage->usual_aids)) rows[count++] = as_before;
    return count;
}

static const UiText title_text = {.size = 31, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1200};
static const UiText second_text = {.size = 27, .colour = T_INK_2, .leading = 1250};
static const UiText state_text = {.size = 27, .weight = WEIGHT_SEMIBOLD, .align = ALIGN_CENTRE};

// The parts of a row across, in px; a narrow one has its state below the words.
typedef struct RowForm {
    int pad, icon, words, state;
    bool beside;
    bool second; // room for the sentence
} RowForm;

static RowForm row_form(const Ui *ui, int width) {
    RowForm form = {ui_px(ui, 24), ui_px(ui, 72), 0, ui_px(ui, 170), true, true};
    int rest = width - 2 * form.pad - form.state - ui_px(ui, 24);
    form.beside = rest - form.icon >= ui_px(ui, 330);
    if (!form.beside) form.icon = 0;
    form.second = form.beside || panel_class(ui) > PANEL_TINY;
    form.words = form.beside ? rest - form.icon : width - 2 * form.pad;
    return form;
}

// What stands beside the state where that is under the words: the title.
static UiSize title_room(const Ui *ui, const RowForm *form, const AidRow *row) {
    int width = form->beside || !row->state ? form->words : form->words - form->state - ui_px(ui, 16);
    return ui_measure(ui, ui_say(ui, row->title), title_text, width);
}

static int title_height(const Ui *ui, const RowForm *form, const AidRow *row) {
    int high = title_room(ui, form, row).h, least = form->beside ? 0 : ui_px(ui, 60);
    return high > least ? high : least;
}

static int second_height(const Ui *ui, const RowForm *form, const AidRow *row) {
    return form->second ? ui_measure(ui, ui_say(ui, row->text), second_text, form->words).h : 0;
}

static int row_height(const Ui *ui, const RowForm *form, const AidRow *row) {
    int high = title_height(ui, form, row) + second_height(ui, form, row) + ui_px(ui, form->second ? 36 : 20),
        least = ui_px(ui, form->second ? 112 : 80);
    return high > least ? high : least;
}

// On: a dark pill with a tick; off: an outline.
static void draw_state(const Ui *ui, Rect box, const AidRow *row) {
    UiText text = state_text;
    Colour accent = ui_colour(ui, T_ACCENT);
    text.colour = row->on ? T_ON_ACCENT : T_INK;
    ui_frame(ui, box, box.h / 2, row->on ? accent : ui_colour(ui, T_CARD),
             row->on ? accent : ui_colour(ui, T_INK_2), 2, false);
    if (row->on) {
        rect_cut_left(&box, ui_px(ui, 16));
        ui_icon_in(ui, rect_cut_left(&box, ui_px(ui, 30)), 30, ALIGN_START, "check",
                   ui_colour(ui, T_ON_ACCENT));
        rect_cut_right(&box, ui_px(ui, 10));
    }
    ui_label(ui, box, row->state, text);
}

static void draw_row(const Ui *ui, Rect card, const RowForm *form, const AidRow *row) {
    int radius = ui_px(ui, 14), pill = ui_px(ui, 56);
    ui_target_begin(ui, row->name, card, ACT_AID, arena_printf(ui_arena(ui), "%d", (int)row->aid));
    Rect in = card;
    rect_cut_left(&in, form->pad);
    rect_cut_right(&in, form->pad);
    Rect mark = rect_cut_left(&in, form->icon);
    if (form->icon) ui_icon_in(ui, mark, 44, ALIGN_START, row->icon, ui_colour(ui, T_ACCENT));
    int title = title_height(ui, form, row), second = second_height(ui, form, row),
        top = in.y + (in.h - title - second) / 2;
    Rect state = rect_cut_right(&in, form->beside || row->state ? form->state : 0);
    state = form->beside ? (Rect){state.x, card.y + (card.h - pill) / 2, state.w, pill}
                         : (Rect){state.x, top, state.w, pill};
    if (row->state) draw_state(ui, state, row);
    UiSize taken = title_room(ui, form, row);
    ui_text(ui, (Rect){in.x, top + (form->beside ? 0 : (title - taken.h) / 2), taken.w, 0},
            ui_say(ui, row->title), title_text);
    if (second) ui_text(ui, (Rect){in.x, top + title, form->words, 0}, ui_say(ui, row->text), second_text);
    ui_target_end(ui, card, radius);
}

void sheet_aids_draw(const Stage *stage, const Ui *ui) {
    AidRow rows[ROWS_MAX];
    int count = find_rows(stage, ui, rows), most = sheet_room(ui).w, width = ui_px(ui, 980), content = 0,
        gap = ui_px(ui, 12);
    if (width > most) width = most;
    RowForm form = row_form(ui, width);
    for (int i = 0; i < count; i++)
        content += row_height(ui, &form, &rows[i]) + (i ? gap : 0);
    Rect in = sheet_card_draw(ui, width, sheet_head_px(ui) + content);
    sheet_head_draw(ui, &in, ui_say(ui, "aids.title"));
    Point at = ui_scroll_begin(ui, "aids", in, AXIS_Y, content);
    for (int i = 0, y = at.y; i < count; i++) {
        int high = row_height(ui, &form, &rows[i]);
        if (i) ui_line(ui, in.x + form.pad, y - gap / 2, width - 2 * form.pad, ui_colour(ui, T_LINE));
        draw_row(ui, (Rect){in.x, y, in.w, high}, &form, &rows[i]);
        y += high + gap;
    }
    ui_scroll_end(ui, "aids", in, T_CARD);
}
