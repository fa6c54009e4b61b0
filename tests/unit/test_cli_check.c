#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli/check.h"
#include "json/json.h"
#include "bundle_text.h"
#include "test.h"

static char output[20000];

// Runs `balai check` with up to two arguments; what it prints goes to output.
static int run(const char *first, const char *second) {
    char check[] = "check", path[1024];
    snprintf(path, sizeof path, "%s/output", test_folder());
    fflush(stdout);
    int own = dup(STDOUT_FILENO), own_err = dup(STDERR_FILENO);
    int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (own < 0 || own_err < 0 || file < 0) abort();
    dup2(file, STDOUT_FILENO);
    dup2(file, STDERR_FILENO);
    AUTO_FREE char *one = first ? strdup(first) : NULL;
    AUTO_FREE char *two = second ? strdup(second) : NULL;
    char *argv[] = {check, one, two, NULL};
    int code = cli_check(first ? second ? 3 : 2 : 1, argv);
    fflush(stdout);
    dup2(own, STDOUT_FILENO);
    dup2(own_err, STDERR_FILENO);
    ssize_t length = pread(file, output, sizeof output - 1, 0);
    output[length > 0 ? length : 0] = 0;
    close(own);
    close(own_err);
    close(file);
    return code;
}

// Writes a bundle with `more` in it and returns its folder.
static const char *folder_with(const char *more) {
    AUTO_FREE char *text = bundle_text(more);
    test_write("bundle.json", text, strlen(text));
    return test_folder();
}

static void a_sound_bundle_has_no_findings(void) {
    CHECK_INT(run(folder_with(""), NULL), 0);
    CHECK_STR(output, "0 errors, 0 warnings\n");
}

static void a_finding_is_one_line_with_its_place(void) {
    char wanted[1024];
    const char *folder = folder_with("\"rooms\": 1, \"extra\": 2");
    CHECK_INT(run(folder, NULL), 1);
    snprintf(wanted, sizeof wanted,
             "%s/bundle.json:1:170: error: /rooms: a list in brackets is needed here, not a number\n",
             folder);
    CHECK_CONTAINS(output, wanted);
    snprintf(wanted, sizeof wanted, "%s/bundle.json:1:173: warning: /extra: \"extra\" is not known", folder);
    CHECK_CONTAINS(output, wanted);
    CHECK_CONTAINS(output, "\n1 errors, 1 warnings\n");
}

static void warnings_alone_are_no_failure(void) {
    CHECK_INT(run(folder_with("\"extra\": 2"), NULL), 0);
    CHECK_CONTAINS(output, "0 errors, 1 warnings\n");
}

static void a_path_may_be_the_file_itself(void) {
    char path[1024];
    snprintf(path, sizeof path, "%s/bundle.json", folder_with("\"rooms\": 1"));
    CHECK_INT(run(path, NULL), 1);
    CHECK_CONTAINS(output, path);
    CHECK_CONTAINS(output, "1 errors");
}

static void what_is_not_json_is_one_finding(void) {
    test_write("bundle.json", "{\n  x", 5);
    CHECK_INT(run(test_folder(), NULL), 1);
    CHECK_CONTAINS(output, "/bundle.json:2:3: error: found 'x'");
    CHECK_CONTAINS(output, "1 errors, 0 warnings\n");
}

static void a_folder_that_is_not_there_is_a_finding(void) {
    CHECK_INT(run("/nowhere/at/all", "--json"), 1);
    CHECK_CONTAINS(output, "\"errors\":1");
    CHECK_INT(run("/nowhere/at/all", NULL), 1);
    CHECK_CONTAINS(output, "/nowhere/at/all/bundle.json: error: ");
}

static void a_file_that_is_no_picture_is_found(void) {
    test_write("a.png", "no picture", 10);
    CHECK_INT(
        run(folder_with("\"meetings\": [{\"id\": \"m\", \"title\": \"M\", \"picture\": \"a.png\"}]"), NULL),
        1);
    CHECK_CONTAINS(output, "error: /meetings/0/picture: the picture \"a.png\" cannot be shown");
}

static void a_theme_is_held_against_the_displays_colours(void) {
    static const char text[] = "{\"format\": 1, \"id\": \"t\", \"version\": 1, \"languages\": [\"en\"], "
                               "\"event\": {\"title\": \"T\", \"zone\": "
                               "\"UTC\", \"start\": \"2026-11-23\", \"end\": \"2026-11-23\", \"theme\": "
                               "{\"ink\": \"#FFFFFF\", \"inc\": "
                               "\"#FFFFFF\"}}}";
    test_write("bundle.json", text, sizeof text - 1);
    CHECK_INT(run(test_folder(), NULL), 1);
    CHECK_CONTAINS(output, "\"ink\" on \"ground\" has a contrast of 1.");
    CHECK_CONTAINS(output, "did you mean \"ink\"?");
}

static const char *folder_with_words(const char *name, const char *words) {
    char path[200];
    mkdir(test_folder(), 0700);
    snprintf(path, sizeof path, "%s/messages", test_folder());
    mkdir(path, 0700);
    snprintf(path, sizeof path, "messages/%s", name);
    test_write(path, words, strlen(words));
    return folder_with("");
}

static void words_of_a_bundle_are_held_against_english(void) {
    static const char words[] = "{\"language\": \"tet\", \"name\": \"Tetun\", \"messages\": {\n"
                                "  \"nav.home\": \"Uma\",\n"
                                "  \"home.meetings\": \"{count} enkontru\",\n"
                                "  \"nav.hom\": \"Uma\",\n"
                                "  \"member.hosted\": \"{0}\"}}";
    char wanted[1024];
    const char *folder = folder_with_words("tet.json", words);
    CHECK_INT(run(folder, NULL), 1);
    snprintf(wanted, sizeof wanted,
             "%s/messages/tet.json:3:3: error: /messages/home.meetings: has an argument", folder);
    CHECK_CONTAINS(output, wanted);
    CHECK_CONTAINS(output, "write {0} or {1} as English has it; until then English is shown\n");
    CHECK_CONTAINS(output, "tet.json:4:3: warning: /messages/nav.hom: is not a message of this program");
    CHECK_CONTAINS(output, "tet.json:5:3: warning: /messages/member.hosted: lacks {1}");
    CHECK_CONTAINS(output, "tet.json: warning: the language is not in /languages");
    CHECK_CONTAINS(output, "1 errors, 3 warnings\n");
}

static void words_that_are_never_read_are_found(void) {
    CHECK_INT(run(folder_with_words("id.json", "{\"language\": \"ms\", \"messages\": {}}"), NULL), 0);
    CHECK_CONTAINS(output, "id.json: warning: is not read, as the display has words of its own");
    CHECK_CONTAINS(output, "id.json:1:14: warning: \"language\" is not \"id\" as the file's name says");
    CHECK_INT(run(folder_with_words("zh_Hant.json", "{}"), NULL), 0);
    CHECK_CONTAINS(output, "zh_Hant.json: warning: is not named by a language");
}

static void words_that_are_not_json_are_one_finding_with_its_place(void) {
    CHECK_INT(run(folder_with_words("tet.json", "{\n  \"messages\": ]"), NULL), 1);
    CHECK_CONTAINS(output, "messages/tet.json:2:15: error: ");
}

static void json_output_is_json(void) {
    CHECK_INT(run(folder_with("\"rooms\": 1, \"a\\\"\\n\\u0007\": 2"), "--json"), 1);
    JsonDoc *doc = NULL;
    Err err = {0};
    if (!CHECK(json_parse(output, strlen(output), &doc, NULL, &err))) printf("%s\n%s\n", err.message, output);
    REQUIRE(doc);
    JsonValue finding = json_first(json_get(json_root(doc), "findings"));
    CHECK_INT(json_size(json_get(json_root(doc), "findings")), 2);
    CHECK_STR(json_string(json_get(finding, "file")), "bundle.json");
    CHECK_STR(json_string(json_get(finding, "severity")), "error");
    CHECK_STR(json_string(json_get(finding, "pointer")), "/rooms");
    CHECK(json_number(json_get(finding, "column")) == 170);
    CHECK_STR(json_string(json_get(json_next(finding), "pointer")), "/a\"\n\a");
    CHECK(json_number(json_get(json_root(doc), "errors")) == 1);
    json_destroy(doc);
}

static void control_characters_do_not_reach_the_terminal(void) {
    CHECK_INT(run(folder_with("\"\\u001b[2J\\u0085\xC3\xA9\": 2"), NULL), 0);
    CHECK(!strchr(output, '\x1b'));
    CHECK_CONTAINS(output, "/?[2J?\xC3\xA9: ");
}

static void a_wrong_command_line_is_told(void) {
    CHECK_INT(run(NULL, NULL), 2);
    CHECK_CONTAINS(output, "usage: balai check PATH");
    CHECK_INT(run("--wrong", NULL), 2);
    CHECK_INT(run("a", "b"), 2);
    CHECK_INT(run(test_write("other.json", "{}", 2), NULL), 2);
    CHECK_CONTAINS(output, "neither a folder nor a bundle.json");
    CHECK_INT(run("--help", NULL), 0);
}

static void a_letter_that_no_font_has_is_found_at_its_place(void) {
    CHECK_INT(run(folder_with("\"members\": [{\"id\": \"au\", \"kind\": \"member-state\", \"name\": \"A\", "
                              "\"endonyms\": {\"dz\": \"\U000F0000\"}}]"),
                  NULL),
              0);
    CHECK_CONTAINS(output,
                   "warning: /members/0/endonyms/dz: no font has the letter \"\U000F0000\" (U+F0000), "
                   "which shows as a box; write it otherwise\n");
    CHECK_CONTAINS(output, "0 errors, 1 warnings\n");
}

static void without_fonts_nothing_is_said_of_letters(void) {
    const char *folder = folder_with("\"notices\": [{\"id\": \"n\", \"title\": \"\U000F0000\"}]");
    CHECK_INT(run(folder, NULL), 0);
    CHECK_CONTAINS(output, "/notices/0/title: no font has the letter");
    setenv("BALAI_FONTS", folder, 1);
    CHECK_INT(run(folder, NULL), 0);
    unsetenv("BALAI_FONTS");
    CHECK_STR(output, "0 errors, 0 warnings\n");
}

TEST_MAIN(TEST(a_letter_that_no_font_has_is_found_at_its_place),
          TEST(without_fonts_nothing_is_said_of_letters), TEST(a_sound_bundle_has_no_findings),
          TEST(a_finding_is_one_line_with_its_place), TEST(warnings_alone_are_no_failure),
          TEST(a_path_may_be_the_file_itself), TEST(what_is_not_json_is_one_finding),
          TEST(a_folder_that_is_not_there_is_a_finding), TEST(a_file_that_is_no_picture_is_found),
          TEST(a_theme_is_held_against_the_displays_colours),
          TEST(words_of_a_bundle_are_held_against_english), TEST(words_that_are_never_read_are_found),
          TEST(words_that_are_not_json_are_one_finding_with_its_place), TEST(json_output_is_json),
          TEST(control_characters_do_not_reach_the_terminal), TEST(a_wrong_command_line_is_told))
