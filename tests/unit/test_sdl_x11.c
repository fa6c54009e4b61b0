// The window on a real X server (Xvfb), which also dies and comes back. Without Xvfb the cases say so and
// pass.
// Xlib has the names of ours.
#define Window XlibWindow
#define Display XlibDisplay
#include <X11/Xlib.h>
#undef Window
#undef Display
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include "os/clock.h"
#include "sdl/window.h"
#include "support/test.h"

typedef struct Server {
    pid_t pid;
    char display[16]; // ":N"
} Server;

static void run_server(const char *number, int ready) {
    char ready_text[16];
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    snprintf(ready_text, sizeof ready_text, "%d", ready);
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, 1), dup2(nothing, 2);
    const char *screen = "640x480x24";
    // -noreset: else it begins anew when its last window closes, and loses who comes meanwhile.
    if (number)
        execlp("Xvfb", "Xvfb", number, "-displayfd", ready_text, "-screen", "0", screen, "-nolisten", "tcp",
               "-noreset", NULL);
    else
        execlp("Xvfb", "Xvfb", "-displayfd", ready_text, "-screen", "0", screen, "-nolisten", "tcp",
               "-noreset", NULL);
    _exit(127);
}

// number NULL: a free one. Xvfb writes it when it is ready.
static bool server_start(Server *server, const char *number) {
    int ready[2];
    if (pipe(ready)) return false;
    server->pid = fork();
    if (server->pid == 0) {
        close(ready[0]);
        run_server(number, ready[1]);
    }
    close(ready[1]);
    char text[8] = "";
    size_t got = 0;
    for (ssize_t n = 1; n > 0 && got < sizeof text - 1; got += (size_t)n)
        if ((n = read(ready[0], text + got, sizeof text - 1 - got)) <= 0 || strchr(text, '\n')) break;
    close(ready[0]);
    if (!*text) {
        waitpid(server->pid, NULL, 0);
        return false;
    }
    snprintf(server->display, sizeof server->display, ":%d", atoi(text));
    setenv("DISPLAY", server->display, 1);
    setenv("SDL_VIDEODRIVER", "x11", 1);
    return true;
}

static void server_kill(Server *server) {
    kill(server->pid, SIGKILL);
    waitpid(server->pid, NULL, 0);
    char lock[64];
    snprintf(lock, sizeof lock, "/tmp/.X%s-lock", server->display + 1);
    unlink(lock);
}

// The server of a case; false, with a word about it, where there is none.
static bool start_or_skip(Server *server) {
    if (server_start(server, NULL)) return true;
    puts("     skipped: no Xvfb");
    return false;
}

static bool open_window(Window **ret_window) {
    Err err = {0};
    return window_open(&(WindowConfig){.kiosk = true, .clock = os_clock()}, ret_window, &err) ||
           test_check_str(err.message, "", __FILE__, __LINE__, "err.message");
}

static bool show_grey(Window *window, Err *err) {
    Display *display = window_display(window);
    Surface surface;
    if (!display->lock(display->ctx, &surface, err)) return false;
    memset(surface.pixels, 0x55, (size_t)surface.height * (size_t)surface.stride_px * 4);
    return display->present(display->ctx, &(Rect){0, 0, surface.width, surface.height}, 1, err);
}

static bool seen(const UiEvent *events, size_t count, UiEventKind kind) {
    for (size_t i = 0; i < count; i++)
        if (events[i].kind == kind) return true;
    return false;
}

static void a_kiosk_window_fills_the_screen(void) {
    Server server;
    Window *window = NULL;
    Err err = {0};
    int width = 0, height = 0;
    if (!start_or_skip(&server)) return;
    REQUIRE(open_window(&window));
    CHECK(window_size(window, &width, &height));
    CHECK_INT(width, 640);
    CHECK_INT(height, 480);
    CHECK(show_grey(window, &err));
    UiEvent events[16];
    CHECK(seen(events, window_wait(window, 2000000, events, 16), UI_EXPOSED));
    CHECK_INT(window_wait(window, 20000, events, 16), 0); // then nothing happens
    window_close(window);
    server_kill(&server);
}

// What a window manager would do with its own keys.
static void every_key_is_the_kiosks(void) {
    Server server;
    UiEvent events[16];
    if (!start_or_skip(&server)) return;
    for (int kiosk = 0; kiosk < 2; kiosk++) {
        Window *window = NULL;
        Err err = {0};
        WindowConfig config = {.width = 320, .height = 200, .kiosk = kiosk, .clock = os_clock()};
        REQUIRE(window_open(&config, &window, &err) && show_grey(window, &err));
        while (window_wait(window, 20000, events, 16))
            continue;
        XlibDisplay *other = XOpenDisplay(NULL);
        REQUIRE(other != NULL);
        int grabbed =
            XGrabKeyboard(other, XDefaultRootWindow(other), False, GrabModeAsync, GrabModeAsync, CurrentTime);
        CHECK_INT(grabbed, kiosk ? AlreadyGrabbed : GrabSuccess);
        XCloseDisplay(other);
        window_close(window);
    }
    server_kill(&server);
}

static void a_wait_sees_the_server_die(void) {
    Server server;
    Window *window = NULL;
    Err err = {0};
    UiEvent events[16];
    if (!start_or_skip(&server)) return;
    REQUIRE(open_window(&window) && show_grey(window, &err));
    while (window_wait(window, 20000, events, 16))
        continue;
    server_kill(&server);
    CHECK(seen(events, window_wait(window, -1, events, 16), UI_EXPOSED));
    CHECK(window_is_lost(window));
    CHECK_INT(window_wait(window, 1000, events, 16), 0); // told once, and no spinning
    CHECK(!show_grey(window, &err));
    CHECK_INT(err.code, ERR_NO_DISPLAY);
    window_close(window);
}

static void a_present_sees_the_server_die(void) {
    Server server;
    Window *window = NULL;
    Err err = {0};
    UiEvent events[16];
    if (!start_or_skip(&server)) return;
    REQUIRE(open_window(&window) && show_grey(window, &err));
    server_kill(&server);
    CHECK(!show_grey(window, &err));
    CHECK_INT(err.code, ERR_NO_DISPLAY);
    CHECK(window_is_lost(window));
    CHECK(seen(events, window_wait(window, -1, events, 16), UI_EXPOSED));
    int width = 0, height = 0;
    CHECK(!window_size(window, &width, &height));
    CHECK_INT(window_width_mm(window), 0);
    window_close(window);
}

static void a_window_opens_again_when_the_server_is_back(void) {
    Server server;
    Window *window = NULL;
    Err err = {0};
    if (!start_or_skip(&server)) return;
    REQUIRE(open_window(&window) && show_grey(window, &err));
    server_kill(&server);
    CHECK(!show_grey(window, &err));
    window_close(window);
    window = NULL;
    CHECK(!window_open(&(WindowConfig){.kiosk = true, .clock = os_clock()}, &window, &err));
    CHECK_INT(err.code, ERR_NO_DISPLAY);
    char number[16];
    snprintf(number, sizeof number, "%s", server.display);
    REQUIRE(server_start(&server, number));
    REQUIRE(open_window(&window));
    CHECK(!window_is_lost(window));
    CHECK(show_grey(window, &err));
    window_close(window);
    server_kill(&server);
}

// Xvfb has no DPMS; and a dead server is not asked.
static void a_server_without_dpms_is_no_way_to_switch_the_panel_off(void) {
    Server server;
    Window *window = NULL;
    Err err = {0};
    PanelPower ways[PANEL_WAY_COUNT] = {{0}};
    if (!start_or_skip(&server)) return;
    REQUIRE(open_window(&window) && show_grey(window, &err));
    window_panel_ways(window, ways);
    server_kill(&server);
    window_panel_ways(window, ways);
    for (int way = 0; way < PANEL_WAY_COUNT; way++)
        CHECK(!ways[way].switch_panel);
    window_close(window);
}

TEST_MAIN(TEST(a_kiosk_window_fills_the_screen), TEST(every_key_is_the_kiosks),
          TEST(a_wait_sees_the_server_die), TEST(a_present_sees_the_server_die),
          TEST(a_server_without_dpms_is_no_way_to_switch_the_panel_off),
          TEST(a_window_opens_again_when_the_server_is_back))
