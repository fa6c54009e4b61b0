// What records cost: bench_records FOLDER. Prints one line of JSON, medians: event_ns (an event of the flight
// recorder in a mapped file), frame_ns (a frame's), scene_ns (a scene of the proof log, on the app's thread),
// count_ns (a count), line_us (a line written to its file, on the worker's), busy_percent (a second of 60
// touches, 60 frames, a count for each touch and a scene, of one processor), setup_us (all settings),
// begin_ms (a recorder's begin), read_ms (a full recording read).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/limits.h"
#include "os/fs.h"
#include "os/mapping.h"
#include "record/proof.h"
#include "record/recording.h"
#include "record/statistics.h"

enum {
    ROUNDS = 15,
    EVENTS = 100000, // a round of the recorder
    SCENES = 200     // fewer than wait in memory
};

static double now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static int by_value(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double *values) {
    qsort(values, ROUNDS, sizeof *values, by_value);
    return values[ROUNDS / 2];
}

static void need(bool done, const Err *err) {
    if (done) return;
    fprintf(stderr, "bench_records: %s\n", err->message);
    exit(1);
}

typedef struct Figures {
    double event_ns, frame_ns, setup_us, begin_ms, read_ms, scene_ns, line_us, count_ns;
} Figures;

static double measure_touches(Recorder *recorder) {
    double start = now_ns();
    for (int i = 0; i < EVENTS; i++)
        recorder_touch(recorder, i, RECORDER_MOVE, 1, i & 1023, i & 511);
    return (now_ns() - start) / EVENTS;
}

static double measure_frames(Recorder *recorder) {
    double start = now_ns();
    for (int i = 0; i < EVENTS; i++)
        recorder_frame(recorder, i, 4000, (uint64_t)i);
    return (now_ns() - start) / EVENTS;
}

static double measure_setup(Recorder *recorder) {
    static char settings[12000];
    memset(settings, ' ', sizeof settings - 1);
    RecorderSetup setup = {.bundle_id = "forum", .settings = settings, .start = true};
    double start = now_ns();
    recorder_setup(recorder, 0, &setup);
    return (now_ns() - start) / 1e3;
}

static double measure_reading(const void *memory) {
    Recording *recording = NULL;
    Err err = {0};
    double start = now_ns();
    need(recording_read(memory, LIMIT_RECORDER_BYTES, &recording, &err), &err);
    double took = (now_ns() - start) / 1e6;
    recording_destroy(recording);
    return took;
}

static void measure_recorder(const char *folder, Figures *figures) {
    double events[ROUNDS], frames[ROUNDS], setups[ROUNDS], begins[ROUNDS], reads[ROUNDS];
    char path[1000];
    void *memory = NULL;
    Err err = {0};
    snprintf(path, sizeof path, "%s/ring", folder);
    need(os_map_file(path, LIMIT_RECORDER_BYTES, &memory, &err), &err);
    for (int i = 0; i < ROUNDS; i++) {
        Recorder *recorder = NULL;
        double start = now_ns();
        need(recorder_create(memory, LIMIT_RECORDER_BYTES, "bench", &recorder, &err), &err);
        begins[i] = (now_ns() - start) / 1e6;
        setups[i] = measure_setup(recorder);
        events[i] = measure_touches(recorder);
        frames[i] = measure_frames(recorder);
        reads[i] = measure_reading(memory);
        recorder_destroy(recorder);
    }
    os_unmap(memory, LIMIT_RECORDER_BYTES);
    remove(path);
    figures->event_ns = median(events);
    figures->frame_ns = median(frames);
    figures->setup_us = median(setups);
    figures->begin_ms = median(begins);
    figures->read_ms = median(reads);
}

static RecordTime at(int second) {
    return (RecordTime){1795488120 + second, 28800, true, second * INT64_C(1000000)};
}

static void measure_proof(const char *folder, Figures *figures) {
    static const ProofScene scenes[] = {{"bali-process-2026", 14, "agenda", "session/plenary"},
                                        {"bali-process-2026", 14, "flag-wall", ""}};
    double shows[ROUNDS], lines[ROUNDS];
    Proof *proof = proof_create(os_fs(), folder);
    Err err = {0};
    int second = 0;
    for (int i = 0; proof && i < ROUNDS; i++) {
        double start = now_ns();
        for (int scene = 0; scene < SCENES; scene++) {
            RecordTime now = at(second++);
            proof_show(proof, &scenes[scene % 2], &now);
        }
        shows[i] = (now_ns() - start) / SCENES;
        need(proof_flush(proof, &err), &err);
        double total = 0;
        for (int scene = 0; scene < SCENES; scene++) { // as the worker does: one line at a time
            RecordTime now = at(second++);
            proof_show(proof, &scenes[scene % 2], &now);
            start = now_ns();
            need(proof_flush(proof, &err), &err);
            total += now_ns() - start;
        }
        lines[i] = total / SCENES / 1e3;
    }
    proof_destroy(proof);
    figures->scene_ns = median(shows);
    figures->line_us = median(lines);
}

static void measure_counts(const char *folder, Figures *figures) {
    double counts[ROUNDS];
    Statistics *statistics = statistics_create(os_fs(), folder);
    RecordTime now = at(0);
    for (int i = 0; statistics && i < ROUNDS; i++) {
        double start = now_ns();
        for (int count = 0; count < EVENTS; count++)
            statistics_count(statistics, COUNTED_TOUCHES, &now);
        counts[i] = (now_ns() - start) / EVENTS;
    }
    statistics_destroy(statistics);
    figures->count_ns = median(counts);
}

int main(int argc, char **argv) {
    Figures figures = {0};
    if (argc != 2) {
        fprintf(stderr, "usage: bench_records FOLDER\n");
        return 2;
    }
    measure_recorder(argv[1], &figures);
    measure_proof(argv[1], &figures);
    measure_counts(argv[1], &figures);
    double busy_ns = 60 * (figures.event_ns + figures.frame_ns + figures.count_ns) + figures.scene_ns +
                     figures.line_us * 1e3;
    printf(
        "{\"event_ns\": %.1f, \"frame_ns\": %.1f, \"scene_ns\": %.0f, \"count_ns\": %.1f, \"line_us\": %.1f, "
        "\"busy_percent\": %.5f, \"setup_us\": %.1f, \"begin_ms\": %.2f, \"read_ms\": %.1f}\n",
        figures.event_ns, figures.frame_ns, figures.scene_ns, figures.count_ns, figures.line_us,
        busy_ns / 1e7, figures.setup_us, figures.begin_ms, figures.read_ms);
    return 0;
}
