// How long the search takes: bench_search BUNDLE-FOLDER. Builds the index some times, then types titles of
// the bundle letter by letter, each also with two letters exchanged, and what nothing has. Prints one line of
// JSON: index_ms (median), key_ms (median), worst_ms (the slowest key's median of rounds), index_mb.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/limits.h"
#include "model/load.h"
#include "os/fs.h"
#include "search/search.h"

enum {
    BUILDS = 11,
    ROUNDS = 5,
    HITS = 50, // more than a screen shows
    TITLES = 20,
    TITLE_BYTES = 40,
    KEYS_MAX = 4096
};

// Of the processor, so that others' work does not count.
static double now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double *values, size_t count) {
    qsort(values, count, sizeof *values, by_value);
    return count ? values[count / 2] : 0;
}

static double build(const Bundle *bundle, SearchIndex **ret_index) {
    double times[BUILDS];
    for (int i = 0; i < BUILDS; i++) {
        Err err;
        search_index_destroy(*ret_index);
        *ret_index = NULL;
        double start = now_ms();
        if (!search_index_build(bundle, ret_index, &err)) exit(1);
        times[i] = now_ms() - start;
    }
    return median(times, BUILDS);
}

typedef struct Bench {
    const Bundle *bundle;
    Search *search;
    double times[KEYS_MAX]; // of each key, its median of rounds
    size_t count;
    size_t found; // so that no answer goes unused
} Bench;

static double press(Bench *bench, const char *typed) {
    static SearchHit hits[HITS];
    const Bundle *bundle = bench->bundle;
    int64_t now_s = bundle->sessions[bundle->session_count / 2].start.instant_s;
    double start = now_ms();
    bench->found +=
        search_find(bench->search, &(SearchQuery){typed, now_s, NULL, SEARCH_KIND_COUNT}, hits, HITS);
    return now_ms() - start;
}

// A round types all of the query: the search remembers the words before the last one.
static void type(Bench *bench, const char *query) {
    static double times[TITLE_BYTES][ROUNDS];
    size_t keys = strlen(query) < TITLE_BYTES ? strlen(query) : TITLE_BYTES;
    for (int round = 0; round < ROUNDS; round++)
        for (size_t key = 0; key < keys; key++) {
            char typed[TITLE_BYTES + 1];
            snprintf(typed, sizeof typed, "%.*s", (int)key + 1, query);
            times[key][round] = press(bench, typed);
        }
    for (size_t key = 0; key < keys && bench->count < KEYS_MAX; key++)
        bench->times[bench->count++] = median(times[key], ROUNDS);
}

static void type_titles(Bench *bench) {
    const Bundle *bundle = bench->bundle;
    for (size_t i = 0; i < TITLES; i++) {
        const Session *session = &bundle->sessions[i * bundle->session_count / TITLES];
        char title[TITLE_BYTES + 1];
        snprintf(title, sizeof title, "%s", session->title.count ? session->title.variants[0].string : "");
        type(bench, title);
        if (strlen(title) < 4) continue;
        char exchanged = title[2];
        title[2] = title[3];
        title[3] = exchanged;
        type(bench, title);
    }
    type(bench, "zzzzzzzzzzzz");
    type(bench, "a b c d e f g h");
}

int main(int argc, char **argv) {
    Err err;
    SearchIndex *index = NULL;
    Bundle *bundle = NULL;
    static Bench bench;
    if (argc != 2 || !bundle_load(os_fs(), argv[1], NULL, &bundle, &err) || !bundle->session_count) {
        fprintf(stderr, "usage: bench_search BUNDLE-FOLDER (with sessions)\n");
        return 2;
    }
    double built = build(bundle, &index);
    bench.bundle = bundle;
    bench.search = search_create(index);
    if (!bench.search) return 1;
    type_titles(&bench);
    double key = median(bench.times, bench.count), worst = bench.times[bench.count - 1];
    printf("{\"index_ms\": %.2f, \"key_ms\": %.3f, \"worst_ms\": %.3f, \"index_mb\": %.2f}\n", built, key,
           worst, (double)search_index_bytes(index) / 1e6);
    search_destroy(bench.search);
    search_index_destroy(index);
    bundle_destroy(bundle);
    return bench.found ? 0 : 1;
}
