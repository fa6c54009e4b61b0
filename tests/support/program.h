// Runs the program as scripts do.
#pragma once

typedef struct Run {
    int code;                    // exit code; 128 and more where a signal ended it
    char out[60000], err[20000]; // standard output and standard error, cut where longer
} Run;

// arguments: those behind "balai", ended by NULL. Ends the test program where it cannot be started.
void program_run(Run *run, const char *const *arguments);
#define PROGRAM_RUN(run, ...) program_run((run), (const char *const[]){__VA_ARGS__, NULL})
