#include "lay.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char font_root[] = "/usr/share/fonts";

TextEngine *lay_engine(void) {
    TextEngine *made = NULL;
    Err err = {0};
    if (!text_create(font_root, &made, &err)) {
        printf("no text engine: %s\n", err.message);
        exit(1);
    }
    return made;
}

TextRequest lay_request(const char *string, const char *lang, int max_width, int max_lines) {
    return (TextRequest){.string = string,
                         .lang = lang,
                         .style = {.size_64 = 32 * 64, .weight = WEIGHT_REGULAR, .leading = 1400},
                         .max_width = max_width,
                         .max_lines = max_lines};
}

const Paragraph *lay_text(TextEngine *text, const char *string, int max_width, int max_lines) {
    TextRequest r = lay_request(string, "en", max_width, max_lines);
    return text_layout(text, &r);
}

char *lay_repeated(const char *unit, size_t count) {
    size_t length = strlen(unit);
    char *string = malloc(length * count + 1);
    if (!string) abort();
    for (size_t i = 0; i < count; i++)
        memcpy(string + i * length, unit, length);
    string[length * count] = 0;
    return string;
}
