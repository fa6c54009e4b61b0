#include "signs.h"

#include <string.h>

// The letter at text, and how many bytes it has; broken UTF-8 is one byte, and 0.
static int read_letter(const unsigned char *text, uint32_t *ret_letter) {
    *ret_letter = *text;
    if (*text < 0x80) return 1;
    if ((*text & 0xE0) == 0xC0 && (text[1] & 0xC0) == 0x80) {
        *ret_letter = (uint32_t)(*text & 0x1F) << 6 | (text[1] & 0x3F);
        return 2;
    }
    if ((*text & 0xF0) == 0xE0 && (text[1] & 0xC0) == 0x80 && (text[2] & 0xC0) == 0x80) {
        *ret_letter = (uint32_t)(*text & 0x0F) << 12 | (uint32_t)(text[1] & 0x3F) << 6 | (text[2] & 0x3F);
        return 3;
    }
    *ret_letter = 0; // further ones are no signs
    return 1;
}

static int is_control(uint32_t letter) {
    return (letter && letter < 0x20 && letter != '\n') || (letter >= 0x7F && letter <= 0x9F);
}

uint32_t signs_find(const char *text) {
    uint32_t letter, opened = 0;
    int open = 0;
    for (const unsigned char *at = (const unsigned char *)text; *at;) {
        at += read_letter(at, &letter);
        if (is_control(letter) || (letter >= 0x202A && letter <= 0x202E) || letter == 0x2028 ||
            letter == 0x2029)
            return letter;
        if (letter >= 0x2066 && letter <= 0x2068 && !open++) opened = letter;
        if (letter == 0x2069 && !open--) return letter;
    }
    return open ? opened : 0;
}
