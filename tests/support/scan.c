#include "scan.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    READ_BYTES = 200000
};

char *scan_picture(const char *picture) {
    char command[700];
    snprintf(command, sizeof command, "zbarimg --quiet --raw -Sdisable -Sqrcode.enable '%s' 2>&1", picture);
    FILE *pipe = popen(command, "r");
    char *read = calloc(1, READ_BYTES);
    if (!pipe || !read) abort();
    size_t size = fread(read, 1, READ_BYTES - 1, pipe);
    read[size] = 0;
    pclose(pipe);
    return read;
}
