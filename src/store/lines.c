#include "lines.h"

#include <sodium.h>
#include <string.h>

Line lines_next(Lines *lines) {
    if (!lines->size) return (Line){0};
    const char *start = lines->rest, *end = memchr(start, '\n', lines->size);
    size_t size = end ? (size_t)(end - start) : lines->size;
    size_t taken = end ? size + 1 : size;
    lines->rest += taken;
    lines->size -= taken;
    if (size && start[size - 1] == '\r') size--;
    return (Line){start, size};
}

bool lines_are_over(const Lines *lines) {
    for (size_t i = 0; i < lines->size; i++)
        if (lines->rest[i] != '\n' && lines->rest[i] != '\r') return false;
    return true;
}

bool line_skip(Line *line, const char *prefix) {
    size_t length = strlen(prefix);
    if (!line->text || line->size < length || memcmp(line->text, prefix, length)) return false;
    line->text += length;
    line->size -= length;
    while (line->size && *line->text == ' ') {
        line->text++;
        line->size--;
    }
    return true;
}

bool line_base64(Line line, unsigned char *bytes, size_t wanted) {
    size_t got = 0;
    const char *end = NULL;
    return line.text &&
           !sodium_base642bin(bytes, wanted, line.text, line.size, NULL, &got, &end,
                              sodium_base64_VARIANT_ORIGINAL) &&
           got == wanted && end == line.text + line.size;
}
