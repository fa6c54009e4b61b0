// What accounting must not cost: no frame waits for a card, and no screen wakes for it.
#include <pthread.h>
#include <string.h>
#include "app/app.h"
#include "base/auto.h"
#include "record/records.h"
#include "stand.h"
#include "test.h"

static const int64_t second_us = 1000000;

static size_t count_in(const char *text, const char *part) {
    size_t count = 0;
    for (; text && (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

static int steps_of_ten_minutes(Records *records, const char *bundle) {
    Stand stand;
    if (!CHECK(stand_init(&stand, &(StandConfig){.content = bundle, .records = records}))) return -1;
    stand_settle(&stand);
    stand.steps = 0;
    stand_advance(&stand, 600 * second_us);
    stand_finish(&stand);
    return stand.steps;
}

static void a_still_screen_is_not_woken_for_records(void) {
    AUTO_FREE char *bundle = stand_bundle("{\"seconds\": 300, \"scenes\": [{\"scene\": \"agenda\"}]}");
    Records *records = NULL;
    RecordTime end = {0};
    MemoryFs kept;
    Err err = {0};
    memory_fs_init(&kept);
    REQUIRE(records_create(&(RecordsConfig){&kept.fs, "kept/records", true}, &records, &err));
    CHECK_INT(steps_of_ten_minutes(records, bundle), steps_of_ten_minutes(NULL, bundle));
    records_destroy(records, &end);
    memory_fs_finish(&kept);
}

// A card that notes which thread writes to it.
typedef struct Witness {
    Fs fs;
    MemoryFs memory;
    pthread_mutex_t lock;
    pthread_t frames;
    int by_frames, by_others; // writes
} Witness;

static Witness witness;

static void note(void) {
    if (pthread_equal(pthread_self(), witness.frames))
        witness.by_frames++;
    else
        witness.by_others++;
}

static bool watched_write(void *ctx, const char *path, const void *data, size_t size, Err *err) {
    (void)ctx;
    pthread_mutex_lock(&witness.lock);
    note();
    bool done = witness.memory.fs.write_file(&witness.memory, path, data, size, err);
    pthread_mutex_unlock(&witness.lock);
    return done;
}

static bool watched_append(void *ctx, const char *path, const void *data, size_t size, Err *err) {
    (void)ctx;
    pthread_mutex_lock(&witness.lock);
    note();
    bool done = witness.memory.fs.append_file(&witness.memory, path, data, size, err);
    pthread_mutex_unlock(&witness.lock);
    return done;
}

static bool watched_folder(void *ctx, const char *path, Err *err) {
    (void)ctx, (void)path, (void)err;
    pthread_mutex_lock(&witness.lock);
    note();
    pthread_mutex_unlock(&witness.lock);
    return true;
}

static bool watched_read(void *ctx, const char *path, size_t max_bytes, char **ret_data, size_t *ret_size,
                         Err *err) {
    (void)ctx;
    pthread_mutex_lock(&witness.lock);
    bool done = witness.memory.fs.read_file(&witness.memory, path, max_bytes, ret_data, ret_size, err);
    pthread_mutex_unlock(&witness.lock);
    return done;
}

static void no_frame_ever_waits_for_a_write(void) {
    AUTO_FREE char *bundle = stand_bundle("{\"scenes\": [{\"scene\": \"member\"}, {\"scene\": \"agenda\"}]}");
    Records *records = NULL;
    Stand stand;
    RecordTime end = {0};
    Err err = {0};
    witness = (Witness){.frames = pthread_self()};
    pthread_mutex_init(&witness.lock, NULL);
    memory_fs_init(&witness.memory);
    witness.fs = witness.memory.fs;
    witness.fs.write_file = watched_write;
    witness.fs.append_file = watched_append;
    witness.fs.make_folder = watched_folder;
    witness.fs.read_file = watched_read;
    REQUIRE(records_create(&(RecordsConfig){.fs = &witness.fs, .folder = "records"}, &records, &err));
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .records = records}));
    for (int visit = 0; visit < 8; visit++) { // over an hour, with counts that fall due
        stand_settle(&stand);
        stand_tap_at(&stand, 480, 300);
        stand_advance(&stand, 500 * second_us);
    }
    stand_finish(&stand);
    CHECK_INT(witness.by_frames, 0);
    records_destroy(records, &end);
    CHECK_INT(witness.by_frames, 0);
    CHECK(witness.by_others > 0);
    const char *written = memory_fs_text(&witness.memory, "records/shown-2026-11-24.jsonl");
    CHECK(count_in(written, "\"scene\":\"visit\"") == 8);
    memory_fs_finish(&witness.memory);
    pthread_mutex_destroy(&witness.lock);
}

TEST_MAIN(TEST(a_still_screen_is_not_woken_for_records), TEST(no_frame_ever_waits_for_a_write))
