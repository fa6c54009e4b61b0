#include "say_change.h"

#include <string.h>
#include "model/query.h"
#include "text/foreign.h"

// What the sentences of each kind are patterns for.
static const char *const keys[] = {
    [CHANGE_OTHER_EVENT] = "change.other-event",
    [CHANGE_SESSION_CANCELLED] = "change.session-cancelled",
    [CHANGE_SESSION_GONE] = "change.session-gone",
    [CHANGE_SESSION_TIME] = "change.session-time",
    [CHANGE_SESSION_ROOM] = "change.session-room",
    [CHANGE_SESSION_RESTORED] = "change.session-restored",
    [CHANGE_SESSION_NEW] = "change.session-new",
    [CHANGE_SESSION_RENAMED] = "change.session-renamed",
    [CHANGE_NOTICE_NEW] = "change.notice-new",
    [CHANGE_ROOM_RENAMED] = "change.room-renamed",
    [CHANGE_MEMBER_NEW] = "change.member-new",
    [CHANGE_MEMBER_GONE] = "change.member-gone",
    [CHANGE_MEMBER_RENAMED] = "change.member-renamed",
    [CHANGE_MEETING_NEW] = "change.meeting-new",
    [CHANGE_MEETING_GONE] = "change.meeting-gone",
    [CHANGE_MEETING_RENAMED] = "change.meeting-renamed",
    [CHANGE_DOCUMENT_NEW] = "change.document-new",
    [CHANGE_DOCUMENT_GONE] = "change.document-gone",
    [CHANGE_DOCUMENT_RENAMED] = "change.document-renamed",
};
_Static_assert(COUNT_OF(keys) == CHANGE_KIND_COUNT, "every kind has its sentence");

static const char *with(const ChangeWords *words, const char *key, const char *a, const char *b) {
    return message_with(words->messages, words->arena, key, a, b);
}

// What is now, and in brackets what was.
static const char *now_was(const ChangeWords *words, const char *now, const char *was) {
    return with(words, "change.now-was", now, was);
}

static const char *pick(const ChangeWords *words, const Text *text) {
    const char *lang = NULL, *string = text_pick(text, words->chain, &lang);
    return words->chain ? foreign_mark(words->arena, string, lang, words->chain[0]) : string;
}

// The name by which a record goes on one side.
static const Text *name_of(ChangeKind kind, ChangeSide side) {
    static const Text nothing = {0};
    switch (kind) {
    case CHANGE_OTHER_EVENT:
        return &side.bundle->event.title;
    case CHANGE_SESSION_CANCELLED:
    case CHANGE_SESSION_GONE:
    case CHANGE_SESSION_TIME:
    case CHANGE_SESSION_ROOM:
    case CHANGE_SESSION_RESTORED:
    case CHANGE_SESSION_NEW:
    case CHANGE_SESSION_RENAMED:
        return &side.session->title;
    case CHANGE_NOTICE_NEW:
        return &side.notice->title;
    case CHANGE_ROOM_RENAMED:
        return &side.room->name;
    case CHANGE_MEMBER_NEW:
    case CHANGE_MEMBER_GONE:
    case CHANGE_MEMBER_RENAMED:
        return &side.member->name;
    case CHANGE_MEETING_NEW:
    case CHANGE_MEETING_GONE:
    case CHANGE_MEETING_RENAMED:
        return &side.meeting->title;
    case CHANGE_DOCUMENT_NEW:
    case CHANGE_DOCUMENT_GONE:
    case CHANGE_DOCUMENT_RENAMED:
        return &side.document->title;
    case CHANGE_KIND_COUNT:
        break;
    }
    return &nothing;
}

// Where only the event's own language has another name, that is the one to tell.
static const char *say_renamed(const ChangeWords *words, const Change *change) {
    const Text *before = name_of(change->kind, change->before), *after = name_of(change->kind, change->after);
    const char *was = pick(words, before), *is = pick(words, after);
    if (!strcmp(was, is)) {
        was = text_pick(before, NULL, NULL);
        is = text_pick(after, NULL, NULL);
    }
    return with(words, keys[change->kind], was, is);
}

static const char *say_when(const ChangeWords *words, EventTime time, bool with_day) {
    const char *minute = dates_format(words->dates, words->arena, DATE_TIME, time.day, time.minute);
    if (!with_day) return minute;
    const char *day = dates_format(words->dates, words->arena, DATE_SHORT, time.day, 0);
    return with(words, "text.comma", day, minute);
}

static const char *say_times(const ChangeWords *words, EventTime now, EventTime was) {
    bool other_day = now.day != was.day;
    return now_was(words, say_when(words, now, other_day), say_when(words, was, other_day));
}

static const char *say_moved_in_time(const ChangeWords *words, const char *title, const Change *change) {
    const Session *before = change->before.session, *after = change->after.session;
    if (before->start.day == after->start.day && before->start.minute == after->start.minute)
        return with(words, "change.session-end", title, say_times(words, after->end, before->end));
    return with(words, keys[CHANGE_SESSION_TIME], title, say_times(words, after->start, before->start));
}

// Rooms of one name on two levels are told with their levels.
static const char *say_room(const ChangeWords *words, const Room *room, bool with_level) {
    const char *name = pick(words, &room->name), *level = pick(words, &room->level);
    if (!with_level || !*level) return name;
    return with(words, "text.comma", name, level);
}

static const char *say_moved_to_room(const ChangeWords *words, const char *title, const Change *change) {
    const Room *before = change->before.session->room, *after = change->after.session->room;
    if (!after) return with(words, "change.session-no-room", title, say_room(words, before, false));
    if (!before) return with(words, keys[CHANGE_SESSION_ROOM], title, say_room(words, after, false));
    bool same_name = !strcmp(pick(words, &before->name), pick(words, &after->name));
    const char *rooms = now_was(words, say_room(words, after, same_name), say_room(words, before, same_name));
    return with(words, keys[CHANGE_SESSION_ROOM], title, rooms);
}

static const char *say_new_session(const ChangeWords *words, const char *title, const Session *session) {
    const char *place = say_when(words, session->start, true);
    if (session->room) place = with(words, "text.comma", place, say_room(words, session->room, false));
    return with(words, keys[CHANGE_SESSION_NEW], title, place);
}

static bool is_renaming(ChangeKind kind) {
    return kind == CHANGE_SESSION_RENAMED || kind == CHANGE_ROOM_RENAMED || kind == CHANGE_MEMBER_RENAMED ||
           kind == CHANGE_MEETING_RENAMED || kind == CHANGE_DOCUMENT_RENAMED || kind == CHANGE_OTHER_EVENT;
}

const char *change_say(const ChangeWords *words, const Change *change) {
    if (is_renaming(change->kind)) return say_renamed(words, change);
    const char *name = pick(words, name_of(change->kind, change->after.any ? change->after : change->before));
    if (change->kind == CHANGE_SESSION_TIME) return say_moved_in_time(words, name, change);
    if (change->kind == CHANGE_SESSION_ROOM) return say_moved_to_room(words, name, change);
    if (change->kind == CHANGE_SESSION_NEW) return say_new_session(words, name, change->after.session);
    return with(words, keys[change->kind], name, NULL);
}

static const char *heading_key(ChangeKind kind) {
    if (kind == CHANGE_NOTICE_NEW) return "change.notices";
    if (kind == CHANGE_ROOM_RENAMED) return "change.rooms";
    if (kind >= CHANGE_MEMBER_NEW && kind <= CHANGE_MEMBER_RENAMED) return "change.members";
    if (kind >= CHANGE_MEETING_NEW && kind <= CHANGE_MEETING_RENAMED) return "change.meetings";
    if (kind >= CHANGE_DOCUMENT_NEW && kind <= CHANGE_DOCUMENT_RENAMED) return "change.documents";
    return NULL;
}

const char *change_say_heading(const ChangeWords *words, const Change *change) {
    if (change_is_of_session(change->kind))
        return dates_format(words->dates, words->arena, DATE_LONG, change->day, 0);
    const char *key = heading_key(change->kind);
    return key ? message(words->messages, key) : "";
}

bool change_shares_heading(const Change *a, const Change *b) {
    if (change_is_of_session(a->kind) != change_is_of_session(b->kind)) return false;
    return a->day == b->day && heading_key(a->kind) == heading_key(b->kind);
}
