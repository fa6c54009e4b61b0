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

typedef struct Choice {
    const char *name, *text, *argument;
    Colour mark; // a track's colour, 0 none
    bool chosen;
} Choice;

static void draw_choice(const Ui *ui, Rect row, const Choice *choice, Action action) {
    ui_target_begin(ui, choice->name, row, (int)action, choice->argument);
    Rect in = rect_inset(row, ui_px(ui, 8));
    if (choice->chosen) ui_fill(ui, in, ui_px(ui, 14), ui_colour(ui, T_TINT));
    rect_cut_left(&in, ui_px(ui, 24));
    if (choice->mark) {
        int bar = ui_px(ui, 10);
        ui_fill(ui, (Rect){in.x, in.y + ui_px(ui, 14), bar, in.h - ui_px(ui, 28)}, bar / 2, choice->mark);
        rect_cut_left(&in, bar + ui_px(ui, 24));
    }
    Rect tick = rect_cut_right(&in, ui_px(ui, 64));
    int icon = ui_px(ui, 36);
    if (choice->chosen)
        ui_icon(ui, (Rect){tick.x, tick.y + (tick.h - icon) / 2, icon, icon}, "check",
                ui_colour(ui, T_ACCENT));
    ui_label(
        ui, in, choice->text,
        (UiText){.size = 31, .weight = choice->chosen ? WEIGHT_SEMIBOLD : WEIGHT_REGULAR, .colour = T_INK});
    ui_target_end(ui, rect_inset(row, ui_px(ui, 8)), ui_px(ui, 14));
}

// The index-th choice; 0 is "all". False past the last.
static bool choice_at(const Stage *stage, const Ui *ui, size_t index, Choice *ret) {
    const Bundle *bundle = stage->bundle;
    bool rooms = stage->view->sheet == SHEET_ROOMS;
    const char *chosen = rooms ? stage->view->room : stage->view->track;
    if (index == 0) {
        *ret = (Choice){"pick/all", ui_say(ui, rooms ? "agenda.all-rooms" : "agenda.all-tracks"), NULL, 0,
                        !chosen[0]};
        return true;
    }
    if (index - 1 >= (rooms ? bundle->room_count : bundle->track_count)) return false;
    const char *id = rooms ? bundle->rooms[index - 1].id : bundle->tracks[index - 1].id;
    const Text *name = rooms ? &bundle->rooms[index - 1].name : &bundle->tracks[index - 1].name;
    *ret = (Choice){arena_printf(ui_arena(ui), "pick/%s", id), say_text(ui, name), id,
                    rooms ? 0 : 0xFF000000 | bundle->tracks[index - 1].colour, !strcmp(chosen, id)};
    return true;
}

void sheet_draw(const Stage *stage, const Ui *ui) {
    if (stage->view->sheet == SHEET_NONE) return;
    bool rooms = stage->view->sheet == SHEET_ROOMS;
    Rect all = {0, 0, ui->metrics.width, ui->metrics.height};
    // A touch beside the sheet closes it.
    ui_target_begin(ui, "sheet/beside", all, ACT_SHEET_CLOSE, NULL);
    draw_scrim(ui);
    list_target_end(ui->list);
    int row = ui_px(ui, 96), head = ui_px(ui, 110), pad = ui_px(ui, 24);
    int count = (int)(rooms ? stage->bundle->room_count : stage->bundle->track_count) + 1;
    int width = ui_px(ui, 760), most_w = all.w - 2 * pad, most_h = all.h - 2 * pad;
    int height = head + count * row + pad;
    Rect card = {0, 0, width < most_w ? width : most_w, height < most_h ? height : most_h};
    card.x = (all.w - card.w) / 2;
    card.y = (all.h - card.h) / 2;
    ui_target_begin(ui, "sheet", card, ACT_NONE, NULL); // holds touches that miss a choice
    draw_card(ui, card, ui_px(ui, 28));
    list_target_end(ui->list);
    Rect in = card;
    rect_cut_left(&in, pad);
    rect_cut_right(&in, pad);
    rect_cut_bottom(&in, pad);
    Rect top = rect_cut_top(&in, head), close = rect_cut_right(&top, ui_px(ui, 90));
    rect_cut_left(&top, ui_px(ui, 24));
    ui_label(ui, top, ui_say(ui, rooms ? "sheet.rooms" : "sheet.tracks"),
             (UiText){.size = 44, .weight = WEIGHT_DISPLAY, .colour = T_INK});
    int icon = ui_px(ui, 40);
    ui_target_begin(ui, "sheet/close", close, ACT_SHEET_CLOSE, NULL);
    ui_icon(ui, (Rect){close.x + (close.w - icon) / 2, close.y + (close.h - icon) / 2, icon, icon}, "x",
            ui_colour(ui, T_INK));
    ui_target_end(ui, close, ui_px(ui, 14));
    Point at = ui_scroll_begin(ui, "sheet", in, AXIS_Y, count * row);
    Choice choice;
    for (int i = 0; choice_at(stage, ui, (size_t)i, &choice); i++)
        draw_choice(ui, (Rect){in.x, at.y + i * row, in.w, row}, &choice,
                    rooms ? ACT_PICK_ROOM : ACT_PICK_TRACK);
    ui_scroll_end(ui, "sheet", in, T_CARD);
}

void still_there_draw(const Stage *stage, const Ui *ui) {
    enum {
        ASKED_S = 20
    };
    if (stage->still_there_s <= 0) return;
    Rect all = {0, 0, ui->metrics.width, ui->metrics.height};
    // Any touch says yes: the one who is asked has no time to aim.
    ui_target_begin(ui, "still-there", all, ACT_STAY, NULL);
    draw_scrim(ui);
    list_target_end(ui->list);
    int width = ui_px(ui, 918), height = ui_px(ui, 584), most = all.w - ui_px(ui, 32);
    if (width > most) width = most;
    bool low = height > all.h - ui_px(ui, 32);
    if (low) height = all.h - ui_px(ui, 32);
    Rect card = {(all.w - width) / 2, (all.h - height) / 2, width, height};
    ui_target_begin(ui, "still-there/continue", card, ACT_STAY, NULL);
    draw_card(ui, card, ui_px(ui, 28));
    Rect in = rect_inset(card, ui_px(ui, low ? 28 : 64));
    Rect button = rect_cut_bottom(&in, ui_px(ui, low ? 84 : 110));
    int ring = ui_px(ui, low ? 100 : 150);
    Rect circle = {in.x + (in.w - ring) / 2, in.y, ring, ring};
    DrawCommand arc = {.kind = DRAW_RING,
                       .box = circle,
                       .border_width = ui_px(ui, 15),
                       .per_mille = 1000,
                       .fill = 0xFFEDE8DD,
                       .decoration = true};
    list_add(ui->list, &arc);
    arc.per_mille = stage->still_there_s * 1000 / ASKED_S;
    arc.fill = ui_colour(ui, T_NOW_LINE);
    list_add(ui->list, &arc);
    const char *seconds = arena_printf(ui_arena(ui), "%d", stage->still_there_s);
    ui_label(ui, circle, seconds,
             (UiText){.size = low ? 40 : 56,
                      .weight = WEIGHT_BOLD,
                      .colour = T_INK,
                      .align = ALIGN_CENTRE,
                      .tabular = true});
    rect_cut_top(&in, ring + ui_px(ui, low ? 4 : 34));
    UiText title = {.size = low ? 40 : 56,
                    .weight = WEIGHT_DISPLAY,
                    .colour = T_INK,
                    .align = ALIGN_CENTRE,
                    .max_lines = 1};
    rect_cut_top(&in, ui_text(ui, in, ui_say(ui, "still-there.title"), title).h + ui_px(ui, 8));
    if (in.h >= ui_px(ui, 40))
        ui_text(ui, in, ui_say(ui, "still-there.text"),
                (UiText){.size = 30, .colour = T_INK_2, .align = ALIGN_CENTRE, .max_lines = 2});
    ui_fill(ui, button, ui_px(ui, 20), ui_colour(ui, T_ACCENT));
    ui_label(ui, button, ui_say(ui, "still-there.continue"),
             (UiText){.size = 36, .weight = WEIGHT_SEMIBOLD, .colour = T_ON_ACCENT, .align = ALIGN_CENTRE});
    ui_target_end(ui, button, ui_px(ui, 20));
}
