// Presenting on X11 and dummy: frames are painted into SDL's window surface itself, which keeps them, and
// only what changed is sent. SDL_FRAMEBUFFER_ACCELERATION=0 keeps SDL from a detour through OpenGL (14 ms a
// rectangle).
#pragma once
#include <SDL2/SDL_video.h>
#include "paint/display.h"

// A Display over a window; window must outlive it. ERR_NO_DISPLAY where the window has other than 32-bit
// pixels with red highest (a server of 16 bits), which texture_present can do.
bool surface_present_check(SDL_Window *window, Err *err) MUST_USE;
Display surface_present_display(SDL_Window *window);
