// What an operator's hand does: the gesture, the PIN pad, and the panel's controls by what they ask for.
#pragma once
#include "stand.h"

void hand_tap_corner(Stand *stand, int times, int64_t apart_us);
bool hand_call_pad(Stand *stand);
void hand_type_pin(Stand *stand, const char *digits);

// The first visit: the PIN 2468 is chosen, and the panel opens.
bool hand_open_panel(Stand *stand);
bool hand_open_tab(Stand *stand, const char *tab);

// The control in sight that asks for this, NULL where there is none; valid until the next frame.
const Target *hand_find_control(const Stand *stand, const char *argument);
void hand_drag_up(Stand *stand);

// Touches the control that asks for this, scrolling down to it.
bool hand_touch_control(Stand *stand, const char *argument);
