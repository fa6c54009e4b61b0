#include "model/records.h"

#include <stddef.h>
#include "model/agenda_sheet.h"
#include "model/areas.h"
#include "model/attract.h"
#include "model/event.h"
#include "model/links.h"
#include "model/lists.h"
#include "model/sessions.h"
#include "model/texts.h"
#include "model/times.h"
#include "model/values.h"

#define RECORD(name, noun, type, blank, finish)                                                              \
    static const Record name##_record = {                                                                    \
        noun, name##_fields, COUNT_OF(name##_fields), sizeof(type), offsetof(type, source), blank, finish}

static const Field room_fields[] = {
    ROW("id", NEED_ALWAYS, read_id, Room, id),
    ROW("name", NEED_ALWAYS, read_title, Room, name),
    ROW("level", NEED_NOT, read_title, Room, level),
    ROW("plan", NEED_NOT, read_picture, Room, plan),
    ROW_WITH("x", NEED_NOT, read_int, Room, plan_x, .low = 0, .high = PLAN_SIDE),
    ROW_WITH("y", NEED_NOT, read_int, Room, plan_y, .low = 0, .high = PLAN_SIDE),
    ROW_WITH("area", NEED_NOT, read_area, Room, area, .other_offset = offsetof(Room, area_count)),
};
static const Room blank_room = {.plan_x = -1, .plan_y = -1};

// A room's point says where its name stands and a way to it ends: the middle of its area where none is given.
static void finish_point(Load *load, JsonValue object, Room *room) {
    bool complete = room->plan_x >= 0 && room->plan_y >= 0, none = room->plan_x < 0 && room->plan_y < 0;
    if ((complete && !room->plan) || (!complete && !none)) {
        load_error(load, object, "x and y are a place on a plan; give all three of plan, x and y");
        complete = false;
    }
    if (complete) return;
    PlanPoint middle = room->area ? area_middle(room->area, room->area_count) : (PlanPoint){-1, -1};
    room->plan_x = middle.x;
    room->plan_y = middle.y;
}

static bool finish_room(Load *load, JsonValue object, void *record) {
    Room *room = record;
    if (room->area && !room->plan) {
        load_error(load, json_get(object, "area"), "an area lies on a plan; name its picture as \"plan\"");
        room->area = NULL;
        room->area_count = 0;
    }
    finish_point(load, object, room);
    return true;
}
RECORD(room, "room", Room, &blank_room, finish_room);

// Without its point a place says nothing.
static const Field place_fields[] = {
    ROW("id", NEED_ALWAYS, read_id, Place, id),
    ROW("name", NEED_ALWAYS, read_title, Place, name),
    ROW("plan", NEED_ALWAYS, read_picture, Place, plan),
    ROW_WITH("x", NEED_ALWAYS, read_int, Place, plan_x, .low = 0, .high = PLAN_SIDE),
    ROW_WITH("y", NEED_ALWAYS, read_int, Place, plan_y, .low = 0, .high = PLAN_SIDE),
};
RECORD(place, "place", Place, NULL, NULL);

static const Field track_fields[] = {
    ROW("id", NEED_ALWAYS, read_id, Track, id),
    ROW("name", NEED_ALWAYS, read_title, Track, name),
    ROW("colour", NEED_ALWAYS, read_colour, Track, colour),
};
RECORD(track, "track", Track, NULL, NULL);

static const Field role_fields[] = {
    ROW("id", NEED_ALWAYS, read_id, Role, id),
    ROW("name", NEED_ALWAYS, read_title, Role, name),
};
RECORD(role, "role", Role, NULL, NULL);

const char *const member_kind_words[MEMBER_KIND_COUNT] = {
    [MEMBER_STATE] = "member-state",
    [MEMBER_ORGANIZATION] = "member-organization",
    [OBSERVER_STATE] = "observer-state",
    [OBSERVER_ORGANIZATION] = "observer-organization",
};
static const Choices member_kinds = {member_kind_words, MEMBER_KIND_COUNT, 0};

static const Field member_fields[] = {
    ROW("id", NEED_ALWAYS, read_id, Member, id),
    ROW_WITH("kind", NEED_ALWAYS, read_choice, Member, kind, .more = &member_kinds),
    ROW("code", NEED_NOT, read_country, Member, code),
    ROW("name", NEED_ALWAYS, read_title, Member, name),
    ROW("endonyms", NEED_NOT, read_endonyms, Member, endonyms),
    ROW("formal", NEED_NOT, read_title, Member, formal),
    ROW_WITH("roles", NEED_NOT, read_link_ids, Member, roles, .low = LINK_TO(LIST_ROLES)),
    ROW("flag", NEED_NOT, read_picture, Member, flag),
    ROW("note", NEED_NOT, read_body, Member, note),
};
RECORD(member, "member", Member, NULL, NULL);

#define DECLARED_ROW(type, key, kind)                                                                        \
    ROW_WITH(key, NEED_NOT, read_declared, type, declared[kind],                                             \
             .other_offset = offsetof(type, declared_source[kind]), .low = 0, .high = LIMIT_LIST_ITEMS)

static bool read_declared(Load *load, JsonValue value, const Field *field, void *record) {
    if (!read_int(load, value, field, record)) return false;
    *(Source *)slot_at(record, field->other_offset) = source_of(load, value, -1);
    return true;
}

static const Field group_declared_fields[] = {
    DECLARED_ROW(Group, "member-state", MEMBER_STATE),
    DECLARED_ROW(Group, "member-organization", MEMBER_ORGANIZATION),
    DECLARED_ROW(Group, "observer-state", OBSERVER_STATE),
    DECLARED_ROW(Group, "observer-organization", OBSERVER_ORGANIZATION),
};
static const Record group_declared_record = {
    "declaration", group_declared_fields, COUNT_OF(group_declared_fields), sizeof(Group), NO_SOURCE, NULL,
    NULL};

// An object within a record's own object fills the record itself.
static const Field group_fields[] = {
    ROW("id", NEED_ALWAYS, read_id, Group, id),
    ROW("name", NEED_ALWAYS, read_title, Group, name),
    ROW_WITH("parent", NEED_NOT, read_link_id, Group, parent, .low = LINK_TO(LIST_GROUPS)),
    ROW_WITH("since", NEED_NOT, read_since, Group, since, .other_offset = offsetof(Group, since_is_year)),
    ROW_WITH("members", NEED_NOT, read_link_ids, Group, members, .low = LINK_TO(LIST_MEMBERS)),
    {.key = "declared", .read = read_object, .more = &group_declared_record},
    ROW("summary", NEED_NOT, read_body, Group, summary),
};
static const Group blank_group = {.since = DAY_NONE, .declared = {-1, -1, -1, -1}};
RECORD(group, "group", Group, &blank_group, NULL);

static bool finish_meeting(Load *load, JsonValue object, void *record) {
    Meeting *meeting = record;
    if (meeting->start == DAY_NONE && meeting->end != DAY_NONE) {
        load_error(load, json_get(object, "end"), "the last day is given and not the first; add \"start\"");
        meeting->start = meeting->end;
    }
    if (meeting->end == DAY_NONE) meeting->end = meeting->start;
    if (meeting->end >= meeting->start) return true;
    return load_error(load, json_get(object, "end"), "ends before it starts; correct start or end");
}

static const Field meeting_fields[] = {
    ROW("id", NEED_ALWAYS, read_id, Meeting, id),
    ROW("start", NEED_RIGHT, read_day, Meeting, start),
    ROW("end", NEED_RIGHT, read_day, Meeting, end),
    ROW("title", NEED_ALWAYS, read_title, Meeting, title),
    ROW("city", NEED_NOT, read_title, Meeting, city),
    ROW_WITH("country", NEED_NOT, read_link_id, Meeting, country,
             .low = LINK_TO(LIST_MEMBERS) | LINK_OR_COUNTRY),
    ROW_WITH("group", NEED_NOT, read_link_id, Meeting, group, .low = LINK_TO(LIST_GROUPS)),
    ROW("summary", NEED_NOT, read_body, Meeting, summary),
    ROW_WITH("documents", NEED_NOT, read_link_ids, Meeting, documents, .low = LINK_TO(LIST_DOCUMENTS)),
    ROW("picture", NEED_NOT, read_picture, Meeting, picture),
};
static const Meeting blank_meeting = {.start = DAY_NONE, .end = DAY_NONE};
RECORD(meeting, "meeting", Meeting, &blank_meeting, finish_meeting);

static const Field document_fields[] = {
    ROW("id", NEED_ALWAYS, read_id, Document, id),
    ROW("title", NEED_ALWAYS, read_title, Document, title),
    ROW("kind", NEED_NOT, read_id, Document, kind),
    ROW_WITH("year", NEED_NOT, read_int, Document, year, .low = 1800, .high = 2999),
    ROW_WITH("meeting", NEED_NOT, read_link_id, Document, meeting, .low = LINK_TO(LIST_MEETINGS)),
    ROW("event", NEED_NOT, read_title, Document, event),
    ROW("url", NEED_NOT, read_url, Document, url),
    ROW("file", NEED_NOT, read_file, Document, file),
    ROW("summary", NEED_NOT, read_body, Document, summary),
};
RECORD(document, "document", Document, NULL, NULL);

static const Field about_fields[] = {
    ROW("id", NEED_ALWAYS, read_id, AboutPage, id),
    ROW("title", NEED_ALWAYS, read_title, AboutPage, title),
    ROW("body", NEED_ALWAYS, read_body, AboutPage, body),
};
RECORD(about, "about page", AboutPage, NULL, NULL);

static const Field contact_fields[] = {
    ROW("id", NEED_ALWAYS, read_id, Contact, id),
    ROW("name", NEED_ALWAYS, read_title, Contact, name),
    ROW_WITH("lines", NEED_NOT, read_text_lines, Contact, lines,
             .other_offset = offsetof(Contact, line_count)),
    ROW_WITH("country", NEED_NOT, read_link_id, Contact, country,
             .low = LINK_TO(LIST_MEMBERS) | LINK_OR_COUNTRY),
    ROW("phone", NEED_NOT, read_string, Contact, phone),
    ROW("fax", NEED_NOT, read_string, Contact, fax),
    ROW("email", NEED_NOT, read_string, Contact, email),
    ROW("role", NEED_NOT, read_title, Contact, role),
};
RECORD(contact, "contact", Contact, NULL, NULL);

static bool finish_notice(Load *load, JsonValue object, void *record) {
    const Notice *notice = record;
    if (notice->from.day == DAY_NONE || notice->until.day == DAY_NONE) return true;
    if (notice->until.instant_s > notice->from.instant_s || !load->bundle->zone) return true;
    return load_error(load, json_get(object, "until"), "ends before it begins; correct from or until");
}

static const Field notice_fields[] = {
    ROW("id", NEED_ALWAYS, read_id, Notice, id),        ROW("title", NEED_ALWAYS, read_title, Notice, title),
    ROW("body", NEED_NOT, read_body, Notice, body),     ROW("from", NEED_RIGHT, read_time, Notice, from),
    ROW("until", NEED_RIGHT, read_time, Notice, until), ROW("urgent", NEED_NOT, read_bool, Notice, urgent),
};
static const Notice blank_notice = {.from.day = DAY_NONE, .until.day = DAY_NONE};
RECORD(notice, "notice", Notice, &blank_notice, finish_notice);

#define ITEMS(name, list, pointer) static const Items name##_items = {&name##_record, list, pointer}
ITEMS(room, LIST_ROOMS, "/rooms");
ITEMS(place, LIST_PLACES, "/places");
ITEMS(track, LIST_TRACKS, "/tracks");
ITEMS(role, LIST_ROLES, "/roles");
ITEMS(member, LIST_MEMBERS, "/members");
ITEMS(group, LIST_GROUPS, "/groups");
ITEMS(meeting, LIST_MEETINGS, "/meetings");
ITEMS(document, LIST_DOCUMENTS, "/documents");
ITEMS(about, LIST_ABOUT, "/about");
ITEMS(contact, LIST_CONTACTS, "/contacts");
ITEMS(notice, LIST_NOTICES, "/notices");

static const Field declared_fields[] = {
    DECLARED_ROW(Bundle, "member-state", MEMBER_STATE),
    DECLARED_ROW(Bundle, "member-organization", MEMBER_ORGANIZATION),
    DECLARED_ROW(Bundle, "observer-state", OBSERVER_STATE),
    DECLARED_ROW(Bundle, "observer-organization", OBSERVER_ORGANIZATION),
};
static const Record declared_record = {
    "declaration", declared_fields, COUNT_OF(declared_fields), sizeof(Bundle), NO_SOURCE, NULL, NULL};

// load.c has looked at the format before anything else.
static bool accept_format(Load *load, JsonValue value, const Field *field, void *record) {
    (void)load, (void)value, (void)field, (void)record;
    return true;
}

#define LIST_ROW(key, array, count, items)                                                                   \
    ROW_WITH(key, NEED_NOT, read_items, Bundle, array, .other_offset = offsetof(Bundle, count),              \
             .more = &(items))

// Languages and event come first: texts and times rest on them.
static const Field root_fields[] = {
    {.key = "format", .need = NEED_ALWAYS, .read = accept_format},
    ROW("languages", NEED_ALWAYS, read_languages, Bundle, languages),
    ROW_WITH("event", NEED_ALWAYS, read_event, Bundle, event, .more = &event_record),
    ROW("id", NEED_ALWAYS, read_id, Bundle, id),
    ROW("version", NEED_ALWAYS, read_version, Bundle, version),
    ROW("created", NEED_NOT, read_created, Bundle, created),
    LIST_ROW("rooms", rooms, room_count, room_items),
    LIST_ROW("places", places, place_count, place_items),
    LIST_ROW("tracks", tracks, track_count, track_items),
    ROW_WITH("agenda", NEED_NOT, read_agenda, Bundle, sessions,
             .other_offset = offsetof(Bundle, session_count), .more = &session_items),
    LIST_ROW("members", members, member_count, member_items),
    LIST_ROW("roles", roles, role_count, role_items),
    {.key = "declared", .read = read_object, .more = &declared_record},
    LIST_ROW("groups", groups, group_count, group_items),
    LIST_ROW("meetings", meetings, meeting_count, meeting_items),
    LIST_ROW("documents", documents, document_count, document_items),
    LIST_ROW("about", about, about_count, about_items),
    LIST_ROW("contacts", contacts, contact_count, contact_items),
    LIST_ROW("notices", notices, notice_count, notice_items),
    ROW("attract", NEED_NOT, read_attract, Bundle, scenes),
};
const Record root_record = {"bundle", root_fields, COUNT_OF(root_fields), sizeof(Bundle), NO_SOURCE,
                            NULL,     NULL};
_Static_assert(COUNT_OF(root_fields) <= RECORD_FIELDS_MOST, "room for every key");
