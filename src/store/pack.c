#include "pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "model/zone.h"
#include "store/package.h"
#include "store/zip_writer.h"

enum {
    PIECE_BYTES = 64 << 10,
};
// A zip knows no earlier year.
#define EARLIEST_S INT64_C(315532800)

int64_t pack_moment_s(const char *created) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ahead_h = 0, ahead_m = 0, used = 0;
    char sign = '+';
    if (sscanf(created, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3) return EARLIEST_S;
    const char *rest = created + used;
    if (sscanf(rest, "T%2d:%2d%n", &hour, &minute, &used) == 2) {
        rest += used;
        if (sscanf(rest, ":%2d%n", &second, &used) == 1) rest += used;
        rest += strcspn(rest, "+-Z"); // a fraction of a second
        if (sscanf(rest, "%c%2d:%2d", &sign, &ahead_h, &ahead_m) == 3 && sign == '-') {
            ahead_h = -ahead_h;
            ahead_m = -ahead_m;
        }
    }
    int64_t minutes = (int64_t)(hour - ahead_h) * 60 + minute - ahead_m;
    int64_t moment_s = (int64_t)day_from_date(year, month, day) * 86400 + minutes * 60 + second;
    return moment_s > EARLIEST_S ? moment_s : EARLIEST_S;
}

// The manifest's list of the source's files, in their order; the caller frees ret_files.
static bool list_files(Source *source, ManifestFile **ret_files, size_t *ret_count, Err *err) {
    size_t count = 0;
    AUTO_FREE ManifestFile *files = calloc(source_count(source) + 1, sizeof *files);
    if (!files) return err_set(err, ERR_NO_MEMORY, "no memory for the list of files");
    for (size_t i = 0; i < source_count(source); i++) {
        SourceMember member = source_member(source, i);
        ManifestFile *file = &files[count];
        if (!package_is_content(member.name)) continue;
        *file = (ManifestFile){.name = member.name, .size = member.size};
        if (!package_measure(source, i, &file->digest, err)) return false;
        count++;
    }
    *ret_files = STEAL(files);
    *ret_count = count;
    return true;
}

static bool add_text(ZipWriter *zip, const char *name, const char *text, size_t size, Err *err) {
    return zip_writer_begin(zip, name, (int64_t)size, err) && zip_writer_add(zip, text, size, err);
}

static bool add_signature(ZipWriter *zip, const PackFacts *facts, const char *manifest, size_t size,
                          Err *err) {
    AUTO_FREE char *signature = NULL;
    char comment[LIMIT_ID_BYTES + 80];
    if (!facts->key) return true;
    // minisign's own says when it was signed; the same package would then have other bytes each time.
    snprintf(comment, sizeof comment, "%.*s version %lld", LIMIT_ID_BYTES, facts->id,
             (long long)facts->version);
    return signature_make(facts->key, manifest, size, comment, &signature, err) &&
           add_text(zip, MANIFEST_SIGNATURE_NAME, signature, strlen(signature), err);
}

// Copies a member and looks whether it is still what the manifest says.
static bool add_member(ZipWriter *zip, Source *source, size_t index, const ManifestFile *file, Err *err) {
    AUTO_FREE unsigned char *piece = malloc(PIECE_BYTES);
    DigestState state;
    size_t got = 1;
    if (!piece) return err_set(err, ERR_NO_MEMORY, "no memory for a file");
    if (!zip_writer_begin(zip, file->name, file->size, err) || !source_begin(source, index, err))
        return false;
    digest_begin(&state);
    while (got) {
        if (!source_read(source, piece, PIECE_BYTES, &got, err) || !zip_writer_add(zip, piece, got, err))
            return false;
        digest_add(&state, piece, got);
    }
    Digest digest = digest_end(&state);
    return digest_equal(&digest, &file->digest) ||
           err_set(err, ERR_IO, "%s was changed while it was packed; try again", file->name);
}

static bool add_members(ZipWriter *zip, Source *source, const ManifestFile *files, Err *err) {
    for (size_t i = 0; i < source_count(source); i++)
        if (package_is_content(source_member(source, i).name) && !add_member(zip, source, i, files++, err))
            return false;
    return true;
}

static bool write_zip(ZipWriter *zip, Source *source, const PackFacts *facts, Err *err) {
    AUTO_FREE ManifestFile *files = NULL;
    AUTO_FREE char *text = NULL;
    Manifest manifest = {.id = facts->id, .version = facts->version, .created = facts->created};
    size_t size = 0;
    if (!list_files(source, &files, &manifest.count, err)) return false;
    manifest.files = files;
    return manifest_write(&manifest, &text, &size, err) && add_text(zip, MANIFEST_NAME, text, size, err) &&
           add_signature(zip, facts, text, size, err) && add_members(zip, source, files, err) &&
           zip_writer_end(zip, err);
}

static bool write_file(Source *source, const PackFacts *facts, const Fs *fs, const char *path, Err *err) {
    void *file = NULL;
    ZipWriter *zip = NULL;
    if (!fs->create_file(fs->ctx, path, &file, err)) return false;
    bool written = zip_writer_create(fs, file, pack_moment_s(facts->created), &zip, err) &&
                   write_zip(zip, source, facts, err);
    zip_writer_destroy(zip);
    if (!fs->close_file(fs->ctx, file, written ? err : NULL)) written = false;
    return written && fs->sync(fs->ctx, path, err);
}

bool pack_write(Source *source, const PackFacts *facts, const Fs *fs, const char *path, Err *err) {
    if (write_file(source, facts, fs, path, err)) return true;
    fs->remove_file(fs->ctx, path, NULL);
    return false;
}
