// The window under SDL's dummy driver: no server, no devices.
#include <SDL2/SDL.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "os/clock.h"
#include "sdl/window.h"
#include "support/test.h"

static bool open_dummy(Window **ret_window, bool textures) {
    Err err = {0};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    setenv("SDL_RENDER_DRIVER", "software", 1);
    WindowConfig config = {
        .width = 320, .height = 200, .kiosk = true, .textures = textures, .clock = os_clock()};
    return CHECK(window_open(&config, ret_window, &err));
}

static void drain(Window *window) {
    UiEvent events[16];
    while (window_wait(window, 0, events, 16))
        continue;
}

static void check_frames(bool textures) {
    Window *window = NULL;
    Err err = {0};
    Surface surface;
    REQUIRE(open_dummy(&window, textures));
    Display *display = window_display(window);
    int width = 0, height = 0;
    CHECK(window_size(window, &width, &height));
    CHECK_INT(width, 320);
    CHECK_INT(height, 200);
    REQUIRE(display->lock(display->ctx, &surface, &err));
    CHECK_INT(surface.width, 320);
    CHECK_INT(surface.height, 200);
    surface.pixels[0] = 0x123456;
    const Rect rects[] = {{-10, -10, 20, 20}, {300, 190, 100, 100}, {999, 0, 5, 5}};
    CHECK(display->present(display->ctx, rects, 3, &err));
    Surface again;
    REQUIRE(display->lock(display->ctx, &again, &err));
    CHECK(again.pixels == surface.pixels);
    CHECK_INT(again.pixels[0], 0x123456);
    Surface layer = {calloc(320 * 200, 4), 320, 200, 320};
    CHECK(
        display->compose(display->ctx, &layer, &layer, (Compose){.kind = COMPOSE_SLIDE, .offset = 20}, &err));
    CHECK(!window_is_lost(window));
    free(layer.pixels);
    window_close(window);
}

static void frames_go_into_the_window_surface(void) {
    check_frames(false);
}

static void frames_go_through_textures(void) {
    check_frames(true);
}

static void more_rectangles_than_fit_one_call_are_shown_at_once(void) {
    Window *window = NULL;
    Err err = {0};
    Rect rects[200];
    REQUIRE(open_dummy(&window, false));
    for (int i = 0; i < 200; i++)
        rects[i] = (Rect){i, i, 1, 1};
    CHECK(window_display(window)->present(window_display(window)->ctx, rects, 200, &err));
    window_close(window);
}

static void *wake(void *window) {
    window_wake(window);
    return NULL;
}

static void a_wake_from_another_thread_ends_the_wait(void) {
    Window *window = NULL;
    UiEvent events[4];
    pthread_t thread;
    REQUIRE(open_dummy(&window, false));
    drain(window);
    REQUIRE(!pthread_create(&thread, NULL, wake, window));
    REQUIRE(window_wait(window, -1, events, 4) == 1);
    CHECK_INT(events[0].kind, UI_WOKEN);
    CHECK(events[0].time_us > 0);
    pthread_join(thread, NULL);
    window_close(window);
}

static void a_wait_ends_when_its_time_is_over(void) {
    Window *window = NULL;
    UiEvent events[4];
    REQUIRE(open_dummy(&window, false));
    drain(window);
    const Clock *clock = os_clock();
    int64_t before = clock->monotonic_us(clock->ctx);
    CHECK_INT(window_wait(window, 1500, events, 4), 0);
    CHECK(clock->monotonic_us(clock->ctx) - before >= 1500);
    window_close(window);
}

static void a_termination_becomes_a_quit(void) {
    Window *window = NULL;
    UiEvent events[4];
    REQUIRE(open_dummy(&window, false));
    drain(window);
    raise(SIGTERM);
    REQUIRE(window_wait(window, -1, events, 4) == 1);
    CHECK_INT(events[0].kind, UI_QUIT);
    window_close(window);
}

static void events_that_do_not_fit_come_with_the_next_call(void) {
    Window *window = NULL;
    UiEvent events[1];
    REQUIRE(open_dummy(&window, false));
    drain(window);
    raise(SIGTERM);
    window_wake(window);
    CHECK_INT(window_wait(window, -1, events, 1), 1);
    CHECK_INT(events[0].kind, UI_WOKEN);
    CHECK_INT(window_wait(window, -1, events, 1), 1);
    CHECK_INT(events[0].kind, UI_QUIT);
    window_close(window);
}

static size_t wait_for_kind(Window *window, UiEventKind kind, UiEvent *ret_event) {
    UiEvent events[16];
    size_t seen = 0;
    for (size_t count = 1; count;) {
        count = window_wait(window, 0, events, 16);
        for (size_t i = 0; i < count; i++)
            if (events[i].kind == kind) {
                *ret_event = events[i];
                seen++;
            }
    }
    return seen;
}

static void push_touch(Uint32 type, float x, float y) {
    SDL_Event event = {.tfinger = {.type = type, .touchId = 3, .fingerId = 1, .x = x, .y = y}};
    SDL_PushEvent(&event);
}

static void check_rotation(bool textures) {
    Window *window = NULL;
    Err err = {0};
    Surface surface;
    UiEvent event;
    int width = 0, height = 0;
    REQUIRE(open_dummy(&window, textures));
    drain(window);
    Display *display = window_display(window);
    push_touch(SDL_FINGERDOWN, 0.5f, 0.5f);
    drain(window);
    window_set_rotation(window, 90);
    CHECK_INT(wait_for_kind(window, UI_FINGER_LOST, &event), 1);
    CHECK(window_size(window, &width, &height));
    CHECK_INT(width, 200);
    CHECK_INT(height, 320);
    REQUIRE(display->lock(display->ctx, &surface, &err));
    CHECK_INT(surface.width, 200);
    CHECK_INT(surface.height, 320);
    CHECK(display->present(display->ctx, &(Rect){0, 0, 200, 320}, 1, &err));
    push_touch(SDL_FINGERDOWN, 0.999f, 0.0f); // the panel's top right is the picture's top left
    REQUIRE(wait_for_kind(window, UI_FINGER_DOWN, &event) == 1);
    CHECK_INT(event.x, 0);
    CHECK_INT(event.y, 0);
    window_set_rotation(window, 90); // nothing new
    CHECK_INT(wait_for_kind(window, UI_FINGER_LOST, &event), 0);
    window_set_rotation(window, 0);
    CHECK(window_size(window, &width, &height));
    CHECK_INT(width, 320);
    window_close(window);
}

static void picture_and_touch_turn_together_and_at_once(void) {
    check_rotation(false);
    check_rotation(true);
}

static uint32_t on_renderer(int x, int y) {
    uint32_t colour = 0;
    SDL_Window *window = NULL;
    for (Uint32 id = 1; id < 100 && !window; id++)
        window = SDL_GetWindowFromID(id);
    CHECK(!SDL_RenderReadPixels(SDL_GetRenderer(window), &(SDL_Rect){x, y, 1, 1}, SDL_PIXELFORMAT_RGB888,
                                &colour, 4));
    return colour & 0xFFFFFF;
}

static void a_lost_renderer_gets_everything_anew(void) {
    static const Uint32 resets[] = {SDL_RENDER_TARGETS_RESET, SDL_RENDER_DEVICE_RESET};
    Window *window = NULL;
    Err err = {0};
    UiEvent event;
    Surface surface;
    REQUIRE(open_dummy(&window, true));
    drain(window);
    Display *display = window_display(window);
    for (uint32_t i = 0; i < 2; i++) {
        REQUIRE(display->lock(display->ctx, &surface, &err));
        for (int k = 0; k < 320 * 200; k++)
            surface.pixels[k] = 0x334450 + i;
        SDL_PushEvent(&(SDL_Event){.type = resets[i]});
        CHECK_INT(wait_for_kind(window, UI_EXPOSED, &event), 1);
        CHECK(display->present(display->ctx, &(Rect){0, 0, 9, 9}, 1, &err));
        CHECK_INT(on_renderer(300, 150), 0x334450 + i); // beside what was said to be damaged
    }
    window_close(window);
}

// SDL remembers what it is to queue from one window to the next.
static void a_kiosk_queues_no_way_out_and_a_development_window_does(void) {
    static const Uint32 unused[] = {SDL_DROPFILE, SDL_DROPTEXT, SDL_TEXTINPUT, SDL_TEXTEDITING_EXT,
                                    SDL_MOUSEWHEEL};
    static const Uint32 ways_out[] = {SDL_KEYDOWN, SDL_KEYUP, SDL_QUIT};
    for (int i = 0; i < 3; i++) {
        Window *window = NULL;
        Err err = {0};
        bool kiosk = i != 1;
        setenv("SDL_VIDEODRIVER", "dummy", 1);
        REQUIRE(window_open(&(WindowConfig){.kiosk = kiosk, .clock = os_clock()}, &window, &err));
        for (size_t k = 0; k < sizeof unused / sizeof *unused; k++)
            CHECK_INT(SDL_GetEventState(unused[k]), SDL_IGNORE);
        for (size_t k = 0; k < sizeof ways_out / sizeof *ways_out; k++)
            CHECK_INT(SDL_GetEventState(ways_out[k]), kiosk ? SDL_IGNORE : SDL_ENABLE);
        CHECK_INT(SDL_ShowCursor(SDL_QUERY), kiosk ? SDL_DISABLE : SDL_ENABLE);
        CHECK(!SDL_WasInit(SDL_INIT_JOYSTICK | SDL_INIT_GAMECONTROLLER));
        CHECK(!SDL_IsTextInputActive());
        CHECK(window_is_closed(window, &err)); // there is no console here
        window_close(window);
    }
}

static void a_plugged_keyboard_and_a_second_display_do_nothing(void) {
    Window *window = NULL;
    UiEvent events[4];
    REQUIRE(open_dummy(&window, false));
    drain(window);
    for (int i = 0; i < 500; i++) { // a key that is stuck
        SDL_Event key = {.key = {.type = SDL_KEYDOWN, .repeat = i > 0, .keysym = {.sym = SDLK_ESCAPE}}};
        SDL_PushEvent(&key);
    }
    SDL_PushEvent(&(SDL_Event){.type = SDL_QUIT});
    SDL_PushEvent(&(SDL_Event){.type = SDL_JOYDEVICEADDED});
    SDL_Event display = {
        .display = {.type = SDL_DISPLAYEVENT, .display = 1, .event = SDL_DISPLAYEVENT_CONNECTED}};
    SDL_PushEvent(&display);
    CHECK_INT(window_wait(window, 1000, events, 4), 0);
    raise(SIGINT);
    REQUIRE(window_wait(window, -1, events, 4) == 1);
    CHECK_INT(events[0].kind, UI_QUIT);
    window_close(window);
}

// A pipe that is named like an input device stands for the touch screen; what it says comes from SDL.
static void a_touch_screen_that_goes_and_comes_back_is_heard_again(void) {
    Window *window = NULL;
    Err err = {0};
    UiEvent event;
    char path[512];
    snprintf(path, sizeof path, "%s/event0", test_folder());
    REQUIRE(!mkfifo(path, 0600));
    int device = open(path, O_RDWR | O_NONBLOCK);
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    WindowConfig config = {.kiosk = true, .devices = test_folder(), .clock = os_clock()};
    REQUIRE(device >= 0 && window_open(&config, &window, &err));
    drain(window);
    push_touch(SDL_FINGERDOWN, 0.5f, 0.5f);
    CHECK_INT(wait_for_kind(window, UI_FINGER_DOWN, &event), 1);
    close(device); // pulled out under the finger
    unlink(path);
    CHECK_INT(wait_for_kind(window, UI_FINGER_LOST, &event), 1);
    push_touch(SDL_FINGERUP, 0.5f, 0.5f);
    CHECK_INT(wait_for_kind(window, UI_FINGER_UP, &event), 0); // it is gone already
    REQUIRE(!mkfifo(path, 0600));
    device = open(path, O_RDWR | O_NONBLOCK);
    drain(window);
    push_touch(SDL_FINGERDOWN, 0.5f, 0.5f);
    REQUIRE(write(device, "!", 1) == 1);
    UiEvent events[4];
    REQUIRE(window_wait(window, -1, events, 4) >= 1);
    CHECK_INT(events[0].kind, UI_FINGER_DOWN);
    close(device);
    window_close(window);
}

static void windows_can_be_opened_again(void) {
    for (int i = 0; i < 3; i++) {
        Window *window = NULL;
        REQUIRE(open_dummy(&window, i == 1));
        window_close(window);
    }
    window_close(NULL);
}

static void without_a_display_there_is_a_sentence(void) {
    Err err = {0};
    Window *window = NULL;
    setenv("SDL_VIDEODRIVER", "x11", 1);
    setenv("DISPLAY", ":987", 1);
    CHECK(!window_open(&(WindowConfig){.kiosk = true, .clock = os_clock()}, &window, &err));
    CHECK_INT(err.code, ERR_NO_DISPLAY);
    CHECK_CONTAINS(err.message, "no display");
    CHECK(window == NULL);
}

TEST_MAIN(TEST(frames_go_into_the_window_surface), TEST(frames_go_through_textures),
          TEST(more_rectangles_than_fit_one_call_are_shown_at_once),
          TEST(a_wake_from_another_thread_ends_the_wait), TEST(a_wait_ends_when_its_time_is_over),
          TEST(a_termination_becomes_a_quit), TEST(events_that_do_not_fit_come_with_the_next_call),
          TEST(picture_and_touch_turn_together_and_at_once), TEST(a_lost_renderer_gets_everything_anew),
          TEST(a_kiosk_queues_no_way_out_and_a_development_window_does),
          TEST(a_plugged_keyboard_and_a_second_display_do_nothing),
          TEST(a_touch_screen_that_goes_and_comes_back_is_heard_again), TEST(windows_can_be_opened_again),
          TEST(without_a_display_there_is_a_sentence))
