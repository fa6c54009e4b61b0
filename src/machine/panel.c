#include "panel.h"

#include <stdio.h>
#include <string.h>

typedef struct WayRow {
    const char *name, *says;
} WayRow;

static const WayRow rows[] = {
    [PANEL_KMS] = {"kms", "the display's signal was switched off"},
    [PANEL_X11] = {"x11", "the X server switched the display off"},
    [PANEL_BACKLIGHT] = {"backlight", "the backlight was switched off"},
    [PANEL_CEC] = {"cec", "the television was sent to standby through HDMI"},
    [PANEL_BLACK] = {"black", "it shows black, and its light is on: nothing here can switch it off"},
};
_Static_assert(COUNT_OF(rows) == PANEL_WAY_COUNT, "every way has its row");

void panel_set_ways(Panel *panel, const PanelPower ways[PANEL_WAY_COUNT], PanelWay wanted) {
    for (int way = 0; way < PANEL_WAY_COUNT; way++) {
        bool used = wanted == PANEL_WAY_COUNT || (PanelWay)way == wanted;
        panel->ways[way] = used && way != PANEL_BLACK ? ways[way] : (PanelPower){0};
    }
}

void panel_init(Panel *panel, const PanelPower ways[PANEL_WAY_COUNT], PanelWay wanted) {
    *panel = (Panel){0};
    panel_set_ways(panel, ways, wanted);
}

static bool use(Panel *panel, PanelWay way, bool on, Err *err) {
    const PanelPower *power = &panel->ways[way];
    return power->switch_panel && power->switch_panel(power->ctx, on, err);
}

PanelWay panel_switch_off(Panel *panel) {
    if (panel->off) return panel->off_by;
    panel->off = true;
    panel->failed = (Err){0};
    for (int way = 0; way < PANEL_BLACK; way++) {
        Err err = {0};
        if (use(panel, (PanelWay)way, false, &err)) return panel->off_by = (PanelWay)way;
        if (panel->ways[way].switch_panel && panel->failed.code == ERR_NONE) panel->failed = err;
    }
    return panel->off_by = PANEL_BLACK;
}

// Whatever else made it dark (its own timer, another program), one of the others may bring back.
static bool use_any(Panel *panel) {
    bool on = false;
    for (int way = 0; way < PANEL_BLACK; way++)
        if (use(panel, (PanelWay)way, true, NULL)) on = true;
    return on;
}

void panel_wake(Panel *panel) {
    for (int way = 0; way < PANEL_BLACK; way++)
        if (way != PANEL_CEC) use(panel, (PanelWay)way, true, NULL);
    if (panel->off_by != PANEL_CEC) panel->off = false;
}

bool panel_switch_on(Panel *panel, Err *err) {
    if (!panel->off) return true;
    bool on = panel->off_by == PANEL_BLACK || use(panel, panel->off_by, true, err) || use_any(panel);
    if (!on && !panel->ways[panel->off_by].switch_panel)
        err_set(err, ERR_NO_DISPLAY, "%s, and that way is not there any more", rows[panel->off_by].says);
    panel->off = !on;
    return on;
}

const char *panel_way_name(PanelWay way) {
    return (unsigned)way < PANEL_WAY_COUNT ? rows[way].name : "";
}

bool panel_way_find(const char *name, PanelWay *ret_way) {
    for (int way = 0; way < PANEL_WAY_COUNT; way++)
        if (!strcmp(rows[way].name, name)) {
            *ret_way = (PanelWay)way;
            return true;
        }
    return false;
}

void panel_describe(const Panel *panel, char *buffer, size_t size) {
    if (!panel->off)
        snprintf(buffer, size, "The display is on.");
    else if (panel->failed.code == ERR_NONE)
        snprintf(buffer, size, "The display is off: %s.", rows[panel->off_by].says);
    else
        snprintf(buffer, size, "The display is off: %s (%.200s).", rows[panel->off_by].says,
                 panel->failed.message);
}
