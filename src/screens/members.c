#include "page.h"

#include <string.h>
#include "model/query.h"
#include "model/records.h"

// How the cards of a list look, in units: one form for all, so that 1,000 of them need no measuring.
typedef struct CardForm {
    int columns;
    double height, gap, pad, flag;
    int leading;
} CardForm;

static const CardForm full = {4, 118, 20, 20, 96, 1200}, narrow = {3, 118, 20, 20, 96, 1200},
                      half = {2, 118, 20, 20, 96, 1200}, low = {2, 124, 14, 12, 84, 1120},
                      single = {1, 92, 12, 16, 84, 1120}, upright = {1, 124, 12, 16, 84, 1120};

static bool is_organization(MemberKind kind) {
    return kind == MEMBER_ORGANIZATION || kind == OBSERVER_ORGANIZATION;
}

// Names of organizations are longer than those of states.
static CardForm card_form(const Ui *ui, int width, MemberKind kind) {
    CardForm form = width >= ui_px(ui, 1560)                                     ? full
                    : width >= ui_px(ui, 1150)                                   ? narrow
                    : width >= ui_px(ui, 800) && panel_class(ui) >= PANEL_MEDIUM ? half
                    : width >= ui_px(ui, 600)                                    ? low
                    : width >= ui_px(ui, 400)                                    ? single
                                                                                 : upright;
    if (is_organization(kind)) {
        form.columns = (form.columns + 1) / 2;
        if (width >= ui_px(ui, 600)) form.flag = 160; // room for an abbreviation
        if (width < ui_px(ui, 400)) form.height = 154;
    }
    return form;
}

// The list of one kind as it lies in its scroll area, in px.
typedef struct Grid {
    const DirectoryEntry *entries;
    size_t count;
    CardForm form;
    int pitch, above; // from row to row; height of what stands over the first
    int content;
    const char *note; // what the source declares besides; it stands over the cards, or below on low panels
} Grid;

// px of a card's name.
static int name_width(const Ui *ui, int width, const CardForm *form) {
    int card = (width + ui_px(ui, form->gap)) / form->columns - ui_px(ui, form->gap),
        pad = ui_px(ui, form->pad);
    return card - pad - pad * 3 / 4 - ui_px(ui, form->flag) - pad;
}

static UiText name_text(const CardForm *form) {
    return (UiText){.weight = WEIGHT_MEDIUM, .colour = T_INK, .leading = form->leading};
}

// Some languages have long words: as many columns as leave them whole. A list that is too long to look at
// each name keeps its form.
static void widen(const Ui *ui, int width, const Grid *grid, CardForm *form) {
    enum {
        LOOKED_AT_MAX = 128
    };
    for (size_t i = 0; grid->count <= LOOKED_AT_MAX && i < grid->count && form->columns > 1; i++)
        while (form->columns > 1 &&
               ui_breaks(ui, grid->entries[i].name, name_text(form), name_width(ui, width, form)))
            form->columns--;
}

static const UiText note_text = {.size = 27, .colour = T_INK_2};

// "" where the source agrees with the list or says nothing.
static const char *say_declared(const Stage *stage, const Ui *ui, MemberKind kind, size_t listed) {
    int declared = stage->bundle->declared[kind];
    if (declared < 0 || (size_t)declared == listed) return "";
    return message_count(ui->messages, ui_arena(ui), listed ? "members.declared" : "members.declared-none",
                         (long)listed, message_number(ui->messages, ui_arena(ui), declared));
}

static Grid grid_of(const Stage *stage, const Ui *ui, int width, MemberKind kind) {
    Grid grid = {.form = card_form(ui, width, kind)};
    grid.entries = directory_list(stage->directory, kind, &grid.count);
    widen(ui, width, &grid, &grid.form);
    grid.pitch = ui_px(ui, grid.form.height) + ui_px(ui, grid.form.gap);
    grid.note = say_declared(stage, ui, kind, grid.count);
    int note = *grid.note ? ui_measure(ui, grid.note, note_text, width).h + ui_px(ui, 14) : 0;
    if (panel_class(ui) > PANEL_LOW) grid.above = note;
    size_t rows = (grid.count + (size_t)grid.form.columns - 1) / (size_t)grid.form.columns;
    grid.content = note + (int)rows * grid.pitch - (rows ? ui_px(ui, grid.form.gap) : 0);
    return grid;
}

static void draw_card(const Ui *ui, Rect card, const CardForm *form, const DirectoryEntry *entry) {
    int radius = ui_px(ui, 20), pad = ui_px(ui, form->pad);
    ui_target_begin(ui, arena_printf(ui_arena(ui), "member/%s", entry->member->id), card, ACT_OPEN,
                    say_address(ui, SCREEN_MEMBER, entry->member->id));
    ui_frame(ui, card, radius, ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
    Rect in = card;
    rect_cut_left(&in, pad);
    rect_cut_right(&in, pad * 3 / 4);
    Rect flag = rect_cut_left(&in, ui_px(ui, form->flag));
    int high = flag.w * 3 / 4 < ui_px(ui, 72) ? flag.w * 3 / 4 : ui_px(ui, 72);
    flag_draw(ui, (Rect){flag.x, flag.y + (flag.h - high) / 2, flag.w, high}, entry->member, false);
    rect_cut_left(&in, ui_px(ui, form->pad));
    ui_middle(ui, in, entry->name, name_text(form));
    ui_target_end(ui, card, radius);
}

static void draw_cards(const Ui *ui, Rect view, Point at, const Grid *grid) {
    const CardForm *form = &grid->form;
    int columns = form->columns, gap = ui_px(ui, form->gap), top = at.y + grid->above;
    int first = (view.y - top) / grid->pitch - 1, last = first + view.h / grid->pitch + 3;
    if (first < 0) first = 0;
    for (size_t i = (size_t)first * (size_t)columns; i < grid->count && (int)i < (last + 1) * columns; i++) {
        int row = (int)i / columns, place = (int)i % columns;
        int left = (view.w + gap) * place / columns, right = (view.w + gap) * (place + 1) / columns - gap;
        Rect card = {view.x + left, top + row * grid->pitch, right - left, ui_px(ui, form->height)};
        draw_card(ui, card, form, &grid->entries[i]);
    }
}

// The letters that the list has, each with the place of its first row.
typedef struct Letters {
    Stop *stops;
    size_t *firsts; // index of the first entry
    size_t count;
} Letters;

static Letters letters_of(const Ui *ui, const Grid *grid) {
    Letters letters = {ARENA_NEW(ui_arena(ui), Stop, grid->count + 1),
                       ARENA_NEW(ui_arena(ui), size_t, grid->count + 1), 0};
    if (!letters.stops || !letters.firsts) return letters;
    for (size_t i = 0; i < grid->count; i++) {
        if (!grid->entries[i].leads) continue;
        int row = (int)i / grid->form.columns;
        letters.stops[letters.count] =
            (Stop){grid->entries[i].letter, row ? grid->above + row * grid->pitch : 0};
        letters.firsts[letters.count++] = i;
    }
    return letters;
}

// The letter of the first card that is seen whole.
static size_t current_letter(const Ui *ui, const Grid *grid, const Letters *letters, int offset) {
    int row = (offset - grid->above + grid->pitch - ui_px(ui, grid->form.gap) - 1) / grid->pitch;
    size_t first = row > 0 ? (size_t)(row * grid->form.columns) : 0, current = 0;
    for (size_t i = 0; i < letters->count && letters->firsts[i] <= first; i++)
        current = i;
    return current;
}

static const char *const scroll_name = "members";

// Width of the letter index with the gap before it; 0 where the list is short, the panel too low for more
// than a few groups of letters, or too narrow for names beside it.
static int strip_width(const Ui *ui, Rect area, const Grid *grid) {
    enum {
        LETTERS_LEAST = 3
    };
    if (panel_class(ui) == PANEL_TINY || grid->content <= area.h * 3 / 2 || area.w < ui_px(ui, 600)) return 0;
    return letters_of(ui, grid).count < LETTERS_LEAST ? 0 : ui_px(ui, 84 + 36);
}

static void draw_list(const Stage *stage, const Ui *ui, Rect area, MemberKind kind) {
    Grid grid = grid_of(stage, ui, area.w, kind);
    int strip = strip_width(ui, area, &grid);
    Rect index = rect_cut_right(&area, strip);
    if (strip) grid = grid_of(stage, ui, area.w, kind);
    Point at = ui_scroll_begin(ui, scroll_name, area, AXIS_Y, grid.content);
    int note = grid.above ? at.y : at.y + grid.content - ui_measure(ui, grid.note, note_text, area.w).h;
    ui_text(ui, (Rect){area.x, note, area.w, 0}, grid.note, note_text);
    draw_cards(ui, area, at, &grid);
    ui_scroll_end(ui, scroll_name, area, T_GROUND);
    if (!strip) return;
    rect_cut_left(&index, ui_px(ui, 36));
    Letters letters = letters_of(ui, &grid);
    ui_strip(ui, index, "members/letters", letters.stops, letters.count,
             current_letter(ui, &grid, &letters, area.y - at.y), stage->view->stop, ACT_SCROLL, scroll_name);
}

static const char *tab_key(MemberKind kind) {
    switch (kind) {
    case MEMBER_STATE:
        return "members.states";
    case MEMBER_ORGANIZATION:
        return "members.organizations";
    case OBSERVER_STATE:
        return "members.observer-states";
    case OBSERVER_ORGANIZATION:
        return "members.observer-organizations";
    case MEMBER_KIND_COUNT:
        break;
    }
    return "";
}

static UiButton tab_of(const Stage *stage, const Ui *ui, MemberKind kind, bool chosen) {
    const char *id = member_kind_words[kind];
    size_t listed = members_count(stage->bundle, kind);
    return (UiButton){.name = arena_printf(ui_arena(ui), "tab/%s", id),
                      .text = message_count(ui->messages, ui_arena(ui), tab_key(kind), (long)listed, NULL),
                      .action = chosen ? ACT_NONE : ACT_TAB,
                      .argument = say_address(ui, SCREEN_MEMBERS, id),
                      .selected = chosen};
}

void members_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    UiButton tabs[MEMBER_KIND_COUNT];
    int count = 0, chosen = 0;
    MemberKind shown = MEMBER_STATE;
    for (int kind = 0; kind < MEMBER_KIND_COUNT; kind++) {
        if (!members_count(stage->bundle, (MemberKind)kind) && stage->bundle->declared[kind] <= 0) continue;
        bool is_shown = !strcmp(stage->view->id, member_kind_words[kind]);
        if (is_shown) {
            chosen = count;
            shown = (MemberKind)kind;
        }
        tabs[count++] = tab_of(stage, ui, (MemberKind)kind, is_shown);
    }
    draw_list(stage, ui, page_head_draw(ui, &f, ui_say(ui, "nav.members"), tabs, count, chosen), shown);
}
