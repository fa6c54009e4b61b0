// Command lines: what is wrong is said with how it is right, and ends with exit code 2; what fails ends
// with 1.
#include <stdio.h>
#include <string.h>
#include "base/auto.h"
#include "bundle_text.h"
#include "cli/options.h"
#include "program.h"
#include "test.h"

enum {
    ALL = 1023
}; // every OptionBit

static bool parse(unsigned allowed, Options *options, const char *const *arguments) {
    char *argv[20] = {(char[]){"command"}};
    int argc = 1;
    for (; *arguments; arguments++)
        argv[argc++] = (char *)(size_t)*arguments;
    return options_parse(argc, argv, allowed, "", options);
}
#define PARSE(allowed, options, ...) parse((allowed), (options), (const char *const[]){__VA_ARGS__, NULL})

static void each_option_takes_its_value(void) {
    Options o = {0};
    CHECK(PARSE(ALL, &o, "visit", "--content", "c", "--screen", "home", "--lang", "fr", "--now", "n", "-o",
                "p.png", "--shots", "s", "--size", "800x480", "--width-mm", "154.5"));
    CHECK_STR(o.script, "visit");
    CHECK_STR(o.content, "c");
    CHECK_STR(o.screen, "home");
    CHECK_STR(o.lang, "fr");
    CHECK_STR(o.now, "n");
    CHECK_STR(o.output, "p.png");
    CHECK_STR(o.shots, "s");
    CHECK_INT(o.width, 800);
    CHECK_INT(o.height, 480);
    CHECK(o.width_mm > 154.4 && o.width_mm < 154.6);
    CHECK(PARSE(ALL, &o, "--window", "640x360", "--lang", "--now"));
    CHECK_INT(o.width, 640);
    CHECK_STR(o.lang, "--now"); // a value may look like an option
    CHECK(!o.script);
    CHECK(parse(ALL, &o, (const char *const[]){NULL}));
}

static void some_options_have_no_value(void) {
    Options o = {0};
    unsigned allowed = OPTION_SUPERVISED | OPTION_SAFE | OPTION_SCREEN;
    CHECK(PARSE(allowed, &o, "--supervised", "--screen", "--safe"));
    CHECK(o.supervised);
    CHECK(!o.safe);
    CHECK_STR(o.screen, "--safe");
    CHECK(PARSE(allowed, &o, "--safe"));
    CHECK(o.safe);
    CHECK(!PARSE(allowed, &o, "--safe", "yes"));
    CHECK(options_takes_value("--screen"));
    CHECK(!options_takes_value("--safe"));
    CHECK(!options_takes_value("--nothing"));
}

static void sizes_have_limits(void) {
    static const char *const right[] = {"160x160", "8192x8192", "1920x1080"};
    static const char *const wrong[] = {
        "159x160", "160x159", "8193x200",  "200x8193",   "0x0",       "-800x480",           "800",
        "800x",    "x480",    "800X480",   "800x480 ",   "800x480x2", "99999999999999x480", "800 x 480",
        "",        "axb",     "800.5x480", "99999x99999"};
    Options o = {.width = 77};
    for (size_t i = 0; i < COUNT_OF(right); i++)
        if (!CHECK(PARSE(ALL, &o, "--size", right[i]))) printf("    %s\n", right[i]);
    o.width = 77;
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        if (!CHECK(!PARSE(ALL, &o, "--size", wrong[i]))) printf("    \"%s\"\n", wrong[i]);
    CHECK_INT(o.width, 77); // outputs only on success
}

static void widths_are_millimetres(void) {
    static const char *const wrong[] = {"0", "19", "10001", "-476", "nan", "inf", "476mm", "", "1e999"};
    Options o;
    CHECK(PARSE(ALL, &o, "--width-mm", "20"));
    CHECK(PARSE(ALL, &o, "--width-mm", "10000"));
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        if (!CHECK(!PARSE(ALL, &o, "--width-mm", wrong[i]))) printf("    \"%s\"\n", wrong[i]);
}

static void what_a_command_does_not_take_is_refused(void) {
    Options o;
    CHECK(!PARSE(OPTION_CONTENT, &o, "--screen", "home"));
    CHECK(!PARSE(OPTION_CONTENT, &o, "script"));
    CHECK(!PARSE(ALL, &o, "one", "two"));
    CHECK(!PARSE(ALL, &o, "--unknown", "x"));
    CHECK(!PARSE(ALL, &o, "--content=c"));
    CHECK(!PARSE(ALL, &o, "-"));
    CHECK(!PARSE(ALL, &o, "--content"));
}

// --- the program

static Run run;

static void without_a_command_the_help_is_an_error(void) {
    program_run(&run, (const char *const[]){NULL});
    CHECK_INT(run.code, 2);
    CHECK_CONTAINS(run.err, "usage: balai COMMAND");
    CHECK_STR(run.out, "");
    PROGRAM_RUN(&run, "lunch");
    CHECK_INT(run.code, 2);
    CHECK_CONTAINS(run.err, "\"lunch\"");
}

static void help_and_version_are_asked_for(void) {
    static const char *const ways[] = {"--help", "-h", "help"};
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        PROGRAM_RUN(&run, ways[i]);
        CHECK_INT(run.code, 0);
        CHECK_CONTAINS(run.out, "render");
        CHECK_CONTAINS(run.out, "check");
        CHECK_STR(run.err, "");
    }
    PROGRAM_RUN(&run, "--version");
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "balai ");
}

static void wrong_usage_of_any_command_says_how_it_is_right(void) {
    static const char *const commands[] = {"run", "check", "screens", "render", "play", "audit"};
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        PROGRAM_RUN(&run, commands[i], "--no-such-option");
        if (!CHECK_INT(run.code, 2)) printf("    %s\n", commands[i]);
        CHECK_CONTAINS(run.err, "usage: balai");
        CHECK_CONTAINS(run.err, commands[i]);
        if (!strcmp(commands[i], "check")) continue; // takes a path alone
        PROGRAM_RUN(&run, commands[i], "--content");
        if (!CHECK_INT(run.code, 2)) printf("    %s\n", commands[i]);
        CHECK_CONTAINS(run.err, "--content");
    }
}

static void what_a_command_needs_is_named(void) {
    static const char *const commands[] = {"check", "screens", "render", "play"};
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        PROGRAM_RUN(&run, commands[i]);
        if (!CHECK_INT(run.code, 2)) printf("    %s\n", commands[i]);
        CHECK_CONTAINS(run.err, "usage: balai");
    }
}

static const char *bundle_folder(void) {
    AUTO_FREE char *text =
        bundle_text("\"rooms\": [{\"id\": \"hall\", \"name\": \"Hall\"}], \"agenda\": [{\"id\": \"main\", "
                    "\"start\": \"2026-11-24T10:00\", \"end\": \"2026-11-24T12:00\", \"title\": \"Main\", "
                    "\"room\": \"hall\", "
                    "\"status\": \"confirmed\"}]");
    test_write("bundle.json", text, strlen(text));
    return test_folder();
}

#define RENDER(screen, output)                                                                               \
    PROGRAM_RUN(&run, "render", "--content", content, "--screen", (screen), "--size", "320x240", "-o",       \
                (output))

static void render_fails_with_a_sentence(void) {
    char content[400], picture[500];
    snprintf(content, sizeof content, "%s", bundle_folder());
    snprintf(picture, sizeof picture, "%s/picture.png", content);
    RENDER("home", picture);
    CHECK_INT(run.code, 0);
    CHECK_STR(run.out, "");
    RENDER("lobby", picture);
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "\"lobby\"");
    RENDER("session/nobody", picture);
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "nobody");
    RENDER("home", "/no/such/folder/picture.png");
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "/no/such/folder/picture.png");
    RENDER("home", "/dev/full");
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "/dev/full");
    PROGRAM_RUN(&run, "render", "--content", "/no/such/content", "--screen", "home", "--size", "320x240",
                "-o", picture);
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "/no/such/content");
}

static void a_wrong_time_is_wrong_usage(void) {
    char picture[500];
    snprintf(picture, sizeof picture, "%s/picture.png", bundle_folder());
    PROGRAM_RUN(&run, "render", "--content", test_folder(), "--screen", "home", "--size", "320x240", "--now",
                "teatime", "-o", picture);
    CHECK_INT(run.code, 2);
    CHECK_CONTAINS(run.err, "teatime");
    CHECK_CONTAINS(run.err, "2026-11-24T10:42");
}

static void screens_are_listed_one_a_line(void) {
    PROGRAM_RUN(&run, "screens", "--content", bundle_folder());
    CHECK_INT(run.code, 0);
    static const char *const lines[] = {
        "home\n",         "agenda/2026-11-23\n", "agenda/2026-11-25\n", "rooms/2026-11-24\n",
        "session/main\n", "attract-agenda\n"};
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        CHECK_CONTAINS(run.out, lines[i]);
    PROGRAM_RUN(&run, "screens", "--content", "/no/such/content");
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "/no/such/content");
    CHECK_STR(run.out, "");
}

TEST_MAIN(TEST(each_option_takes_its_value), TEST(some_options_have_no_value), TEST(sizes_have_limits),
          TEST(widths_are_millimetres), TEST(what_a_command_does_not_take_is_refused),
          TEST(without_a_command_the_help_is_an_error), TEST(help_and_version_are_asked_for),
          TEST(wrong_usage_of_any_command_says_how_it_is_right), TEST(what_a_command_needs_is_named),
          TEST(render_fails_with_a_sentence), TEST(a_wrong_time_is_wrong_usage),
          TEST(screens_are_listed_one_a_line))
