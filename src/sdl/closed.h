// What keeps a visitor in: a kiosk's window that listens to touch alone, and stays in front.
#pragma once
#include <SDL2/SDL_events.h>
#include <stdbool.h>

// After SDL's start. What nothing here listens to is not even queued: files that are dropped on the window,
// text, the clipboard, the wheel; in a kiosk no key either, and nobody's wish to close it.
void closed_ignore_events(bool kiosk);

// Every key comes to this window, so that none is the window manager's or the compositor's; no pointer.
void closed_hold_window(SDL_Window *window);

// Shows the window again where the event says that something hid it; true when it did. Xlib may then hold
// events that no descriptor tells of.
bool closed_keep_shown(SDL_Window *window, const SDL_Event *event);
