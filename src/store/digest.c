#include "digest.h"

#include <nettle/sha2.h>
#include <sodium.h>
#include <string.h>

_Static_assert(sizeof(DigestState) >= sizeof(struct sha256_ctx), "nettle's state has room");
_Static_assert(DIGEST_BYTES == SHA256_DIGEST_SIZE, "SHA-256");

static struct sha256_ctx *state_of(DigestState *state) {
    return (struct sha256_ctx *)(void *)state->opaque;
}

// Nettle uses the processor's own SHA-256 where it has one: five times as fast as libsodium's, which is plain
// C.
void digest_begin(DigestState *state) {
    sha256_init(state_of(state));
}

void digest_add(DigestState *state, const void *data, size_t size) {
    sha256_update(state_of(state), size, data);
}

Digest digest_end(DigestState *state) {
    Digest digest;
    sha256_digest(state_of(state), DIGEST_BYTES, digest.bytes);
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
