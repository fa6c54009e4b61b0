#include "session.h"

#include "document.h"
#include "page.h"

// Cancelled or moved, in words and with an icon, and a way to what replaces it.
static int draw_status(const Stage *stage, const Ui *ui, Rect area, const Session *session) {
    if (session->status == SESSION_CONFIRMED) return 0;
    int top = area.y, gap = ui_px(ui, 14);
    area.y += remark_draw(ui, area, status_icon(session), status_say(ui, session), status_ink(session));
    const Session *other = session->replaced_by ? bundle_session(stage->bundle, session->replaced_by) : NULL;
    if (!other) return area.y - top;
    const char *where = say_comma(ui, say_date(ui, DATE_SHORT, other->start.day), say_time(ui, other->start));
    const char *room = say_comma(ui, where, other->room ? say_text(ui, &other->room->name) : "");
    UiButton link = {.name = "session/replacement",
                     .text = message_with(ui->messages, ui_arena(ui), "session.replaced-by", room, NULL),
                     .icon_after = "arrow-right",
                     .action = ACT_AFTER,
                     .argument = say_address(ui, SCREEN_SESSION, other->id)};
    if (ui_chip_width(ui, &link) > area.w) // without its room, which the chip opens
        link.text = message_with(ui->messages, ui_arena(ui), "session.replaced-by", where, NULL);
    int width = ui_chip_width(ui, &link), height = ui_px(ui, 80);
    ui_chip(ui, (Rect){area.x, area.y, width < area.w ? width : area.w, height}, &link);
    return area.y + height + 2 * gap - top;
}

// Those of the ids that the bundle has.
static size_t find_chairs(const Stage *stage, const Session *session, const Member **ret_chairs) {
    size_t count = 0;
    for (size_t i = 0; i < session->chairs.count; i++) {
        const Member *member = bundle_member(stage->bundle, session->chairs.ids[i]);
        if (member) ret_chairs[count++] = member;
    }
    return count;
}

static PageLink chair_link(const Stage *stage, const Ui *ui, const void *what, size_t index) {
    enum {
        ROLES_MAX = 16 // its page has all of them
    };
    const Member *member = ((const Member *const *)what)[index];
    const char *names[ROLES_MAX];
    size_t count = 0;
    for (size_t i = 0; i < member->roles.count && count < ROLES_MAX; i++) {
        const Role *role = bundle_role(stage->bundle, member->roles.ids[i]);
        if (role) names[count++] = say_text(ui, &role->name);
    }
    const char *roles = say_list(ui, names, count, " · ");
    return (PageLink){.name = arena_printf(ui_arena(ui), "member/%s", member->id),
                      .text = say_text(ui, &member->name),
                      .second = *roles ? roles : NULL,
                      .member = member,
                      .address = say_address(ui, SCREEN_MEMBER, member->id)};
}

static int draw_chairs(const Stage *stage, const Ui *ui, Rect area, const Session *session) {
    const Member **chairs = ARENA_NEW(ui_arena(ui), const Member *, session->chairs.count + 1);
    size_t count = chairs ? find_chairs(stage, session, chairs) : 0;
    const char *label = ui_say(ui, count > 1 ? "session.chairs" : "session.chair");
    return page_links_draw(stage, ui, area, label, chair_link, chairs, count);
}

static size_t find_documents(const Stage *stage, const Session *session, const Document **ret_documents) {
    size_t count = 0;
    for (size_t i = 0; i < session->documents.count; i++) {
        const Document *document = bundle_document(stage->bundle, session->documents.ids[i]);
        if (document) ret_documents[count++] = document;
    }
    return count;
}

static int draw_documents(const Stage *stage, const Ui *ui, Rect area, const Session *session) {
    const Document **documents = ARENA_NEW(ui_arena(ui), const Document *, session->documents.count + 1);
    size_t count = documents ? find_documents(stage, session, documents) : 0;
    return page_links_draw(stage, ui, area, ui_say(ui, "session.documents"), document_link, documents, count);
}

static const char *say_people(const Ui *ui, const Session *session) {
    const char **lines = ARENA_NEW(ui_arena(ui), const char *, session->person_count + 1);
    for (size_t i = 0; lines && i < session->person_count; i++)
        lines[i] =
            say_comma(ui, say_text(ui, &session->people[i].name), say_text(ui, &session->people[i].role));
    return lines ? say_list(ui, lines, session->person_count, "\n") : "";
}

static int draw_badges(const Stage *stage, const Ui *ui, Rect area, const Session *session) {
    SessionPhase phase = session_phase(session, stage->now_s);
    const char *kind = say_kind(ui, session);
    if (phase == SESSION_PAST && session->status != SESSION_CANCELLED)
        kind = say_join(ui, ui_say(ui, "session.past"), " · ", kind);
    if (!*kind && phase != SESSION_NOW) return 0;
    UiText text = {.size = 29, .colour = T_INK_2, .leading = 1300};
    Rect row = {area.x, area.y, area.w, ui_px(ui, 47)};
    if (phase == SESSION_NOW)
        rect_cut_left(&row, ui_badge_now(ui, row, ui_say(ui, "now.badge"), 27) + ui_px(ui, 16));
    if (ui_fits(ui, kind, text, row.w)) {
        ui_label(ui, row, kind, text);
    } else {
        row = (Rect){area.x, phase == SESSION_NOW ? row.y + row.h : row.y, area.w, 0};
        row.h = ui_text(ui, row, kind, text).h;
    }
    return row.y + row.h - area.y + ui_px(ui, 16);
}

// The time in lines after the title, where there is no card with it.
static int draw_top(const Stage *stage, const Ui *ui, Rect area, const Session *session, bool with_when) {
    int top = area.y;
    const char *title = say_text(ui, &session->title);
    UiText heading = {.weight = WEIGHT_DISPLAY,
                      .colour = T_INK,
                      .max_lines = with_when ? 2 : 3,
                      .leading = 1120,
                      .strike = session->status == SESSION_CANCELLED};
    heading.size = ui_fit_size(ui, title, heading, (UiSize){area.w, 8 * ui->metrics.height},
                               with_when ? 44 : 76, with_when ? 36 : 44);
    heading.max_lines = 8;
    if (!with_when) area.y += draw_badges(stage, ui, area, session);
    area.y +=
        ui_text(ui, (Rect){area.x, area.y, area.w, 0}, title, heading).h + ui_px(ui, with_when ? 8 : 24);
    if (!with_when) return area.y - top;
    area.y += session_when_lines(ui, area, session) + ui_px(ui, 16);
    return area.y + draw_badges(stage, ui, area, session) - top;
}

int session_body_draw(const Stage *stage, const Ui *ui, Rect area, const Session *session) {
    int top = area.y;
    area.y += draw_top(stage, ui, area, session, panel_class(ui) <= PANEL_LOW);
    area.y += draw_status(stage, ui, area, session);
    area.y += changed_draw(stage, ui, area, session);
    UiText body = {.size = 31, .colour = T_INK, .leading = 1450, .prose = true};
    const char *summary = say_text(ui, &session->summary);
    if (*summary) area.y += ui_text(ui, (Rect){area.x, area.y, area.w, 0}, summary, body).h + ui_px(ui, 28);
    area.y += draw_chairs(stage, ui, area, session);
    area.y += page_pair_draw(ui, area, ui_say(ui, "session.people"), say_people(ui, session));
    area.y += draw_documents(stage, ui, area, session);
    return area.y - top;
}
