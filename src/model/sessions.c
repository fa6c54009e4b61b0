#include "model/sessions.h"

#include <stddef.h>
#include <string.h>
#include "model/links.h"
#include "model/texts.h"
#include "model/times.h"
#include "model/values.h"

static const char *const status_words[] = {
    [SESSION_CONFIRMED] = "confirmed",
    [SESSION_CANCELLED] = "cancelled",
    [SESSION_MOVED] = "moved",
};
static const Choices statuses = {status_words, COUNT_OF(status_words), SESSION_CONFIRMED};

static const char *const access_words[] = {"open", "delegations", "heads", "press"};
static const Choices accesses = {access_words, COUNT_OF(access_words), ACCESS_OPEN};

static const Field moved_from_fields[] = {
    ROW_WITH("room", NEED_NOT, read_link_record, MovedFrom, room, .low = LINK_TO(LIST_ROOMS)),
    ROW("start", NEED_NOT, read_time, MovedFrom, start),
};
static const Record moved_from_record = {
    "former place", moved_from_fields, COUNT_OF(moved_from_fields), sizeof(MovedFrom), NO_SOURCE, NULL, NULL};

static const Field person_fields[] = {
    ROW("name", NEED_ALWAYS, read_title, Person, name),
    ROW("role", NEED_NOT, read_title, Person, role),
};
static const Record person_record = {
    "person", person_fields, COUNT_OF(person_fields), sizeof(Person), NO_SOURCE, NULL, NULL};
static const Items person_items = {&person_record, NO_LIST, NULL};

static bool finish_session(Load *load, JsonValue object, void *record) {
    const Session *session = record;
    if (!load->bundle->zone) return true; // without a zone there are no instants to compare
    if (session->end.instant_s < session->start.instant_s)
        return load_error(load, json_get(object, "end"), "ends before it starts; correct start or end");
    if (session->end.instant_s == session->start.instant_s)
        load_warning(load, json_get(object, "end"),
                     "ends when it starts, so it is never on; give it a later end");
    return true;
}

static const Field session_fields[] = {
    ROW("id", NEED_ALWAYS, read_id, Session, id),
    ROW("start", NEED_ALWAYS, read_time, Session, start),
    ROW("end", NEED_ALWAYS, read_time, Session, end),
    ROW("title", NEED_ALWAYS, read_title, Session, title),
    ROW_WITH("room", NEED_NOT, read_link_record, Session, room, .low = LINK_TO(LIST_ROOMS)),
    ROW_WITH("track", NEED_NOT, read_link_record, Session, track, .low = LINK_TO(LIST_TRACKS)),
    // What may be cancelled must not be shown as confirmed.
    ROW_WITH("status", NEED_RIGHT, read_choice, Session, status, .more = &statuses),
    ROW_WITH("moved_from", NEED_NOT, read_object, Session, moved_from, .more = &moved_from_record),
    ROW("summary", NEED_NOT, read_body, Session, summary),
    ROW_WITH("access", NEED_NOT, read_choice, Session, access, .more = &accesses),
    ROW_WITH("chairs", NEED_NOT, read_link_ids, Session, chairs, .low = LINK_TO(LIST_MEMBERS)),
    ROW_WITH("people", NEED_NOT, read_items, Session, people, .other_offset = offsetof(Session, person_count),
             .more = &person_items),
    ROW("languages", NEED_NOT, read_tags, Session, languages),
    ROW_WITH("documents", NEED_NOT, read_link_ids, Session, documents, .low = LINK_TO(LIST_DOCUMENTS)),
    ROW_WITH("replaced_by", NEED_NOT, read_link_id, Session, replaced_by, .low = LINK_TO(LIST_AGENDA)),
};
static const Session blank_session = {.moved_from.start.day = DAY_NONE};
static const Record session_record = {
    "session",      session_fields, COUNT_OF(session_fields), sizeof(Session), offsetof(Session, source),
    &blank_session, finish_session};
const Items session_items = {&session_record, LIST_AGENDA, "/agenda"};

static int compare_sessions(const void *a, const void *b) {
    const Session *left = a, *right = b;
    if (left->start.instant_s != right->start.instant_s)
        return left->start.instant_s < right->start.instant_s ? -1 : 1;
    // Rooms stand in one array, so their addresses have their order.
    if (left->room != right->room) {
        if (!left->room || !right->room) return left->room ? -1 : 1;
        return left->room < right->room ? -1 : 1;
    }
    return strcmp(left->id, right->id);
}

void sessions_sort(Session *sessions, size_t count) {
    // Most files are in order already.
    for (size_t i = 1; i < count; i++) {
        if (compare_sessions(&sessions[i - 1], &sessions[i]) <= 0) continue;
        qsort(sessions, count, sizeof *sessions, compare_sessions);
        return;
    }
}
