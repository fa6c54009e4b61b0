#include "cli/settings.h"

#include <stdio.h>
#include <string.h>
#include "cli/options.h"
#include "cli/places.h"
#include "cli/terminal.h"
#include "os/fs.h"
#include "settings/describe.h"
#include "settings/pin.h"
#include "settings/settings_file.h"
#include "settings/value.h"

static const char usage[] =
    "usage: balai settings list [--file FILE]\n"
    "       balai settings get NAME [--file FILE]\n"
    "       balai settings set NAME VALUE [--file FILE]\n"
    "       balai settings pin [--file FILE]\n"
    "pin: the operator's PIN, read from standard input, of which a hash is kept.\n"
    "FILE is /var/lib/balai/settings.json unless given; --help says which settings there "
    "are.\n";

static const char installed_file[] = INSTALLED_STATE "/settings.json";

enum {
    WORDS_MOST = 3 // set NAME VALUE
};

typedef struct Wanted {
    const char *words[WORDS_MOST];
    int count;
    const char *file;
} Wanted;

static int wrong(const char *what, const char *value) {
    fprintf(stderr, "balai: settings: %s%s", what, value ? ": " : "");
    print_safely_to(stderr, value ? value : "");
    fprintf(stderr, "\n%s", usage);
    return EXIT_WRONG_USAGE;
}

static int refuse(const char *sentence) {
    fprintf(stderr, "balai: settings: ");
    print_safely_to(stderr, sentence);
    fputc('\n', stderr);
    return EXIT_WRONG_USAGE;
}

static void print_help(void) {
    char text[DESCRIBE_SIZE + 100];
    fputs(usage, stdout);
    for (SettingId id = 0; id < SETTING_COUNT; id++) {
        const SettingRow *row = setting_row(id);
        printf("\n  %s\n      %s\n      %s\n", row->name, row->sentence,
               setting_describe(row, text, sizeof text));
    }
}

static void print_findings(const SettingsFile *file) {
    for (size_t i = 0; i < file->findings.count; i++) {
        const Finding *finding = &file->findings.items[i];
        print_safely_to(stderr, file->path);
        if (finding->line) fprintf(stderr, ":%d:%d", finding->line, finding->column);
        fprintf(stderr, ": %s: ", finding->severity == FINDING_ERROR ? "error" : "warning");
        print_safely_to(stderr, finding->message);
        fputc('\n', stderr);
    }
}

static int list(const SettingsFile *file) {
    char text[SETTING_TEXT_SIZE];
    for (SettingId id = 0; id < SETTING_COUNT; id++) {
        const SettingRow *row = setting_row(id);
        setting_print(row, &file->values, text, sizeof text);
        printf(*text ? "%-30s %s\n" : "%s\n", row->name, text);
    }
    return file->findings.errors ? EXIT_FAILED : EXIT_DONE;
}

static int get(const SettingsFile *file, const SettingRow *row) {
    char text[SETTING_TEXT_SIZE];
    puts(setting_print(row, &file->values, text, sizeof text));
    return EXIT_DONE;
}

static int set(SettingsFile *file, const SettingRow *row, const char *value) {
    Err err = {0};
    switch (settings_file_set(file, setting_id(row), value, NULL, &err)) {
    case SET_KEPT:
        return EXIT_DONE;
    case SET_REFUSED:
        return refuse(err.message);
    case SET_NOT_KEPT:
        fprintf(stderr, "balai: settings: %s. %s\n", err.message, err_advice(err.code));
        return EXIT_FAILED;
    }
    return EXIT_FAILED;
}

// From standard input: what is given as an argument every process of the machine may read.
static int set_pin(SettingsFile *file) {
    char line[64] = "", digits[PIN_SIZE] = "", hash[PIN_HASH_SIZE];
    Err err = {0};
    if (!fgets(line, sizeof line, stdin)) return wrong("no PIN came by standard input", NULL);
    line[strcspn(line, "\r\n")] = 0;
    bool sound = pin_is_sound(line);
    if (sound) memcpy(digits, line, strlen(line) + 1);
    bool made = sound && pin_make(digits, hash, &err);
    pin_forget(digits);
    explicit_bzero(line, sizeof line);
    if (!sound) return refuse("a PIN is 4 to 8 digits");
    if (!made) return refuse(err.message);
    return set(file, setting_row(SETTING_PIN_HASH), hash);
}

// The row of a name; where there is none it is said which was probably meant.
static const SettingRow *find_row(const char *name) {
    const SettingRow *row = setting_find(name);
    if (row) return row;
    char sentence[300];
    const char *near = setting_nearest(name);
    snprintf(sentence, sizeof sentence,
             near ? "there is no setting \"%.64s\"; did you mean \"%s\"?"
                  : "there is no setting \"%.64s\"; balai settings --help says which there are",
             name, near);
    refuse(sentence);
    return NULL;
}

typedef struct Command {
    const char *name;
    int words; // with itself
} Command;

static const Command commands[] = {{"list", 1}, {"pin", 1}, {"get", 2}, {"set", 3}};

static const Command *find_command(const char *name) {
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (!strcmp(commands[i].name, name)) return &commands[i];
    return NULL;
}

static int run(const Wanted *wanted) {
    bool named = wanted->count > 1;
    const SettingRow *row = named ? find_row(wanted->words[1]) : NULL;
    if (named && !row) return EXIT_WRONG_USAGE;
    SettingsFile file;
    Err err = {0};
    if (!settings_file_open(os_fs(), wanted->file, &file, &err)) {
        fprintf(stderr, "balai: settings: %s\n", err.message);
        return EXIT_FAILED;
    }
    int code = wanted->count == 3                 ? set(&file, row, wanted->words[2])
               : wanted->count == 2               ? get(&file, row)
               : !strcmp(wanted->words[0], "pin") ? set_pin(&file)
                                                  : list(&file);
    print_findings(&file);
    settings_file_close(&file);
    return code;
}

int cli_settings(int argc, char **argv) {
    Wanted wanted = {.file = installed_file};
    for (int i = 1; i < argc; i++) {
        if (wanted.count < 2 && !strcmp(argv[i], "--help")) {
            print_help();
            return EXIT_DONE;
        }
        bool names_file = !strcmp(argv[i], "--file");
        if (names_file && i + 1 == argc) return wrong("a value is missing behind", argv[i]);
        if (names_file)
            wanted.file = argv[++i];
        else if (wanted.count == WORDS_MOST)
            return wrong("not understood", argv[i]);
        else
            wanted.words[wanted.count++] = argv[i];
    }
    if (!wanted.count) return wrong("list, get, set or pin is missing", NULL);
    const Command *command = find_command(wanted.words[0]);
    if (!command) return wrong("not understood", wanted.words[0]);
    if (wanted.count < command->words)
        return wrong(command->words == 3 && wanted.count == 2 ? "VALUE is missing" : "NAME is missing", NULL);
    if (wanted.count > command->words) return wrong("not understood", wanted.words[command->words]);
    return run(&wanted);
}
