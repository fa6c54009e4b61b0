// The keyboard of the bare console. What is typed must not reach the console underneath, nor switch to
// another one: Linux's "off" mode (console_ioctl(2), K_OFF) drops all of it, Ctrl+Alt+F2 and Ctrl+Alt+Del
// included. SDL sets it where the program has the console as its terminal; as a service it mostly has none.
#pragma once
#include "base/err.h"

typedef struct Console {
    int fd;       // -1: there is nothing to give back
    int old_mode; // of its keyboard
} Console;

// Consoles to ask, in this order, ending with NULL: the program's own, and the one in front.
extern const char *const console_paths[];

// ERR_IO where a console is there and its keyboard stays on. Where there is none, all is well.
bool console_mute(Console *console, const char *const *paths, Err *err) MUST_USE;

// As it was before. Not after a crash: then the keyboard stays off, for whoever starts the program again.
void console_unmute(Console *console);
