// Any bytes as a flight recorder's file: as they are; and, because hardly any would pass the checks, as
// payloads of records that are sealed here (a kind, a length, bytes). Nothing may crash, hang or leak, and
// what is read is consistent.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "record/recording.h"
#include "record/ring.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    RING = 4096
};

static void hold(bool holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_recorder: %s\n", what);
    abort();
}

static size_t letters(const char *text) {
    hold(text != NULL, "a text that is none");
    return strlen(text);
}

static size_t read_texts(const RecordingEvent *event) {
    const RecorderSetup *setup = event->setup;
    switch (event->kind) {
    case RECORDING_SETUP:
        return letters(setup->bundle_id) + letters(setup->bundle_hash) + letters(setup->lang) +
               letters(setup->screen) + letters(setup->settings);
    case RECORDING_OUTCOME:
        return letters(event->outcome.outcome);
    case RECORDING_MOUNT:
        return letters(event->mount.name);
    case RECORDING_SETTING:
        return letters(event->setting.name) + letters(event->setting.value);
    case RECORDING_BUNDLE:
        return letters(event->bundle.id) + letters(event->bundle.hash);
    case RECORDING_LANGUAGE:
    case RECORDING_AWAIT:
    case RECORDING_WORK:
    case RECORDING_NOTE:
        return letters(event->text);
    case RECORDING_TOUCH:
        hold(event->touch.touch <= RECORDER_LOST, "a touch that is none");
        return 0;
    default:
        hold(event->kind > 0 && event->kind < RECORDING_KIND_END, "a kind that is none");
        return 0;
    }
}

static void read_file(const void *data, size_t size) {
    Recording *recording = NULL;
    Err err = {0};
    if (!recording_read(data, size, &recording, &err)) {
        hold(err.code != ERR_NONE && err.message[0], "a refusal without a reason");
        return;
    }
    size_t count = 0, gaps = 0, start = recording_start(recording);
    const RecordingEvent *events = recording_events(recording, &count);
    for (size_t i = 0; i < count; i++) {
        read_texts(&events[i]);
        gaps += events[i].after_gap;
        hold(i <= start || !events[i].after_gap, "a gap behind the start");
    }
    hold(gaps == recording_gaps(recording), "gaps that are not there");
    hold(start <= count && (start == count || events[start].setup->start), "a start that is none");
    letters(recording_program(recording));
    recording_destroy(recording);
}

static void read_sealed(const uint8_t *data, size_t size) {
    static _Alignas(8) unsigned char file[sizeof(RingHeader) + RING];
    memset(file, 0, sizeof file);
    RingHeader header = {.format = RING_FORMAT, .ring_bytes = RING, .program = "fuzz"};
    memcpy(header.magic, ring_magic, sizeof header.magic);
    header.check = ring_check(&header, sizeof header);
    memcpy(file, &header, sizeof header);
    size_t offset = 0;
    while (size >= 3) {
        size_t payload = data[1] | (size_t)(data[2] & 7) << 8;
        if (payload > size - 3) payload = size - 3;
        size_t bytes = ring_record_bytes(payload);
        if (offset + bytes > RING) break;
        unsigned char *to = file + sizeof header + offset;
        RingRecord head = {.units = (uint16_t)(bytes / RING_ALIGN),
                           .kind = data[0],
                           .padding = (uint8_t)(bytes - sizeof head - payload),
                           .position = offset};
        memcpy(to, &head, sizeof head);
        memcpy(to + sizeof head, data + 3, payload);
        head.check = ring_check(to, bytes);
        memcpy(to, &head.check, sizeof head.check);
        offset += bytes;
        data += 3 + payload;
        size -= 3 + payload;
    }
    read_file(file, sizeof file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    read_file(data, size);
    read_sealed(data, size);
    return 0;
}
