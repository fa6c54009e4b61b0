#include "settings/pin.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

// OWASP's floor for Argon2id: 19 MiB, twice. 10,000 PINs would still be tried in minutes by who has the hash;
// what protects a PIN is pin_guard.h.
enum {
    PASSES = 2,
    MEMORY_KIB = 19 * 1024,
    // What a hash of another program's may cost at most.
    PASSES_MOST = 8,
    MEMORY_KIB_MOST = 64 * 1024,
};
_Static_assert(PIN_HASH_SIZE >= crypto_pwhash_argon2id_STRBYTES, "libsodium's text has room");

bool pin_is_sound(const char *digits) {
    size_t length = strspn(digits, "0123456789");
    return !digits[length] && length >= PIN_DIGITS_MIN && length <= PIN_DIGITS_MAX;
}

bool pin_hash_is_sound(const char *hash) {
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/$";
    unsigned memory = 0, passes = 0, lanes = 0;
    int head = 0;
    if (strlen(hash) > LIMIT_PIN_HASH_BYTES) return false;
    if (sscanf(hash, "$argon2id$v=19$m=%6u,t=%2u,p=%2u$%n", &memory, &passes, &lanes, &head) != 3 || !head)
        return false;
    const char *between = strchr(hash + head, '$');
    return memory >= 8 && memory <= MEMORY_KIB_MOST && passes >= 1 && passes <= PASSES_MOST && lanes == 1 &&
           between && between > hash + head && between[1] && !strchr(between + 1, '$') &&
           hash[head + strspn(hash + head, letters)] == 0;
}

bool pin_make(const char *digits, char hash[PIN_HASH_SIZE], Err *err) {
    if (!pin_is_sound(digits))
        return err_set(err, ERR_USAGE, "a PIN has %d to %d digits", PIN_DIGITS_MIN, PIN_DIGITS_MAX);
    char made[PIN_HASH_SIZE] = {0};
    if (sodium_init() < 0 ||
        crypto_pwhash_argon2id_str(made, digits, strlen(digits), PASSES, (size_t)MEMORY_KIB * 1024))
        return err_set(err, ERR_NO_MEMORY, "no memory for the PIN's hash");
    memcpy(hash, made, sizeof made);
    return true;
}

PinAnswer pin_check(const char *hash, const char *digits) {
    // libsodium reads all of its buffer.
    char whole[crypto_pwhash_argon2id_STRBYTES] = {0};
    if (!pin_hash_is_sound(hash) || sodium_init() < 0) return PIN_FAILED;
    snprintf(whole, sizeof whole, "%s", hash);
    errno = 0;
    if (!crypto_pwhash_argon2id_str_verify(whole, digits, strlen(digits))) return PIN_RIGHT;
    return errno == EINVAL ? PIN_WRONG
                           : PIN_FAILED; // how libsodium tells "another password" from "no memory"
}

void pin_forget(char digits[PIN_SIZE]) {
    sodium_memzero(digits, PIN_SIZE);
}
