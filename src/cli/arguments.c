#include "cli/arguments.h"

#include <stdio.h>
#include <string.h>
#include "cli/terminal.h"

static ArgumentsAnswer wrong(const char *command, const char *what, const char *word, const char *usage) {
    fprintf(stderr, "balai: %s: %s%s", command, what, word ? ": " : "");
    print_safely_to(stderr, word ? word : "");
    fprintf(stderr, "\n%s", usage);
    return ARGUMENTS_WRONG;
}

static const Argument *find(const Argument *rows, size_t count, const char *word) {
    bool dash = word[0] == '-' && word[1];
    for (size_t i = 0; i < count; i++)
        if (rows[i].name ? dash && !strcmp(rows[i].name, word) : !dash && !*rows[i].value) return &rows[i];
    return NULL;
}

ArgumentsAnswer arguments_parse(int argc, char **argv, const Argument *rows, size_t count,
                                const char *usage) {
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--help")) {
            fputs(usage, stdout);
            return ARGUMENTS_HELP;
        }
        const Argument *row = find(rows, count, argv[i]);
        if (!row) return wrong(argv[0], "not understood", argv[i], usage);
        if (row->is_set) {
            *row->is_set = true;
            continue;
        }
        if (row->name && ++i == argc) return wrong(argv[0], "a value is missing behind", argv[i - 1], usage);
        *row->value = argv[i];
    }
    for (size_t i = 0; i < count; i++)
        if (rows[i].required && !*rows[i].value)
            return wrong(argv[0], "this is missing", rows[i].name ? rows[i].name : "the path", usage);
    return ARGUMENTS_READ;
}
