// The window under SDL's dummy driver: no server, no devices.
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
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
          TEST(windows_can_be_opened_again), TEST(without_a_display_there_is_a_sentence))
