// A visitor chooses another language, at 1920x1080: languages time|again|memory BUNDLE [ADDRESS...]
//
// `time`: of each screen and language a line of JSON with the processor's ms from the touch on a language to
// the first frame in it: on a kiosk that has not spoken it since it started (first), and on one that has, on
// another screen (later). Without addresses every screen is there, with the first of what it shows.
//
// `again`: of each screen and language a line of JSON that says how often text was shaped for a second frame
// of it. Calls of hb_shape are counted; CMakeLists.txt leads them here.
//
// `memory`: one line of JSON with the kB that the process has for itself after home, agenda, members and a
// session in every language: what it wrote (dirty), and pages of files that no other process has just now
// (clean).
#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "app/state.h"
#include "os/clock.h"
#include "os/fs.h"
#include "os/paths.h"
#include "paint/memory_display.h"

enum {
    WIDTH = 1920,
    HEIGHT = 1080,
    ADDRESS_SIZE = 160
};

typedef struct Kiosk {
    const char *folder;
    char assets[512];
    bool at_once;
    MemoryDisplay display;
    App *app;
    Err err;
} Kiosk;

// Prints a line; false where it could not be measured.
typedef bool (*Measure)(Kiosk *kiosk, const char *address, const char *tag);

static size_t shapings;

void __real_hb_shape(hb_font_t *font, hb_buffer_t *buffer, const hb_feature_t *features, unsigned count);
void __wrap_hb_shape(hb_font_t *font, hb_buffer_t *buffer, const hb_feature_t *features, unsigned count);
void __wrap_hb_shape(hb_font_t *font, hb_buffer_t *buffer, const hb_feature_t *features, unsigned count) {
    shapings++;
    __real_hb_shape(font, buffer, features, count);
}

static int64_t now_us(void) {
    return os_clock()->monotonic_us(os_clock()->ctx);
}

static bool start(Kiosk *kiosk, const char *lang) {
    AppConfig config = {.fs = os_fs(),
                        .clock = os_clock(),
                        .content_folder = kiosk->folder,
                        .assets_folder = kiosk->assets,
                        .font_root = "/usr/share/fonts",
                        .screen = "home",
                        .lang = lang,
                        .now = "2026-11-24T10:42",
                        .at_once = kiosk->at_once};
    if (!app_create(&config, &kiosk->app, &kiosk->err)) return false;
    app_set_display(kiosk->app, &kiosk->display.display, WIDTH, HEIGHT, 476);
    for (int i = 0; i < 1000 && !kiosk->app->shown_once; i++) { // the first frame waits for its pictures
        app_step(kiosk->app, NULL);
        usleep(1000);
    }
    return app_bundle(kiosk->app) != NULL;
}

static void stop(Kiosk *kiosk) {
    app_destroy(kiosk->app);
    kiosk->app = NULL;
}

static void show(Kiosk *kiosk) {
    if (kiosk->app->transition.active) frame_end_transition(kiosk->app);
    frame_show(kiosk->app, now_us());
}

// A visit that stands at an address, in the kiosk's own language.
static bool visit(Kiosk *kiosk, const char *address) {
    App *app = kiosk->app;
    View view;
    if (!screen_find(app_bundle(app), address, app_wall_s(app), &view, &kiosk->err)) return false;
    visit_begin(app, view, now_us());
    show(kiosk);
    return true;
}

// Of this thread: what a frame takes on a machine that does nothing else, however busy this one is.
static double processor_ms(void) {
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1000 + (double)time.tv_nsec / 1000000;
}

// Opens the screen of languages, touches one there, and waits for the first frame of the way back. ms.
static double choose(Kiosk *kiosk, const char *tag) {
    visit_act(kiosk->app, ACT_OPEN, "language", now_us());
    show(kiosk);
    double from = processor_ms();
    visit_act(kiosk->app, ACT_LANGUAGE, tag, now_us());
    app_step(kiosk->app, NULL);
    return processor_ms() - from;
}

// The language that a kiosk speaks before another is chosen.
static const char *before(const char *tag) {
    return strcmp(tag, "en") ? "en" : "id";
}

static bool measure_time(Kiosk *kiosk, const char *address, const char *tag) {
    double first = 0, later = 0;
    bool done = start(kiosk, before(tag)) && visit(kiosk, address);
    if (done) first = choose(kiosk, tag);
    stop(kiosk);
    done = done && start(kiosk, before(tag)) && visit(kiosk, strcmp(address, "home") ? "home" : "about");
    if (done) choose(kiosk, tag);
    done = done && visit(kiosk, address);
    if (done) later = choose(kiosk, tag);
    stop(kiosk);
    if (done)
        printf("{\"screen\":\"%s\",\"language\":\"%s\",\"first_ms\":%.2f,\"later_ms\":%.2f}\n", address, tag,
               first, later);
    return done;
}

static bool measure_again(Kiosk *kiosk, const char *address, const char *tag) {
    if (!kiosk->app && !start(kiosk, NULL)) return false;
    if (!visit(kiosk, address)) return false;
    speak(kiosk->app, tag);
    size_t none = shapings;
    show(kiosk);
    size_t first = shapings - none;
    show(kiosk);
    printf("{\"screen\":\"%s\",\"language\":\"%s\",\"first\":%zu,\"again\":%zu}\n", address, tag, first,
           shapings - none - first);
    return true;
}

// The address of a screen, or of the first that it shows; false where the visit has none.
static bool address_of(const Bundle *bundle, ScreenId screen, char *ret_address) {
    const ScreenRow *row = screen_row(screen);
    char buffer[ID_SIZE];
    const char *id = row->id_at ? row->id_at(bundle, 0, buffer, sizeof buffer) : NULL;
    Err err = {0};
    View view;
    if (row->night || screen == SCREEN_FAULT || (row->id_at && !id)) return false;
    snprintf(ret_address, ADDRESS_SIZE, "%s%s%s", row->name, id ? "/" : "", id ? id : "");
    return screen_find(bundle, ret_address, 0, &view, &err);
}

typedef struct Places {
    char addresses[SCREEN_COUNT][ADDRESS_SIZE];
    size_t count;
    char *tags[LIMIT_LANGUAGES];
    size_t tag_count;
} Places;

static bool find_places(Kiosk *kiosk, char **asked, Places *ret_places) {
    if (!start(kiosk, NULL)) return false;
    const Bundle *bundle = app_bundle(kiosk->app);
    for (; *asked && ret_places->count < SCREEN_COUNT; asked++)
        snprintf(ret_places->addresses[ret_places->count++], ADDRESS_SIZE, "%s", *asked);
    bool all = !ret_places->count;
    for (int i = 0; all && i < SCREEN_COUNT; i++)
        if (address_of(bundle, (ScreenId)i, ret_places->addresses[ret_places->count])) ret_places->count++;
    for (size_t i = 0; i < bundle->languages.count && i < LIMIT_LANGUAGES; i++)
        ret_places->tags[ret_places->tag_count++] = strdup(bundle->languages.ids[i]);
    stop(kiosk);
    return true;
}

// Each screen in each language of the event.
static bool measure_all(Kiosk *kiosk, Measure measure, char **asked) {
    Places places = {0};
    bool done = find_places(kiosk, asked, &places);
    for (size_t i = 0; done && i < places.count; i++)
        for (size_t j = 0; done && j < places.tag_count; j++)
            done = measure(kiosk, places.addresses[i], places.tags[j]);
    for (size_t j = 0; j < places.tag_count; j++)
        free(places.tags[j]);
    return done;
}

// Sums a field of smaps over the mappings whose name has a part ("" all), in kB.
static long sum_maps(const char *field, const char *part) {
    FILE *file = fopen("/proc/self/smaps", "r");
    char line[600];
    bool counts = false;
    long sum = 0;
    while (file && fgets(line, sizeof line, file)) {
        if (strchr("0123456789abcdef", line[0])) counts = strstr(line, part) != NULL;
        if (counts && !strncmp(line, field, strlen(field))) sum += atol(line + strlen(field));
    }
    if (file) fclose(file);
    return sum;
}

static bool measure_memory(Kiosk *kiosk) {
    static const char *const places[] = {"home", "agenda", "members", "session"};
    char session[ADDRESS_SIZE];
    if (!start(kiosk, NULL) || !address_of(app_bundle(kiosk->app), SCREEN_SESSION, session)) return false;
    IdList languages = app_bundle(kiosk->app)->languages;
    long started = sum_maps("Private_Dirty:", "");
    for (size_t i = 0; i < languages.count; i++) {
        for (size_t j = 0; j < COUNT_OF(places); j++) {
            if (!visit(kiosk, strcmp(places[j], "session") ? places[j] : session)) return false;
            speak(kiosk->app, languages.ids[i]);
            show(kiosk);
        }
    }
    printf(
        "{\"languages\":%zu,\"framebuffer_kb\":%d,\"started_dirty_kb\":%ld,\"dirty_kb\":%ld,\"clean_kb\":%ld,"
        "\"clean_fonts_kb\":%ld,\"clean_icu_kb\":%ld}\n",
        languages.count, WIDTH * HEIGHT * 4 / 1024, started, sum_maps("Private_Dirty:", ""),
        sum_maps("Private_Clean:", ""), sum_maps("Private_Clean:", "/fonts/"),
        sum_maps("Private_Clean:", "libicu"));
    return true;
}

int main(int argc, char **argv) {
    const char *what = argc > 2 ? argv[1] : "";
    // A picture that comes while frames are counted would change them.
    Kiosk kiosk = {.folder = argc > 2 ? argv[2] : "", .at_once = !strcmp(what, "again")};
    bool done = os_assets_folder(kiosk.assets, sizeof kiosk.assets, &kiosk.err) &&
                memory_display_init(&kiosk.display, WIDTH, HEIGHT, &kiosk.err);
    if (done && !strcmp(what, "time")) {
        done = measure_all(&kiosk, measure_time, argv + 3);
    } else if (done && !strcmp(what, "again")) {
        done = measure_all(&kiosk, measure_again, argv + 3);
    } else if (done && !strcmp(what, "memory")) {
        done = measure_memory(&kiosk);
    } else if (done) {
        done = err_set(&kiosk.err, ERR_USAGE, "usage: languages time|again|memory BUNDLE [ADDRESS...]");
    }
    if (!done) fprintf(stderr, "languages: %s\n", kiosk.err.message);
    stop(&kiosk);
    memory_display_finish(&kiosk.display);
    return done ? 0 : 1;
}
