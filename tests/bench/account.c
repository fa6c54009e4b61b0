// What accounting costs in the kiosk as it is wired: account CONTENT FOLDER. Two minutes of the attract loop
// at 1920x1080 at emulated time, with a touch a second in every other half minute, records in FOLDER. One
// line of JSON: step_us (a step of the app), account_ns (of it what is shown and counted), account_percent
// (of the loop's processor time, with that of the thread that writes), slowest_us (of the steps' accounting).
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "app/state.h"
#include "os/fs.h"
#include "os/paths.h"
#include "paint/memory_display.h"

enum {
    WIDTH = 1920,
    HEIGHT = 1080
};

static const int64_t length_us = 120000000, half_minute_us = 30000000;

static int64_t time_us;
static double account_ns, slowest_ns;

static double spent_ns(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

void __real_account_step(App *app, int64_t now_us);
void __wrap_account_step(App *app, int64_t now_us);
void __wrap_account_step(App *app, int64_t now_us) {
    double start = spent_ns(CLOCK_THREAD_CPUTIME_ID);
    __real_account_step(app, now_us);
    double took = spent_ns(CLOCK_THREAD_CPUTIME_ID) - start;
    account_ns += took;
    if (took > slowest_ns) slowest_ns = took;
}

static int64_t emulated_us(void *ctx) {
    (void)ctx;
    return time_us;
}

static int64_t emulated_s(void *ctx) {
    (void)ctx;
    return 1795488120 + time_us / 1000000; // 2026-11-24T10:42 in Bali
}

static void touch(App *app) {
    UiEvent event = {
        .kind = UI_FINGER_DOWN, .finger = 1, .x = WIDTH / 2, .y = HEIGHT / 2, .time_us = time_us};
    app_event(app, &event);
    event.kind = UI_FINGER_UP;
    app_event(app, &event);
}

static size_t run(App *app) {
    size_t steps = 0;
    int64_t touch_us = 0;
    while (time_us < length_us) {
        if (time_us / half_minute_us % 2 && time_us - touch_us > 1000000) {
            touch(app);
            touch_us = time_us;
        }
        int64_t next = app_step(app, NULL), most = time_us + 1000000;
        steps++;
        time_us = next <= time_us ? time_us + 1000 : next < most ? next : most;
    }
    return steps;
}

static void need(bool done, const Err *err) {
    if (done) return;
    fprintf(stderr, "account: %s\n", err->message);
    exit(1);
}

int main(int argc, char **argv) {
    char assets[512];
    Err err = {0};
    Clock clock = {NULL, emulated_us, emulated_s};
    MemoryDisplay display;
    Records *records = NULL;
    App *app = NULL;
    RecordTime end = {0};
    if (argc != 3) {
        fprintf(stderr, "usage: account CONTENT FOLDER\n");
        return 2;
    }
    need(os_assets_folder(assets, sizeof assets, &err) &&
             memory_display_init(&display, WIDTH, HEIGHT, &err) &&
             records_create(&(RecordsConfig){.fs = os_fs(), .folder = argv[2]}, &records, &err),
         &err);
    AppConfig config = {.fs = os_fs(),
                        .clock = &clock,
                        .content_folder = argv[1],
                        .assets_folder = assets,
                        .font_root = "/usr/share/fonts",
                        .records = records,
                        .at_once = true};
    need(app_create(&config, &app, &err), &err);
    app_set_display(app, &display.display, WIDTH, HEIGHT, 476);
    double start = spent_ns(CLOCK_PROCESS_CPUTIME_ID), own = spent_ns(CLOCK_THREAD_CPUTIME_ID);
    size_t steps = run(app);
    double stepped = spent_ns(CLOCK_THREAD_CPUTIME_ID) - own;
    app_destroy(app);
    records_destroy(records, &end);
    own = spent_ns(CLOCK_THREAD_CPUTIME_ID) - own;
    double all = spent_ns(CLOCK_PROCESS_CPUTIME_ID) - start, thread = all - own;
    printf("{\"steps\": %zu, \"step_us\": %.1f, \"account_ns\": %.0f, \"account_percent\": %.3f, "
           "\"slowest_us\": %.1f}\n",
           steps, stepped / (double)steps / 1e3, account_ns / (double)steps,
           100 * (account_ns + thread) / all, slowest_ns / 1e3);
    memory_display_finish(&display);
    return 0;
}
