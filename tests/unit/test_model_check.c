#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/check.h"
#include "model/load.h"
#include "bundle_text.h"
#include "test.h"

// A folder with a picture, a document, a folder, an overlarge picture, a locked file and one that is no
// picture.
static bool find(void *ctx, const char *path, FsInfo *ret_info, Err *err) {
    (void)ctx;
    const char *name = strncmp(path, "folder/", 7) == 0 ? path + 7 : path;
    FsInfo info = {FS_FILE, 1000, 0};
    if (!strcmp(name, "good.png") || !strcmp(name, "good.pdf") || !strcmp(name, "broken.png")) {
        *ret_info = info;
        return true;
    }
    if (!strcmp(name, "locked.png")) return err_set(err, ERR_IO, "%s: denied", path);
    if (!strcmp(name, "big.png") || !strcmp(name, "largest.png")) {
        info.size = (int64_t)LIMIT_PICTURE_FILE_BYTES + (name[0] == 'b');
        *ret_info = info;
        return true;
    }
    if (strcmp(name, "folder.png") != 0) return err_set(err, ERR_NOT_FOUND, "%s: not there", path);
    *ret_info = (FsInfo){FS_FOLDER, 0, 0};
    return true;
}

static bool probe(void *ctx, const char *path, PictureFacts *ret_facts, Err *err) {
    int *calls = ctx;
    ++*calls;
    if (strstr(path, "broken")) return err_set(err, ERR_BAD_PICTURE, "it is cut off");
    *ret_facts = (PictureFacts){100, 50};
    return true;
}

static double contrast(uint32_t a, uint32_t b) {
    // Enough for the test: the difference of the blue channels.
    int difference = abs((int)(a & 0xFF) - (int)(b & 0xFF));
    return 1 + difference / 10.0;
}

static const ThemePair pairs[] = {
    {"ink", "ground", 0x000000, 0x0000FF, 7},
    {"accent", "ground", 0x000010, 0x0000FF, 4.5},
};
static const char *const tokens[] = {"ink", "ground", "accent", "line"};
static const ThemeRules rules = {pairs, COUNT_OF(pairs), tokens, COUNT_OF(tokens), contrast};

// Findings of the checks alone, not of loading; the number of pictures looked at goes to ret_calls.
static void check_text(const char *text, Findings *ret_findings, int *ret_calls) {
    TextFs text_fs;
    text_fs_init(&text_fs, text, strlen(text));
    text_fs.fs.stat = find;
    Bundle *bundle = NULL;
    Err err = {0};
    findings_init(ret_findings);
    *ret_calls = 0;
    if (!CHECK(bundle_load(&text_fs.fs, "folder", NULL, &bundle, &err))) printf("%s\n", err.message);
    PictureProbe pictures = {ret_calls, probe};
    if (bundle) bundle_check(bundle, &text_fs.fs, &pictures, &rules, ret_findings);
    bundle_destroy(bundle);
}

// The one finding that a bundle with `more` in it gives; NULL words: none.
static void finds(const char *more, Severity severity, const char *pointer, const char *words) {
    AUTO_FREE char *text = bundle_text(more);
    Findings findings;
    int calls;
    check_text(text, &findings, &calls);
    for (size_t i = words ? 1 : 0; i < findings.count; i++)
        printf("  found %s: %s\n", findings.items[i].pointer, findings.items[i].message);
    if (CHECK_INT(findings.count, words ? 1 : 0) && words) {
        CHECK_INT(findings.items[0].severity, severity);
        CHECK_STR(findings.items[0].pointer, pointer);
        CHECK_CONTAINS(findings.items[0].message, words);
        CHECK_INT(findings.items[0].line, 1);
        CHECK(findings.items[0].column > 1);
    }
    findings_finish(&findings);
}

static void finds_nothing(const char *more) {
    finds(more, FINDING_ERROR, NULL, NULL);
}

#define ROOM "\"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\"}], "
#define AT(id, from, to, more)                                                                               \
    "{\"id\": \"" id "\", \"title\": \"T\", \"start\": \"2026-11-24T" from "\", \"end\": \"2026-11-24T" to   \
    "\", \"room\": \"hall\"" more "}"

static void sessions_in_one_room_at_one_time_clash(void) {
    finds(ROOM "\"agenda\": [" AT("b", "10:30", "11:00", "") "," AT("a", "10:00", "10:45", "") "]",
          FINDING_WARNING, "/agenda/0",
          "is in room \"hall\" while \"a\" (line 1, until 10:45) is still there");
}

static void a_long_session_clashes_with_all_that_it_covers(void) {
    AUTO_FREE char *text = bundle_text(ROOM "\"agenda\": [" AT("long", "09:00", "12:00", "") "," AT(
        "x", "09:30", "10:00", "") "," AT("y", "11:00", "11:30", "") "," AT("z", "12:00", "12:30", "") "]");
    Findings findings;
    int calls;
    check_text(text, &findings, &calls);
    CHECK_INT(findings.warnings, 2);
    findings_finish(&findings);
}

static void sessions_one_after_the_other_do_not_clash(void) {
    finds_nothing(ROOM "\"agenda\": [" AT("a", "10:00", "10:30", "") "," AT("b", "10:30", "11:00", "") "]");
}

static void a_cancelled_session_clashes_with_nothing(void) {
    finds_nothing(ROOM "\"agenda\": [" AT("a", "10:00", "11:00", ", \"status\": \"cancelled\"") "," AT(
        "b", "10:30", "11:00", "") "]");
}

static void sessions_without_a_room_do_not_clash(void) {
    finds_nothing(
        "\"agenda\": [{\"id\": \"a\", \"title\": \"A\", \"start\": \"2026-11-24T10:00\", \"end\": "
        "\"2026-11-24T11:00\"}, {\"id\": \"b\", \"title\": \"B\", \"start\": \"2026-11-24T10:00\", \"end\": "
        "\"2026-11-24T11:00\"}]");
}

static void sessions_outside_the_event_are_found(void) {
    finds("\"agenda\": [{\"id\": \"a\", \"title\": \"A\", \"start\": \"2026-11-26T00:00\", \"end\": "
          "\"2026-11-26T01:00\"}]",
          FINDING_ERROR, "/agenda/0", "starts on 2026-11-26, outside the event (2026-11-23 to 2026-11-25)");
    finds("\"agenda\": [{\"id\": \"a\", \"title\": \"A\", \"start\": \"2026-11-22T23:59\", \"end\": "
          "\"2026-11-23T01:00\"}]",
          FINDING_ERROR, "/agenda/0", "outside the event");
    finds_nothing("\"agenda\": [{\"id\": \"a\", \"title\": \"A\", \"start\": \"2026-11-25T23:00\", \"end\": "
                  "\"2026-11-26T02:00\"}]");
}

#define WHEN_AND_WHERE "\"start\": \"2016-03-23\", \"city\": \"Bali\""
#define PICTURE(name)                                                                                        \
    "\"meetings\": [{\"id\": \"m\", \"title\": \"M\", " WHEN_AND_WHERE ", \"picture\": \"" name "\"}]"

static void pictures_are_looked_at(void) {
    finds_nothing(PICTURE("good.png"));
    finds_nothing(PICTURE("largest.png"));
    finds(PICTURE("none.png"), FINDING_ERROR, "/meetings/0/picture", "there is no file \"none.png\"; add it");
    finds(PICTURE("locked.png"), FINDING_ERROR, "/meetings/0/picture", "cannot be read");
    finds(PICTURE("folder.png"), FINDING_ERROR, "/meetings/0/picture", "is no file");
    finds(PICTURE("big.png"), FINDING_ERROR, "/meetings/0/picture", "too large: 64 MB, at most 64");
    finds(PICTURE("broken.png"), FINDING_ERROR, "/meetings/0/picture", "cannot be shown: it is cut off");
}

static void other_files_only_need_to_be_there(void) {
    finds_nothing("\"documents\": [{\"id\": \"d\", \"title\": \"D\", \"file\": \"good.pdf\"}]");
    finds_nothing("\"documents\": [{\"id\": \"d\", \"title\": \"D\", \"file\": \"broken.png\"}]");
    finds("\"documents\": [{\"id\": \"d\", \"title\": \"D\", \"file\": \"none.pdf\"}]", FINDING_ERROR,
          "/documents/0/file", "there is no file");
}

static void files_are_named_where_they_are_used(void) {
    finds("\"attract\": {\"scenes\": [{\"scene\": \"agenda\"}, {\"scene\": \"picture\", \"file\": "
          "\"none.png\"}]}",
          FINDING_ERROR, "/attract/scenes/1/file", "there is no file");
    finds("\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"name\": \"A\", \"flag\": "
          "\"none.png\"}]",
          FINDING_ERROR, "/members/0/flag", "there is no file");
    Findings findings;
    int calls;
    check_text(
        "{\"format\": 1, \"id\": \"t\", \"version\": 1, \"languages\": [\"en\"], \"event\": {\"title\": "
        "\"T\", "
        "\"zone\": \"UTC\", \"start\": \"2026-11-23\", \"end\": \"2026-11-23\", \"logo\": \"none.png\"}}",
        &findings, &calls);
    REQUIRE(CHECK_INT(findings.count, 1));
    CHECK_STR(findings.items[0].pointer, "/event/logo");
    findings_finish(&findings);
}

static void a_file_named_twice_is_opened_once_and_found_twice(void) {
    AUTO_FREE char *text = bundle_text("\"meetings\": [{\"id\": \"a\", \"title\": \"A\", " WHEN_AND_WHERE
                                       ", \"picture\": \"broken.png\"},"
                                       "{\"id\": \"b\", \"title\": \"B\", \"picture\": \"broken.png\"}]");
    Findings findings;
    int calls;
    check_text(text, &findings, &calls);
    CHECK_INT(calls, 1);
    CHECK_INT(findings.errors, 2);
    findings_finish(&findings);
}

static void a_file_of_a_record_that_was_left_out_is_not_looked_for(void) {
    finds_nothing(
        "\"members\": [{\"id\": \"au\", \"kind\": \"wrong\", \"name\": \"A\", \"flag\": \"none.png\"}]");
}

#define TWO_MEMBERS                                                                                          \
    "\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"name\": \"A\"}, {\"id\": \"iom\", "        \
    "\"kind\": \"member-organization\", \"name\": \"I\"}], "

static void declared_counts_are_compared_with_the_lists(void) {
    finds_nothing(TWO_MEMBERS
                  "\"declared\": {\"member-state\": 1, \"member-organization\": 1, \"observer-state\": 0}");
    finds(TWO_MEMBERS "\"declared\": {\"member-state\": 45}", FINDING_WARNING, "/declared/member-state",
          "45 member states declared, 1 listed; list the missing or correct the number");
    finds(TWO_MEMBERS "\"declared\": {\"member-organization\": 0}", FINDING_WARNING,
          "/declared/member-organization",
          "0 member organizations declared, 1 listed; correct the number or the list");
    finds(TWO_MEMBERS "\"groups\": [{\"id\": \"g\", \"name\": \"G\", \"members\": [\"au\"], \"declared\": "
                      "{\"member-state\": 1, \"member-organization\": 3}}]",
          FINDING_WARNING, "/groups/0/declared/member-organization",
          "3 member organizations declared, 0 listed");
}

#define MEMBER(more) "\"members\": [{\"id\": \"m\", \"kind\": \"member-state\", \"name\": \"M\"" more "}]"
#define MEETING(more) "\"meetings\": [{\"id\": \"x\", \"title\": \"X\"" more "}]"
#define DATE ", \"start\": \"2016-03-23\""

static void a_members_code_without_a_flag_is_found(void) {
    finds(MEMBER(", \"code\": \"ZZ\""), FINDING_WARNING, "/members/0/code",
          "there is no flag for \"ZZ\"; correct the code or name a picture as its \"flag\"");
    finds_nothing(MEMBER(", \"code\": \"ZZ\", \"flag\": \"good.png\""));
    finds_nothing(MEMBER(", \"code\": \"AU\""));
    finds_nothing(MEMBER(""));
}

static void a_country_without_a_flag_is_found(void) {
    finds(MEETING(DATE ", \"country\": \"ZZ\""), FINDING_WARNING, "/meetings/0/country",
          "there is no flag for \"ZZ\"; correct the code or list the country as a member");
    finds("\"contacts\": [{\"id\": \"c\", \"name\": \"C\", \"country\": \"QX\"}]", FINDING_WARNING,
          "/contacts/0/country", "there is no flag for \"QX\"");
    finds_nothing(MEETING(DATE ", \"country\": \"AU\""));
    finds_nothing(MEMBER("") ", " MEETING(DATE ", \"country\": \"m\""));
    finds_nothing(
        MEMBER(", \"code\": \"ZZ\", \"flag\": \"good.png\"") ", " MEETING(DATE ", \"country\": \"ZZ\""));
    // One finding says it for both.
    finds(MEMBER(", \"code\": \"ZZ\"") ", " MEETING(DATE ", \"country\": \"ZZ\""), FINDING_WARNING,
          "/members/0/code", "there is no flag");
}

static void a_meeting_without_a_date_or_place_is_found(void) {
    finds(MEETING(", \"city\": \"Bali\""), FINDING_WARNING, "/meetings/0",
          "has no date and stands behind all others; add \"start\"");
    finds(MEETING(DATE), FINDING_WARNING, "/meetings/0", "has no place; add \"city\" and \"country\"");
    finds_nothing(MEETING(DATE ", \"city\": \"Bali\""));
    finds_nothing(MEETING(DATE ", \"country\": \"ID\""));
}

static void findings_name_the_place_in_the_file_of_what_is_sorted(void) {
    finds("\"meetings\": [{\"id\": \"old\", \"title\": \"O\", \"start\": \"2012-01-01\", \"city\": \"Bali\"},"
          " {\"id\": \"new\", \"title\": \"N\", \"start\": \"2016-01-01\"}]",
          FINDING_WARNING, "/meetings/1", "has no place");
}

#define DOCUMENT(more) "\"documents\": [{\"id\": \"d\", \"title\": \"D\"" more "}]"
static void a_statement_of_no_time_is_found(void) {
    finds(DOCUMENT(", \"kind\": \"statement\""), FINDING_WARNING, "/documents/0",
          "is a statement of no year; add \"year\" or its \"meeting\"");
    finds_nothing(DOCUMENT(", \"kind\": \"statement\", \"year\": 2016"));
    finds_nothing(DOCUMENT(", \"kind\": \"handbook\""));
    finds_nothing(DOCUMENT(""));
    finds_nothing(
        DOCUMENT(", \"kind\": \"statement\", \"meeting\": \"x\"") ", " MEETING(DATE ", \"city\": \"Bali\""));
}

// A bundle of so many kinds of documents.
static void find_kinds(int kinds, const char *pointer) {
    AUTO_FREE char *documents = NULL;
    size_t size;
    FILE *out = open_memstream(&documents, &size);
    REQUIRE(out);
    fprintf(out, "\"documents\": [");
    for (int i = 0; i < kinds; i++)
        fprintf(out, "%s{\"id\": \"d%d\", \"title\": \"D\", \"kind\": \"kind-%d\"}", i ? "," : "", i, i);
    fprintf(out, "]");
    fclose(out);
    finds(documents, FINDING_WARNING, pointer, pointer ? "is of a kind beyond the first 32" : NULL);
}

static void more_kinds_of_documents_than_a_screen_offers_are_found(void) {
    find_kinds(LIMIT_DOCUMENT_KINDS, NULL);
    find_kinds(LIMIT_DOCUMENT_KINDS + 1, "/documents/32/kind");
}

static void check_theme(const char *theme, Severity severity, const char *pointer, const char *words) {
    char text[400];
    snprintf(text, sizeof text,
             "{\"format\": 1, \"id\": \"t\", \"version\": 1, \"languages\": [\"en\"], \"event\": {\"title\": "
             "\"T\", "
             "\"zone\": \"UTC\", \"start\": \"2026-11-23\", \"end\": \"2026-11-23\", \"theme\": {%s}}}",
             theme);
    Findings findings;
    int calls;
    check_text(text, &findings, &calls);
    if (CHECK_INT(findings.count, words ? 1 : 0) && words) {
        CHECK_INT(findings.items[0].severity, severity);
        CHECK_STR(findings.items[0].pointer, pointer);
        CHECK_CONTAINS(findings.items[0].message, words);
    }
    findings_finish(&findings);
}

static void colours_that_cannot_be_read_are_found(void) {
    check_theme("\"ink\": \"#000000\"", FINDING_ERROR, NULL, NULL);
    check_theme("\"line\": \"#0000FF\"", FINDING_ERROR, NULL, NULL);
    check_theme("\"ink\": \"#0000C4\"", FINDING_ERROR, "/event/theme/ink",
                "\"ink\" on \"ground\" has a contrast of 6.9:1, text needs 7.0:1");
    check_theme("\"ink\": \"#000000\", \"ground\": \"#00003A\"", FINDING_ERROR, "/event/theme/ink", "6.8:1");
    check_theme("\"acent\": \"#000000\"", FINDING_WARNING, "/event/theme/acent", "did you mean \"accent\"?");
    check_theme("\"sky\": \"#000000\"", FINDING_WARNING, "/event/theme/sky", "remove it");
    check_theme("\"a/b\": \"#000000\"", FINDING_WARNING, "/event/theme", "remove it");
}

static void rooms_that_are_nowhere_on_their_plan_are_found(void) {
    static const char room[] = "\"rooms\": [{\"id\": \"a\", \"name\": \"A\", \"plan\": \"good.png\"%s}]";
    char more[200];
    snprintf(more, sizeof more, room, "");
    finds(more, FINDING_WARNING, "/rooms/0",
          "has a plan and no place on it; add \"x\" and \"y\", or an \"area\"");
    snprintf(more, sizeof more, room, ", \"x\": 0, \"y\": 0");
    finds_nothing(more);
    snprintf(more, sizeof more, room, ", \"area\": [[0, 0], [9, 0], [9, 9]]");
    finds_nothing(more);
}

TEST_MAIN(TEST(rooms_that_are_nowhere_on_their_plan_are_found), TEST(sessions_in_one_room_at_one_time_clash),
          TEST(a_long_session_clashes_with_all_that_it_covers),
          TEST(sessions_one_after_the_other_do_not_clash), TEST(a_cancelled_session_clashes_with_nothing),
          TEST(sessions_without_a_room_do_not_clash), TEST(sessions_outside_the_event_are_found),
          TEST(pictures_are_looked_at), TEST(other_files_only_need_to_be_there),
          TEST(files_are_named_where_they_are_used), TEST(a_file_named_twice_is_opened_once_and_found_twice),
          TEST(a_file_of_a_record_that_was_left_out_is_not_looked_for),
          TEST(declared_counts_are_compared_with_the_lists), TEST(a_members_code_without_a_flag_is_found),
          TEST(a_country_without_a_flag_is_found), TEST(a_meeting_without_a_date_or_place_is_found),
          TEST(findings_name_the_place_in_the_file_of_what_is_sorted), TEST(a_statement_of_no_time_is_found),
          TEST(more_kinds_of_documents_than_a_screen_offers_are_found),
          TEST(colours_that_cannot_be_read_are_found))
