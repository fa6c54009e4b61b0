#include "common.h"

#include <stdio.h>
#include <string.h>

// The screen underneath steps back.
static void draw_scrim(const Ui *ui) {
    Rect all = {0, 0, ui->metrics.width, ui->metrics.height};
    list_add(ui->list, &(DrawCommand){.kind = DRAW_BOX,
                                      .box = all,
                                      .fill = colour_with_alpha(ui_colour(ui, T_GROUND), 170),
                                      .decoration = true});
}

static void draw_card(const Ui *ui, Rect card, int radius) {
    list_add(ui->list, &(DrawCommand){.kind = DRAW_SHADOW,
                                      .box = {card.x, card.y + ui_px(ui, 24), card.w, card.h},
                                      .radius = radius,
                                      .border_width = ui_px(ui, 90),
                                      .fill = 0x50203038,
                                      .decoration = true});
    ui_frame(ui, card, radius, ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
}

enum {
    CLOSE = 90,    // units of the button's side
    HEAD_LEAD = 24 // units before a title
};

// What a sheet has around its content, in px.
typedef struct SheetForm {
    int head, pad, end; // the title's row; at three sides; at the end, where the bar of what scrolls stands
    double title;
} SheetForm;

static SheetForm sheet_form(const Ui *ui) {
    bool low = panel_class(ui) <= PANEL_LOW;
    int pad = ui_px(ui, low ? 12 : 24);
    bool tiny = panel_class(ui) == PANEL_TINY;
    return (SheetForm){ui_px(ui, low ? 80 : 86), pad, low ? 2 * pad : pad, tiny ? 32 : low ? 36 : 44};
}

UiSize sheet_room(const Ui *ui) {
    SheetForm form = sheet_form(ui);
    return (UiSize){ui->metrics.width - 3 * form.pad - form.end, ui->metrics.height - 4 * form.pad};
}

Rect sheet_card_draw(const Ui *ui, int width, int height) {
    Rect all = {0, 0, ui->metrics.width, ui->metrics.height};
    SheetForm form = sheet_form(ui);
    UiSize room = sheet_room(ui);
    // A touch beside the sheet closes it.
    ui_target_begin(ui, "sheet/beside", all, ACT_SHEET, sheet_argument(SHEET_NONE));
    draw_scrim(ui);
    list_target_end(ui->list);
    Rect card = {0, 0, (width < room.w ? width : room.w) + form.pad + form.end,
                 (height < room.h ? height : room.h) + 2 * form.pad};
    card.x = (all.w - card.w) / 2;
    card.y = (all.h - card.h) / 2;
    ui_target_begin(ui, "sheet", card, ACT_NONE, NULL); // holds touches that miss what is in it
    draw_card(ui, card, ui_px(ui, 28));
    list_target_end(ui->list);
    return (Rect){card.x + form.pad, card.y + form.pad, card.w - form.pad - form.end, card.h - 2 * form.pad};
}

int sheet_head_px(const Ui *ui) {
    return sheet_form(ui).head;
}

void sheet_head_draw(const Ui *ui, Rect *in, const char *title) {
    SheetForm form = sheet_form(ui);
    Rect row = rect_cut_top(in, form.head), close = rect_cut_right(&row, ui_px(ui, CLOSE));
    rect_cut_left(&row, ui_px(ui, HEAD_LEAD));
    UiText text = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 2, .leading = 1080};
    text.size = ui_fit_size(ui, title, text, (UiSize){row.w, row.h}, form.title, 29);
    ui_middle(ui, row, title, text);
    ui_target_begin(ui, "sheet/close", close, ACT_SHEET, sheet_argument(SHEET_NONE));
    ui_icon_in(ui, close, 40, ALIGN_CENTRE, "x", ui_colour(ui, T_INK));
    ui_target_end(ui, close, ui_px(ui, 14));
}

typedef struct Choice {
    const char *name, *text, *argument;
    Action action;
    Colour mark;      // a track's colour, 0 none
    const char *icon; // NULL none
    bool chosen;
} Choice;

const char *sheet_argument(Sheet sheet) {
    static const char *const arguments[] = {[SHEET_NONE] = "0", [SHEET_ROOMS] = "1", [SHEET_TRACKS] = "2",
                                            [SHEET_MORE] = "3", [SHEET_TAKE] = "4",  [SHEET_AIDS] = "5"};
    _Static_assert(COUNT_OF(arguments) == SHEET_COUNT, "every sheet has its argument");
    return arguments[sheet];
}

static void draw_choice(const Ui *ui, Rect row, const Choice *choice) {
    Rect box = {row.x, row.y + ui_px(ui, 6), row.w, row.h - ui_px(ui, 12)}, in = box;
    ui_target_begin(ui, choice->name, box, (int)choice->action, choice->argument);
    if (choice->chosen) ui_chosen(ui, box, ui_px(ui, 14));
    rect_cut_left(&in, ui_px(ui, 24));
    if (choice->mark) {
        Rect bar = rect_cut_left(&in, ui_px(ui, 10));
        ui_stripe(ui, (Rect){bar.x, bar.y + ui_px(ui, 14), bar.w, bar.h - ui_px(ui, 28)}, choice->mark);
        rect_cut_left(&in, ui_px(ui, 24));
    }
    if (choice->icon)
        ui_icon_in(ui, rect_cut_left(&in, ui_px(ui, 64)), 40, ALIGN_START, choice->icon,
                   ui_colour(ui, choice->chosen ? T_ACCENT : T_INK_2));
    Rect tick = rect_cut_right(&in, ui_px(ui, 64));
    if (choice->chosen) ui_icon_in(ui, tick, 36, ALIGN_START, "check", ui_colour(ui, T_ACCENT));
    UiText text = {.size = 31,
                   .weight = choice->chosen ? WEIGHT_SEMIBOLD : WEIGHT_REGULAR,
                   .colour = T_INK,
                   .leading = 1200,
                   .max_lines = 2};
    ui_middle(ui, in, choice->text, text);
    ui_target_end(ui, box, ui_px(ui, 14));
}

// The index-th room or track; 0 is "all". False past the last.
static bool filter_at(const Stage *stage, const Ui *ui, size_t index, Choice *ret) {
    const Bundle *bundle = stage->bundle;
    bool rooms = stage->view->sheet == SHEET_ROOMS;
    const char *chosen = rooms ? stage->view->room : stage->view->track;
    Action action = rooms ? ACT_PICK_ROOM : ACT_PICK_TRACK;
    if (index == 0) {
        *ret = (Choice){.name = "pick/all",
                        .text = ui_say(ui, rooms ? "agenda.all-rooms" : "agenda.all-tracks"),
                        .action = action,
                        .chosen = !chosen[0]};
        return true;
    }
    if (index - 1 >= (rooms ? bundle->room_count : bundle->track_count)) return false;
    const char *id = rooms ? bundle->rooms[index - 1].id : bundle->tracks[index - 1].id;
    const Text *name = rooms ? &bundle->rooms[index - 1].name : &bundle->tracks[index - 1].name;
    *ret = (Choice){.name = arena_printf(ui_arena(ui), "pick/%s", id),
                    .text = say_text(ui, name),
                    .argument = id,
                    .action = action,
                    .mark = rooms ? 0 : 0xFF000000 | bundle->tracks[index - 1].colour,
                    .chosen = !strcmp(chosen, id)};
    return true;
}

// The index-th choice of what is open. False past the last.
static bool choice_at(const Stage *stage, const Ui *ui, size_t index, Choice *ret) {
    NavEntry entry;
    if (stage->view->sheet != SHEET_MORE) return filter_at(stage, ui, index, ret);
    if (!nav_hidden(stage, ui, index, &entry)) return false;
    *ret = (Choice){.name = entry.name,
                    .text = ui_say(ui, entry.message),
                    .argument = entry.here ? sheet_argument(SHEET_NONE) : entry.address,
                    .action = entry.here ? ACT_SHEET : nav_action(&entry),
                    .icon = entry.icon,
                    .chosen = entry.lit || entry.on};
    return true;
}

static int count_choices(const Stage *stage, const Ui *ui) {
    Choice choice;
    int count = 0;
    if (stage->view->sheet == SHEET_ROOMS) return (int)stage->bundle->room_count + 1;
    if (stage->view->sheet == SHEET_TRACKS) return (int)stage->bundle->track_count + 1;
    while (choice_at(stage, ui, (size_t)count, &choice))
        count++;
    return count;
}

static const char *sheet_title(const Ui *ui, Sheet sheet) {
    return ui_say(ui, sheet == SHEET_ROOMS    ? "sheet.rooms"
                      : sheet == SHEET_TRACKS ? "sheet.tracks"
                                              : "sheet.more");
}

void sheet_draw(const Stage *stage, const Ui *ui) {
    if (stage->view->sheet == SHEET_NONE) return;
    if (stage->view->sheet == SHEET_TAKE) {
        sheet_take_draw(stage, ui);
        return;
    }
    if (stage->view->sheet == SHEET_AIDS) {
        sheet_aids_draw(stage, ui);
        return;
    }
    int row = ui_px(ui, panel_class(ui) <= PANEL_LOW ? 92 : 96), count = count_choices(stage, ui);
    Rect in = sheet_card_draw(ui, ui_px(ui, 712), sheet_head_px(ui) + count * row);
    sheet_head_draw(ui, &in, sheet_title(ui, stage->view->sheet));
    Point at = ui_scroll_begin(ui, "sheet", in, AXIS_Y, count * row);
    Choice choice;
    int first = (in.y - at.y) / row, last = first + in.h / row + 1;
    for (int i = first > 0 ? first : 0; i <= last && choice_at(stage, ui, (size_t)i, &choice); i++)
        draw_choice(ui, (Rect){in.x, at.y + i * row, in.w, row}, &choice);
    ui_scroll_end(ui, "sheet", in, T_CARD);
}

// The parts of "still there?", in units.
typedef struct AskForm {
    double pad, ring, ring_text, title, text, below, button;
} AskForm;

static const AskForm ask_full = {64, 150, 56, 56, 30, 46, 110}, ask_low = {28, 96, 40, 40, 27, 14, 84};

static void draw_ring(const Ui *ui, Rect circle, int seconds, const AskForm *form) {
    enum {
        ASKED_S = 20
    };
    DrawCommand arc = {.kind = DRAW_RING,
                       .box = circle,
                       .border_width = ui_px(ui, form->ring / 10),
                       .per_mille = 1000,
                       .fill = 0xFFEDE8DD,
                       .decoration = true};
    list_add(ui->list, &arc);
    arc.per_mille = seconds * 1000 / ASKED_S;
    arc.fill = ui_colour(ui, T_NOW_LINE);
    list_add(ui->list, &arc);
    UiText number = {.size = form->ring_text, .weight = WEIGHT_BOLD, .colour = T_INK, .align = ALIGN_CENTRE};
    ui_label(ui, circle, message_number(ui->messages, ui_arena(ui), seconds), number);
}

// The question and what happens without an answer.
static int draw_question(const Ui *ui, Rect in, const AskForm *form, bool measures) {
    UiText title = {.size = form->title,
                    .weight = WEIGHT_DISPLAY,
                    .colour = T_INK,
                    .align = ALIGN_CENTRE,
                    .max_lines = 1};
    UiText text = {.size = form->text, .colour = T_INK_2, .align = ALIGN_CENTRE, .max_lines = 2};
    const char *title_words = ui_say(ui, "still-there.title"), *words = ui_say(ui, "still-there.text");
    UiSize room = {in.w, ui_px(ui, 2 * form->title)};
    title.size = ui_fit_size(ui, title_words, title, room, form->title, form->text);
    int title_height = ui_measure(ui, title_words, title, in.w).h,
        text_height = ui_measure(ui, words, text, in.w).h, gap = ui_px(ui, form->below * 0.74) / 4;
    if (measures) return title_height + gap + text_height;
    ui_text(ui, rect_cut_top(&in, title_height), title_words, title);
    rect_cut_top(&in, gap);
    ui_text(ui, rect_cut_top(&in, text_height), words, text);
    return 0;
}

// The card as high as its parts; low panels have a smaller one, and where words are so large that it would
// leave the panel the ring stands beside them.
static void draw_ask(const Stage *stage, const Ui *ui, Rect all, const AskForm *form) {
    int most = all.w - ui_px(ui, 32), width = ui_px(ui, form == &ask_full ? 918 : 640),
        pad = ui_px(ui, form->pad), ring = ui_px(ui, form->ring), gap = ui_px(ui, form->below * 0.74);
    if (width > most) width = most;
    int rest = 2 * pad + ui_px(ui, form->below) + ui_px(ui, form->button);
    int words = draw_question(ui, (Rect){0, 0, width - 2 * pad, 0}, form, true), height = ring + gap + words;
    bool beside = rest + height > all.h;
    if (beside) {
        width = most;
        words = draw_question(ui, (Rect){0, 0, width - 2 * pad - ring - gap, 0}, form, true);
        height = words > ring ? words : ring;
    }
    height += rest;
    if (height > all.h) height = all.h;
    Rect card = {(all.w - width) / 2, (all.h - height) / 2, width, height};
    ui_target_begin(ui, "still-there/continue", card, ACT_STAY, NULL);
    draw_card(ui, card, ui_px(ui, 28));
    Rect in = rect_inset(card, pad), button = rect_cut_bottom(&in, ui_px(ui, form->button));
    rect_cut_bottom(&in, ui_px(ui, form->below));
    Rect row = beside ? rect_cut_left(&in, ring) : rect_cut_top(&in, ring);
    draw_ring(ui, (Rect){row.x + (row.w - ring) / 2, row.y + (row.h - ring) / 2, ring, ring},
              stage->still_there_s, form);
    if (beside) {
        rect_cut_left(&in, gap);
        rect_cut_top(&in, (in.h - words) / 2);
    } else {
        rect_cut_top(&in, gap);
    }
    draw_question(ui, in, form, false);
    ui_fill(ui, button, ui_px(ui, 20), ui_colour(ui, T_ACCENT));
    UiText label = {.size = 36, .weight = WEIGHT_SEMIBOLD, .colour = T_ON_ACCENT, .align = ALIGN_CENTRE};
    ui_label(ui, button, ui_say(ui, "still-there.continue"), label);
    ui_target_end(ui, button, ui_px(ui, 20));
}

void still_there_draw(const Stage *stage, const Ui *ui) {
    if (stage->still_there_s <= 0) return;
    Rect all = {0, 0, ui->metrics.width, ui->metrics.height};
    // Any touch says yes: the one who is asked has no time to aim.
    ui_target_begin(ui, "still-there", all, ACT_STAY, NULL);
    draw_scrim(ui);
    list_target_end(ui->list);
    draw_ask(stage, ui, all, ui_units_h(ui) < 700 || ui_units_w(ui) < 700 ? &ask_low : &ask_full);
}
