// The parent of `run --supervised`: starts `run` as a child, and again when it crashes or hangs. Internal to
// cli/.
#pragma once

// argv is that of `run`; --supervised and --screen are left out of the child's, the latter after the first
// child only where it is elsewhere. Returns the exit code.
int supervise(int argc, char **argv, const char *screen);
