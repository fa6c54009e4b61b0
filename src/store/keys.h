// Keys in minisign's files: https://jedisct1.github.io/minisign/
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "base/err.h"
#include "base/auto.h"
#include "base/limits.h"

enum {
    KEY_ID_BYTES = 8,
    KEY_ID_SIZE = 17, // as minisign writes it, 16 hexadecimal digits, with NUL
    KEY_PUBLIC_BYTES = 32,
    KEY_LINE_SIZE = LIMIT_KEY_LINE_BYTES + 1, // with NUL
    KEY_SECRET_BYTES = 64,
};

typedef struct PublicKey {
    unsigned char id[KEY_ID_BYTES];
    unsigned char key[KEY_PUBLIC_BYTES];
} PublicKey;

typedef struct SecretKey {
    unsigned char id[KEY_ID_BYTES];
    unsigned char key[KEY_SECRET_BYTES];
} SecretKey;

// The text of a .pub file, or the one line of base64 in it. ERR_BAD_KEY.
bool public_key_read(const char *text, size_t size, PublicKey *ret_key, Err *err) MUST_USE;

// The line of base64 in its file.
void public_key_line(const PublicKey *key, char line[KEY_LINE_SIZE]);

// A number for people to compare, "7E8A…": what minisign calls the key ID.
void key_id_text(const unsigned char id[KEY_ID_BYTES], char text[KEY_ID_SIZE]);

// The text of a secret key's file. Whether it has a password is told by secret_key_has_password; where it has
// none, password is NULL. ERR_BAD_KEY: not a key, a wrong password, or one that asks for more memory or time
// than minisign ever does.
bool secret_key_has_password(const char *text, size_t size, bool *ret_has, Err *err) MUST_USE;
bool secret_key_read(const char *text, size_t size, const char *password, SecretKey *ret_key,
                     Err *err) MUST_USE;

// A new pair as the texts of its two files, which the caller frees. password may be NULL.
bool keys_make(const char *password, char **ret_secret_text, char **ret_public_text, PublicKey *ret_public,
               Err *err) MUST_USE;
void secret_key_forget(SecretKey *key); // overwrites it
