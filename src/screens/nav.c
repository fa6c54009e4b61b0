#include "common.h"

typedef struct SectionRow {
    const char *name, *icon, *message;
    ScreenId screens[3]; // the first that the bundle has something for is what it opens
    int screen_count;
} SectionRow;

static const SectionRow sections[] = {
    [SECTION_HOME] = {"nav/home", "house", "nav.home", {SCREEN_HOME}, 1},
    [SECTION_AGENDA] = {"nav/agenda", "calendar-days", "nav.agenda", {SCREEN_AGENDA}, 1},
    [SECTION_MEMBERS] = {"nav/members", "flag", "nav.members", {SCREEN_MEMBERS}, 1},
    [SECTION_MEETINGS] = {"nav/meetings", "landmark", "nav.meetings", {SCREEN_MEETINGS}, 1},
    [SECTION_DOCUMENTS] = {"nav/documents", "file-text", "nav.documents", {SCREEN_DOCUMENTS}, 1},
    [SECTION_VENUE] = {"nav/venue", "map-pin", "nav.venue", {SCREEN_VENUE}, 1},
    [SECTION_ABOUT] =
        {"nav/about", "info", "nav.about", {SCREEN_ABOUT, SCREEN_STRUCTURE, SCREEN_CONTACTS}, 3},
    [SECTION_SEARCH] = {"nav/search", "search", "nav.search", {SCREEN_SEARCH}, 1},
    [SECTION_AIDS] = {"nav/aids", "accessibility", "nav.aids", {0}, 0},
};
_Static_assert(COUNT_OF(sections) == SECTION_COUNT, "every section has its row");

static const Section section_of[SCREEN_COUNT] = {
    [SCREEN_HOME] = SECTION_HOME,           [SCREEN_AGENDA] = SECTION_AGENDA,
    [SCREEN_ROOMS] = SECTION_AGENDA,        [SCREEN_SESSION] = SECTION_AGENDA,
    [SCREEN_MEMBERS] = SECTION_MEMBERS,     [SCREEN_MEMBER] = SECTION_MEMBERS,
    [SCREEN_MEETINGS] = SECTION_MEETINGS,   [SCREEN_MEETING] = SECTION_MEETINGS,
    [SCREEN_DOCUMENTS] = SECTION_DOCUMENTS, [SCREEN_DOCUMENT] = SECTION_DOCUMENTS,
    [SCREEN_ABOUT] = SECTION_ABOUT,         [SCREEN_STRUCTURE] = SECTION_ABOUT,
    [SCREEN_GROUP] = SECTION_ABOUT,         [SCREEN_ROLE] = SECTION_ABOUT,
    [SCREEN_CONTACTS] = SECTION_ABOUT,      [SCREEN_NOTICE] = SECTION_HOME,
    [SCREEN_CONTACT] = SECTION_ABOUT,       [SCREEN_VENUE] = SECTION_VENUE,
    [SCREEN_ROOM] = SECTION_VENUE,          [SCREEN_SEARCH] = SECTION_SEARCH,
};

static bool has_members(const Bundle *bundle) {
    bool some = bundle->member_count > 0;
    for (int kind = 0; kind < MEMBER_KIND_COUNT; kind++)
        some = some || bundle->declared[kind] > 0;
    return some;
}

// For each entry of each frame: so it counts nothing that the bundle has not counted.
static bool has_content(const Bundle *bundle, ScreenId screen) {
    switch ((int)screen) {
    case SCREEN_MEMBERS:
        return has_members(bundle);
    case SCREEN_MEETINGS:
        return bundle->meeting_count > 0;
    case SCREEN_DOCUMENTS:
        return bundle->document_count > 0;
    case SCREEN_VENUE:
        return bundle->room_count > 0;
    case SCREEN_ABOUT:
        return bundle->about_count > 0;
    case SCREEN_STRUCTURE:
        return bundle->group_count > 0;
    case SCREEN_CONTACTS:
        return bundle->contact_count > 0;
    }
    return true;
}

static const char *address_of(const Bundle *bundle, const SectionRow *row) {
    if (!row->screen_count) return sheet_argument(SHEET_AIDS);
    for (int i = 0; i < row->screen_count; i++)
        if (has_content(bundle, row->screens[i])) return screen_row(row->screens[i])->name;
    return NULL;
}

bool nav_entry(const Stage *stage, size_t index, NavEntry *ret_entry) {
    for (int i = 0; i < SECTION_COUNT; i++) {
        const SectionRow *row = &sections[i];
        const char *address = address_of(stage->bundle, row);
        if (!address || index--) continue;
        View view;
        Err err = {0};
        bool lit = i == SECTION_AIDS ? aids_any(stage->aids) : section_of[stage->view->screen] == (Section)i;
        bool here = lit && screen_find(stage->bundle, address, stage->now_s, &view, &err) &&
                    screen_same_place(&view, stage->view);
        *ret_entry = (NavEntry){(Section)i, row->name, row->icon, row->message, address, lit, here};
        return true;
    }
    return false;
}

static bool is_low(const Ui *ui) {
    return panel_class(ui) <= PANEL_LOW;
}

static const UiText label_text = {.size = 27, .weight = WEIGHT_BOLD};

// What an entry needs: its words in bold, as when it is lit, or a finger.
static int width_needed(const Ui *ui, const char *message) {
    int words = ui_measure(ui, ui_say(ui, message), label_text, 0).w + ui_px(ui, is_low(ui) ? 20 : 28);
    int least = ui_px(ui, 82);
    return words > least ? words : least;
}

// The row that the entries share; on a tiny panel, which has no header, the clock stands at its end.
static Rect row_of(const Stage *stage, const Ui *ui, const Frame *f) {
    Rect row = f->nav;
    rect_cut_left(&row, f->class == PANEL_FULL ? f->margin / 2 : f->margin / 4);
    rect_cut_right(&row, f->margin / 4);
    if (f->class == PANEL_TINY)
        rect_cut_right(&row,
                       ui_measure(ui, say_time(ui, stage->now), clock_text(ui, T_INK), 0).w + ui_px(ui, 28));
    return row;
}

static size_t count_shown(const Stage *stage, const Ui *ui, int width, int *ret_used) {
    NavEntry entry;
    size_t count = 0, fits = 0;
    int used = 0, more = width_needed(ui, "nav.more"), used_with_more = 0;
    for (; nav_entry(stage, count, &entry); count++) {
        used += width_needed(ui, entry.message);
        if (used + more > width) continue;
        fits = count + 1;
        used_with_more = used + more;
    }
    if (used <= width) fits = count;
    *ret_used = fits == count ? used : used_with_more;
    return fits;
}

size_t nav_shown(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    int used;
    return count_shown(stage, ui, row_of(stage, ui, &f).w, &used);
}

// Icon over words, or beside them where the panel is low.
static void draw_words(const Ui *ui, Rect box, const NavEntry *entry, Token ink) {
    bool low = is_low(ui);
    UiText label = {.size = 27, .weight = entry->lit ? WEIGHT_BOLD : WEIGHT_REGULAR, .colour = ink};
    const char *words = ui_say(ui, entry->message);
    int lead = ui_px(ui, 44 + 14), beside = ui_measure(ui, words, label_text, 0).w + lead;
    if (low && beside + ui_px(ui, 40) <= box.w) {
        rect_cut_left(&box, (box.w - beside) / 2);
        ui_icon_in(ui, rect_cut_left(&box, lead), 44, ALIGN_START, entry->icon, ui_colour(ui, ink));
    } else {
        double icon = low ? 34 : 44, between = low ? 0 : 5, line = low ? 38 : 44;
        rect_cut_top(&box, (box.h - ui_px(ui, icon + between + line)) / 2 + ui_px(ui, 3));
        ui_icon_in(ui, rect_cut_top(&box, ui_px(ui, icon)), icon, ALIGN_CENTRE, entry->icon,
                   ui_colour(ui, ink));
        rect_cut_top(&box, ui_px(ui, between));
        box.h = ui_px(ui, line);
        label.align = ALIGN_CENTRE;
    }
    ui_label(ui, box, words, label);
}

static void draw_entry(const Ui *ui, Rect box, const NavEntry *entry, Action action) {
    Token ink = entry->lit ? T_ACCENT : T_INK_2;
    ui_target_begin(ui, entry->name, box, (int)action, entry->address);
    int mark = ui_px(ui, 110) < box.w ? ui_px(ui, 110) : box.w;
    if (entry->lit)
        ui_fill(ui, (Rect){box.x + (box.w - mark) / 2, box.y - ui_px(ui, 2), mark, ui_px(ui, 6)},
                ui_px(ui, 3), ui_colour(ui, T_ACCENT));
    draw_words(ui, box, entry, ink);
    ui_target_end(ui, box, 0);
}

Action nav_action(const NavEntry *entry) {
    if (entry->here) return ACT_NONE;
    if (entry->section == SECTION_AIDS) return ACT_SHEET;
    return entry->section == SECTION_HOME ? ACT_HOME : ACT_SECTION;
}

void nav_draw(const Stage *stage, const Ui *ui, const Frame *f) {
    ui_fill(ui, f->nav, 0, ui_colour(ui, T_CARD));
    ui_line(ui, f->nav.x, f->nav.y, f->nav.w, ui_colour(ui, T_LINE));
    Rect row = row_of(stage, ui, f);
    if (f->class == PANEL_TINY) {
        Rect clock = f->nav;
        rect_cut_right(&clock, f->margin);
        ui_label(ui, clock, say_time(ui, stage->now), clock_text(ui, T_INK));
    }
    NavEntry entry,
        more = {SECTION_COUNT, "nav/more", "menu", "nav.more", sheet_argument(SHEET_MORE), false, false};
    int used, most = ui_px(ui, 182);
    size_t shown = count_shown(stage, ui, row.w, &used), count = shown;
    while (nav_entry(stage, count, &entry)) {
        if (entry.lit) more.lit = true;
        count++;
    }
    int places = (int)shown + (count > shown), extra = places ? (row.w - used) / places : 0, widest = 0;
    for (size_t i = 0; i < shown && nav_entry(stage, i, &entry); i++)
        widest = width_needed(ui, entry.message) > widest ? width_needed(ui, entry.message) : widest;
    // All alike where the longest word allows it.
    int alike = places && row.w / places >= widest ? row.w / places < most ? row.w / places : most : 0;
    for (size_t i = 0; i < shown && nav_entry(stage, i, &entry); i++) {
        int width = alike ? alike : width_needed(ui, entry.message) + extra;
        draw_entry(ui, rect_cut_left(&row, width), &entry, nav_action(&entry));
    }
    if (count > shown)
        draw_entry(ui, rect_cut_left(&row, alike ? alike : width_needed(ui, "nav.more") + extra), &more,
                   ACT_SHEET);
}
