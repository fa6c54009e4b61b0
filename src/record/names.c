#include "names.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static size_t bytes_of_lead(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

// Bytes of the letter at text; 0 where there is none in UTF-8 (RFC 3629) or it is a control character.
static size_t letter_bytes(const unsigned char *text) {
    static const uint32_t least[] = {0, 0x20, 0x80, 0x800, 0x10000};
    size_t size = bytes_of_lead(text[0]);
    uint32_t letter = size > 1 ? text[0] & (0x7Fu >> size) : text[0];
    for (size_t i = 1; i < size; i++) {
        if ((text[i] & 0xC0) != 0x80) return 0; // also the string's end
        letter = letter << 6 | (text[i] & 0x3F);
    }
    bool surrogate = letter >= 0xD800 && letter < 0xE000;
    return size && letter >= least[size] && letter != 0x7F && letter < 0x110000 && !surrogate ? size : 0;
}

char *names_copy(char *buffer, size_t size, const char *name) {
    const unsigned char *from = (const unsigned char *)(name ? name : "");
    size_t used = 0;
    while (*from) {
        size_t bytes = letter_bytes(from);
        if (used + (bytes ? bytes : 1) >= size) break;
        if (bytes)
            memcpy(buffer + used, from, bytes);
        else
            buffer[used] = '?';
        used += bytes ? bytes : 1;
        from += bytes ? bytes : 1;
    }
    buffer[used] = 0;
    return buffer;
}
