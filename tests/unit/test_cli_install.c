#include <stdio.h>
#include <string.h>
#include "os/fs.h"
#include "program.h"
#include "test.h"

static Run run;
static char folder[300], store[400], content[400], package[400], key[400], public_key[400];

// A bundle of a version in a folder, and a store that is not there yet.
static void write_version(int version) {
    char text[400];
    snprintf(text, sizeof text,
             "{\"format\": 1, \"id\": \"test\", \"version\": %d, \"languages\": [\"en\"], \"created\": "
             "\"2026-11-20T08:00:00+08:00\", \"event\": {\"title\": \"Forum\", \"zone\": \"Asia/Makassar\", "
             "\"start\": \"2026-11-23\", \"end\": \"2026-11-25\"}}",
             version);
    test_write("content/bundle.json", text, strlen(text));
}

static void begin(void) {
    snprintf(folder, sizeof folder, "%s", test_folder());
    snprintf(store, sizeof store, "%s/store", folder);
    snprintf(content, sizeof content, "%s/content", folder);
    snprintf(package, sizeof package, "%s/test.balai", folder);
    snprintf(key, sizeof key, "%s/org.key", folder);
    snprintf(public_key, sizeof public_key, "%s/org.pub", folder);
    CHECK(os_fs()->make_folder(NULL, content, NULL));
    write_version(14);
}

static void make_package(int version, bool with_key) {
    char name[400];
    snprintf(name, sizeof name, "%s/org", folder);
    write_version(version);
    if (with_key) PROGRAM_RUN(&run, "keygen", "-o", name, "--no-password");
    if (with_key)
        PROGRAM_RUN(&run, "pack", content, "-o", package, "--key", key);
    else
        PROGRAM_RUN(&run, "pack", content, "-o", package);
    CHECK_INT(run.code, 0);
    CHECK_STR(run.err, "");
}

static void what_nobody_signed_needs_to_be_accepted(void) {
    begin();
    PROGRAM_RUN(&run, "install", content, "--store", store);
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "nobody signed it");
    CHECK_CONTAINS(run.err, "--accept-unsigned");
    PROGRAM_RUN(&run, "install", content, "--store", store, "--accept-unsigned");
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "Installed: version 14 of \"Forum\" (test), not signed by a known key.");
    PROGRAM_RUN(&run, "status", "--store", store);
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "shown    slot 1: version 14 of \"Forum\"");
    CHECK_CONTAINS(run.out, "by the command line");
}

static void what_a_trusted_key_signed_installs(void) {
    begin();
    make_package(3, true);
    PROGRAM_RUN(&run, "install", package, "--store", store, "--trust", public_key);
    CHECK_STR(run.err, "");
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "Installed: version 3 of \"Forum\" (test), signed by key ");
}

static void what_an_unknown_key_signed_needs_to_be_accepted(void) {
    begin();
    make_package(3, true);
    PROGRAM_RUN(&run, "install", package, "--store", store);
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "which this kiosk does not know");
    PROGRAM_RUN(&run, "install", package, "--accept-unsigned", "--store", store);
    CHECK_INT(run.code, 0);
}

static void a_package_that_was_changed_is_never_installed(void) {
    AUTO_FREE char *data = NULL;
    size_t size = 0;
    begin();
    make_package(3, false);
    REQUIRE(os_fs()->read_file(NULL, package, 1 << 20, &data, &size, NULL));
    for (size_t part = 1; part < 4; part++) {
        data[size * part / 4] ^= 1;
        REQUIRE(os_fs()->write_file(NULL, package, data, size, NULL));
        data[size * part / 4] ^= 1;
        PROGRAM_RUN(&run, "install", package, "--store", store, "--accept-unsigned", "--accept-older");
        CHECK_INT(run.code, 1);
    }
    PROGRAM_RUN(&run, "status", "--store", store);
    CHECK_CONTAINS(run.out, "shown   what is built in");
}

static void what_is_older_needs_to_be_accepted(void) {
    begin();
    PROGRAM_RUN(&run, "install", content, "--store", store, "--accept-unsigned");
    write_version(13);
    PROGRAM_RUN(&run, "install", content, "--store", store, "--accept-unsigned");
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "it is version 13, older than version 14, which is shown");
    PROGRAM_RUN(&run, "install", content, "--store", store, "--accept-unsigned", "--accept-older");
    CHECK_INT(run.code, 0);
    PROGRAM_RUN(&run, "rollback", "--store", store);
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "Rolled back to version 14");
    PROGRAM_RUN(&run, "rollback", "--store", store);
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "Rolled back to what is built in");
}

static void a_newer_format_is_refused_with_a_sentence(void) {
    static const char newer[] = "{\"format\": 2}";
    begin();
    test_write("content/bundle.json", newer, sizeof newer - 1);
    PROGRAM_RUN(&run, "install", content, "--store", store, "--accept-unsigned");
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "Update the program");
    PROGRAM_RUN(&run, "status", "--store", store);
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "shown   what is built in");
}

static void a_bad_picture_is_left_out_and_said(void) {
    // A PNG's header that claims 8 x 8 pixels, and nothing behind it.
    static const unsigned char picture[] = {0x89, 'P', 'N', 'G', 13,  10, 26, 10,   0,    0,    0,
                                            13,   'I', 'H', 'D', 'R', 0,  0,  0,    8,    0,    0,
                                            0,    8,   8,   2,   0,   0,  0,  0x4B, 0x6D, 0x29, 0xDC};
    char path[500];
    FsInfo info;
    begin();
    test_write("content/half.png", picture, sizeof picture);
    PROGRAM_RUN(&run, "install", content, "--store", store, "--accept-unsigned");
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "half.png: error: the picture cannot be decoded");
    snprintf(path, sizeof path, "%s/slots/1/bundle/half.png", store);
    CHECK(!os_fs()->stat(NULL, path, &info, NULL));
}

static void damage_is_said_and_mended(void) {
    char path[500];
    begin();
    PROGRAM_RUN(&run, "install", content, "--store", store, "--accept-unsigned");
    snprintf(path, sizeof path, "%s/slots/1/bundle/bundle.json", store);
    CHECK(os_fs()->write_file(NULL, path, "{}", 2, NULL));
    PROGRAM_RUN(&run, "status", "--store", store);
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.out, "DAMAGED: bundle.json is not what was installed");
    PROGRAM_RUN(&run, "install", content, "--store", store, "--accept-unsigned");
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "was set aside");
    PROGRAM_RUN(&run, "status", "--store", store);
    CHECK_INT(run.code, 0);
    CHECK_CONTAINS(run.out, "set aside slot 1");
}

static void wrong_usage_is_said(void) {
    begin();
    PROGRAM_RUN(&run, "install");
    CHECK_INT(run.code, 2);
    PROGRAM_RUN(&run, "install", content, "--trust");
    CHECK_INT(run.code, 2);
    PROGRAM_RUN(&run, "rollback", "now");
    CHECK_INT(run.code, 2);
    PROGRAM_RUN(&run, "status", "--stores", store);
    CHECK_INT(run.code, 2);
    PROGRAM_RUN(&run, "install", "--store", store, "nowhere");
    CHECK_INT(run.code, 1);
    CHECK_CONTAINS(run.err, "nowhere");
    PROGRAM_RUN(&run, "install", content, "--store", store, "--trust", content);
    CHECK_INT(run.code, 1);
}

TEST_MAIN(TEST(what_nobody_signed_needs_to_be_accepted), TEST(what_a_trusted_key_signed_installs),
          TEST(what_an_unknown_key_signed_needs_to_be_accepted),
          TEST(a_package_that_was_changed_is_never_installed), TEST(what_is_older_needs_to_be_accepted),
          TEST(a_newer_format_is_refused_with_a_sentence), TEST(a_bad_picture_is_left_out_and_said),
          TEST(damage_is_said_and_mended), TEST(wrong_usage_is_said))
