#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/limits.h"
#include "cli/diff.h"
#include "json/json.h"
#include "bundle_text.h"
#include "test.h"

// What the last run printed to standard output and to standard error.
static char output[40000], errors[4000];

static int open_in(const char *folder, const char *name) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) abort();
    return file;
}

static void read_back(int file, char *buffer, size_t size) {
    ssize_t length = pread(file, buffer, size - 1, 0);
    buffer[length > 0 ? length : 0] = 0;
    close(file);
}

// Runs `balai diff` with up to three arguments, NULL where there are fewer.
static int run(const char *first, const char *second, const char *third) {
    char diff[] = "diff", copies[3][1024];
    const char *const given[] = {first, second, third};
    char *argv[5] = {diff};
    int argc = 1;
    for (size_t i = 0; i < COUNT_OF(given) && given[i]; i++) {
        snprintf(copies[i], sizeof copies[i], "%s", given[i]);
        argv[argc++] = copies[i];
    }
    const char *folder = test_folder();
    fflush(stdout);
    int own = dup(STDOUT_FILENO), own_err = dup(STDERR_FILENO);
    int out = open_in(folder, "output"), err = open_in(folder, "errors");
    if (own < 0 || own_err < 0) abort();
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    int code = cli_diff(argc, argv);
    fflush(stdout);
    dup2(own, STDOUT_FILENO);
    dup2(own_err, STDERR_FILENO);
    close(own);
    close(own_err);
    read_back(out, output, sizeof output);
    read_back(err, errors, sizeof errors);
    return code;
}

// Writes a bundle with `more` in it below the case's folder, and its folder into ret_folder.
static void write_bundle(const char *name, int version, const char *more, char *ret_folder, size_t size) {
    AUTO_FREE char *text = bundle_text(more);
    char file[80];
    *(strstr(text, "\"version\": 1") + strlen("\"version\": ")) = (char)('0' + version);
    snprintf(file, sizeof file, "%s/bundle.json", name);
    snprintf(ret_folder, size, "%s", test_write(file, text, strlen(text)));
    *strrchr(ret_folder, '/') = 0;
}

static int diff_with(const char *before, const char *after, const char *option) {
    char old_folder[1024], new_folder[1024];
    write_bundle("old", 1, before, old_folder, sizeof old_folder);
    write_bundle("new", 2, after, new_folder, sizeof new_folder);
    return run(old_folder, new_folder, option);
}

static void tells(const char *before, const char *after, const char *wanted) {
    CHECK_INT(diff_with(before, after, NULL), 1);
    CHECK_STR(output, wanted);
    CHECK_STR(errors, "");
}

#define ROOMS                                                                                                \
    "\"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\", \"level\": \"Level 1\"},"                            \
    " {\"id\": \"hall-2\", \"name\": \"Hall\", \"level\": \"Level 2\"}, {\"id\": \"annex\", \"name\": "      \
    "\"Annex\"}], "
#define TALK(day, from, to, more)                                                                            \
    ROOMS "\"agenda\": [{\"id\": \"s\", \"title\": \"Talk\", \"start\": \"2026-11-" day "T" from             \
          "\", \"end\": \"2026-11-" day "T" to "\"" more "}]"
#define USUAL(more) TALK("24", "10:00", "11:00", more)
#define ON_24 "Tuesday 24 November\n  "

static void equal_bundles_print_nothing(void) {
    CHECK_INT(diff_with(USUAL(""), USUAL(""), NULL), 0);
    CHECK_STR(output, "");
    CHECK_STR(errors, "");
}

static void sessions_that_come_and_go_are_told(void) {
    tells("", USUAL(", \"room\": \"hall\""), ON_24 "New: “Talk”, Tue 24 Nov, 10:00, Hall\n");
    tells("", USUAL(""), ON_24 "New: “Talk”, Tue 24 Nov, 10:00\n");
    tells(USUAL(""), "", ON_24 "“Talk” is no longer in the agenda\n");
    tells(USUAL(""), USUAL(", \"status\": \"cancelled\""), ON_24 "“Talk” is cancelled\n");
    tells("", USUAL(", \"status\": \"cancelled\""), ON_24 "“Talk” is cancelled\n");
    tells(USUAL(", \"status\": \"cancelled\""), USUAL(""), ON_24 "“Talk” takes place after all\n");
}

static void times_are_told_with_what_they_were(void) {
    tells(USUAL(""), TALK("24", "10:30", "11:00", ""), ON_24 "“Talk” is now at 10:30 (was 10:00)\n");
    tells(USUAL(""), TALK("24", "10:00", "11:30", ""), ON_24 "“Talk” now ends at 11:30 (was 11:00)\n");
    tells(USUAL(""), TALK("25", "09:00", "11:00", ""),
          "Wednesday 25 November\n  “Talk” is now at Wed 25 Nov, 09:00 (was Tue 24 Nov, 10:00)\n");
}

static void rooms_are_told_with_what_they_were(void) {
    tells(USUAL(", \"room\": \"hall\""), USUAL(", \"room\": \"annex\""),
          ON_24 "“Talk” is now in Annex (was Hall)\n");
    tells(USUAL(", \"room\": \"hall\""), USUAL(", \"room\": \"hall-2\""),
          ON_24 "“Talk” is now in Hall, Level 2 (was Hall, Level 1)\n");
    tells(USUAL(""), USUAL(", \"room\": \"annex\""), ON_24 "“Talk” is now in Annex\n");
    tells(USUAL(", \"room\": \"annex\""), USUAL(""), ON_24 "“Talk” has no room yet (was Annex)\n");
}

#define TITLED(id, title) "{\"id\": \"" id "\", \"title\": \"" title "\"}"
#define STATE(id, name) "{\"id\": \"" id "\", \"kind\": \"member-state\", \"name\": \"" name "\"}"

static void what_is_no_session_stands_under_its_list(void) {
    tells("\"rooms\": [{\"id\": \"a\", \"name\": \"A\"}], \"members\": [" STATE("au", "Australia") ", " STATE(
              "tr", "Turkey") "]",
          "\"rooms\": [{\"id\": \"a\", \"name\": \"Bar\"}], \"notices\": [" TITLED(
              "n", "Lunch") "], \"members\": [" STATE("nz", "New Zealand") ", " STATE("tr", "Türkiye") "]",
          "Notices\n  New: “Lunch”\n\nRooms\n  A is now called Bar\n\nMembers\n"
          "  New Zealand is now among the members and observers\n"
          "  Australia is no longer among the members and observers\n  Turkey is now called Türkiye\n");
    tells("\"meetings\": [" TITLED("a", "A") ", " TITLED("b", "B") "], \"documents\": [" TITLED(
              "a", "A") ", " TITLED("b", "B") "]",
          "\"meetings\": [" TITLED("b", "Bee") ", " TITLED("c", "C") "], \"documents\": [" TITLED(
              "b", "Bee") ", " TITLED("c", "C") "]",
          "Meetings\n  New: the meeting “C”\n  The meeting “A” is no longer listed\n"
          "  The meeting “B” is now called “Bee”\n\n"
          "Documents\n  New: the document “C”\n  The document “A” is no longer listed\n"
          "  The document “B” is now called “Bee”\n");
}

static void days_stand_apart(void) {
    tells(
        "\"agenda\": [{\"id\": \"a\", \"title\": \"A\", \"start\": \"2026-11-23T10:00\", \"end\": "
        "\"2026-11-23T11:00\"},"
        " {\"id\": \"b\", \"title\": \"B\", \"start\": \"2026-11-23T12:00\", \"end\": \"2026-11-23T13:00\"},"
        " {\"id\": \"c\", \"title\": \"C\", \"start\": \"2026-11-25T10:00\", \"end\": \"2026-11-25T11:00\"}]",
        "",
        "Monday 23 November\n  “A” is no longer in the agenda\n  “B” is no longer in the agenda\n\n"
        "Wednesday 25 November\n  “C” is no longer in the agenda\n");
}

static void another_event_is_told_alone(void) {
    char old_folder[1024], new_folder[1024];
    write_bundle("old", 1, USUAL(""), old_folder, sizeof old_folder);
    static const char text[] =
        "{\"format\": 1, \"id\": \"other\", \"version\": 1, \"languages\": [\"en\"], "
        "\"event\": {\"title\": \"Other\", \"zone\": \"UTC\", \"start\": \"2027-01-01\", "
        "\"end\": \"2027-01-01\"}}";
    snprintf(new_folder, sizeof new_folder, "%s", test_write("new/bundle.json", text, sizeof text - 1));
    CHECK_INT(run(old_folder, new_folder, NULL), 1);
    CHECK_STR(output, "This is another event: “Other”, not “Test”\n");
    CHECK_STR(errors, "");
}

static void a_version_that_did_not_count_up_is_warned_of(void) {
    char old_folder[1024], new_folder[1024];
    write_bundle("old", 3, USUAL(""), old_folder, sizeof old_folder);
    write_bundle("new", 3, "", new_folder, sizeof new_folder);
    CHECK_INT(run(old_folder, new_folder, NULL), 1);
    CHECK_CONTAINS(errors, "the version went from 3 to 3");
}

static void a_bundle_with_errors_is_compared_and_said_to_have_them(void) {
    CHECK_INT(diff_with("", "\"rooms\": 1", NULL), 0);
    CHECK_CONTAINS(errors, "new has errors and is compared without what is wrong in it");
}

static void json_output_is_json(void) {
    CHECK_INT(diff_with("\"members\": [" STATE("au", "A") "]", USUAL(""), "--json"), 1);
    JsonDoc *doc = NULL;
    Err err = {0};
    if (!CHECK(json_parse(output, strlen(output), &doc, NULL, &err))) printf("%s\n%s\n", err.message, output);
    REQUIRE(doc);
    JsonValue changes = json_get(json_root(doc), "changes"), first = json_first(changes);
    CHECK(json_number(json_get(json_get(json_root(doc), "new"), "version")) == 2);
    CHECK_STR(json_string(json_get(json_get(json_root(doc), "old"), "id")), "test");
    CHECK_INT(json_size(changes), 2);
    CHECK_STR(json_string(json_get(first, "kind")), "session-new");
    CHECK_STR(json_string(json_get(first, "id")), "s");
    CHECK_STR(json_string(json_get(first, "day")), "2026-11-24");
    CHECK_STR(json_string(json_get(first, "text")), "New: “Talk”, Tue 24 Nov, 10:00");
    CHECK_INT(json_type(json_get(json_next(first), "day")), JSON_NULL);
    json_destroy(doc);
    CHECK_INT(diff_with("", "", "--json"), 0);
    CHECK_CONTAINS(output, "\"changes\":[]}\n");
}

static void control_characters_do_not_reach_the_terminal(void) {
    CHECK_INT(diff_with("", "\"notices\": [" TITLED("n", "\\u001b[2J\\u0085") "]", NULL), 1);
    CHECK_STR(output, "Notices\n  New: “?[2J?”\n");
}

static void the_longest_titles_are_told_whole(void) {
    char title[LIMIT_SHORT_TEXT_BYTES + 1], more[3 * LIMIT_SHORT_TEXT_BYTES + 400];
    memset(title, 'x', sizeof title - 1);
    title[sizeof title - 1] = 0;
    static const char form[] =
        "\"rooms\": [{\"id\": \"a\", \"name\": \"A%s\"}, {\"id\": \"b\", \"name\": \"B%s\"}], "
        "\"agenda\": [{\"id\": \"s\", \"title\": \"%s\", \"start\": \"2026-11-24T10:00\", "
        "\"end\": \"2026-11-24T11:00\", \"room\": \"%c\"}]";
    char before[sizeof more];
    snprintf(before, sizeof before, form, title + 1, title + 1, title, 'a');
    snprintf(more, sizeof more, form, title + 1, title + 1, title, 'b');
    CHECK_INT(diff_with(before, more, NULL), 1);
    CHECK_CONTAINS(output, "xxx” is now in Bxxx");
    CHECK_CONTAINS(output, "xxx (was Axxx");
}

static void a_wrong_command_line_is_trouble(void) {
    CHECK_INT(run(NULL, NULL, NULL), 2);
    CHECK_CONTAINS(errors, "usage: balai diff OLD NEW [--json]");
    CHECK_INT(run("a", NULL, NULL), 2);
    CHECK_INT(run("a", "b", "c"), 2);
    CHECK_CONTAINS(errors, "\"c\" is not expected here");
    CHECK_INT(run("a", "b", "--wrong"), 2);
    CHECK_INT(run("--help", NULL, NULL), 0);
    CHECK_CONTAINS(output, "Exit code: 0 nothing of that changed, 1 something did, 2 trouble.");
}

static void what_cannot_be_read_is_trouble(void) {
    char folder[1024];
    write_bundle("old", 1, "", folder, sizeof folder);
    CHECK_INT(run(folder, "/nowhere/at/all", NULL), 2);
    CHECK_CONTAINS(errors, "balai: diff: /nowhere/at/all: ");
    CHECK_INT(run(test_write("other.json", "{}", 2), "/nowhere", NULL), 2);
    CHECK_CONTAINS(errors, "neither a folder nor a bundle.json");
    CHECK_STR(output, "");
}

TEST_MAIN(TEST(equal_bundles_print_nothing), TEST(sessions_that_come_and_go_are_told),
          TEST(times_are_told_with_what_they_were), TEST(rooms_are_told_with_what_they_were),
          TEST(what_is_no_session_stands_under_its_list), TEST(days_stand_apart),
          TEST(another_event_is_told_alone), TEST(a_version_that_did_not_count_up_is_warned_of),
          TEST(a_bundle_with_errors_is_compared_and_said_to_have_them), TEST(json_output_is_json),
          TEST(control_characters_do_not_reach_the_terminal), TEST(the_longest_titles_are_told_whole),
          TEST(a_wrong_command_line_is_trouble), TEST(what_cannot_be_read_is_trouble))
