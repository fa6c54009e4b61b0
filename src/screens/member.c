#include "member.h"

#include <string.h>
#include "model/query.h"

bool member_endonym_is_shown(const Ui *ui, const Member *member, size_t index) {
    const TextVariant *own = &member->endonyms.variants[index];
    if (text_is_reading(own->lang) || !strcmp(own->string, say_text(ui, &member->name))) return false;
    for (size_t i = 0; i < index; i++)
        if (!strcmp(own->string, member->endonyms.variants[i].string)) return false;
    return !text_missing(ui->text, own->string, own->lang);
}

// The names in its own languages, each in its own letters, one after the other.
static int draw_endonyms(const Ui *ui, Rect area, const Member *member, UiText text) {
    int x = area.x, y = area.y, row = 0, gap = ui_px(ui, 40);
    for (size_t i = 0; i < member->endonyms.count; i++) {
        const TextVariant *own = &member->endonyms.variants[i];
        if (!member_endonym_is_shown(ui, member, i)) continue;
        text.lang = own->lang;
        UiSize size = ui_measure(ui, own->string, text, area.w);
        if (x > area.x && x + size.w > area.x + area.w) {
            x = area.x;
            y += row;
            row = 0;
        }
        ui_text(ui, (Rect){x, y, size.w, 0}, own->string, text);
        x += size.w + gap;
        if (size.h > row) row = size.h;
    }
    return y + row - area.y;
}

int member_title_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)stage;
    const Member *member = what;
    int top = area.y;
    area.h = 0;
    UiText kind = {.size = 29, .weight = WEIGHT_SEMIBOLD, .colour = T_ACCENT, .leading = 1250},
           big = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 3, .leading = 1120},
           formal = {.size = 31, .colour = T_INK_2, .leading = 1300}, own = {.size = 36, .colour = T_INK_2};
    area.y += ui_text(ui, area, say_member_kind(ui, member->kind), kind).h + ui_px(ui, 8);
    const char *name = say_text(ui, &member->name), *long_name = say_text(ui, &member->formal);
    UiSize room = {area.w, ui->metrics.height * 2 / 5};
    PanelClass class = panel_class(ui);
    big.size = ui_fit_size(ui, name, big, room, class == PANEL_TINY ? 50 : class == PANEL_LOW ? 64 : 92, 44);
    big.max_lines = 0;
    area.y += ui_text(ui, area, name, big).h + ui_px(ui, 8);
    if (strcmp(name, long_name)) area.y += ui_text(ui, area, long_name, formal).h;
    int names = draw_endonyms(ui, (Rect){area.x, area.y + ui_px(ui, 6), area.w, 0}, member, own);
    return area.y + (names ? names + ui_px(ui, 6) : 0) - top;
}

static const UiText neighbour_text = {
    .weight = WEIGHT_MEDIUM, .colour = T_INK, .leading = 1150, .max_lines = 2};

static bool has_room(const Ui *ui, const char *name, UiSize room) {
    UiText whole = neighbour_text;
    whole.max_lines = 0;
    return name && ui_measure(ui, name, whole, room.w).h <= room.h && !ui_breaks(ui, name, whole, room.w);
}

// One of the two buttons under the flag: the neighbour's name or abbreviation; where neither has room the
// beginning of the name, whole words of it, or the arrow alone.
static void draw_neighbour(const Ui *ui, Rect box, const Member *other, bool after) {
    if (!other) return;
    int radius = ui_px(ui, 20), icon = ui_px(ui, 32), gap = ui_px(ui, 12), pad = ui_px(ui, 14);
    UiSize room = {box.w - 2 * pad - icon - gap, box.h - ui_px(ui, 8)};
    const char *name = say_text(ui, &other->name);
    const char *whole = name;
    if (!has_room(ui, name, room)) name = say_short_name(ui, other);
    if (!has_room(ui, name, room)) name = ui_breaks(ui, whole, neighbour_text, room.w) ? NULL : whole;
    int words = name ? ui_measure(ui, name, neighbour_text, room.w).w : 0,
        used = icon + (name ? gap + words : 0);
    ui_target_begin(ui, after ? "member/after" : "member/before", box, after ? ACT_AFTER : ACT_BEFORE,
                    say_address(ui, SCREEN_MEMBER, other->id));
    ui_frame(ui, box, radius, ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Rect in = {box.x + (box.w - used) / 2, box.y, used, box.h};
    Rect arrow = after ? rect_cut_right(&in, icon) : rect_cut_left(&in, icon);
    ui_icon_in(ui, arrow, 32, ALIGN_START, after ? "arrow-right" : "arrow-left", ui_colour(ui, T_INK));
    if (name) ui_middle(ui, (Rect){after ? in.x : in.x + gap, in.y, words, in.h}, name, neighbour_text);
    ui_target_end(ui, box, radius);
}

static void draw_neighbours(const Stage *stage, const Ui *ui, Rect row, const Member *member) {
    int gap = ui_px(ui, 20), half = (row.w - gap) / 2;
    draw_neighbour(ui, (Rect){row.x, row.y, half, row.h}, directory_before(stage->directory, member), false);
    draw_neighbour(ui, (Rect){row.x + row.w - half, row.y, half, row.h},
                   directory_after(stage->directory, member), true);
}

// The flag on a card, in which flags of all proportions rest alike, over its neighbours' buttons.
static void draw_flag_side(const Stage *stage, const Ui *ui, Rect side, const Member *member) {
    Rect row = rect_cut_bottom(&side, ui_px(ui, 84));
    rect_cut_bottom(&side, ui_px(ui, 24));
    ui_fill(ui, side, ui_px(ui, 20), ui_colour(ui, T_TINT));
    flag_draw(ui, rect_inset(side, ui_px(ui, 36)), member, true);
    draw_neighbours(stage, ui, row, member);
}

static int draw_words(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    int title = member_title_draw(stage, ui, area, what) + ui_px(ui, 32);
    return title + member_facts_draw(stage, ui, (Rect){area.x, area.y + title, area.w, 0}, what);
}

// A page as narrow as a hand: flag, title and the rest below each other.
static int draw_narrow(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    int flag = area.w * 45 / 100, high = flag * 2 / 3, gap = ui_px(ui, 20);
    flag_draw(ui, (Rect){area.x, area.y, flag, high}, what, true);
    return high + gap + draw_words(stage, ui, (Rect){area.x, area.y + high + gap, area.w, 0}, what);
}

// A narrow page: a smaller flag beside the title, the rest below.
static int draw_column(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    int top = area.y, gap = ui_px(ui, 28), flag = area.w * 30 / 100, most = ui_px(ui, 280);
    if (flag > most) flag = most;
    Rect beside = {area.x + flag + gap, area.y, area.w - flag - gap, 0};
    int high = flag * 2 / 3, title = page_measure(stage, ui, beside.w, member_title_draw, what);
    if (title < high) beside.y += (high - title) / 2;
    member_title_draw(stage, ui, beside, what);
    flag_draw(ui, (Rect){area.x, area.y, flag, high}, what, true);
    area.y += (title > high ? title : high) + ui_px(ui, 24);
    return area.y + member_facts_draw(stage, ui, area, what) - top;
}

// Whether the flag has room beside the title: on a low panel, where it would push the name out of sight, as
// long as no word of that breaks.
static bool is_beside(const Ui *ui, const Frame *f, int width, const Member *member) {
    UiText name = {.size = 44, .weight = WEIGHT_DISPLAY}; // the least that it may have
    bool narrow = width < ui_px(ui, 460);
    int beside = width * 70 / 100 - ui_px(ui, 28);
    return !narrow || (f->class == PANEL_TINY && !ui_breaks(ui, say_text(ui, &member->name), name, beside));
}

// Ways to the neighbours as chips at the end of the first row.
static Rect draw_head(const Stage *stage, const Ui *ui, const Frame *f, const Member *member) {
    const Member *before = directory_before(stage->directory, member),
                 *after = directory_after(stage->directory, member);
    UiButton ends[2];
    int count = 0;
    if (before)
        ends[count++] = (UiButton){.name = "member/before",
                                   .icon = "arrow-left",
                                   .action = ACT_BEFORE,
                                   .argument = say_address(ui, SCREEN_MEMBER, before->id)};
    if (after)
        ends[count++] = (UiButton){.name = "member/after",
                                   .icon_after = "arrow-right",
                                   .action = ACT_AFTER,
                                   .argument = say_address(ui, SCREEN_MEMBER, after->id)};
    return page_back_draw(stage, ui, f, ends, count);
}

void member_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    const Member *member = bundle_member(stage->bundle, stage->view->id);
    if (!member) return;
    if (f.class <= PANEL_LOW || ui_units_w(ui) < 700) {
        Rect rest = draw_head(stage, ui, &f, member);
        PagePart *part = is_beside(ui, &f, rest.w, member) ? draw_column : draw_narrow;
        page_scrolled(stage, ui, rest, "member", T_GROUND, part, member);
        return;
    }
    Rect area = page_back_draw(stage, ui, &f, NULL, 0), side;
    if (f.wide) {
        int most = ui_px(ui, 540 + 108);
        side = rect_cut_left(&area, area.w * 40 / 100);
        if (side.h > most) side.h = most;
        rect_cut_left(&area, ui_px(ui, 64));
    } else {
        side = rect_cut_top(&area, area.h * 34 / 100);
        rect_cut_top(&area, ui_px(ui, 36));
    }
    draw_flag_side(stage, ui, side, member);
    page_scrolled(stage, ui, area, "member", T_GROUND, draw_words, member);
}
