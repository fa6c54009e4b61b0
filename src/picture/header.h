// What a picture's first bytes claim: its kind and its size, read by ours so that a lie is refused before any
// decoder runs. PNG (W3C PNG 3rd edition, 11.2.1), JPEG (ITU T.81, B.2), WebP (RFC 9649, 2.5 to 2.7).
#pragma once
#include <stddef.h>
#include "base/err.h"

typedef enum HeaderKind {
    HEADER_PNG,
    HEADER_JPEG,
    HEADER_WEBP,
} HeaderKind;

typedef struct Header {
    HeaderKind kind;
    int width, height; // px, within limits.h
} Header;

// ERR_BAD_PICTURE for another kind of file, a damaged header or a JPEG that was cut off (its decoder would
// show grey and call it good); ERR_TOO_LARGE over the limits.
bool header_read(const unsigned char *data, size_t size, Header *ret_header, Err *err) MUST_USE;
