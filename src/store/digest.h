// SHA-256 of what comes in pieces, and its text form.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    DIGEST_BYTES = 32,
    DIGEST_HEX_SIZE = 65 // with NUL
};

typedef struct Digest {
    unsigned char bytes[DIGEST_BYTES];
} Digest;

typedef struct DigestState {
    _Alignas(16) unsigned char opaque[128]; // nettle's state: asserted in digest.c
} DigestState;

void digest_begin(DigestState *state);
void digest_add(DigestState *state, const void *data, size_t size);
Digest digest_end(DigestState *state);

bool digest_equal(const Digest *a, const Digest *b);
void digest_hex(const Digest *digest, char hex[DIGEST_HEX_SIZE]); // small letters
bool digest_from_hex(const char *hex, Digest *ret_digest);        // false unless 64 hexadecimal digits, small
