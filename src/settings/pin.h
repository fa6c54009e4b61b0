// The operator's PIN: 4 to 8 digits, kept as an Argon2id hash (RFC 9106, by libsodium). Hashing takes 20 ms
// of a desk's CPU and 15 to 20 times that on a Pi 3: in a worker, never on a frame's way.
#pragma once
#include <stdbool.h>
#include "base/err.h"
#include "base/limits.h"

enum {
    PIN_DIGITS_MIN = 4,
    PIN_DIGITS_MAX = 8,
    PIN_SIZE = PIN_DIGITS_MAX + 1,
    PIN_HASH_SIZE = LIMIT_PIN_HASH_BYTES + 1,
};

bool pin_is_sound(const char *digits); // 4 to 8 of 0 to 9
// A hash such as pin_make gives, of a cost that this program is willing to pay.
bool pin_hash_is_sound(const char *hash);

// Any thread. ERR_USAGE where digits are no PIN, ERR_NO_MEMORY without its 19 MB.
bool pin_make(const char *digits, char hash[PIN_HASH_SIZE], Err *err) MUST_USE;

typedef enum PinAnswer {
    PIN_WRONG,
    PIN_RIGHT,
    PIN_FAILED // could not be worked out (no memory, the hash is none): counts as no try
} PinAnswer;
PinAnswer pin_check(const char *hash, const char *digits); // any thread

void pin_forget(char digits[PIN_SIZE]); // overwrites them, which no compiler leaves out
