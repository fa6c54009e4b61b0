// What a source is made of: its list and one of two ways to read. Internal to store/.
#pragma once
#include "store/members.h"
#include "store/source.h"

typedef struct SourceWay {
    bool (*begin)(void *own, const MemberEntry *entry, Err *err);
    // 0 at the end, where the way itself finds nothing wrong.
    bool (*read)(void *own, void *buffer, size_t size, size_t *ret_got, Err *err);
    void (*close)(void *own); // frees it
} SourceWay;

// Settles the list and makes the source. Members and own are taken over, also where it fails.
bool source_make(const SourceWay *way, void *own, Members *members, Source **ret_source, Err *err) MUST_USE;
