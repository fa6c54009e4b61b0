#include "model/flag.h"

#include <stdlib.h>
#include <string.h>
#include "flag_codes.h"

enum {
    CODE_LETTERS = 2,
    LINE_BYTES = CODE_LETTERS + 1
};

static int compare_code(const void *code, const void *line) {
    return memcmp(code, line, CODE_LETTERS);
}

bool flag_exists(const char *code) {
    return code && strlen(code) == CODE_LETTERS &&
           bsearch(code, flag_codes, flag_codes_size / LINE_BYTES, LINE_BYTES, compare_code);
}
