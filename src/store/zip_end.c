#include "zip_end.h"

#include <stdlib.h>
#include <string.h>
#include "base/auto.h"
#include "base/limits.h"
#include "store/bytes.h"

enum {
    END_BYTES = 22,
    LOCATOR_BYTES = 20,
    END64_BYTES = 56,
    ENTRY_BYTES = 46, // of the directory, without its name
};

// What an end record says, of both kinds.
typedef struct EndFacts {
    uint64_t disk, directory_disk, here, count, size, at;
} EndFacts;

bool zip_damaged(Err *err, const char *what) {
    return err_set(err, ERR_BAD_PACKAGE, "the zip is damaged: %s", what);
}

bool zip_read(const Input *file, int64_t at, void *buffer, size_t size, Err *err) {
    size_t got = 0;
    if (at < 0 || at > file->size || (int64_t)size > file->size - at)
        return zip_damaged(err, "it points behind its own end");
    if (!file->read_at(file->ctx, at, buffer, size, &got, err)) return false;
    return got == size || err_set(err, ERR_IO, "the zip became shorter while it was read");
}

// The last record that calls itself the end; it has to be the end.
static bool find_record(const Input *file, unsigned char record[END_BYTES], int64_t *ret_at, Err *err) {
    size_t size = END_BYTES + LIMIT_ZIP_COMMENT_BYTES;
    if ((int64_t)size > file->size) size = (size_t)file->size;
    AUTO_FREE unsigned char *tail = malloc(size + 1);
    if (!tail) return err_set(err, ERR_NO_MEMORY, "no memory for a zip");
    if (!zip_read(file, file->size - (int64_t)size, tail, size, err)) return false;
    for (size_t at = size - END_BYTES + 1; at-- > 0;) {
        if (memcmp(tail + at, "PK\5\6", 4) != 0) continue;
        if (at + END_BYTES + bytes_16(tail + at + 20) != size)
            return zip_damaged(err, "there is something behind its end");
        memcpy(record, tail + at, END_BYTES);
        *ret_at = file->size - (int64_t)size + (int64_t)at;
        return true;
    }
    return zip_damaged(err, "its end is missing; it may have been copied by half");
}

static EndFacts facts_of(const unsigned char *record) {
    return (EndFacts){bytes_16(record + 4),  bytes_16(record + 6),  bytes_16(record + 8),
                      bytes_16(record + 10), bytes_32(record + 12), bytes_32(record + 16)};
}

static EndFacts facts_of_64(const unsigned char *record) {
    return (EndFacts){bytes_32(record + 16), bytes_32(record + 20), bytes_64(record + 24),
                      bytes_64(record + 32), bytes_64(record + 40), bytes_64(record + 48)};
}

static bool same_or_full(uint64_t small, uint64_t large, uint64_t full) {
    return small == large || small == full;
}

// Where there is a 64-bit record its figures count; readers differ in when they look for it, so the small
// record must not say anything else.
static bool read_64(const Input *file, int64_t *end_at, EndFacts *facts, Err *err) {
    unsigned char locator[LOCATOR_BYTES], record[END64_BYTES];
    if (*end_at < LOCATOR_BYTES) return true;
    if (!zip_read(file, *end_at - LOCATOR_BYTES, locator, LOCATOR_BYTES, err)) return false;
    if (memcmp(locator, "PK\6\7", 4) != 0) return true;
    uint64_t at = bytes_64(locator + 8);
    if (bytes_32(locator + 4) || bytes_32(locator + 16) > 1)
        return err_set(err, ERR_BAD_PACKAGE, "the zip is one part of several; make it in one piece");
    if (at > (uint64_t)*end_at || !zip_read(file, (int64_t)at, record, END64_BYTES, err) ||
        memcmp(record, "PK\6\6", 4) != 0 ||
        bytes_64(record + 4) + 12 + LOCATOR_BYTES != (uint64_t)*end_at - at)
        return zip_damaged(err, "its end does not fit together");
    EndFacts large = facts_of_64(record);
    if (!same_or_full(facts->count, large.count, UINT16_MAX) ||
        !same_or_full(facts->here, large.here, UINT16_MAX) ||
        !same_or_full(facts->size, large.size, UINT32_MAX) || !same_or_full(facts->at, large.at, UINT32_MAX))
        return zip_damaged(err, "its end does not fit together");
    *facts = large;
    *end_at = (int64_t)at;
    return true;
}

static bool check_facts(const EndFacts *facts, int64_t end_at, Err *err) {
    if (facts->disk || facts->directory_disk || facts->here != facts->count)
        return err_set(err, ERR_BAD_PACKAGE, "the zip is one part of several; make it in one piece");
    if (facts->count > LIMIT_PACKAGE_ENTRIES)
        return err_set(err, ERR_TOO_LARGE, "there are more than %u things in it", LIMIT_PACKAGE_ENTRIES);
    if (facts->size > LIMIT_ZIP_DIRECTORY_BYTES)
        return err_set(err, ERR_TOO_LARGE, "the zip's directory has more than %u MB",
                       LIMIT_ZIP_DIRECTORY_BYTES >> 20);
    if (facts->at > (uint64_t)end_at || facts->at + facts->size != (uint64_t)end_at ||
        facts->count * ENTRY_BYTES > facts->size)
        return zip_damaged(err, "its directory is not where it says");
    return true;
}

static bool check_begin(const Input *file, Err *err) {
    unsigned char head[4] = {0};
    if (file->size < END_BYTES)
        return err_set(err, ERR_BAD_PACKAGE, file->size ? "this is not a zip" : "the file is empty");
    if (!zip_read(file, 0, head, sizeof head, err)) return false;
    if (!memcmp(head, "PK\7\10", 4) || !memcmp(head, "PK00", 4))
        return err_set(err, ERR_BAD_PACKAGE, "the zip is one part of several; make it in one piece");
    if (memcmp(head, "PK\3\4", 4) != 0 && memcmp(head, "PK\5\6", 4) != 0)
        return err_set(err, ERR_BAD_PACKAGE, "this is not a zip, whatever its name says");
    return true;
}

bool zip_end_find(const Input *file, ZipEnd *ret_end, Err *err) {
    unsigned char record[END_BYTES] = {0};
    int64_t end_at = 0;
    if (!check_begin(file, err) || !find_record(file, record, &end_at, err)) return false;
    EndFacts facts = facts_of(record);
    if (!read_64(file, &end_at, &facts, err) || !check_facts(&facts, end_at, err)) return false;
    *ret_end = (ZipEnd){facts.count, (int64_t)facts.at, (size_t)facts.size};
    return true;
}
