#include "lines.h"

#include <stdlib.h>
#include <string.h>

enum {
    LINE_OCTETS = 75 // without the line break
};

bool lines_open(Lines *lines) {
    *lines = (Lines){0};
    lines->out = open_memstream(&lines->data, &lines->size);
    return lines->out;
}

char *lines_close(Lines *lines, Arena *arena) {
    bool whole = !ferror(lines->out);
    whole = fclose(lines->out) == 0 && whole;
    char *text = whole ? arena_strn(arena, lines->data, lines->size) : NULL;
    free(lines->data);
    return text;
}

// What must not be torn apart by a fold: a letter, or an escape.
static void put_unit(Lines *lines, const char *unit, int octets) {
    if (lines->octets + octets > LINE_OCTETS) {
        fputs("\r\n ", lines->out);
        lines->octets = 1;
    }
    fwrite(unit, 1, (size_t)octets, lines->out);
    lines->octets += octets;
}

// Bytes of the letter that text begins with.
static int letter_bytes(const char *text) {
    int bytes = 1;
    while (((unsigned char)text[bytes] & 0xC0) == 0x80)
        bytes++;
    return bytes;
}

void lines_mark(Lines *lines, const char *between) {
    for (int bytes; *between; between += bytes) {
        bytes = letter_bytes(between);
        put_unit(lines, between, bytes);
    }
}

void lines_value(Lines *lines, const char *text) {
    for (int bytes; *text; text += bytes) {
        bytes = letter_bytes(text);
        if (*text == '\n')
            put_unit(lines, "\\n", 2);
        else if (strchr("\\;,", *text))
            put_unit(lines, (const char[]){'\\', *text}, 2);
        else
            put_unit(lines, text, bytes);
    }
}

void lines_begin(Lines *lines, const char *name) {
    lines->octets = 0;
    lines_mark(lines, name);
    lines_mark(lines, ":");
}

void lines_end(Lines *lines) {
    fputs("\r\n", lines->out);
}

void lines_put(Lines *lines, const char *name, const char *value) {
    lines_begin(lines, name);
    lines_mark(lines, value);
    lines_end(lines);
}
