// A sentence on the kernel's own screen, for when there is no window: before the kiosk has one, and where it
// gets none. Internal to cli/.
#pragma once
#include "base/err.h"

#define PLAIN_SCREEN "/dev/fb0"

// NULL for what there is nothing to say of.
bool plain_screen_say(const char *device, const char *title, const char *text, const char *note, Err *err);
