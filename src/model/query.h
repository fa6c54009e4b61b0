// Questions that screens ask of a bundle. Pure: the same bundle and time give the same answer.
#pragma once
#include "bundle.h"

// By id; NULL where there is none.
const Session *bundle_session(const Bundle *bundle, const char *id);
const Room *bundle_room(const Bundle *bundle, const char *id);
const Place *bundle_place(const Bundle *bundle, const char *id);
const Track *bundle_track(const Bundle *bundle, const char *id);
const Member *bundle_member(const Bundle *bundle, const char *id);
const Role *bundle_role(const Bundle *bundle, const char *id);
const Group *bundle_group(const Bundle *bundle, const char *id);
const Meeting *bundle_meeting(const Bundle *bundle, const char *id);
const Document *bundle_document(const Bundle *bundle, const char *id);
const AboutPage *bundle_about(const Bundle *bundle, const char *id);
const Contact *bundle_contact(const Bundle *bundle, const char *id);
const Notice *bundle_notice(const Bundle *bundle, const char *id);

// The variant of text for the first language of chain (BCP 47, most wanted first, NULL-terminated; may be
// NULL) that it has, else the event's own, else its first; "" for an empty text. ret_lang (may be NULL) gets
// the variant's language, NULL for an empty text.
const char *text_pick(const Text *text, const char *const *chain, const char **ret_lang);

// Whether a variant's language (BCP 47) says only how another variant is read: "ja-Hira", "zh-Latn". Such a
// reading is what one searches and sorts by; it is not for showing, and stands behind the variants that are.
bool text_is_reading(const char *lang);
// The variant that a reading is of; NULL where the text has none in that language.
const TextVariant *text_read_by(const Text *text, const char *reading_lang);

// An instant that stands for "nobody knows what time it is": nothing is on, nothing is next, nothing is over,
// and all notices are open.
#define TIME_UNKNOWN_S INT64_C(-62135596800) // the year 1

// Where the event stands at an instant.
typedef enum EventPhase {
    PHASE_UNKNOWN,
    PHASE_BEFORE, // before its first day
    PHASE_DURING, // within its days, a session running or still to come today or on a later day
    PHASE_AFTER   // after its last session and its last day's midnight
} EventPhase;
EventPhase agenda_phase(const Bundle *bundle, int64_t now_s);

// Sessions running at an instant (start <= now < end, not cancelled), in agenda order. Writes at most max,
// returns how many there are.
size_t agenda_find_now(const Bundle *bundle, int64_t now_s, const Session **ret_sessions, size_t max);

// Sessions not begun, not cancelled, in agenda order, from now on (over midnight and between days too).
size_t agenda_find_next(const Bundle *bundle, int64_t now_s, const Session **ret_sessions, size_t max);

// The session running, else the next, in one room.
const Session *agenda_room_now(const Bundle *bundle, const Room *room, int64_t now_s);
const Session *agenda_room_next(const Bundle *bundle, const Room *room, int64_t now_s);

// The day to open the agenda on: today during the event (a session running over midnight keeps its own day
// until it ends when nothing else is on today), the first day before, the last day after.
Day agenda_open_day(const Bundle *bundle, int64_t now_s);

// A selection of sessions of one day. NULL room or track: all.
typedef struct AgendaFilter {
    Day day;
    const char *room;  // id
    const char *track; // id
} AgendaFilter;

// Sessions that start on the filter's day (or run into it from the day before), in agenda order. Writes at
// most max, returns how many there are; ret_sessions may be NULL to count.
size_t agenda_list(const Bundle *bundle, AgendaFilter filter, const Session **ret_sessions, size_t max);

// How many members of a kind are listed.
size_t members_count(const Bundle *bundle, MemberKind kind);

// Notices open at an instant, urgent ones first.
size_t notices_find_open(const Bundle *bundle, int64_t now_s, const Notice **ret_notices, size_t max);
