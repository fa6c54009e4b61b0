#include "model/query.h"

#include <string.h>
#include <strings.h>
#include "model/index.h"
#include "model/zone.h"

static const void *find_record(const Bundle *bundle, ListId list, const char *id) {
    const IdEntry *entry = id ? ids_find(&bundle->index->ids[list], id) : NULL;
    return entry ? entry->record : NULL;
}

const Session *bundle_session(const Bundle *bundle, const char *id) {
    return find_record(bundle, LIST_AGENDA, id);
}

const Room *bundle_room(const Bundle *bundle, const char *id) {
    return find_record(bundle, LIST_ROOMS, id);
}

const Place *bundle_place(const Bundle *bundle, const char *id) {
    return find_record(bundle, LIST_PLACES, id);
}

const Track *bundle_track(const Bundle *bundle, const char *id) {
    return find_record(bundle, LIST_TRACKS, id);
}

const Member *bundle_member(const Bundle *bundle, const char *id) {
    return find_record(bundle, LIST_MEMBERS, id);
}

const Role *bundle_role(const Bundle *bundle, const char *id) {
    return find_record(bundle, LIST_ROLES, id);
}

const Group *bundle_group(const Bundle *bundle, const char *id) {
    return find_record(bundle, LIST_GROUPS, id);
}

const Meeting *bundle_meeting(const Bundle *bundle, const char *id) {
    return find_record(bundle, LIST_MEETINGS, id);
}

const Document *bundle_document(const Bundle *bundle, const char *id) {
    return find_record(bundle, LIST_DOCUMENTS, id);
}

const AboutPage *bundle_about(const Bundle *bundle, const char *id) {
    return find_record(bundle, LIST_ABOUT, id);
}

const Contact *bundle_contact(const Bundle *bundle, const char *id) {
    return find_record(bundle, LIST_CONTACTS, id);
}

const Notice *bundle_notice(const Bundle *bundle, const char *id) {
    const Notice *notice = find_record(bundle, LIST_NOTICES, id);
    for (size_t i = 0; !notice && i < bundle->notice_count; i++) // those that an operator put up
        if (!strcmp(bundle->notices[i].id, id)) notice = &bundle->notices[i];
    return notice;
}

static const TextVariant *find_variant(const Text *text, const char *lang) {
    for (size_t i = 0; i < text->count; i++)
        if (!strcmp(text->variants[i].lang, lang)) return &text->variants[i];
    return NULL;
}

const char *text_pick(const Text *text, const char *const *chain, const char **ret_lang) {
    const TextVariant *picked = NULL;
    for (; chain && *chain && !picked; chain++)
        picked = find_variant(text, *chain);
    if (!picked && text->count) picked = &text->variants[0];
    if (ret_lang) *ret_lang = picked ? picked->lang : NULL;
    return picked ? picked->string : "";
}

// Scripts in which Japanese, Chinese and Korean are not written but told how to read.
bool text_is_reading(const char *lang) {
    static const char *const languages[] = {"ja", "zh", "yue", "ko"};
    static const char *const scripts[] = {"Hira", "Kana", "Hrkt", "Latn", "Bopo"};
    size_t length = strcspn(lang, "-");
    bool known = false, told = false;
    for (size_t i = 0; i < COUNT_OF(languages); i++)
        known = known || (strlen(languages[i]) == length && !strncasecmp(languages[i], lang, length));
    if (!known || !lang[length]) return false;
    const char *script = lang + length + 1;
    for (size_t i = 0; i < COUNT_OF(scripts); i++)
        told = told || (strcspn(script, "-") == 4 && !strncasecmp(scripts[i], script, 4));
    return told;
}

const TextVariant *text_read_by(const Text *text, const char *reading_lang) {
    size_t length = strcspn(reading_lang, "-");
    for (size_t i = 0; i < text->count; i++) {
        const char *lang = text->variants[i].lang;
        if (!strncmp(lang, reading_lang, length) && (!lang[length] || lang[length] == '-') &&
            !text_is_reading(lang))
            return &text->variants[i];
    }
    return NULL;
}

static bool takes_place(const Session *session) {
    return session->status != SESSION_CANCELLED;
}

static bool runs_at(const Session *session, int64_t now_s) {
    return takes_place(session) && session->start.instant_s <= now_s && now_s < session->end.instant_s;
}

// The index of the first session that starts after now_s.
static size_t first_after(const Bundle *bundle, int64_t now_s) {
    size_t low = 0, high = bundle->session_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (bundle->sessions[middle].start.instant_s <= now_s)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int64_t midnight_s(const Bundle *bundle, Day day) {
    return zone_instant(bundle->zone, day, 0, NULL);
}

// When the last session that takes place ends; INT64_MIN without one.
static int64_t last_end_s(const Bundle *bundle) {
    int64_t last_s = INT64_MIN;
    for (size_t i = 0; i < bundle->session_count; i++) {
        const Session *session = &bundle->sessions[i];
        if (takes_place(session) && session->end.instant_s > last_s) last_s = session->end.instant_s;
    }
    return last_s;
}

EventPhase agenda_phase(const Bundle *bundle, int64_t now_s) {
    if (now_s == TIME_UNKNOWN_S) return PHASE_UNKNOWN;
    if (now_s < midnight_s(bundle, bundle->event.start)) return PHASE_BEFORE;
    if (now_s < midnight_s(bundle, bundle->event.end + 1)) return PHASE_DURING;
    return now_s < last_end_s(bundle) ? PHASE_DURING : PHASE_AFTER;
}

// Notes session as the count-th answer where there is room for it.
static size_t put(const Session **ret_sessions, size_t max, size_t count, const Session *session) {
    if (ret_sessions && count < max) ret_sessions[count] = session;
    return count + 1;
}

size_t agenda_find_now(const Bundle *bundle, int64_t now_s, const Session **ret_sessions, size_t max) {
    size_t count = 0, begun = first_after(bundle, now_s);
    for (size_t i = 0; i < begun; i++)
        if (runs_at(&bundle->sessions[i], now_s)) count = put(ret_sessions, max, count, &bundle->sessions[i]);
    return count;
}

size_t agenda_find_next(const Bundle *bundle, int64_t now_s, const Session **ret_sessions, size_t max) {
    if (now_s == TIME_UNKNOWN_S) return 0;
    size_t count = 0;
    for (size_t i = first_after(bundle, now_s); i < bundle->session_count; i++)
        if (takes_place(&bundle->sessions[i])) count = put(ret_sessions, max, count, &bundle->sessions[i]);
    return count;
}

const Session *agenda_room_now(const Bundle *bundle, const Room *room, int64_t now_s) {
    // Of two that overlap the one that began last: the other one is running late or wrong.
    for (size_t i = first_after(bundle, now_s); i > 0; i--) {
        const Session *session = &bundle->sessions[i - 1];
        if (session->room == room && runs_at(session, now_s)) return session;
    }
    return NULL;
}

const Session *agenda_room_next(const Bundle *bundle, const Room *room, int64_t now_s) {
    if (now_s == TIME_UNKNOWN_S) return NULL;
    for (size_t i = first_after(bundle, now_s); i < bundle->session_count; i++) {
        const Session *session = &bundle->sessions[i];
        if (session->room == room && takes_place(session)) return session;
    }
    return NULL;
}

static bool anything_starts_on(const Bundle *bundle, Day day) {
    for (size_t i = 0; i < bundle->session_count; i++)
        if (bundle->sessions[i].start.day == day && takes_place(&bundle->sessions[i])) return true;
    return false;
}

Day agenda_open_day(const Bundle *bundle, int64_t now_s) {
    const Event *event = &bundle->event;
    Day today = zone_local(bundle->zone, now_s).day;
    if (today < event->start) return event->start;
    const Session *running = NULL;
    if (!anything_starts_on(bundle, today)) agenda_find_now(bundle, now_s, &running, 1);
    if (running && running->start.day >= event->start) today = running->start.day;
    return today > event->end ? event->end : today;
}

static bool is_on(const Session *session, Day day) {
    if (session->start.day == day) return true;
    if (session->start.day > day) return false;
    return session->end.day > day || (session->end.day == day && session->end.minute > 0);
}

size_t agenda_list(const Bundle *bundle, AgendaFilter filter, const Session **ret_sessions, size_t max) {
    const Room *room = bundle_room(bundle, filter.room);
    const Track *track = bundle_track(bundle, filter.track);
    if ((filter.room && !room) || (filter.track && !track)) return 0;
    size_t count = 0;
    for (size_t i = 0; i < bundle->session_count; i++) {
        const Session *session = &bundle->sessions[i];
        if (room && session->room != room) continue;
        if (track && session->track != track) continue;
        if (is_on(session, filter.day)) count = put(ret_sessions, max, count, session);
    }
    return count;
}

size_t members_count(const Bundle *bundle, MemberKind kind) {
    size_t count = 0;
    for (size_t i = 0; i < bundle->member_count; i++)
        count += bundle->members[i].kind == kind;
    return count;
}

static bool is_open(const Notice *notice, int64_t now_s) {
    if (now_s == TIME_UNKNOWN_S) return true;
    if (notice->from.day != DAY_NONE && now_s < notice->from.instant_s) return false;
    return notice->until.day == DAY_NONE || now_s < notice->until.instant_s;
}

size_t notices_find_open(const Bundle *bundle, int64_t now_s, const Notice **ret_notices, size_t max) {
    size_t count = 0;
    for (int urgent = 1; urgent >= 0; urgent--) {
        for (size_t i = 0; i < bundle->notice_count; i++) {
            const Notice *notice = &bundle->notices[i];
            if (notice->urgent != urgent || !is_open(notice, now_s)) continue;
            if (ret_notices && count < max) ret_notices[count] = notice;
            count++;
        }
    }
    return count;
}
