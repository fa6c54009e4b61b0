#include "zip_name.h"

#include <stdint.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include "base/limits.h"
#include "store/bytes.h"

enum {
    UNICODE_PATH = 0x7075,
    NAME_BYTES_MOST = 4096, // longer ones are refused by names.h anyhow
};

const unsigned char *zip_extra_find(const unsigned char *extra, size_t size, unsigned kind,
                                    size_t *ret_size) {
    while (size >= 4) {
        size_t length = bytes_16(extra + 2);
        if (length > size - 4) return NULL;
        if (bytes_16(extra) == kind) {
            *ret_size = length;
            return extra + 4;
        }
        extra += 4 + length;
        size -= 4 + length;
    }
    return NULL;
}

static uint32_t crc_32(const char *bytes, size_t size) {
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < size; i++) {
        crc ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? UINT32_C(0xEDB88320) : 0);
    }
    return ~crc;
}

static bool is_utf8(const char *bytes, size_t size) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t length = 0;
    u_strFromUTF8(NULL, 0, &length, bytes, (int32_t)size, &code);
    return code == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(code);
}

// The field holds for the name that it was made for; who renames a file in a zip may not know of it.
static bool use_extra(const ZipName *name, const char **bytes, size_t *size) {
    size_t length = 0;
    const unsigned char *field = zip_extra_find(name->extra, name->extra_size, UNICODE_PATH, &length);
    if (!field || length < 5 || field[0] != 1 || bytes_32(field + 1) != crc_32(name->bytes, name->size))
        return false;
    *bytes = (const char *)field + 5;
    *size = length - 5;
    return is_utf8(*bytes, *size);
}

static bool cannot_read(Err *err) {
    return err_set(err, ERR_NOT_ALLOWED,
                   "a file's name in it cannot be read; use letters a to z for its name");
}

static bool from_437(const ZipName *name, Arena *arena, const char **ret_name, Err *err) {
    UErrorCode code = U_ZERO_ERROR;
    size_t room = 3 * name->size + 1; // each of its letters has up to three bytes
    char *text = arena_alloc(arena, room);
    if (!text) return err_set(err, ERR_NO_MEMORY, "no memory for a zip's names");
    UConverter *converter = ucnv_open("ibm-437", &code);
    if (U_FAILURE(code)) return cannot_read(err);
    ucnv_toAlgorithmic(UCNV_UTF8, converter, text, (int32_t)room, name->bytes, (int32_t)name->size, &code);
    ucnv_close(converter);
    if (U_FAILURE(code) || strlen(text) < name->size) return cannot_read(err);
    *ret_name = text;
    return true;
}

bool zip_name_decode(const ZipName *name, Arena *arena, const char **ret_name, Err *err) {
    const char *bytes = name->bytes;
    size_t size = name->size;
    if (size > NAME_BYTES_MOST) return err_set(err, ERR_TOO_LARGE, "a file's name in it is too long");
    if (!name->utf8 && !use_extra(name, &bytes, &size)) {
        bytes = name->bytes;
        size = name->size;
    }
    if (memchr(bytes, 0, size)) return cannot_read(err);
    if (!is_utf8(bytes, size)) return name->utf8 ? cannot_read(err) : from_437(name, arena, ret_name, err);
    *ret_name = arena_strn(arena, bytes, size);
    return *ret_name || err_set(err, ERR_NO_MEMORY, "no memory for a zip's names");
}
