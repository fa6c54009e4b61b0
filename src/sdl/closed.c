#include "closed.h"

#include <SDL2/SDL_mouse.h>
#include "base/auto.h"

static void ignore(const Uint32 *types, size_t count) {
    for (size_t i = 0; i < count; i++)
        SDL_EventState(types[i], SDL_IGNORE);
}

void closed_ignore_events(bool kiosk) {
    // The first six carry memory that the receiver would have to free.
    static const Uint32 unused[] = {SDL_DROPFILE,   SDL_DROPTEXT,        SDL_DROPBEGIN,   SDL_DROPCOMPLETE,
                                    SDL_TEXTINPUT,  SDL_TEXTEDITING_EXT, SDL_TEXTEDITING, SDL_KEYMAPCHANGED,
                                    SDL_MOUSEWHEEL, SDL_CLIPBOARDUPDATE};
    static const Uint32 ways_out[] = {SDL_KEYDOWN, SDL_KEYUP, SDL_QUIT};
    ignore(unused, COUNT_OF(unused));
    if (kiosk) ignore(ways_out, COUNT_OF(ways_out));
    // SDL remembers it for the next window.
    for (size_t i = 0; !kiosk && i < COUNT_OF(ways_out); i++)
        SDL_EventState(ways_out[i], SDL_ENABLE);
}

void closed_hold_window(SDL_Window *window) {
    SDL_ShowCursor(SDL_DISABLE);
    SDL_SetWindowKeyboardGrab(window, SDL_TRUE);
}

bool closed_keep_shown(SDL_Window *window, const SDL_Event *event) {
    if (event->type != SDL_WINDOWEVENT) return false;
    if (event->window.event != SDL_WINDOWEVENT_HIDDEN && event->window.event != SDL_WINDOWEVENT_MINIMIZED)
        return false;
    SDL_RestoreWindow(window);
    SDL_ShowWindow(window);
    return true;
}
