#include "recorder.h"

#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "names.h"
#include "recording.h"
#include "ring.h"

enum {
    TEXT_MOST = 255, // of anything but the settings
    PAYLOAD_MOST = LIMIT_RECORDER_TEXT_BYTES + 1024
};

// The last setup, to be written again.
typedef struct Kept {
    RecorderSetup setup; // its strings are those below
    char bundle_id[LIMIT_ID_BYTES + 1], bundle_hash[TEXT_MOST + 1], lang[LIMIT_LANGUAGE_BYTES + 1];
    char screen[LIMIT_RECORD_NAME_BYTES + 1], settings[LIMIT_RECORDER_TEXT_BYTES + 1];
    int64_t clock_us; // when the setup's wall clock was read
    bool known;
} Kept;

struct Recorder {
    unsigned char *ring;
    size_t ring_bytes;
    size_t offset;     // of the next record
    uint64_t position; // the same, counted from the beginning
    size_t since_setup;
    Kept kept;
};

// What a record says, in the order in which it is read.
typedef struct Payload {
    size_t size;
    unsigned char bytes[PAYLOAD_MOST];
} Payload;

bool recorder_create(void *memory, size_t size, const char *program_version, Recorder **ret_recorder,
                     Err *err) {
    if (size < LIMIT_RECORDER_BYTES_MIN || size > LIMIT_RECORDING_BYTES || size % RING_ALIGN)
        return err_set(err, ERR_TOO_LARGE, "%zu bytes are no size for a flight recorder", size);
    Recorder *recorder = calloc(1, sizeof *recorder);
    if (!recorder) return err_set(err, ERR_NO_MEMORY, "no memory for the flight recorder");
    // Also touches every page, so that none has to be found on the way of a frame.
    memset(memory, 0, size);
    RingHeader header = {.format = RING_FORMAT, .ring_bytes = size - sizeof header};
    memcpy(header.magic, ring_magic, sizeof header.magic);
    names_copy(header.program, sizeof header.program, program_version);
    header.check = ring_check(&header, sizeof header);
    memcpy(memory, &header, sizeof header);
    recorder->ring = (unsigned char *)memory + sizeof header;
    recorder->ring_bytes = size - sizeof header;
    *ret_recorder = recorder;
    return true;
}

void recorder_destroy(Recorder *recorder) {
    free(recorder);
}

// The compiler must not move stores over this; the processor's own order does not matter, because whoever
// reads after a crash sees them all.
static void in_order(void) {
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
}

static void store(Recorder *recorder, RecordingKind kind, int64_t time_us, const void *payload, size_t size) {
    size_t bytes = ring_record_bytes(size);
    if (recorder->offset + bytes > recorder->ring_bytes) {
        recorder->position += recorder->ring_bytes - recorder->offset;
        recorder->offset = 0;
    }
    unsigned char *to = recorder->ring + recorder->offset;
    RingRecord head = {.units = (uint16_t)(bytes / RING_ALIGN),
                       .kind = (uint8_t)kind,
                       .padding = (uint8_t)(bytes - sizeof head - size),
                       .position = recorder->position,
                       .time_us = time_us};
    memcpy(to, &head, sizeof head);
    in_order();
    memset(to + bytes - RING_ALIGN, 0, size ? RING_ALIGN : 0); // the padding
    memcpy(to + sizeof head, payload, size);
    in_order();
    head.check = ring_check(to, bytes);
    memcpy(to, &head.check, sizeof head.check);
    recorder->position += bytes;
    recorder->offset = recorder->offset + bytes == recorder->ring_bytes ? 0 : recorder->offset + bytes;
    recorder->since_setup += bytes;
}

static void put(Payload *payload, const void *data, size_t size) {
    memcpy(payload->bytes + payload->size, data, size);
    payload->size += size;
}

static void put_number(Payload *payload, int64_t number) {
    put(payload, &number, sizeof number);
}

static void put_text(Payload *payload, const char *text, size_t most) {
    uint16_t length = (uint16_t)strnlen(text, most);
    put(payload, &length, sizeof length);
    put(payload, text, length);
}

// Text from outside, made fit to be read again.
static void put_name(Payload *payload, const char *text) {
    char name[TEXT_MOST + 1];
    put_text(payload, names_copy(name, sizeof name, text), TEXT_MOST);
}

static void store_setup(Recorder *recorder, int64_t time_us, const RecorderSetup *setup) {
    Payload payload;
    payload.size = 0;
    put_number(&payload, setup->bundle_version);
    put_number(&payload, setup->width);
    put_number(&payload, setup->height);
    put(&payload, &setup->width_mm, sizeof setup->width_mm);
    put_number(&payload, setup->unix_s);
    put_number(&payload, setup->offset_s);
    put_number(&payload, setup->trust);
    put_number(&payload, setup->scene);
    put_number(&payload, setup->pass);
    put_number(&payload, setup->start);
    put_text(&payload, setup->bundle_id, LIMIT_ID_BYTES);
    put_text(&payload, setup->bundle_hash, TEXT_MOST);
    put_text(&payload, setup->lang, LIMIT_LANGUAGE_BYTES);
    put_text(&payload, setup->screen, LIMIT_RECORD_NAME_BYTES);
    put_text(&payload, setup->settings, LIMIT_RECORDER_TEXT_BYTES);
    recorder->since_setup = 0;
    store(recorder, RECORDING_SETUP, time_us, payload.bytes, payload.size);
}

// Every event comes through here. A quarter of the ring after the last setup that one is written again.
static void record(Recorder *recorder, RecordingKind kind, int64_t time_us, const Payload *payload) {
    if (recorder->kept.known && recorder->since_setup > recorder->ring_bytes / 4) {
        RecorderSetup again = recorder->kept.setup;
        again.unix_s += (time_us - recorder->kept.clock_us) / 1000000;
        store_setup(recorder, time_us, &again);
    }
    store(recorder, kind, time_us, payload->bytes, payload->size);
}

static void keep(Kept *kept, int64_t time_us, const RecorderSetup *setup) {
    kept->setup = *setup;
    kept->setup.bundle_id = names_copy(kept->bundle_id, sizeof kept->bundle_id, setup->bundle_id);
    kept->setup.bundle_hash = names_copy(kept->bundle_hash, sizeof kept->bundle_hash, setup->bundle_hash);
    kept->setup.lang = names_copy(kept->lang, sizeof kept->lang, setup->lang);
    kept->setup.screen = names_copy(kept->screen, sizeof kept->screen, setup->screen);
    size_t length = setup->settings ? strlen(setup->settings) : 0;
    if (length > LIMIT_RECORDER_TEXT_BYTES) length = 0; // half of it would be no JSON
    memcpy(kept->settings, length ? setup->settings : "", length);
    kept->settings[length] = 0;
    kept->setup.settings = kept->settings;
    kept->setup.start = false;
    kept->clock_us = time_us;
    kept->known = true;
}

void recorder_setup(Recorder *recorder, int64_t time_us, const RecorderSetup *setup) {
    if (!recorder) return;
    keep(&recorder->kept, time_us, setup);
    RecorderSetup first = recorder->kept.setup;
    first.start = setup->start;
    store_setup(recorder, time_us, &first);
}

void recorder_touch(Recorder *recorder, int64_t time_us, RecorderTouch touch, int64_t finger, int x, int y) {
    if (!recorder) return;
    Payload payload;
    payload.size = 0;
    int32_t numbers[] = {x, y};
    uint8_t what = (uint8_t)touch;
    put_number(&payload, finger);
    put(&payload, numbers, sizeof numbers);
    put(&payload, &what, sizeof what);
    record(recorder, RECORDING_TOUCH, time_us, &payload);
}

void recorder_frame(Recorder *recorder, int64_t time_us, int64_t took_us, uint64_t hash) {
    if (!recorder) return;
    Payload payload;
    payload.size = 0;
    put_number(&payload, took_us);
    put_number(&payload, (int64_t)hash);
    record(recorder, RECORDING_FRAME, time_us, &payload);
}

static void record_named(Recorder *recorder, RecordingKind kind, int64_t time_us, int64_t number,
                         const char *first, const char *second) {
    if (!recorder) return;
    Payload payload;
    payload.size = 0;
    put_number(&payload, number);
    put_name(&payload, first);
    put_name(&payload, second);
    record(recorder, kind, time_us, &payload);
}

void recorder_outcome(Recorder *recorder, int64_t time_us, RecorderPad pad, const char *outcome) {
    record_named(recorder, RECORDING_OUTCOME, time_us, pad, outcome, "");
}

void recorder_mount(Recorder *recorder, int64_t time_us, const char *name, bool there) {
    record_named(recorder, RECORDING_MOUNT, time_us, there, name, "");
}

void recorder_setting(Recorder *recorder, int64_t time_us, const char *name, const char *value) {
    record_named(recorder, RECORDING_SETTING, time_us, 0, name, value);
}

void recorder_work(Recorder *recorder, int64_t time_us, const char *name) {
    record_named(recorder, RECORDING_WORK, time_us, 0, name, "");
}

void recorder_await(Recorder *recorder, int64_t time_us, const char *name) {
    record_named(recorder, RECORDING_AWAIT, time_us, 0, name, "");
}

void recorder_light(Recorder *recorder, int64_t time_us, bool lit, bool painted) {
    record_named(recorder, RECORDING_LIGHT, time_us, (lit ? 1 : 0) + (painted ? 2 : 0), "", "");
}

static void record_bare(Recorder *recorder, RecordingKind kind, int64_t time_us) {
    Payload payload;
    payload.size = 0;
    if (recorder) record(recorder, kind, time_us, &payload);
}

void recorder_step(Recorder *recorder, int64_t time_us) {
    record_bare(recorder, RECORDING_STEP, time_us);
}

void recorder_exposed(Recorder *recorder, int64_t time_us) {
    record_bare(recorder, RECORDING_EXPOSED, time_us);
}

void recorder_note(Recorder *recorder, int64_t time_us, const char *text) {
    record_named(recorder, RECORDING_NOTE, time_us, 0, text, "");
}

void recorder_language(Recorder *recorder, int64_t time_us, const char *tag) {
    if (recorder) names_copy(recorder->kept.lang, sizeof recorder->kept.lang, tag);
    record_named(recorder, RECORDING_LANGUAGE, time_us, 0, tag, "");
}

void recorder_bundle(Recorder *recorder, int64_t time_us, const char *id, int64_t version, const char *hash) {
    if (recorder) {
        Kept *kept = &recorder->kept;
        names_copy(kept->bundle_id, sizeof kept->bundle_id, id);
        names_copy(kept->bundle_hash, sizeof kept->bundle_hash, hash);
        kept->setup.bundle_version = version;
    }
    record_named(recorder, RECORDING_BUNDLE, time_us, version, id, hash);
}

void recorder_panel(Recorder *recorder, int64_t time_us, int width, int height, double width_mm) {
    if (!recorder) return;
    Payload payload;
    payload.size = 0;
    put_number(&payload, width);
    put_number(&payload, height);
    put(&payload, &width_mm, sizeof width_mm);
    recorder->kept.setup.width = width;
    recorder->kept.setup.height = height;
    recorder->kept.setup.width_mm = width_mm;
    record(recorder, RECORDING_PANEL, time_us, &payload);
}

void recorder_clock(Recorder *recorder, int64_t time_us, int64_t unix_s, int32_t offset_s,
                    RecorderTrust trust) {
    if (!recorder) return;
    Payload payload;
    payload.size = 0;
    put_number(&payload, unix_s);
    put_number(&payload, offset_s);
    put_number(&payload, trust);
    recorder->kept.clock_us = time_us;
    recorder->kept.setup.unix_s = unix_s;
    recorder->kept.setup.offset_s = offset_s;
    recorder->kept.setup.trust = trust;
    record(recorder, RECORDING_CLOCK, time_us, &payload);
}
