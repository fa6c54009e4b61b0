// A command line of named values, switches and one path. Internal to cli/.
#pragma once
#include <stdbool.h>
#include <stddef.h>

// One of value and is_set is there. A name NULL is the argument without a dash.
typedef struct Argument {
    const char *name;
    const char **value;
    bool *is_set;
    bool required;
} Argument;

typedef enum ArgumentsAnswer {
    ARGUMENTS_READ,
    ARGUMENTS_HELP, // --help: the usage was printed
    ARGUMENTS_WRONG // what is wrong, and the usage, were printed to standard error
} ArgumentsAnswer;

// argv[0] is the command.
ArgumentsAnswer arguments_parse(int argc, char **argv, const Argument *rows, size_t count, const char *usage);
