#ifndef _GNU_SOURCE
#define _GNU_SOURCE // RTLD_DEFAULT
#endif
#include "connection.h"

#include <SDL2/SDL_syswm.h>
#include <dlfcn.h>
#include <string.h>

#if defined(SDL_VIDEO_DRIVER_WAYLAND)
// Looked up, since only SDL knows whether libwayland-client is there.
static int wayland_fd(struct wl_display *display) {
    int (*get_fd)(struct wl_display *) = NULL;
    void *symbol = dlsym(RTLD_DEFAULT, "wl_display_get_fd");
    memcpy(&get_fd, &symbol, sizeof symbol);
    return get_fd ? get_fd(display) : -1;
}
#endif

int connection_fd(SDL_Window *window) {
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!SDL_GetWindowWMInfo(window, &info)) return -1;
#if defined(SDL_VIDEO_DRIVER_X11)
    if (info.subsystem == SDL_SYSWM_X11) return ConnectionNumber(info.info.x11.display);
#endif
#if defined(SDL_VIDEO_DRIVER_WAYLAND)
    if (info.subsystem == SDL_SYSWM_WAYLAND) return wayland_fd(info.info.wl.display);
#endif
    return -1;
}
