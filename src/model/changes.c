#include "model/changes.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "model/index.h"

static const char *const kind_words[] = {
    [CHANGE_OTHER_EVENT] = "other-event",
    [CHANGE_SESSION_CANCELLED] = "session-cancelled",
    [CHANGE_SESSION_GONE] = "session-gone",
    [CHANGE_SESSION_TIME] = "session-time",
    [CHANGE_SESSION_ROOM] = "session-room",
    [CHANGE_SESSION_RESTORED] = "session-restored",
    [CHANGE_SESSION_NEW] = "session-new",
    [CHANGE_SESSION_RENAMED] = "session-renamed",
    [CHANGE_NOTICE_NEW] = "notice-new",
    [CHANGE_ROOM_RENAMED] = "room-renamed",
    [CHANGE_MEMBER_NEW] = "member-new",
    [CHANGE_MEMBER_GONE] = "member-gone",
    [CHANGE_MEMBER_RENAMED] = "member-renamed",
    [CHANGE_MEETING_NEW] = "meeting-new",
    [CHANGE_MEETING_GONE] = "meeting-gone",
    [CHANGE_MEETING_RENAMED] = "meeting-renamed",
    [CHANGE_DOCUMENT_NEW] = "document-new",
    [CHANGE_DOCUMENT_GONE] = "document-gone",
    [CHANGE_DOCUMENT_RENAMED] = "document-renamed",
};
_Static_assert(COUNT_OF(kind_words) == CHANGE_KIND_COUNT, "every kind has its word");

const char *change_kind_word(ChangeKind kind) {
    return kind_words[kind];
}

bool change_is_of_session(ChangeKind kind) {
    return kind >= CHANGE_SESSION_CANCELLED && kind <= CHANGE_SESSION_RENAMED;
}

// The changes so far.
typedef struct Tally {
    const Bundle *before, *after;
    Change *items; // to be freed
    size_t count, capacity, session_count;
    bool out_of_memory;
} Tally;

static bool grow(Tally *tally) {
    if (tally->count < tally->capacity) return true;
    size_t capacity = tally->capacity ? tally->capacity * 2 : 64;
    Change *items = realloc(tally->items, capacity * sizeof *items);
    if (!items) return false;
    tally->items = items;
    tally->capacity = capacity;
    return true;
}

static void note(Tally *tally, Change change) {
    if (!grow(tally)) {
        tally->out_of_memory = true;
        return;
    }
    change.serial = tally->count;
    tally->items[tally->count++] = change;
    tally->session_count += change_is_of_session(change.kind);
}

// Whether two texts are the same in the language of the first: a translation that is added renames nothing.
static bool says_same(const Text *a, const Text *b) {
    if (!a->count || !b->count) return a->count == b->count;
    const TextVariant *other = &b->variants[0];
    for (size_t i = 0; i < b->count; i++)
        if (!strcmp(b->variants[i].lang, a->variants[0].lang)) other = &b->variants[i];
    return !strcmp(a->variants[0].string, other->string);
}

// A room under another id with the same name and level is the same door for a delegate.
static bool is_same_room(const Room *a, const Room *b) {
    if (!a || !b) return a == b;
    return !strcmp(a->id, b->id) || (says_same(&a->name, &b->name) && says_same(&a->level, &b->level));
}

// By the clock on the wall: that is what is announced, also where the event's zone was corrected.
static bool is_same_time(EventTime a, EventTime b) {
    return a.day == b.day && a.minute == b.minute;
}

static void note_session(Tally *tally, ChangeKind kind, const Session *before, const Session *after) {
    const Session *known = after ? after : before;
    note(tally, (Change){.kind = kind,
                         .day = known->start.day,
                         .id = known->id,
                         .before.session = before,
                         .after.session = after});
}

// Where and when something cancelled is not held may change without anybody having to know.
static void compare_session(Tally *tally, const Session *before, const Session *after) {
    bool cancelled = after->status == SESSION_CANCELLED, was_cancelled = before->status == SESSION_CANCELLED;
    if (cancelled != was_cancelled)
        note_session(tally, cancelled ? CHANGE_SESSION_CANCELLED : CHANGE_SESSION_RESTORED, before, after);
    if (!cancelled && !(is_same_time(before->start, after->start) && is_same_time(before->end, after->end)))
        note_session(tally, CHANGE_SESSION_TIME, before, after);
    if (!cancelled && !is_same_room(before->room, after->room))
        note_session(tally, CHANGE_SESSION_ROOM, before, after);
    if (!says_same(&after->title, &before->title)) note_session(tally, CHANGE_SESSION_RENAMED, before, after);
}

// The records of a list of the old bundle, and which of them the new one has too.
typedef struct Matches {
    const IdTable *ids;
    const char *records;
    size_t size;
    bool *kept; // to be freed
} Matches;

static bool matches_init(Matches *matches, const Bundle *before, ListId list, const void *records,
                         size_t size, size_t count) {
    *matches = (Matches){&before->index->ids[list], records, size, calloc(count + 1, sizeof(bool))};
    return matches->kept != NULL;
}

// The old record with an id, which is kept then; NULL where there is none.
static const void *match(Matches *matches, const char *id) {
    const IdEntry *entry = ids_find(matches->ids, id);
    if (!entry || !entry->record) return NULL;
    matches->kept[(size_t)((const char *)entry->record - matches->records) / matches->size] = true;
    return entry->record;
}

static void compare_sessions(Tally *tally) {
    const Bundle *old = tally->before;
    Matches matches;
    if (!matches_init(&matches, old, LIST_AGENDA, old->sessions, sizeof *old->sessions, old->session_count)) {
        tally->out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < tally->after->session_count; i++) {
        const Session *after = &tally->after->sessions[i], *before = match(&matches, after->id);
        bool cancelled = after->status == SESSION_CANCELLED;
        if (before)
            compare_session(tally, before, after);
        else
            note_session(tally, cancelled ? CHANGE_SESSION_CANCELLED : CHANGE_SESSION_NEW, NULL, after);
    }
    for (size_t i = 0; i < old->session_count; i++)
        if (!matches.kept[i]) note_session(tally, CHANGE_SESSION_GONE, &old->sessions[i], NULL);
    free(matches.kept);
}

#define NOT_TOLD CHANGE_KIND_COUNT

// A list whose records come, go and change their name: where it is in a Bundle, and what is told of it.
typedef struct ListRow {
    ListId list;
    size_t array, count; // offsets in Bundle
    size_t size, name;   // of a record, and the offset of its name in it
    ChangeKind came, gone, renamed;
} ListRow;

#define LIST_ROW(id, member, type, title, came, gone, renamed)                                               \
    {                                                                                                        \
        id, offsetof(Bundle, member##s), offsetof(Bundle, member##_count), sizeof(type),                     \
            offsetof(type, title), came, gone, renamed                                                       \
    }

static const ListRow list_rows[] = {
    LIST_ROW(LIST_NOTICES, notice, Notice, title, CHANGE_NOTICE_NEW, NOT_TOLD, NOT_TOLD),
    LIST_ROW(LIST_ROOMS, room, Room, name, NOT_TOLD, NOT_TOLD, CHANGE_ROOM_RENAMED),
    LIST_ROW(LIST_MEMBERS, member, Member, name, CHANGE_MEMBER_NEW, CHANGE_MEMBER_GONE,
             CHANGE_MEMBER_RENAMED),
    LIST_ROW(LIST_MEETINGS, meeting, Meeting, title, CHANGE_MEETING_NEW, CHANGE_MEETING_GONE,
             CHANGE_MEETING_RENAMED),
    LIST_ROW(LIST_DOCUMENTS, document, Document, title, CHANGE_DOCUMENT_NEW, CHANGE_DOCUMENT_GONE,
             CHANGE_DOCUMENT_RENAMED),
};

static void note_record(Tally *tally, ChangeKind kind, const void *before, const void *after) {
    if (kind == NOT_TOLD) return;
    const char *id = *(const char *const *)(after ? after : before);
    note(tally, (Change){.kind = kind, .day = DAY_NONE, .id = id, .before.any = before, .after.any = after});
}

static const Text *name_of(const ListRow *row, const void *record) {
    return (const Text *)((const char *)record + row->name);
}

static const char *records_of(const ListRow *row, const Bundle *bundle) {
    return *(const char *const *)((const char *)bundle + row->array);
}

static size_t count_of(const ListRow *row, const Bundle *bundle) {
    return *(const size_t *)((const char *)bundle + row->count);
}

static void compare_list(Tally *tally, const ListRow *row) {
    const char *after = records_of(row, tally->after), *before = records_of(row, tally->before);
    size_t after_count = count_of(row, tally->after), before_count = count_of(row, tally->before);
    Matches matches;
    if (!matches_init(&matches, tally->before, row->list, before, row->size, before_count)) {
        tally->out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < after_count; i++, after += row->size) {
        const void *known = match(&matches, *(const char *const *)after);
        if (!known)
            note_record(tally, row->came, NULL, after);
        else if (!says_same(name_of(row, after), name_of(row, known)))
            note_record(tally, row->renamed, known, after);
    }
    for (size_t i = 0; i < before_count; i++, before += row->size)
        if (!matches.kept[i]) note_record(tally, row->gone, before, NULL);
    free(matches.kept);
}

static void compare(Tally *tally) {
    if (strcmp(tally->before->id, tally->after->id) != 0) {
        note(tally, (Change){.kind = CHANGE_OTHER_EVENT,
                             .day = DAY_NONE,
                             .id = tally->after->id,
                             .before.bundle = tally->before,
                             .after.bundle = tally->after});
        return;
    }
    compare_sessions(tally);
    for (size_t i = 0; i < COUNT_OF(list_rows); i++)
        compare_list(tally, &list_rows[i]);
}

static int order_of(const Change *a, const Change *b) {
    bool a_session = change_is_of_session(a->kind), b_session = change_is_of_session(b->kind);
    if (a_session != b_session) return a_session ? -1 : 1;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    return a->serial < b->serial ? -1 : a->serial > b->serial;
}

static int compare_changes(const void *a, const void *b) {
    return order_of(a, b);
}

static int compare_by_session(const void *a, const void *b) {
    const Change *left = *(const Change *const *)a, *right = *(const Change *const *)b;
    int order = strcmp(left->id, right->id);
    return order ? order : order_of(left, right);
}

static bool keep(const Tally *tally, Arena *arena, Changes *ret_changes) {
    size_t count = tally->count, session_count = tally->session_count;
    Change *items = ARENA_NEW(arena, Change, count);
    const Change **by_session = ARENA_NEW(arena, const Change *, session_count);
    if (!items || !by_session) return false;
    if (count) memcpy(items, tally->items, count * sizeof *items);
    if (count) qsort(items, count, sizeof *items, compare_changes);
    for (size_t i = 0; i < session_count; i++) // sessions stand first
        by_session[i] = &items[i];
    if (session_count) qsort(by_session, session_count, sizeof *by_session, compare_by_session);
    *ret_changes = (Changes){items, count, by_session, session_count};
    return true;
}

bool bundle_compare(const Bundle *before, const Bundle *after, Arena *arena, Changes *ret_changes) {
    Tally tally = {.before = before, .after = after};
    compare(&tally);
    bool sound = !tally.out_of_memory && keep(&tally, arena, ret_changes);
    free(tally.items);
    return sound;
}

size_t changes_of_session(const Changes *changes, const char *id, const Change **ret_changes, size_t max) {
    size_t low = 0, high = changes->session_change_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(changes->by_session[middle]->id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    size_t count = 0;
    for (size_t i = low; i < changes->session_change_count && !strcmp(changes->by_session[i]->id, id); i++) {
        if (ret_changes && count < max) ret_changes[count] = changes->by_session[i];
        count++;
    }
    return count;
}

static bool starts_on(const Session *session, Day day) {
    return session && session->start.day == day;
}

size_t changes_count_sessions(const Changes *changes, Day day) {
    size_t count = 0;
    const char *last = "";
    for (size_t i = 0; i < changes->session_change_count; i++) {
        const Change *change = changes->by_session[i];
        bool concerns = starts_on(change->before.session, day) || starts_on(change->after.session, day);
        if (concerns && strcmp(change->id, last) != 0) count++;
        last = change->id;
    }
    return count;
}
