#include <stdio.h>
#include <string.h>
#include "model/query.h"
#include "model/zone.h"
#include "bundle_text.h"
#include "test.h"

// Three days: overlaps, a cancelled one, one over midnight, a gap, and an early start.
static const char agenda[] =
    "\"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\"}, {\"id\": \"annex\", \"name\": \"Annex\"}],"
    "\"tracks\": [{\"id\": \"main\", \"name\": \"Main\", \"colour\": \"#0C6170\"}],"
    "\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"name\": \"Australia\"},"
    " {\"id\": \"iom\", \"kind\": \"member-organization\", \"name\": \"IOM\"},"
    " {\"id\": \"id\", \"kind\": \"member-state\", \"name\": \"Indonesia\"}],"
    "\"agenda\": ["
    "{\"id\": \"late\", \"start\": \"2026-11-23T22:00\", \"end\": \"2026-11-24T01:00\", \"title\": \"L\", "
    "\"room\": \"hall\"},"
    "{\"id\": \"annex-talk\", \"start\": \"2026-11-23T09:00\", \"end\": \"2026-11-23T10:00\", \"title\": "
    "\"A\", \"room\": "
    "\"annex\"},"
    "{\"id\": \"opening\", \"start\": \"2026-11-23T09:00\", \"end\": \"2026-11-23T10:30\", \"title\": \"O\", "
    "\"room\": "
    "\"hall\", \"track\": \"main\"},"
    "{\"id\": \"off\", \"start\": \"2026-11-23T09:30\", \"end\": \"2026-11-23T11:00\", \"title\": \"C\", "
    "\"room\": \"hall\","
    " \"status\": \"cancelled\"},"
    "{\"id\": \"walk\", \"start\": \"2026-11-23T09:00\", \"end\": \"2026-11-23T09:20\", \"title\": \"W\"},"
    "{\"id\": \"early\", \"start\": \"2026-11-25T06:30\", \"end\": \"2026-11-25T07:00\", \"title\": \"E\", "
    "\"room\": "
    "\"hall\", \"track\": \"main\"}"
    "]";

enum {
    DAY_1 = 23,
    DAY_2,
    DAY_3
};

static Day november(int day) {
    return day_from_date(2026, 11, day);
}

static int64_t at(const Bundle *bundle, int day, int hour, int minute) {
    return zone_instant(bundle->zone, november(day), hour * 60 + minute, NULL);
}

// The ids of an answer in one line; "..." behind where more were found than written.
static const char *ids_of(const Session *const *sessions, size_t count, size_t max) {
    static char text[512];
    text[0] = 0;
    for (size_t i = 0; i < count && i < max; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), i ? " %s" : "%s", sessions[i]->id);
    if (count > max) strcat(text, " ...");
    return text;
}

static const char *now_ids(const Bundle *bundle, int day, int hour, int minute) {
    const Session *found[8];
    return ids_of(found, agenda_find_now(bundle, at(bundle, day, hour, minute), found, 8), 8);
}

static const char *next_ids(const Bundle *bundle, int day, int hour, int minute) {
    const Session *found[8];
    return ids_of(found, agenda_find_next(bundle, at(bundle, day, hour, minute), found, 8), 8);
}

static const char *list_ids(const Bundle *bundle, AgendaFilter filter) {
    const Session *found[8];
    return ids_of(found, agenda_list(bundle, filter, found, 8), 8);
}

static void sessions_are_in_order_of_start_room_and_id(void) {
    Bundle *bundle = bundle_with(agenda);
    const Session *all[8];
    for (size_t i = 0; i < bundle->session_count; i++)
        all[i] = &bundle->sessions[i];
    CHECK_STR(ids_of(all, bundle->session_count, 8), "opening annex-talk walk off late early");
    bundle_destroy(bundle);
}

static void agenda_now_skips_cancelled_sessions(void) {
    Bundle *bundle = bundle_with(agenda);
    CHECK_STR(now_ids(bundle, DAY_1, 9, 45), "opening annex-talk");
    CHECK_STR(now_ids(bundle, DAY_1, 10, 45), "");
    bundle_destroy(bundle);
}

static void a_session_runs_from_its_start_until_before_its_end(void) {
    Bundle *bundle = bundle_with(agenda);
    CHECK_STR(now_ids(bundle, DAY_1, 8, 59), "");
    CHECK_STR(now_ids(bundle, DAY_1, 9, 0), "opening annex-talk walk");
    CHECK_STR(now_ids(bundle, DAY_1, 9, 20), "opening annex-talk");
    CHECK_STR(now_ids(bundle, DAY_1, 10, 29), "opening");
    CHECK_STR(now_ids(bundle, DAY_1, 10, 30), "");
    bundle_destroy(bundle);
}

static void agenda_now_runs_over_midnight(void) {
    Bundle *bundle = bundle_with(agenda);
    CHECK_STR(now_ids(bundle, DAY_1, 23, 59), "late");
    CHECK_STR(now_ids(bundle, DAY_2, 0, 0), "late");
    CHECK_STR(now_ids(bundle, DAY_2, 0, 59), "late");
    CHECK_STR(now_ids(bundle, DAY_2, 1, 0), "");
    bundle_destroy(bundle);
}

static void agenda_next_looks_over_midnight_and_skips_what_has_begun(void) {
    Bundle *bundle = bundle_with(agenda);
    CHECK_STR(next_ids(bundle, 1, 0, 0), "opening annex-talk walk late early");
    CHECK_STR(next_ids(bundle, DAY_1, 9, 0), "late early");
    CHECK_STR(next_ids(bundle, DAY_1, 23, 0), "early");
    CHECK_STR(next_ids(bundle, DAY_3, 6, 29), "early");
    CHECK_STR(next_ids(bundle, DAY_3, 6, 30), "");
    bundle_destroy(bundle);
}

static void an_answer_longer_than_its_place_is_counted(void) {
    Bundle *bundle = bundle_with(agenda);
    const Session *found[1] = {NULL};
    CHECK_INT(agenda_find_next(bundle, at(bundle, 1, 0, 0), found, 1), 5);
    CHECK_STR(found[0]->id, "opening");
    CHECK_INT(agenda_find_now(bundle, at(bundle, DAY_1, 9, 0), NULL, 0), 3);
    bundle_destroy(bundle);
}

static void a_room_knows_its_now_and_next(void) {
    Bundle *bundle = bundle_with(agenda);
    const Room *hall = bundle_room(bundle, "hall"), *annex = bundle_room(bundle, "annex");
    int64_t morning = at(bundle, DAY_1, 9, 45);
    CHECK_STR(agenda_room_now(bundle, hall, morning)->id, "opening");
    CHECK_STR(agenda_room_next(bundle, hall, morning)->id, "late");
    CHECK_STR(agenda_room_now(bundle, annex, morning)->id, "annex-talk");
    CHECK(agenda_room_next(bundle, annex, morning) == NULL);
    CHECK(agenda_room_now(bundle, annex, at(bundle, DAY_2, 9, 0)) == NULL);
    bundle_destroy(bundle);
}

static void the_event_stands_before_during_or_after(void) {
    Bundle *bundle = bundle_with(agenda);
    CHECK_INT(agenda_phase(bundle, at(bundle, 22, 23, 59)), PHASE_BEFORE);
    CHECK_INT(agenda_phase(bundle, at(bundle, DAY_1, 0, 0)), PHASE_DURING);
    CHECK_INT(agenda_phase(bundle, at(bundle, DAY_3, 23, 59)), PHASE_DURING);
    CHECK_INT(agenda_phase(bundle, at(bundle, 26, 0, 0)), PHASE_AFTER);
    bundle_destroy(bundle);
}

static void a_session_over_the_last_midnight_keeps_the_event_going(void) {
    Bundle *bundle = bundle_with("\"agenda\": [{\"id\": \"ball\", \"start\": \"2026-11-25T22:00\", "
                                 "\"end\": \"2026-11-26T02:00\", \"title\": \"Ball\"}]");
    CHECK_INT(agenda_phase(bundle, at(bundle, 26, 1, 59)), PHASE_DURING);
    CHECK_INT(agenda_phase(bundle, at(bundle, 26, 2, 0)), PHASE_AFTER);
    CHECK_INT(agenda_open_day(bundle, at(bundle, 26, 1, 59)), november(DAY_3));
    bundle_destroy(bundle);
}

static void an_event_without_sessions_has_its_days(void) {
    Bundle *bundle = bundle_with("");
    CHECK_INT(agenda_phase(bundle, at(bundle, DAY_2, 12, 0)), PHASE_DURING);
    CHECK_INT(agenda_open_day(bundle, at(bundle, DAY_2, 12, 0)), november(DAY_2));
    CHECK_INT(agenda_find_now(bundle, at(bundle, DAY_2, 12, 0), NULL, 0), 0);
    bundle_destroy(bundle);
}

static void the_agenda_opens_on_the_day_that_is_meant(void) {
    Bundle *bundle = bundle_with(agenda);
    CHECK_INT(agenda_open_day(bundle, at(bundle, 1, 0, 0)), november(DAY_1));
    CHECK_INT(agenda_open_day(bundle, at(bundle, DAY_3, 12, 0)), november(DAY_3));
    CHECK_INT(agenda_open_day(bundle, at(bundle, 28, 12, 0)), november(DAY_3));
    // Nothing starts on the second day, so the night before goes on until it ends.
    CHECK_INT(agenda_open_day(bundle, at(bundle, DAY_2, 0, 30)), november(DAY_1));
    CHECK_INT(agenda_open_day(bundle, at(bundle, DAY_2, 1, 0)), november(DAY_2));
    bundle_destroy(bundle);
}

static void a_jump_of_the_clock_gives_the_answer_of_the_new_time(void) {
    Bundle *bundle = bundle_with(agenda);
    CHECK_STR(now_ids(bundle, DAY_3, 6, 45), "early");
    CHECK_STR(now_ids(bundle, DAY_1, 9, 45), "opening annex-talk");
    CHECK_STR(now_ids(bundle, DAY_3, 6, 45), "early");
    bundle_destroy(bundle);
}

static void a_day_lists_what_starts_on_it_or_runs_into_it(void) {
    Bundle *bundle = bundle_with(agenda);
    CHECK_STR(list_ids(bundle, (AgendaFilter){november(DAY_1), NULL, NULL}),
              "opening annex-talk walk off late");
    CHECK_STR(list_ids(bundle, (AgendaFilter){november(DAY_2), NULL, NULL}), "late");
    CHECK_STR(list_ids(bundle, (AgendaFilter){november(22), NULL, NULL}), "");
    bundle_destroy(bundle);
}

static void a_session_that_ends_at_midnight_is_not_on_the_next_day(void) {
    Bundle *bundle = bundle_with("\"agenda\": [{\"id\": \"a\", \"start\": \"2026-11-23T22:00\", "
                                 "\"end\": \"2026-11-24T00:00\", \"title\": \"A\"}]");
    CHECK_STR(list_ids(bundle, (AgendaFilter){november(DAY_1), NULL, NULL}), "a");
    CHECK_STR(list_ids(bundle, (AgendaFilter){november(DAY_2), NULL, NULL}), "");
    bundle_destroy(bundle);
}

static void filters_limit_the_list_by_room_and_track(void) {
    Bundle *bundle = bundle_with(agenda);
    CHECK_STR(list_ids(bundle, (AgendaFilter){november(DAY_1), "hall", NULL}), "opening off late");
    CHECK_STR(list_ids(bundle, (AgendaFilter){november(DAY_1), NULL, "main"}), "opening");
    CHECK_STR(list_ids(bundle, (AgendaFilter){november(DAY_1), "annex", "main"}), "");
    CHECK_STR(list_ids(bundle, (AgendaFilter){november(DAY_1), "nowhere", NULL}), "");
    bundle_destroy(bundle);
}

static void a_session_when_summer_time_ends_lasts_an_hour_longer(void) {
    // 2026-10-25 03:00 goes back to 02:00 in Paris.
    static const char text[] =
        "{\"format\": 1, \"id\": \"t\", \"version\": 1, \"languages\": [\"en\"], \"event\": {\"title\": "
        "\"T\", "
        "\"zone\": \"Europe/Paris\", \"start\": \"2026-10-24\", \"end\": \"2026-10-25\"}, \"agenda\": "
        "[{\"id\": \"night\", "
        "\"start\": \"2026-10-25T01:00\", \"end\": \"2026-10-25T04:00\", \"title\": \"N\"}]}";
    Bundle *bundle = bundle_text_load(text, NULL, NULL);
    REQUIRE(bundle);
    const Session *night = &bundle->sessions[0];
    CHECK_INT(night->end.instant_s - night->start.instant_s, 4 * 3600);
    CHECK_INT(agenda_find_now(bundle, night->end.instant_s - 1, NULL, 0), 1);
    CHECK_INT(agenda_phase(bundle, night->start.instant_s + 3 * 3600), PHASE_DURING);
    bundle_destroy(bundle);
}

static void records_are_found_by_id(void) {
    Bundle *bundle = bundle_with(agenda);
    CHECK_STR(bundle_session(bundle, "early")->id, "early");
    CHECK_STR(bundle_track(bundle, "main")->id, "main");
    CHECK_STR(bundle_member(bundle, "iom")->id, "iom");
    CHECK(bundle_member(bundle, "xx") == NULL);
    CHECK(bundle_member(bundle, NULL) == NULL);
    CHECK(bundle_role(bundle, "au") == NULL);
    CHECK(bundle_group(bundle, "au") == NULL);
    CHECK(bundle_meeting(bundle, "au") == NULL);
    CHECK(bundle_document(bundle, "au") == NULL);
    CHECK(bundle_notice(bundle, "au") == NULL);
    CHECK_INT(members_count(bundle, MEMBER_STATE), 2);
    CHECK_INT(members_count(bundle, OBSERVER_STATE), 0);
    bundle_destroy(bundle);
}

static void a_text_is_picked_along_the_chain(void) {
    static const TextVariant variants[] = {{"en", "Hall"}, {"id", "Balai"}, {"fr", "Salle"}};
    Text text = {variants, COUNT_OF(variants)}, empty = {NULL, 0};
    const char *lang = NULL;
    CHECK_STR(text_pick(&text, (const char *const[]){"zh", "fr", "id", NULL}, &lang), "Salle");
    CHECK_STR(lang, "fr");
    CHECK_STR(text_pick(&text, (const char *const[]){"zh", NULL}, &lang), "Hall");
    CHECK_STR(lang, "en");
    CHECK_STR(text_pick(&text, NULL, NULL), "Hall");
    CHECK_STR(text_pick(&empty, (const char *const[]){"en", NULL}, &lang), "");
    CHECK_STR(lang, NULL);
}

static void a_reading_is_known_by_its_tag(void) {
    static const char *const readings[] = {"ja-Hira", "ja-Kana",    "ja-Latn",
                                           "zh-Latn", "zh-Bopo-TW", "ko-latn"};
    static const char *const others[] = {"ja",      "zh",       "zh-Hans", "ja-JP", "en-Latn",
                                         "az-Latn", "jav-Latn", "",        "ja-"};
    for (size_t i = 0; i < COUNT_OF(readings); i++)
        CHECK(text_is_reading(readings[i]));
    for (size_t i = 0; i < COUNT_OF(others); i++)
        CHECK(!text_is_reading(others[i]));
}

static void a_reading_stands_last_and_is_never_fallen_back_to(void) {
    Bundle *bundle =
        bundle_with("\"rooms\": [{\"id\": \"r\", \"name\": {\"ja-Hira\": \"ひろま\", \"ja-Latn\": "
                    "\"hiroma\", \"ja\": \"広間\", \"zh-Hant\": \"大廳\"}}]");
    const Text *name = &bundle->rooms[0].name;
    CHECK_STR(text_pick(name, (const char *const[]){"id", NULL}, NULL), "広間");
    REQUIRE(name->count == 4);
    CHECK_STR(name->variants[1].lang, "zh-Hant");
    CHECK_STR(name->variants[2].lang, "ja-Hira");
    CHECK_STR(name->variants[3].lang, "ja-Latn");
    CHECK_STR(text_read_by(name, "ja-Hira")->string, "広間");
    CHECK_STR(text_read_by(name, "zh-Latn")->string, "大廳");
    CHECK(!text_read_by(name, "ko-Latn"));
    bundle_destroy(bundle);
}

static void notices_are_open_between_their_times_urgent_ones_first(void) {
    Bundle *bundle = bundle_with(
        "\"notices\": [{\"id\": \"always\", \"title\": \"A\"},"
        "{\"id\": \"morning\", \"title\": \"M\", \"from\": \"2026-11-23T08:00\", \"until\": "
        "\"2026-11-23T12:00\"},"
        "{\"id\": \"fire\", \"title\": \"F\", \"from\": \"2026-11-23T09:00\", \"urgent\": true}]");
    const Notice *open[4];
    CHECK_INT(notices_find_open(bundle, at(bundle, DAY_1, 7, 59), open, 4), 1);
    CHECK_INT(notices_find_open(bundle, at(bundle, DAY_1, 8, 0), open, 4), 2);
    CHECK_STR(open[0]->id, "always");
    CHECK_INT(notices_find_open(bundle, at(bundle, DAY_1, 9, 0), open, 4), 3);
    CHECK_STR(open[0]->id, "fire");
    CHECK_STR(open[1]->id, "always");
    CHECK_INT(notices_find_open(bundle, at(bundle, DAY_1, 12, 0), NULL, 0), 2);
    bundle_destroy(bundle);
}

TEST_MAIN(TEST(sessions_are_in_order_of_start_room_and_id), TEST(agenda_now_skips_cancelled_sessions),
          TEST(a_session_runs_from_its_start_until_before_its_end), TEST(agenda_now_runs_over_midnight),
          TEST(agenda_next_looks_over_midnight_and_skips_what_has_begun),
          TEST(an_answer_longer_than_its_place_is_counted), TEST(a_room_knows_its_now_and_next),
          TEST(the_event_stands_before_during_or_after),
          TEST(a_session_over_the_last_midnight_keeps_the_event_going),
          TEST(an_event_without_sessions_has_its_days), TEST(the_agenda_opens_on_the_day_that_is_meant),
          TEST(a_jump_of_the_clock_gives_the_answer_of_the_new_time),
          TEST(a_day_lists_what_starts_on_it_or_runs_into_it),
          TEST(a_session_that_ends_at_midnight_is_not_on_the_next_day),
          TEST(filters_limit_the_list_by_room_and_track),
          TEST(a_session_when_summer_time_ends_lasts_an_hour_longer), TEST(records_are_found_by_id),
          TEST(a_text_is_picked_along_the_chain), TEST(a_reading_is_known_by_its_tag),
          TEST(a_reading_stands_last_and_is_never_fallen_back_to),
          TEST(notices_are_open_between_their_times_urgent_ones_first))
