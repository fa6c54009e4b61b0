#include "power.h"

#include <SDL2/SDL_syswm.h>

void power_find(Power *power, SDL_Window *window, PanelPower *ways) {
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info)) return;
#if defined(SDL_VIDEO_DRIVER_X11)
    if (info.subsystem == SDL_SYSWM_X11) x11_power_find(&power->x11, info.info.x11.display, &ways[PANEL_X11]);
#endif
#if defined(SDL_VIDEO_DRIVER_KMSDRM)
    if (info.subsystem == SDL_SYSWM_KMSDRM)
        kms_power_find(&power->kms, info.info.kmsdrm.drm_fd, &ways[PANEL_KMS]);
#endif
}
