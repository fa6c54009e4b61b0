// Another program, run to its end.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "base/err.h"

// argv[0] is looked up in $PATH. What it prints to standard output and error goes to output, cut where it is
// longer. Waits, but no longer than limit_us: then it is killed. True where it ended with exit code 0.
bool program_finish(char *const *argv, int64_t limit_us, char *output, size_t size, Err *err) MUST_USE;
