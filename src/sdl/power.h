// The ways to switch the panel off that the display system has.
#pragma once
#include <SDL2/SDL_video.h>
#include "kms_power.h"
#include "x11_power.h"

typedef struct Power {
    KmsPower kms;
    X11Power x11;
} Power;

// Writes ways[PANEL_KMS] or ways[PANEL_X11] where this window's system has it. power must stay where it is
// while they are used, and the window open.
void power_find(Power *power, SDL_Window *window, PanelPower *ways);
