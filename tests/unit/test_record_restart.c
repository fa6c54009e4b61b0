#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "record/restart.h"
#include "memory_fs.h"
#include "test.h"

static const char report_text[] =
    "balai crash 1\nprogram 0.2.0\nbuild c0ffee\nsignal 11 SIGSEGV\naddress 0x8\n"
    "time 1795488120\nuptime 4711\nbacktrace\nbalai(+0x12)[0x55]\nlibc(+0x34)[0x66]\n";

static MemoryFs memory;
static RestartConfig config;
static Restart restart; // of the last run that began

static RecordTime later(int64_t seconds) {
    return (RecordTime){1795488120 + seconds, 8 * 3600, true, seconds * 1000000};
}

static void begin_machine(void) {
    memory_fs_init(&memory);
    config = (RestartConfig){&memory.fs, "crashes", "run/ring", "boot-1", "0.3.0"};
}

static bool begin_run(int64_t seconds) {
    RecordTime time = later(seconds);
    Err err = {0};
    restart_begin(&config, &restart);
    return restart_keep(&config, &restart, &time, &err);
}

static void end_run(int64_t seconds) {
    RecordTime time = later(seconds);
    Err err = {0};
    CHECK(restart_end(&config, &time, &err));
}

static void crash(void) {
    memory_fs_put(&memory, "crashes/crash.txt", report_text, sizeof report_text - 1);
    memory_fs_put(&memory, "run/ring", "events", 6);
}

static const char *sentence(void) {
    static char text[400];
    return restart_sentence(&restart, text, sizeof text);
}

static void the_first_run_knows_of_none_before(void) {
    begin_machine();
    CHECK(begin_run(0));
    CHECK_INT(restart.reason, RESTART_FIRST);
    CHECK_INT(restart.crash.number, 0);
    CHECK_STR(memory_fs_text(&memory, "crashes/run.json"),
              "{\"program\":\"0.3.0\",\"boot\":\"boot-1\",\"ended\":false,\"time\":1795488120,"
              "\"wall\":\"2026-11-24T10:42:00+08:00\"}\n");
    memory_fs_finish(&memory);
}

static void a_run_that_was_stopped_is_no_crash(void) {
    begin_machine();
    CHECK(begin_run(0));
    end_run(100);
    config.boot_id = "boot-2";
    CHECK(begin_run(200));
    CHECK_INT(restart.reason, RESTART_STOPPED);
    CHECK_INT(restart.unix_s, 1795488120 + 100);
    CHECK_STR(restart.program, "0.3.0");
    CHECK_CONTAINS(sentence(), "told to stop");
    memory_fs_finish(&memory);
}

static void a_crash_is_kept_with_its_ring(void) {
    begin_machine();
    CHECK(begin_run(0));
    crash();
    CHECK(begin_run(100));
    CHECK_INT(restart.reason, RESTART_CRASHED);
    CHECK_INT(restart.unix_s, 1795488120);
    CHECK_STR(restart.program, "0.2.0");
    CHECK_INT(restart.crash.signal, 11);
    CHECK_STR(restart.crash.address, "0x8");
    CHECK_STR(sentence(),
              "The program crashed (SIGSEGV) and was started again. Keep crash-000001.txt and what lies "
              "beside it for its developers.");
    CHECK_STR(memory_fs_text(&memory, "crashes/crash-000001.txt"), report_text);
    CHECK_STR(memory_fs_text(&memory, "crashes/crash-000001.ring"), "events");
    memory_fs_put(&memory, "crashes/crash.txt", "signal 6 SIGABRT\n", 17);
    CHECK(begin_run(150));
    CHECK_CONTAINS(sentence(), "The program hung or gave up (SIGABRT)");
    CHECK_STR(restart.program, "0.3.0");
    CHECK(!memory_fs_text(&memory, "crashes/crash.txt"));
    CHECK(!memory_fs_text(&memory, "run/ring.last"));
    CHECK(!memory_fs_text(&memory, "run/ring"));
    end_run(200);
    CHECK(begin_run(300));
    CHECK_INT(restart.reason, RESTART_STOPPED);
    memory_fs_finish(&memory);
}

static void a_run_that_was_killed_is_told_from_a_power_cut(void) {
    begin_machine();
    CHECK(begin_run(0));
    memory_fs_put(&memory, "run/ring", "events", 6);
    CHECK(begin_run(100));
    CHECK_INT(restart.reason, RESTART_KILLED);
    CHECK_INT(restart.crash.number, 1);
    CHECK_CONTAINS(sentence(), "ended from outside");
    CHECK_STR(memory_fs_text(&memory, "crashes/crash-000001.ring"), "events");
    CHECK_CONTAINS(memory_fs_text(&memory, "crashes/crash-000001.txt"), "signal 9 SIGKILL");
    config.boot_id = "boot-2";
    CHECK(begin_run(200));
    CHECK_INT(restart.reason, RESTART_POWER);
    CHECK_INT(restart.unix_s, 1795488120 + 100);
    CHECK_CONTAINS(sentence(), "The power went");
    config.boot_id = ""; // not known: no kill is claimed
    CHECK(begin_run(300));
    CHECK_INT(restart.reason, RESTART_POWER);
    memory_fs_finish(&memory);
}

static void the_last_five_crashes_are_kept_in_order(void) {
    begin_machine();
    CHECK(begin_run(0));
    for (int i = 1; i <= 8; i++) {
        crash();
        CHECK(begin_run(i));
        CHECK_INT(restart.crash.number, i);
    }
    static CrashReport reports[LIMIT_CRASHES + 1];
    CHECK_INT(restart_reports(&memory.fs, "crashes", reports, LIMIT_CRASHES + 1), LIMIT_CRASHES);
    for (unsigned i = 0; i < LIMIT_CRASHES; i++)
        CHECK_INT(reports[i].number, 8 - i);
    CHECK_STR(reports[0].report_path, "crashes/crash-000008.txt");
    CHECK_STR(reports[0].ring_path, "crashes/crash-000008.ring");
    CHECK_STR(reports[0].program, "0.2.0");
    CHECK_STR(reports[0].build, "c0ffee");
    CHECK_STR(reports[0].signal_name, "SIGSEGV");
    CHECK_INT(reports[0].uptime_s, 4711);
    CHECK_STR(reports[0].backtrace, "balai(+0x12)[0x55]\nlibc(+0x34)[0x66]\n");
    CHECK(!memory_fs_text(&memory, "crashes/crash-000003.ring"));
    CHECK_INT(memory.count, 1 + 2 * LIMIT_CRASHES);
    CHECK_INT(restart_reports(&memory.fs, "crashes", reports, 2), 2);
    memory_fs_finish(&memory);
}

static void a_report_torn_at_any_byte_can_be_read(void) {
    static CrashReport reports[2];
    begin_machine();
    for (size_t size = 0; size < sizeof report_text; size++) {
        memory_fs_put(&memory, "crashes/crash-000001.txt", report_text, size);
        if (!CHECK_INT(restart_reports(&memory.fs, "crashes", reports, 2), 1)) continue;
        CHECK_INT(reports[0].number, 1);
        CHECK_STR(reports[0].ring_path, "");
        if (size > strlen("balai crash 1\nprogram 0.2.0\nbuild c0ffee\nsignal 11 SIGSEGV"))
            CHECK_STR(reports[0].signal_name, "SIGSEGV");
    }
    memory_fs_put(&memory, "crashes/crash-000001.txt", "program \xff\x01\nsignal x\ntime -5\nbacktrace", 38);
    CHECK_INT(restart_reports(&memory.fs, "crashes", reports, 2), 1);
    CHECK_STR(reports[0].program, "??");
    CHECK_INT(reports[0].signal, 0);
    memory_fs_finish(&memory);
}

static void other_files_are_no_reports(void) {
    static const char *const others[] = {"crashes/crash-.txt",  "crashes/crash-1.txt.old",
                                         "crashes/crash-0.txt", "crashes/crash-x.txt",
                                         "crashes/notes",       "crashes/crash-9999999999.txt"};
    static CrashReport reports[4];
    begin_machine();
    for (size_t i = 0; i < COUNT_OF(others); i++)
        memory_fs_put(&memory, others[i], report_text, sizeof report_text - 1);
    CHECK_INT(restart_reports(&memory.fs, "crashes", reports, 4), 0);
    memory_fs_finish(&memory);
}

static void a_damaged_note_of_the_run_is_none(void) {
    static const char *const damaged[] = {"", "{", "[]", "{}", "{\"program\":1,\"boot\":\"boot-1\"}"};
    for (size_t i = 0; i < COUNT_OF(damaged); i++) {
        begin_machine();
        memory_fs_put(&memory, "crashes/run.json", damaged[i], strlen(damaged[i]));
        CHECK(begin_run(0));
        CHECK_INT(restart.reason, RESTART_FIRST);
        CHECK(begin_run(1));
        CHECK_INT(restart.reason, RESTART_KILLED);
        memory_fs_finish(&memory);
    }
}

static void a_full_card_still_says_why(void) {
    begin_machine();
    CHECK(begin_run(0));
    crash();
    memory.read_only = true;
    RecordTime time = later(1);
    Err err = {0};
    restart_begin(&config, &restart);
    CHECK_INT(restart.reason, RESTART_CRASHED);
    CHECK(!restart_keep(&config, &restart, &time, &err));
    CHECK_CONTAINS(err.message, "Read-only");
    CHECK(!restart_end(&config, &time, &err));
    memory.read_only = false;
    memory.room = 3; // the ring finds no room; the report is renamed
    restart_begin(&config, &restart);
    CHECK(!restart_keep(&config, &restart, &time, &err));
    CHECK_CONTAINS(err.message, "No space left");
    CHECK_STR(memory_fs_text(&memory, "crashes/crash-000001.txt"), report_text);
    memory_fs_finish(&memory);
}

static void without_a_recorder_a_crash_has_its_report(void) {
    begin_machine();
    CHECK(begin_run(0));
    memory_fs_put(&memory, "crashes/crash.txt", report_text, sizeof report_text - 1);
    config.ring_path = NULL;
    CHECK(begin_run(1));
    CHECK_STR(restart.crash.ring_path, "");
    CHECK_STR(memory_fs_text(&memory, "crashes/crash-000001.txt"), report_text);
    memory_fs_finish(&memory);
}

TEST_MAIN(TEST(the_first_run_knows_of_none_before), TEST(a_run_that_was_stopped_is_no_crash),
          TEST(a_crash_is_kept_with_its_ring), TEST(a_run_that_was_killed_is_told_from_a_power_cut),
          TEST(the_last_five_crashes_are_kept_in_order), TEST(a_report_torn_at_any_byte_can_be_read),
          TEST(other_files_are_no_reports), TEST(a_damaged_note_of_the_run_is_none),
          TEST(a_full_card_still_says_why), TEST(without_a_recorder_a_crash_has_its_report))
