#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "os/clock.h"
#include "os/fs.h"
#include "os/paths.h"
#include "support/test.h"

static const char *join(const char *name) {
    static char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", test_folder(), name);
    return path;
}

static bool read_whole(const char *path, size_t most, char **ret_data, size_t *ret_size, Err *err) {
    return os_fs()->read_file(os_fs()->ctx, path, most, ret_data, ret_size, err);
}

static bool write_whole(const char *path, const char *text, Err *err) {
    return os_fs()->write_file(os_fs()->ctx, path, text, strlen(text), err);
}

static void fs_reads_what_it_wrote(void) {
    Err err = {0};
    char *data = NULL;
    size_t size = 0;
    REQUIRE(write_whole(join("a.txt"), "first", &err));
    REQUIRE(write_whole(join("a.txt"), "second", &err));
    REQUIRE(read_whole(join("a.txt"), 6, &data, &size, &err));
    CHECK_INT(size, 6);
    CHECK_STR(data, "second");
    free(data);
}

static void fs_leaves_no_temporary_behind(void) {
    Err err = {0};
    FsInfo info;
    test_write(".a.txt.tmp", "left by a power cut", 19);
    REQUIRE(write_whole(join("a.txt"), "whole", &err));
    CHECK(!os_fs()->stat(NULL, join(".a.txt.tmp"), &info, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
}

static void fs_refuses_a_file_one_byte_too_large(void) {
    Err err = {0};
    char *data = NULL;
    size_t size = 0;
    test_write("a.txt", "12345", 5);
    CHECK(read_whole(join("a.txt"), 5, &data, &size, &err));
    free(data);
    data = NULL;
    CHECK(!read_whole(join("a.txt"), 4, &data, &size, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
    CHECK(data == NULL);
}

static void fs_tells_what_a_path_is(void) {
    Err err = {0};
    FsInfo info;
    test_write("folder/file", "abc", 3);
    REQUIRE(os_fs()->stat(NULL, join("folder"), &info, &err));
    CHECK_INT(info.kind, FS_FOLDER);
    REQUIRE(os_fs()->stat(NULL, join("folder/file"), &info, &err));
    CHECK_INT(info.kind, FS_FILE);
    CHECK_INT(info.size, 3);
    CHECK(info.mtime_ns > INT64_C(1500000000000000000));
}

static void fs_tells_that_what_a_link_leads_to_has_changed(void) {
    Err err = {0};
    FsInfo file, link;
    test_write("v1/file", "first", 5);
    REQUIRE(!symlink("v1/file", join("link")));
    REQUIRE(os_fs()->stat(NULL, join("link"), &link, &err));
    REQUIRE(os_fs()->stat(NULL, join("v1/file"), &file, &err));
    CHECK_INT(link.kind, FS_OTHER);
    CHECK_INT(link.size, 5);
    CHECK_INT(link.mtime_ns, file.mtime_ns);
    test_write("v1/file", "second", 6);
    REQUIRE(os_fs()->stat(NULL, join("link"), &link, &err));
    CHECK_INT(link.kind, FS_OTHER);
    CHECK_INT(link.size, 6);
    REQUIRE(!symlink("nowhere", join("dangling")));
    REQUIRE(os_fs()->stat(NULL, join("dangling"), &link, &err));
    CHECK_INT(link.kind, FS_OTHER);
}

static void fs_does_not_hang_on_a_pipe(void) {
    Err err = {0};
    char *data = NULL;
    size_t size = 0;
    REQUIRE(!mkfifo(join("pipe"), 0600));
    CHECK(!read_whole(join("pipe"), 100, &data, &size, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK_CONTAINS(err.message, "pipe is not a file");
}

static void fs_names_the_path_that_failed(void) {
    Err err = {0};
    char *data = NULL;
    size_t size = 0;
    CHECK(!read_whole(join("none.json"), 100, &data, &size, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK_CONTAINS(err.message, "none.json");
    CHECK(!read_whole(test_folder(), 100, &data, &size, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(!write_whole(join("no-folder/a.txt"), "x", &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK_CONTAINS(err.message, "no-folder/a.txt");
    CHECK(!write_whole(join(""), "x", &err));
    CHECK_INT(err.code, ERR_IO);
}

static void fs_keeps_the_old_file_when_writing_fails(void) {
    Err err = {0};
    char *data = NULL;
    size_t size = 0;
    test_write("a.txt", "old", 3);
    REQUIRE(!mkdir(join(".a.txt.tmp"), 0700)); // in the way of the temporary
    CHECK(!write_whole(join("a.txt"), "new", &err));
    CHECK_CONTAINS(err.message, "a.txt");
    REQUIRE(read_whole(join("a.txt"), 100, &data, &size, &err));
    CHECK_STR(data, "old");
    free(data);
}

static void fs_appends_to_a_file_that_may_be_missing(void) {
    Err err = {0};
    char *data = NULL;
    size_t size = 0;
    REQUIRE(os_fs()->append_file(NULL, join("log"), "one\n", 4, &err));
    REQUIRE(os_fs()->append_file(NULL, join("log"), "two\n", 4, &err));
    REQUIRE(read_whole(join("log"), 100, &data, &size, &err));
    CHECK_STR(data, "one\ntwo\n");
    free(data);
    REQUIRE(!mkfifo(join("pipe"), 0600));
    CHECK(!os_fs()->append_file(NULL, join("pipe"), "x", 1, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(!os_fs()->append_file(NULL, "/dev/full", "x", 1, &err));
}

static bool gather(void *ctx, const char *name) {
    strcat(ctx, name);
    return strlen(ctx) < 6;
}

static void fs_lists_a_folder_until_told_to_stop(void) {
    Err err = {0};
    char names[20] = "";
    test_write("folder/aaa", "", 0);
    REQUIRE(os_fs()->list_folder(NULL, join("folder"), gather, names, &err));
    CHECK_STR(names, "aaa");
    test_write("folder/bbb", "", 0);
    test_write("folder/ccc", "", 0);
    names[0] = 0;
    REQUIRE(os_fs()->list_folder(NULL, join("folder"), gather, names, &err));
    CHECK_INT(strlen(names), 6);
    CHECK(!os_fs()->list_folder(NULL, join("none"), gather, names, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
}

static void fs_makes_a_folder_once(void) {
    Err err = {0};
    FsInfo info;
    REQUIRE(os_fs()->make_folder(NULL, join("made"), &err));
    CHECK(os_fs()->make_folder(NULL, join("made"), &err));
    REQUIRE(os_fs()->stat(NULL, join("made"), &info, &err));
    CHECK_INT(info.kind, FS_FOLDER);
    test_write("file", "", 0);
    CHECK(!os_fs()->make_folder(NULL, join("file"), &err));
    CHECK(!os_fs()->make_folder(NULL, join("no/such"), &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
}

static void fs_renames_over_what_was_there_and_removes(void) {
    Err err = {0};
    FsInfo info;
    test_write("old", "", 0);
    test_write("new", "new", 3);
    char from[PATH_MAX];
    snprintf(from, sizeof from, "%s", join("new"));
    REQUIRE(os_fs()->rename_file(NULL, from, join("old"), &err));
    REQUIRE(os_fs()->stat(NULL, join("old"), &info, &err));
    CHECK_INT(info.size, 3);
    CHECK(!os_fs()->rename_file(NULL, from, join("old"), &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    REQUIRE(os_fs()->remove_file(NULL, join("old"), &err));
    CHECK(!os_fs()->remove_file(NULL, join("old"), &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
}

static void fs_writes_and_reads_in_pieces(void) {
    const Fs *fs = os_fs();
    char path[PATH_MAX], buffer[16];
    void *file = NULL;
    size_t got = 0;
    snprintf(path, sizeof path, "%s", join("pieces"));
    REQUIRE(fs->create_file(fs->ctx, path, &file, NULL));
    CHECK(fs->write_piece(fs->ctx, file, "one ", 4, NULL) && fs->write_piece(fs->ctx, file, "two", 3, NULL));
    CHECK(fs->close_file(fs->ctx, file, NULL));
    CHECK(!fs->create_file(fs->ctx, path, &file, NULL));
    REQUIRE(fs->open_file(fs->ctx, path, &file, NULL));
    CHECK(fs->read_piece(fs->ctx, file, buffer, 5, &got, NULL) && got == 5 && !memcmp(buffer, "one t", 5));
    CHECK(fs->read_piece(fs->ctx, file, buffer, 5, &got, NULL) && got == 2 && !memcmp(buffer, "wo", 2));
    CHECK(fs->read_piece(fs->ctx, file, buffer, 5, &got, NULL) && got == 0);
    CHECK(fs->close_file(fs->ctx, file, NULL));
    CHECK(fs->sync(fs->ctx, path, NULL));
}

static void fs_opens_no_link_in_pieces(void) {
    char path[PATH_MAX];
    void *file = NULL;
    snprintf(path, sizeof path, "%s", join("link"));
    CHECK(write_whole(join("target"), "x", NULL) && !symlink("target", path));
    CHECK(!os_fs()->open_file(NULL, path, &file, NULL));
    CHECK(!os_fs()->create_file(NULL, path, &file, NULL));
}

static void fs_takes_away_empty_folders_only(void) {
    char folder[PATH_MAX], file[PATH_MAX];
    Err err = {0};
    snprintf(folder, sizeof folder, "%s", join("folder"));
    snprintf(file, sizeof file, "%s", join("folder/file"));
    CHECK(os_fs()->make_folder(NULL, folder, NULL) && write_whole(file, "x", NULL));
    CHECK(!os_fs()->remove_folder(NULL, folder, NULL));
    CHECK(os_fs()->remove_file(NULL, file, NULL) && os_fs()->remove_folder(NULL, folder, NULL));
    CHECK(!os_fs()->remove_folder(NULL, folder, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
}

static void fs_locks_once_until_it_is_closed(void) {
    char path[PATH_MAX];
    void *first = NULL, *second = NULL;
    Err err = {0};
    snprintf(path, sizeof path, "%s", join("lock"));
    REQUIRE(os_fs()->lock(NULL, path, &first, NULL));
    CHECK(!os_fs()->lock(NULL, path, &second, &err));
    CHECK_INT(err.code, ERR_BUSY);
    CHECK(os_fs()->close_file(NULL, first, NULL));
    REQUIRE(os_fs()->lock(NULL, path, &second, NULL));
    CHECK(os_fs()->close_file(NULL, second, NULL));
}

static void fs_knows_the_room_of_a_card(void) {
    int64_t bytes = -1;
    Err err = {0};
    CHECK(os_fs()->free_bytes(NULL, test_folder(), &bytes, NULL));
    CHECK(bytes >= 0);
    CHECK(!os_fs()->free_bytes(NULL, join("nowhere"), &bytes, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
}

static void clock_runs_forward(void) {
    const Clock *clock = os_clock();
    int64_t before = clock->monotonic_us(clock->ctx);
    CHECK(before > 0);
    CHECK(clock->monotonic_us(clock->ctx) >= before);
    CHECK(clock->unix_s(clock->ctx) > 1700000000);
}

static void paths_find_the_folder_of_the_program(void) {
    char folder[PATH_MAX], path[PATH_MAX + 32];
    Err err = {0};
    REQUIRE(os_executable_folder(folder, sizeof folder, &err));
    snprintf(path, sizeof path, "%s/test_os", folder);
    CHECK(access(path, X_OK) == 0);
    CHECK(!os_executable_folder(folder, 2, &err));
}

static void paths_take_the_assets_that_are_named(void) {
    char folder[PATH_MAX];
    Err err = {0};
    setenv("BALAI_ASSETS", test_folder(), 1);
    REQUIRE(os_assets_folder(folder, sizeof folder, &err));
    CHECK_STR(folder, test_folder());
    setenv("BALAI_ASSETS", join("none"), 1);
    CHECK(!os_assets_folder(folder, sizeof folder, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK_CONTAINS(err.message, "BALAI_ASSETS");
    unsetenv("BALAI_ASSETS");
}

TEST_MAIN(TEST(fs_reads_what_it_wrote), TEST(fs_leaves_no_temporary_behind),
          TEST(fs_refuses_a_file_one_byte_too_large), TEST(fs_tells_what_a_path_is),
          TEST(fs_tells_that_what_a_link_leads_to_has_changed), TEST(fs_does_not_hang_on_a_pipe),
          TEST(fs_names_the_path_that_failed), TEST(fs_keeps_the_old_file_when_writing_fails),
          TEST(fs_appends_to_a_file_that_may_be_missing), TEST(fs_lists_a_folder_until_told_to_stop),
          TEST(fs_makes_a_folder_once), TEST(fs_renames_over_what_was_there_and_removes),
          TEST(fs_writes_and_reads_in_pieces), TEST(fs_opens_no_link_in_pieces),
          TEST(fs_takes_away_empty_folders_only), TEST(fs_locks_once_until_it_is_closed),
          TEST(fs_knows_the_room_of_a_card), TEST(clock_runs_forward),
          TEST(paths_find_the_folder_of_the_program), TEST(paths_take_the_assets_that_are_named))
