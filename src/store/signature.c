#include "signature.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "store/lines.h"

enum {
    LINE_BYTES = 2 + KEY_ID_BYTES + crypto_sign_BYTES,
    HASH_BYTES = crypto_generichash_BYTES_MAX,
    MESSAGE_BYTES = crypto_sign_BYTES + SIGNATURE_COMMENT_SIZE,
};
_Static_assert(sizeof((Signature *)0)->bytes == crypto_sign_BYTES && HASH_BYTES == 64,
               "Ed25519 and BLAKE2b-512");

static bool no_signature(Err *err) {
    return err_set(err, ERR_BAD_SIGNATURE, "this is not a signature of minisign's");
}

static bool read_comment(Line line, Signature *signature) {
    if (!line_skip(&line, "trusted comment:") || line.size >= SIGNATURE_COMMENT_SIZE ||
        memchr(line.text, 0, line.size))
        return false;
    memcpy(signature->comment, line.text, line.size);
    signature->comment[line.size] = 0;
    return true;
}

bool signature_read(const char *text, size_t size, Signature *ret_signature, Err *err) {
    Signature signature = {0};
    unsigned char bytes[LINE_BYTES];
    Lines lines = {text, size};
    Line comment = lines_next(&lines);
    if (size > LIMIT_SIGNATURE_FILE_BYTES || !line_skip(&comment, "untrusted comment:") ||
        !line_base64(lines_next(&lines), bytes, sizeof bytes) ||
        !read_comment(lines_next(&lines), &signature) ||
        !line_base64(lines_next(&lines), signature.comment_bytes, crypto_sign_BYTES) ||
        !lines_are_over(&lines))
        return no_signature(err);
    signature.prehashed = !memcmp(bytes, "ED", 2);
    if (!signature.prehashed && memcmp(bytes, "Ed", 2) != 0) return no_signature(err);
    memcpy(signature.key_id, bytes + 2, KEY_ID_BYTES);
    memcpy(signature.bytes, bytes + 2 + KEY_ID_BYTES, crypto_sign_BYTES);
    *ret_signature = signature;
    return true;
}

static size_t comment_message(const unsigned char bytes[64], const char *comment,
                              unsigned char message[MESSAGE_BYTES]) {
    size_t length = strlen(comment);
    memcpy(message, bytes, crypto_sign_BYTES);
    memcpy(message + crypto_sign_BYTES, comment, length);
    return crypto_sign_BYTES + length;
}

bool signature_verify(const Signature *signature, const PublicKey *key, const void *data, size_t data_size,
                      Err *err) {
    unsigned char hash[HASH_BYTES], message[MESSAGE_BYTES];
    if (sodium_init() < 0) return err_set(err, ERR_NO_MEMORY, "no memory to check a signature");
    if (memcmp(signature->key_id, key->id, KEY_ID_BYTES))
        return err_set(err, ERR_BAD_SIGNATURE, "the signature is by another key");
    if (signature->prehashed) {
        crypto_generichash(hash, sizeof hash, data, data_size, NULL, 0);
        data = hash;
        data_size = sizeof hash;
    }
    if (crypto_sign_verify_detached(signature->bytes, data, data_size, key->key))
        return err_set(err, ERR_BAD_SIGNATURE,
                       "the signature does not fit: what was signed was something else");
    size_t length = comment_message(signature->bytes, signature->comment, message);
    if (crypto_sign_verify_detached(signature->comment_bytes, message, length, key->key))
        return err_set(err, ERR_BAD_SIGNATURE, "the signature's comment was changed");
    return true;
}

bool signature_make(const SecretKey *key, const void *data, size_t size, const char *comment, char **ret_text,
                    Err *err) {
    unsigned char line[LINE_BYTES], comment_bytes[crypto_sign_BYTES], hash[HASH_BYTES],
        message[MESSAGE_BYTES];
    char base64[sodium_base64_ENCODED_LEN(LINE_BYTES, sodium_base64_VARIANT_ORIGINAL)];
    char comment_base64[sodium_base64_ENCODED_LEN(crypto_sign_BYTES, sodium_base64_VARIANT_ORIGINAL)];
    if (sodium_init() < 0) return err_set(err, ERR_NO_MEMORY, "no memory to sign");
    if (strlen(comment) >= SIGNATURE_COMMENT_SIZE || comment[strcspn(comment, "\r\n")])
        return err_set(err, ERR_USAGE, "a signature's comment is one line of at most %d bytes",
                       SIGNATURE_COMMENT_SIZE - 1);
    memcpy(line, "ED", 2);
    memcpy(line + 2, key->id, KEY_ID_BYTES);
    crypto_generichash(hash, sizeof hash, data, size, NULL, 0);
    crypto_sign_detached(line + 2 + KEY_ID_BYTES, NULL, hash, sizeof hash, key->key);
    size_t length = comment_message(line + 2 + KEY_ID_BYTES, comment, message);
    crypto_sign_detached(comment_bytes, NULL, message, length, key->key);
    sodium_bin2base64(base64, sizeof base64, line, sizeof line, sodium_base64_VARIANT_ORIGINAL);
    sodium_bin2base64(comment_base64, sizeof comment_base64, comment_bytes, sizeof comment_bytes,
                      sodium_base64_VARIANT_ORIGINAL);
    char text[sizeof base64 + sizeof comment_base64 + SIGNATURE_COMMENT_SIZE + 100];
    snprintf(text, sizeof text,
             "untrusted comment: signature from a balai key\n%s\ntrusted comment: %s\n%s\n", base64, comment,
             comment_base64);
    char *copy = strdup(text);
    if (!copy) return err_set(err, ERR_NO_MEMORY, "no memory to sign");
    *ret_text = copy;
    return true;
}
