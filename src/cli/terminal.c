#include "cli/terminal.h"

#include <stdbool.h>

void print_safely_to(FILE *to, const char *text) {
    for (; *text; text++) {
        unsigned char c = (unsigned char)text[0], next = (unsigned char)text[1];
        bool two_byte_control = c == 0xC2 && next >= 0x80 && next < 0xA0;
        fputc(c < 0x20 || c == 0x7f || two_byte_control ? '?' : c, to);
        text += two_byte_control;
    }
}

void print_safely(const char *text) {
    print_safely_to(stdout, text);
}
