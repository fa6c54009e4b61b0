#include "digest.h"

#include <sodium.h>
#include <string.h>

_Static_assert(sizeof(DigestState) >= sizeof(crypto_hash_sha256_state), "libsodium's state has room");
_Static_assert(DIGEST_BYTES == crypto_hash_sha256_BYTES, "SHA-256");

static crypto_hash_sha256_state *state_of(DigestState *state) {
    return (crypto_hash_sha256_state *)(void *)state->opaque;
}

void digest_begin(DigestState *state) {
    crypto_hash_sha256_init(state_of(state));
}

void digest_add(DigestState *state, const void *data, size_t size) {
    crypto_hash_sha256_update(state_of(state), data, size);
}

Digest digest_end(DigestState *state) {
    Digest digest;
    crypto_hash_sha256_final(state_of(state), digest.bytes);
    return digest;
}

bool digest_equal(const Digest *a, const Digest *b) {
    return !memcmp(a->bytes, b->bytes, DIGEST_BYTES);
}

void digest_hex(const Digest *digest, char hex[DIGEST_HEX_SIZE]) {
    sodium_bin2hex(hex, DIGEST_HEX_SIZE, digest->bytes, DIGEST_BYTES);
}

bool digest_from_hex(const char *hex, Digest *ret_digest) {
    Digest digest;
    size_t size = 0;
    if (strlen(hex) != DIGEST_HEX_SIZE - 1 || strspn(hex, "0123456789abcdef") != DIGEST_HEX_SIZE - 1)
        return false;
    if (sodium_hex2bin(digest.bytes, DIGEST_BYTES, hex, strlen(hex), NULL, &size, NULL)) return false;
    *ret_digest = digest;
    return true;
}
