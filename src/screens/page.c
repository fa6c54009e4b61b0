#include "page.h"

#include <stdio.h>
#include <string.h>

enum {
    MEASURED_MAX = 24 // links of a section whose heights follow their texts
};

static void title_draw(const Ui *ui, Rect row, const char *title) {
    UiText text = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .max_lines = 1};
    text.size = ui_fit_size(ui, title, text, (UiSize){row.w, row.h}, 64, 44);
    ui_label(ui, (Rect){row.x, row.y - ui_px(ui, 2), row.w, row.h}, title, text);
}

// Tabs that scroll where they must; the way back stays in sight.
static void draw_tabs(const Ui *ui, Rect row, const UiButton *tabs, int count, int chosen) {
    if (count && tabs[0].action == ACT_BACK && ui_chips_width(ui, tabs, count) > row.w) {
        UiButton back = *tabs++;
        back.text = NULL;
        count--;
        chosen--;
        ui_chips(ui, rect_cut_left(&row, ui_chip_width(ui, &back)), &back, 1);
        rect_cut_left(&row, ui_px(ui, UI_CHIP_GAP));
    }
    int middle = chosen >= 0 && chosen < count
                     ? ui_chips_width(ui, tabs, chosen + 1) - ui_chips_width(ui, &tabs[chosen], 1) / 2
                     : 0;
    ui_chip_row(ui, "tabs", row, tabs, count, middle);
}

Rect page_head_draw(const Ui *ui, const Frame *f, const char *title, const UiButton *tabs, int count,
                    int chosen) {
    Rect area = f->content, row = {area.x, area.y, area.w, ui_px(ui, 96)};
    int tabs_width = ui_chips_width(ui, tabs, count);
    int title_width = ui_measure(ui, title, (UiText){.size = 64, .weight = WEIGHT_DISPLAY}, 0).w;
    if (f->class > PANEL_LOW && title_width + ui_px(ui, 60) + tabs_width <= row.w) {
        ui_chips(ui, rect_cut_right(&row, tabs_width), tabs, count);
        title_draw(ui, row, title);
        rect_cut_top(&area, row.h + ui_px(ui, 14));
        return area;
    }
    if (f->class == PANEL_FULL) title_draw(ui, rect_cut_top(&area, row.h), title);
    rect_cut_top(&area, ui_px(ui, 4));
    draw_tabs(ui, rect_cut_top(&area, ui_px(ui, 82)), tabs, count, chosen);
    rect_cut_top(&area, ui_px(ui, f->class == PANEL_TINY ? 16 : 22)); // the row's bar stands in it
    return area;
}

const char *page_say(const Stage *stage, const Ui *ui, const View *view) {
    const Bundle *bundle = stage->bundle;
    const Member *member;
    const Meeting *meeting;
    const Document *document;
    const Session *session;
    const Group *group;
    const Role *role;
    const AboutPage *page;
    const Notice *notice;
    const Contact *contact;
    const Room *room;
    switch (view->screen) {
    case SCREEN_MEMBER:
        return (member = bundle_member(bundle, view->id)) ? say_text(ui, &member->name) : NULL;
    case SCREEN_MEETING:
        return (meeting = bundle_meeting(bundle, view->id)) ? say_text(ui, &meeting->title) : NULL;
    case SCREEN_DOCUMENT:
        return (document = bundle_document(bundle, view->id)) ? say_text(ui, &document->title) : NULL;
    case SCREEN_SESSION:
        return (session = bundle_session(bundle, view->id)) ? say_text(ui, &session->title) : NULL;
    case SCREEN_GROUP:
        return (group = bundle_group(bundle, view->id)) ? say_text(ui, &group->name) : NULL;
    case SCREEN_ROLE:
        return (role = bundle_role(bundle, view->id)) ? say_text(ui, &role->name) : NULL;
    case SCREEN_NOTICE:
        return (notice = bundle_notice(bundle, view->id)) ? say_text(ui, &notice->title) : NULL;
    case SCREEN_ABOUT:
        return (page = bundle_about(bundle, view->id)) ? say_text(ui, &page->title) : NULL;
    case SCREEN_AGENDA:
    case SCREEN_ROOMS:
        return say_comma(ui, ui_say(ui, "nav.agenda"), say_date(ui, DATE_WEEKDAY, view->day));
    case SCREEN_MEMBERS:
        return ui_say(ui, "back.members");
    case SCREEN_MEETINGS:
        return ui_say(ui, "back.meetings");
    case SCREEN_DOCUMENTS:
        return ui_say(ui, "back.documents");
    case SCREEN_STRUCTURE:
        return ui_say(ui, "about.structure");
    case SCREEN_CONTACT:
        return (contact = bundle_contact(bundle, view->id)) ? say_text(ui, &contact->name) : NULL;
    case SCREEN_ROOM:
        return (room = bundle_room(bundle, view->id)) ? say_text(ui, &room->name) : NULL;
    case SCREEN_VENUE:
        return ui_say(ui, "nav.venue");
    case SCREEN_SEARCH:
        return ui_say(ui, "nav.search");
    case SCREEN_LANGUAGE:
        return ui_say(ui, "nav.language");
    case SCREEN_CONTACTS:
        return ui_say(ui, "about.contacts");
    case SCREEN_HOME:
        return ui_say(ui, "nav.home");
    case SCREEN_PIN:
    case SCREEN_OPERATOR:
    case SCREEN_STICK:
    case SCREEN_SCENE_WALL:
    case SCREEN_SCENE_MEMBER:
    case SCREEN_SCENE_AGENDA:
    case SCREEN_SCENE_MEETING:
    case SCREEN_SCENE_NOTICE:
    case SCREEN_SCENE_PICTURE:
    case SCREEN_SCENE_NIGHT:
    case SCREEN_FAULT:
    case SCREEN_COUNT:
        break;
    }
    return NULL;
}

// It says where to, where that is not too long for a row of this width.
static UiButton back_chip(const Stage *stage, const Ui *ui, int width) {
    UiButton back = {.name = "back", .icon = "arrow-left", .action = ACT_BACK};
    back.text = page_back_say(stage, ui);
    int most = width < ui_px(ui, 620) ? width : ui_px(ui, 620);
    if (!back.text || ui_chip_width(ui, &back) > most) back.text = ui_say(ui, "back.back");
    return back;
}

static int ends_width(const Ui *ui, const UiButton *ends, int count) {
    int width = 0;
    for (int i = 0; i < count; i++)
        width += ui_chip_width(ui, &ends[i]) + ui_px(ui, UI_CHIP_GAP);
    return width;
}

const char *page_back_say(const Stage *stage, const Ui *ui) {
    return stage->below ? page_say(stage, ui, stage->below) : NULL;
}

bool page_back_tab(const Stage *stage, const Ui *ui, UiButton *ret_tab) {
    if (!stage->below || stage->below->screen == SCREEN_HOME) return false;
    *ret_tab =
        (UiButton){.name = "back", .icon = "arrow-left", .text = ui_say(ui, "back.back"), .action = ACT_BACK};
    return true;
}

Rect page_back_cut(const Ui *ui, const Frame *f, Rect *area) {
    rect_cut_top(area, ui_px(ui, 6));
    Rect row = rect_cut_top(area, ui_px(ui, 80));
    rect_cut_top(area, ui_px(ui, f->class <= PANEL_LOW ? 10 : 18));
    return row;
}

Rect page_back_draw(const Stage *stage, const Ui *ui, const Frame *f, const UiButton *ends, int count) {
    Rect area = f->content, row = page_back_cut(ui, f, &area);
    UiButton back = back_chip(stage, ui, row.w);
    bool words = ui_chip_width(ui, &back) + ends_width(ui, ends, count) <= row.w;
    // As icons alone they share a row that is too narrow for all of them.
    int gap = ui_px(ui, UI_CHIP_GAP), side = ui_px(ui, 80), share = (row.w - count * gap) / (count + 1);
    if (share < side) side = share;
    for (int i = count; i-- > 0;) {
        UiButton end = ends[i];
        if (!words) end.text = NULL;
        ui_chip(ui, rect_cut_right(&row, end.text ? ui_chip_width(ui, &end) : side), &end);
        rect_cut_right(&row, gap);
    }
    if (ui_chip_width(ui, &back) > row.w) back.text = ui_say(ui, "back.back");
    if (ui_chip_width(ui, &back) > row.w) back.text = NULL;
    ui_chip(ui, rect_cut_left(&row, back.text ? ui_chip_width(ui, &back) : side), &back);
    return area;
}

int page_measure(const Stage *stage, const Ui *ui, int width, PagePart *part, const void *what) {
    DrawList unseen;
    list_init(&unseen);
    list_begin(&unseen, width, 0, ui->metrics.px_per_mm, 0);
    Ui blind = *ui;
    blind.list = &unseen;
    int height = part(stage, &blind, (Rect){0, 0, width, 0}, what);
    list_finish(&unseen);
    return height;
}

void page_scrolled(const Stage *stage, const Ui *ui, Rect view, const char *name, Token ground,
                   PagePart *part, const void *what) {
    int content = page_measure(stage, ui, view.w, part, what);
    Point at = ui_scroll_begin(ui, name, view, AXIS_Y, content);
    part(stage, ui, (Rect){view.x, at.y, view.w, 0}, what);
    ui_scroll_end(ui, name, view, ground);
}

// Where a section's label stands, in units: beside its rows, or over them where the page is narrow.
static int label_column(const Ui *ui, int width) {
    return width < ui_px(ui, 700) ? 0 : ui_px(ui, 280);
}

static const UiText label_text = {.size = 29, .colour = T_INK_2, .leading = 1250};

static int label_draw(const Ui *ui, Rect area, const char *label, int pad) {
    int column = label_column(ui, area.w);
    ui_line(ui, area.x, area.y, area.w, ui_colour(ui, T_LINE));
    Rect box = {area.x, area.y + pad, column ? column - ui_px(ui, 24) : area.w, 0};
    return ui_text(ui, box, label, label_text).h;
}

int page_beside_draw(const Stage *stage, const Ui *ui, Rect area, const char *label, PagePart *part,
                     const void *what) {
    int column = label_column(ui, area.w), pad = ui_px(ui, 24), label_high = label_draw(ui, area, label, pad);
    int top = column ? 0 : label_high + ui_px(ui, 4);
    int high = part(stage, ui, (Rect){area.x + column, area.y + pad + top, area.w - column, 0}, what);
    return (column && label_high > high ? label_high : high) + top + 2 * pad;
}

// Its first line is level with the label.
static const UiText value_text = {.size = 29, .weight = WEIGHT_MEDIUM, .colour = T_INK, .leading = 1250};

static int value_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    (void)stage;
    const char *value = what;
    return ui_text(ui, area, value, value_text).h;
}

int page_pair_draw(const Ui *ui, Rect area, const char *label, const char *value) {
    if (!value || !*value) return 0;
    return page_beside_draw(NULL, ui, area, label, value_draw, value);
}

// A link's parts: what stands before its words, and where these may reach.
typedef struct LinkForm {
    int pad, lead, end; // px
    UiText text, second;
} LinkForm;

static LinkForm link_form(const Ui *ui, const PageLink *link, int lines) {
    LinkForm form = {.pad = ui_px(ui, 18),
                     .text = {.size = 29, .weight = WEIGHT_MEDIUM, .colour = T_INK, .leading = 1250},
                     .second = {.size = 27, .colour = T_INK_2, .leading = 1250}};
    form.text.max_lines = form.second.max_lines = lines;
    if (link->member)
        form.lead = ui_px(ui, 96);
    else if (link->icon)
        form.lead = ui_px(ui, 56);
    if (link->end) form.end = ui_measure(ui, link->end, form.second, 0).w + ui_px(ui, 24);
    if (link->address) form.end += ui_px(ui, 48);
    return form;
}

// Its height by its words; never lower than a finger.
static int link_height(const Ui *ui, int width, const PageLink *link) {
    LinkForm form = link_form(ui, link, 0);
    int inner = width - form.lead - form.end, least = ui_px(ui, 80);
    int height = ui_measure(ui, link->text, form.text, inner).h + 2 * form.pad;
    if (link->second) height += ui_measure(ui, link->second, form.second, inner).h;
    return height > least ? height : least;
}

static void link_mark_draw(const Ui *ui, Rect box, const PageLink *link) {
    if (link->member) {
        int high = ui_px(ui, 48);
        Rect flag = {box.x, box.y + (box.h - high) / 2, ui_px(ui, 72), high};
        flag_draw(ui, flag, link->member, false);
    } else if (link->icon) {
        ui_icon_in(ui, box, 34, ALIGN_START, link->icon, ui_colour(ui, T_ACCENT));
    }
}

static void link_draw(const Ui *ui, Rect row, const PageLink *link, int lines) {
    LinkForm form = link_form(ui, link, lines);
    if (link->address) ui_target_begin(ui, link->name, row, ACT_OPEN, link->address);
    Rect in = row;
    link_mark_draw(ui, rect_cut_left(&in, form.lead), link);
    if (link->address)
        ui_icon_in(ui, rect_cut_right(&in, ui_px(ui, 48)), 32, ALIGN_END, "chevron-right",
                   ui_colour(ui, T_INK_2));
    if (link->end) {
        UiText end = form.second;
        end.align = ALIGN_END;
        end.tabular = true;
        Rect box = rect_cut_right(&in, form.end - (link->address ? ui_px(ui, 48) : 0));
        ui_label(ui, box, link->end, end);
    }
    int first = ui_measure(ui, link->text, form.text, in.w).h,
        second = link->second ? ui_measure(ui, link->second, form.second, in.w).h : 0;
    in.y += (in.h - first - second) / 2;
    ui_text(ui, (Rect){in.x, in.y, in.w, 0}, link->text, form.text);
    if (link->second) ui_text(ui, (Rect){in.x, in.y + first, in.w, 0}, link->second, form.second);
    if (link->address) ui_target_end(ui, row, ui_px(ui, 12));
}

// Where a row is as narrow as a hand its words need all of it.
static bool is_narrow(const Ui *ui, int width) {
    return width < ui_px(ui, 400);
}

static PageLink fit_link(const Ui *ui, int width, PageLink link) {
    if (!is_narrow(ui, width)) return link;
    link.icon = NULL;
    if (link.end) link.second = say_join(ui, link.end, " · ", link.second ? link.second : "");
    link.end = NULL;
    return link;
}

static int measured_links(const Stage *stage, const Ui *ui, Rect area, PageLinkAt *link_at, const void *what,
                          size_t count) {
    int y = area.y;
    for (size_t i = 0; i < count; i++) {
        PageLink link = fit_link(ui, area.w, link_at(stage, ui, what, i));
        Rect row = {area.x, y, area.w, link_height(ui, area.w, &link)};
        if (i) ui_line(ui, row.x, row.y, row.w, ui_colour(ui, T_LINE));
        link_draw(ui, row, &link, 0);
        y += row.h;
    }
    return y - area.y;
}

static int many_links(const Stage *stage, const Ui *ui, Rect area, PageLinkAt *link_at, const void *what,
                      size_t count) {
    bool narrow = is_narrow(ui, area.w);
    int pitch = ui_px(ui, narrow ? 178 : 128), first = (ui->list->clip.y - area.y) / pitch,
        last = (ui->list->clip.y + ui->list->clip.h - area.y) / pitch;
    for (int i = first > 0 ? first : 0; i <= last && i < (int)count; i++) {
        PageLink link = fit_link(ui, area.w, link_at(stage, ui, what, (size_t)i));
        Rect row = {area.x, area.y + i * pitch, area.w, pitch};
        if (i) ui_line(ui, row.x, row.y, row.w, ui_colour(ui, T_LINE));
        link_draw(ui, row, &link, narrow || !link.second ? 2 : 1);
    }
    return pitch * (int)count;
}

int page_links_draw(const Stage *stage, const Ui *ui, Rect area, const char *label, PageLinkAt *link_at,
                    const void *what, size_t count) {
    if (!count) return 0;
    int column = label ? label_column(ui, area.w) : 0, top = 0, label_high = 0;
    if (label) {
        int pad = ui_px(ui, column ? 19 : 24); // level with the first link's words
        label_high = label_draw(ui, area, label, pad) + 2 * pad;
        if (!column) top = label_high - ui_px(ui, 12);
    } else {
        ui_line(ui, area.x, area.y, area.w, ui_colour(ui, T_LINE));
    }
    Rect rows = {area.x + column, area.y + top, area.w - column, 0};
    int high = count <= MEASURED_MAX ? measured_links(stage, ui, rows, link_at, what, count)
                                     : many_links(stage, ui, rows, link_at, what, count);
    high += top;
    return label_high > high ? label_high : high;
}
