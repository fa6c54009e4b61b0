// Presenting on X11 and dummy: frames are painted into SDL's window surface itself, which keeps them, and
// only what changed is sent; a turned picture is painted into a buffer and turned on its way into the window
// surface. SDL_FRAMEBUFFER_ACCELERATION=0 keeps SDL from a detour through OpenGL (14 ms a rectangle).
#pragma once
#include <SDL2/SDL_video.h>
#include "paint/display.h"
#include "paint/turn.h"

typedef struct SurfacePresent SurfacePresent;

// The window must outlive it. ERR_NO_DISPLAY where the window has other than 32-bit pixels with red highest
// (a server of 16 bits), which texture_present can do.
bool surface_present_create(SDL_Window *window, SurfacePresent **ret_present, Err *err) MUST_USE;
void surface_present_destroy(SurfacePresent *present); // NULL-safe

Display surface_present_display(SurfacePresent *present);

// From the next lock on, which gives other pixels.
void surface_present_turn(SurfacePresent *present, Turn turn);
