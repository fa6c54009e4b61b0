#include "member.h"

#include <string.h>
#include "meeting.h"
#include "model/query.h"
#include "model/related.h"

// Chips one after the other, as many rows as they take; a name that is wider than the page takes more lines.
typedef struct ChipFlow {
    Rect area;
    int x, y; // of the next
    int row;  // height of the last row, 0 before the first
} ChipFlow;

static void chip_add(const Ui *ui, ChipFlow *flow, const UiButton *chip) {
    int gap = ui_px(ui, UI_CHIP_GAP), width = ui_chip_width(ui, chip), high = ui_px(ui, 80);
    UiText text = {.weight = WEIGHT_MEDIUM, .colour = T_INK, .leading = 1250};
    int pad = ui_px(ui, 32);
    bool wide = width > flow->area.w;
    if (wide) {
        width = flow->area.w;
        high = ui_measure(ui, chip->text, text, width - 2 * pad).h + pad;
    }
    if (flow->row && flow->x + width > flow->area.x + flow->area.w) {
        flow->x = flow->area.x;
        flow->y += flow->row + gap;
    }
    Rect box = {flow->x, flow->y, width, high};
    if (wide) {
        ui_target_begin(ui, chip->name, box, chip->action, chip->argument);
        ui_frame(ui, box, ui_px(ui, 40), ui_colour(ui, T_CARD), ui_colour(ui, T_LINE), 2, false);
        ui_text(ui, (Rect){box.x + pad, box.y + pad / 2, box.w - 2 * pad, 0}, chip->text, text);
        ui_target_end(ui, box, ui_px(ui, 40));
    } else {
        ui_chip(ui, box, chip);
    }
    flow->x += width + gap;
    flow->row = high;
}

// What a member is, an office or a place in a group: one of the two is NULL.
typedef struct Belonging {
    const Role *role;
    const Group *group;
} Belonging;

typedef struct Belongings {
    Belonging *all;
    size_t count;
} Belongings;

static bool has_role(const Member *member, const char *id) {
    for (size_t i = 0; i < member->roles.count; i++)
        if (!strcmp(member->roles.ids[i], id)) return true;
    return false;
}

// Offices before groups; a role with a group's id is a place in it.
static Belongings find_belongings(const Stage *stage, const Ui *ui, const Member *member) {
    size_t groups_count = groups_of_member(stage->bundle, member->id, NULL, 0);
    Belongings found = {ARENA_NEW(ui_arena(ui), Belonging, member->roles.count + groups_count + 1), 0};
    const Group **groups = ARENA_NEW(ui_arena(ui), const Group *, groups_count + 1);
    if (!found.all || !groups) return found;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < member->roles.count; i++) {
            const Role *role = bundle_role(stage->bundle, member->roles.ids[i]);
            const Group *group = role ? bundle_group(stage->bundle, role->id) : NULL;
            if (!role || (group != NULL) != (pass == 1)) continue;
            found.all[found.count++] = group ? (Belonging){.group = group} : (Belonging){.role = role};
        }
    groups_of_member(stage->bundle, member->id, groups, groups_count);
    for (size_t i = 0; i < groups_count; i++)
        if (!has_role(member, groups[i]->id)) found.all[found.count++] = (Belonging){.group = groups[i]};
    return found;
}

// A star marks an office.
static PageLink belonging_link(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    const Belonging *at = (const Belonging *)what + index;
    (void)stage;
    if (at->group)
        return (PageLink){.name = arena_printf(ui_arena(ui), "group/%s", at->group->id),
                          .text = say_text(ui, &at->group->name),
                          .address = say_address(ui, SCREEN_GROUP, at->group->id)};
    return (PageLink){.name = arena_printf(ui_arena(ui), "role/%s", at->role->id),
                      .text = say_text(ui, &at->role->name),
                      .icon = "star",
                      .address = say_address(ui, SCREEN_ROLE, at->role->id)};
}

// Chips; so many that they would have to be measured for long are rows, of which those in sight are drawn.
static int draw_belongings(const Stage *stage, const Ui *ui, Rect area, const Member *member) {
    enum {
        CHIPS_MAX = 96
    };
    Belongings found = find_belongings(stage, ui, member);
    if (found.count > CHIPS_MAX)
        return page_links_draw(stage, ui, area, NULL, belonging_link, found.all, found.count);
    ChipFlow flow = {area, area.x, area.y, 0};
    for (size_t i = 0; i < found.count; i++) {
        PageLink link = belonging_link(stage, ui, found.all, i);
        UiButton chip = {.name = link.name,
                         .text = link.text,
                         .icon = link.icon,
                         .action = ACT_OPEN,
                         .argument = link.address};
        chip_add(ui, &flow, &chip);
    }
    return flow.row ? flow.y + flow.row - area.y : 0;
}

// A number or address to write to, behind its icon.
static int draw_way(const Ui *ui, Rect area, const char *icon, const char *number) {
    if (!*number) return 0;
    UiText text = {.size = 29, .colour = T_INK_2, .tabular = true};
    int lead = ui_px(ui, 46);
    Rect words = {area.x + lead, area.y, area.w - lead, 0};
    int line = ui_measure(ui, "0", text, 0).h;
    ui_icon_in(ui, (Rect){area.x, area.y, lead, line}, 30, ALIGN_START, icon, ui_colour(ui, T_ACCENT));
    return ui_text(ui, words, number, text).h;
}

// Its lines open its page.
static int draw_contact(const Ui *ui, Rect area, const Contact *contact) {
    UiText name = {.size = 29, .weight = WEIGHT_MEDIUM, .colour = T_INK},
           line = {.size = 29, .colour = T_INK_2};
    const char *address = say_address(ui, SCREEN_CONTACT, contact->id);
    int top = area.y, least = ui_px(ui, 80);
    Rect all = area, mark = rect_cut_right(&area, ui_px(ui, 48));
    mark.h = ui_measure(ui, "x", name, 0).h;
    area.y += ui_text(ui, area, say_text(ui, &contact->name), name).h;
    area.y += ui_text(ui, area, say_text(ui, &contact->role), line).h;
    for (size_t i = 0; i < contact->line_count; i++)
        area.y += ui_text(ui, area, say_text(ui, &contact->lines[i]), line).h;
    area.y += draw_way(ui, area, "phone", say_apart(ui, contact->phone));
    area.y += draw_way(ui, area, "printer", say_apart(ui, contact->fax));
    area.y += draw_way(ui, area, "mail", say_apart(ui, contact->email));
    all.h = area.y - top > least ? area.y - top : least;
    ui_target_begin(ui, address, all, ACT_OPEN, address);
    ui_icon_in(ui, mark, 32, ALIGN_END, "chevron-right", ui_colour(ui, T_INK_2));
    ui_target_end(ui, all, ui_px(ui, 12));
    return all.h;
}

// A PagePart of a member.
static int draw_contacts(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    size_t count = contacts_of_member(stage->bundle, what, NULL, 0);
    const Contact **contacts = ARENA_NEW(ui_arena(ui), const Contact *, count + 1);
    if (!contacts) return 0;
    contacts_of_member(stage->bundle, what, contacts, count);
    int top = area.y;
    area.h = 0;
    for (size_t i = 0; i < count; i++)
        area.y += draw_contact(ui, area, contacts[i]) + (i + 1 < count ? ui_px(ui, 24) : 0);
    return area.y - top;
}

static PageLink meeting_link(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    (void)stage;
    const Meeting *meeting = ((const Meeting *const *)what)[index];
    const char *second = say_comma(ui, say_text(ui, &meeting->city), say_meeting_date(ui, meeting));
    return (PageLink){.name = arena_printf(ui_arena(ui), "meeting/%s", meeting->id),
                      .text = say_text(ui, &meeting->title),
                      .second = *second ? second : NULL,
                      .address = say_address(ui, SCREEN_MEETING, meeting->id)};
}

static int draw_meetings(const Stage *stage, const Ui *ui, Rect area, const Member *member) {
    size_t count = meetings_of_member(stage->bundle, member, NULL, 0);
    const Meeting **meetings = ARENA_NEW(ui_arena(ui), const Meeting *, count + 1);
    if (!meetings) return 0;
    meetings_of_member(stage->bundle, member, meetings, count);
    return page_links_draw(stage, ui, area, ui_say(ui, "member.meetings"), meeting_link, meetings, count);
}

static PageLink session_link(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    const Session *session = ((const Session *const *)what)[index];
    const char *when = say_span(ui, session);
    if (session->start.day != stage->now.day)
        when = say_comma(ui, say_date(ui, DATE_SHORT, session->start.day), when);
    const char *place = session->room ? say_text(ui, &session->room->name) : "",
               *status = session->status == SESSION_CANCELLED ? status_say(ui, session) : "";
    return (PageLink){.name = arena_printf(ui_arena(ui), "session/%s", session->id),
                      .text = say_text(ui, &session->title),
                      .second = say_join(ui, status, " · ", say_join(ui, when, " · ", place)),
                      .address = say_address(ui, SCREEN_SESSION, session->id)};
}

static int draw_sessions(const Stage *stage, const Ui *ui, Rect area, const Member *member) {
    size_t count = sessions_of_member(stage->bundle, member->id, NULL, 0);
    const Session **sessions = ARENA_NEW(ui_arena(ui), const Session *, count + 1);
    if (!sessions) return 0;
    sessions_of_member(stage->bundle, member->id, sessions, count);
    return page_links_draw(stage, ui, area, ui_say(ui, "member.sessions"), session_link, sessions, count);
}

int member_facts_draw(const Stage *stage, const Ui *ui, Rect area, const void *what) {
    const Member *member = what;
    int top = area.y, chips = draw_belongings(stage, ui, area, member);
    if (chips) area.y += chips + ui_px(ui, 32);
    if (contacts_of_member(stage->bundle, member, NULL, 0))
        area.y += page_beside_draw(stage, ui, area, ui_say(ui, "member.contact"), draw_contacts, member);
    area.y += draw_meetings(stage, ui, area, member);
    area.y += draw_sessions(stage, ui, area, member);
    area.y += page_pair_draw(ui, area, ui_say(ui, "member.note"), say_text(ui, &member->note));
    return area.y - top;
}
