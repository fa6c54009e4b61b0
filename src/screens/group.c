#include "about.h"

#include "model/related.h"

// Title, and what is said of it in a column as wide as one reads easily.
static int heading_draw(const Ui *ui, Rect area, const char *name) {
    UiText heading = {.weight = WEIGHT_DISPLAY, .colour = T_INK, .leading = 1150, .max_lines = 4};
    bool low = panel_class(ui) <= PANEL_LOW;
    heading.size =
        ui_fit_size(ui, name, heading, (UiSize){area.w, 8 * ui->metrics.height}, low ? 44 : 64, 36);
    heading.max_lines = 0;
    return ui_text(ui, (Rect){area.x, area.y, area.w, 0}, name, heading).h;
}

static PageLink group_link(const Ui *ui, const Group *group) {
    const char *address = say_address(ui, SCREEN_GROUP, group->id), *second = say_group(ui, group);
    return (PageLink){.name = address,
                      .text = say_text(ui, &group->name),
                      .second = *second ? second : NULL,
                      .address = address};
}

static PageLink parent_at(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    (void)stage, (void)index;
    return group_link(ui, what);
}

static PageLink child_at(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    (void)stage;
    return group_link(ui, ((const Group *const *)what)[index]);
}

static int children_draw(const Stage *stage, const Ui *ui, Rect area, const Group *group) {
    size_t count = group_children(stage->bundle, group->id, NULL, 0);
    const Group **children = ARENA_NEW(ui_arena(ui), const Group *, count + 1);
    if (!children) return 0;
    group_children(stage->bundle, group->id, children, count);
    return page_links_draw(stage, ui, area, ui_say(ui, "group.children"), child_at, children, count);
}

static const char *const kind_messages[MEMBER_KIND_COUNT] = {
    [MEMBER_STATE] = "group.member-states",
    [MEMBER_ORGANIZATION] = "group.member-organizations",
    [OBSERVER_STATE] = "group.observer-states",
    [OBSERVER_ORGANIZATION] = "group.observer-organizations",
};

static int count_listed(const Bundle *bundle, const Group *group, MemberKind kind) {
    int count = 0;
    for (size_t i = 0; i < group->members.count; i++) {
        const Member *member = bundle_member(bundle, group->members.ids[i]);
        if (member && member->kind == kind) count++;
    }
    return count;
}

// "15 Member States and 3 Member Organizations declared, 3 named here"; NULL where these are the same.
static const char *say_declared(const Stage *stage, const Ui *ui, const Group *group) {
    const char *declared[MEMBER_KIND_COUNT] = {0};
    bool differs = false;
    for (int kind = 0; kind < MEMBER_KIND_COUNT; kind++) {
        int count = group->declared[kind];
        if (count <= 0) continue;
        if (count_listed(stage->bundle, group, (MemberKind)kind) != count) differs = true;
        declared[kind] = message_count(ui->messages, ui_arena(ui), kind_messages[kind], count, NULL);
    }
    if (!differs) return NULL;
    const char *list = message_list(ui->messages, ui_arena(ui), declared, MEMBER_KIND_COUNT);
    return message_count(ui->messages, ui_arena(ui), "group.declared", (long)group->members.count, list);
}

static int note_draw(const Ui *ui, Rect area, const char *note) {
    return ui_text(ui, area, note, (UiText){.size = 29, .colour = T_INK_2, .leading = 1350}).h;
}

static int words_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Group *group = what;
    const char *since = say_since(ui, group);
    int y = area.y + heading_draw(ui, area, say_text(ui, &group->name)) + ui_px(ui, 8);
    if (*since) since = message_with(ui->messages, ui_arena(ui), "group.since", since, NULL);
    y += note_draw(ui, (Rect){area.x, y, area.w, 0}, since);
    y += note_draw(ui, (Rect){area.x, y, area.w, 0}, say_declared(stage, ui, group));
    y += ui_px(ui, 16);
    y += page_body_draw(ui, (Rect){area.x, y, area.w, 0}, &group->summary, ui_px(ui, 28));
    // A summary may end with what leads over to them.
    return y + children_draw(stage, ui, (Rect){area.x, y, area.w, 0}, group) - area.y;
}

static PageLink member_link(const Ui *ui, const Member *member) {
    const char *address = say_address(ui, SCREEN_MEMBER, member->id);
    return (PageLink){
        .name = address, .text = say_text(ui, &member->name), .member = member, .address = address};
}

static PageLink member_at(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    const Group *group = what;
    const Member *member = bundle_member(stage->bundle, group->members.ids[index]);
    return member ? member_link(ui, member) : (PageLink){.text = group->members.ids[index]};
}

static PageLink holder_at(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    (void)stage;
    return member_link(ui, ((const Member *const *)what)[index]);
}

static PageLink meeting_at(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    const Meeting *meeting = ((const Meeting *const *)what)[index];
    const char *address = say_address(ui, SCREEN_MEETING, meeting->id), *when = "";
    (void)stage;
    if (meeting->start != DAY_NONE)
        when = dates_format_span(ui->dates, ui_arena(ui), meeting->start, meeting->end);
    const char *second = say_comma(ui, say_text(ui, &meeting->city), when);
    return (PageLink){.name = address,
                      .text = say_text(ui, &meeting->title),
                      .second = *second ? second : NULL,
                      .address = address};
}

static int meetings_part_draw(const Stage *stage, const Ui *ui, Rect area, const Group *group) {
    size_t count = meetings_of_group(stage->bundle, group->id, NULL, 0);
    const Meeting **meetings = ARENA_NEW(ui_arena(ui), const Meeting *, count + 1);
    if (!meetings) return 0;
    meetings_of_group(stage->bundle, group->id, meetings, count);
    return page_links_draw(stage, ui, area, ui_say(ui, "group.meetings"), meeting_at, meetings, count);
}

// What it leads to.
static int links_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Group *group = what, *parent = group->parent ? bundle_group(stage->bundle, group->parent) : NULL;
    const Contact *contact = bundle_contact(stage->bundle, group->id);
    int top = area.y;
    if (parent) area.y += page_links_draw(stage, ui, area, ui_say(ui, "group.under"), parent_at, parent, 1);
    area.y +=
        page_links_draw(stage, ui, area, ui_say(ui, "group.members"), member_at, group, group->members.count);
    area.y += meetings_part_draw(stage, ui, area, group);
    if (contact)
        area.y += page_beside_draw(stage, ui, area, ui_say(ui, "group.contact"), contact_draw,
                                   &(ContactCard){contact, true, true, 0});
    return area.y - top;
}

// What is said of it, and its links beside that where there is room for both, else below.
static int group_part_draw(const Stage *stage, const Ui *ui, Rect area, const void *group) {
    if (area.w < ui_px(ui, 1250)) {
        int high = words_draw(stage, ui, area, group);
        return high + links_draw(stage, ui, (Rect){area.x, area.y + high, area.w, 0}, group);
    }
    int gap = ui_px(ui, 64), right = area.w * 45 / 100, most = ui_px(ui, 690), below = ui_px(ui, 12);
    if (right > most) right = most;
    Rect words = {area.x, area.y, area.w - right - gap, 0},
         links = {area.x + area.w - right, area.y + below, right, 0};
    int first = words_draw(stage, ui, words, group), second = links_draw(stage, ui, links, group) + below;
    return first > second ? first : second;
}

void group_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    const Group *group = bundle_group(stage->bundle, stage->view->id);
    Rect area = page_back_draw(stage, ui, &f, NULL, 0);
    if (!group) return;
    page_scrolled(stage, ui, area, "group", T_GROUND, group_part_draw, group);
}

static int role_part_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Role *role = what;
    size_t count = members_with_role(stage->bundle, role->id, NULL, 0);
    const Member **members = ARENA_NEW(ui_arena(ui), const Member *, count + 1);
    if (!members) return 0;
    members_with_role(stage->bundle, role->id, members, count);
    int most = ui_px(ui, 1100), top = area.y;
    if (area.w > most) area.w = most;
    area.y += heading_draw(ui, area, say_text(ui, &role->name)) + ui_px(ui, 24);
    return area.y + page_links_draw(stage, ui, area, NULL, holder_at, members, count) - top;
}

void role_draw(const Stage *stage, const Ui *ui) {
    Frame f = frame_browse(ui);
    frame_draw(stage, ui, &f);
    const Role *role = bundle_role(stage->bundle, stage->view->id);
    Rect area = page_back_draw(stage, ui, &f, NULL, 0);
    if (!role) return;
    page_scrolled(stage, ui, area, "role", T_GROUND, role_part_draw, role);
}
