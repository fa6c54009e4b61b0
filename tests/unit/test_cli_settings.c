#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "os/fs.h"
#include "program.h"
#include "settings/describe.h"
#include "test.h"

static Run run;
static char file[400];

static void begin(const char *text) {
    snprintf(file, sizeof file, "%s/settings.json", test_folder());
    if (text) test_write("settings.json", text, strlen(text));
}

static char *read_text(const char *path) {
    char *text = NULL;
    size_t size = 0;
    Err err = {0};
    if (!os_fs()->read_file(NULL, path, 1 << 20, &text, &size, &err)) printf("%s\n", err.message);
    return text;
}

static void what_is_set_is_got(void) {
    begin(NULL);
    PROGRAM_RUN(&run, "settings", "set", "kiosk.name", "Foyer 2", "--file", file);
    CHECK_INT(run.code, 0);
    CHECK_STR(run.out, "");
    CHECK_STR(run.err, "");
    PROGRAM_RUN(&run, "settings", "--file", file, "get", "kiosk.name");
    CHECK_INT(run.code, 0);
    CHECK_STR(run.out, "Foyer 2\n");
    PROGRAM_RUN(&run, "settings", "get", "hours.event", "--file", file);
    CHECK_STR(run.out, "weekday\n");
    AUTO_FREE char *text = read_text(file);
    CHECK_STR(text, "{\n  \"kiosk.name\": \"Foyer 2\"\n}\n");
}

static void the_list_has_every_setting(void) {
    begin("{\"usb.policy\": \"signed\", \"languages.offered\": [\"en\", \"fa\"]}");
    PROGRAM_RUN(&run, "settings", "list", "--file", file);
    CHECK_INT(run.code, 0);
    for (SettingId id = 0; id < SETTING_COUNT; id++)
        CHECK_CONTAINS(run.out, setting_row(id)->name);
    CHECK_CONTAINS(run.out, "kiosk.name\n");
    CHECK_CONTAINS(run.out, "usb.policy                     signed\n");
    CHECK_CONTAINS(run.out, "languages.offered              en, fa\n");
    CHECK_CONTAINS(run.out, "pin.hash                       not set\n");
}

static void a_list_of_a_file_with_faults_says_them_and_fails(void) {
    begin("{\"display.rotation\": 45,\n \"a\\u001b[2J\": 1}");
    PROGRAM_RUN(&run, "settings", "list", "--file", file);
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "settings.json:1:22: error: display.rotation takes 0 to 270 degrees");
    CHECK_CONTAINS(run.err, "settings.json:2:2: warning: there is no setting \"a?[2J\"");
    begin("{");
    PROGRAM_RUN(&run, "settings", "list", "--file", file);
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "The file is damaged");
    AUTO_FREE char *text = read_text(file);
    CHECK_STR(text, "{"); // looking changes nothing
}

static void setting_in_a_damaged_file_sets_it_aside_and_says_so(void) {
    begin("{");
    PROGRAM_RUN(&run, "settings", "set", "usb.policy", "off", "--file", file);
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.err, "the damaged file was set aside as settings.json.damaged-1");
    AUTO_FREE char *text = read_text(file);
    CHECK_CONTAINS(text, "\"usb.policy\": \"off\"");
}

static void wrong_values_and_names_are_wrong_usage(void) {
    begin(NULL);
    PROGRAM_RUN(&run, "settings", "set", "visit.idle_s", "5", "--file", file);
    CHECK_INT(run.code, 2);
    CHECK_STR(run.err, "balai: settings: visit.idle_s takes 20 to 600 s; not \"5\"\n");
    PROGRAM_RUN(&run, "settings", "set", "kiosk.name", "\x1b[2J", "--file", file);
    CHECK_INT(run.code, 2);
    CHECK_CONTAINS(run.err, "not \"?[2J\"");
    PROGRAM_RUN(&run, "settings", "get", "visit.idle", "--file", file);
    CHECK_INT(run.code, 2);
    CHECK_STR(run.err,
              "balai: settings: there is no setting \"visit.idle\"; did you mean \"visit.idle_s\"?\n");
    PROGRAM_RUN(&run, "settings", "get", "something", "--file", file);
    CHECK_INT(run.code, 2);
    CHECK_CONTAINS(run.err, "balai settings --help says which there are");
}

static void a_wrong_command_line_says_how_it_is_right(void) {
    static const char *const wrong[][5] = {
        {NULL},
        {"show", NULL},
        {"list", "kiosk.name", NULL},
        {"get", NULL},
        {"set", NULL},
        {"set", "a", 0},
        {"get", "a", "b", 0},
        {"set", "kiosk.name", "b", "c", 0},
        {"list", "--file", 0},
    };
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        const char *arguments[7] = {"settings"};
        for (int k = 0; k < 5 && wrong[i][k]; k++)
            arguments[k + 1] = wrong[i][k];
        program_run(&run, arguments);
        CHECK_INT(run.code, 2);
        CHECK_CONTAINS(run.err, "usage: balai settings list");
    }
}

static void what_cannot_be_kept_is_a_failure(void) {
    snprintf(file, sizeof file, "%s/none/settings.json", test_folder());
    PROGRAM_RUN(&run, "settings", "set", "usb.policy", "off", "--file", file);
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "none/settings.json");
}

static void a_pin_is_not_told(void) {
    static const char hash[] = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$c2VjcmV0c2VjcmV0";
    begin(NULL);
    PROGRAM_RUN(&run, "settings", "set", "pin.hash", "271828", "--file", file);
    CHECK_INT(run.code, 2);
    CHECK_CONTAINS(run.err, "choose it in the operator's panel");
    PROGRAM_RUN(&run, "settings", "set", "pin.hash", hash, "--file", file);
    CHECK_INT(run.code, 0);
    PROGRAM_RUN(&run, "settings", "get", "pin.hash", "--file", file);
    CHECK_STR(run.out, "set\n");
    PROGRAM_RUN(&run, "settings", "set", "pin.hash", "", "--file", file);
    PROGRAM_RUN(&run, "settings", "get", "pin.hash", "--file", file);
    CHECK_STR(run.out, "not set\n");
}

// With a line on its standard input.
static int set_pin(const char *line) {
    char command[1500];
    const char *program = getenv("BALAI_PROGRAM");
    snprintf(command, sizeof command, "printf '%%s' '%s' | '%s' settings pin --file '%s' 2>/dev/null", line,
             program ? program : BALAI_PROGRAM, file);
    return system(command) >> 8;
}

static void a_pin_comes_by_standard_input_and_a_hash_is_kept(void) {
    begin(NULL);
    CHECK_INT(set_pin("24680\r\n"), 0);
    AUTO_FREE char *text = read_text(file);
    REQUIRE(text != NULL);
    CHECK_CONTAINS(text, "$argon2id$");
    CHECK(!strstr(text, "24680"));
}

static void what_is_no_pin_changes_nothing(void) {
    static const char *const wrong[] = {"", "123", "123456789", "12a4", "1234 ", "-1234"};
    begin("{\"kiosk.name\": \"Foyer\"}");
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        CHECK_INT(set_pin(wrong[i]), 2);
    AUTO_FREE char *text = read_text(file);
    CHECK_STR(text, "{\"kiosk.name\": \"Foyer\"}");
}

static void help_has_every_setting_with_its_sentence(void) {
    char text[DESCRIBE_SIZE];
    PROGRAM_RUN(&run, "settings", "--help");
    CHECK_INT(run.code, 0);
    for (SettingId id = 0; id < SETTING_COUNT; id++) {
        CHECK_CONTAINS(run.out, setting_row(id)->name);
        CHECK_CONTAINS(run.out, setting_row(id)->sentence);
        CHECK_CONTAINS(run.out, setting_describe(setting_row(id), text, sizeof text));
    }
    PROGRAM_RUN(&run, "--help");
    CHECK_CONTAINS(run.out, "settings ");
}

// As roff wants it: hyphens that are minus signs to a reader of code.
static void write_roff(FILE *out, const char *text) {
    for (; *text; text++) {
        if (*text == '-' || *text == '\\') fputc('\\', out);
        fputc(*text, out);
    }
}

static char *man_section(void) {
    char *text = NULL, line[DESCRIBE_SIZE];
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out) abort();
    for (SettingId id = 0; id < SETTING_COUNT; id++) {
        const SettingRow *row = setting_row(id);
        fprintf(out, ".TP\n.B ");
        write_roff(out, row->name);
        fputc('\n', out);
        write_roff(out, row->sentence);
        fputc('\n', out);
        write_roff(out, setting_describe(row, line, sizeof line));
        fputc('\n', out);
    }
    fclose(out);
    return text;
}

static void the_man_page_has_the_table(void) {
    AUTO_FREE char *man = read_text(BALAI_SOURCE_DIR "/board/balai.1");
    AUTO_FREE char *section = man_section();
    REQUIRE(man && section);
    const char *heading = strstr(man, "\n.SH SETTINGS\n");
    REQUIRE(heading != NULL);
    const char *end = strstr(heading + 1, "\n.SH "), *first = strstr(heading, "\n.TP\n");
    REQUIRE(end != NULL);
    bool has_table = first && first < end;
    size_t length = has_table ? (size_t)(end - first) : 0;
    bool same = has_table && length == strlen(section) && !strncmp(first + 1, section, length);
    if (!CHECK(same)) printf("the section SETTINGS of board/balai.1 is to end with:\n%s", section);
}

TEST_MAIN(TEST(what_is_set_is_got), TEST(the_list_has_every_setting),
          TEST(a_list_of_a_file_with_faults_says_them_and_fails),
          TEST(setting_in_a_damaged_file_sets_it_aside_and_says_so),
          TEST(wrong_values_and_names_are_wrong_usage), TEST(a_wrong_command_line_says_how_it_is_right),
          TEST(what_cannot_be_kept_is_a_failure), TEST(a_pin_is_not_told),
          TEST(a_pin_comes_by_standard_input_and_a_hash_is_kept), TEST(what_is_no_pin_changes_nothing),
          TEST(help_has_every_setting_with_its_sentence), TEST(the_man_page_has_the_table))
