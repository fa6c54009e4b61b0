#include <stdio.h>
#include <string.h>
#include <time.h>
#include "model/query.h"
#include "model/related.h"
#include "bundle_text.h"
#include "test.h"

static const char forum[] =
    "\"roles\": [{\"id\": \"chair\", \"name\": \"Chair\"}, {\"id\": \"host\", \"name\": \"Host\"}],"
    "\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"code\": \"AU\", \"name\": \"Australia\","
    "  \"roles\": [\"chair\", \"host\"]},"
    " {\"id\": \"indonesia\", \"kind\": \"member-state\", \"code\": \"ID\", \"name\": \"Indonesia\","
    "  \"roles\": [\"chair\"]},"
    " {\"id\": \"iom\", \"kind\": \"member-organization\", \"code\": \"ID\", \"name\": \"IOM\"}],"
    "\"groups\": [{\"id\": \"top\", \"name\": \"Top\", \"members\": [\"au\", \"indonesia\"]},"
    " {\"id\": \"under\", \"name\": \"Under\", \"parent\": \"top\", \"members\": [\"indonesia\"]},"
    " {\"id\": \"beside\", \"name\": \"Beside\", \"parent\": \"top\"},"
    " {\"id\": \"lone\", \"name\": \"Lone\"}],"
    "\"meetings\": [{\"id\": \"undated\", \"title\": \"U\", \"country\": \"TH\"},"
    " {\"id\": \"old\", \"title\": \"O\", \"start\": \"2012-05-01\", \"country\": \"ID\", \"group\": \"top\","
    "  \"documents\": [\"b\", \"a\", \"c\"]},"
    " {\"id\": \"new\", \"title\": \"N\", \"start\": \"2016-03-22\", \"country\": \"indonesia\"},"
    " {\"id\": \"same-day\", \"title\": \"S\", \"start\": \"2016-03-22\", \"country\": \"au\", \"group\": "
    "\"top\", \"documents\": [\"a\"]},"
    " {\"id\": \"middle\", \"title\": \"M\", \"start\": \"2016-01-01\"}],"
    "\"documents\": [{\"id\": \"a\", \"title\": \"A\"},"
    " {\"id\": \"d\", \"title\": \"D\", \"meeting\": \"old\", \"kind\": \"video\", \"year\": 2012},"
    " {\"id\": \"b\", \"title\": \"B\", \"meeting\": \"old\", \"kind\": \"map\", \"year\": 2012},"
    " {\"id\": \"c\", \"title\": \"C\", \"meeting\": \"new\", \"kind\": \"handbook\", \"year\": 2015},"
    " {\"id\": \"e\", \"title\": \"E\", \"kind\": \"statement\", \"year\": 2017}],"
    "\"contacts\": [{\"id\": \"embassy\", \"name\": \"Embassy\", \"country\": \"ID\"},"
    " {\"id\": \"office\", \"name\": \"Office\", \"country\": \"au\"},"
    " {\"id\": \"desk\", \"name\": \"Desk\"}],"
    "\"about\": [{\"id\": \"aims\", \"title\": \"Aims\", \"body\": \"...\"}],"
    "\"agenda\": [{\"id\": \"second\", \"start\": \"2026-11-23T11:00\", \"end\": \"2026-11-23T12:00\","
    "  \"title\": \"2\", \"chairs\": [\"iom\", \"au\"], \"documents\": [\"a\"], \"status\": \"cancelled\"},"
    " {\"id\": \"first\", \"start\": \"2026-11-23T09:00\", \"end\": \"2026-11-23T10:00\", \"title\": \"1\","
    "  \"chairs\": [\"au\"], \"documents\": [\"c\", \"a\"]}]";

enum {
    MOST = 8
};

// The ids of an answer in one line: all records have theirs first.
static const char *ids_of(const void *const *records, size_t count) {
    static char text[512];
    text[0] = 0;
    for (size_t i = 0; i < count && i < MOST; i++) {
        const char *id = *(const char *const *)records[i];
        snprintf(text + strlen(text), sizeof text - strlen(text), i ? " %s" : "%s", id);
    }
    return text;
}

#define IDS(type, call, ...)                                                                                 \
    __extension__({                                                                                          \
        const type *found_[MOST] = {NULL};                                                                   \
        size_t count_ = call(__VA_ARGS__, found_, MOST);                                                     \
        ids_of((const void *const *)found_, count_);                                                         \
    })

static void meetings_stand_newest_first_and_undated_ones_last(void) {
    Bundle *bundle = bundle_with(forum);
    CHECK_STR(IDS(Meeting, meetings_in_year, bundle, YEAR_ALL), "new same-day middle old undated");
    CHECK_INT(bundle_meeting(bundle, "undated")->source.index, 0);
    CHECK_INT(bundle_meeting(bundle, "middle")->source.index, 4);
    bundle_destroy(bundle);
}

static void documents_stand_newest_first_and_those_without_a_year_last(void) {
    Bundle *bundle = bundle_with(forum);
    CHECK_STR(IDS(Document, documents_of_kind, bundle, NULL), "e c d b a");
    CHECK_INT(bundle_document(bundle, "e")->source.index, 4);
    bundle_destroy(bundle);
}

static void every_record_is_found_by_its_id_after_sorting(void) {
    Bundle *bundle = bundle_with(forum);
    for (size_t i = 0; i < bundle->meeting_count; i++)
        CHECK(bundle_meeting(bundle, bundle->meetings[i].id) == &bundle->meetings[i]);
    for (size_t i = 0; i < bundle->document_count; i++)
        CHECK(bundle_document(bundle, bundle->documents[i].id) == &bundle->documents[i]);
    for (size_t i = 0; i < bundle->session_count; i++)
        CHECK(bundle_session(bundle, bundle->sessions[i].id) == &bundle->sessions[i]);
    CHECK(bundle_contact(bundle, "office") == &bundle->contacts[1]);
    CHECK(bundle_about(bundle, "aims") == &bundle->about[0]);
    CHECK(bundle_about(bundle, "office") == NULL);
    CHECK(bundle_contact(bundle, NULL) == NULL);
    bundle_destroy(bundle);
}

static void a_record_left_out_for_its_faults_is_not_found(void) {
    Bundle *bundle = bundle_with("\"contacts\": [{\"id\": \"nameless\"}]");
    CHECK(bundle_contact(bundle, "nameless") == NULL);
    bundle_destroy(bundle);
}

static void a_country_is_a_members_id_or_else_the_first_with_its_code(void) {
    Bundle *bundle = bundle_with(forum);
    CHECK(bundle_country(bundle, "au") == bundle_member(bundle, "au"));
    CHECK(bundle_country(bundle, "AU") == bundle_member(bundle, "au"));
    CHECK(bundle_country(bundle, "ID") == bundle_member(bundle, "indonesia"));
    CHECK(bundle_country(bundle, "TH") == NULL);
    CHECK(bundle_country(bundle, NULL) == NULL);
    bundle_destroy(bundle);
}

static void a_member_hosts_the_meetings_of_its_id_and_code(void) {
    Bundle *bundle = bundle_with(forum);
    CHECK_STR(IDS(Meeting, meetings_of_member, bundle, bundle_member(bundle, "indonesia")), "new old");
    CHECK_STR(IDS(Meeting, meetings_of_member, bundle, bundle_member(bundle, "au")), "same-day");
    // The code is taken by the state before it.
    CHECK_STR(IDS(Meeting, meetings_of_member, bundle, bundle_member(bundle, "iom")), "");
    CHECK_STR(IDS(Contact, contacts_of_member, bundle, bundle_member(bundle, "indonesia")), "embassy");
    CHECK_STR(IDS(Contact, contacts_of_member, bundle, bundle_member(bundle, "au")), "office");
    bundle_destroy(bundle);
}

static void meetings_are_found_by_group_and_by_year(void) {
    Bundle *bundle = bundle_with(forum);
    CHECK_STR(IDS(Meeting, meetings_of_group, bundle, "top"), "same-day old");
    CHECK_STR(IDS(Meeting, meetings_of_group, bundle, "lone"), "");
    CHECK_STR(IDS(Meeting, meetings_of_group, bundle, NULL), "");
    CHECK_STR(IDS(Meeting, meetings_in_year, bundle, 2016), "new same-day middle");
    CHECK_STR(IDS(Meeting, meetings_in_year, bundle, 2013), "");
    CHECK_STR(IDS(Meeting, meetings_in_year, bundle, YEAR_NONE), "undated");
    bundle_destroy(bundle);
}

static void years_of_meetings_are_newest_first_with_none_last(void) {
    Bundle *bundle = bundle_with(forum);
    int years[MOST] = {0};
    REQUIRE(CHECK_INT(meeting_years(bundle, years, MOST), 3));
    CHECK_INT(years[0], 2016);
    CHECK_INT(years[1], 2012);
    CHECK_INT(years[2], YEAR_NONE);
    bundle_destroy(bundle);
}

static void a_meeting_has_what_it_lists_and_then_what_names_it(void) {
    Bundle *bundle = bundle_with(forum);
    CHECK_STR(IDS(Document, meeting_documents, bundle, bundle_meeting(bundle, "old")), "b a c d");
    CHECK_STR(IDS(Document, meeting_documents, bundle, bundle_meeting(bundle, "new")), "c");
    CHECK_STR(IDS(Document, meeting_documents, bundle, bundle_meeting(bundle, "same-day")), "a");
    CHECK_STR(IDS(Document, meeting_documents, bundle, bundle_meeting(bundle, "undated")), "");
    bundle_destroy(bundle);
}

static void a_document_is_of_the_meeting_it_names_or_the_newest_that_lists_it(void) {
    Bundle *bundle = bundle_with(forum);
    CHECK_STR(document_meeting(bundle, bundle_document(bundle, "c"))->id, "new");
    CHECK_STR(document_meeting(bundle, bundle_document(bundle, "a"))->id, "same-day");
    CHECK_STR(document_meeting(bundle, bundle_document(bundle, "d"))->id, "old");
    CHECK(document_meeting(bundle, bundle_document(bundle, "e")) == NULL);
    // "a" is listed by two; "c" names one and is listed by another.
    const Meeting *meetings[4];
    CHECK_INT(document_meetings(bundle, bundle_document(bundle, "a"), meetings, 4), 2);
    CHECK_STR(meetings[0]->id, "same-day");
    CHECK_STR(meetings[1]->id, "old");
    CHECK_INT(document_meetings(bundle, bundle_document(bundle, "c"), NULL, 0), 2);
    CHECK_INT(document_meetings(bundle, bundle_document(bundle, "e"), NULL, 0), 0);
    bundle_destroy(bundle);
}

static void kinds_of_documents_are_the_known_then_the_files_own_then_none(void) {
    Bundle *bundle = bundle_with(forum);
    const char *kinds[MOST] = {NULL};
    REQUIRE(CHECK_INT(document_kinds(bundle, kinds, MOST), 5));
    CHECK_STR(kinds[0], "statement");
    CHECK_STR(kinds[1], "handbook");
    CHECK_STR(kinds[2], "video");
    CHECK_STR(kinds[3], "map");
    CHECK_STR(kinds[4], "");
    CHECK_STR(IDS(Document, documents_of_kind, bundle, "handbook"), "c");
    CHECK_STR(IDS(Document, documents_of_kind, bundle, ""), "a");
    CHECK_STR(IDS(Document, documents_of_kind, bundle, "poem"), "");
    bundle_destroy(bundle);
}

static void sessions_are_found_by_chair_and_document_in_agenda_order(void) {
    Bundle *bundle = bundle_with(forum);
    CHECK_STR(IDS(Session, sessions_of_member, bundle, "au"), "first second");
    CHECK_STR(IDS(Session, sessions_of_member, bundle, "iom"), "second");
    CHECK_STR(IDS(Session, sessions_of_member, bundle, "nobody"), "");
    CHECK_STR(IDS(Session, sessions_of_document, bundle, "a"), "first second");
    CHECK_STR(IDS(Session, sessions_of_document, bundle, "e"), "");
    CHECK_STR(IDS(Session, sessions_of_document, bundle, NULL), "");
    bundle_destroy(bundle);
}

static void groups_are_found_by_member_and_by_parent(void) {
    Bundle *bundle = bundle_with(forum);
    CHECK_STR(IDS(Group, groups_of_member, bundle, "indonesia"), "top under");
    CHECK_STR(IDS(Group, groups_of_member, bundle, "iom"), "");
    CHECK_STR(IDS(Group, group_children, bundle, NULL), "top lone");
    CHECK_STR(IDS(Group, group_children, bundle, "top"), "under beside");
    CHECK_STR(IDS(Group, group_children, bundle, "under"), "");
    bundle_destroy(bundle);
}

static void members_are_found_by_role(void) {
    Bundle *bundle = bundle_with(forum);
    CHECK_STR(IDS(Member, members_with_role, bundle, "chair"), "au indonesia");
    CHECK_STR(IDS(Member, members_with_role, bundle, "guest"), "");
    bundle_destroy(bundle);
}

static void an_answer_longer_than_its_place_is_counted(void) {
    Bundle *bundle = bundle_with(forum);
    const Document *one[1] = {NULL};
    CHECK_INT(meeting_documents(bundle, bundle_meeting(bundle, "old"), one, 1), 4);
    CHECK_STR(one[0]->id, "b");
    CHECK_INT(meetings_in_year(bundle, YEAR_ALL, NULL, 0), 5);
    CHECK_INT(document_kinds(bundle, NULL, 0), 5);
    bundle_destroy(bundle);
}

static void an_empty_bundle_answers_nothing(void) {
    Bundle *bundle = bundle_with("");
    CHECK_INT(meetings_in_year(bundle, YEAR_ALL, NULL, 0), 0);
    CHECK_INT(meeting_years(bundle, NULL, 0), 0);
    CHECK_INT(document_kinds(bundle, NULL, 0), 0);
    CHECK_INT(group_children(bundle, NULL, NULL, 0), 0);
    CHECK(bundle_country(bundle, "AU") == NULL);
    bundle_destroy(bundle);
}

// A bundle with count meetings and documents: one meeting lists all documents, each of which names it too and
// is of a kind of its own, and each meeting is held in the country of a code.
static Bundle *make_large(size_t count) {
    size_t size = count * 300 + 1000, at = 0;
    char *text = malloc(size);
    if (!text) abort();
#define SAY(...) at += (size_t)snprintf(text + at, size - at, __VA_ARGS__)
    SAY("\"meetings\": [{\"id\": \"all\", \"title\": \"All\", \"documents\": [\"d0\"");
    for (size_t i = 1; i < count; i++)
        SAY(", \"d%zu\"", i);
    SAY("]}");
    for (size_t i = 1; i < count; i++)
        SAY(", {\"id\": \"m%zu\", \"title\": \"M\", \"country\": \"ZZ\"}", i);
    SAY("], \"documents\": [");
    for (size_t i = 0; i < count; i++)
        SAY("%s{\"id\": \"d%zu\", \"title\": \"D\", \"meeting\": \"all\", \"kind\": \"kind-%zu\"}",
            i ? ", " : "", i, i);
    SAY("], \"members\": [");
    for (size_t i = 0; i < count; i++)
        SAY("%s{\"id\": \"s%zu\", \"kind\": \"member-state\", \"name\": \"S\", \"code\": \"%s\"}",
            i ? ", " : "", i, i + 1 < count ? "YY" : "ZZ");
    SAY("]");
#undef SAY
    Bundle *bundle = bundle_with(text);
    free(text);
    return bundle;
}

// What would compare everything with everything needs minutes for the most that is read; this is a bound
// against that, not a measurement.
static void the_longest_lists_are_answered_at_once(void) {
    enum {
        MANY = 20000
    };
    clock_t start = clock();
    Bundle *bundle = make_large(MANY);
    const Member *last = bundle_member(bundle, "s19999");
    CHECK_INT(meeting_documents(bundle, bundle_meeting(bundle, "all"), NULL, 0), MANY);
    CHECK_INT(document_kinds(bundle, NULL, 0), MANY);
    CHECK_INT(meetings_of_member(bundle, last, NULL, 0), MANY - 1);
    for (size_t i = 0; i < bundle->document_count; i++)
        CHECK(document_meeting(bundle, &bundle->documents[i]) == bundle_meeting(bundle, "all"));
    CHECK(clock() - start < 10 * CLOCKS_PER_SEC);
    bundle_destroy(bundle);
}

TEST_MAIN(TEST(meetings_stand_newest_first_and_undated_ones_last),
          TEST(documents_stand_newest_first_and_those_without_a_year_last),
          TEST(every_record_is_found_by_its_id_after_sorting),
          TEST(a_record_left_out_for_its_faults_is_not_found),
          TEST(a_country_is_a_members_id_or_else_the_first_with_its_code),
          TEST(a_member_hosts_the_meetings_of_its_id_and_code), TEST(meetings_are_found_by_group_and_by_year),
          TEST(years_of_meetings_are_newest_first_with_none_last),
          TEST(a_meeting_has_what_it_lists_and_then_what_names_it),
          TEST(a_document_is_of_the_meeting_it_names_or_the_newest_that_lists_it),
          TEST(kinds_of_documents_are_the_known_then_the_files_own_then_none),
          TEST(sessions_are_found_by_chair_and_document_in_agenda_order),
          TEST(groups_are_found_by_member_and_by_parent), TEST(members_are_found_by_role),
          TEST(an_answer_longer_than_its_place_is_counted), TEST(an_empty_bundle_answers_nothing),
          TEST(the_longest_lists_are_answered_at_once))
