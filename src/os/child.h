// A child process that is this program again, what it says, and the signals that its parent waits for.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "base/err.h"

typedef struct Child Child;

// What ended a wait; several at once are or-ed. 0: the time is over.
enum {
    CHILD_ENDED = 1,
    CHILD_SAID = 2, // child_read has something
    CHILD_STOP = 4, // SIGTERM, SIGINT or SIGHUP came
};

// Blocks those signals and SIGCHLD for this thread. limit_us: after so long without a sign of life a child is
// ended; it is told so.
bool child_open(int64_t limit_us, Child **ret_child, Err *err) MUST_USE;
void child_close(Child *child); // NULL-safe; a child that runs is left alone

// Starts this program with these arguments (argv[0] the program's name, NULL at the end). It gets SIGTERM
// when its parent ends, however that happens. One at a time; call while there is one thread.
bool child_start(Child *child, char *const *argv, Err *err) MUST_USE;

// To a child that runs; else nothing.
void child_signal(Child *child, int number);

// timeout_us -1: for ever.
unsigned child_wait(Child *child, int64_t timeout_us);

// What the child said, one message a call, also after it ended: returns its length (without the NUL), 0 for
// nothing more.
size_t child_read(Child *child, char *buffer, size_t size);

// After CHILD_ENDED: whether a signal ended it, and that signal's number or else the exit code.
bool child_ended_by_signal(const Child *child, int *ret_code);
