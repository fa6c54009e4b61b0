// Signatures as minisign writes them: Ed25519 over the file (Ed) or its BLAKE2b-512 (ED), and over the
// trusted comment.
#pragma once
#include "store/keys.h"

enum {
    SIGNATURE_COMMENT_SIZE = 1024 // with NUL; minisign's own is 8192, a line of ours 60
};

typedef struct Signature {
    unsigned char key_id[KEY_ID_BYTES];
    bool prehashed; // ED
    unsigned char bytes[64];
    char comment[SIGNATURE_COMMENT_SIZE]; // trusted once it is verified
    unsigned char comment_bytes[64];      // the signature of bytes and comment
} Signature;

// ERR_BAD_SIGNATURE where it is none.
bool signature_read(const char *text, size_t size, Signature *ret_signature, Err *err) MUST_USE;
// ERR_BAD_SIGNATURE unless key made it for these bytes and this comment.
bool signature_verify(const Signature *signature, const PublicKey *key, const void *data, size_t data_size,
                      Err *err) MUST_USE;
// The text of a .minisig file (ED), which the caller frees. comment is one line.
bool signature_make(const SecretKey *key, const void *data, size_t size, const char *comment, char **ret_text,
                    Err *err) MUST_USE;
