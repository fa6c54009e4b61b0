// What differs between two versions of a bundle, as data: records are compared by id. Pure.
#pragma once
#include "model/bundle.h"

typedef enum ChangeKind {
    CHANGE_OTHER_EVENT, // the bundles are about different events, and nothing else is compared
    // Sessions, what a delegate has to know first.
    CHANGE_SESSION_CANCELLED, // before may be NULL: it came cancelled
    CHANGE_SESSION_GONE,
    CHANGE_SESSION_TIME,     // start or end
    CHANGE_SESSION_ROOM,     // one of the two rooms may be NULL
    CHANGE_SESSION_RESTORED, // takes place after all
    CHANGE_SESSION_NEW,
    CHANGE_SESSION_RENAMED,
    CHANGE_NOTICE_NEW,
    CHANGE_ROOM_RENAMED,
    CHANGE_MEMBER_NEW,
    CHANGE_MEMBER_GONE,
    CHANGE_MEMBER_RENAMED,
    CHANGE_MEETING_NEW,
    CHANGE_MEETING_GONE,
    CHANGE_MEETING_RENAMED,
    CHANGE_DOCUMENT_NEW,
    CHANGE_DOCUMENT_GONE,
    CHANGE_DOCUMENT_RENAMED,
    CHANGE_KIND_COUNT
} ChangeKind;

// One side of a change; the kind says which member it is. NULL where there was or is no such record.
typedef union ChangeSide {
    const void *any;
    const Bundle *bundle; // of CHANGE_OTHER_EVENT
    const Session *session;
    const Notice *notice;
    const Room *room;
    const Member *member;
    const Meeting *meeting;
    const Document *document;
} ChangeSide;

typedef struct Change {
    ChangeKind kind;
    Day day;        // on which a session is now, or was; DAY_NONE for what is no session
    const char *id; // of the record
    ChangeSide before, after;
    size_t serial; // the comparison's own
} Change;

// Points into both bundles, and is good for as long as both are.
typedef struct Changes {
    const Change *items; // sessions by day and kind, then the others by kind, each kind in its list's order
    size_t count;
    const Change *const *by_session; // the changes of sessions by id, then as in items
    size_t session_change_count;
} Changes;

// A session may have several changes; one that is cancelled has no others but a new title. False: no
// memory, or the arena has not enough.
bool bundle_compare(const Bundle *before, const Bundle *after, Arena *arena, Changes *ret_changes) MUST_USE;

// The changes of one session, most important first. Writes at most max, returns how many there are.
size_t changes_of_session(const Changes *changes, const char *id, const Change **ret_changes, size_t max);

// How many of the sessions that are or were to start on a day have changed.
size_t changes_count_sessions(const Changes *changes, Day day);

bool change_is_of_session(ChangeKind kind);
// "session-cancelled", ...: for programs.
const char *change_kind_word(ChangeKind kind);
