// The members of a bundle in the order of a language, with the letter that each is looked for under. Made
// when content or language change, because sorting 1,000 names takes longer than a frame has.
#pragma once
#include "model/bundle.h"
#include "text/lang.h"

typedef struct DirectoryEntry {
    const Member *member;
    const char *name;   // in the language; in another one where it has none, and set apart then
    const char *letter; // under which readers of the language look for it: "A", "ا", "3劃"
    bool leads;         // is the first of its letter
} DirectoryEntry;

typedef struct Directory Directory;

// bundle outlives the directory. NULL without memory.
Directory *directory_create(const Bundle *bundle, const LangChain *lang);
void directory_destroy(Directory *directory); // NULL-safe

// The entries of a kind, in order.
const DirectoryEntry *directory_list(const Directory *directory, MemberKind kind, size_t *ret_count);
// A member's neighbours within its kind; NULL at the ends.
const Member *directory_before(const Directory *directory, const Member *member);
const Member *directory_after(const Directory *directory, const Member *member);
