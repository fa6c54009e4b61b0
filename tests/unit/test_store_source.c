#include "store/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/limits.h"
#include "memory_input.h"
#include "os/input.h"
#include "store/members.h"
#include "test.h"
#include "zips.h"

#define BUNDLE                                                                                               \
    { .name = "bundle.json", .data = "{}", .system = 3 }

static bool open_zip(const ZipPart *parts, size_t count, const char *comment, Source **ret_source, Err *err) {
    size_t size = 0;
    AUTO_FREE char *zip = zips_make(parts, count, comment, &size);
    return source_open_archive(memory_input(zip, size), ret_source, err);
}

// Opens a zip of bundle.json and one part more.
static bool open_with(ZipPart part, Source **ret_source, Err *err) {
    ZipPart parts[] = {BUNDLE, part};
    return open_zip(parts, 2, "", ret_source, err);
}

static void check_refused(ZipPart part, const char *sentence) {
    Source *source = NULL;
    Err err = {0};
    CHECK(!open_with(part, &source, &err));
    CHECK_CONTAINS(err.message, sentence);
}

static void what_a_zip_says_has_to_hold_together(void) {
    check_refused((ZipPart){.name = "a", .data = "x", .flags = 1}, "password");
    check_refused((ZipPart){.name = "a", .data = "x", .flags = 1 << 6}, "password");
    check_refused((ZipPart){.name = "a", .data = "x", .method = 12}, "packed in a way");
    check_refused((ZipPart){.name = "a", .data = "x", .grows = 5}, "its sizes differ");
    check_refused((ZipPart){.name = "a", .data = "x", .local_name = "b"}, "two names");
    check_refused((ZipPart){.name = "a", .data = "x", .disk = 1}, "another part");
    check_refused((ZipPart){.name = "a", .data = "x", .system = 3, .mode = 0120777}, "a link");
    check_refused((ZipPart){.name = "a", .data = "x", .attributes = 0x400}, "a link");
    check_refused((ZipPart){.name = "a/", .data = "x"}, "a folder with a file's bytes");
    check_refused((ZipPart){.name = "BUNDLE.json", .data = "x"}, "same name but for capital letters");
    check_refused((ZipPart){.name = "bundle.json/x", .data = "x"}, "a file and a folder");
    check_refused((ZipPart){.name = "\xC3(", .data = "x", .flags = 1 << 11}, "cannot be read");
}

static void check_name(ZipPart part, const char *name) {
    Source *source = NULL;
    Err err = {0};
    if (!CHECK(open_with(part, &source, &err))) return;
    CHECK_INT((long long)source_count(source), 2);
    CHECK(source_find(source, name) != SOURCE_NONE);
    source_close(source);
}

static void names_are_read_as_windows_macos_and_linux_write_them(void) {
    check_name((ZipPart){.name = "caf\x82.png", .data = "x"}, "caf\xC3\xA9.png"); // CP437
    check_name((ZipPart){.name = "caf\xC3\xA9.png", .data = "x", .flags = 1 << 11},
               "caf\xC3\xA9.png");                                                                  // said
    check_name((ZipPart){.name = "cafe\xCC\x81.png", .data = "x", .system = 3}, "caf\xC3\xA9.png"); // a Mac's
    check_name((ZipPart){.name = "./a", .data = "x"}, "a");
    char extra[] = "\x75\x70\x0a\0\1....\xE4\xB8\xAD!!";
    uint32_t crc = zips_crc("\x82\x82", 2);
    for (int i = 0; i < 4; i++)
        extra[5 + i] = (char)(crc >> 8 * i);
    ZipPart info_zip = {.name = "\x82\x82", .data = "x", .extra = extra, .extra_size = 14};
    check_name(info_zip, "\xE4\xB8\xAD!!");
    extra[5] ^= 1; // made for another name
    check_name(info_zip, "\xC3\xA9\xC3\xA9");
}

static void what_systems_leave_behind_is_not_there_and_one_folder_is_looked_through(void) {
    const ZipPart parts[] = {{.name = "event/", .data = ""},
                             {.name = "event/bundle.json", .data = "{}"},
                             {.name = "event/pictures/a.png", .data = "abc"},
                             {.name = "event/.DS_Store", .data = "x"},
                             {.name = "__MACOSX/event/._bundle.json", .data = "x"},
                             {.name = "Thumbs.db", .data = "x"}};
    Source *source = NULL;
    REQUIRE(open_zip(parts, COUNT_OF(parts), "made by hand", &source, NULL));
    CHECK_INT((long long)source_count(source), 2);
    CHECK_INT(source_bytes(source), 5);
    size_t at = source_find(source, "pictures/a.png"), size = 0;
    REQUIRE(at != SOURCE_NONE);
    AUTO_FREE char *data = NULL;
    REQUIRE(source_read_whole(source, at, 3, &data, &size, NULL));
    CHECK_STR(data, "abc");
    Err err = {0};
    char *more = NULL;
    CHECK(!source_read_whole(source, at, 2, &more, &size, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
    source_close(source);
}

static void a_bundle_that_lies_elsewhere_is_said_to(void) {
    const ZipPart beside[] = {{.name = "event/bundle.json", .data = "{}"},
                              {.name = "other.txt", .data = "x"}};
    const ZipPart deep[] = {{.name = "a/b/bundle.json", .data = "{}"}};
    Source *source = NULL;
    Err err = {0};
    CHECK(!open_zip(beside, 2, "", &source, &err));
    CHECK_CONTAINS(err.message, "beside other files");
    CHECK(!open_zip(deep, 1, "", &source, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK_CONTAINS(err.message, "no bundle.json");
}

static void members_may_be_read_in_any_order(void) {
    const ZipPart parts[] = {BUNDLE, {.name = "a", .data = "first"}, {.name = "b", .data = "second"}};
    static const char *const names[] = {"b", "a", "a", "bundle.json", "b"};
    static const char *const texts[] = {"second", "first", "first", "{}", "second"};
    Source *source = NULL;
    REQUIRE(open_zip(parts, 3, "", &source, NULL));
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        AUTO_FREE char *data = NULL;
        size_t size = 0;
        REQUIRE(source_read_whole(source, source_find(source, names[i]), 100, &data, &size, NULL));
        CHECK_STR(data, texts[i]);
    }
    source_close(source);
}

static void a_zip_comment_may_be_as_long_as_the_limit(void) {
    const ZipPart parts[] = {BUNDLE};
    char comment[LIMIT_ZIP_COMMENT_BYTES + 2] = {0};
    Source *source = NULL;
    Err err = {0};
    memset(comment, '.', LIMIT_ZIP_COMMENT_BYTES);
    REQUIRE(open_zip(parts, 1, comment, &source, NULL));
    AUTO_FREE char *data = NULL;
    size_t size = 0;
    CHECK(source_read_whole(source, 0, 10, &data, &size, NULL));
    source_close(source);
    comment[LIMIT_ZIP_COMMENT_BYTES] = '.';
    CHECK(!open_zip(parts, 1, comment, &source, &err));
    CHECK_CONTAINS(err.message, "its end is missing");
}

static void check_limit(size_t files, int64_t size, bool fits) {
    Members members;
    Err err = {0};
    char name[20];
    bool added = true;
    members_init(&members);
    for (size_t i = 0; added && i < files; i++) {
        snprintf(name, sizeof name, "%zu", i);
        added = members_add(&members, name, FS_FILE, size, i, &err);
    }
    CHECK_INT(added, fits);
    if (!fits) CHECK_INT(err.code, ERR_TOO_LARGE);
    members_finish(&members);
}

static void files_and_bytes_have_their_limits(void) {
    check_limit(LIMIT_PACKAGE_FILES, 0, true);
    check_limit(LIMIT_PACKAGE_FILES + 1, 0, false);
    check_limit(1, LIMIT_PACKAGE_FILE_BYTES, true);
    check_limit(1, LIMIT_PACKAGE_FILE_BYTES + 1, false);
    check_limit(LIMIT_PACKAGE_BYTES / LIMIT_PACKAGE_FILE_BYTES, LIMIT_PACKAGE_FILE_BYTES, true);
    check_limit(LIMIT_PACKAGE_BYTES / LIMIT_PACKAGE_FILE_BYTES + 1, LIMIT_PACKAGE_FILE_BYTES, false);
}

static void what_is_left_out_is_counted_too(void) {
    Members members;
    members_init(&members);
    bool added = true;
    for (size_t i = 0; i < LIMIT_PACKAGE_ENTRIES; i++)
        added &= members_add(&members, ".DS_Store", FS_FILE, 1, i, NULL);
    CHECK(added);
    CHECK(!members_add(&members, ".DS_Store", FS_FILE, 1, 0, NULL));
    CHECK_INT((long long)members.count, 0);
    members_finish(&members);
}

static bool open_test_folder(Source **ret_source, Err *err) {
    InputFolder folder;
    return os_input_folder_open(test_folder(), &folder, err) && source_open_folder(folder, ret_source, err);
}

static void a_folder_is_a_source_as_a_zip_is(void) {
    Source *source = NULL;
    char path[500];
    test_write("b/z.png", "zz", 2);
    test_write("bundle.json", "{}", 2);
    test_write(".DS_Store", "x", 1);
    test_write("a.txt", "", 0);
    snprintf(path, sizeof path, "%s/empty", test_folder());
    mkdir(path, 0777);
    Err err = {0};
    REQUIRE(open_test_folder(&source, &err));
    CHECK_INT((long long)source_count(source), 3);
    CHECK_STR(source_member(source, 0).name, "a.txt");
    CHECK_STR(source_member(source, 1).name, "b/z.png");
    AUTO_FREE char *data = NULL;
    size_t size = 0;
    CHECK(source_read_whole(source, 1, 10, &data, &size, NULL));
    CHECK_STR(data, "zz");
    AUTO_FREE char *empty = NULL;
    CHECK(source_read_whole(source, 0, 10, &empty, &size, NULL) && size == 0);
    source_close(source);
}

static void a_folder_with_links_or_pipes_is_refused_and_none_is_followed(void) {
    char path[500], target[500];
    Source *source = NULL;
    Err err = {0};
    test_write("bundle.json", "{}", 2);
    snprintf(path, sizeof path, "%s/link.png", test_folder());
    REQUIRE(!symlink("/etc/passwd", path));
    CHECK(!open_test_folder(&source, &err));
    CHECK_CONTAINS(err.message, "\"link.png\" in it is a link");
    unlink(path);
    REQUIRE(!mkfifo(path, 0666));
    CHECK(!open_test_folder(&source, &err));
    unlink(path);
    // A folder that becomes a link between looking and reading.
    test_write("real/a.png", "x", 1);
    REQUIRE(open_test_folder(&source, NULL));
    snprintf(path, sizeof path, "%s/real", test_folder());
    snprintf(target, sizeof target, "%s/moved", test_folder());
    REQUIRE(!rename(path, target) && !symlink(target, path));
    CHECK(!source_begin(source, source_find(source, "real/a.png"), &err));
    source_close(source);
}

static void a_file_that_grows_or_shrinks_while_it_is_read_is_refused(void) {
    Source *source = NULL;
    Err err = {0};
    char *data = NULL;
    size_t size = 0;
    test_write("bundle.json", "{}", 2);
    REQUIRE(open_test_folder(&source, NULL));
    test_write("bundle.json", "{} ", 3);
    CHECK(!source_read_whole(source, 0, 10, &data, &size, &err));
    CHECK_CONTAINS(err.message, "longer than it says");
    test_write("bundle.json", "{", 1);
    CHECK(!source_read_whole(source, 0, 10, &data, &size, &err));
    CHECK_CONTAINS(err.message, "shorter than it says");
    source_close(source);
}

TEST_MAIN(TEST(what_a_zip_says_has_to_hold_together),
          TEST(names_are_read_as_windows_macos_and_linux_write_them),
          TEST(what_systems_leave_behind_is_not_there_and_one_folder_is_looked_through),
          TEST(a_bundle_that_lies_elsewhere_is_said_to), TEST(members_may_be_read_in_any_order),
          TEST(a_zip_comment_may_be_as_long_as_the_limit), TEST(files_and_bytes_have_their_limits),
          TEST(what_is_left_out_is_counted_too), TEST(a_folder_is_a_source_as_a_zip_is),
          TEST(a_folder_with_links_or_pipes_is_refused_and_none_is_followed),
          TEST(a_file_that_grows_or_shrinks_while_it_is_read_is_refused))
