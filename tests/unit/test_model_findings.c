// Every finding that loading can make, each from a bundle of its own, with its place in the JSON and its
// words.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "model/load.h"
#include "model/query.h"
#include "bundle_text.h"
#include "test.h"

typedef struct Case {
    const char *more; // members added to the smallest bundle
    Severity severity;
    const char *pointer;
    const char *words;
} Case;

#define SESSION(more) "\"agenda\": [{\"id\": \"s\", \"title\": \"S\", " more "}]"
#define TIMES "\"start\": \"2026-11-24T10:00\", \"end\": \"2026-11-24T11:00\""
#define AREA(more) "\"rooms\": [{\"id\": \"a\", \"name\": \"A\", \"plan\": \"p.png\", \"area\": " more "}]"
#define PLACE(more) "\"places\": [{\"id\": \"k\", \"name\": \"K\", " more "}]"
#define MEMBER "{\"id\": \"au\", \"kind\": \"member-state\", \"name\": \"Australia\"}"

static const Case faults[] = {
    // keys and types
    {"\"romms\": []", FINDING_WARNING, "/romms",
     "\"romms\" is not known in a bundle; did you mean \"rooms\"?"},
    {"\"something\": 1", FINDING_WARNING, "/something", "not known in a bundle; remove it"},
    {SESSION(TIMES ", \"titel\": \"S\""), FINDING_WARNING, "/agenda/0/titel", "did you mean \"title\"?"},
    {"\"rooms\": {}", FINDING_ERROR, "/rooms", "a list in brackets is needed here, not an object"},
    {"\"rooms\": null", FINDING_ERROR, "/rooms", "not null"},
    {"\"rooms\": [1]", FINDING_ERROR, "/rooms/0", "an object in braces is needed here, not a number"},
    {"\"rooms\": [{\"id\": \"a\"}]", FINDING_ERROR, "/rooms/0",
     "\"name\" is missing; this room cannot be shown"},
    {"\"rooms\": [{\"id\": 1, \"name\": \"A\"}]", FINDING_ERROR, "/rooms/0/id", "a text in quotation marks"},
    {"\"rooms\": [{\"id\": \"Hall A\", \"name\": \"A\"}]", FINDING_ERROR, "/rooms/0/id",
     "use 1 to 64 of a-z, 0-9"},
    {"\"rooms\": [{\"id\": \"a\", \"name\": \"\"}]", FINDING_ERROR, "/rooms/0/name", "is empty"},
    {"\"rooms\": [{\"id\": \"a\", \"name\": 3}]", FINDING_ERROR, "/rooms/0/name", "by language"},
    {"\"created\": \"yesterday\"", FINDING_ERROR, "/created", "is no time"},
    {"\"created\": \"2026-11-20T08:00:00\"", FINDING_ERROR, "/created", "is no time"},
    {"\"created\": \"2026-11-20T08:00+08:00\"", FINDING_ERROR, "/created", "is no time"},
    {"\"created\": \"2026-11-20T08:00:00+08:00 \"", FINDING_ERROR, "/created", "is no time"},
    // texts
    {"\"rooms\": [{\"id\": \"a\", \"name\": {}}]", FINDING_ERROR, "/rooms/0/name", "has no language"},
    {"\"rooms\": [{\"id\": \"a\", \"name\": {\"en\": \"A\", \"e\": \"A\"}}]", FINDING_ERROR,
     "/rooms/0/name/e", "is no language"},
    {"\"rooms\": [{\"id\": \"a\", \"name\": {\"en\": 1}}]", FINDING_ERROR, "/rooms/0/name/en",
     "not a number"},
    {"\"rooms\": [{\"id\": \"a\", \"name\": {\"en\": \"A\", \"fr\": \"A\"}}]", FINDING_WARNING,
     "/rooms/0/name/fr", "not in /languages"},
    {"\"rooms\": [{\"id\": \"a\", \"name\": {\"fr\": \"A\"}}]", FINDING_WARNING, "/rooms/0/name",
     "missing in the event's own language \"en\""},
    {"\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"name\": \"A\", \"endonyms\": \"A\"}]",
     FINDING_ERROR, "/members/0/endonyms", "one name by language"},
    {SESSION(TIMES ", \"languages\": [\"en\", \"en\"]"), FINDING_WARNING, "/agenda/0/languages/1", "already"},
    {SESSION(TIMES ", \"languages\": [7]"), FINDING_ERROR, "/agenda/0/languages/0",
     "a language in quotation marks"},
    // ids
    {"\"rooms\": [{\"id\": \"a\", \"name\": \"A\"}, {\"id\": \"a\", \"name\": \"B\"}]", FINDING_ERROR,
     "/rooms/1/id", "the id \"a\" is taken by the room of line 1"},
    {"\"rooms\": [{\"id\": \"hall-1\", \"name\": \"A\"}], " SESSION(TIMES ", \"room\": \"hall1\""),
     FINDING_ERROR, "/agenda/0/room", "there is no room \"hall1\"; did you mean \"hall-1\"?"},
    {SESSION(TIMES ", \"room\": \"hall\""), FINDING_ERROR, "/agenda/0/room",
     "add it to /rooms or correct the id"},
    {SESSION(TIMES ", \"track\": \"x\""), FINDING_ERROR, "/agenda/0/track", "there is no track \"x\""},
    {SESSION(TIMES ", \"chairs\": [\"au\"]"), FINDING_ERROR, "/agenda/0/chairs/0",
     "there is no member \"au\""},
    {SESSION(TIMES ", \"documents\": [\"d\"]"), FINDING_ERROR, "/agenda/0/documents/0",
     "there is no document \"d\""},
    {SESSION(TIMES ", \"replaced_by\": \"t\""), FINDING_ERROR, "/agenda/0/replaced_by",
     "there is no session \"t\""},
    {SESSION(TIMES ", \"moved_from\": {\"room\": \"r\"}"), FINDING_ERROR, "/agenda/0/moved_from/room",
     "there is no room \"r\""},
    {"\"members\": [" MEMBER "], " SESSION(TIMES ", \"chairs\": [\"au\", \"au\"]"), FINDING_WARNING,
     "/agenda/0/chairs/1", "stands in this list already"},
    {SESSION(TIMES ", \"chairs\": \"au\""), FINDING_ERROR, "/agenda/0/chairs", "a list of ids in brackets"},
    {"\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"name\": \"A\", \"roles\": [\"chair\"]}]",
     FINDING_ERROR, "/members/0/roles/0", "there is no role \"chair\""},
    {"\"groups\": [{\"id\": \"g\", \"name\": \"G\", \"parent\": \"h\"}]", FINDING_ERROR, "/groups/0/parent",
     "there is no group \"h\""},
    {"\"groups\": [{\"id\": \"g\", \"name\": \"G\", \"parent\": \"g\"}]", FINDING_ERROR, "/groups/0/parent",
     "is its own parent; name the group above it, or none"},
    {"\"groups\": [{\"id\": \"g\", \"name\": \"G\", \"parent\": \"h\"}, {\"id\": \"h\", \"name\": \"H\", "
     "\"parent\": \"g\"}]",
     FINDING_ERROR, "/groups/1/parent", "the group \"g\" stands above and below \"h\"; correct a parent"},
    {"\"meetings\": [{\"id\": \"m\", \"title\": \"M\", \"country\": \"australia\"}]", FINDING_ERROR,
     "/meetings/0/country", "there is no member \"australia\""},
    {"\"documents\": [{\"id\": \"d\", \"title\": \"D\", \"meeting\": \"m\"}]", FINDING_ERROR,
     "/documents/0/meeting", "there is no meeting \"m\""},
    // times
    {SESSION("\"start\": \"2026-11-24T10:00\", \"end\": \"2026-11-24T09:00\""), FINDING_ERROR,
     "/agenda/0/end", "ends before it starts"},
    {SESSION("\"start\": \"2026-11-24T10:00\", \"end\": \"2026-11-24T10:00\""), FINDING_WARNING,
     "/agenda/0/end", "ends when it starts"},
    {SESSION("\"start\": \"2026-11-24T10:00+08:00\", \"end\": \"2026-11-24T11:00\""), FINDING_ERROR,
     "/agenda/0/start", "carries an offset"},
    {SESSION("\"start\": \"2026-11-24T10:00Z\", \"end\": \"2026-11-24T11:00\""), FINDING_ERROR,
     "/agenda/0/start", "carries an offset"},
    {SESSION("\"start\": \"2026-11-24T23:00\", \"end\": \"2026-11-24T24:00\""), FINDING_ERROR,
     "/agenda/0/end", "00:00 of the next day"},
    {SESSION("\"start\": \"2026-02-30T10:00\", \"end\": \"2026-11-24T11:00\""), FINDING_ERROR,
     "/agenda/0/start", "no day of the calendar"},
    {SESSION("\"start\": \"2026-11-24 10:00\", \"end\": \"2026-11-24T11:00\""), FINDING_ERROR,
     "/agenda/0/start", "is no time"},
    {SESSION("\"start\": \"10:00\", \"end\": \"2026-11-24T11:00\""), FINDING_ERROR, "/agenda/0/start",
     "no day of the calendar"},
    {"\"meetings\": [{\"id\": \"m\", \"title\": \"M\", \"start\": \"2016-03-23\", \"end\": \"2016-03-22\"}]",
     FINDING_ERROR, "/meetings/0/end", "ends before it starts"},
    {"\"meetings\": [{\"id\": \"m\", \"title\": \"M\", \"end\": \"2016-03-22\"}]", FINDING_ERROR,
     "/meetings/0/end", "the last day is given and not the first"},
    {"\"meetings\": [{\"id\": \"m\", \"title\": \"M\", \"start\": \"23/03/2016\"}]", FINDING_ERROR,
     "/meetings/0/start", "no day of the calendar"},
    {"\"groups\": [{\"id\": \"g\", \"name\": \"G\", \"since\": \"09\"}]", FINDING_ERROR, "/groups/0/since",
     "no day of the calendar"},
    {"\"notices\": [{\"id\": \"n\", \"title\": \"N\", \"from\": \"2026-11-24T10:00\", \"until\": "
     "\"2026-11-24T09:00\"}]",
     FINDING_ERROR, "/notices/0/until", "ends before it begins"},
    // words, numbers, colours, files
    {SESSION(TIMES ", \"status\": \"canceled\""), FINDING_ERROR, "/agenda/0/status",
     "did you mean \"cancelled\"?"},
    {SESSION(TIMES ", \"access\": \"everybody\""), FINDING_ERROR, "/agenda/0/access",
     "use one of: open, delegations, heads, press"},
    {"\"tracks\": [{\"id\": \"t\", \"name\": \"T\", \"colour\": \"teal\"}]", FINDING_ERROR,
     "/tracks/0/colour", "is no colour"},
    {"\"rooms\": [{\"id\": \"a\", \"name\": \"A\", \"x\": 1001}]", FINDING_ERROR, "/rooms/0/x",
     "from 0 to 1000"},
    {"\"rooms\": [{\"id\": \"a\", \"name\": \"A\", \"x\": \"1\"}]", FINDING_ERROR, "/rooms/0/x",
     "a number is needed"},
    {"\"rooms\": [{\"id\": \"a\", \"name\": \"A\", \"x\": 1}]", FINDING_ERROR, "/rooms/0",
     "all three of plan, x and y"},
    // plans
    {AREA("{}"), FINDING_ERROR, "/rooms/0/area", "a list of points in brackets"},
    {AREA("[]"), FINDING_ERROR, "/rooms/0/area", "0 points; an area has 3 to 64 of them"},
    {AREA("[[0, 0], [9, 0]]"), FINDING_ERROR, "/rooms/0/area", "2 points; an area has 3 to 64 of them"},
    {AREA("[[0, 0], [9, 0], 9]"), FINDING_ERROR, "/rooms/0/area/2", "a list of two numbers, [x, y]"},
    {AREA("[[0, 0], [9, 0], [9]]"), FINDING_ERROR, "/rooms/0/area/2", "a list of two numbers, [x, y]"},
    {AREA("[[0, 0], [9, 0], [9, 9, 9]]"), FINDING_ERROR, "/rooms/0/area/2", "a list of two numbers, [x, y]"},
    {AREA("[[0, 0], [9, 0], [9, \"9\"]]"), FINDING_ERROR, "/rooms/0/area/2/1",
     "a whole number from 0 to 1000"},
    {AREA("[[0, 0], [9, 0], [9, 9.5]]"), FINDING_ERROR, "/rooms/0/area/2/1", "a whole number from 0 to 1000"},
    {AREA("[[0, 0], [9, 0], [9, 1e300]]"), FINDING_ERROR, "/rooms/0/area/2/1",
     "a whole number from 0 to 1000"},
    {AREA("[[0, 0], [1001, 0], [9, 9]]"), FINDING_ERROR, "/rooms/0/area/1/0", "lies outside the plan"},
    {AREA("[[0, 0], [9, 9], [9, -1]]"), FINDING_ERROR, "/rooms/0/area/2/1", "lies outside the plan"},
    {AREA("[[0, 0], [9, 0], [5, 0]]"), FINDING_ERROR, "/rooms/0/area", "the points enclose nothing"},
    {"\"rooms\": [{\"id\": \"a\", \"name\": \"A\", \"area\": [[0, 0], [9, 0], [9, 9]]}]", FINDING_ERROR,
     "/rooms/0/area", "an area lies on a plan; name its picture as \"plan\""},
    {AREA("[[0, 0], [9, 0], [9, 9]], \"x\": 5"), FINDING_ERROR, "/rooms/0", "all three of plan, x and y"},
    {PLACE("\"x\": 1, \"y\": 2"), FINDING_ERROR, "/places/0",
     "\"plan\" is missing; this place cannot be shown"},
    {PLACE("\"plan\": \"p.png\", \"x\": 1"), FINDING_ERROR, "/places/0", "\"y\" is missing"},
    {PLACE("\"plan\": \"p.png\", \"x\": 1, \"y\": 1001"), FINDING_ERROR, "/places/0/y", "from 0 to 1000"},
    {"\"notices\": [{\"id\": \"n\", \"title\": \"N\", \"urgent\": 1}]", FINDING_ERROR, "/notices/0/urgent",
     "true or false"},
    {"\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"name\": \"A\", \"code\": \"aus\"}]",
     FINDING_ERROR, "/members/0/code", "ISO 3166-1"},
    {"\"declared\": {\"member-states\": 3}", FINDING_WARNING, "/declared/member-states",
     "did you mean \"member-state\"?"},
    {"\"declared\": {\"member-state\": -1}", FINDING_ERROR, "/declared/member-state", "whole number from 0"},
    {"\"documents\": [{\"id\": \"d\", \"title\": \"D\", \"url\": \"www.example.org\"}]", FINDING_ERROR,
     "/documents/0/url", "begins with https://"},
    {"\"documents\": [{\"id\": \"d\", \"title\": \"D\", \"file\": \"../secret.pdf\"}]", FINDING_ERROR,
     "/documents/0/file", "leaves the bundle's folder"},
    {"\"documents\": [{\"id\": \"d\", \"title\": \"D\", \"file\": \"/etc/passwd\"}]", FINDING_ERROR,
     "/documents/0/file", "leaves the bundle's folder"},
    {"\"documents\": [{\"id\": \"d\", \"title\": \"D\", \"file\": \"C:/a.pdf\"}]", FINDING_ERROR,
     "/documents/0/file", "leaves the bundle's folder"},
    {"\"documents\": [{\"id\": \"d\", \"title\": \"D\", \"file\": \"a/./b.pdf\"}]", FINDING_ERROR,
     "/documents/0/file", "leaves the bundle's folder"},
    {"\"documents\": [{\"id\": \"d\", \"title\": \"D\", \"file\": \"a\\\\b.pdf\"}]", FINDING_ERROR,
     "/documents/0/file", "backslash"},
    {"\"documents\": [{\"id\": \"d\", \"title\": \"D\", \"file\": \"a//b.pdf\"}]", FINDING_ERROR,
     "/documents/0/file", "empty part"},
    {"\"documents\": [{\"id\": \"d\", \"title\": \"D\", \"file\": \"a\\u0001b.pdf\"}]", FINDING_ERROR,
     "/documents/0/file", "control character"},
    {"\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"name\": \"A\", \"flag\": \"flag.svg\"}]",
     FINDING_ERROR, "/members/0/flag", "save it as .png, .jpg or .webp"},
    // the attract loop
    {"\"attract\": []", FINDING_ERROR, "/attract", "an object in braces"},
    {"\"attract\": {\"seconds\": 1}", FINDING_ERROR, "/attract/seconds", "from 2 to 600"},
    {"\"attract\": {\"scenes\": [{\"scene\": \"wall\"}]}", FINDING_ERROR, "/attract/scenes/0/scene",
     "use one of: flag-wall, member, agenda"},
    {"\"attract\": {\"scenes\": [{\"scene\": \"picture\"}]}", FINDING_ERROR, "/attract/scenes/0",
     "\"file\" is missing"},
    {"\"attract\": {\"scenes\": [{\"scene\": \"agenda\", \"file\": \"a.png\"}]}", FINDING_WARNING,
     "/attract/scenes/0/file", "only a picture scene shows a file"},
    {"\"attract\": {\"scenes\": [{\"scene\": \"picture\", \"file\": \"a.png\", \"select\": []}]}",
     FINDING_ERROR, "/attract/scenes/0/select", "nothing to select from"},
    {"\"attract\": {\"scenes\": [{\"scene\": \"member\", \"select\": [\"zz\"]}]}", FINDING_ERROR,
     "/attract/scenes/0/select/0", "there is no member \"zz\""},
    {"\"attract\": {\"scenes\": [{\"scene\": \"meeting\", \"select\": [\"zz\"]}]}", FINDING_ERROR,
     "/attract/scenes/0/select/0", "there is no meeting \"zz\""},
};

static bool has_finding(const Findings *findings, const Case *wanted) {
    for (size_t i = 0; i < findings->count; i++) {
        const Finding *finding = &findings->items[i];
        if (finding->severity == wanted->severity && !strcmp(finding->pointer, wanted->pointer) &&
            strstr(finding->message, wanted->words))
            return true;
    }
    return false;
}

static void try_case(const Case *wanted) {
    Findings findings;
    findings_init(&findings);
    AUTO_FREE char *text = bundle_text(wanted->more);
    Err err = {0};
    Bundle *bundle = bundle_text_load(text, &findings, &err);
    // What is wrong with a part never keeps the rest from the screen.
    bool right = CHECK(bundle != NULL);
    right = CHECK(has_finding(&findings, wanted)) && right;
    right = CHECK_INT(findings.errors + findings.warnings, 1) && right;
    if (!right) {
        printf("in %s\n  wanted %s: %s\n", wanted->more, wanted->pointer, wanted->words);
        for (size_t i = 0; i < findings.count; i++)
            printf("  found %d:%d %s: %s\n", findings.items[i].line, findings.items[i].column,
                   findings.items[i].pointer, findings.items[i].message);
    }
    bundle_destroy(bundle);
    findings_finish(&findings);
}

static void each_fault_makes_one_finding_at_its_place(void) {
    for (size_t i = 0; i < COUNT_OF(faults); i++)
        try_case(&faults[i]);
}

// The Gregorian calendar and each language's digits stand in.
static void an_unknown_calendar_and_unknown_digits_are_found_and_left_out(void) {
    static const char text[] = "{\"format\": 1, \"id\": \"t\", \"version\": 1, \"languages\": [\"en\"],\n"
                               "\"event\": {\"title\": \"T\", \"zone\": \"UTC\", \"start\": \"2026-11-23\", "
                               "\"end\": \"2026-11-23\",\n\"calendar\": \"budhist\", \"digits\": \"arab\"}}";
    Findings findings;
    findings_init(&findings);
    Bundle *bundle = bundle_text_load(text, &findings, NULL);
    REQUIRE(bundle && CHECK_INT(findings.count, 2));
    CHECK_CONTAINS(findings.items[0].message, "did you mean \"buddhist\"?");
    CHECK_STR(findings.items[0].pointer, "/event/calendar");
    CHECK_CONTAINS(findings.items[1].message, "use one of: native, latn");
    CHECK_INT(findings.items[1].line, 3);
    CHECK(!bundle->event.calendar && !bundle->event.digits);
    bundle_destroy(bundle);
    findings_finish(&findings);
}

static void a_language_that_nobody_speaks_is_found(void) {
    static const char text[] =
        "{\"format\": 1, \"id\": \"t\", \"version\": 1, \"languages\": [\"en\", \"tet\", \"prs\", \"fa-AF\", "
        "\"zh-Hant\", \"zz-Zzzz\", \"tpi\", \"gil\"],\n"
        "\"event\": {\"title\": {\"en\": \"T\", \"zz-Zzzz\": \"Z\"}, \"zone\": \"UTC\", \"start\": "
        "\"2026-11-23\", \"end\": \"2026-11-23\"}}";
    static const char *const chain[] = {"zz-Zzzz", NULL};
    Findings findings;
    findings_init(&findings);
    Bundle *bundle = bundle_text_load(text, &findings, NULL);
    REQUIRE(bundle && CHECK_INT(findings.count, 1));
    CHECK_CONTAINS(findings.items[0].message, "nobody is known to speak \"zz-Zzzz\"");
    CHECK_INT(findings.warnings, 1);
    CHECK_STR(text_pick(&bundle->event.title, chain, NULL), "Z");
    bundle_destroy(bundle);
    findings_finish(&findings);
}

static void findings_carry_file_line_and_column_in_order(void) {
    static const char text[] = "{\"format\": 1, \"id\": \"t\", \"version\": 1, \"languages\": [\"en\"],\n"
                               " \"rooms\": [{\"id\": \"a\",\n"
                               "            \"nam\": \"A\"}],\n"
                               " \"extra\": 1,\n"
                               " \"event\": {\"title\": \"T\", \"zone\": \"UTC\", \"start\": \"2026-11-23\", "
                               "\"end\": \"2026-11-23\"}}";
    Findings findings;
    findings_init(&findings);
    Bundle *bundle = bundle_text_load(text, &findings, NULL);
    REQUIRE(bundle && CHECK_INT(findings.count, 3));
    CHECK_STR(findings.items[0].file, "bundle.json");
    CHECK_INT(findings.items[0].line, 2); // the room without a name
    CHECK_INT(findings.items[0].column, 12);
    CHECK_INT(findings.items[1].line, 3); // the key itself
    CHECK_INT(findings.items[1].column, 13);
    CHECK_INT(findings.items[2].line, 4);
    CHECK_INT(findings.items[2].column, 2);
    CHECK_INT(findings.errors, 1);
    CHECK_INT(findings.warnings, 2);
    bundle_destroy(bundle);
    findings_finish(&findings);
}

static void times_that_summer_time_touches_are_found_and_kept(void) {
    Findings findings;
    findings_init(&findings);
    AUTO_FREE char *text =
        bundle_text_in("America/New_York", "\"agenda\": [{\"id\": \"gap\", \"title\": \"G\", \"start\": "
                                           "\"2026-03-08T02:30\", \"end\": \"2026-03-08T04:00\"},"
                                           "{\"id\": \"twice\", \"title\": \"T\", \"start\": "
                                           "\"2026-11-01T01:30\", \"end\": \"2026-11-01T03:00\"}]");
    Bundle *bundle = bundle_text_load(text, &findings, NULL);
    REQUIRE(bundle && CHECK_INT(findings.count, 2));
    CHECK_STR(findings.items[0].pointer, "/agenda/0/start");
    CHECK_INT(findings.items[0].severity, FINDING_ERROR);
    CHECK_CONTAINS(findings.items[0].message, "summer time skips 02:30");
    CHECK_STR(findings.items[1].pointer, "/agenda/1/start");
    CHECK_INT(findings.items[1].severity, FINDING_WARNING);
    CHECK_CONTAINS(findings.items[1].message, "01:30 happens twice");
    CHECK_INT(bundle->session_count, 2);
    bundle_destroy(bundle);
    findings_finish(&findings);
}

static void a_link_to_what_was_left_out_is_not_called_dangling(void) {
    Findings findings;
    findings_init(&findings);
    AUTO_FREE char *text = bundle_text("\"rooms\": [{\"id\": \"a\"}], " SESSION(TIMES ", \"room\": \"a\""));
    Bundle *bundle = bundle_text_load(text, &findings, NULL);
    REQUIRE(bundle);
    CHECK_INT(findings.count, 1);
    CHECK_INT(bundle->room_count, 0);
    CHECK_INT(bundle->session_count, 1);
    CHECK(bundle->sessions[0].room == NULL);
    bundle_destroy(bundle);
    findings_finish(&findings);
}

typedef struct Fatal {
    const char *text;
    ErrCode code;
    const char *words;
} Fatal;

#define HEAD "{\"format\": 1, \"id\": \"t\", \"version\": 1, \"languages\": [\"en\"], "
static const Fatal fatals[] = {
    {"", ERR_BAD_JSON, "bundle.json:1:1: the file is empty"},
    {"{\"a\": 1,\n}", ERR_BAD_JSON, "bundle.json:2:1: a comma before"},
    {"[]", ERR_BAD_BUNDLE, "not a bundle"},
    {"{\"format\": 2, \"anything\": []}", ERR_NEW_FORMAT, "format 2, which is newer"},
    {"{\"format\": \"1\"}", ERR_BAD_BUNDLE, "format as a number"},
    {"{\"format\": 0}", ERR_BAD_BUNDLE, "format as a number"},
    {"{}", ERR_BAD_BUNDLE, "\"format\" is missing"},
    {"{\"format\": 1, \"id\": \"t\", \"version\": 1, \"languages\": []}", ERR_BAD_BUNDLE,
     "no language is listed"},
    {HEAD "\"rooms\": []}", ERR_BAD_BUNDLE, "\"event\" is missing"},
    {HEAD "\"event\": {\"title\": \"T\", \"start\": \"2026-11-23\", \"end\": \"2026-11-23\"}}",
     ERR_BAD_BUNDLE, "\"zone\" is missing"},
    {HEAD "\"event\": {\"title\": \"T\", \"zone\": \"Asia/Atlantis\", \"start\": \"2026-11-23\", \"end\": "
          "\"2026-11-23\"}}",
     ERR_BAD_BUNDLE, "/event/zone: there is no time zone \"Asia/Atlantis\""},
    {HEAD
     "\"event\": {\"title\": \"T\", \"zone\": \"UTC\", \"start\": \"2026-11-24\", \"end\": \"2026-11-23\"}}",
     ERR_BAD_BUNDLE, "the event ends before it starts"},
    {HEAD
     "\"event\": {\"title\": \"T\", \"zone\": \"UTC\", \"start\": \"2026-11-24\", \"end\": \"2026-11-24\", "
     "\"sample\": 1}}",
     ERR_BAD_BUNDLE, "true or false"},
};

static void what_cannot_be_shown_fails_with_a_sentence(void) {
    for (size_t i = 0; i < COUNT_OF(fatals); i++) {
        Findings findings;
        findings_init(&findings);
        Err err = {0};
        Bundle *bundle = bundle_text_load(fatals[i].text, &findings, &err);
        if (!CHECK(bundle == NULL)) printf("in %s\n", fatals[i].text);
        CHECK_INT(err.code, fatals[i].code);
        CHECK_CONTAINS(err.message, fatals[i].words);
        CHECK(findings.errors > 0);
        bundle_destroy(bundle);
        findings_finish(&findings);
    }
}

static void one_run_finds_what_is_wrong_beside_what_is_fatal(void) {
    Findings findings;
    findings_init(&findings);
    Err err = {0};
    CHECK(!bundle_text_load(
        "{\"format\": 1, \"rooms\": [{\"id\": \"a\"}], \"agenda\": [{\"id\": \"s\", \"start\": \"x\"}]}",
        &findings, &err));
    // languages, event, id, version; the room's name; the session's start, end and title
    CHECK_INT(findings.errors, 8);
    findings_finish(&findings);
}

TEST_MAIN(TEST(each_fault_makes_one_finding_at_its_place),
          TEST(an_unknown_calendar_and_unknown_digits_are_found_and_left_out),
          TEST(a_language_that_nobody_speaks_is_found), TEST(findings_carry_file_line_and_column_in_order),
          TEST(times_that_summer_time_touches_are_found_and_kept),
          TEST(a_link_to_what_was_left_out_is_not_called_dangling),
          TEST(what_cannot_be_shown_fails_with_a_sentence),
          TEST(one_run_finds_what_is_wrong_beside_what_is_fatal))
