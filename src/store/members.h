// The list of a source's files while it is made: each name is checked when it comes, all together at the end.
// Internal to store/.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/fs.h"

typedef struct MemberEntry {
    const char *name; // as others see it: see source.h
    const char *own;  // as the source spells it
    int64_t size;
    size_t origin; // the source's own number for it
} MemberEntry;

typedef struct Members {
    Arena arena;
    MemberEntry *items; // files
    size_t count, capacity;
    const char **folders; // that are listed themselves, by name
    size_t folder_count, folder_capacity;
    size_t seen; // with those that are left out
    int64_t bytes;
} Members;

void members_init(Members *members);
void members_finish(Members *members);

// What is left out silently is fine, too.
bool members_add(Members *members, const char *own, FsKind kind, int64_t size, size_t origin,
                 Err *err) MUST_USE;
// All are added: no two may be the same to a file system, and bundle.json is there, perhaps in one folder
// around everything, which is then taken off the names.
bool members_settle(Members *members, Err *err) MUST_USE;
