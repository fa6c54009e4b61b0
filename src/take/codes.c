#include "codes.h"

#include <stdlib.h>
#include <string.h>

enum {
    CODE_BYTES = 64 << 10 // text and squares of the largest take a tenth of it
};

typedef struct Kept {
    Arena arena;
    QrCode code;    // text is NULL while there is none
    uint64_t asked; // when it was last asked for, by the count of askings
} Kept;

struct Codes {
    Kept kept[CODES_KEPT];
    uint64_t asked;
};

Codes *codes_create(void) {
    Codes *codes = calloc(1, sizeof *codes);
    for (int i = 0; codes && i < CODES_KEPT; i++)
        arena_init(&codes->kept[i].arena, CODE_BYTES);
    return codes;
}

void codes_destroy(Codes *codes) {
    if (!codes) return;
    for (int i = 0; i < CODES_KEPT; i++)
        arena_finish(&codes->kept[i].arena);
    free(codes);
}

// The one with this text, else the one that was not asked for the longest.
static Kept *find(Codes *codes, const char *text) {
    Kept *oldest = &codes->kept[0];
    for (int i = 0; i < CODES_KEPT; i++) {
        Kept *kept = &codes->kept[i];
        if (kept->code.text && !strcmp(kept->code.text, text)) return kept;
        if (kept->asked < oldest->asked) oldest = kept;
    }
    return oldest;
}

const QrCode *codes_get(Codes *codes, const char *text, Err *err) {
    Kept *kept = find(codes, text);
    if (!kept->code.text || strcmp(kept->code.text, text) != 0) {
        kept->code = (QrCode){0};
        kept->asked = 0;
        arena_reset(&kept->arena);
        if (!qr_make(text, &kept->arena, &kept->code, err)) return NULL;
    }
    kept->asked = ++codes->asked;
    return &kept->code;
}
