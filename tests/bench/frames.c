// The time from a touch to the first frame of every screen of a bundle, at 1920x1080: frames BUNDLE...
// One line of JSON a bundle: how many screens, median and longest ms (and which), and the most memory of the
// process so far in MB. Pictures are decoded by the worker, as in the kiosk: a frame does not wait for them.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include "app/state.h"
#include "os/clock.h"
#include "os/fs.h"
#include "os/paths.h"
#include "paint/memory_display.h"

enum {
    WIDTH = 1920,
    HEIGHT = 1080,
    SCREENS_MAX = 100000
};

typedef struct Run {
    App *app;
    double ms[SCREENS_MAX];
    size_t count;
    double longest;
    char name[160];
} Run;

static int64_t now_us(void) {
    return os_clock()->monotonic_us(os_clock()->ctx);
}

// A visit to the place, without the slide to it; then its first frame.
static void measure(Run *run, const View *view, const char *name) {
    App *app = run->app;
    if (run->count == SCREENS_MAX) return;
    int64_t before = now_us();
    if (screen_row(view->screen)->night) {
        app->mode = MODE_ATTRACT;
        app->scene = *view;
    } else {
        visit_begin(app, *view, before);
    }
    app->dirty = true;
    frame_show(app, before);
    double ms = (double)(now_us() - before) / 1000;
    run->ms[run->count++] = ms;
    if (ms <= run->longest) return;
    run->longest = ms;
    snprintf(run->name, sizeof run->name, "%s", name);
}

static void measure_all(Run *run) {
    const Bundle *bundle = app_bundle(run->app);
    for (int i = 0; i < SCREEN_COUNT; i++) {
        const ScreenRow *row = screen_row((ScreenId)i);
        char buffer[ID_SIZE], name[160];
        const char *id = NULL;
        View view;
        for (size_t n = 0; !n || (row->id_at && id); n++) {
            if (row->id_at && !(id = row->id_at(bundle, n, buffer, sizeof buffer))) break;
            snprintf(name, sizeof name, id ? "%s/%s" : "%s", row->name, id);
            Err err = {0};
            if (screen_find(bundle, name, app_wall_s(run->app), &view, &err)) measure(run, &view, name);
            if (!row->id_at) break;
        }
    }
}

static int compare(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static bool run_bundle(const char *folder, Run *run, Err *err) {
    char assets[512];
    MemoryDisplay display;
    if (!os_assets_folder(assets, sizeof assets, err)) return false;
    if (!memory_display_init(&display, WIDTH, HEIGHT, err)) return false;
    AppConfig config = {.fs = os_fs(),
                        .clock = os_clock(),
                        .content_folder = folder,
                        .assets_folder = assets,
                        .font_root = "/usr/share/fonts",
                        .screen = "home",
                        .now = "2026-11-24T10:42"};
    bool done = app_create(&config, &run->app, err);
    if (done && !app_bundle(run->app)) {
        *err = *app_content_error(run->app);
        done = false;
    }
    if (done) {
        app_set_display(run->app, &display.display, WIDTH, HEIGHT, 476);
        for (int i = 0; i < 1000 && !run->app->shown_once; i++) { // the first frame waits for its pictures
            app_step(run->app, NULL);
            usleep(1000);
        }
        measure_all(run);
    }
    app_destroy(run->app);
    memory_display_finish(&display);
    return done;
}

int main(int argc, char **argv) {
    static Run run;
    for (int i = 1; i < argc; i++) {
        Err err = {0};
        memset(&run, 0, sizeof run);
        if (!run_bundle(argv[i], &run, &err)) {
            fprintf(stderr, "frames: %s: %s\n", argv[i], err.message);
            return 1;
        }
        struct rusage usage;
        getrusage(RUSAGE_SELF, &usage);
        qsort(run.ms, run.count, sizeof *run.ms, compare);
        printf("{\"bundle\":\"%s\",\"screens\":%zu,\"median_ms\":%.2f,\"longest_ms\":%.2f,\"longest\":\"%s\","
               "\"peak_mb\":%ld}\n",
               argv[i], run.count, run.count ? run.ms[run.count / 2] : 0, run.longest, run.name,
               usage.ru_maxrss / 1024);
        fflush(stdout);
    }
    return 0;
}
