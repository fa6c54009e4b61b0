#include "store/package.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "memory_input.h"
#include "test.h"
#include "zips.h"

// SHA-256 of "{}" and of "".
#define OF_BRACES "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
#define OF_NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define FILE_LINE(name, size, digest)                                                                        \
    "{\"name\": \"" name "\", \"size\": " size ", \"sha256\": \"" digest "\"}"
#define MANIFEST_OF(files)                                                                                   \
    "{\"format\": 1, \"id\": \"my-event\", \"version\": 14, \"created\": \"\", \"files\": [" files "]}"
#define SOUND MANIFEST_OF(FILE_LINE("bundle.json", "2", OF_BRACES))

static Source *zip_of(const char *bundle, const char *manifest, const char *signature, const char *more) {
    ZipPart parts[4] = {{.name = "bundle.json", .data = bundle}};
    size_t count = 1, size = 0;
    if (manifest) parts[count++] = (ZipPart){.name = MANIFEST_NAME, .data = manifest};
    if (signature) parts[count++] = (ZipPart){.name = MANIFEST_SIGNATURE_NAME, .data = signature};
    if (more) parts[count++] = (ZipPart){.name = more, .data = ""};
    AUTO_FREE char *zip = zips_make(parts, count, "", &size);
    Source *source = NULL;
    if (!source_open_archive(memory_input(zip, size), &source, NULL)) abort();
    return source;
}

static void check_refused(Source *source, const PublicKey *key, ErrCode code, const char *sentence) {
    Package package = {0};
    Err err = {0};
    bool sound = package_open(source, key, key ? 1 : 0, &package, &err) && package_verify(&package, &err);
    CHECK(!sound);
    CHECK_INT(err.code, code);
    CHECK_CONTAINS(err.message, sentence);
    package_close(&package);
}

static void a_folder_or_zip_needs_no_manifest(void) {
    Package package = {0};
    REQUIRE(package_open(zip_of("{}", NULL, NULL, NULL), NULL, 0, &package, NULL));
    CHECK_INT(package.trust, PACKAGE_PLAIN);
    CHECK(package_verify(&package, NULL));
    package_close(&package);
}

static void a_manifest_lists_all_files_and_their_bytes(void) {
    Package package = {0};
    REQUIRE(package_open(zip_of("{}", SOUND, NULL, NULL), NULL, 0, &package, NULL));
    CHECK_INT(package.trust, PACKAGE_UNSIGNED);
    CHECK_INT(package.manifest->version, 14);
    CHECK(package_verify(&package, NULL));
    package_close(&package);
    check_refused(zip_of("[]", SOUND, NULL, NULL), NULL, ERR_CHANGED, "\"bundle.json\" was changed");
    check_refused(zip_of("{ }", SOUND, NULL, NULL), NULL, ERR_CHANGED, "\"bundle.json\" was changed");
    check_refused(zip_of("{}", SOUND, NULL, "more"), NULL, ERR_CHANGED, "\"more\" was put into");
    check_refused(
        zip_of("{}",
               MANIFEST_OF(FILE_LINE("bundle.json", "2", OF_BRACES) "," FILE_LINE("x", "0", OF_NOTHING)),
               NULL, NULL),
        NULL, ERR_CHANGED, "\"x\" is missing");
}

static void a_damaged_manifest_is_said_to_be(void) {
    static const struct {
        const char *text, *why;
        ErrCode code;
    } rows[] = {
        {"{", "damaged", ERR_BAD_PACKAGE},
        {"[]", "says no format", ERR_BAD_PACKAGE},
        {"{\"format\": 2}", "a newer program", ERR_NEW_FORMAT},
        {"{\"format\": 1, \"version\": 1, \"files\": []}", "no id", ERR_BAD_PACKAGE},
        {"{\"format\": 1, \"id\": \"x\", \"files\": []}", "no version", ERR_BAD_PACKAGE},
        {"{\"format\": 1, \"id\": \"x\", \"version\": 1}", "lists no files", ERR_BAD_PACKAGE},
        {MANIFEST_OF("{}"), "no name", ERR_BAD_PACKAGE},
        {MANIFEST_OF(FILE_LINE("a", "-1", OF_NOTHING)), "no size", ERR_BAD_PACKAGE},
        {MANIFEST_OF(FILE_LINE("a", "1", "abc")), "no SHA-256", ERR_BAD_PACKAGE},
        {MANIFEST_OF(FILE_LINE("a", "0", OF_NOTHING) "," FILE_LINE("a", "0", OF_NOTHING)), "twice",
         ERR_BAD_PACKAGE},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_refused(zip_of("{}", rows[i].text, NULL, NULL), NULL, rows[i].code, rows[i].why);
}

static void a_manifest_is_written_as_it_was_read(void) {
    Manifest *manifest = NULL, *again = NULL;
    AUTO_FREE char *text = NULL, *text_again = NULL;
    size_t size = 0;
    REQUIRE(manifest_read(SOUND, strlen(SOUND), &manifest, NULL));
    CHECK(manifest_find(manifest, "bundle.json") && !manifest_find(manifest, "bundle"));
    CHECK(manifest_write(manifest, &text, &size, NULL));
    CHECK(manifest_read(text, size, &again, NULL) && manifest_write(again, &text_again, &size, NULL));
    CHECK_STR(text, text_again);
    manifest_destroy(manifest);
    manifest_destroy(again);
}

// 10,000 files have their line each; one more is too many.
static void a_manifest_has_its_limit_of_files(void) {
    for (size_t count = LIMIT_PACKAGE_FILES; count <= LIMIT_PACKAGE_FILES + 1; count++) {
        char *text = NULL;
        size_t size = 0;
        Manifest *manifest = NULL;
        Err err = {0};
        FILE *out = open_memstream(&text, &size);
        fputs("{\"format\": 1, \"id\": \"x\", \"version\": 1, \"files\": [", out);
        for (size_t i = 0; i < count; i++)
            fprintf(out, "%s{\"name\": \"%zu\", \"size\": 0, \"sha256\": \"" OF_NOTHING "\"}", i ? "," : "",
                    i);
        fputs("]}", out);
        fclose(out);
        CHECK_INT(manifest_read(text, size, &manifest, &err), count == LIMIT_PACKAGE_FILES);
        if (!manifest) CHECK_INT(err.code, ERR_TOO_LARGE);
        manifest_destroy(manifest);
        free(text);
    }
}

typedef struct Signer {
    SecretKey secret;
    PublicKey public;
} Signer;

static Signer new_signer(void) {
    AUTO_FREE char *secret = NULL, *public = NULL;
    Signer signer;
    if (!keys_make(NULL, &secret, &public, &signer.public, NULL) ||
        !secret_key_read(secret, strlen(secret), NULL, &signer.secret, NULL))
        abort();
    return signer;
}

static void who_signed_decides_how_far_a_package_is_trusted(void) {
    Signer known = new_signer(), stranger = new_signer();
    AUTO_FREE char *signature = NULL;
    Package package = {0};
    char id[KEY_ID_SIZE];
    REQUIRE(signature_make(&known.secret, SOUND, strlen(SOUND), "by us", &signature, NULL));
    REQUIRE(package_open(zip_of("{}", SOUND, signature, NULL), &known.public, 1, &package, NULL));
    CHECK_INT(package.trust, PACKAGE_SIGNED);
    CHECK_STR(package.comment, "by us");
    key_id_text(known.public.id, id);
    CHECK_STR(package.key_id, id);
    CHECK(package_verify(&package, NULL));
    package_close(&package);
    REQUIRE(package_open(zip_of("{}", SOUND, signature, NULL), &stranger.public, 1, &package, NULL));
    CHECK_INT(package.trust, PACKAGE_UNKNOWN_KEY);
    CHECK_STR(package.comment, "");
    CHECK_STR(package.key_id, id);
    package_close(&package);
}

static void a_bad_signature_is_never_less_than_refused(void) {
    Signer known = new_signer();
    AUTO_FREE char *signature = NULL;
    REQUIRE(signature_make(&known.secret, "another manifest", 16, "", &signature, NULL));
    check_refused(zip_of("{}", SOUND, signature, NULL), &known.public, ERR_BAD_SIGNATURE, "does not fit");
    check_refused(zip_of("{}", NULL, signature, NULL), &known.public, ERR_BAD_SIGNATURE,
                  "not what was signed");
    check_refused(zip_of("{}", SOUND, "nonsense", NULL), NULL, ERR_BAD_SIGNATURE, "not a signature");
    // Also where the manifest could not even be read: nothing is taken from what a known key did not sign.
    check_refused(zip_of("{}", "{", signature, NULL), &known.public, ERR_BAD_SIGNATURE, "does not fit");
}

TEST_MAIN(TEST(a_folder_or_zip_needs_no_manifest), TEST(a_manifest_lists_all_files_and_their_bytes),
          TEST(a_damaged_manifest_is_said_to_be), TEST(a_manifest_is_written_as_it_was_read),
          TEST(a_manifest_has_its_limit_of_files), TEST(who_signed_decides_how_far_a_package_is_trusted),
          TEST(a_bad_signature_is_never_less_than_refused))
