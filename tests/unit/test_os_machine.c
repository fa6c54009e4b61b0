// The machine's small files, disk, clock and programs, with trees and programs of the test's.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "os/panel_ways.h"
#include "os/program.h"
#include "os/storage.h"
#include "os/time_source.h"
#include "os/tree.h"
#include "test.h"

#define SECOND INT64_C(1000000)

static OsTree tree_here(void) {
    OsTree tree;
    if (!os_tree_init(&tree, test_folder(), NULL)) abort();
    return tree;
}
// The copy's functions would still go to where it was made.
#define TREE_HERE(name)                                                                                      \
    OsTree name = tree_here();                                                                               \
    name.tree.ctx = &name

static void put(const char *name, const char *text) {
    test_write(name, text, strlen(text));
}

static const char *get(const OsTree *tree, const char *path) {
    static char text[256];
    tree->tree.read(tree->tree.ctx, path, text, sizeof text, NULL);
    return text;
}

static void a_tree_reads_without_the_end_of_line(void) {
    TREE_HERE(tree);
    Err err = {0};
    char small[4], text[40];
    put("sys/temp", "48312\n");
    CHECK_STR(get(&tree, "/sys/temp"), "48312");
    CHECK(tree.tree.read(&tree, "/sys/temp", small, sizeof small, &err));
    CHECK_STR(small, "483");
    CHECK(!tree.tree.read(&tree, "/sys/none", text, sizeof text, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK_STR(text, "");
    CHECK(!tree.tree.read(&tree, "/sys", text, sizeof text, &err)); // a folder
    CHECK_INT(err.code, ERR_IO);
}

static void a_tree_writes_only_what_is_there(void) {
    TREE_HERE(tree);
    Err err = {0};
    put("sys/brightness", "200\n");
    CHECK(tree.tree.write(&tree, "/sys/brightness", "7", &err));
    CHECK_STR(get(&tree, "/sys/brightness"), "7");
    CHECK(!tree.tree.write(&tree, "/sys/none", "7", &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
}

static void a_tree_lists_names_in_order(void) {
    TREE_HERE(tree);
    char names[2][64];
    put("sys/b", "");
    put("sys/a", "");
    put("sys/.hidden", "");
    put("sys/c", "");
    CHECK_INT(tree.tree.list(&tree, "/sys", names, 2), 2);
    CHECK_STR(names[0], "a");
    CHECK_STR(names[1], "b");
    CHECK_INT(tree.tree.list(&tree, "/none", names, 2), 0);
    CHECK(tree.tree.may_read(&tree, "/sys/a"));
    CHECK(!tree.tree.may_read(&tree, "/sys/d"));
}

static void a_root_may_end_in_a_slash_and_not_be_too_long(void) {
    OsTree tree;
    Err err = {0};
    char longest[600];
    REQUIRE(os_tree_init(&tree, "/tmp//", &err));
    CHECK_STR(tree.root, "/tmp");
    REQUIRE(os_tree_init(&tree, "/", &err));
    CHECK_STR(tree.root, "");
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = 0;
    CHECK(!os_tree_init(&tree, longest, &err));
}

static void storage_is_that_of_the_nearest_folder(void) {
    TREE_HERE(tree);
    char path[700], name[64];
    struct stat info;
    REQUIRE(!stat(test_folder(), &info));
    snprintf(name, sizeof name, "sys/dev/block/%u:%u/uevent", (unsigned)(info.st_dev >> 8 & 0xFFF),
             (unsigned)(info.st_dev & 0xFF));
    put(name, "MAJOR=179\nDEVNAME=mmcblk0p2\nDEVTYPE=partition\n");
    snprintf(path, sizeof path, "%s/not/yet/there", test_folder());
    StorageFacts facts = os_storage(path, &tree.tree);
    CHECK(facts.known);
    CHECK(facts.size_bytes > 0);
    CHECK(facts.free_bytes <= facts.size_bytes);
    CHECK(!facts.read_only);
    CHECK_STR(facts.device, "mmcblk0p2");
    CHECK(!os_storage("relative-and-not-there", &tree.tree).known);
    CHECK(!os_storage("", &tree.tree).known);
}

static void the_time_source_reads_the_battery_clock_and_the_start(void) {
    TREE_HERE(tree);
    OsTimeSource time;
    TimeFacts facts, later;
    os_time_source_init(&time, &tree.tree);
    time.source.read(time.source.ctx, &facts);
    CHECK(!facts.has_rtc);
    CHECK_STR(facts.boot_id, "");
    put("sys/class/rtc/rtc0/since_epoch", "1795488120\n");
    put("proc/sys/kernel/random/boot_id", "5e8b2d4e-0d60-4e4f-9d0c-3f5d2f1a7b66\n");
    time.source.read(time.source.ctx, &later);
    CHECK(later.has_rtc);
    CHECK_INT(later.rtc_s, 1795488120);
    CHECK_STR(later.boot_id, "5e8b2d4e-0d60-4e4f-9d0c-3f5d2f1a7b66");
    CHECK(later.boot_us >= facts.boot_us);
    CHECK(later.wall_us > INT64_C(1500000000) * SECOND);
    put("sys/class/rtc/rtc0/since_epoch", "soon\n");
    time.source.read(time.source.ctx, &later);
    CHECK(!later.has_rtc);
}

// In a child that gave its rights away; it says the time that it is, should it have kept them all the same.
static void setting_the_clock_without_the_right_is_an_error_with_its_number(void) {
    TREE_HERE(tree);
    OsTimeSource source;
    os_time_source_init(&source, &tree.tree);
    pid_t child = fork();
    if (child == 0) {
        Err err = {0};
        if (getuid() == 0 && setuid(65534)) _exit(3);
        bool set = source.source.set(source.source.ctx, time(NULL), &err);
        _exit(set ? 1 : err.sys == EPERM ? 0 : 2);
    }
    int status = -1;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK_INT(WEXITSTATUS(status), 0);
}

static bool run(const char *script, int64_t limit_us, char *output, size_t size, Err *err) {
    char shell[] = "/bin/sh", option[] = "-c", text[400];
    char *argv[] = {shell, option, text, NULL};
    snprintf(text, sizeof text, "%s", script);
    return program_finish(argv, limit_us, output, size, err);
}

static void a_program_is_heard_to_its_end(void) {
    char output[100], small[6];
    Err err = {0};
    CHECK(run("echo one; echo two >&2", 20 * SECOND, output, sizeof output, &err));
    CHECK_STR(output, "one\ntwo\n");
    CHECK(run("yes | head -c 300000", 20 * SECOND, small, sizeof small, &err));
    CHECK_INT(strlen(small), 5);
    CHECK(!run("echo broken; exit 4", 20 * SECOND, output, sizeof output, &err));
    CHECK_CONTAINS(err.message, "broken");
    CHECK(!run("kill -9 $$", 20 * SECOND, output, sizeof output, &err));
    CHECK(run("exec >&- 2>&-; exit 0", 20 * SECOND, output, sizeof output, &err));
}

static void a_program_that_hangs_is_ended(void) {
    char output[100];
    Err err = {0};
    CHECK(!run("sleep 600", 50000, output, sizeof output, &err));
    CHECK_CONTAINS(err.message, "did not end");
    CHECK(!run("exec >&- 2>&-; sleep 600", 50000, output, sizeof output, &err));
}

static void a_program_that_is_not_there_is_an_error(void) {
    char name[] = "balai-no-such-program", output[10];
    char *argv[] = {name, NULL};
    Err err = {0};
    CHECK(!program_finish(argv, SECOND, output, sizeof output, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
}

static void every_backlight_is_switched_and_dimmed(void) {
    TREE_HERE(tree);
    Backlight backlight;
    PanelPower power = {0};
    Err err = {0};
    CHECK(!backlight_find(&backlight, &tree.tree, &power));
    CHECK(!backlight_set_percent(&tree.tree, 50, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    put("sys/class/backlight/10-0045/bl_power", "0\n");
    put("sys/class/backlight/10-0045/max_brightness", "255\n");
    put("sys/class/backlight/10-0045/brightness", "255\n");
    put("sys/class/backlight/other/bl_power", "0\n");
    put("sys/class/backlight/other/max_brightness", "31\n");
    put("sys/class/backlight/other/brightness", "31\n");
    REQUIRE(backlight_find(&backlight, &tree.tree, &power));
    CHECK(power.switch_panel(power.ctx, false, &err));
    CHECK_STR(get(&tree, "/sys/class/backlight/10-0045/bl_power"), "4");
    CHECK_STR(get(&tree, "/sys/class/backlight/other/bl_power"), "4");
    CHECK(power.switch_panel(power.ctx, true, &err));
    CHECK_STR(get(&tree, "/sys/class/backlight/other/bl_power"), "0");
    CHECK(backlight_set_percent(&tree.tree, 40, &err));
    CHECK_STR(get(&tree, "/sys/class/backlight/10-0045/brightness"), "102");
    CHECK_STR(get(&tree, "/sys/class/backlight/other/brightness"), "12");
    CHECK(backlight_set_percent(&tree.tree, 1, &err));
    CHECK_STR(get(&tree, "/sys/class/backlight/other/brightness"), "1"); // not off
    CHECK(!backlight_set_percent(&tree.tree, 0, &err));
    CHECK(!backlight_set_percent(&tree.tree, 101, &err));
}

static void a_backlight_without_its_files_is_an_error(void) {
    TREE_HERE(tree);
    Backlight backlight;
    PanelPower power = {0};
    Err err = {0};
    put("sys/class/backlight/odd/type", "raw\n");
    REQUIRE(backlight_find(&backlight, &tree.tree, &power));
    CHECK(!power.switch_panel(power.ctx, false, &err));
    CHECK(!backlight_set_percent(&tree.tree, 50, &err));
    put("sys/class/backlight/odd/max_brightness", "0\n");
    CHECK(!backlight_set_percent(&tree.tree, 50, &err));
    CHECK_CONTAINS(err.message, "max_brightness");
}

// Puts a cec-ctl of the test's first in $PATH that writes down how it was called.
static void put_cec_ctl(const char *body) {
    char script[1500], path[1500];
    static char old_path[1000];
    if (!*old_path) snprintf(old_path, sizeof old_path, "%s", getenv("PATH"));
    snprintf(script, sizeof script, "#!/bin/sh\necho \"$@\" >>%s/called\n%s\n", test_folder(), body);
    chmod(test_write("bin/cec-ctl", script, strlen(script)), 0755);
    snprintf(path, sizeof path, "%s/bin:%s", test_folder(), old_path);
    setenv("PATH", path, 1);
}

static void a_television_is_told_through_cec(void) {
    TREE_HERE(tree);
    Cec cec;
    PanelPower power = {0};
    Err err = {0};
    CHECK(!cec_find(&cec, &tree.tree, &power));
    put("sys/bus/cec/devices/cec1/uevent", "");
    REQUIRE(cec_find(&cec, &tree.tree, &power));
    put_cec_ctl("echo 'Tx, OK'");
    CHECK(power.switch_panel(power.ctx, false, &err));
    CHECK_STR(get(&tree, "/called"), "--device /dev/cec1 --skip-info --playback --to 0 --standby");
    CHECK(power.switch_panel(power.ctx, true, &err));
    CHECK_CONTAINS(get(&tree, "/called"), "--to 0 --image-view-on");
}

static void a_television_that_does_not_listen_is_told(void) {
    TREE_HERE(tree);
    Cec cec;
    PanelPower power = {0};
    Err err = {0};
    put("sys/bus/cec/devices/cec0/uevent", "");
    REQUIRE(cec_find(&cec, &tree.tree, &power));
    put_cec_ctl("echo 'Tx, Not Acknowledged (1), Max Retries'");
    CHECK(!power.switch_panel(power.ctx, false, &err));
    CHECK_CONTAINS(err.message, "does not listen");
    put_cec_ctl("exit 1");
    CHECK(!power.switch_panel(power.ctx, false, &err));
}

TEST_MAIN(TEST(a_tree_reads_without_the_end_of_line), TEST(a_tree_writes_only_what_is_there),
          TEST(a_tree_lists_names_in_order), TEST(a_root_may_end_in_a_slash_and_not_be_too_long),
          TEST(storage_is_that_of_the_nearest_folder),
          TEST(the_time_source_reads_the_battery_clock_and_the_start),
          TEST(setting_the_clock_without_the_right_is_an_error_with_its_number),
          TEST(a_program_is_heard_to_its_end), TEST(a_program_that_hangs_is_ended),
          TEST(a_program_that_is_not_there_is_an_error), TEST(every_backlight_is_switched_and_dimmed),
          TEST(a_backlight_without_its_files_is_an_error), TEST(a_television_is_told_through_cec),
          TEST(a_television_that_does_not_listen_is_told))
