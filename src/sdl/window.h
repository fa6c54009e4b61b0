// The panel: one window of the program's, its pixels and what is done to it. All calls but window_wake from
// the thread that opened it.
#pragma once
#include "base/clock.h"
#include "base/panel_power.h"
#include "paint/display.h"
#include "ui/event.h"

typedef struct Window Window;

typedef struct WindowConfig {
    int width, height;   // px; 0: the whole display
    bool kiosk;          // borderless at 0,0, pointer hidden, ended by signals only
    bool textures;       // present as on KMSDRM wherever that is possible (tests)
    const char *devices; // folder of the input devices that are watched, NULL: /dev/input on KMSDRM (tests)
    const char *title;   // of a development window
    const Clock *clock;  // gives the events' times; must outlive the window
} WindowConfig;

// ERR_NO_DISPLAY where there is nothing to show a window on. From then on SIGTERM and SIGINT become UI_QUIT:
// open the window before starting threads, since they inherit that the signals are blocked.
bool window_open(const WindowConfig *config, Window **ret_window, Err *err) MUST_USE;
void window_close(Window *window); // NULL-safe, also for a window that was lost

// False where a keyboard that is plugged into a kiosk reaches the console underneath.
bool window_is_closed(const Window *window, Err *err) MUST_USE;

// Turns picture and touch, in degrees clockwise; fingers that are down are lost. Then the display's pixels
// are others, and the sizes too: they are those of the picture as it is seen.
void window_set_rotation(Window *window, int degrees);

// Valid until window_close. Its functions fail with ERR_NO_DISPLAY once the window is lost.
Display *window_display(Window *window);

// Whether the display server went away (or stopped answering). Nothing can be shown any more: close the
// window, and open a new one as soon as that works.
bool window_is_lost(const Window *window);

// The picture's size in px; false when it is lost.
bool window_size(Window *window, int *ret_width, int *ret_height);

// The picture's width on the panel in mm; 0 when unknown. Displays lie: the settings may overrule it.
int window_width_mm(Window *window);

// Sleeps, without polling, until there are events or timeout_us is over (-1: for ever, 0: only looks). Writes
// at most max and returns how many; the rest comes with the next call. When the window gets lost: the
// fingers' UI_FINGER_LOST and a UI_EXPOSED, once.
size_t window_wait(Window *window, int64_t timeout_us, UiEvent *events, size_t max);

// The ways to switch this window's panel off that the display system has: ways[PANEL_KMS] or ways[PANEL_X11],
// the others are left alone. Good until window_close. On the bare console nothing must be presented while it
// is off.
void window_panel_ways(Window *window, PanelPower *ways);

// From any thread: a UI_WOKEN comes out of window_wait.
void window_wake(Window *window);
