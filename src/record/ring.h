// The flight recorder's memory: a header, then a ring of records. Internal to record/.
//
// Positions count bytes since the recorder began, and a record stands at its position modulo the ring's size.
// It never goes over the ring's end: where it would, it stands at the beginning of the next round, and what
// is left at the end is no part of the recording. A record is whole when its place fits its position and its
// check holds; so readers need no pointer to the newest, and what is torn is left out.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "base/hash.h"

enum {
    RING_FORMAT = 1,
    RING_ALIGN = 8,
    RING_PROGRAM_SIZE = 48
};

static const char ring_magic[8] = {'B', 'A', 'L', 'A', 'I', 'R', 'E', 'C'};

// Numbers are little-endian, as on every machine that Balai runs on.
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the ring's numbers are little-endian");

typedef struct RingHeader {
    uint32_t check; // of what follows
    uint32_t format;
    char magic[8];
    uint64_t ring_bytes;
    char program[RING_PROGRAM_SIZE];
} RingHeader;
_Static_assert(sizeof(RingHeader) == 72, "the header is part of the format");

typedef struct RingRecord {
    uint32_t check; // of what follows, payload included; 0 while it is being written
    uint16_t units; // its size with the payload, in 8 bytes
    uint8_t kind;
    uint8_t padding; // bytes of the last unit that are not payload
    uint64_t position;
    int64_t time_us;
} RingRecord;
_Static_assert(sizeof(RingRecord) == 24, "a record's head is part of the format");

// The check of size bytes (a multiple of 8) that begin with a check.
static inline uint32_t ring_check(const void *data, size_t size) {
    const unsigned char *bytes = data;
    uint64_t hash = HASH_START, word;
    for (size_t i = 0; i < size; i += sizeof word) {
        memcpy(&word, bytes + i, sizeof word);
        if (!i) word &= ~(uint64_t)UINT32_MAX; // the check itself
        hash = hash_int(hash, (int64_t)word);
    }
    uint32_t check = (uint32_t)(hash ^ hash >> 32);
    return check ? check : 1;
}

static inline size_t ring_record_bytes(size_t payload) {
    return sizeof(RingRecord) + (payload + RING_ALIGN - 1) / RING_ALIGN * RING_ALIGN;
}
