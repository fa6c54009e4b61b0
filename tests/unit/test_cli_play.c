// Scripts of visits: what is wrong in one is told with its line and ends with exit code 1.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/auto.h"
#include "bundle_text.h"
#include "os/fs.h"
#include "program.h"
#include "test.h"

static Run run;

static void play(const char *script) {
    AUTO_FREE char *text = bundle_text(
        "\"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\"}], \"agenda\": [{\"id\": \"main\", "
        "\"start\": \"2026-11-24T10:00\", \"end\": \"2026-11-24T12:00\", \"title\": \"Main matter\", "
        "\"room\": \"hall\", \"status\": \"confirmed\"}], \"attract\": {\"scenes\": [{\"scene\": "
        "\"agenda\"}]}");
    char path[500], shots[500];
    snprintf(shots, sizeof shots, "%s/shots", test_folder());
    mkdir(shots, 0777);
    test_write("bundle.json", text, strlen(text));
    snprintf(path, sizeof path, "%s", test_write("test.visit", script, strlen(script)));
    PROGRAM_RUN(&run, "play", path, "--content", test_folder(), "--size", "480x270", "--width-mm", "476",
                "--now", "2026-11-24T10:42", "--shots", shots);
}

static const char *state_folder(void) {
    static char path[500];
    snprintf(path, sizeof path, "%s/state", test_folder());
    return path;
}

// A visit that is kept, then its records as tables.
static void play_and_export(const char *script) {
    char path[500], records[600];
    play("");
    snprintf(path, sizeof path, "%s", test_write("test.visit", script, strlen(script)));
    PROGRAM_RUN(&run, "play", path, "--content", test_folder(), "--size", "480x270", "--width-mm", "476",
                "--now", "2026-11-24T10:42", "--shots", test_folder(), "--state", state_folder());
    CHECK_INT(run.code, 0);
    snprintf(records, sizeof records, "%s/records", state_folder());
    PROGRAM_RUN(&run, "export", "--records", records, "-o", test_folder());
    CHECK_INT(run.code, 0);
}

static char *table(const char *name) {
    char path[600], *text = NULL;
    size_t size = 0;
    Err err = {0};
    snprintf(path, sizeof path, "%s/%s", test_folder(), name);
    CHECK(os_fs()->read_file(NULL, path, 1 << 20, &text, &size, &err));
    return text ? text : strdup("");
}

static void what_a_visit_leaves_in_the_records_is_what_export_writes(void) {
    play_and_export(
        "wait 5\ntap scene\nsettle\ntap session/main\nsettle\nwait 200\nexpect screen attract-agenda\n");
    AUTO_FREE char *lines = table("shown.csv"), *use = table("use.csv");
    CHECK_CONTAINS(lines, "bundle,version,scene,item,from,to,seconds,clock_certain\r\n");
    CHECK_CONTAINS(lines, ",agenda,,2026-11-24T10:42:00");
    CHECK_CONTAINS(lines, ",visit,,2026-11-24T10:42:0");
    CHECK_CONTAINS(use, "2026-11-24,10,touches,,2\r\n");
    CHECK_CONTAINS(use, "2026-11-24,10,visits,,1\r\n");
    CHECK_CONTAINS(use, "2026-11-24,,opened,session/main,1\r\n");
    CHECK_CONTAINS(use, "2026-11-24,,languages,en,1\r\n");
}

static void a_visit_without_a_state_keeps_nothing(void) {
    play("settle\n");
    CHECK_INT(run.code, 0);
    CHECK(access(state_folder(), F_OK) != 0);
}

static bool made(const char *name) {
    char path[600];
    snprintf(path, sizeof path, "%s/shots/%s.png", test_folder(), name);
    return access(path, R_OK) == 0;
}

static void a_good_script_ends_well_and_says_nothing(void) {
    play("# a comment\n\n  expect screen attract-agenda\nexpect text Main matter\ntap scene\r\nsettle\n"
         "expect screen agenda/2026-11-24\nexpect screen agenda\nexpect target session/main\n"
         "expect no target nobody\nexpect no text Lunch\ntap 10,20\ndrag 100,200 100,100\ndrag 100,100 "
         "100,200 50\n"
         "down 1 5,5\nmove 1 6,6\nlost 1 6,6\ndown 2 5,5\nup 2 5,5\nwait 0.5\njump -60\njump 60\n\tshot "
         "one\nshot two");
    CHECK_INT(run.code, 0);
    CHECK_STR(run.out, "");
    CHECK(made("one") && made("two") && !made("failed"));
}

static void an_empty_script_is_a_good_one(void) {
    play("");
    CHECK_INT(run.code, 0);
}

static void emulated_time_is_quick(void) {
    play("wait 86400\nexpect screen attract-agenda\nexpect text Nothing is on\n");
    CHECK_INT(run.code, 0);
}

static void what_fails_is_told_with_file_and_line(void) {
    play("settle\n# two\nexpect text Lunch\nshot never\n");
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "test.visit:3: the screen does not say \"Lunch\"");
    CHECK(made("failed")); // what it was like then
    CHECK(!made("never"));
}

static void wrong_lines_are_sentences(void) {
    static const char *const wrong[] = {
        "dance",
        "tap",
        "tap nobody",
        "tap 5",
        "tap 5,",
        "drag",
        "drag 1,2",
        "drag 1,2 3",
        "drag 1,2 3,4 fast",
        "drag 1,2 3,4 -5",
        "down",
        "down 1",
        "down one 5,5",
        "down 1 5",
        "down 1 5,5 6",
        "up 1",
        "wait",
        "wait soon",
        "wait 0",
        "wait -1",
        "wait 86401",
        "wait nan",
        "wait 5x",
        "settle now",
        "jump",
        "jump soon",
        "jump 5x",
        "expect",
        "expect lunch",
        "expect screen",
        "expect screen home",
        "expect screen attract-agend",
        "expect text Lunch",
        "expect no text Main matter",
        "expect target nobody",
        "expect no target scene",
        "expect no target",
        "shot",
        "shot a/b",
        "shot ../x",
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        play(wrong[i]);
        if (!CHECK_INT(run.code, 1)) printf("    %s\n", wrong[i]);
        if (run.code != 1) continue;
        CHECK_CONTAINS(run.err, "test.visit:1: ");
    }
}

static void a_script_or_content_that_is_not_there_is_told(void) {
    PROGRAM_RUN(&run, "play", "/no/such.visit", "--content", test_folder(), "--size", "480x270", "--shots",
                test_folder());
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "/no/such.visit");
    char path[500];
    snprintf(path, sizeof path, "%s", test_write("test.visit", "expect screen fault\n", 20));
    PROGRAM_RUN(&run, "play", path, "--content", "/no/such/content", "--size", "480x270", "--shots",
                test_folder());
    CHECK_INT(run.code, 0); // a visit can be paid to a kiosk without content
}

static void a_shot_that_cannot_be_written_is_told(void) {
    play("settle");
    char path[500];
    snprintf(path, sizeof path, "%s", test_write("test.visit", "shot one\n", 9));
    PROGRAM_RUN(&run, "play", path, "--content", test_folder(), "--size", "480x270", "--shots",
                "/no/such/folder");
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "test.visit:1: ");
    CHECK_CONTAINS(run.err, "/no/such/folder/one.png");
}

static void a_script_with_a_very_long_line_is_no_danger(void) {
    static char script[70000];
    memset(script, 'x', sizeof script - 1);
    play(script);
    CHECK_INT(run.code, 1);
    memcpy(script, "expect text ", 12);
    play(script);
    CHECK_INT(run.code, 1);
    memcpy(script, "shot ", 5);
    play(script);
    CHECK_INT(run.code, 1);
}

TEST_MAIN(TEST(what_a_visit_leaves_in_the_records_is_what_export_writes),
          TEST(a_visit_without_a_state_keeps_nothing), TEST(a_good_script_ends_well_and_says_nothing),
          TEST(an_empty_script_is_a_good_one), TEST(emulated_time_is_quick),
          TEST(what_fails_is_told_with_file_and_line), TEST(wrong_lines_are_sentences),
          TEST(a_script_or_content_that_is_not_there_is_told), TEST(a_shot_that_cannot_be_written_is_told),
          TEST(a_script_with_a_very_long_line_is_no_danger))
