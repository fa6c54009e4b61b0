#include "take.h"

#include <math.h>

// Of a code's side: at arm's length a phone sees no more; on a wall one stands further back.
static const double most_mm = 90, most_units = 380;

static const UiText title_text = {.size = 31, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1200},
                    subject_text = {.size = 31,
                                    .weight = WEIGHT_SEMIBOLD,
                                    .colour = T_INK,
                                    .leading = 1250,
                                    .max_lines = 8},
                    words_text = {.size = 29, .colour = T_INK_2, .leading = 1350},
                    brief_text = {.size = 27, .colour = T_INK_2, .leading = 1350};

// Where code and words stand on the sheet, in px.
typedef struct TakePlan {
    const Take *take;
    int code;    // its side, 0 where there is none
    bool beside; // the words are beside the code; else below it
    bool brief;  // a small panel: what is taken along is not said again
    bool mute;   // no room for words at all: the code alone
    bool titled; // the title is in the words, because there is no room for it beside the button that closes
    int column;  // width of the words
    int gap, lead;
} TakePlan;

static int words_part(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const TakePlan *plan = what;
    const Take *take = plan->take;
    (void)stage;
    int top = area.y;
    if (plan->mute) return 0;
    if (plan->titled) area.y += ui_text(ui, area, take->title, title_text).h + ui_px(ui, 8);
    if (!plan->brief) area.y += ui_text(ui, area, take->subject, subject_text).h + ui_px(ui, 12);
    const char *words = plan->brief ? take->brief : take->words;
    return area.y + ui_text(ui, area, words, plan->brief ? brief_text : words_text).h - top;
}

static int words_high(const Stage *stage, const Ui *ui, const TakePlan *plan) {
    return page_measure(stage, ui, plan->column, words_part, plan);
}

static void place_words(const Ui *ui, UiSize room, bool beside, TakePlan *plan) {
    int most = ui_px(ui, 620);
    plan->beside = beside;
    plan->column = beside ? room.w - plan->code - plan->gap : room.w - 2 * plan->lead;
    if (plan->column > most) plan->column = most;
    plan->titled = beside && plan->column < ui_px(ui, 420);
}

// Whether title, words and code of this side have room, the words beside the code or below.
static bool plan_fits(const Stage *stage, const Ui *ui, UiSize room, TakePlan *plan) {
    int head = sheet_head_px(ui);
    place_words(ui, room, true, plan);
    if (plan->code <= room.h && plan->column >= ui_px(ui, 200) &&
        head + words_high(stage, ui, plan) <= room.h)
        return true;
    place_words(ui, room, false, plan);
    return plan->code <= room.w && head + plan->code + plan->gap + words_high(stage, ui, plan) <= room.h;
}

// The largest code for which there is room; the smallest that a phone reads where the words have to scroll.
static TakePlan plan_make(const Stage *stage, const Ui *ui, const Take *take) {
    UiSize room = sheet_room(ui);
    TakePlan plan = {.take = take,
                     .brief = panel_class(ui) == PANEL_TINY || ui_units_w(ui) < 520,
                     .gap = ui_px(ui, 24),
                     .lead = ui_px(ui, 24)};
    if (!take->code) {
        place_words(ui, room, false, &plan);
        return plan;
    }
    int squares = take->code->side + 2 * CODE_QUIET, least = ui_code_px(ui, take->code->side) / squares,
        square = (int)floor(fmax(most_mm * ui->metrics.px_per_mm, ui_px(ui, most_units)) / squares);
    for (; square > least; square--) {
        plan.code = square * squares;
        if (plan_fits(stage, ui, room, &plan)) return plan;
    }
    plan.code = least * squares;
    if (plan_fits(stage, ui, room, &plan)) return plan;
    place_words(ui, room, room.w > room.h, &plan);
    plan.mute = plan.beside && plan.column < ui_px(ui, 160);
    return plan;
}

static void draw_code(const Ui *ui, Rect place, const TakePlan *plan) {
    const QrCode *code = plan->take->code;
    int side = plan->code;
    Rect box = {place.x + (place.w - side) / 2, place.y + (place.h - side) / 2, side, side};
    ui_code(ui, box, code->text, code->modules, code->side);
}

// The words within the sheet, the title over them.
static void draw_words(const Stage *stage, const Ui *ui, Rect in, const TakePlan *plan, int high) {
    int spare = in.h - high;
    if (plan->beside && spare > 0) rect_cut_top(&in, spare / 3);
    page_scrolled(stage, ui, in, "take", T_CARD, words_part, plan);
}

static void draw_beside(const Stage *stage, const Ui *ui, const TakePlan *plan, int words) {
    int high = sheet_head_px(ui) + words;
    Rect in =
        sheet_card_draw(ui, plan->code + plan->gap + plan->column, plan->code > high ? plan->code : high);
    draw_code(ui, rect_cut_left(&in, plan->code), plan);
    rect_cut_left(&in, plan->gap - plan->lead); // the head has its own
    sheet_head_draw(ui, &in, plan->titled ? "" : plan->take->title);
    rect_cut_left(&in, plan->lead);
    if (!plan->mute) draw_words(stage, ui, in, plan, words);
}

static void draw_below(const Stage *stage, const Ui *ui, const TakePlan *plan, int words) {
    int width = plan->column + 2 * plan->lead, code = plan->code ? plan->code + plan->gap : 0;
    Rect in = sheet_card_draw(ui, width > plan->code ? width : plan->code, sheet_head_px(ui) + code + words);
    sheet_head_draw(ui, &in, plan->take->title);
    if (code) draw_code(ui, rect_cut_top(&in, plan->code), plan);
    if (code) rect_cut_top(&in, plan->gap);
    rect_cut_left(&in, plan->lead);
    rect_cut_right(&in, plan->lead);
    draw_words(stage, ui, in, plan, words);
}

void sheet_take_draw(const Stage *stage, const Ui *ui) {
    Take take;
    if (!take_make(stage, ui, &take)) return;
    TakePlan plan = plan_make(stage, ui, &take);
    int words = words_high(stage, ui, &plan);
    if (plan.beside)
        draw_beside(stage, ui, &plan, words);
    else
        draw_below(stage, ui, &plan, words);
}
