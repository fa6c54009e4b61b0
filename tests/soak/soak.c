// Days of a kiosk in minutes: the loop, ten visits an hour, nights with a dark panel, other content now and
// then.
//
//   soak HOURS
//
// prints what the program holds after each hour. It fails where descriptors or threads are not as after the
// first hour, where memory is more by what the caches may hold, and where a long one grows in its second
// half.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/state.h"
#include "base/limits.h"
#include "measure.h"
#include "os/fs.h"
#include "visits.h"

static const int64_t monday_0600_s = 1795384800; // 2026-11-23T06:00:00+08:00
static const int64_t hour_us = INT64_C(3600000000);

enum {
    CONTENT_HOURS = 5, // between two contents
    LONG_HOURS = 24,
    // In the second half of a long soak: what the caches hold differs from hour to hour.
    SLACK_KB = 1500,
    // These may still fill after the first hour.
    CACHES_KB = (LIMIT_GLYPH_CACHE_BYTES + LIMIT_TEXT_CACHE_BYTES) / 1024
};

// "2468", hashed at the least cost. Dark at night.
static const char settings[] =
    "{\"pin.hash\": \"$argon2id$v=19$m=8,t=1,p=1$Un4IT3mZzXnTO0kOdHNLnw$"
    "Ouu7KM/dG57GM3XyJsr/YMMbBnUWVmDqVBOAUnqDkSw\", \"hours.event\": \"06:30-23:00\"}";

typedef struct Soak {
    Stand stand;
    MemoryFs kept;
    Dice dice;
    VisitCounts counts;
    Measure first, middle;
    char *content, *version; // its digit within content
    long grown_kb;
} Soak;

static bool switch_light(void *ctx, bool on, int off_by) {
    (void)ctx, (void)on, (void)off_by;
    return true;
}

static bool show_nothing(void *ctx, const Surface *from, const Surface *to, Compose how, Err *err) {
    (void)ctx, (void)from, (void)to, (void)how, (void)err;
    return true;
}

static bool read_content(Soak *soak) {
    size_t size;
    Err err = {0};
    if (!os_fs()->read_file(os_fs()->ctx, BALAI_SOURCE_DIR "/content/bali-process/bundle.json",
                            LIMIT_BUNDLE_JSON_BYTES, &soak->content, &size, &err)) {
        fprintf(stderr, "soak: %s\n", err.message);
        return false;
    }
    soak->version = strstr(soak->content, "\"version\": 1");
    if (!soak->version) return false;
    soak->version += strlen("\"version\": ");
    return true;
}

static bool begin(Soak *soak, const Host *host) {
    if (!read_content(soak)) return false;
    memory_fs_init(&soak->kept);
    memory_fs_put(&soak->kept, "kept/settings.json", settings, strlen(settings));
    StandConfig config = {.content = soak->content,
                          .folder = BALAI_SOURCE_DIR "/content/bali-process",
                          .start_s = monday_0600_s,
                          .host = host,
                          .kept = &soak->kept};
    if (!stand_init(&soak->stand, &config)) return false;
    soak->stand.display.compose = show_nothing; // each frame of a fade would be most of the time
    return stand_settle(&soak->stand);
}

static void change_content(Soak *soak) {
    *soak->version = *soak->version == '9' ? '1' : (char)(*soak->version + 1);
    stand_put_content(&soak->stand, soak->content);
}

static void pass_hour(Soak *soak, int hour) {
    int64_t end_us = (hour + 1) * hour_us;
    if (hour % CONTENT_HOURS == CONTENT_HOURS - 1) change_content(soak);
    for (int i = 0; i < VISITS; i++) {
        visits_make(&soak->stand, i, &soak->dice, &soak->counts);
        int64_t next_us = end_us - (VISITS - 1 - i) * (hour_us / VISITS);
        if (soak->stand.time_us < next_us) stand_advance(&soak->stand, next_us - soak->stand.time_us);
    }
}

static bool holds(Soak *soak, int hour, int hours, Measure now) {
    if (hour == 0) soak->first = now;
    if (hour == hours / 2) soak->middle = now;
    soak->grown_kb = now.heap_kb - soak->first.heap_kb;
    bool grows = hours >= LONG_HOURS && hour + 1 == hours && now.heap_kb > soak->middle.heap_kb + SLACK_KB;
    return now.descriptors == soak->first.descriptors && now.threads == soak->first.threads &&
           soak->grown_kb <= CACHES_KB && !grows;
}

static long pictures_kb(const Soak *soak) {
    return (long)(images_bytes(soak->stand.app->images) / 1024);
}

// Fonts and words of a language stay once they were needed, and what is drawn in it fills the caches: each is
// spoken once in the first hour, so that the hours after it have nothing new to open.
static void speak_all(Soak *soak) {
    static const char *const places[] = {"nav/agenda", "nav/members", "nav/search", "nav/venue", "nav/home"};
    App *app = soak->stand.app;
    char tags[LIMIT_LANGUAGES][LIMIT_LANGUAGE_BYTES + 1];
    visits_begin(&soak->stand);
    size_t count = app->languages ? app->languages->count : 0;
    for (size_t i = 0; i < count && i < COUNT_OF(tags); i++)
        snprintf(tags[i], sizeof tags[i], "%s", app->languages->rows[i].tag);
    for (size_t i = 0; i < count && i < COUNT_OF(tags); i++) {
        visits_begin(&soak->stand);
        app_speak(app, tags[i]);
        for (size_t k = 0; k < COUNT_OF(places); k++)
            visits_tap(&soak->stand, places[k], &soak->dice);
        stand_advance(&soak->stand, 100 * INT64_C(1000000));
    }
}

static bool soak_hours(Soak *soak, int hours) {
    bool good = true;
    printf("| hour | screen | heap KB | pictures KB | resident KB | descriptors | threads | touches | "
           "files kept |\n");
    speak_all(soak);
    for (int hour = 0; hour < hours; hour++) {
        pass_hour(soak, hour);
        Measure now = measure_self();
        now.heap_kb -= pictures_kb(soak); // their cache has a bound of its own
        good = holds(soak, hour, hours, now) && good;
        printf("| %d | %s | %ld | %ld | %ld | %d | %d | %ld | %zu |\n", hour + 1, stand_screen(&soak->stand),
               now.heap_kb, pictures_kb(soak), now.resident_kb, now.descriptors, now.threads,
               soak->counts.touches, soak->kept.count);
        fflush(stdout);
    }
    return good;
}

int main(int argc, char **argv) {
    static Soak soak;
    int hours = argc == 2 ? atoi(argv[1]) : 0;
    Host host = {.light = switch_light};
    if (hours < 1) {
        fprintf(stderr, "usage: soak HOURS\n");
        return 2;
    }
    soak.dice = dice_of(1, 1);
    if (!begin(&soak, &host)) return 2;
    bool good = soak_hours(&soak, hours);
    printf("%ld KB more than after the first hour; %ld of %ld steps of visits found no target%s%s\n",
           soak.grown_kb, soak.counts.missed, soak.counts.touches, soak.counts.missed ? ", the last: " : "",
           soak.counts.last_missed);
    stand_finish(&soak.stand);
    memory_fs_finish(&soak.kept);
    free(soak.content);
    return good && !soak.counts.missed ? 0 : 1;
}
