#include "recording.h"

#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/limits.h"
#include "event_read.h"
#include "names.h"
#include "ring.h"

struct Recording {
    Arena arena; // everything below
    char program[RING_PROGRAM_SIZE];
    RecordingEvent *events;
    size_t count, gaps, start;
    const RecorderSetup *setup;
};

// A whole record of the ring.
typedef struct Found {
    RingRecord head;
    size_t offset, bytes;
} Found;

typedef struct Ring {
    const unsigned char *bytes;
    size_t there; // bytes of it that there are: a file may be cut
    uint64_t bytes_claimed;
    Found *found;
    size_t count, capacity;
    size_t budget; // bytes that may still be checked: what claims to be long everywhere must not take hours
} Ring;

static const char *const kind_words[] = {
    [RECORDING_SETUP] = "setup",       [RECORDING_TOUCH] = "touch",   [RECORDING_OUTCOME] = "outcome",
    [RECORDING_CLOCK] = "clock",       [RECORDING_MOUNT] = "mount",   [RECORDING_SETTING] = "setting",
    [RECORDING_LANGUAGE] = "language", [RECORDING_BUNDLE] = "bundle", [RECORDING_PANEL] = "panel",
    [RECORDING_WORK] = "work",         [RECORDING_FRAME] = "frame",   [RECORDING_NOTE] = "note",
    [RECORDING_STEP] = "step",         [RECORDING_AWAIT] = "await",   [RECORDING_LIGHT] = "light",
    [RECORDING_EXPOSED] = "exposed",
};
_Static_assert(COUNT_OF(kind_words) == RECORDING_KIND_END, "every kind has its word");

const char *recording_kind_word(RecordingKind kind) {
    return kind > 0 && kind < RECORDING_KIND_END ? kind_words[kind] : "unknown";
}

static bool is_record(Ring *ring, size_t offset, Found *ret_found) {
    const uint64_t longest_run = UINT64_C(1) << 62; // positions add up without overflow
    RingRecord head;
    if (ring->there - offset < sizeof head) return false;
    memcpy(&head, ring->bytes + offset, sizeof head);
    size_t bytes = (size_t)head.units * RING_ALIGN;
    if (!head.check || head.position > longest_run || head.position % ring->bytes_claimed != offset)
        return false;
    if (bytes < sizeof head || bytes > ring->there - offset || head.padding >= RING_ALIGN) return false;
    if (bytes > ring->budget) return false;
    ring->budget -= bytes;
    *ret_found = (Found){head, offset, bytes};
    return ring_check(ring->bytes + offset, bytes) == head.check;
}

static bool add_found(Ring *ring, const Found *found) {
    if (ring->count == ring->capacity) {
        size_t capacity = ring->capacity ? ring->capacity * 2 : 1024;
        Found *more = realloc(ring->found, capacity * sizeof *more);
        if (!more) return false;
        ring->found = more;
        ring->capacity = capacity;
    }
    ring->found[ring->count++] = *found;
    return true;
}

static int by_position(const void *a, const void *b) {
    uint64_t left = ((const Found *)a)->head.position, right = ((const Found *)b)->head.position;
    return (left > right) - (left < right);
}

// What is older than one round is a rest that nothing has covered yet.
static void drop_stale(Ring *ring) {
    if (!ring->count) return;
    const Found *last = &ring->found[ring->count - 1];
    uint64_t end = last->head.position + last->bytes;
    size_t stale = 0;
    while (ring->found[stale].head.position + ring->bytes_claimed < end)
        stale++;
    ring->count -= stale;
    memmove(ring->found, ring->found + stale, ring->count * sizeof *ring->found);
}

static bool find_records(Ring *ring) {
    ring->budget = ring->there * 16;
    for (size_t offset = 0; offset + sizeof(RingRecord) <= ring->there;) {
        Found found;
        bool whole = is_record(ring, offset, &found);
        if (whole && !add_found(ring, &found)) return false;
        offset += whole ? found.bytes : RING_ALIGN;
    }
    if (ring->count) qsort(ring->found, ring->count, sizeof *ring->found, by_position);
    drop_stale(ring);
    return true;
}

static bool follows(const Ring *ring, const Found *before, const Found *after) {
    uint64_t end = before->head.position + before->bytes;
    if (after->head.position == end) return true;
    uint64_t left = ring->bytes_claimed - end % ring->bytes_claimed;
    return !after->offset && after->bytes > left && after->head.position == end + left;
}

static bool read_event(const Ring *ring, const Found *found, Arena *arena, RecordingEvent *ret_event) {
    const RingRecord *head = &found->head;
    const unsigned char *payload = ring->bytes + found->offset + sizeof *head;
    size_t room = found->bytes - sizeof *head;
    return head->padding <= room && head->kind && head->kind < RECORDING_KIND_END &&
           event_read((RecordingKind)head->kind, head->time_us, payload, room - head->padding, arena,
                      ret_event);
}

static bool read_events(Recording *recording, const Ring *ring) {
    recording->events = ARENA_NEW(&recording->arena, RecordingEvent, ring->count ? ring->count : 1);
    if (!recording->events) return false;
    bool gap = false;
    for (size_t i = 0; i < ring->count; i++) {
        RecordingEvent *event = &recording->events[recording->count];
        gap = gap || (i && !follows(ring, &ring->found[i - 1], &ring->found[i]));
        if (!read_event(ring, &ring->found[i], &recording->arena, event)) {
            gap = true;
            continue;
        }
        event->after_gap = gap && recording->count;
        recording->gaps += event->after_gap;
        gap = false;
        if (event->kind == RECORDING_SETUP && !recording->setup) recording->setup = event->setup;
        recording->count++;
    }
    return true;
}

static void find_start(Recording *recording) {
    recording->start = recording->count;
    for (size_t i = recording->count; i-- > 0;) {
        const RecordingEvent *event = &recording->events[i];
        if (event->kind == RECORDING_SETUP && event->setup->start) recording->start = i;
        if (event->after_gap) break;
    }
}

// What the header says, as far as it is whole; else what the size says.
static bool read_header(const unsigned char *bytes, size_t size, Recording *recording, Ring *ring,
                        bool *ret_whole, Err *err) {
    RingHeader header;
    if (size < sizeof header + sizeof(RingRecord) || size > LIMIT_RECORDING_BYTES)
        return err_set(err, ERR_BAD_RECORD, "%zu bytes are no size of a recording", size);
    memcpy(&header, bytes, sizeof header);
    *ret_whole = !memcmp(header.magic, ring_magic, sizeof header.magic) &&
                 header.check == ring_check(&header, sizeof header);
    if (*ret_whole && header.format != RING_FORMAT)
        return err_set(err, ERR_NEW_FORMAT, "a recording of format %u; this program reads format %d",
                       header.format, RING_FORMAT);
    ring->bytes = bytes + sizeof header;
    ring->there = size - sizeof header;
    ring->bytes_claimed = *ret_whole ? header.ring_bytes : ring->there;
    if (ring->bytes_claimed < sizeof(RingRecord) || ring->bytes_claimed > LIMIT_RECORDING_BYTES)
        return err_set(err, ERR_BAD_RECORD, "its ring has no size that a ring can have");
    if (ring->there > ring->bytes_claimed) ring->there = (size_t)ring->bytes_claimed;
    header.program[RING_PROGRAM_SIZE - 1] = 0;
    if (*ret_whole) names_copy(recording->program, sizeof recording->program, header.program);
    return true;
}

bool recording_read(const void *data, size_t size, Recording **ret_recording, Err *err) {
    Recording *recording = calloc(1, sizeof *recording);
    if (!recording) return err_set(err, ERR_NO_MEMORY, "no memory for a recording");
    arena_init(&recording->arena, (size_t)LIMIT_RECORDING_BYTES * 8);
    Ring ring = {0};
    bool whole = false;
    bool sound = read_header(data, size, recording, &ring, &whole, err);
    if (sound && !(find_records(&ring) && read_events(recording, &ring)))
        sound = err_set(err, ERR_NO_MEMORY, "no memory for a recording");
    if (sound && !whole && !recording->count)
        sound = err_set(err, ERR_BAD_RECORD, "it is not a flight recorder's file");
    free(ring.found);
    if (!sound) {
        recording_destroy(recording);
        return false;
    }
    find_start(recording);
    *ret_recording = recording;
    return true;
}

void recording_destroy(Recording *recording) {
    if (!recording) return;
    arena_finish(&recording->arena);
    free(recording);
}

const char *recording_program(const Recording *recording) {
    return recording->program;
}

const RecorderSetup *recording_setup(const Recording *recording) {
    return recording->setup;
}

const RecordingEvent *recording_events(const Recording *recording, size_t *ret_count) {
    *ret_count = recording->count;
    return recording->events;
}

size_t recording_gaps(const Recording *recording) {
    return recording->gaps;
}

size_t recording_start(const Recording *recording) {
    return recording->start;
}
