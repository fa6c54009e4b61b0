#include "zip_directory.h"

#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "store/bytes.h"
#include "store/names.h"
#include "store/zip_end.h"
#include "store/zip_name.h"

enum {
    ENTRY_BYTES = 46, // in the directory, before the name
    LOCAL_BYTES = 30, // before the file, before the name
    FLAG_ENCRYPTED = 1 << 0,
    FLAG_SIZES_BEHIND = 1 << 3, // the local header says no sizes
    FLAG_STRONG = 1 << 6,
    FLAG_UTF8 = 1 << 11,
    FLAG_MASKED = 1 << 13,
    METHOD_STORED = 0,
    METHOD_DEFLATED = 8,
    SYSTEM_UNIX = 3,
    SYSTEM_MACOS = 19,
    EXTRA_64 = 1,
    DOS_FOLDER = 0x10,
    DOS_LINK = 0x400, // a reparse point
    UNIX_KIND = 0xF000,
    UNIX_FILE = 0x8000,
    UNIX_FOLDER = 0x4000,
};
// The directory itself and the names from it in UTF-8, of at most three times their bytes.
#define ARENA_LIMIT (4 * (size_t)LIMIT_ZIP_DIRECTORY_BYTES + LIMIT_PACKAGE_ENTRIES * sizeof(Record))

// An entry with what its local header has to repeat.
typedef struct Record {
    ZipEntry entry;
    const unsigned char *raw; // its entry in the directory
} Record;

static unsigned flags_of(const unsigned char *raw) {
    return bytes_16(raw + 8);
}

static size_t name_size_of(const unsigned char *raw) {
    return bytes_16(raw + 28);
}

static size_t whole_size(const unsigned char *raw) {
    return ENTRY_BYTES + name_size_of(raw) + bytes_16(raw + 30) + bytes_16(raw + 32);
}

static ZipName name_of(const unsigned char *raw) {
    return (ZipName){(const char *)raw + ENTRY_BYTES, name_size_of(raw), flags_of(raw) & FLAG_UTF8,
                     raw + ENTRY_BYTES + name_size_of(raw), bytes_16(raw + 30)};
}

static bool refuse(Err *err, ErrCode code, const char *name, const char *why) {
    char shown[NAME_SHOWN_SIZE];
    return err_set(err, code, "\"%s\" in it %s", name_show(name, shown), why);
}

static FsKind kind_of(const unsigned char *raw, bool slash) {
    unsigned system = raw[5], mode = bytes_16(raw + 40) & UNIX_KIND;
    bool unix_made = system == SYSTEM_UNIX || system == SYSTEM_MACOS;
    if (unix_made && mode && mode != UNIX_FILE && mode != UNIX_FOLDER) return FS_OTHER;
    if (bytes_32(raw + 38) & DOS_LINK && !unix_made) return FS_OTHER;
    if (slash || (unix_made && mode == UNIX_FOLDER)) return FS_FOLDER;
    return !unix_made && bytes_32(raw + 38) & DOS_FOLDER ? FS_FOLDER : FS_FILE;
}

// A figure of 32 bits, or where it is full the next one of 64 bits in the extra field.
static bool wide(uint32_t figure, const unsigned char **extra, size_t *size, uint64_t *ret_figure) {
    *ret_figure = figure;
    if (figure != UINT32_MAX) return true;
    if (*size < 8) return false;
    *ret_figure = bytes_64(*extra);
    *extra += 8;
    *size -= 8;
    return true;
}

static bool read_sizes(const unsigned char *raw, ZipEntry *entry, Err *err) {
    ZipName name = name_of(raw);
    size_t size = 0;
    const unsigned char *extra = zip_extra_find(name.extra, name.extra_size, EXTRA_64, &size);
    uint64_t unpacked = 0, packed = 0, at = 0;
    if (!wide(bytes_32(raw + 24), &extra, &size, &unpacked) ||
        !wide(bytes_32(raw + 20), &extra, &size, &packed) || !wide(bytes_32(raw + 42), &extra, &size, &at) ||
        (at | packed | unpacked) > INT64_MAX)
        return zip_damaged(err, "its sizes make no sense");
    entry->size = (int64_t)unpacked;
    entry->packed = (int64_t)packed;
    entry->at = (int64_t)at;
    return true;
}

static bool check_sizes(const unsigned char *raw, const ZipEntry *entry, Err *err) {
    char shown[NAME_SHOWN_SIZE];
    if (entry->size > LIMIT_PACKAGE_FILE_BYTES)
        return err_set(err, ERR_TOO_LARGE, "\"%s\" in it has more than %lld MB",
                       name_show(entry->name, shown), (long long)(LIMIT_PACKAGE_FILE_BYTES >> 20));
    if (bytes_16(raw + 10) == METHOD_STORED && entry->size != entry->packed)
        return refuse(err, ERR_BAD_PACKAGE, entry->name, "is damaged: its sizes differ");
    if (entry->size > LIMIT_PACKAGE_RATIO_FROM_BYTES && entry->size / LIMIT_PACKAGE_RATIO > entry->packed)
        return err_set(
            err, ERR_TOO_LARGE,
            "\"%s\" in it would grow to %lld MB, over %d times its size in the zip: such files are made "
            "to fill disks",
            name_show(entry->name, shown), (long long)(entry->size >> 20), LIMIT_PACKAGE_RATIO);
    return entry->kind != FS_FOLDER || !entry->size ||
           refuse(err, ERR_NOT_ALLOWED, entry->name, "is a folder with a file's bytes");
}

static bool check_readable(const unsigned char *raw, const char *name, Err *err) {
    if (flags_of(raw) & (FLAG_ENCRYPTED | FLAG_STRONG | FLAG_MASKED))
        return refuse(err, ERR_NOT_ALLOWED, name, "is locked with a password; make the zip without one");
    if (bytes_16(raw + 34))
        return refuse(err, ERR_NOT_ALLOWED, name, "is in another part of the zip; make it in one piece");
    unsigned method = bytes_16(raw + 10);
    if (method != METHOD_STORED && method != METHOD_DEFLATED)
        return refuse(err, ERR_NOT_ALLOWED, name,
                      "is packed in a way that is not read here; make a plain zip");
    return true;
}

static bool read_entry(const unsigned char *raw, Arena *arena, Record *record, Err *err) {
    ZipName name = name_of(raw);
    ZipEntry *entry = &record->entry;
    if (!zip_name_decode(&name, arena, &entry->name, err)) return false;
    size_t length = strlen(entry->name);
    bool slash = length > 1 && entry->name[length - 1] == '/';
    // Some zips of a folder's inside begin all their names with "./".
    const char *bare = strncmp(entry->name, "./", 2) ? entry->name : entry->name + 2;
    length -= (size_t)(bare - entry->name);
    entry->name = arena_strn(arena, bare, length - (slash && length ? 1 : 0));
    if (!entry->name) return err_set(err, ERR_NO_MEMORY, "no memory for a zip's names");
    entry->kind = kind_of(raw, slash);
    record->raw = raw;
    return check_readable(raw, entry->name, err) && read_sizes(raw, entry, err) &&
           check_sizes(raw, entry, err);
}

static bool read_entries(const unsigned char *raw, size_t size, Arena *arena, Record *records, size_t count,
                         Err *err) {
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        if (size - at < ENTRY_BYTES || memcmp(raw + at, "PK\1\2", 4) != 0 || whole_size(raw + at) > size - at)
            return zip_damaged(err, "its directory does not fit together");
        if (!read_entry(raw + at, arena, &records[i], err)) return false;
        at += whole_size(raw + at);
    }
    return at == size || zip_damaged(err, "its directory does not fit together");
}

// A size as the local header says it: none where it stands behind the file, or full where it has 64 bits.
static bool repeats(const unsigned char *local, const unsigned char *raw, size_t local_at, size_t raw_at) {
    uint32_t figure = bytes_32(local + local_at);
    bool behind = bytes_16(local + 6) & FLAG_SIZES_BEHIND;
    return figure == bytes_32(raw + raw_at) || figure == UINT32_MAX || (behind && figure == 0);
}

// What stands before the file has to say the same as the directory: programs differ in which they believe.
static bool check_local(const Input *file, const Record *record, int64_t end, Err *err) {
    unsigned char local[LOCAL_BYTES];
    char name[UINT16_MAX];
    const unsigned char *raw = record->raw;
    const ZipEntry *entry = &record->entry;
    if (entry->at > end - LOCAL_BYTES) return zip_damaged(err, "files in it lie over each other");
    if (!zip_read(file, entry->at, local, sizeof local, err)) return false;
    if (memcmp(local, "PK\3\4", 4) != 0)
        return refuse(err, ERR_BAD_PACKAGE, entry->name, "is damaged: it does not begin where it should");
    size_t name_size = bytes_16(local + 26);
    if (name_size != name_size_of(raw) || !zip_read(file, entry->at + LOCAL_BYTES, name, name_size, err) ||
        memcmp(name, raw + ENTRY_BYTES, name_size) != 0)
        return refuse(err, ERR_NOT_ALLOWED, entry->name, "has two names in the zip");
    if (bytes_16(local + 8) != bytes_16(raw + 10) || (bytes_16(local + 6) ^ flags_of(raw)) & FLAG_ENCRYPTED ||
        !repeats(local, raw, 14, 16) || !repeats(local, raw, 18, 20) || !repeats(local, raw, 22, 24))
        return refuse(err, ERR_BAD_PACKAGE, entry->name,
                      "is damaged: the zip says two things about its size");
    int64_t head = LOCAL_BYTES + (int64_t)name_size + bytes_16(local + 28);
    if (entry->packed > end - entry->at - head) return zip_damaged(err, "files in it lie over each other");
    return true;
}

static int compare_places(const void *a, const void *b) {
    int64_t x = ((const Record *)a)->entry.at, y = ((const Record *)b)->entry.at;
    return (x > y) - (x < y);
}

static bool check_locals(const Input *file, const Record *records, size_t count, int64_t directory_at,
                         Err *err) {
    for (size_t i = 0; i < count; i++) {
        int64_t end = i + 1 < count ? records[i + 1].entry.at : directory_at;
        if (!check_local(file, &records[i], end, err)) return false;
    }
    return true;
}

static bool read_into(const Input *file, ZipDirectory *directory, Err *err) {
    ZipEnd end;
    if (!zip_end_find(file, &end, err)) return false;
    unsigned char *raw = arena_alloc(&directory->arena, end.size + 1);
    Record *records = ARENA_NEW(&directory->arena, Record, (size_t)end.count + 1);
    directory->entries = ARENA_NEW(&directory->arena, ZipEntry, (size_t)end.count + 1);
    if (!raw || !records || !directory->entries) return err_set(err, ERR_NO_MEMORY, "no memory for a zip");
    if (!zip_read(file, end.at, raw, end.size, err) ||
        !read_entries(raw, end.size, &directory->arena, records, (size_t)end.count, err))
        return false;
    qsort(records, (size_t)end.count, sizeof *records, compare_places);
    if (!check_locals(file, records, (size_t)end.count, end.at, err)) return false;
    for (size_t i = 0; i < end.count; i++)
        directory->entries[i] = records[i].entry;
    directory->count = (size_t)end.count;
    return true;
}

bool zip_directory_read(const Input *file, ZipDirectory *ret_directory, Err *err) {
    ZipDirectory directory = {0};
    arena_init(&directory.arena, ARENA_LIMIT);
    if (!read_into(file, &directory, err)) {
        arena_finish(&directory.arena);
        return false;
    }
    *ret_directory = directory;
    return true;
}

void zip_directory_finish(ZipDirectory *directory) {
    arena_finish(&directory->arena);
}
