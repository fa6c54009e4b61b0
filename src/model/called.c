#include "model/called.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include "model/nearest.h"

enum {
    FEW = 1024 // comparing with every name of a long list, for every finding, would take seconds
};

struct Called {
    const Bundle *bundle;
    ListId list;
    Arena arena;
    IdTable table; // folded names and ids to ids
};

static const char *id_at(const Called *called, size_t i) {
    return called->list == LIST_ROOMS ? called->bundle->rooms[i].id : called->bundle->tracks[i].id;
}

static const Text *name_at(const Called *called, size_t i) {
    return called->list == LIST_ROOMS ? &called->bundle->rooms[i].name : &called->bundle->tracks[i].name;
}

static size_t count_of(const Called *called) {
    return called->list == LIST_ROOMS ? called->bundle->room_count : called->bundle->track_count;
}

// Letters as one types them on any computer: capital or not, in one piece or with marks of their own.
static bool fold(const char *name, char *buffer, size_t size) {
    UChar units[LIMIT_SHORT_TEXT_BYTES + 1], folded[LIMIT_SHORT_TEXT_BYTES * 2];
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&status);
    u_strFromUTF8(units, (int32_t)COUNT_OF(units), &length, name, -1, &status);
    length = unorm2_normalize(form, units, length, folded, (int32_t)COUNT_OF(folded), &status);
    u_strToUTF8(buffer, (int32_t)size, NULL, folded, length, &status);
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING;
}

enum {
    FOLDED_BYTES = LIMIT_SHORT_TEXT_BYTES * 6
};

static bool put(Called *called, const char *name, const char *id, bool is_id) {
    char folded[FOLDED_BYTES];
    if (!fold(name, folded, sizeof folded)) return true; // too long to be typed into a cell
    IdEntry *entry = ids_find(&called->table, folded);
    if (entry) {
        if (!entry->mark && entry->record != id) entry->record = NULL;
        return true;
    }
    const char *key = arena_str(&called->arena, folded);
    if (!key) return false;
    ids_put(&called->table, key, id);
    ids_find(&called->table, key)->mark = is_id; // an id goes before any name
    return true;
}

static bool fill(Called *called) {
    size_t names = 0, count = count_of(called);
    for (size_t i = 0; i < count; i++)
        names += 1 + name_at(called, i)->count;
    if (!ids_init(&called->table, names)) return false;
    for (size_t i = 0; i < count; i++)
        if (!put(called, id_at(called, i), id_at(called, i), true)) return false;
    for (size_t i = 0; i < count; i++) {
        const Text *name = name_at(called, i);
        for (size_t variant = 0; variant < name->count; variant++)
            if (!put(called, name->variants[variant].string, id_at(called, i), false)) return false;
    }
    return true;
}

Called *called_create(const Load *load, ListId list) {
    Called *called = calloc(1, sizeof *called);
    if (!called) return NULL;
    called->bundle = load->bundle;
    called->list = list;
    arena_init(&called->arena, LIMIT_BUNDLE_ARENA_BYTES);
    if (fill(called)) return called;
    called_destroy(called);
    return NULL;
}

void called_destroy(Called *called) {
    if (!called) return;
    ids_finish(&called->table);
    arena_finish(&called->arena);
    free(called);
}

static const char *nearest_name(const Called *called, const char *name) {
    Nearest nearest = nearest_start(name);
    size_t count = count_of(called);
    for (size_t i = 0; count <= FEW && i < count; i++) {
        nearest_try(&nearest, id_at(called, i));
        if (name_at(called, i)->count) nearest_try(&nearest, name_at(called, i)->variants[0].string);
    }
    return nearest.best;
}

CalledFit called_find(const Called *called, const char *name, const char **ret_id) {
    char folded[FOLDED_BYTES];
    const IdEntry *entry = fold(name, folded, sizeof folded) ? ids_find(&called->table, folded) : NULL;
    *ret_id = entry ? entry->record : nearest_name(called, name);
    return !entry ? CALLED_NONE : entry->record ? CALLED_ONE : CALLED_SEVERAL;
}
