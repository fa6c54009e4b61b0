#include "json/write.h"

#include <string.h>

static void write_escape(FILE *out, unsigned char c) {
    static const char plain[] = "\b\f\n\r\t\"\\", letters[] = "bfnrt\"\\";
    const char *found = strchr(plain, c);
    if (found)
        fprintf(out, "\\%c", letters[found - plain]);
    else
        fprintf(out, "\\u%04x", c);
}

void json_write_string(FILE *out, const char *text) {
    fputc('"', out);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7f)
            write_escape(out, c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}
