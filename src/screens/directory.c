#include "directory.h"

#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/query.h"
#include "text/collate.h"
#include "text/foreign.h"

struct Directory {
    Arena arena;
    DirectoryEntry *lists[MEMBER_KIND_COUNT];
    size_t counts[MEMBER_KIND_COUNT];
};

typedef struct Names {
    const char **sorted_by; // how each is read
    const char **letters;
    size_t *order;
} Names;

static bool names_init(Names *names, Arena *arena, size_t count) {
    *names = (Names){ARENA_NEW(arena, const char *, count + 1), ARENA_NEW(arena, const char *, count + 1),
                     ARENA_NEW(arena, size_t, count + 1)};
    return names->sorted_by && names->letters && names->order;
}

// Japanese names stand by their sound, where the bundle says it: {"ja": "日本", "ja-Hira": "にほん"}.
static const char *reading_of(const Text *name, const char *lang) {
    static const char *const readings[] = {"ja-Hira", NULL};
    const char *found = NULL, *reading = text_pick(name, readings, &found);
    return lang && found && !strcmp(lang, "ja") && !strcmp(found, "ja-Hira") ? reading : NULL;
}

static DirectoryEntry entry_of(Arena *arena, const Member *member, const LangChain *lang,
                               const char **ret_sorted_by) {
    const char *own = NULL, *name = text_pick(&member->name, lang->chain, &own),
               *reading = reading_of(&member->name, own);
    *ret_sorted_by = reading ? reading : name;
    return (DirectoryEntry){member, foreign_mark(arena, name, own, lang->chain[0]), "#", false};
}

// Without the language's rules the bundle's own order is better than none.
static bool sort(Arena *arena, const Collation *collation, Names *names, DirectoryEntry *entries,
                 size_t count) {
    DirectoryEntry *copy = ARENA_NEW(arena, DirectoryEntry, count + 1);
    if (!collation) return true;
    if (!copy || !collation_index(collation, arena, names->sorted_by, count, names->order, names->letters))
        return false;
    memcpy(copy, entries, count * sizeof *copy);
    for (size_t i = 0; i < count; i++) {
        entries[i] = copy[names->order[i]];
        entries[i].letter = names->letters[names->order[i]];
        entries[i].leads = !i || strcmp(entries[i].letter, entries[i - 1].letter) != 0;
    }
    return true;
}

static bool fill(Directory *directory, const Bundle *bundle, const LangChain *lang,
                 const Collation *collation, MemberKind kind) {
    Arena *arena = &directory->arena;
    DirectoryEntry *entries = ARENA_NEW(arena, DirectoryEntry, bundle->member_count + 1);
    Names names;
    size_t count = 0;
    if (!entries || !names_init(&names, arena, bundle->member_count)) return false;
    for (size_t i = 0; i < bundle->member_count; i++) {
        const Member *member = &bundle->members[i];
        if (member->kind != kind) continue;
        entries[count] = entry_of(arena, member, lang, &names.sorted_by[count]);
        count++;
    }
    directory->lists[kind] = entries;
    directory->counts[kind] = count;
    return sort(arena, collation, &names, entries, count);
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
