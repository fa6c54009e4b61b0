#include "header.h"

#include <stdint.h>
#include <string.h>
#include "base/limits.h"

typedef struct Size {
    uint32_t width, height;
} Size;

static uint32_t be16(const unsigned char *p) {
    return (uint32_t)p[0] << 8 | p[1];
}
static uint32_t be32(const unsigned char *p) {
    return be16(p) << 16 | be16(p + 2);
}
static uint32_t le16(const unsigned char *p) {
    return (uint32_t)p[1] << 8 | p[0];
}
static uint32_t le24(const unsigned char *p) {
    return (uint32_t)p[2] << 16 | le16(p);
}
static uint32_t le32(const unsigned char *p) {
    return (uint32_t)p[3] << 24 | le24(p);
}

// Eight bytes of signature, then IHDR must be the first chunk: length 13, "IHDR", width, height, 5 more, CRC.
static bool read_png(const unsigned char *data, size_t size, Size *ret_size, Err *err) {
    if (size < 33 || be32(data + 8) != 13 || memcmp(data + 12, "IHDR", 4))
        return err_set(err, ERR_BAD_PICTURE, "a PNG without its header");
    *ret_size = (Size){be32(data + 16), be32(data + 20)};
    return true;
}

// SOF0 to SOF15 without DHT, JPG and DAC, which lie between them.
static bool is_frame_header(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool has_end(const unsigned char *data, size_t size) {
    for (size_t i = size; i >= 2; i--)
        if (data[i - 2] == 0xFF && data[i - 1] == 0xD9) return true;
    return false;
}

static bool read_jpeg(const unsigned char *data, size_t size, Size *ret_size, Err *err) {
    Size found = {0, 0};
    for (size_t at = 2; at + 4 <= size;) {
        if (data[at] != 0xFF) break;
        int marker = data[at + 1];
        if (marker == 0xFF) { // a fill byte
            at++;
            continue;
        }
        size_t length = be16(data + at + 2);
        if (length < 2 || length > size - at - 2) break;
        if (is_frame_header(marker) && length >= 8) found = (Size){be16(data + at + 7), be16(data + at + 5)};
        at += 2 + length;
        if (marker != 0xDA) continue; // until the scan's pixels begin
        if (!found.width || !found.height) break;
        if (!has_end(data + at, size - at)) return err_set(err, ERR_BAD_PICTURE, "a JPEG that was cut off");
        *ret_size = found;
        return true;
    }
    return err_set(err, ERR_BAD_PICTURE, "a JPEG without its header");
}

static bool read_webp(const unsigned char *data, size_t size, Size *ret_size, Err *err) {
    if (size < 30) return err_set(err, ERR_BAD_PICTURE, "a WebP that was cut off");
    // The decoder may be given bytes behind the RIFF chunk, but never fewer than it claims.
    if (le32(data + 4) > size - 8) return err_set(err, ERR_BAD_PICTURE, "a WebP that was cut off");
    if (!memcmp(data + 12, "VP8X", 4)) {
        *ret_size = (Size){le24(data + 24) + 1, le24(data + 27) + 1};
    } else if (!memcmp(data + 12, "VP8L", 4) && data[20] == 0x2F) {
        uint32_t bits = le32(data + 21);
        *ret_size = (Size){(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1};
    } else if (!memcmp(data + 12, "VP8 ", 4) && !memcmp(data + 23, "\x9D\x01\x2A", 3)) {
        *ret_size = (Size){le16(data + 26) & 0x3FFF, le16(data + 28) & 0x3FFF};
    } else {
        return err_set(err, ERR_BAD_PICTURE, "a WebP without its header");
    }
    return true;
}

static bool read_any(const unsigned char *data, size_t size, HeaderKind *ret_kind, Size *ret_size, Err *err) {
    if (size >= 8 && !memcmp(data, "\x89PNG\r\n\x1A\n", 8)) {
        *ret_kind = HEADER_PNG;
        return read_png(data, size, ret_size, err);
    }
    if (size >= 3 && !memcmp(data, "\xFF\xD8\xFF", 3)) {
        *ret_kind = HEADER_JPEG;
        return read_jpeg(data, size, ret_size, err);
    }
    if (size >= 12 && !memcmp(data, "RIFF", 4) && !memcmp(data + 8, "WEBP", 4)) {
        *ret_kind = HEADER_WEBP;
        return read_webp(data, size, ret_size, err);
    }
    return err_set(err, ERR_BAD_PICTURE, "neither PNG nor JPEG nor WebP");
}

bool header_read(const unsigned char *data, size_t size, Header *ret_header, Err *err) {
    HeaderKind kind = HEADER_PNG;
    Size px = {0, 0};
    if (!read_any(data, size, &kind, &px, err)) return false;
    if (!px.width || !px.height)
        return err_set(err, ERR_BAD_PICTURE, "a picture of %u x %u px", px.width, px.height);
    if (px.width > LIMIT_PICTURE_SIDE_PX || px.height > LIMIT_PICTURE_SIDE_PX)
        return err_set(err, ERR_TOO_LARGE, "%u x %u px: a side may have %d px at most", px.width, px.height,
                       LIMIT_PICTURE_SIDE_PX);
    if ((uint64_t)px.width * px.height > LIMIT_PICTURE_PIXELS)
        return err_set(err, ERR_TOO_LARGE, "%u x %u px: %u million pixels at most", px.width, px.height,
                       LIMIT_PICTURE_PIXELS / 1000000);
    *ret_header = (Header){kind, (int)px.width, (int)px.height};
    return true;
}
