// The panel's light by the best way there is: those that are there are tried in the order of PanelWay until
// one does it. Switched on it is by the way that switched it off, and where that fails by all others too.
#pragma once
#include <stdbool.h>
#include "base/panel_power.h"

typedef struct Panel {
    PanelPower ways[PANEL_WAY_COUNT]; // switch_panel NULL: not there. PANEL_BLACK is always there.
    bool off;
    PanelWay off_by; // while off
    Err failed;      // of the best way that was there and did not do it; ERR_NONE none
} Panel;

// wanted: the only way to be used beside black (a setting), PANEL_WAY_COUNT for the best.
void panel_init(Panel *panel, const PanelPower ways[PANEL_WAY_COUNT], PanelWay wanted);
// The same for a panel that may be off: after the window was opened again, ways of the old one are dead.
void panel_set_ways(Panel *panel, const PanelPower ways[PANEL_WAY_COUNT], PanelWay wanted);

// Returns how: with PANEL_BLACK the caller paints black, with the others it need not paint at all (and on the
// bare console must not: there is no refresh to wait for).
PanelWay panel_switch_off(Panel *panel);

// A window was opened: whatever was left off, by this program or by the one before it, is lit; but for a
// television, which is asked by panel_switch_on alone because it takes seconds to answer.
void panel_wake(Panel *panel);

// False where no way brings the light back; the panel counts as off, to be tried again.
bool panel_switch_on(Panel *panel, Err *err);

// The name in settings and logs ("kms", "x11", "backlight", "cec", "black"), and for the operator's panel a
// sentence about what was used.
const char *panel_way_name(PanelWay way);
bool panel_way_find(const char *name, PanelWay *ret_way);
void panel_describe(const Panel *panel, char *buffer, size_t size);
