#include <string.h>
#include "base/limits.h"
#include "searching.h"

// How the rows of a list look, in px: one form for all, so that only those in sight need measuring.
typedef struct RowForm {
    int pitch, lead, kind; // kind: at most, at the row's end; 0 none
    int name_lines;
    bool second;
    UiText name, more;
} RowForm;

static const UiText name_text = {.size = 31, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1200};
static const UiText more_text = {.size = 27, .colour = T_INK_2, .leading = 1200, .max_lines = 1};

static int line_px(const Ui *ui, UiText text) {
    return ui_measure(ui, "x", text, 0).h;
}

static UiText name_form(const Ui *ui) {
    UiText text = name_text;
    if (panel_class(ui) <= PANEL_LOW) text.size = 29;
    if (panel_class(ui) == PANEL_TINY) text.leading = 1150;
    text.max_lines = 1;
    return text;
}

static UiText more_form(const Ui *ui) {
    UiText text = more_text;
    if (panel_class(ui) == PANEL_TINY) text.leading = 1150;
    return text;
}

static int row_least(const Ui *ui) {
    bool tiny = panel_class(ui) == PANEL_TINY;
    int high = line_px(ui, name_form(ui)) + line_px(ui, more_form(ui)) + ui_px(ui, tiny ? 3 : 8),
        finger = ui_px(ui, tiny ? 0 : 80);
    return high > finger ? high : finger;
}

// The name alone, for a finger that aims: 12 mm.
static int row_tight(const Ui *ui) {
    int high = line_px(ui, name_form(ui)) + ui_px(ui, 8), finger = (int)(12 * ui->metrics.px_per_mm + 0.5);
    return high > finger ? high : finger;
}

KeysAbove search_results_ask(const Ui *ui) {
    int least = row_least(ui);
    int most = panel_class(ui) == PANEL_FULL ? 2 * ui_px(ui, 109) : least * 9 / 5;
    return (KeysAbove){most, least, row_tight(ui)};
}

static RowForm row_form(const Ui *ui, Rect area) {
    RowForm form = {.name = name_form(ui), .more = more_form(ui), .name_lines = 1, .second = true};
    int least = row_least(ui), calm = ui_px(ui, 109), name = line_px(ui, form.name);
    int long_names = 2 * name + line_px(ui, form.more) + ui_px(ui, 18);
    bool roomy = area.w >= ui_px(ui, 600);
    form.lead = ui_px(ui, roomy ? 92 : 70);
    form.kind = area.w >= ui_px(ui, 1000) ? ui_px(ui, 300) : 0;
    form.pitch = area.h >= 2 * calm - ui_px(ui, 4) ? calm : least;
    if (area.h < least) { // the name alone
        form.second = false;
        form.pitch = area.h > row_tight(ui) ? area.h : row_tight(ui);
    } else if (!form.kind && area.h * 10 >= long_names * 13) {
        form.name_lines = 2;
        form.pitch = long_names > calm ? long_names : calm;
    }
    form.name.max_lines = form.name_lines;
    return form;
}

static void symbol_draw(const Ui *ui, Rect box, const HitWords *words) {
    if (words->member) {
        int w = box.w - ui_px(ui, 22), h = w * 3 / 4;
        flag_draw(ui, (Rect){box.x, box.y + (box.h - h) / 2, w, h}, words->member, false);
        return;
    }
    ui_icon_in(ui, (Rect){box.x, box.y, box.w - ui_px(ui, 22), box.h}, 40, ALIGN_CENTRE, words->icon,
               ui_colour(ui, T_ACCENT));
}

static void words_draw(const Ui *ui, Rect in, const HitWords *words, const RowForm *form) {
    UiText name = form->name, more = form->more;
    name.marked = name.tinted = words->has_marks;
    name.lang = words->lang;
    name.strike = words->is_over;
    more.marked = more.tinted = words->second_has_marks;
    bool second = form->second && *words->second;
    int first_high = ui_measure(ui, words->name, name, in.w).h,
        second_high = second ? ui_measure(ui, words->second, more, in.w).h : 0;
    // Scripts with tall letters may leave no room for a second line.
    if (first_high + second_high > in.h * 9 / 8) second_high = 0;
    int top = in.y + (in.h - first_high - second_high) / 2;
    ui_text(ui, (Rect){in.x, top, in.w, 0}, words->name, name);
    if (second_high) ui_text(ui, (Rect){in.x, top + first_high, in.w, 0}, words->second, more);
}

static const UiText kind_text = {
    .size = 27, .colour = T_INK_2, .align = ALIGN_END, .max_lines = 2, .leading = 1200};

static void row_draw(const Stage *stage, const Ui *ui, Rect row, const SearchHit *hit, const RowForm *form) {
    Rect in = row;
    rect_cut_left(&in, ui_px(ui, 24));
    rect_cut_right(&in, ui_px(ui, 24));
    Rect mark = rect_cut_left(&in, form->lead);
    // Where there is room for little, the icon says what it is.
    bool says_kind = !form->kind && in.w >= ui_px(ui, 380);
    HitWords words = search_say(stage, ui, hit, in.w - form->kind, says_kind);
    ui_target_begin(ui, words.target, row, ACT_OPEN, words.address);
    symbol_draw(ui, mark, &words);
    if (form->kind) {
        int width = ui_measure(ui, words.kind, kind_text, form->kind).w;
        ui_middle(ui, rect_cut_right(&in, width), words.kind, kind_text);
        rect_cut_right(&in, ui_px(ui, 32));
    }
    words_draw(ui, in, &words, form);
    ui_target_end(ui, row, ui_px(ui, 12));
}

// A title and a sentence in the middle, as far as they have room.
static void hint_draw(const Ui *ui, Rect area, const char *title, const char *words) {
    UiText first = {.size = 31, .weight = WEIGHT_SEMIBOLD, .colour = T_INK, .leading = 1250},
           second = {.size = 27, .colour = T_INK_2, .leading = 1300};
    first.align = second.align = ALIGN_CENTRE;
    int most = ui_px(ui, 1000);
    if (area.w > most) area = (Rect){area.x + (area.w - most) / 2, area.y, most, area.h};
    int title_high = ui_measure(ui, title, first, area.w).h, gap = ui_px(ui, 8),
        words_high = ui_measure(ui, words, second, area.w).h;
    bool both = title_high + gap + words_high <= area.h;
    if (!both && title_high > area.h) {
        first.size = 27;
        title_high = ui_measure(ui, title, first, area.w).h;
        if (title_high > area.h) return; // the line above asks for the same in a word
    }
    int top = area.y + (area.h - title_high - (both ? gap + words_high : 0)) / 2;
    ui_text(ui, (Rect){area.x, top, area.w, 0}, title, first);
    if (both) ui_text(ui, (Rect){area.x, top + title_high + gap, area.w, 0}, words, second);
}

static void none_draw(const Stage *stage, const Ui *ui, Rect area) {
    const char *title = message_with(ui->messages, ui_arena(ui), "search.none-for", stage->view->query, NULL);
    UiText line = {.size = 31, .weight = WEIGHT_SEMIBOLD};
    if (!title || !ui_fits(ui, title, line, area.w)) title = ui_say(ui, "search.none");
    hint_draw(ui, area, title, ui_say(ui, "search.none-text"));
}

static void list_draw(const Stage *stage, const Ui *ui, Rect area, const Found *found) {
    RowForm form = row_form(ui, area);
    bool some_left = found->all > found->count;
    int count = (int)found->count, content = (count + some_left) * form.pitch;
    Rect view = area;
    if (view.h > content) view.h = content;
    Point at = ui_scroll_begin(ui, "results", view, AXIS_Y, content);
    ui_frame(ui, (Rect){area.x, at.y, area.w, content}, ui_px(ui, 18), ui_colour(ui, T_CARD),
             ui_colour(ui, T_LINE), 2, false);
    int first = (view.y - at.y) / form.pitch, last = (view.y - at.y + view.h - 1) / form.pitch;
    for (int i = first > 0 ? first : 0; i <= last && i < count + some_left; i++) {
        Rect row = {area.x, at.y + i * form.pitch, area.w, form.pitch};
        if (i) ui_line(ui, row.x, row.y, row.w, ui_colour(ui, T_LINE));
        if (i < count)
            row_draw(stage, ui, row, &found->hits[i], &form);
        else
            hint_draw(ui, rect_inset(row, ui_px(ui, 8)), ui_say(ui, "search.more"), "");
    }
    ui_scroll_end(ui, "results", view, T_GROUND);
}

void search_results_draw(const Stage *stage, const Ui *ui, Rect area, const Found *found) {
    if (area.h < line_px(ui, more_text)) return;
    if (!stage->search)
        hint_draw(ui, area, ui_say(ui, "search.not-yet"), "");
    else if (search_is_empty(stage->view->query))
        hint_draw(ui, area, ui_say(ui, "search.hint"), ui_say(ui, "search.hint-text"));
    else if (!found->count)
        none_draw(stage, ui, area);
    else
        list_draw(stage, ui, area, found);
}

bool search_is_empty(const char *query) {
    return !query[strspn(query, " ")];
}

Found search_hits(const Stage *stage, const Ui *ui) {
    Found found = {0};
    SearchHit *hits = NULL;
    if (!stage->search || search_is_empty(stage->view->query)) return found;
    hits = ARENA_NEW(ui_arena(ui), SearchHit, LIMIT_SEARCH_HITS);
    SearchQuery query = {.text = stage->view->query,
                         .now_s = stage->now_s,
                         .chain = ui->lang->chain,
                         .kind = SEARCH_KIND_COUNT};
    found.all = search_find(stage->search, &query, hits, hits ? LIMIT_SEARCH_HITS : 0);
    found.count = !hits ? 0 : found.all < LIMIT_SEARCH_HITS ? found.all : LIMIT_SEARCH_HITS;
    found.hits = hits;
    return found;
}
