// What differs between two versions of a bundle.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/changes.h"
#include "model/query.h"
#include "model/zone.h"
#include "bundle_text.h"
#include "test.h"

// Two bundles and what differs between them.
typedef struct Pair {
    Bundle *before, *after;
    Arena arena;
    Changes changes;
} Pair;

static void compare(Pair *pair, const char *before, const char *after) {
    *pair = (Pair){.before = bundle_with(before), .after = bundle_with(after)};
    arena_init(&pair->arena, LIMIT_CHANGES_BYTES);
    CHECK(bundle_compare(pair->before, pair->after, &pair->arena, &pair->changes));
}

static void finish(Pair *pair) {
    bundle_destroy(pair->before);
    bundle_destroy(pair->after);
    arena_finish(&pair->arena);
}

// The changes in one line: "session-time s1, member-new au".
static const char *line_of(const Changes *changes) {
    static char text[2048];
    text[0] = 0;
    for (size_t i = 0; i < changes->count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s %s", i ? ", " : "",
                 change_kind_word(changes->items[i].kind), changes->items[i].id);
    return text;
}

static void differ(const char *before, const char *after, const char *wanted) {
    Pair pair;
    compare(&pair, before, after);
    CHECK_STR(line_of(&pair.changes), wanted);
    finish(&pair);
}

#define ROOMS                                                                                                \
    "\"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\"}, {\"id\": \"annex\", \"name\": \"Annex\"}], "
#define AT(id, day, from, to, more)                                                                          \
    "{\"id\": \"" id "\", \"start\": \"2026-11-" day "T" from "\", \"end\": \"2026-11-" day "T" to "\"" more \
    "}"
#define TALK(more) ROOMS "\"agenda\": [" AT("s", "24", "10:00", "11:00", ", \"title\": \"Talk\"" more) "]"
#define TALK_AT(day, from, to) ROOMS "\"agenda\": [" AT("s", day, from, to, ", \"title\": \"Talk\"") "]"
#define EMPTY "\"agenda\": []"

static void equal_bundles_do_not_differ(void) {
    differ(TALK(", \"room\": \"hall\""), TALK(", \"room\": \"hall\""), "");
    differ("", "", "");
}

static void sessions_come_and_go(void) {
    differ(EMPTY, TALK(""), "session-new s");
    differ(TALK(""), EMPTY, "session-gone s");
}

static void sessions_are_cancelled_and_taken_back(void) {
    differ(TALK(""), TALK(", \"status\": \"cancelled\""), "session-cancelled s");
    differ(TALK(", \"status\": \"cancelled\""), TALK(""), "session-restored s");
    differ(TALK(", \"status\": \"cancelled\""), TALK(", \"status\": \"moved\""), "session-restored s");
    differ(EMPTY, TALK(", \"status\": \"cancelled\""), "session-cancelled s");
}

static void sessions_move_in_time(void) {
    differ(TALK_AT("24", "10:00", "11:00"), TALK_AT("24", "10:30", "11:00"), "session-time s");
    differ(TALK_AT("24", "10:00", "11:00"), TALK_AT("24", "10:00", "11:01"), "session-time s");
    differ(TALK_AT("24", "10:00", "11:00"), TALK_AT("25", "10:00", "11:00"), "session-time s");
}

static void sessions_move_to_other_rooms(void) {
    differ(TALK(", \"room\": \"hall\""), TALK(", \"room\": \"annex\""), "session-room s");
    differ(TALK(", \"room\": \"hall\""), TALK(""), "session-room s");
    differ(TALK(""), TALK(", \"room\": \"hall\""), "session-room s");
}

static void sessions_are_renamed(void) {
    differ(TALK(""), "\"agenda\": [" AT("s", "24", "10:00", "11:00", ", \"title\": \"Speech\"") "]",
           "session-renamed s");
}

static void a_session_may_change_in_several_ways(void) {
    differ(TALK(", \"room\": \"hall\""),
           ROOMS "\"agenda\": [" AT("s", "25", "09:00", "10:00",
                                    ", \"title\": \"Speech\", \"room\": \"annex\"") "]",
           "session-time s, session-room s, session-renamed s");
}

static void what_is_cancelled_does_not_move(void) {
    static const char off[] =
        ROOMS "\"agenda\": [" AT("s", "25", "09:00", "10:00",
                                 ", \"title\": \"Talk\", \"room\": \"annex\", \"status\": \"cancelled\"") "]";
    differ(TALK(", \"room\": \"hall\""), off, "session-cancelled s");
    differ(TALK(", \"room\": \"hall\", \"status\": \"cancelled\""), off, "");
    differ(off, TALK(", \"room\": \"hall\""), "session-time s, session-room s, session-restored s");
}

#define ONE_ROOM(id, name) "\"rooms\": [{\"id\": \"" id "\", \"name\": \"" name "\", \"level\": \"1\"}], "
#define IN_ROOM(id)                                                                                          \
    "\"agenda\": [" AT("s", "24", "10:00", "11:00", ", \"title\": \"Talk\", \"room\": \"" id "\"") "]"

static void a_renamed_room_moves_no_session(void) {
    differ(ONE_ROOM("a", "Hall") IN_ROOM("a"), ONE_ROOM("a", "Great Hall") IN_ROOM("a"), "room-renamed a");
}

static void a_room_with_another_id_and_the_same_name_moves_no_session(void) {
    differ(ONE_ROOM("a", "Hall") IN_ROOM("a"), ONE_ROOM("b", "Hall") IN_ROOM("b"), "");
    differ(ONE_ROOM("a", "Hall") IN_ROOM("a"), ONE_ROOM("b", "Bar") IN_ROOM("b"), "session-room s");
}

static void a_translation_that_is_added_renames_nothing(void) {
    differ("\"rooms\": [{\"id\": \"a\", \"name\": \"Hall\"}]",
           "\"rooms\": [{\"id\": \"a\", \"name\": {\"fr\": \"Salle\", \"en\": \"Hall\"}}]", "");
    differ("\"rooms\": [{\"id\": \"a\", \"name\": {\"fr\": \"Salle\", \"en\": \"Hall\"}}]",
           "\"rooms\": [{\"id\": \"a\", \"name\": {\"fr\": \"Salle\", \"en\": \"Great Hall\"}}]",
           "room-renamed a");
}

#define MEMBER(id, name) "{\"id\": \"" id "\", \"kind\": \"member-state\", \"name\": \"" name "\"}"
#define TITLED(id, title) "{\"id\": \"" id "\", \"title\": \"" title "\"}"

static void members_meetings_and_documents_come_go_and_are_renamed(void) {
    differ("\"members\": [" MEMBER("tr", "Turkey") ", " MEMBER("xa", "A") "]",
           "\"members\": [" MEMBER("xb", "B") ", " MEMBER("tr", "Türkiye") "]",
           "member-new xb, member-gone xa, member-renamed tr");
    differ("\"meetings\": [" TITLED("a", "A") ", " TITLED("b", "B") "]",
           "\"meetings\": [" TITLED("b", "Bee") ", " TITLED("c", "C") "]",
           "meeting-new c, meeting-gone a, meeting-renamed b");
    differ("\"documents\": [" TITLED("a", "A") ", " TITLED("b", "B") "]",
           "\"documents\": [" TITLED("b", "Bee") ", " TITLED("c", "C") "]",
           "document-new c, document-gone a, document-renamed b");
}

static void of_notices_only_new_ones_are_told(void) {
    differ("\"notices\": [" TITLED("a", "A") ", " TITLED("b", "B") "]",
           "\"notices\": [" TITLED("c", "C") ", " TITLED("b", "Bee") "]", "notice-new c");
}

static void the_order_in_the_file_changes_nothing(void) {
    differ("\"members\": [" MEMBER("au", "A") ", " MEMBER("nz", "N") "]",
           "\"members\": [" MEMBER("nz", "N") ", " MEMBER("au", "A") "]", "");
}

static void changes_stand_by_day_then_kind_then_time(void) {
    differ(
        "\"agenda\": [" AT("gone-24", "24", "08:00", "09:00", ", \"title\": \"T\"") ", " AT(
            "off-23", "23", "15:00", "16:00",
            ", \"title\": \"T\"") ", " AT("late-24", "24", "15:00", "16:00",
                                          ", \"title\": \"T\"") ", " AT("early-24", "24", "10:00", "11:00",
                                                                        ", \"title\": \"T\"") "]",
        "\"members\": [" MEMBER("au", "A") "], \"agenda\": [" AT("new-23", "23", "09:00", "10:00", ", \"title\": \"T\"") ", " AT(
            "late-24", "24", "15:00", "16:00",
            ", \"title\": \"T\", \"status\": \"cancelled\"") ", " AT("early-24", "24", "10:00", "11:00",
                                                                     ", \"title\": \"T\", "
                                                                     "\"status\": "
                                                                     "\"cancelled\"") ", " AT("off-"
                                                                                              "23",
                                                                                              "23",
                                                                                              "15:"
                                                                                              "00",
                                                                                              "16:"
                                                                                              "00",
                                                                                              ", "
                                                                                              "\"tit"
                                                                                              "le\":"
                                                                                              " "
                                                                                              "\"T\""
                                                                                              ", "
                                                                                              "\"sta"
                                                                                              "tus\""
                                                                                              ": "
                                                                                              "\"can"
                                                                                              "celle"
                                                                                              "d\"") "]",
        "session-cancelled off-23, session-new new-23, session-cancelled early-24, session-cancelled "
        "late-24, "
        "session-gone gone-24, member-new au");
}

static void a_change_has_its_day_and_both_records(void) {
    Pair pair;
    compare(&pair, TALK_AT("23", "10:00", "11:00"), TALK_AT("25", "10:00", "11:00"));
    REQUIRE(CHECK_INT(pair.changes.count, 1));
    const Change *change = &pair.changes.items[0];
    CHECK_INT(change->day, day_from_date(2026, 11, 25));
    CHECK(change->before.session == bundle_session(pair.before, "s"));
    CHECK(change->after.session == bundle_session(pair.after, "s"));
    finish(&pair);
    compare(&pair, "\"members\": [" MEMBER("au", "A") "]", "");
    REQUIRE(CHECK_INT(pair.changes.count, 1));
    change = &pair.changes.items[0];
    CHECK_INT(change->day, DAY_NONE);
    CHECK(change->before.member == bundle_member(pair.before, "au"));
    CHECK(!change->after.any);
    finish(&pair);
}

static void another_event_is_one_change(void) {
    AUTO_FREE char *text = bundle_text(TALK(""));
    memcpy(strstr(text, "\"test\""), "\"next\"", 6);
    Bundle *before = bundle_with(EMPTY), *after = bundle_text_load(text, NULL, NULL);
    REQUIRE(after);
    Arena arena;
    arena_init(&arena, LIMIT_CHANGES_BYTES);
    Changes changes;
    REQUIRE(bundle_compare(before, after, &arena, &changes));
    CHECK_STR(line_of(&changes), "other-event next");
    CHECK(changes.items[0].before.bundle == before);
    CHECK_INT(changes.session_change_count, 0);
    CHECK_INT(changes_of_session(&changes, "next", NULL, 0), 0);
    arena_finish(&arena);
    bundle_destroy(before);
    bundle_destroy(after);
}

static void the_changes_of_a_session_are_found_by_its_id(void) {
    Pair pair;
    compare(&pair, TALK(", \"room\": \"hall\""),
            ROOMS "\"agenda\": [" AT("s", "25", "09:00", "10:00", ", \"title\": \"Speech\"") ", " AT(
                "a", "24", "09:00", "10:00", ", \"title\": \"A\"") ", " AT("z", "24", "09:00", "10:00",
                                                                           ", \"title\": \"Z\"") "]");
    const Change *found[2];
    CHECK_INT(changes_of_session(&pair.changes, "s", found, 2), 3);
    CHECK_INT(found[0]->kind, CHANGE_SESSION_TIME);
    CHECK_INT(found[1]->kind, CHANGE_SESSION_ROOM);
    CHECK_INT(changes_of_session(&pair.changes, "a", found, 2), 1);
    CHECK_INT(found[0]->kind, CHANGE_SESSION_NEW);
    CHECK_INT(changes_of_session(&pair.changes, "z", NULL, 0), 1);
    CHECK_INT(changes_of_session(&pair.changes, "b", found, 2), 0);
    CHECK_INT(changes_of_session(&pair.changes, "zz", found, 2), 0);
    finish(&pair);
}

static void a_days_changed_sessions_are_each_counted_once(void) {
    Pair pair;
    compare(
        &pair,
        ROOMS
        "\"agenda\": [" AT("s", "24", "10:00", "11:00", ", \"title\": \"Talk\", \"room\": \"hall\"") ", " AT(
            "same", "24", "10:00", "11:00", ", \"title\": \"Same\"") ", " AT("gone", "23", "10:00", "11:00",
                                                                             ", \"title\": \"Gone\"") "]",
        ROOMS "\"agenda\": [" AT(
            "s", "25", "09:00", "10:00",
            ", \"title\": \"Speech\", \"room\": \"annex\"") ", " AT("same", "24", "10:00", "11:00",
                                                                    ", \"title\": \"Same\"") ", " AT("new",
                                                                                                     "24",
                                                                                                     "09:00",
                                                                                                     "10:00",
                                                                                                     ", "
                                                                                                     "\"title"
                                                                                                     "\": "
                                                                                                     "\"New"
                                                                                                     "\"") "]");
    CHECK_INT(changes_count_sessions(&pair.changes, day_from_date(2026, 11, 23)), 1); // gone
    CHECK_INT(changes_count_sessions(&pair.changes, day_from_date(2026, 11, 24)), 2); // new, and s that left
    CHECK_INT(changes_count_sessions(&pair.changes, day_from_date(2026, 11, 25)), 1); // s that came
    CHECK_INT(changes_count_sessions(&pair.changes, day_from_date(2026, 11, 26)), 0);
    finish(&pair);
}

static void an_arena_that_is_too_small_fails(void) {
    Bundle *before = bundle_with(EMPTY), *after = bundle_with(TALK(""));
    Arena arena;
    arena_init(&arena, 16);
    Changes changes;
    CHECK(!bundle_compare(before, after, &arena, &changes));
    arena_finish(&arena);
    bundle_destroy(before);
    bundle_destroy(after);
}

// LIMIT_LIST_ITEMS sessions of which each has moved, changed its room and its name, with others of
// everything.
static char *full_text(int minute, const char *room, char mark) {
    size_t size = LIMIT_LIST_ITEMS * 420u, used = 0;
    char *text = malloc(size);
    if (!text) abort();
    used += (size_t)snprintf(text, size, ROOMS "\"agenda\": [");
    for (unsigned i = 0; i < LIMIT_LIST_ITEMS; i++)
        used += (size_t)snprintf(
            text + used, size - used,
            "%s{\"id\": \"s%u\", \"start\": \"2026-11-24T10:%02d\", \"end\": \"2026-11-24T12:00\", "
            "\"title\": \"%c\", \"room\": \"%s\"}",
            i ? "," : "", i, minute, mark, room);
    static const char *const lists[] = {"meetings", "documents", "notices"};
    for (size_t list = 0; list < COUNT_OF(lists); list++) {
        used += (size_t)snprintf(text + used, size - used, "], \"%s\": [", lists[list]);
        for (unsigned i = 0; i < LIMIT_LIST_ITEMS; i++)
            used += (size_t)snprintf(text + used, size - used, "%s{\"id\": \"%c%u\", \"title\": \"T\"}",
                                     i ? "," : "", mark, i);
    }
    used += (size_t)snprintf(text + used, size - used, "], \"members\": [");
    for (unsigned i = 0; i < LIMIT_LIST_ITEMS; i++)
        used += (size_t)snprintf(text + used, size - used,
                                 "%s{\"id\": \"%c%u\", \"kind\": \"member-state\", \"name\": \"T\"}",
                                 i ? "," : "", mark, i);
    snprintf(text + used, size - used, "]");
    return text;
}

static void the_fullest_bundles_with_nothing_in_common_can_be_compared(void) {
    AUTO_FREE char *before = full_text(0, "hall", 'a');
    AUTO_FREE char *after = full_text(30, "annex", 'b');
    Pair pair;
    compare(&pair, before, after);
    CHECK_INT(pair.changes.session_change_count, 3 * LIMIT_LIST_ITEMS);
    CHECK_INT(pair.changes.count, (3 + 2 + 2 + 2 + 1) * LIMIT_LIST_ITEMS);
    CHECK_INT(changes_count_sessions(&pair.changes, day_from_date(2026, 11, 24)), LIMIT_LIST_ITEMS);
    finish(&pair);
}

TEST_MAIN(TEST(equal_bundles_do_not_differ), TEST(sessions_come_and_go),
          TEST(sessions_are_cancelled_and_taken_back), TEST(sessions_move_in_time),
          TEST(sessions_move_to_other_rooms), TEST(sessions_are_renamed),
          TEST(a_session_may_change_in_several_ways), TEST(what_is_cancelled_does_not_move),
          TEST(a_renamed_room_moves_no_session),
          TEST(a_room_with_another_id_and_the_same_name_moves_no_session),
          TEST(a_translation_that_is_added_renames_nothing),
          TEST(members_meetings_and_documents_come_go_and_are_renamed),
          TEST(of_notices_only_new_ones_are_told), TEST(the_order_in_the_file_changes_nothing),
          TEST(changes_stand_by_day_then_kind_then_time), TEST(a_change_has_its_day_and_both_records),
          TEST(another_event_is_one_change), TEST(the_changes_of_a_session_are_found_by_its_id),
          TEST(a_days_changed_sessions_are_each_counted_once), TEST(an_arena_that_is_too_small_fails),
          TEST(the_fullest_bundles_with_nothing_in_common_can_be_compared))
