#include "draft.h"

#include <string.h>
#include "base/limits.h"
#include "words.h"

enum {
    TITLE_LEAST_BYTES = 12 // less names nothing
};

static bool fits(const char *text) {
    return strlen(text) <= LIMIT_CODE_BYTES;
}

static char *write_cut(const Draft *draft, size_t title_bytes, Arena *arena) {
    char *title = words_cut(arena, draft->title, title_bytes);
    return title ? draft->write(draft->of, title, draft->spare, arena) : NULL;
}

// The text with as much of the title as fits, by halves: escapes and folds make it longer than the title is.
// NULL without memory; the shortest form where even that does not fit.
static char *cut_title(const Draft *draft, Arena *arena) {
    size_t fitting = TITLE_LEAST_BYTES, over = LIMIT_CODE_BYTES;
    char *best = write_cut(draft, fitting, arena);
    while (best && fitting + 1 < over) {
        size_t bytes = (fitting + over) / 2;
        char *text = write_cut(draft, bytes, arena);
        if (!text) return NULL;
        if (fits(text)) {
            fitting = bytes;
            best = text;
        } else {
            over = bytes;
        }
    }
    return best;
}

bool draft_fit(const Draft *draft, Arena *arena, const char **ret_text, Err *err) {
    char *text = NULL;
    for (int left_out = 0; left_out <= draft->spare && (!left_out || (text && !fits(text))); left_out++)
        text = draft->write(draft->of, draft->title, left_out, arena);
    if (text && !fits(text)) text = cut_title(draft, arena);
    if (!text) return err_set(err, ERR_NO_MEMORY, "no memory for the text of a code");
    if (!fits(text))
        return err_set(err, ERR_TOO_LARGE, "too long for a code: %zu bytes of %d", strlen(text),
                       LIMIT_CODE_BYTES);
    *ret_text = text;
    return true;
}
