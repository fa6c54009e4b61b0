// A text as the squares of a QR code (ISO/IEC 18004).
#pragma once
#include <stdint.h>
#include "base/arena.h"
#include "base/err.h"

// How much of a code may be damaged or dirty.
typedef enum QrLevel {
    QR_M, // 15 %
    QR_Q, // 25 %
    QR_H  // 30 %
} QrLevel;

typedef struct QrCode {
    const char *text;       // what it holds
    int side;               // squares
    const uint8_t *modules; // side * side, row by row from the top: 1 is dark
    QrLevel level;
} QrCode;

// The smallest code that holds the text at level M, at the highest level for which it need not be larger.
// Text and squares are copied into arena. The text is one run of bytes, with a mark that it is UTF-8 where it
// is more than ASCII: readers that know the mark obey it, those that do not guess UTF-8.
// ERR_TOO_LARGE: over what a phone reads from the panel (LIMIT_CODE_BYTES); ERR_NOT_FOUND: an empty text;
// ERR_NO_MEMORY.
bool qr_make(const char *text, Arena *arena, QrCode *ret_code, Err *err) MUST_USE;
