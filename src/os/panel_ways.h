// The ways to switch the panel's light that need no window: the backlight, and a television's standby.
#pragma once
#include "base/panel_power.h"
#include "base/tree.h"

typedef struct Backlight {
    const Tree *tree;
} Backlight;

typedef struct Cec {
    char device[80]; // "/dev/cec0"
} Cec;

// False, and nothing written, where this machine has none. The first argument must stay where it is while
// ret_power is used, and tree outlive both.
bool backlight_find(Backlight *backlight, const Tree *tree, PanelPower *ret_power);
bool cec_find(Cec *cec, const Tree *tree, PanelPower *ret_power);

// How bright the backlight is, 1 to 100 per cent of what it can. False where there is none that may be set:
// the picture has to be dimmed instead.
bool backlight_set_percent(const Tree *tree, int percent, Err *err);
