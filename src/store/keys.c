#include "keys.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "store/lines.h"

// The secret key's file as minisign lays it out, behind base64. Numbers are little-endian.
enum {
    AT_CIPHER = 2,
    AT_CHECK_KIND = 4,
    AT_SALT = 6,
    AT_OPERATIONS = AT_SALT + crypto_pwhash_scryptsalsa208sha256_SALTBYTES,
    AT_MEMORY = AT_OPERATIONS + 8,
    AT_BOX = AT_MEMORY + 8, // from here on hidden by the password
    CHECK_BYTES = 32,
    BOX_BYTES = KEY_ID_BYTES + KEY_SECRET_BYTES + CHECK_BYTES,
    SECRET_FILE_BYTES = AT_BOX + BOX_BYTES,
    PUBLIC_FILE_BYTES = 2 + KEY_ID_BYTES + KEY_PUBLIC_BYTES,
};
_Static_assert(sodium_base64_ENCODED_LEN(PUBLIC_FILE_BYTES, sodium_base64_VARIANT_ORIGINAL) == KEY_LINE_SIZE,
               "a line");
_Static_assert(AT_SALT + 32 == AT_OPERATIONS && SECRET_FILE_BYTES == 158, "minisign's layout");

static const char algorithm[] = "Ed", cipher[] = "Sc", no_cipher[] = "\0\0", check_kind[] = "B2";

static bool bad(Err *err, const char *what) {
    return err_set(err, ERR_BAD_KEY, "%s", what);
}

static uint64_t little_endian(const unsigned char *bytes) {
    uint64_t number = 0;
    for (int i = 7; i >= 0; i--)
        number = number << 8 | bytes[i];
    return number;
}

static void put_little_endian(unsigned char *bytes, uint64_t number) {
    for (int i = 0; i < 8; i++, number >>= 8)
        bytes[i] = (unsigned char)number;
}

// Its line of base64: the second where the first is a comment.
static bool read_line(const char *text, size_t size, unsigned char *bytes, size_t wanted) {
    Lines lines = {text, size};
    Line line = lines_next(&lines);
    if (line_skip(&line, "untrusted comment:")) line = lines_next(&lines);
    return line_base64(line, bytes, wanted) && lines_are_over(&lines);
}

bool public_key_read(const char *text, size_t size, PublicKey *ret_key, Err *err) {
    unsigned char bytes[PUBLIC_FILE_BYTES];
    if (size > LIMIT_KEY_FILE_BYTES || !read_line(text, size, bytes, sizeof bytes) ||
        memcmp(bytes, algorithm, 2))
        return bad(err, "this is not a public key of minisign's");
    memcpy(ret_key->id, bytes + 2, KEY_ID_BYTES);
    memcpy(ret_key->key, bytes + 2 + KEY_ID_BYTES, KEY_PUBLIC_BYTES);
    return true;
}

void key_id_text(const unsigned char id[KEY_ID_BYTES], char text[KEY_ID_SIZE]) {
    snprintf(text, KEY_ID_SIZE, "%016llX", (unsigned long long)little_endian(id));
}

static bool read_secret_file(const char *text, size_t size, unsigned char bytes[SECRET_FILE_BYTES],
                             Err *err) {
    if (size > LIMIT_KEY_FILE_BYTES || !read_line(text, size, bytes, SECRET_FILE_BYTES) ||
        memcmp(bytes, algorithm, 2) || memcmp(bytes + AT_CHECK_KIND, check_kind, 2) ||
        (memcmp(bytes + AT_CIPHER, cipher, 2) != 0 && memcmp(bytes + AT_CIPHER, no_cipher, 2) != 0))
        return bad(err, "this is not a secret key of minisign's");
    return true;
}

bool secret_key_has_password(const char *text, size_t size, bool *ret_has, Err *err) {
    unsigned char bytes[SECRET_FILE_BYTES];
    if (!read_secret_file(text, size, bytes, err)) return false;
    *ret_has = !memcmp(bytes + AT_CIPHER, cipher, 2);
    sodium_memzero(bytes, sizeof bytes);
    return true;
}

// Hides or shows the box: it is the same operation.
static bool turn_box(unsigned char bytes[SECRET_FILE_BYTES], const char *password, Err *err) {
    uint64_t operations = little_endian(bytes + AT_OPERATIONS), memory = little_endian(bytes + AT_MEMORY);
    unsigned char stream[BOX_BYTES];
    if (operations > LIMIT_KEY_OPERATIONS || memory > LIMIT_KEY_MEMORY_BYTES)
        return bad(err, "this secret key asks for more time or memory than minisign's keys do");
    if (crypto_pwhash_scryptsalsa208sha256(stream, sizeof stream, password, strlen(password), bytes + AT_SALT,
                                           operations, (size_t)memory))
        return err_set(err, ERR_NO_MEMORY, "no memory for the secret key's password (%llu MB)",
                       (unsigned long long)memory >> 20);
    for (size_t i = 0; i < sizeof stream; i++)
        bytes[AT_BOX + i] ^= stream[i];
    sodium_memzero(stream, sizeof stream);
    return true;
}

static void check_sum(const unsigned char bytes[SECRET_FILE_BYTES], unsigned char sum[CHECK_BYTES]) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, CHECK_BYTES);
    crypto_generichash_update(&state, bytes, 2);
    crypto_generichash_update(&state, bytes + AT_BOX, KEY_ID_BYTES + KEY_SECRET_BYTES);
    crypto_generichash_final(&state, sum, CHECK_BYTES);
}

// The second half of a secret key is the public one, which follows from the first.
static bool holds_together(const unsigned char secret[KEY_SECRET_BYTES]) {
    unsigned char public[KEY_PUBLIC_BYTES], again[KEY_SECRET_BYTES];
    crypto_sign_seed_keypair(public, again, secret);
    bool same = !sodium_memcmp(again, secret, KEY_SECRET_BYTES);
    sodium_memzero(again, sizeof again);
    return same;
}

// minisign leaves the check sum of a key without a password empty.
static bool open_box(unsigned char bytes[SECRET_FILE_BYTES], const char *password, Err *err) {
    unsigned char sum[CHECK_BYTES];
    bool has_password = !memcmp(bytes + AT_CIPHER, cipher, 2);
    if (has_password && !password) return bad(err, "this secret key has a password");
    if (has_password && !turn_box(bytes, password, err)) return false;
    check_sum(bytes, sum);
    if (has_password && sodium_memcmp(sum, bytes + SECRET_FILE_BYTES - CHECK_BYTES, CHECK_BYTES))
        return bad(err, "this is not the secret key's password");
    return holds_together(bytes + AT_BOX + KEY_ID_BYTES) || bad(err, "the secret key is damaged");
}

bool secret_key_read(const char *text, size_t size, const char *password, SecretKey *ret_key, Err *err) {
    unsigned char bytes[SECRET_FILE_BYTES];
    if (sodium_init() < 0) return err_set(err, ERR_NO_MEMORY, "no memory for a secret key");
    if (!read_secret_file(text, size, bytes, err)) return false;
    bool open = open_box(bytes, password, err);
    if (open) {
        memcpy(ret_key->id, bytes + AT_BOX, KEY_ID_BYTES);
        memcpy(ret_key->key, bytes + AT_BOX + KEY_ID_BYTES, KEY_SECRET_BYTES);
    }
    sodium_memzero(bytes, sizeof bytes);
    return open;
}

static bool secret_text(unsigned char bytes[SECRET_FILE_BYTES], const char *password, char **ret_text,
                        Err *err) {
    memcpy(bytes, algorithm, 2);
    memcpy(bytes + AT_CHECK_KIND, check_kind, 2);
    check_sum(bytes, bytes + SECRET_FILE_BYTES - CHECK_BYTES);
    if (password) {
        memcpy(bytes + AT_CIPHER, cipher, 2);
        randombytes_buf(bytes + AT_SALT, crypto_pwhash_scryptsalsa208sha256_SALTBYTES);
        put_little_endian(bytes + AT_OPERATIONS, LIMIT_KEY_OPERATIONS);
        put_little_endian(bytes + AT_MEMORY, LIMIT_KEY_MEMORY_BYTES);
        if (!turn_box(bytes, password, err)) return false;
    }
    char base64[sodium_base64_ENCODED_LEN(SECRET_FILE_BYTES, sodium_base64_VARIANT_ORIGINAL)];
    sodium_bin2base64(base64, sizeof base64, bytes, SECRET_FILE_BYTES, sodium_base64_VARIANT_ORIGINAL);
    char text[sizeof base64 + 64];
    snprintf(text, sizeof text, "untrusted comment: minisign %s secret key\n%s\n",
             password ? "encrypted" : "unencrypted", base64);
    *ret_text = strdup(text);
    sodium_memzero(base64, sizeof base64);
    sodium_memzero(text, sizeof text);
    return *ret_text || err_set(err, ERR_NO_MEMORY, "no memory for a key");
}

void public_key_line(const PublicKey *key, char line[KEY_LINE_SIZE]) {
    unsigned char bytes[PUBLIC_FILE_BYTES];
    memcpy(bytes, algorithm, 2);
    memcpy(bytes + 2, key->id, KEY_ID_BYTES);
    memcpy(bytes + 2 + KEY_ID_BYTES, key->key, KEY_PUBLIC_BYTES);
    sodium_bin2base64(line, KEY_LINE_SIZE, bytes, sizeof bytes, sodium_base64_VARIANT_ORIGINAL);
}

static bool public_text(const PublicKey *key, char **ret_text, Err *err) {
    char line[KEY_LINE_SIZE], id[KEY_ID_SIZE];
    public_key_line(key, line);
    key_id_text(key->id, id);
    char text[sizeof line + 80];
    snprintf(text, sizeof text, "untrusted comment: minisign public key %s\n%s\n", id, line);
    *ret_text = strdup(text);
    return *ret_text || err_set(err, ERR_NO_MEMORY, "no memory for a key");
}

bool keys_make(const char *password, char **ret_secret_text, char **ret_public_text, PublicKey *ret_public,
               Err *err) {
    unsigned char bytes[SECRET_FILE_BYTES] = {0};
    PublicKey key;
    char *secret = NULL, *public = NULL;
    if (sodium_init() < 0) return err_set(err, ERR_NO_MEMORY, "no memory for a key");
    randombytes_buf(key.id, KEY_ID_BYTES);
    crypto_sign_keypair(key.key, bytes + AT_BOX + KEY_ID_BYTES);
    memcpy(bytes + AT_BOX, key.id, KEY_ID_BYTES);
    bool made = secret_text(bytes, password, &secret, err) && public_text(&key, &public, err);
    sodium_memzero(bytes, sizeof bytes);
    if (!made) {
        free(secret);
        return false;
    }
    *ret_secret_text = secret;
    *ret_public_text = public;
    *ret_public = key;
    return true;
}

void secret_key_forget(SecretKey *key) {
    sodium_memzero(key, sizeof *key);
}
