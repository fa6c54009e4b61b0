// Any bytes as a signature, a public key and a secret key. Nothing may crash, hang or leak; nothing that was
// not signed is taken for signed; a secret key never costs more than minisign's.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "store/signature.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void expect(bool holds) {
    if (!holds) abort();
}

static void sign_with(const SecretKey *secret, const uint8_t *data, size_t size) {
    PublicKey key;
    Signature signature;
    char *text = NULL;
    memcpy(key.id, secret->id, KEY_ID_BYTES);
    memcpy(key.key, secret->key + KEY_SECRET_BYTES - KEY_PUBLIC_BYTES, KEY_PUBLIC_BYTES);
    expect(signature_make(secret, data, size, "fuzz", &text, NULL));
    expect(signature_read(text, strlen(text), &signature, NULL));
    expect(signature_verify(&signature, &key, data, size, NULL));
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char key_text[] = "RWS8lFonSk3koViuFJee1W/3KhAEARtHkVJQgOxR8ITDhF8WziS6bhzB";
    const char *text = (const char *)data;
    PublicKey key, stranger;
    SecretKey secret;
    Signature signature;
    bool locked;
    expect(public_key_read(key_text, strlen(key_text), &key, NULL));
    if (signature_read(text, size, &signature, NULL)) {
        expect(strlen(signature.comment) < SIGNATURE_COMMENT_SIZE);
        memcpy(signature.key_id, key.id, KEY_ID_BYTES); // so that the rest is looked at
        expect(!signature_verify(&signature, &key, text, size, NULL));
    }
    if (public_key_read(text, size, &stranger, NULL)) {
        char id[KEY_ID_SIZE];
        key_id_text(stranger.id, id);
        expect(strlen(id) == KEY_ID_SIZE - 1);
    }
    // A password would cost a second each time; without one the rest is the same.
    if (secret_key_has_password(text, size, &locked, NULL) &&
        secret_key_read(text, size, NULL, &secret, NULL))
        sign_with(&secret, data, size);
    return 0;
}
