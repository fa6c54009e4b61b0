#include "directory.h"

#include <stdlib.h>
#include "base/limits.h"
#include "model/ids.h"
#include "model/query.h"
#include "text/collate.h"

struct Directory {
    Arena arena;
    DirectoryEntry *lists[MEMBER_KIND_COUNT];
    size_t counts[MEMBER_KIND_COUNT];
};

static const char *letter_of(Arena *arena, const char *name) {
    char letter[COLLATION_LETTER_SIZE];
    collation_letter(name, letter);
    const char *copy = arena_str(arena, letter);
    return copy ? copy : "#";
}

static bool sort(Arena *arena, const Collation *collation, DirectoryEntry *entries, size_t count) {
    const char **names = ARENA_NEW(arena, const char *, count + 1);
    size_t *order = ARENA_NEW(arena, size_t, count + 1);
    DirectoryEntry *copy = ARENA_NEW(arena, DirectoryEntry, count + 1);
    if (!names || !order || !copy) return false;
    for (size_t i = 0; i < count; i++) {
        names[i] = entries[i].name;
        copy[i] = entries[i];
    }
    if (!collation_sort(collation, names, count, order)) return false;
    for (size_t i = 0; i < count; i++)
        entries[i] = copy[order[i]];
    return true;
}

static bool note_leads(DirectoryEntry *entries, size_t count) {
    IdTable seen = {0};
    if (!ids_init(&seen, count)) return false;
    for (size_t i = 0; i < count; i++) {
        entries[i].leads = !ids_find(&seen, entries[i].letter);
        if (entries[i].leads) ids_put(&seen, entries[i].letter, NULL);
    }
    ids_finish(&seen);
    return true;
}

static bool fill(Directory *directory, const Bundle *bundle, const LangChain *lang,
                 const Collation *collation, MemberKind kind) {
    Arena *arena = &directory->arena;
    DirectoryEntry *entries = ARENA_NEW(arena, DirectoryEntry, bundle->member_count + 1);
    size_t count = 0;
    if (!entries) return false;
    for (size_t i = 0; i < bundle->member_count; i++) {
        const Member *member = &bundle->members[i];
        if (member->kind != kind) continue;
        const char *name = text_pick(&member->name, lang->chain, NULL);
        entries[count++] = (DirectoryEntry){member, name, letter_of(arena, name), false};
    }
    directory->lists[kind] = entries;
    directory->counts[kind] = count;
    // Without the language's rules the bundle's own order is better than none.
    return (!collation || sort(arena, collation, entries, count)) && note_leads(entries, count);
}

Directory *directory_create(const Bundle *bundle, const LangChain *lang) {
    Directory *directory = calloc(1, sizeof *directory);
    if (!directory) return NULL;
    arena_init(&directory->arena, LIMIT_DIRECTORY_BYTES);
    Collation *collation = collation_open(lang->chain[0]);
    bool done = true;
    for (int kind = 0; done && kind < MEMBER_KIND_COUNT; kind++)
        done = fill(directory, bundle, lang, collation, (MemberKind)kind);
    collation_close(collation);
    if (done) return directory;
    directory_destroy(directory);
    return NULL;
}

void directory_destroy(Directory *directory) {
    if (!directory) return;
    arena_finish(&directory->arena);
    free(directory);
}

const DirectoryEntry *directory_list(const Directory *directory, MemberKind kind, size_t *ret_count) {
    *ret_count = directory ? directory->counts[kind] : 0;
    return directory ? directory->lists[kind] : NULL;
}

static const Member *beside(const Directory *directory, const Member *member, int step) {
    size_t count;
    const DirectoryEntry *list = directory_list(directory, member->kind, &count);
    for (size_t i = 0; i < count; i++)
        if (list[i].member == member) {
            size_t other = i + (size_t)step;
            return other < count ? list[other].member : NULL;
        }
    return NULL;
}

const Member *directory_before(const Directory *directory, const Member *member) {
    return beside(directory, member, -1);
}

const Member *directory_after(const Directory *directory, const Member *member) {
    return beside(directory, member, 1);
}
