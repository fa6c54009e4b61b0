#include <stdio.h>
#include <string.h>
#include "base/auto.h"
#include "cli/check.h"
#include "cli/commands.h"
#include "cli/diff.h"
#include "cli/doctor.h"
#include "cli/export.h"
#include "cli/options.h"
#include "cli/read_stick.h"
#include "cli/replay.h"
#include "cli/settings.h"
#include "cli/write_receipt.h"

typedef struct CommandRow {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *summary; // NULL: no one types it
} CommandRow;

static const CommandRow commands[] = {
    {"run", cli_run, "show content on the panel, or in a window (--window WxH)"},
    {"check", cli_check, "say what is wrong with content, line by line"},
    {"diff", cli_diff, "say what changed from one version of content to the next"},
    {"new", cli_new, "make a folder for content of your own"},
    {"preview", cli_preview, "show content as a kiosk would, with a slider for the time, or rehearse a day"},
    {"pack", cli_pack, "make a package of content, signed if you like"},
    {"keygen", cli_keygen, "make a pair of keys to sign packages with"},
    {"verify", cli_verify, "say whether a package is whole and who signed it"},
    {"install", cli_install, "install content into a kiosk's store"},
    {"status", cli_status, "say which content is installed, whether it is whole, and what happened"},
    {"rollback", cli_rollback, "go back to the content that was installed before"},
    {"screens", cli_screens, "list the screens of content"},
    {"languages", cli_languages, "list the languages to choose from, and what is missing in each"},
    {"render", cli_render, "draw one screen to a PNG"},
    {"audit", cli_audit, "look at every screen on every panel for what venues must not have"},
    {"fonts", cli_fonts, "say which fonts are there, and which are missing"},
    {"play", cli_play, "play a visit from a script, at emulated time"},
    {"replay", cli_replay, "run again what led to a crash, and say whether each frame is the same"},
    {"export", cli_export, "write what was shown and how the screen was used as CSV"},
    {"doctor", cli_doctor, "say what is amiss with this kiosk, and what to do"},
    {"settings", cli_settings, "list, read and change the kiosk's settings"},
    {"first-picture", cli_first_picture, NULL},
    {"read-stick", cli_read_stick, NULL},
    {"write-receipt", cli_write_receipt, NULL},
};

static void print_help(FILE *to) {
    fprintf(to,
            "balai %s: an information display for conference venues\n\nusage: balai COMMAND [options]\n\n",
            BALAI_VERSION);
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (commands[i].summary) fprintf(to, "  %-9s %s\n", commands[i].name, commands[i].summary);
    fprintf(to, "\nA command with a wrong option says how it is used. Exit code: 0 done, 1 failed or errors "
                "found (diff: changes; doctor: something to do), 2 wrong usage.\n");
}

static int run_command(int argc, char **argv) {
    if (argc >= 2 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") || !strcmp(argv[1], "help"))) {
        print_help(stdout);
        return EXIT_DONE;
    }
    if (argc >= 2 && !strcmp(argv[1], "--version")) {
        printf("balai %s\n", BALAI_VERSION);
        return EXIT_DONE;
    }
    for (size_t i = 0; argc >= 2 && i < COUNT_OF(commands); i++)
        if (!strcmp(argv[1], commands[i].name)) return commands[i].run(argc - 1, argv + 1);
    if (argc >= 2) fprintf(stderr, "balai: there is no command \"%s\"\n", argv[1]);
    print_help(stderr);
    return EXIT_WRONG_USAGE;
}

int main(int argc, char **argv) {
    int code = run_command(argc, argv);
    // What was to be printed and could not be (a full disk) is no success.
    if (fflush(stdout) || ferror(stdout)) {
        perror("balai: standard output");
        return code == EXIT_DONE ? EXIT_FAILED : code;
    }
    return code;
}
