// FNV-1a, 64 bits: for caches and for comparing draw lists; not for anything that must resist an attacker.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define HASH_START UINT64_C(0xcbf29ce484222325)

static inline uint64_t hash_bytes(uint64_t hash, const void *data, size_t size) {
    const unsigned char *bytes = data;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ bytes[i]) * UINT64_C(0x100000001b3);
    return hash;
}

static inline uint64_t hash_int(uint64_t hash, int64_t value) {
    // One round a value is enough spread for the few values a command has.
    return (hash ^ (uint64_t)value) * UINT64_C(0x9e3779b97f4a7c15) ^ (hash >> 29);
}

static inline uint64_t hash_str(uint64_t hash, const char *text) {
    return hash_bytes(hash, text ? text : "", text ? strlen(text) + 1 : 0);
}
