// Finished codes, kept while frames ask for them: to make one takes a millisecond, and on a small board
// three, which a frame that scrolls does not have.
#pragma once
#include "qr.h"

enum {
    CODES_KEPT = 8 // more than a screen has room for
};

typedef struct Codes Codes;

Codes *codes_create(void);        // NULL without memory
void codes_destroy(Codes *codes); // NULL-safe

// As qr_make. The code stays until CODES_KEPT other texts have been asked for; NULL where there is none.
const QrCode *codes_get(Codes *codes, const char *text, Err *err) MUST_USE;
