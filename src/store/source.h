// What content is taken from: a package, a zip or a folder, as a list of files that are read one by one. All
// that can be said without reading the files is checked when it is opened: names, kinds, counts, sizes.
#pragma once
#include "base/input.h"

typedef struct Source Source;

typedef struct SourceMember {
    const char
        *name; // relative, "/" between, UTF-8 in NFC, without the wrapping folder; fit for every file system
    int64_t size; // bytes that will come: more or fewer are an error while reading
} SourceMember;

// Takes the file or folder over, also where it fails. ERR_BAD_PACKAGE, ERR_NOT_ALLOWED with a sentence where
// it may not be taken, ERR_TOO_LARGE over a limit, ERR_NOT_FOUND where there is no bundle.json in it.
bool source_open_archive(Input file, Source **ret_source, Err *err) MUST_USE;
bool source_open_folder(InputFolder folder, Source **ret_source, Err *err) MUST_USE;
void source_close(Source *source); // NULL-safe

// Its files, in the order in which they are read fastest. Folders are what names have before their last "/".
size_t source_count(const Source *source);
SourceMember source_member(const Source *source, size_t index);
int64_t source_bytes(const Source *source); // of all members together
// The member of that name, or SOURCE_NONE.
size_t source_find(const Source *source, const char *name);
#define SOURCE_NONE ((size_t)-1)

// Begins to read a member, instead of the one before. Any order is right.
bool source_begin(Source *source, size_t index, Err *err) MUST_USE;
// The next bytes, at least one; 0 at the end, where size and checksum were right. After a failure only
// source_begin and source_close make sense.
bool source_read(Source *source, void *buffer, size_t size, size_t *ret_got, Err *err) MUST_USE;

// A small member as a whole, NUL behind it; the caller frees it. ERR_TOO_LARGE over max_bytes.
bool source_read_whole(Source *source, size_t index, size_t max_bytes, char **ret_data, size_t *ret_size,
                       Err *err) MUST_USE;
