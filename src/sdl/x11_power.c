#include "x11_power.h"

#include <X11/Xlib.h>
#include <X11/extensions/dpms.h>

static bool switch_display(void *ctx, bool on, Err *err) {
    const X11Power *x11 = ctx;
    CARD16 wanted = on ? DPMSModeOn : DPMSModeOff, level = 0;
    BOOL enabled = False;
    DPMSEnable(x11->display); // without, a level cannot be asked for
    DPMSForceLevel(x11->display, wanted);
    // The answer tells that the server has done it, and that there is one.
    if (DPMSInfo(x11->display, &level, &enabled) && enabled && level == wanted) return true;
    return err_set(err, ERR_NO_DISPLAY, "the X server did not switch the display %s", on ? "on" : "off");
}

bool x11_power_find(X11Power *x11, Display *display, PanelPower *ret_power) {
    int event, error;
    if (!DPMSQueryExtension(display, &event, &error) || !DPMSCapable(display)) return false;
    x11->display = display;
    *ret_power = (PanelPower){x11, switch_display};
    return true;
}
