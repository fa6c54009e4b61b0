#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "record/recording.h"
#include "record/ring.h"
#include "test.h"

enum {
    SIZE = LIMIT_RECORDER_BYTES_MIN,
    HEADER = 72,
};

static _Alignas(16) unsigned char memory[SIZE];
static int64_t now_us; // each event's own time

static Recorder *begin(void) {
    Recorder *recorder = NULL;
    Err err = {0};
    now_us = 0;
    CHECK(recorder_create(memory, SIZE, "0.2.0", &recorder, &err));
    return recorder;
}

static uint64_t hash_at(int64_t time_us) {
    return (uint64_t)time_us * 0x9E3779B97F4A7C15u;
}

// What is read of one image.
typedef struct Seen {
    size_t count, gaps, start;
    int64_t first_us, last_us;
    bool in_order; // times count up by one, but for setups that were written again, and gaps
    bool true_all; // every event is one that was recorded
} Seen;

static bool is_true(const RecordingEvent *event) {
    char note[300];
    snprintf(note, sizeof note, "%0*lld", (int)(event->time_us % 200) + 1, (long long)event->time_us);
    switch (event->kind) {
    case RECORDING_FRAME:
        return event->frame.hash == hash_at(event->time_us) && event->frame.took_us == event->time_us;
    case RECORDING_TOUCH:
        return event->touch.x == (int)event->time_us && event->touch.finger == -event->time_us;
    case RECORDING_NOTE:
        return !strcmp(event->text, note);
    case RECORDING_SETUP:
        return !strcmp(event->setup->bundle_id, "forum");
    default:
        return false;
    }
}

// One of each kind in turn, recognisable by its time.
static void record_one(Recorder *recorder) {
    char note[300];
    int64_t time = ++now_us;
    snprintf(note, sizeof note, "%0*lld", (int)(time % 200) + 1, (long long)time);
    if (time % 3 == 0)
        recorder_frame(recorder, time, time, hash_at(time));
    else if (time % 3 == 1)
        recorder_touch(recorder, time, RECORDER_MOVE, -time, (int)time, 0);
    else
        recorder_note(recorder, time, note);
}

static Seen look(const unsigned char *image, size_t size) {
    Seen seen = {.in_order = true, .true_all = true};
    Recording *recording = NULL;
    if (!recording_read(image, size, &recording, NULL)) return seen;
    const RecordingEvent *events = recording_events(recording, &seen.count);
    seen.gaps = recording_gaps(recording);
    seen.start = recording_start(recording);
    for (size_t i = 0; i < seen.count; i++) {
        int64_t step = i ? events[i].time_us - events[i - 1].time_us : 1;
        bool setup = events[i].kind == RECORDING_SETUP || (i && events[i - 1].kind == RECORDING_SETUP);
        seen.in_order =
            seen.in_order && (step == 1 || (setup && step == 0) || (events[i].after_gap && step > 0));
        seen.true_all = seen.true_all && is_true(&events[i]);
    }
    seen.first_us = seen.count ? events[0].time_us : 0;
    seen.last_us = seen.count ? events[seen.count - 1].time_us : 0;
    recording_destroy(recording);
    return seen;
}

static void every_kind_is_read_as_it_was_recorded(void) {
    Recorder *recorder = begin();
    RecorderSetup setup = {.bundle_id = "forum",
                           .bundle_version = 14,
                           .bundle_hash = "c0ffee",
                           .width = 1920,
                           .height = 1080,
                           .width_mm = 476.5,
                           .lang = "zh-Hans",
                           .settings = "{\n\"idle\": 60}",
                           .unix_s = 1795488120,
                           .offset_s = -28800,
                           .trust = RECORDER_CERTAIN,
                           .screen = "session/plenary",
                           .scene = 3,
                           .pass = 9,
                           .start = true};
    recorder_setup(recorder, 10, &setup);
    recorder_touch(recorder, 20, RECORDER_UP, INT64_MIN, -5, 1079);
    recorder_outcome(recorder, 30, RECORDER_PIN_PAD, "wrong");
    recorder_outcome(recorder, 31, RECORDER_KEYBOARD, "session/plenary");
    recorder_clock(recorder, 40, INT64_MAX, 3600, RECORDER_UNKNOWN);
    recorder_mount(recorder, 50, "STICK\n\xff", true);
    recorder_setting(recorder, 60, "visit.idle_s", "90");
    recorder_language(recorder, 70, "fa-AF");
    recorder_bundle(recorder, 80, "forum", 15, "beef");
    recorder_panel(recorder, 90, 800, 480, 154);
    recorder_work(recorder, 100, "file/plan.png");
    recorder_frame(recorder, 110, 4711, UINT64_MAX);
    recorder_note(recorder, 120, NULL);
    recorder_step(recorder, 130);
    recorder_await(recorder, 140, "index");
    recorder_light(recorder, 150, false, true);
    recorder_exposed(recorder, 160);
    recorder_destroy(recorder);
    Recording *recording = NULL;
    Err err = {0};
    size_t count = 0;
    REQUIRE(recording_read(memory, SIZE, &recording, &err));
    const RecordingEvent *e = recording_events(recording, &count);
    REQUIRE(count == 17);
    CHECK_STR(recording_program(recording), "0.2.0");
    CHECK_INT(recording_gaps(recording), 0);
    CHECK_INT(recording_start(recording), 0);
    const RecorderSetup *read = recording_setup(recording);
    REQUIRE(read && read == e[0].setup);
    CHECK_STR(read->bundle_id, "forum");
    CHECK_INT(read->bundle_version, 14);
    CHECK_STR(read->bundle_hash, "c0ffee");
    CHECK_INT(read->width, 1920);
    CHECK_INT(read->height, 1080);
    CHECK(read->width_mm == 476.5);
    CHECK_STR(read->lang, "zh-Hans");
    CHECK_STR(read->settings, "{\n\"idle\": 60}");
    CHECK_INT(read->unix_s, 1795488120);
    CHECK_INT(read->offset_s, -28800);
    CHECK(read->trust == RECORDER_CERTAIN && read->start);
    CHECK_STR(read->screen, "session/plenary");
    CHECK_INT(read->scene, 3);
    CHECK_INT(read->pass, 9);
    CHECK(e[1].time_us == 20 && e[1].touch.touch == RECORDER_UP && e[1].touch.finger == INT64_MIN);
    CHECK(e[1].touch.x == -5 && e[1].touch.y == 1079);
    CHECK_INT(e[2].outcome.pad, RECORDER_PIN_PAD);
    CHECK_STR(e[2].outcome.outcome, "wrong");
    CHECK_INT(e[3].outcome.pad, RECORDER_KEYBOARD);
    CHECK(e[4].clock.unix_s == INT64_MAX && e[4].clock.offset_s == 3600 &&
          e[4].clock.trust == RECORDER_UNKNOWN);
    CHECK_STR(e[5].mount.name, "STICK??");
    CHECK(e[5].mount.there);
    CHECK_STR(e[6].setting.name, "visit.idle_s");
    CHECK_STR(e[6].setting.value, "90");
    CHECK_STR(e[7].text, "fa-AF");
    CHECK_STR(e[8].bundle.id, "forum");
    CHECK_INT(e[8].bundle.version, 15);
    CHECK_STR(e[8].bundle.hash, "beef");
    CHECK(e[9].panel.width == 800 && e[9].panel.height == 480 && e[9].panel.width_mm == 154);
    CHECK_STR(e[10].text, "file/plan.png");
    CHECK(e[11].frame.took_us == 4711 && e[11].frame.hash == UINT64_MAX);
    CHECK_STR(e[12].text, "");
    CHECK(e[13].kind == RECORDING_STEP && e[13].time_us == 130);
    CHECK_STR(e[14].text, "index");
    CHECK(!e[15].light.lit && e[15].light.painted);
    CHECK(e[16].kind == RECORDING_EXPOSED);
    CHECK_STR(recording_kind_word(e[11].kind), "frame");
    recording_destroy(recording);
}

static size_t bytes_of_next(void) {
    int64_t time = now_us + 1;
    size_t note = 8 + 2 + 2 + (size_t)snprintf(NULL, 0, "%0*lld", (int)(time % 200) + 1, (long long)time);
    return ring_record_bytes(time % 3 == 0 ? 16 : time % 3 == 1 ? 17 : note);
}

// Near the ring's end and beginning every event is looked at.
static bool goes_round(Recorder *recorder, size_t offset, int rounds, bool *had_rest) {
    const size_t ring = SIZE - HEADER, near = 400;
    while (rounds) {
        size_t bytes = bytes_of_next(), rest = ring - offset;
        had_rest[rest / 8 % 32] |= rest < bytes;
        rounds -= rest <= bytes;
        offset = rest < bytes ? bytes : rest == bytes ? 0 : offset + bytes;
        record_one(recorder);
        if (offset > near && offset < ring - near) continue;
        Seen seen = look(memory, SIZE);
        if (seen.last_us != now_us || !seen.in_order || seen.gaps || seen.count < 800) return false;
    }
    return true;
}

static void the_ring_goes_round_at_every_offset(void) {
    bool had_rest[32] = {false};
    // Another length of the first event moves everything behind it by eight bytes.
    for (size_t shift = 0; shift < 32; shift++) {
        char note[256];
        Recorder *recorder = begin();
        memset(note, 'x', sizeof note);
        note[shift * 8] = 0;
        recorder_note(recorder, 0, note);
        for (int i = 0; i < 800; i++)
            record_one(recorder);
        size_t offset = ring_record_bytes(8 + 2 + shift * 8 + 2);
        now_us = 0;
        for (int i = 0; i < 800; i++, now_us++)
            offset += bytes_of_next();
        if (!CHECK(goes_round(recorder, offset, 2, had_rest)))
            printf("shift %zu, event %d\n", shift, (int)now_us);
        recorder_destroy(recorder);
    }
    size_t different = 0;
    for (int i = 0; i < 32; i++)
        different += had_rest[i];
    CHECK(different > 12); // what is left at the ring's end was of many lengths
}

static void a_full_ring_holds_its_size_in_events(void) {
    Recorder *recorder = begin();
    for (int i = 0; i < 10000; i++, now_us++)
        recorder_frame(recorder, now_us + 1, now_us + 1, hash_at(now_us + 1));
    Seen seen = look(memory, SIZE);
    CHECK_INT(seen.count, (SIZE - HEADER) / 40);
    CHECK_INT(seen.last_us, 10000);
    CHECK(seen.true_all);
    recorder_destroy(recorder);
}

// Stores of the next event arrive up to any byte, from the front or but for its check.
static void a_crash_while_recording_loses_that_event_alone(void) {
    static unsigned char before[SIZE], torn[SIZE];
    Recorder *recorder = begin();
    recorder_setup(recorder, 0, &(RecorderSetup){.bundle_id = "forum"});
    for (int i = 0; i < 1500; i++)
        record_one(recorder);
    for (int i = 0; i < 12; i++) {
        memcpy(before, memory, SIZE);
        Seen old = look(before, SIZE);
        record_one(recorder);
        size_t first = 0, end = SIZE;
        while (first < SIZE && before[first] == memory[first])
            first++;
        while (end > first && before[end - 1] == memory[end - 1])
            end--;
        first -= first % 8;
        for (size_t cut = first; cut <= end; cut++) {
            memcpy(torn, before, SIZE);
            memcpy(torn + first, memory + first, cut - first);
            memset(torn + first, 0, cut < end && cut - first >= 4 ? 4 : 0); // the check comes last
            Seen seen = look(torn, SIZE);
            bool whole = cut == end;
            if (!CHECK(seen.true_all && seen.in_order && !seen.gaps && seen.last_us == old.last_us + whole))
                printf("event %d, byte %zu of %zu\n", i, cut - first, end - first);
            CHECK(seen.count + 30 > old.count);
        }
    }
    recorder_destroy(recorder);
}

static void a_file_cut_at_any_byte_keeps_its_whole_events(void) {
    Recorder *recorder = begin();
    recorder_setup(recorder, 0, &(RecorderSetup){.bundle_id = "forum"});
    for (int i = 0; i < 900; i++)
        record_one(recorder);
    size_t before = 0;
    for (size_t size = 0; size < SIZE; size += size < 1200 || size > SIZE - 300 ? 1 : 131) {
        // A block of its own, so that a byte too many is seen.
        AUTO_FREE unsigned char *cut = malloc(size ? size : 1);
        REQUIRE(cut);
        memcpy(cut, memory, size);
        Seen seen = look(cut, size);
        if (!CHECK(seen.true_all && seen.in_order)) printf("cut at %zu\n", size);
        if (size < 30000) CHECK(seen.count >= before);
        if (size < 30000) before = seen.count;
    }
    CHECK(before > 200);
    recorder_destroy(recorder);
}

static void a_hole_anywhere_is_a_gap(void) {
    static unsigned char torn[SIZE];
    Recorder *recorder = begin();
    recorder_setup(recorder, 0, &(RecorderSetup){.bundle_id = "forum", .start = true});
    for (int i = 0; i < 1500; i++)
        record_one(recorder);
    Seen whole = look(memory, SIZE);
    for (size_t at = 0; at < SIZE; at += at < 300 || at > SIZE - 300 ? 1 : 97) {
        memcpy(torn, memory, SIZE);
        torn[at] ^= 0x40;
        Seen seen = look(torn, SIZE);
        if (!CHECK(seen.true_all && seen.in_order && seen.gaps <= 1 && seen.count + 1 >= whole.count))
            printf("a flipped bit in byte %zu\n", at);
        memset(torn + at, 0, SIZE - at < 512 ? SIZE - at : 512);
        seen = look(torn, SIZE);
        if (!CHECK(seen.true_all && seen.in_order && seen.count)) printf("512 bytes at %zu\n", at);
    }
    recorder_destroy(recorder);
}

static void a_replay_begins_at_the_first_start_behind_all_gaps(void) {
    Recorder *recorder = begin();
    RecorderSetup start = {.bundle_id = "forum", .start = true};
    recorder_setup(recorder, ++now_us, &start);
    record_one(recorder);
    record_one(recorder);
    recorder_setup(recorder, ++now_us, &start);
    record_one(recorder);
    recorder_setup(recorder, ++now_us, &start);
    CHECK_INT(look(memory, SIZE).start, 0);
    Recording *recording = NULL;
    Err err = {0};
    size_t count = 0;
    memory[HEADER + 200] ^= 1; // in the first touch or the first setup
    REQUIRE(recording_read(memory, SIZE, &recording, &err));
    const RecordingEvent *events = recording_events(recording, &count);
    size_t first = recording_start(recording);
    REQUIRE(first < count);
    CHECK(events[first].kind == RECORDING_SETUP && events[first].setup->start);
    for (size_t i = first + 1; i < count; i++)
        CHECK(!events[i].after_gap);
    recording_destroy(recording);
    recorder_destroy(recorder);
}

static void a_setup_is_always_in_the_ring(void) {
    Recorder *recorder = begin();
    Recording *recording = NULL;
    Err err = {0};
    AUTO_FREE char *settings = malloc(LIMIT_RECORDER_TEXT_BYTES + 2);
    REQUIRE(settings);
    memset(settings, ' ', LIMIT_RECORDER_TEXT_BYTES + 1);
    settings[LIMIT_RECORDER_TEXT_BYTES] = 0;
    recorder_setup(
        recorder, 0,
        &(RecorderSetup){
            .bundle_id = "old", .lang = "en", .settings = settings, .unix_s = 1000, .start = true});
    recorder_bundle(recorder, 0, "forum", 15, "beef");
    recorder_language(recorder, 0, "id");
    recorder_panel(recorder, 0, 800, 480, 154);
    for (int i = 0; i < 8000; i++)
        record_one(recorder);
    REQUIRE(recording_read(memory, SIZE, &recording, &err));
    const RecorderSetup *setup = recording_setup(recording);
    size_t count = 0;
    recording_events(recording, &count);
    REQUIRE(setup);
    CHECK_STR(setup->bundle_id, "forum");
    CHECK_INT(setup->bundle_version, 15);
    CHECK_STR(setup->lang, "id");
    CHECK_INT(setup->width, 800);
    CHECK_INT(strlen(setup->settings), LIMIT_RECORDER_TEXT_BYTES);
    CHECK(!setup->start);
    CHECK_INT(recording_start(recording), count);
    recording_destroy(recording);
    settings[LIMIT_RECORDER_TEXT_BYTES] = ' ';
    settings[LIMIT_RECORDER_TEXT_BYTES + 1] = 0;
    recorder_setup(recorder, 1, &(RecorderSetup){.settings = settings});
    recorder_clock(recorder, 5000000, 2000, 0, RECORDER_CERTAIN);
    for (int64_t i = 0; i < 2000; i++)
        recorder_frame(recorder, 5000000 + i * 1000000, 0, 0);
    REQUIRE(recording_read(memory, SIZE, &recording, &err));
    const RecordingEvent *events = recording_events(recording, &count);
    setup = recording_setup(recording);
    CHECK_STR(setup->settings, "");
    for (size_t i = 0; i < count; i++) // the clock of a setup that is written again has run on
        if (events[i].kind == RECORDING_SETUP)
            CHECK_INT(events[i].setup->unix_s, 2000 + (events[i].time_us - 5000000) / 1000000);
    recording_destroy(recording);
    recorder_destroy(recorder);
}

static void a_new_recorder_forgets_what_was_there(void) {
    Recorder *recorder = begin();
    for (int i = 0; i < 1500; i++)
        record_one(recorder);
    recorder_destroy(recorder);
    recorder = begin();
    CHECK_INT(look(memory, SIZE).count, 0);
    record_one(recorder);
    CHECK_INT(look(memory, SIZE).count, 1);
    recorder_destroy(recorder);
}

static void no_recorder_records_nothing(void) {
    RecorderSetup setup = {.bundle_id = "x"};
    recorder_setup(NULL, 0, &setup);
    recorder_touch(NULL, 0, RECORDER_DOWN, 0, 0, 0);
    recorder_outcome(NULL, 0, RECORDER_PIN_PAD, "x");
    recorder_clock(NULL, 0, 0, 0, RECORDER_CERTAIN);
    recorder_mount(NULL, 0, "x", true);
    recorder_setting(NULL, 0, "x", "y");
    recorder_language(NULL, 0, "x");
    recorder_bundle(NULL, 0, "x", 0, "y");
    recorder_panel(NULL, 0, 0, 0, 0);
    recorder_work(NULL, 0, "x");
    recorder_frame(NULL, 0, 0, 0);
    recorder_note(NULL, 0, "x");
    recorder_step(NULL, 0);
    recorder_await(NULL, 0, "x");
    recorder_light(NULL, 0, true, false);
    recorder_exposed(NULL, 0);
    recorder_destroy(NULL);
    Recorder *recorder = NULL;
    Err err = {0};
    CHECK(!recorder_create(memory, SIZE - 8, "x", &recorder, &err));
    CHECK(!recorder_create(memory, SIZE - 1, "x", &recorder, &err));
    CHECK(!recorder_create(memory, LIMIT_RECORDING_BYTES + 8, "x", &recorder, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
}

static void what_is_no_recording_is_refused(void) {
    static unsigned char other[SIZE];
    Recording *recording = NULL;
    Err err = {0};
    CHECK(!recording_read(other, SIZE, &recording, &err));
    CHECK_INT(err.code, ERR_BAD_RECORD);
    CHECK(!recording_read(other, 0, &recording, &err));
    CHECK_INT(err.code, ERR_BAD_RECORD);
    CHECK(recording == NULL);
    Recorder *recorder = begin();
    RingHeader header;
    memcpy(&header, memory, sizeof header);
    header.format = RING_FORMAT + 1;
    header.check = ring_check(&header, sizeof header);
    memcpy(memory, &header, sizeof header);
    CHECK(!recording_read(memory, SIZE, &recording, &err));
    CHECK_INT(err.code, ERR_NEW_FORMAT);
    recorder_destroy(recorder);
}

static void events_are_found_without_the_header(void) {
    Recorder *recorder = begin();
    for (int i = 0; i < 1500; i++)
        record_one(recorder);
    Seen whole = look(memory, SIZE);
    memset(memory, 0, HEADER);
    CHECK_INT(look(memory, SIZE).count, whole.count);
    recorder_destroy(recorder);
}

TEST_MAIN(TEST(every_kind_is_read_as_it_was_recorded), TEST(the_ring_goes_round_at_every_offset),
          TEST(a_full_ring_holds_its_size_in_events), TEST(a_crash_while_recording_loses_that_event_alone),
          TEST(a_file_cut_at_any_byte_keeps_its_whole_events), TEST(a_hole_anywhere_is_a_gap),
          TEST(a_replay_begins_at_the_first_start_behind_all_gaps), TEST(a_setup_is_always_in_the_ring),
          TEST(a_new_recorder_forgets_what_was_there), TEST(no_recorder_records_nothing),
          TEST(what_is_no_recording_is_refused), TEST(events_are_found_without_the_header))
