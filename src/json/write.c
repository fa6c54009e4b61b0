#include "json/write.h"

#include <math.h>
#include <stdlib.h>
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

// With as many digits as give back the very number. What is too large for a double was read as infinity, and
// is written so that it is read as that again.
static void write_number(FILE *out, double number) {
    char text[40];
    if (isinf(number)) {
        fputs(number < 0 ? "-1e999" : "1e999", out);
        return;
    }
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) == number) break;
    }
    fputs(text, out);
}

static void write_members(FILE *out, JsonValue container, char open, char close) {
    fputc(open, out);
    const char *between = "";
    for (JsonValue member = json_first(container); json_type(member); member = json_next(member)) {
        fputs(between, out);
        if (json_key(member)) {
            json_write_string(out, json_key(member));
            fputs(": ", out);
        }
        json_write_value(out, member);
        between = ", ";
    }
    fputc(close, out);
}

// It recurses no deeper than the reader did: LIMIT_JSON_DEPTH.
void json_write_value(FILE *out, JsonValue value) {
    switch (json_type(value)) {
    case JSON_MISSING:
        return;
    case JSON_NULL:
        fputs("null", out);
        return;
    case JSON_FALSE:
        fputs("false", out);
        return;
    case JSON_TRUE:
        fputs("true", out);
        return;
    case JSON_NUMBER:
        write_number(out, json_number(value));
        return;
    case JSON_STRING:
        json_write_string(out, json_string(value));
        return;
    case JSON_ARRAY:
        write_members(out, value, '[', ']');
        return;
    case JSON_OBJECT:
        write_members(out, value, '{', '}');
        return;
    }
}
