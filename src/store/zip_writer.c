#include "zip_writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

enum {
    FILE_MODE = 0644
};

struct ZipWriter {
    const Fs *fs;
    void *file;
    int64_t moment_s;
    struct archive *archive;
    locale_t names; // libarchive marks names as UTF-8 only where the thread's locale is
    Err problem;    // what went wrong below libarchive
};

static la_ssize_t write_block(struct archive *archive, void *ctx, const void *block, size_t size) {
    ZipWriter *zip = ctx;
    (void)archive;
    return zip->fs->write_piece(zip->fs->ctx, zip->file, block, size, &zip->problem) ? (la_ssize_t)size
                                                                                     : ARCHIVE_FATAL;
}

static bool failed(ZipWriter *zip, Err *err) {
    if (zip->problem.code == ERR_NONE)
        return err_set(err, ERR_NO_MEMORY, "making the zip: %s", archive_error_string(zip->archive));
    if (err) *err = zip->problem;
    return false;
}

static bool open_archive(ZipWriter *zip, Err *err) {
    zip->archive = archive_write_new();
    zip->names = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (!zip->archive || !zip->names) return err_set(err, ERR_NO_MEMORY, "no memory for a zip");
    archive_write_set_format_zip(zip->archive);
    archive_write_set_bytes_in_last_block(zip->archive, 1); // no padding
    return archive_write_zip_set_compression_deflate(zip->archive) == ARCHIVE_OK &&
                   archive_write_open(zip->archive, zip, NULL, write_block, NULL) == ARCHIVE_OK
               ? true
               : failed(zip, err);
}

bool zip_writer_create(const Fs *fs, void *file, int64_t moment_s, ZipWriter **ret_zip, Err *err) {
    ZipWriter *zip = calloc(1, sizeof *zip);
    if (!zip) return err_set(err, ERR_NO_MEMORY, "no memory for a zip");
    *zip = (ZipWriter){.fs = fs, .file = file, .moment_s = moment_s};
    if (!open_archive(zip, err)) {
        zip_writer_destroy(zip);
        return false;
    }
    *ret_zip = zip;
    return true;
}

void zip_writer_destroy(ZipWriter *zip) {
    if (!zip) return;
    if (zip->archive) {
        archive_write_fail(zip->archive); // what is not ended is not to be ended now
        archive_write_free(zip->archive);
    }
    if (zip->names) freelocale(zip->names);
    free(zip);
}

bool zip_writer_begin(ZipWriter *zip, const char *name, int64_t size, Err *err) {
    struct archive_entry *entry = archive_entry_new();
    if (!entry) return err_set(err, ERR_NO_MEMORY, "no memory for a zip");
    locale_t before = uselocale(zip->names);
    archive_entry_copy_pathname(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, FILE_MODE);
    archive_entry_set_size(entry, size);
    archive_entry_set_mtime(entry, zip->moment_s, 0);
    bool begun = archive_write_header(zip->archive, entry) == ARCHIVE_OK;
    uselocale(before);
    archive_entry_free(entry);
    return begun || failed(zip, err);
}

bool zip_writer_add(ZipWriter *zip, const void *data, size_t size, Err *err) {
    return archive_write_data(zip->archive, data, size) == (la_ssize_t)size || failed(zip, err);
}

bool zip_writer_end(ZipWriter *zip, Err *err) {
    return archive_write_close(zip->archive) == ARCHIVE_OK || failed(zip, err);
}
