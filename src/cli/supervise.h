// The parent of `run --supervised`: starts `run` as a child, and again when it crashes or hangs. Internal to
// cli/.
#pragma once

// argv is that of `run`. Its --supervised is not handed on, and instead of its --screen each child gets where
// it has to begin: screen (NULL: the loop) or where the last one was. Returns the exit code.
int supervise(int argc, char **argv, const char *screen);
