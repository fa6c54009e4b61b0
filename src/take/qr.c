#include "qr.h"

#include <qrencode.h>
#include <string.h>
#include "base/limits.h"

enum {
    LEVELS = QR_H + 1,
    ECI_UTF8 = 26,
    ECI_BYTES = 3, // the mark that it is UTF-8: 12 bits, for which libqrencode sets aside 28
};

// Bytes that each size holds at each level: ISO/IEC 18004, table 7. The first row is version 1, 21 squares.
static const uint16_t capacity[][LEVELS] = {
    {14, 11, 7},     {26, 20, 14},    {42, 32, 24},    {62, 46, 34},   {84, 60, 44},
    {106, 74, 58},   {122, 86, 64},   {152, 108, 84},  {180, 130, 98}, {213, 151, 119},
    {251, 177, 137}, {287, 203, 155}, {331, 241, 177},
};
_Static_assert(17 + 4 * COUNT_OF(capacity) == LIMIT_CODE_SIDE, "the largest code that is made");

static bool is_ascii(const char *text) {
    while (*text && (unsigned char)*text < 0x80)
        text++;
    return !*text;
}

// The version from 1, 0 where none is large enough; ret_level gets the highest that it has room for.
static int choose_version(size_t bytes, QrLevel *ret_level) {
    for (size_t row = 0; row < COUNT_OF(capacity); row++) {
        if (bytes > capacity[row][QR_M]) continue;
        for (QrLevel level = QR_M; level <= QR_H; level++)
            if (bytes <= capacity[row][level]) *ret_level = level;
        return (int)row + 1;
    }
    return 0;
}

static QRcode *encode(const char *text, bool ascii, int version, QrLevel level) {
    static const QRecLevel levels[LEVELS] = {QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};
    QRinput *input = QRinput_new2(version, levels[level]);
    if (!input) return NULL;
    bool filled = (ascii || QRinput_appendECIheader(input, ECI_UTF8) == 0) &&
                  QRinput_append(input, QR_MODE_8, (int)strlen(text), (const unsigned char *)text) == 0;
    QRcode *code = filled ? QRcode_encodeInput(input) : NULL;
    QRinput_free(input);
    return code;
}

static uint8_t *copy_modules(const QRcode *code, Arena *arena) {
    size_t count = (size_t)code->width * (size_t)code->width;
    uint8_t *modules = ARENA_NEW(arena, uint8_t, count);
    for (size_t i = 0; modules && i < count; i++)
        modules[i] = code->data[i] & 1; // the other bits say what the square is for
    return modules;
}

bool qr_make(const char *text, Arena *arena, QrCode *ret_code, Err *err) {
    bool ascii = is_ascii(text);
    size_t bytes = strlen(text);
    if (!bytes) return err_set(err, ERR_NOT_FOUND, "no text for a code");
    QrLevel level = QR_M;
    int version = choose_version(bytes + (ascii ? 0 : ECI_BYTES), &level);
    if (!version || bytes > LIMIT_CODE_BYTES)
        return err_set(err, ERR_TOO_LARGE, "too long for a code: %zu bytes of %d", bytes, LIMIT_CODE_BYTES);
    QRcode *code = encode(text, ascii, version, level);
    if (!code) return err_set(err, ERR_NO_MEMORY, "no memory for a code");
    QrCode made = {arena_str(arena, text), code->width, copy_modules(code, arena), level};
    QRcode_free(code);
    if (!made.text || !made.modules) return err_set(err, ERR_NO_MEMORY, "no memory for a code");
    *ret_code = made;
    return true;
}
