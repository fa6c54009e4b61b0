// The socket to the display server, for sleeping on it.
#pragma once
#include <SDL2/SDL_video.h>

// -1 where there is none (KMSDRM, dummy). It stays SDL's: only to be polled.
int connection_fd(SDL_Window *window);
