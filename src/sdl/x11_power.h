// The display off and on by the X server's DPMS. The server also wakes it by itself when something is
// touched.
#pragma once
#include "base/panel_power.h"

typedef struct X11Power {
    struct _XDisplay *display; // Xlib's; the connection stays SDL's
} X11Power;

// False where the server has no DPMS. x11 must stay where it is while ret_power is used.
bool x11_power_find(X11Power *x11, struct _XDisplay *display, PanelPower *ret_power);
