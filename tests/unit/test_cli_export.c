#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "os/fs.h"
#include "program.h"
#include "test.h"

static Run run;
static char records[400], output[400];

static void begin(void) {
    static const char line[] =
        "{\"bundle\":\"forum\",\"version\":14,\"scene\":\"agenda\",\"item\":\"\",\"from\":\"x\","
        "\"to\":\"y\",\"seconds\":10,\"certain\":true}\n";
    test_write("records/shown-2026-11-24.jsonl", line, sizeof line - 1);
    test_write("records/use-2026-11-25.json", "{\"format\":1,\"touches\":[7]}", 26);
    snprintf(records, sizeof records, "%s/records", test_folder());
    snprintf(output, sizeof output, "%s/out", test_folder());
}

// The text of a file in the output, which the caller frees.
static char *written(const char *name) {
    char path[500], *text = NULL;
    size_t size = 0;
    Err err = {0};
    snprintf(path, sizeof path, "%s/%s", output, name);
    return os_fs()->read_file(NULL, path, 1 << 20, &text, &size, &err) ? text : NULL;
}

static void export_writes_both_tables(void) {
    begin();
    PROGRAM_RUN(&run, "export", "--records", records, "-o", output);
    CHECK_INT(run.code, 0);
    CHECK_STR(run.out, "1 scenes, 1 days of use\n");
    CHECK_STR(run.err, "");
    AUTO_FREE char *shown = written("shown.csv"), *use = written("use.csv");
    CHECK_CONTAINS(shown, "\r\nforum,14,agenda,,x,y,10,yes\r\n");
    CHECK_CONTAINS(use, "\r\n2026-11-25,0,touches,,7\r\n");
}

static void export_takes_days(void) {
    begin();
    PROGRAM_RUN(&run, "export", "--from", "2026-11-25", "--to", "2026-11-25", "--records", records, "-o",
                output);
    CHECK_STR(run.out, "0 scenes, 1 days of use\n");
    PROGRAM_RUN(&run, "export", "--to", "2026-11-24", "--records", records, "-o", output);
    CHECK_STR(run.out, "1 scenes, 0 days of use\n");
}

static void export_says_what_is_damaged(void) {
    begin();
    test_write("records/shown-2026-11-26.jsonl", "{\"bun", 5);
    PROGRAM_RUN(&run, "export", "--records", records, "-o", output);
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.err, "1 lines or files were damaged");
}

static void export_fails_with_a_sentence(void) {
    begin();
    PROGRAM_RUN(&run, "export", "--records", output, "-o", output);
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "No such file");
    PROGRAM_RUN(&run, "export", "--records", records, "-o", "/proc/none");
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "/proc/none");
}

static void export_refuses_wrong_arguments(void) {
    static const char *const wrong[][5] = {
        {"-o"},
        {"--from", "24.11.2026", "-o", "x"},
        {"--to", "2026-11-31", "-o", "x"},
        {"--records", "x"},
        {"x", "-o"},
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        PROGRAM_RUN(&run, "export", wrong[i][0], wrong[i][1], wrong[i][2], wrong[i][3]);
        CHECK_INT(run.code, 2);
        CHECK_CONTAINS(run.err, "usage: balai export");
    }
    PROGRAM_RUN(&run, "export", "--from", "2026-11-25", "--to", "2026-11-24", "-o", "x");
    CHECK_INT(run.code, 2);
    CHECK_CONTAINS(run.err, "after the last");
    PROGRAM_RUN(&run, "export", "--help");
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "usage: balai export");
}

TEST_MAIN(TEST(export_writes_both_tables), TEST(export_takes_days), TEST(export_says_what_is_damaged),
          TEST(export_fails_with_a_sentence), TEST(export_refuses_wrong_arguments))
