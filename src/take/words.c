#include "words.h"

#include <stdbool.h>
#include <string.h>

static const char ellipsis[] = "\u2026";

// Bytes of the blank or control that text begins with, 0 where it begins with a letter. Of the separators of
// lines that is U+0085 (with the controls from U+0080 on), U+2028 and U+2029.
static size_t blank_at(const char *text) {
    const unsigned char *bytes = (const unsigned char *)text;
    if (!*bytes) return 0;
    if (*bytes <= ' ' || *bytes == 0x7F) return 1;
    if (bytes[0] == 0xC2 && bytes[1] >= 0x80 && bytes[1] <= 0x9F) return 2;
    if (bytes[0] == 0xE2 && bytes[1] == 0x80 && (bytes[2] == 0xA8 || bytes[2] == 0xA9)) return 3;
    return 0;
}

char *words_on_one_line(Arena *arena, const char *text) {
    char *line = arena_alloc(arena, strlen(text) + 1);
    if (!line) return NULL;
    size_t used = 0;
    bool blank = false;
    while (*text) {
        size_t skipped = blank_at(text);
        text += skipped;
        blank |= skipped > 0;
        if (skipped || !*text) continue;
        if (blank && used) line[used++] = ' ';
        blank = false;
        line[used++] = *text++;
    }
    return line;
}

char *words_cut(Arena *arena, const char *text, size_t max_bytes) {
    size_t length = strlen(text);
    if (length <= max_bytes) return arena_strn(arena, text, length);
    size_t room = max_bytes - (sizeof ellipsis - 1), keep = room;
    while (keep && text[keep] != ' ')
        keep--;
    if (keep < room / 2) // one word: the first byte left out begins a letter
        for (keep = room; keep && ((unsigned char)text[keep] & 0xC0) == 0x80;)
            keep--;
    while (keep && strchr(" ,;:-", text[keep - 1]))
        keep--;
    return arena_printf(arena, "%.*s%s", (int)keep, text, ellipsis);
}
