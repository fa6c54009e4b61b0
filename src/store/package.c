#include "package.h"

#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "store/names.h"

enum {
    PIECE_BYTES = 64 << 10
};

bool package_is_content(const char *name) {
    return strcmp(name, MANIFEST_NAME) != 0 && strcmp(name, MANIFEST_SIGNATURE_NAME) != 0;
}

static const PublicKey *find_key(const PublicKey *keys, size_t count, const unsigned char id[KEY_ID_BYTES]) {
    for (size_t i = 0; i < count; i++)
        if (!memcmp(keys[i].id, id, KEY_ID_BYTES)) return &keys[i];
    return NULL;
}

// The signature comes before the manifest is read: nothing unsigned of a signed package is looked at.
static bool check_signature(const PublicKey *keys, size_t count, size_t size, Package *package, Err *err) {
    Signature signature;
    if (!signature_read(package->signature_text, size, &signature, err))
        return err_wrap(err, MANIFEST_SIGNATURE_NAME);
    key_id_text(signature.key_id, package->key_id);
    const PublicKey *key = find_key(keys, count, signature.key_id);
    package->trust = key ? PACKAGE_SIGNED : PACKAGE_UNKNOWN_KEY;
    if (!key) return true;
    if (!signature_verify(&signature, key, package->manifest_text, package->manifest_size, err)) return false;
    memcpy(package->comment, signature.comment, sizeof package->comment);
    return true;
}

static bool read_signature(Source *source, const PublicKey *keys, size_t count, Package *package, Err *err) {
    size_t at = source_find(source, MANIFEST_SIGNATURE_NAME), size = 0;
    package->trust = package->manifest_text ? PACKAGE_UNSIGNED : PACKAGE_PLAIN;
    if (at == SOURCE_NONE) return true;
    if (!package->manifest_text)
        return err_set(err, ERR_BAD_SIGNATURE, "there is a signature in it, but not what was signed");
    return source_read_whole(source, at, LIMIT_SIGNATURE_FILE_BYTES, &package->signature_text, &size, err) &&
           check_signature(keys, count, size, package, err);
}

static bool check_listed(const Manifest *manifest, SourceMember member, Err *err) {
    char shown[NAME_SHOWN_SIZE];
    const ManifestFile *file = manifest_find(manifest, member.name);
    name_show(member.name, shown);
    if (!file) return err_set(err, ERR_CHANGED, "\"%s\" was put into the package after it was made", shown);
    return file->size == member.size ||
           err_set(err, ERR_CHANGED, "\"%s\" was changed after the package was made", shown);
}

// None listed twice and none in it twice: where all in it are listed, the counts tell whether all are there.
static bool check_list(Source *source, const Manifest *manifest, Err *err) {
    char shown[NAME_SHOWN_SIZE];
    size_t content = 0;
    for (size_t i = 0; i < source_count(source); i++) {
        SourceMember member = source_member(source, i);
        if (!package_is_content(member.name)) continue;
        if (!check_listed(manifest, member, err)) return false;
        content++;
    }
    if (content == manifest->count) return true;
    for (size_t i = 0; i < manifest->count; i++)
        if (source_find(source, manifest->files[i].name) == SOURCE_NONE)
            return err_set(err, ERR_CHANGED, "\"%s\" is missing in the package",
                           name_show(manifest->files[i].name, shown));
    return err_set(err, ERR_CHANGED, "the package lists itself");
}

static bool open_into(Source *source, const PublicKey *keys, size_t count, Package *package, Err *err) {
    size_t at = source_find(source, MANIFEST_NAME);
    if (at != SOURCE_NONE && !source_read_whole(source, at, LIMIT_MANIFEST_BYTES, &package->manifest_text,
                                                &package->manifest_size, err))
        return false;
    if (!read_signature(source, keys, count, package, err)) return false;
    if (!package->manifest_text) return true;
    return manifest_read(package->manifest_text, package->manifest_size, &package->manifest, err) &&
           check_list(source, package->manifest, err);
}

bool package_open(Source *source, const PublicKey *keys, size_t key_count, Package *ret_package, Err *err) {
    Package package = {.source = source};
    if (!open_into(source, keys, key_count, &package, err)) {
        package_close(&package);
        return false;
    }
    *ret_package = package;
    return true;
}

void package_close(Package *package) {
    if (!package) return;
    source_close(package->source);
    manifest_destroy(package->manifest);
    free(package->manifest_text);
    free(package->signature_text);
    *package = (Package){0};
}

bool package_digest(const Package *package, const char *name, int64_t size, const Digest *digest, Err *err) {
    char shown[NAME_SHOWN_SIZE];
    if (!package->manifest) return true;
    const ManifestFile *file = manifest_find(package->manifest, name);
    return (file && file->size == size && digest_equal(&file->digest, digest)) ||
           err_set(err, ERR_CHANGED, "\"%s\" was changed after the package was made", name_show(name, shown));
}

bool package_measure(Source *source, size_t index, Digest *ret_digest, Err *err) {
    AUTO_FREE unsigned char *piece = malloc(PIECE_BYTES);
    DigestState state;
    size_t got = 1;
    if (!piece) return err_set(err, ERR_NO_MEMORY, "no memory for a file");
    if (!source_begin(source, index, err)) return false;
    digest_begin(&state);
    while (got) {
        if (!source_read(source, piece, PIECE_BYTES, &got, err)) return false;
        digest_add(&state, piece, got);
    }
    *ret_digest = digest_end(&state);
    return true;
}

bool package_verify(Package *package, Err *err) {
    for (size_t i = 0; i < source_count(package->source); i++) {
        SourceMember member = source_member(package->source, i);
        Digest digest;
        if (package_is_content(member.name) &&
            (!package_measure(package->source, i, &digest, err) ||
             !package_digest(package, member.name, member.size, &digest, err)))
            return false;
    }
    return true;
}
