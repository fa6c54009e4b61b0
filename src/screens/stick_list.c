// What changes and what was found, as sentences: the first few, and all of them page by page, so that a
// thousand cost what thirty do and none is cut.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "say_change.h"
#include "stick_parts.h"

enum {
    ON_A_PAGE = 30
};

// One of the two lists.
typedef struct StickList {
    const char *name;  // in View.selected
    const char *title; // key
    size_t count;
    int (*draw)(const Ui *ui, Rect area, const StickView *view, size_t index, bool first);
} StickList;

static const char *change_icon(ChangeKind kind, Token *ret_ink) {
    *ret_ink = T_ACCENT;
    switch (kind) {
    case CHANGE_SESSION_CANCELLED:
    case CHANGE_SESSION_GONE:
    case CHANGE_MEMBER_GONE:
    case CHANGE_MEETING_GONE:
    case CHANGE_DOCUMENT_GONE:
        *ret_ink = T_BAD;
        return "x";
    case CHANGE_SESSION_NEW:
    case CHANGE_NOTICE_NEW:
    case CHANGE_MEMBER_NEW:
    case CHANGE_MEETING_NEW:
    case CHANGE_DOCUMENT_NEW:
        return "plus";
    case CHANGE_SESSION_TIME:
        return "clock";
    case CHANGE_SESSION_RESTORED:
        return "check";
    case CHANGE_OTHER_EVENT:
        return "triangle-alert";
    case CHANGE_SESSION_ROOM:
    case CHANGE_SESSION_RENAMED:
    case CHANGE_ROOM_RENAMED:
    case CHANGE_MEMBER_RENAMED:
    case CHANGE_MEETING_RENAMED:
    case CHANGE_DOCUMENT_RENAMED:
    case CHANGE_KIND_COUNT:
        break;
    }
    return "arrow-right-left";
}

static int heading_draw(const Ui *ui, Rect area, const char *words) {
    UiText text = {.size = 29, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1300};
    if (!*words) return 0;
    return ui_text(ui, (Rect){area.x, area.y, area.w, 0}, words, text).h + ui_px(ui, 4);
}

static int change_line_draw(const Ui *ui, Rect area, const ChangeWords *words, const Change *change) {
    UiText text = {.size = 29, .colour = T_INK, .leading = 1300};
    Token ink;
    const char *icon = change_icon(change->kind, &ink);
    Rect in = {area.x, area.y, area.w, 0}, mark = rect_cut_left(&in, ui_px(ui, 50));
    mark.h = ui_px(ui, 29 * 1.3);
    ui_icon_in(ui, mark, 34, ALIGN_START, icon, ui_colour(ui, ink));
    return ui_text(ui, in, change_say(words, change), text).h + ui_px(ui, 8);
}

static int change_draw(const Ui *ui, Rect area, const StickView *view, size_t index, bool first) {
    ChangeWords words = {ui->messages, ui->dates, ui->lang->chain, ui_arena(ui)};
    const Change *change = &view->changes->items[index];
    int y = area.y;
    if (first || !change_shares_heading(change - 1, change)) {
        if (!first) y += ui_px(ui, 14);
        y += heading_draw(ui, (Rect){area.x, y, area.w, 0}, change_say_heading(&words, change));
    }
    return y + change_line_draw(ui, (Rect){area.x, y, area.w, 0}, &words, change) - area.y;
}

// "agenda.csv:14:3", as editors jump to it.
static const char *say_spot(const Ui *ui, const Finding *finding) {
    if (!finding->line) return stick_say_file(ui, finding->file);
    return stick_say_file(
        ui, arena_printf(ui_arena(ui), "%s:%d:%d", finding->file, finding->line, finding->column));
}

static int finding_draw(const Ui *ui, Rect area, const StickView *view, size_t index, bool first) {
    (void)first;
    const Finding *finding = &view->findings[index];
    bool bad = finding->severity == FINDING_ERROR;
    UiText spot = {.size = 27, .colour = T_INK_2, .leading = 1250};
    int lead = ui_px(ui, 50), high = stick_line_draw(ui, area, bad ? "circle-x" : "triangle-alert",
                                                     bad ? T_BAD : T_INK, panel_say(ui, finding->message));
    Rect at = {area.x + lead, area.y + high - ui_px(ui, 8), area.w - lead, 0};
    return high + ui_text(ui, at, say_spot(ui, finding), spot).h + ui_px(ui, 8);
}

static const char *select_list(const Ui *ui, const char *name, size_t page) {
    return page ? panel_argument(ui, "%s/%zu", name, page + 1) : name;
}

// The heading with the way to all of them at its end, where both have room.
static int changes_head_draw(const Ui *ui, Rect area, const char *all) {
    UiText title = {.size = 29, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1300};
    const char *words = stick_say(ui, "stick.changes");
    UiText link = {.size = 29, .weight = WEIGHT_SEMIBOLD};
    int width = all ? ui_measure(ui, all, link, 0).w + ui_px(ui, 56) : 0;
    if (!all || !ui_fits(ui, words, title, area.w - width - ui_px(ui, 24))) {
        int high = ui_text(ui, (Rect){area.x, area.y, area.w, 0}, words, title).h + ui_px(ui, 8);
        Rect below = {area.x, area.y + high, area.w, 0};
        return high + (all ? stick_link_draw(ui, below, "stick/changes", all, ACT_SELECT, "changes") : 0);
    }
    Rect end = {area.x + area.w - width, area.y, width, 0};
    int high = stick_link_draw(ui, end, "stick/changes", all, ACT_SELECT, "changes");
    ui_label(ui, (Rect){area.x, area.y, area.w - width, high}, words, title);
    return high;
}

int stick_changes_draw(const Stage *stage, const Ui *ui, Rect area, size_t most) {
    const Changes *changes = stage->stick->changes;
    // One more is not worth a page.
    size_t count = changes->count, shown = count <= most + 1 ? count : most;
    ChangeWords words = {ui->messages, ui->dates, ui->lang->chain, ui_arena(ui)};
    const char *all = shown < count ? stick_say_count(ui, "stick.all-changes", count, NULL) : NULL;
    int y = area.y + changes_head_draw(ui, area, all);
    for (size_t i = 0; i < shown; i++)
        y += change_line_draw(ui, (Rect){area.x, y, area.w, 0}, &words, &changes->items[i]);
    if (!count)
        y += stick_line_draw(ui, (Rect){area.x, y, area.w, 0}, "check", T_INK_2,
                             stick_say(ui, "stick.no-changes"));
    return y - area.y;
}

static const char *say_counted(const Ui *ui, const StickView *view) {
    const char *parts[] = {view->errors ? stick_say_count(ui, "stick.errors", view->errors, NULL) : "",
                           view->warnings ? stick_say_count(ui, "stick.warnings", view->warnings, NULL) : ""};
    return panel_say(ui, say_list(ui, parts, COUNT_OF(parts), ", "));
}

int stick_findings_draw(const Stage *stage, const Ui *ui, Rect area, size_t most) {
    const StickView *view = stage->stick;
    if (!view->errors && !view->warnings) return 0;
    Token ink = view->errors ? T_BAD : T_INK;
    int y = area.y;
    bool only = view->errors + view->warnings == 1 && view->finding_count == 1 && most;
    if (!only) y += stick_line_draw(ui, area, "triangle-alert", ink, say_counted(ui, view));
    size_t shown = view->finding_count <= most ? view->finding_count : most;
    for (size_t i = 0; i < shown; i++)
        y += finding_draw(ui, (Rect){area.x, y, area.w, 0}, view, i, i == 0);
    if (shown < view->finding_count)
        y += stick_link_draw(ui, (Rect){area.x, y, area.w, 0}, "stick/findings",
                             stick_say(ui, "stick.all-findings"), ACT_SELECT, "findings");
    return y - area.y;
}

static bool find_list(const StickView *view, const char *selected, StickList *ret_list, size_t *ret_page) {
    size_t changes = view->changes ? view->changes->count : 0;
    StickList lists[] = {{"changes", "stick.changes", changes, change_draw},
                         {"findings", "stick.findings", view->finding_count, finding_draw}};
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        size_t length = strlen(lists[i].name);
        bool named =
            !strncmp(selected, lists[i].name, length) && (!selected[length] || selected[length] == '/');
        if (!named || !lists[i].count) continue;
        size_t page = selected[length] ? (size_t)strtoul(selected + length + 1, NULL, 10) : 1,
               pages = (lists[i].count + ON_A_PAGE - 1) / ON_A_PAGE;
        *ret_page = page < 1 ? 0 : page > pages ? pages - 1 : page - 1;
        *ret_list = lists[i];
        return true;
    }
    return false;
}

static int list_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)what;
    StickList list;
    size_t page;
    if (!find_list(stage->stick, stage->view->selected, &list, &page)) return 0;
    size_t from = page * ON_A_PAGE, until = from + ON_A_PAGE < list.count ? from + ON_A_PAGE : list.count;
    const char *of = "";
    if (list.count > ON_A_PAGE) {
        const char *span = panel_argument(ui, "%zu–%zu", from + 1, until);
        of = stick_say_count(ui, "stick.page", list.count, span);
    }
    UiText title = {.size = 36, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1200},
           text = {.size = 27, .colour = T_INK_2};
    int y = area.y + ui_text(ui, (Rect){area.x, area.y, area.w, 0}, stick_say(ui, list.title), title).h;
    if (*of) y += ui_text(ui, (Rect){area.x, y, area.w, 0}, of, text).h;
    y += ui_px(ui, 14);
    for (size_t i = from; i < until; i++)
        y += list.draw(ui, (Rect){area.x, y, area.w, 0}, stage->stick, i, i == from);
    return y - area.y;
}

static StickButton turn_button(const Ui *ui, const StickList *list, size_t page, bool forward, bool there) {
    return (StickButton){.name = forward ? "stick/next" : "stick/previous",
                         .icon = forward ? "chevron-right" : "chevron-left",
                         .action = there ? ACT_SELECT : ACT_NONE,
                         .argument =
                             there ? select_list(ui, list->name, forward ? page + 1 : page - 1) : NULL};
}

bool stick_list_page(const Stage *stage, const Ui *ui, StickPage *ret_page) {
    StickList list;
    size_t page;
    if (!find_list(stage->stick, stage->view->selected, &list, &page)) return false;
    // The area of this name begins at its top again when another page is selected.
    StickPage all = {.scroll = "selected", .body = list_draw};
    stick_add_button(&all, (StickButton){.name = "stick/back",
                                         .text = ui_say(ui, "back.back"),
                                         .icon = "arrow-left",
                                         .action = ACT_SELECT,
                                         .argument = ""});
    if (list.count > ON_A_PAGE) {
        stick_add_button(&all, turn_button(ui, &list, page, false, page > 0));
        stick_add_button(&all, turn_button(ui, &list, page, true, (page + 1) * ON_A_PAGE < list.count));
    }
    *ret_page = all;
    return true;
}
