// Xlib ends the process when the X server goes away. The guard makes it set a flag instead, so that the kiosk
// can open a new window when the server is back.
#pragma once
#include <stdbool.h>

// Call before SDL opens a display: forgets an earlier loss.
void x11_guard_reset(void);

// Whether a connection to an X server broke since the last reset. Everything sent to it from then on does
// nothing.
bool x11_guard_lost(void);
