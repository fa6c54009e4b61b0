#include "window.h"

#include <SDL2/SDL.h>
#include <string.h>
#include "closed.h"
#include "connection.h"
#include "console.h"
#include "input.h"
#include "panel_size.h"
#include "power.h"
#include "surface_present.h"
#include "texture_present.h"
#include "wait.h"
#include "x11_guard.h"

// A new input device is SDL's only some time after it shows below /dev/input (udev has to look at it first):
// until this is over, SDL is asked now and then.
#define SETTLE_US 3000000
#define SETTLE_STEP_US 250000

struct Window {
    SDL_Window *window;
    SDL_Renderer *renderer; // NULL where the window surface is painted into
    TexturePresent *textures;
    SurfacePresent *surface; // instead of both
    Wait *wait;
    const Clock *clock;
    Display inner; // the presenter's
    Display outer; // looks at the connection too
    Input input;
    Power power;
    bool kiosk;
    Console console;
    Err leak; // why a keyboard reaches the console; ERR_NONE where it does not
    bool lost;
    bool told_loss; // to the caller, in the queue
    bool shown;     // a frame was presented
    int64_t settle_until_us;
    UiEvent queue[64]; // not yet handed over
    size_t queued;
};

static int64_t now_us(const Window *window) {
    return window->clock->monotonic_us(window->clock->ctx);
}

// What the environment names, and the bare console only where it names nothing: while an X server restarts,
// SDL would else take the console from it. SDL_VIDEODRIVER still overrules.
static const char *wanted_drivers(void) {
    const char *x11 = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");
    if (x11 && *x11) return wayland && *wayland ? "x11,wayland" : "x11";
    return wayland && *wayland ? "wayland" : "KMSDRM";
}

static void set_hints(void) {
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    // Not to keep a screen saver, but to switch it off after the first frame: that may ask D-Bus, which takes
    // time.
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    // By default only, so that what the environment asks for still counts.
    SDL_SetHintWithPriority(SDL_HINT_RENDER_DRIVER, "opengles2", SDL_HINT_DEFAULT);
    SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, wanted_drivers(), SDL_HINT_DEFAULT);
}

// Without a session bus libdbus would start one, a process and 5 ms, for a screen saver that is not there
// either.
static void keep_from_dbus(void) {
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
}

static bool start_video(bool kiosk, Err *err) {
    set_hints();
    keep_from_dbus();
    x11_guard_reset();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO))
        return err_set(err, ERR_NO_DISPLAY, "no display to show a window on: %s", SDL_GetError());
    closed_ignore_events(kiosk);
    SDL_StopTextInput(); // SDL starts with it, and an input method may follow
    return true;
}

static bool is_driver(const char *name) {
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && !strcmp(driver, name);
}

// Borderless at 0,0 in the display's size, not SDL's fullscreen: that waits for a window manager, 110 ms
// where there is none. Where there is one, staying on top is all that the flag would add.
static Uint32 window_flags(const WindowConfig *config) {
    Uint32 flags = SDL_WINDOW_SHOWN;
    if (is_driver("KMSDRM")) flags |= SDL_WINDOW_OPENGL; // else the renderer makes the window again
    if (!config->kiosk) return flags | SDL_WINDOW_RESIZABLE;
    return flags | SDL_WINDOW_BORDERLESS | SDL_WINDOW_ALWAYS_ON_TOP;
}

static void take_size(Window *window) {
    int width = 0, height = 0;
    SDL_GetWindowSize(window->window, &width, &height);
    input_set_size(&window->input, width, height);
}

static bool create_window(Window *window, const WindowConfig *config, Err *err) {
    SDL_Rect display = {0, 0, 0, 0};
    if (SDL_GetDisplayBounds(0, &display))
        return err_set(err, ERR_NO_DISPLAY, "the display has no size: %s", SDL_GetError());
    int width = config->width > 0 ? config->width : display.w;
    int height = config->height > 0 ? config->height : display.h;
    int place = config->kiosk ? 0 : (int)SDL_WINDOWPOS_UNDEFINED;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 2);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    window->window = SDL_CreateWindow(config->title ? config->title : "Balai", place, place, width, height,
                                      window_flags(config));
    if (!window->window) return err_set(err, ERR_NO_DISPLAY, "no window: %s", SDL_GetError());
    if (config->kiosk) closed_hold_window(window->window);
    window->input.development = !config->kiosk;
    take_size(window);
    return true;
}

static bool create_textures(Window *window, Err *err) {
    // Waiting for the vertical blank only where it exists: a software renderer would merely sleep.
    Uint32 flags = is_driver("KMSDRM") ? SDL_RENDERER_PRESENTVSYNC : 0;
    window->renderer = SDL_CreateRenderer(window->window, -1, flags);
    if (!window->renderer) return err_set(err, ERR_NO_DISPLAY, "no renderer: %s", SDL_GetError());
    if (!texture_present_create(window->renderer, &window->textures, err)) return false;
    window->inner = texture_present_display(window->textures);
    return true;
}

// The window surface where it is painted as it is; textures on KMSDRM and where SDL has no such surface.
static bool create_presenter(Window *window, const WindowConfig *config, Err *err) {
    bool has_surface = is_driver("x11") || is_driver("dummy");
    if (config->textures || !has_surface || !surface_present_create(window->window, &window->surface, NULL))
        return create_textures(window, err);
    window->inner = surface_present_display(window->surface);
    return true;
}

static bool note_loss(Window *window) {
    if (x11_guard_lost()) window->lost = true;
    return window->lost;
}

static bool refuse_lost(Err *err) {
    return err_set(err, ERR_NO_DISPLAY, "the display server went away");
}

static bool lock(void *ctx, Surface *ret_surface, Err *err) {
    Window *window = ctx;
    if (note_loss(window)) return refuse_lost(err);
    Surface surface;
    if (!window->inner.lock(window->inner.ctx, &surface, err)) return false;
    if (note_loss(window)) return refuse_lost(err);
    *ret_surface = surface;
    return true;
}

static bool after_frame(Window *window, bool done, Err *err) {
    if (note_loss(window)) return refuse_lost(err);
    if (done && !window->shown) {
        window->shown = true;
        SDL_DisableScreenSaver();
    }
    return done;
}

static bool present(void *ctx, const Rect *rects, size_t count, Err *err) {
    Window *window = ctx;
    if (note_loss(window)) return refuse_lost(err);
    return after_frame(window, window->inner.present(window->inner.ctx, rects, count, err), err);
}

static bool compose(void *ctx, const Surface *from, const Surface *to, Compose how, Err *err) {
    Window *window = ctx;
    if (note_loss(window)) return refuse_lost(err);
    return after_frame(window, window->inner.compose(window->inner.ctx, from, to, how, err), err);
}

static bool open_all(Window *window, const WindowConfig *config, Err *err) {
    if (!create_window(window, config, err) || !create_presenter(window, config, err)) return false;
    if (config->kiosk && is_driver("KMSDRM"))
        (void)!console_mute(&window->console, console_paths, &window->leak);
    // Without a server's connection SDL reads the devices itself, when told to.
    int fd = connection_fd(window->window);
    const char *devices = config->devices ? config->devices : fd < 0 ? "/dev/input" : NULL;
    if (!wait_open(devices, &window->wait, err)) return false;
    wait_watch_display(window->wait, fd);
    window->outer = (Display){window, lock, present, compose};
    return !note_loss(window) || refuse_lost(err);
}

bool window_open(const WindowConfig *config, Window **ret_window, Err *err) {
    Window *window = calloc(1, sizeof *window);
    if (!window) return err_set(err, ERR_NO_MEMORY, "no memory for a window");
    window->clock = config->clock;
    window->kiosk = config->kiosk;
    window->console.fd = -1;
    if (!start_video(config->kiosk, err)) {
        free(window);
        return false;
    }
    if (!open_all(window, config, err)) {
        window_close(window);
        return false;
    }
    *ret_window = window;
    return true;
}

void window_close(Window *window) {
    if (!window) return;
    console_unmute(&window->console);
    texture_present_destroy(window->textures);
    surface_present_destroy(window->surface);
    if (window->renderer) SDL_DestroyRenderer(window->renderer);
    if (window->window) SDL_DestroyWindow(window->window);
    wait_close(window->wait);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    free(window);
}

Display *window_display(Window *window) {
    return &window->outer;
}

bool window_is_lost(const Window *window) {
    return window->lost || x11_guard_lost();
}

bool window_size(Window *window, int *ret_width, int *ret_height) {
    if (note_loss(window)) return false;
    take_size(window);
    *ret_width = window->input.width;
    *ret_height = window->input.height;
    return true;
}

// What the display says of the panel's width.
static int panel_width_mm(const Window *window, int panel_width) {
    float dpi = 0;
    int display = SDL_GetWindowDisplayIndex(window->window);
    if (!SDL_GetDisplayDPI(display < 0 ? 0 : display, NULL, &dpi, NULL) && dpi > 1)
        return panel_size_believable((int)((float)panel_width * 25.4f / dpi + 0.5f));
    return is_driver("KMSDRM") ? panel_size_from_outputs("/sys/class/drm") : 0;
}

int window_width_mm(Window *window) {
    int width = 0, height = 0;
    if (!window_size(window, &width, &height) || !width || !height) return 0;
    if (!turn_swaps(window->input.turn)) return panel_width_mm(window, width);
    return (panel_width_mm(window, height) * width + height / 2) / height; // pixels are square
}

bool window_is_closed(const Window *window, Err *err) {
    if (window->leak.code == ERR_NONE) return true;
    if (err) *err = window->leak;
    return false;
}

void window_panel_ways(Window *window, PanelPower *ways) {
    if (!note_loss(window)) power_find(&window->power, window->window, ways);
}

static void queue_event(Window *window, UiEventKind kind) {
    if (window->queued < COUNT_OF(window->queue))
        window->queue[window->queued++] = (UiEvent){.kind = kind, .time_us = now_us(window)};
}

static bool has_room(const Window *window) {
    return window->queued + INPUT_MOST + 1 <= COUNT_OF(window->queue);
}

static bool is_move_of(const UiEvent *event, int64_t finger) {
    return event->kind == UI_FINGER_MOVE && event->finger == finger;
}

// Of several moves of a finger between two frames the last one counts.
static void join_moves(Window *window, size_t added) {
    UiEvent *new = window->queue + window->queued;
    if (window->queued > 0 && added == 1 && is_move_of(new - 1, new->finger) && is_move_of(new, new->finger))
        new[-1] = *new;
    else
        window->queued += added;
}

// What an event means for the window itself. The picture is painted anew for it: input_translate says so.
static void see_display(Window *window, const SDL_Event *event) {
    bool reset = event->type == SDL_RENDER_TARGETS_RESET || event->type == SDL_RENDER_DEVICE_RESET;
    if (reset && window->textures) texture_present_reset(window->textures);
    if (window->kiosk && closed_keep_shown(window->window, event)) SDL_PumpEvents();
}

static void pump(Window *window) {
    if (note_loss(window)) return;
    SDL_PumpEvents();
    SDL_Event event;
    while (has_room(window) && SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1) {
        see_display(window, &event);
        join_moves(window,
                   input_translate(&window->input, &event, now_us(window), window->queue + window->queued));
    }
}

static void lose_fingers(Window *window) {
    if (has_room(window))
        window->queued += input_lose_fingers(&window->input, now_us(window), window->queue + window->queued);
}

void window_set_rotation(Window *window, int degrees) {
    Turn turn = turn_from_degrees(degrees);
    if (turn == window->input.turn) return;
    lose_fingers(window); // they are elsewhere now
    window->input.turn = turn;
    if (window->textures) texture_present_turn(window->textures, turn);
    if (window->surface) surface_present_turn(window->surface, turn);
    if (!note_loss(window)) take_size(window);
}

// Once: from then on only signals and wakes end a sleep.
static void take_loss(Window *window) {
    window->lost = window->told_loss = true;
    wait_watch_display(window->wait, -1);
    lose_fingers(window);
    queue_event(window, UI_EXPOSED);
}

static void take(Window *window, unsigned happened) {
    if (happened & WAIT_LOST) window->lost = true;
    pump(window);
    if (happened & WAIT_DEVICES) {
        lose_fingers(window);
        window->settle_until_us = now_us(window) + SETTLE_US;
    }
    if (happened & WAIT_WOKEN) queue_event(window, UI_WOKEN);
    if (happened & WAIT_QUIT) queue_event(window, UI_QUIT);
    if (note_loss(window) && !window->told_loss) take_loss(window);
}

static int64_t sleep_us(const Window *window, int64_t until_us, int64_t now) {
    int64_t left = until_us < 0 ? -1 : until_us > now ? until_us - now : 0;
    if (now < window->settle_until_us && (left < 0 || left > SETTLE_STEP_US)) return SETTLE_STEP_US;
    return left;
}

static size_t hand_over(Window *window, UiEvent *events, size_t max) {
    size_t count = window->queued < max ? window->queued : max;
    memcpy(events, window->queue, count * sizeof *events);
    window->queued -= count;
    memmove(window->queue, window->queue + count, window->queued * sizeof *events);
    return count;
}

size_t window_wait(Window *window, int64_t timeout_us, UiEvent *events, size_t max) {
    int64_t now = now_us(window);
    int64_t until_us = timeout_us < 0 || timeout_us > INT64_MAX - now ? -1 : now + timeout_us;
    // First what SDL and Xlib hold already: no descriptor would tell of it.
    take(window, wait_for(window->wait, 0));
    while (!window->queued) {
        now = now_us(window);
        if (until_us >= 0 && now >= until_us) break;
        take(window, wait_for(window->wait, sleep_us(window, until_us, now)));
    }
    return hand_over(window, events, max);
}

void window_wake(Window *window) {
    wait_wake(window->wait);
}
