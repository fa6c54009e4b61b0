#include "take.h"

#include <math.h>

static const double most_mm = 90; // of a code's side; at arm's length a phone sees no more

static const UiText subject_text = {
    .size = 31, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1250, .max_lines = 4};
static const UiText words_text = {.size = 29, .colour = T_INK_2, .leading = 1350};

// Where code and words stand on the sheet, in px.
typedef struct TakePlan {
    int code;    // its side, 0 where there is none
    bool beside; // the words are beside the code; else below it, the title above
    int column;  // width of the words
    int gap, lead;
} TakePlan;

static int words_part(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Take *take = what;
    (void)stage;
    int top = area.y;
    area.y += ui_text(ui, (Rect){area.x, area.y, area.w, 0}, take->subject, subject_text).h + ui_px(ui, 12);
    return area.y + ui_text(ui, (Rect){area.x, area.y, area.w, 0}, take->words, words_text).h - top;
}

static int words_high(const Stage *stage, const Ui *ui, const Take *take, int column) {
    return page_measure(stage, ui, column, words_part, take);
}

// Whether title, words and code of this side have room, the words beside the code or below.
static bool plan_fits(const Stage *stage, const Ui *ui, const Take *take, UiSize room, TakePlan *plan) {
    int head = sheet_head_px(ui), most = ui_px(ui, 620);
    plan->beside = true;
    plan->column = room.w - plan->code - plan->gap - plan->lead;
    if (plan->column > most) plan->column = most;
    if (plan->code <= room.h && plan->column >= ui_px(ui, 270) &&
        head + words_high(stage, ui, take, plan->column) <= room.h)
        return true;
    plan->beside = false;
    plan->column = room.w - 2 * plan->lead;
    if (plan->column > most) plan->column = most;
    return plan->code <= room.w &&
           head + plan->code + plan->gap + words_high(stage, ui, take, plan->column) <= room.h;
}

// The largest code for which there is room; the smallest that a phone reads where the words have to scroll.
static TakePlan plan_make(const Stage *stage, const Ui *ui, const Take *take) {
    UiSize room = sheet_room(ui);
    TakePlan plan = {.gap = ui_px(ui, 24), .lead = ui_px(ui, 24)};
    if (!take->code) {
        plan_fits(stage, ui, take, room, &plan);
        plan.beside = false;
        return plan;
    }
    int squares = take->code->side + 2 * CODE_QUIET, least = ui_code_px(ui, take->code->side) / squares,
        square = (int)floor(most_mm * ui->metrics.px_per_mm / squares);
    for (; square > least; square--) {
        plan.code = square * squares;
        if (plan_fits(stage, ui, take, room, &plan)) return plan;
    }
    plan.code = least * squares;
    if (plan_fits(stage, ui, take, room, &plan)) return plan;
    plan.beside = room.w > room.h;
    plan.column = plan.beside ? room.w - plan.code - plan.gap - plan.lead : room.w - 2 * plan.lead;
    return plan;
}

static void draw_code(const Ui *ui, Rect place, const Take *take, int side) {
    Rect box = {place.x + (place.w - side) / 2, place.y + (place.h - side) / 2, side, side};
    ui_code(ui, box, take->code->text, take->code->modules, take->code->side);
}

static void draw_words(const Stage *stage, const Ui *ui, Rect in, const Take *take) {
    page_scrolled(stage, ui, in, "take", T_CARD, words_part, take);
}

void sheet_take_draw(const Stage *stage, const Ui *ui) {
    Take take;
    if (!take_make(stage, ui, &take)) return;
    TakePlan plan = plan_make(stage, ui, &take);
    int head = sheet_head_px(ui), words = words_high(stage, ui, &take, plan.column);
    if (plan.beside) {
        int high = plan.code > head + words ? plan.code : head + words;
        Rect in = sheet_card_draw(ui, plan.code + plan.gap + plan.column + plan.lead, high);
        draw_code(ui, rect_cut_left(&in, plan.code), &take, plan.code);
        rect_cut_left(&in, plan.gap - plan.lead);
        sheet_head_draw(ui, &in, take.title);
        rect_cut_left(&in, plan.lead);
        if (in.h > words) rect_cut_top(&in, (in.h - words) / 3);
        draw_words(stage, ui, in, &take);
        return;
    }
    int width = plan.column + 2 * plan.lead;
    if (width < plan.code) width = plan.code;
    int code = plan.code ? plan.code + plan.gap : 0;
    Rect in = sheet_card_draw(ui, width, head + code + words);
    sheet_head_draw(ui, &in, take.title);
    if (plan.code) draw_code(ui, rect_cut_top(&in, plan.code), &take, plan.code);
    if (plan.code) rect_cut_top(&in, plan.gap);
    rect_cut_left(&in, plan.lead);
    rect_cut_right(&in, plan.lead);
    draw_words(stage, ui, in, &take);
}
