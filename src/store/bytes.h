// Little-endian numbers in a zip. Internal to store/.
#pragma once
#include <stdint.h>

static inline uint16_t bytes_16(const unsigned char *at) {
    return (uint16_t)(at[0] | at[1] << 8);
}

static inline uint32_t bytes_32(const unsigned char *at) {
    return bytes_16(at) | (uint32_t)bytes_16(at + 2) << 16;
}

static inline uint64_t bytes_64(const unsigned char *at) {
    return bytes_32(at) | (uint64_t)bytes_32(at + 4) << 32;
}
