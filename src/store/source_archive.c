// A zip as a source: its directory tells what is in it, libarchive unpacks, and has to agree.
#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "store/names.h"
#include "store/source_inside.h"
#include "store/zip_directory.h"

enum {
    BLOCK_BYTES = 256 << 10
};

typedef struct ArchiveSource {
    Input file;
    ZipDirectory directory;
    struct archive *archive; // NULL until something is read
    size_t next;             // the directory's entry that libarchive comes to next
    const char *reading;
    int64_t at;  // of libarchive's, in the file
    Err problem; // what went wrong below libarchive
    unsigned char block[BLOCK_BYTES];
} ArchiveSource;

static la_ssize_t read_block(struct archive *archive, void *ctx, const void **ret_block) {
    ArchiveSource *source = ctx;
    size_t got = 0;
    (void)archive;
    if (!source->file.read_at(source->file.ctx, source->at, source->block, BLOCK_BYTES, &got,
                              &source->problem))
        return ARCHIVE_FATAL;
    source->at += (int64_t)got;
    *ret_block = source->block;
    return (la_ssize_t)got;
}

static la_int64_t seek(struct archive *archive, void *ctx, la_int64_t offset, int whence) {
    ArchiveSource *source = ctx;
    int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? source->at : source->file.size;
    (void)archive;
    if (offset < -from || offset > source->file.size - from) return ARCHIVE_FATAL;
    return source->at = from + offset;
}

static la_int64_t skip(struct archive *archive, void *ctx, la_int64_t bytes) {
    ArchiveSource *source = ctx;
    (void)archive;
    int64_t left = source->file.size - source->at;
    if (bytes > left) bytes = left;
    source->at += bytes;
    return bytes;
}

// libarchive's own words are for programmers; what is below it has a sentence.
static bool failed(ArchiveSource *source, Err *err) {
    char shown[NAME_SHOWN_SIZE];
    if (source->problem.code != ERR_NONE) {
        if (err) *err = source->problem;
        return false;
    }
    return err_set(err, ERR_BAD_PACKAGE, "\"%s\" in it is damaged: its bytes are not those that were packed",
                   name_show(source->reading, shown));
}

static void end_archive(ArchiveSource *source) {
    if (source->archive) archive_read_free(source->archive);
    source->archive = NULL;
    source->next = 0;
    source->at = 0;
    source->problem = (Err){0};
}

// Only the reader that goes by the directory: the one for streams believes what stands before each file.
static bool begin_archive(ArchiveSource *source, Err *err) {
    end_archive(source);
    struct archive *archive = source->archive = archive_read_new();
    if (!archive) return err_set(err, ERR_NO_MEMORY, "no memory for a zip");
    archive_read_support_format_zip_seekable(archive);
    archive_read_set_read_callback(archive, read_block);
    archive_read_set_seek_callback(archive, seek);
    archive_read_set_skip_callback(archive, skip);
    archive_read_set_callback_data(archive, source);
    return archive_read_open1(archive) == ARCHIVE_OK || failed(source, err);
}

static bool go_to(ArchiveSource *source, size_t wanted, Err *err) {
    struct archive_entry *entry = NULL;
    if ((!source->archive || source->next > wanted) && !begin_archive(source, err)) return false;
    while (source->next <= wanted) {
        // A warning is about a name, and names come from the directory.
        int got = archive_read_next_header(source->archive, &entry);
        if (got != ARCHIVE_OK && got != ARCHIVE_WARN) return failed(source, err);
        source->next++;
    }
    return archive_entry_size(entry) == source->directory.entries[wanted].size || failed(source, err);
}

static bool begin_member(void *own, const MemberEntry *member, Err *err) {
    ArchiveSource *source = own;
    source->reading = member->name;
    if (go_to(source, member->origin, err)) return true;
    end_archive(source);
    return false;
}

static bool read_member(void *own, void *buffer, size_t size, size_t *ret_got, Err *err) {
    ArchiveSource *source = own;
    la_ssize_t got = archive_read_data(source->archive, buffer, size);
    if (got < 0) {
        failed(source, err);
        end_archive(source);
        return false;
    }
    *ret_got = (size_t)got;
    return true;
}

static void close_own(void *own) {
    ArchiveSource *source = own;
    end_archive(source);
    zip_directory_finish(&source->directory);
    input_close(&source->file);
    free(source);
}

static bool add_entries(const ZipDirectory *directory, Members *members, Err *err) {
    for (size_t i = 0; i < directory->count; i++) {
        const ZipEntry *entry = &directory->entries[i];
        if (entry->kind == FS_FOLDER && !strcmp(entry->name, ".")) continue; // the folder itself
        if (!members_add(members, entry->name, entry->kind, entry->size, i, err)) return false;
    }
    return true;
}

bool source_open_archive(Input file, Source **ret_source, Err *err) {
    static const SourceWay way = {begin_member, read_member, close_own};
    ArchiveSource *own = calloc(1, sizeof *own);
    if (!own) {
        input_close(&file);
        return err_set(err, ERR_NO_MEMORY, "no memory for a zip");
    }
    own->file = file;
    Members members;
    members_init(&members);
    if (!zip_directory_read(&own->file, &own->directory, err) ||
        !add_entries(&own->directory, &members, err)) {
        close_own(own);
        members_finish(&members);
        return false;
    }
    return source_make(&way, own, &members, ret_source, err);
}
