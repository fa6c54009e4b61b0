#include "cli/terminal.h"

#include <stdbool.h>
#include <stdio.h>

void print_safely(const char *text) {
    for (; *text; text++) {
        unsigned char c = (unsigned char)text[0], next = (unsigned char)text[1];
        bool two_byte_control = c == 0xC2 && next >= 0x80 && next < 0xA0;
        putchar(c < 0x20 || c == 0x7f || two_byte_control ? '?' : c);
        text += two_byte_control;
    }
}
