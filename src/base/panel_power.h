// One way to switch the panel's light off and on, as a struct of functions: production gets those of
// os/panel_ways.h and sdl/power.h, tests give their own. machine/panel.h chooses among them.
#pragma once
#include "err.h"

typedef enum PanelWay {
    PANEL_KMS,       // DPMS of the outputs on the bare console
    PANEL_X11,       // DPMS of the X server
    PANEL_BACKLIGHT, // below /sys/class/backlight
    PANEL_CEC,       // a television's standby, through HDMI
    PANEL_BLACK,     // a black picture: the light stays on
    PANEL_WAY_COUNT
} PanelWay;

typedef struct PanelPower {
    void *ctx;
    // From the window's thread. May take seconds (CEC asks the television), while all is dark anyway. False
    // where the panel is as it was.
    bool (*switch_panel)(void *ctx, bool on, Err *err);
} PanelPower;
