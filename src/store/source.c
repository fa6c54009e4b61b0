#include "source.h"

#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "store/names.h"
#include "store/source_inside.h"

struct Source {
    const SourceWay *way;
    void *own;
    Members members;
    const MemberEntry *reading; // NULL where none is begun
    int64_t left;               // bytes that are still to come of it
};

bool source_make(const SourceWay *way, void *own, Members *members, Source **ret_source, Err *err) {
    bool settled = members_settle(members, err);
    Source *source = settled ? calloc(1, sizeof *source) : NULL;
    if (settled && !source) err_set(err, ERR_NO_MEMORY, "no memory for the list of files");
    if (!source) {
        way->close(own);
        members_finish(members);
        return false;
    }
    *source = (Source){.way = way, .own = own, .members = *members};
    *ret_source = source;
    return true;
}

void source_close(Source *source) {
    if (!source) return;
    source->way->close(source->own);
    members_finish(&source->members);
    free(source);
}

size_t source_count(const Source *source) {
    return source->members.count;
}

SourceMember source_member(const Source *source, size_t index) {
    const MemberEntry *entry = &source->members.items[index];
    return (SourceMember){entry->name, entry->size};
}

int64_t source_bytes(const Source *source) {
    return source->members.bytes;
}

size_t source_find(const Source *source, const char *name) {
    for (size_t i = 0; i < source->members.count; i++)
        if (!strcmp(source->members.items[i].name, name)) return i;
    return SOURCE_NONE;
}

bool source_begin(Source *source, size_t index, Err *err) {
    const MemberEntry *entry = &source->members.items[index];
    source->reading = NULL;
    if (!source->way->begin(source->own, entry, err)) return false;
    source->reading = entry;
    source->left = entry->size;
    return true;
}

static bool wrong_size(Source *source, Err *err, const char *why) {
    char shown[NAME_SHOWN_SIZE];
    name_show(source->reading->name, shown);
    source->reading = NULL;
    return err_set(err, ERR_BAD_PACKAGE, "\"%s\" in it is damaged: %s", shown, why);
}

bool source_read(Source *source, void *buffer, size_t size, size_t *ret_got, Err *err) {
    size_t got = 0;
    if (!source->reading) return err_set(err, ERR_USAGE, "no file is begun");
    if (!source->way->read(source->own, buffer, size, &got, err)) {
        source->reading = NULL;
        return false;
    }
    if ((int64_t)got > source->left) return wrong_size(source, err, "it is longer than it says");
    if (!got && source->left) return wrong_size(source, err, "it is shorter than it says");
    source->left -= (int64_t)got;
    *ret_got = got;
    return true;
}

bool source_read_whole(Source *source, size_t index, size_t max_bytes, char **ret_data, size_t *ret_size,
                       Err *err) {
    SourceMember member = source_member(source, index);
    char shown[NAME_SHOWN_SIZE];
    if ((uint64_t)member.size > max_bytes)
        return err_set(err, ERR_TOO_LARGE, "\"%s\" in it has %lld bytes, more than %zu",
                       name_show(member.name, shown), (long long)member.size, max_bytes);
    size_t size = (size_t)member.size, at = 0, got = 1;
    AUTO_FREE char *data = malloc(size + 1);
    if (!data) return err_set(err, ERR_NO_MEMORY, "no memory for \"%s\"", name_show(member.name, shown));
    if (!source_begin(source, index, err)) return false;
    // One byte more than there should be tells whether there is one.
    for (; got; at += got)
        if (!source_read(source, data + at, size + 1 - at, &got, err)) return false;
    data[size] = 0;
    *ret_data = STEAL(data);
    *ret_size = size;
    return true;
}
