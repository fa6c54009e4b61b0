#include "common.h"

#include <stdio.h>
#include <string.h>

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
    [SECTION_LANGUAGE] = {"nav/language", "languages", "nav.language", {SCREEN_LANGUAGE}, 1},
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
    [SCREEN_LANGUAGE] = SECTION_LANGUAGE,
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

// The venue opens with the level on which this kiosk stands.
static const char *venue_address(const Stage *stage, const Ui *ui) {
    const Bundle *bundle = stage->bundle;
    View room = {.screen = SCREEN_ROOM}, level;
    for (size_t i = 0; stage->place && i < bundle->plan_count; i++) {
        const Plan *plan = &bundle->plans[i];
        if (!plan->room_count || strcmp(plan->file, stage->place->plan)) continue;
        snprintf(room.id, sizeof room.id, "%s", plan->rooms[0]->id);
        if (screen_parent(bundle, &room, &level)) return say_address(ui, SCREEN_VENUE, level.id);
    }
    return screen_row(SCREEN_VENUE)->name;
}

static const char *address_of(const Stage *stage, const Ui *ui, const SectionRow *row) {
    const Bundle *bundle = stage->bundle;
    if (!row->screen_count) return sheet_argument(SHEET_AIDS);
    if (row->screens[0] == SCREEN_VENUE && has_content(bundle, SCREEN_VENUE)) return venue_address(stage, ui);
    for (int i = 0; i < row->screen_count; i++)
        if (has_content(bundle, row->screens[i])) return screen_row(row->screens[i])->name;
    return NULL;
}

// Those at the row's end, behind a line: they are about all the others.
static bool is_tool(Section section) {
    return section >= SECTION_SEARCH;
}

bool nav_entry(const Stage *stage, const Ui *ui, size_t index, NavEntry *ret_entry) {
    for (int i = 0; i < SECTION_COUNT; i++) {
        const SectionRow *row = &sections[i];
        const char *address = address_of(stage, ui, row);
        if (!address || index--) continue;
        View view;
        Err err = {0};
        bool sheet = i == SECTION_AIDS, lit = !sheet && section_of[stage->view->screen] == (Section)i;
        bool here = lit && screen_find(stage->bundle, address, stage->now_s, &view, &err) &&
                    screen_same_place(&view, stage->view);
        *ret_entry = (NavEntry){.section = (Section)i,
                                .name = row->name,
                                .icon = row->icon,
                                .message = row->message,
                                .address = address,
                                .lit = lit,
                                .here = here,
                                .on = sheet && !aids_equal(stage->aids, stage->usual_aids)};
        return true;
    }
    return false;
}

static bool is_low(const Ui *ui) {
    return panel_class(ui) <= PANEL_LOW;
}

enum {
    DIVIDER = 36 // units that the line before the tools stands in
};

static const UiText label_text = {.size = 27, .weight = WEIGHT_BOLD};

// What an entry needs: its words in bold, as when it is lit, or a finger.
static int width_needed(const Ui *ui, const char *message) {
    int least = ui_px(ui, 82);
    int words = ui_measure(ui, ui_say(ui, message), label_text, 0).w + ui_px(ui, is_low(ui) ? 20 : 28);
    return words > least ? words : least;
}

static int entry_width(const Ui *ui, const NavEntry *entry) {
    return entry->wordless ? ui_px(ui, 82) : width_needed(ui, entry->message);
}

// The row that the entries share; on a tiny panel without a header the clock stands at its end.
static Rect row_of(const Stage *stage, const Ui *ui, const Frame *f) {
    Rect row = f->nav;
    int side = f->class == PANEL_FULL ? f->margin / 2 : f->margin / 4;
    rect_cut_left(&row, side);
    rect_cut_right(&row, side);
    if (f->clock_in_nav && clock_is_known(stage))
        rect_cut_right(&row,
                       ui_measure(ui, say_time(ui, stage->now), clock_text(ui, T_INK), 0).w + ui_px(ui, 28));
    return row;
}

// Which entries stand in the row, and how.
typedef struct NavRow {
    NavEntry places[SECTION_COUNT], tools[SECTION_COUNT];
    int place_count, tool_count;
    NavEntry hidden[SECTION_COUNT]; // tools that stand behind "more", before the places that do
    int hidden_count;
    int shown; // of the places; the others stand behind "more"
    bool more;
    bool wordless; // all of them are their icons alone
    int used;      // px that the shown ones need
    bool beside;   // words beside the icons
} NavRow;

static int width_of(const Ui *ui, const NavEntry *entries, int count) {
    int width = 0;
    for (int i = 0; i < count; i++)
        width += entry_width(ui, &entries[i]);
    return width;
}

static int tools_width(const Ui *ui, const NavRow *row) {
    return row->tool_count ? width_of(ui, row->tools, row->tool_count) + ui_px(ui, DIVIDER) : 0;
}

// How many of the places fit into so much.
static int count_fitting(const Ui *ui, const NavRow *row, int width) {
    int count = 0;
    while (count < row->place_count && width_of(ui, row->places, count + 1) <= width)
        count++;
    return count;
}

enum {
    PLACES_LEAST = 2 // home and the agenda come before the tools
};

// Who cannot read this language must find the way out of it: that one tool stays.
static void hide_tools(NavRow *row) {
    int kept = 0;
    for (int i = 0; i < row->tool_count; i++) {
        if (row->tools[i].section == SECTION_LANGUAGE)
            row->tools[kept++] = row->tools[i];
        else
            row->hidden[row->hidden_count++] = row->tools[i];
    }
    row->tool_count = kept;
}

static bool has_least(const NavRow *row) {
    return row->shown >= PLACES_LEAST || row->shown == row->place_count;
}

static int more_width(const Ui *ui, const NavRow *row) {
    return row->wordless ? ui_px(ui, 82) : width_needed(ui, "nav.more");
}

static void count_shown(const Ui *ui, NavRow *row, int width) {
    int left = width - tools_width(ui, row), more = more_width(ui, row);
    row->shown = count_fitting(ui, row, row->hidden_count ? left - more : left);
    if (row->shown < row->place_count) row->shown = count_fitting(ui, row, left - more);
}

static void drop_words(NavEntry *entries, int count) {
    for (int i = 0; i < count; i++)
        entries[i].wordless = true;
}

// Where words are too much the tools are their icons alone, and then all but one stand behind "more".
static void choose_shown(const Ui *ui, NavRow *row, int width) {
    count_shown(ui, row, width);
    if (!has_least(row)) {
        drop_words(row->tools, row->tool_count);
        count_shown(ui, row, width);
    }
    if (!has_least(row)) {
        hide_tools(row);
        count_shown(ui, row, width);
    }
    if (!row->shown) {
        row->wordless = true;
        drop_words(row->places, row->place_count);
        count_shown(ui, row, width);
    }
    row->more = row->shown < row->place_count || row->hidden_count;
    row->used =
        width_of(ui, row->places, row->shown) + (row->more ? more_width(ui, row) : 0) + tools_width(ui, row);
}

static void find_row(const Stage *stage, const Ui *ui, int width, NavRow *row) {
    NavEntry entry;
    *row = (NavRow){0};
    for (size_t i = 0; nav_entry(stage, ui, i, &entry); i++) {
        if (is_tool(entry.section))
            row->tools[row->tool_count++] = entry;
        else
            row->places[row->place_count++] = entry;
    }
    choose_shown(ui, row, width);
}

bool nav_hidden(const Stage *stage, const Ui *ui, size_t index, NavEntry *ret_entry) {
    Frame f = frame_browse(ui);
    NavRow row;
    find_row(stage, ui, row_of(stage, ui, &f).w, &row);
    size_t tools = (size_t)row.hidden_count; // first: two touches lead to them everywhere
    if (index < tools) {
        *ret_entry = row.hidden[index];
        return true;
    }
    size_t place = (size_t)row.shown + index - tools;
    if (place >= (size_t)row.place_count) return false;
    *ret_entry = row.places[place];
    return true;
}

enum {
    ICON_LEAD = 44 + 14 // of words beside an icon
};

static UiText words_text(const NavEntry *entry) {
    bool strong = entry->lit || entry->on;
    return (UiText){
        .size = 27, .weight = strong ? WEIGHT_BOLD : WEIGHT_REGULAR, .colour = strong ? T_ACCENT : T_INK_2};
}

// Icon over words, or beside them where the panel is low.
static void draw_words(const Ui *ui, Rect box, const NavEntry *entry, bool beside) {
    UiText label = words_text(entry);
    Colour ink = ui_colour(ui, label.colour);
    if (entry->wordless) {
        ui_icon_in(ui, box, 44, ALIGN_CENTRE, entry->icon, ink);
        return;
    }
    const char *words = ui_say(ui, entry->message);
    if (beside) {
        int lead = ui_px(ui, ICON_LEAD), width = ui_measure(ui, words, label_text, 0).w + lead;
        rect_cut_left(&box, (box.w - width) / 2);
        ui_icon_in(ui, rect_cut_left(&box, lead), 44, ALIGN_START, entry->icon, ink);
    } else {
        bool low = is_low(ui);
        double icon = low ? 34 : 44, between = low ? 0 : 5, line = low ? 38 : 44;
        int taller = ui_measure(ui, words, label, 0).h - ui_px(ui, line); // letters of some scripts are
        int above = (box.h - ui_px(ui, icon + between + line)) / 2 + ui_px(ui, 3);
        if (taller > 0) above = above > taller ? above - taller : 0;
        rect_cut_top(&box, above);
        ui_icon_in(ui, rect_cut_top(&box, ui_px(ui, icon)), icon, ALIGN_CENTRE, entry->icon, ink);
        rect_cut_top(&box, ui_px(ui, between));
        if (taller <= 0) box.h = ui_px(ui, line);
        label.align = ALIGN_CENTRE;
    }
    ui_label(ui, box, words, label);
}

// The bar over an entry says where one is.
static void draw_entry(const Ui *ui, Rect box, const NavEntry *entry, Action action, bool beside) {
    ui_target_begin(ui, entry->name, box, (int)action, entry->address);
    int mark = ui_px(ui, 110) < box.w ? ui_px(ui, 110) : box.w;
    if (entry->lit)
        ui_fill(ui, (Rect){box.x + (box.w - mark) / 2, box.y - ui_px(ui, 2), mark, ui_px(ui, 6)},
                ui_px(ui, 3), ui_colour(ui, T_ACCENT));
    draw_words(ui, box, entry, beside);
    ui_target_end(ui, box, 0);
}

Action nav_action(const NavEntry *entry) {
    if (entry->here) return ACT_NONE;
    if (entry->section == SECTION_AIDS) return ACT_SHEET;
    if (entry->section == SECTION_LANGUAGE) return ACT_OPEN; // one comes back from it
    return entry->section == SECTION_HOME ? ACT_HOME : ACT_SECTION;
}

// How the shown entries share the row.
typedef struct NavShare {
    int alike; // px of each; 0: what each needs and `extra` more
    int extra;
} NavShare;

static NavShare share_row(const Ui *ui, int width, NavRow *row) {
    int entries = row->shown + row->more + row->tool_count, most = ui_px(ui, 202),
        divider = row->tool_count ? ui_px(ui, DIVIDER) : 0, widest = 0;
    const NavEntry *groups[] = {row->places, row->tools};
    const int counts[] = {row->shown, row->tool_count};
    for (int g = 0; g < 2; g++)
        for (int i = 0; i < counts[g]; i++) {
            int needed = entry_width(ui, &groups[g][i]);
            widest = needed > widest ? needed : widest;
        }
    NavShare share = {0, entries ? (width - row->used) / entries : 0};
    int each = entries ? (width - divider) / entries : 0;
    if (each >= widest) share.alike = each < most ? each : most;
    int words = widest + ui_px(ui, ICON_LEAD - 20 + 40);
    row->beside = is_low(ui) && share.alike >= words; // all or none
    return share;
}

static void draw_group(const Ui *ui, Rect *at, const NavEntry *entries, int count, const NavRow *row,
                       NavShare share) {
    for (int i = 0; i < count; i++) {
        int width = share.alike ? share.alike : entry_width(ui, &entries[i]) + share.extra;
        Action action = entries[i].section == SECTION_COUNT ? ACT_SHEET : nav_action(&entries[i]);
        draw_entry(ui, rect_cut_left(at, width), &entries[i], action, row->beside);
    }
}

static NavEntry more_of(const NavRow *row) {
    NavEntry more = {.section = SECTION_COUNT,
                     .name = "nav/more",
                     .icon = "menu",
                     .message = "nav.more",
                     .wordless = row->wordless,
                     .address = sheet_argument(SHEET_MORE)};
    for (int i = row->shown; i < row->place_count; i++)
        more.lit = more.lit || row->places[i].lit;
    for (int i = 0; i < row->hidden_count; i++) {
        more.lit = more.lit || row->hidden[i].lit;
        more.on = more.on || row->hidden[i].on;
    }
    return more;
}

static void draw_tools(const Ui *ui, Rect at, const NavRow *row, NavShare share) {
    int width = share.alike ? share.alike * row->tool_count
                            : width_of(ui, row->tools, row->tool_count) + share.extra * row->tool_count;
    Rect tools = rect_cut_right(&at, width), line = rect_cut_right(&at, ui_px(ui, DIVIDER));
    int high = line.h * 58 / 100, thick = ui_px(ui, 2) > 0 ? ui_px(ui, 2) : 1;
    list_add(ui->list, &(DrawCommand){.kind = DRAW_BOX,
                                      .box = {line.x + line.w / 2, line.y + (line.h - high) / 2, thick, high},
                                      .fill = ui_colour(ui, T_LINE),
                                      .decoration = true});
    draw_group(ui, &tools, row->tools, row->tool_count, row, share);
}

void nav_draw(const Stage *stage, const Ui *ui, const Frame *f) {
    ui_fill(ui, f->nav, 0, ui_colour(ui, T_CARD));
    ui_line(ui, f->nav.x, f->nav.y, f->nav.w, ui_colour(ui, T_LINE));
    if (f->clock_in_nav && clock_is_known(stage)) {
        Rect clock = f->nav;
        rect_cut_right(&clock, f->margin);
        ui_label(ui, clock, say_time(ui, stage->now), clock_text(ui, T_INK));
    }
    Rect at = row_of(stage, ui, f);
    NavRow row;
    find_row(stage, ui, at.w, &row);
    NavShare share = share_row(ui, at.w, &row);
    if (row.tool_count) draw_tools(ui, at, &row, share);
    draw_group(ui, &at, row.places, row.shown, &row, share);
    NavEntry more = more_of(&row);
    if (row.more) draw_group(ui, &at, &more, 1, &row, share);
}
