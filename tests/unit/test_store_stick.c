#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "os/input.h"
#include "store/stick.h"
#include "test.h"

static StickPlaces places;

static void put(const char *name, int64_t mtime_s) {
    char path[600];
    snprintf(path, sizeof path, "stick/%s", name);
    struct timespec times[2] = {{mtime_s, 0}, {mtime_s, 0}};
    if (utimensat(AT_FDCWD, test_write(path, "{}", 2), times, 0)) CHECK(false);
}

static const char *stick_path(void) {
    static char path[600];
    snprintf(path, sizeof path, "%s/stick", test_folder());
    return path;
}

static bool find(Err *err) {
    InputFolder stick = {0};
    bool found = os_input_folder_open(stick_path(), &stick, err) && stick_find(&stick, &places, err);
    input_folder_close(&stick);
    return found;
}

static void folders_zips_and_packages_are_found_newest_first(void) {
    put("x/bundle.json", 100);
    put("Day 2.ZIP", 300);
    put("a/b/c/d/deep.balai", 200);
    put("notes.txt", 400);
    put("bundle.json.bak", 400);
    REQUIRE(find(NULL));
    CHECK_INT(places.count, 3);
    CHECK_STR(places.items[0].path, "Day 2.ZIP");
    CHECK_STR(places.items[1].path, "a/b/c/d/deep.balai");
    CHECK(places.items[1].package && !places.items[0].package);
    CHECK_STR(places.items[2].path, "x");
    CHECK(places.items[2].folder);
}

static void a_stick_can_be_the_content_itself(void) {
    put("bundle.json", 100);
    put("images/bundle.json", 200);
    put("old.zip", 300);
    REQUIRE(find(NULL));
    CHECK_INT(places.count, 1);
    CHECK_STR(places.items[0].path, "");
    CHECK(places.items[0].folder);
}

static void what_is_deeper_than_four_folders_is_not_found(void) {
    put("a/b/c/d/bundle.json", 100);
    put("1/2/3/4/5/bundle.json", 100);
    put("1/2/3/4/5/x.zip", 100);
    REQUIRE(find(NULL));
    CHECK_INT(places.count, 1);
    CHECK_STR(places.items[0].path, "a/b/c/d");
}

static void what_systems_leave_behind_is_passed_over(void) {
    put("__MACOSX/x.zip", 100);
    put("._agenda.zip", 100);
    put(".Trashes/bundle.json", 100);
    put("System Volume Information/x.balai", 100);
    put("$RECYCLE.BIN/x.zip", 100);
    REQUIRE(find(NULL));
    CHECK_INT(places.count, 0);
}

static void links_are_not_followed(void) {
    char link[700], to[700];
    put("real/bundle.json", 100);
    snprintf(link, sizeof link, "%s/link", stick_path());
    snprintf(to, sizeof to, "%s/real", stick_path());
    REQUIRE(!symlink(to, link));
    snprintf(link, sizeof link, "%s/x.zip", stick_path());
    REQUIRE(!symlink("/etc/passwd", link));
    REQUIRE(find(NULL));
    CHECK_INT(places.count, 1);
}

static void the_newest_are_kept_where_there_are_too_many(void) {
    char name[40];
    for (int i = 0; i < LIMIT_STICK_CANDIDATES + 2; i++) {
        snprintf(name, sizeof name, "%d.zip", i);
        put(name, 1000 + i);
    }
    REQUIRE(find(NULL));
    CHECK_INT(places.count, LIMIT_STICK_CANDIDATES);
    CHECK_INT(places.left_out, 2);
    CHECK_STR(places.items[0].path, "129.zip");
    CHECK_STR(places.items[LIMIT_STICK_CANDIDATES - 1].path, "2.zip");
}

// A stick of so many folders, or names, that exists only here.
typedef struct Endless {
    unsigned folders, files;
} Endless;

static bool list_endless(void *ctx, const char *path,
                         bool (*each)(void *each_ctx, const char *name, FsInfo info), void *each_ctx,
                         Err *err) {
    const Endless *endless = ctx;
    char name[40];
    (void)err;
    for (unsigned i = 0; !*path && i < endless->folders + endless->files; i++) {
        snprintf(name, sizeof name, "n%u", i);
        if (!each(each_ctx, name, (FsInfo){i < endless->folders ? FS_FOLDER : FS_FILE, 0, 0})) break;
    }
    return true;
}

static bool find_endless(unsigned folders, unsigned files, Err *err) {
    Endless endless = {folders, files};
    InputFolder stick = {&endless, list_endless, NULL, NULL};
    return stick_find(&stick, &places, err);
}

static void looking_through_a_stick_has_an_end(void) {
    Err err = {0};
    CHECK(find_endless(LIMIT_STICK_FOLDERS - 1, 0, NULL));
    CHECK(!find_endless(LIMIT_STICK_FOLDERS, 0, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
    CHECK(find_endless(0, LIMIT_STICK_NAMES, NULL));
    CHECK(!find_endless(0, LIMIT_STICK_NAMES + 1, &err));
    CHECK_CONTAINS(err.message, "too many files");
}

static bool fail_below(void *ctx, const char *path,
                       bool (*each)(void *each_ctx, const char *name, FsInfo info), void *each_ctx,
                       Err *err) {
    const int *problem = ctx;
    if (*path) return err_set_errno(err, *problem, "%s", path);
    return each(each_ctx, "folder", (FsInfo){FS_FOLDER, 0, 0}) &&
           each(each_ctx, "x.zip", (FsInfo){FS_FILE, 0, 0});
}

static void a_folder_that_may_not_be_read_is_passed_over_and_a_pulled_stick_is_told(void) {
    int problem = EACCES;
    Err err = {0};
    InputFolder stick = {&problem, fail_below, NULL, NULL};
    CHECK(stick_find(&stick, &places, NULL));
    CHECK_INT(places.count, 1);
    problem = EIO;
    CHECK(!stick_find(&stick, &places, &err));
    CHECK_INT(err.sys, EIO);
}

TEST_MAIN(TEST(folders_zips_and_packages_are_found_newest_first), TEST(a_stick_can_be_the_content_itself),
          TEST(what_is_deeper_than_four_folders_is_not_found), TEST(what_systems_leave_behind_is_passed_over),
          TEST(links_are_not_followed), TEST(the_newest_are_kept_where_there_are_too_many),
          TEST(looking_through_a_stick_has_an_end),
          TEST(a_folder_that_may_not_be_read_is_passed_over_and_a_pulled_stick_is_told))
