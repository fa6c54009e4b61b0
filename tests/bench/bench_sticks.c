// What a large stick does to the frames, and to the start: on a display in memory that is shown 60 times a
// second, in real time, with the real process that reads the stick.
//   bench_sticks gaps CONTENT STICK STORE   the loop of CONTENT goes on while STICK is read; it is installed
//                                           by touch and PIN. One line of JSON: read_s (from plugging in),
//                                           read_gap_ms, read_frames, swap_s (from the touch), swap_gap_ms.
//   bench_sticks start CONTENT STORE        start_ms, until the first frame of what STORE has
// A gap is the time between two frames of a fade.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "app/state.h"
#include "cli/read_stick.h"
#include "cli/sticks.h"
#include "os/clock.h"
#include "os/fs.h"
#include "os/paths.h"
#include "paint/memory_display.h"

enum {
    WIDTH = 1920,
    HEIGHT = 1080
};

static const int64_t frame_us = 16667, patience_us = 120000000, look_us = 4000, second_us = 1000000;

typedef struct Bench {
    App *app;
    MemoryDisplay memory;
    Display display;
    UsbStick stick;
    int64_t shown_us; // the last frame
    bool moves;       // since then
    int64_t gap_us;   // the longest
    int frames;
} Bench;

static Bench bench;

static int64_t now_us(void) {
    return os_clock()->monotonic_us(os_clock()->ctx);
}

static void sleep_us(int64_t us) {
    struct timespec length = {.tv_sec = us / second_us, .tv_nsec = us % second_us * 1000};
    if (us > 0) nanosleep(&length, NULL);
}

static void count_frame(void) {
    int64_t now = now_us();
    sleep_us(frame_us - now % frame_us);
    now = now_us();
    if (bench.moves && now - bench.shown_us > bench.gap_us) bench.gap_us = now - bench.shown_us;
    bench.frames += bench.moves;
    bench.shown_us = now;
}

static bool lock(void *ctx, Surface *ret_surface, Err *err) {
    (void)ctx;
    return bench.memory.display.lock(&bench.memory, ret_surface, err);
}

static bool present(void *ctx, const Rect *rects, size_t count, Err *err) {
    (void)ctx;
    bool done = bench.memory.display.present(&bench.memory, rects, count, err);
    count_frame();
    return done;
}

static bool compose(void *ctx, const Surface *from, const Surface *to, Compose how, Err *err) {
    (void)ctx;
    bool done = bench.memory.display.compose(&bench.memory, from, to, how, err);
    count_frame();
    return done;
}

static size_t list_sticks(void *ctx, UsbStick sticks[USB_STICKS]) {
    (void)ctx;
    sticks[0] = bench.stick;
    return bench.stick.number ? 1 : 0;
}

static void need(bool done, const char *what) {
    if (done) return;
    fprintf(stderr, "bench_sticks: %s\n", what);
    exit(1);
}

static void step(void) {
    int64_t next = app_step(bench.app, NULL), now = now_us();
    bench.moves = bench.app->transition.active;
    if (next > now) sleep_us(next - now < look_us ? next - now : look_us);
}

static void run_for(int64_t us) {
    for (int64_t until = now_us() + us; now_us() < until;)
        step();
}

static const Target *find(const char *name) {
    return list_find_target_named(app_list(bench.app), name);
}

static void wait_for(const char *name) {
    int64_t until = now_us() + patience_us;
    while (!find(name)) {
        need(now_us() < until, name);
        step();
    }
}

static void tap(const char *name) {
    wait_for(name);
    const Target *target = find(name);
    UiEvent event = {.kind = UI_FINGER_DOWN,
                     .finger = 1,
                     .x = target->box.x + target->box.w / 2,
                     .y = target->box.y + target->box.h / 2,
                     .time_us = now_us()};
    app_event(bench.app, &event);
    run_for(60000);
    event.kind = UI_FINGER_UP;
    event.time_us = now_us();
    app_event(bench.app, &event);
    run_for(400000);
}

static void type_pin(void) {
    static const char *const keys[] = {"pin/2", "pin/4", "pin/6", "pin/8"};
    for (size_t i = 0; i < COUNT_OF(keys); i++)
        tap(keys[i]);
}

static void open_kiosk(const char *content, const char *store, const StickHost *host) {
    char assets[512];
    Err err = {0};
    need(os_assets_folder(assets, sizeof assets, &err) &&
             memory_display_init(&bench.memory, WIDTH, HEIGHT, &err),
         err.message);
    bench.display = (Display){NULL, lock, present, compose};
    AppConfig config = {.fs = os_fs(),
                        .clock = os_clock(),
                        .content_folder = content,
                        .assets_folder = assets,
                        .font_root = "/usr/share/fonts",
                        .now = "2026-11-24T10:42",
                        .store_folder = store,
                        .sticks = host};
    need(app_create(&config, &bench.app, &err), err.message);
    app_set_display(bench.app, &bench.display, WIDTH, HEIGHT, 476);
}

static void start_counting(void) {
    bench.gap_us = 0;
    bench.frames = 0;
}

static void measure_gaps(const char *content, const char *stick, const char *store) {
    StickMachine machine;
    stick_machine_init(&machine, (Usb){.list = list_sticks});
    open_kiosk(content, store, &machine.host);
    run_for(3 * second_us);
    start_counting();
    int64_t from = now_us();
    bench.stick = (UsbStick){.number = 1, .state = USB_MOUNTED};
    snprintf(bench.stick.folder, sizeof bench.stick.folder, "%s", stick);
    wait_for("stick/open");
    double read_s = (double)(now_us() - from) / 1e6, read_gap_ms = (double)bench.gap_us / 1e3;
    int frames = bench.frames;
    tap("stick/open");
    tap("stick/install");
    type_pin();
    tap("pin/ok");
    type_pin();
    start_counting();
    from = now_us();
    tap("pin/ok");
    wait_for("stick/close");
    double swap_s = (double)(now_us() - from) / 1e6;
    run_for(2 * second_us);
    printf(
        "{\"read_s\": %.2f, \"read_gap_ms\": %.1f, \"read_frames\": %d, \"swap_s\": %.2f, \"swap_gap_ms\": "
        "%.1f}\n",
        read_s, read_gap_ms, frames, swap_s, (double)bench.gap_us / 1e3);
}

static void measure_start(const char *content, const char *store) {
    int64_t from = now_us();
    open_kiosk(content, store, NULL);
    while (!bench.shown_us)
        step();
    printf("{\"start_ms\": %.1f}\n", (double)(bench.shown_us - from) / 1e3);
}

int main(int argc, char **argv) {
    if (argc == 2 && !strcmp(argv[1], "read-stick")) return cli_read_stick(argc - 1, argv + 1);
    if (argc == 5 && !strcmp(argv[1], "gaps")) {
        measure_gaps(argv[2], argv[3], argv[4]);
    } else if (argc == 4 && !strcmp(argv[1], "start")) {
        measure_start(argv[2], argv[3]);
    } else {
        fprintf(stderr, "usage: bench_sticks gaps CONTENT STICK STORE | start CONTENT STORE\n");
        return 2;
    }
    app_destroy(bench.app);
    memory_display_finish(&bench.memory);
    return 0;
}
