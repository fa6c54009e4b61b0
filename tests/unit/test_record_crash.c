// A child records, crashes for real, and the next run finds all of it.
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/limits.h"
#include "os/crash.h"
#include "os/fs.h"
#include "os/mapping.h"
#include "record/recording.h"
#include "record/restart.h"
#include "test.h"

static char folder[300], ring_path[400];
static RestartConfig config;
static Restart restart;
static const RecordTime now = {1795488120, 28800, true, 0};

static void begin(void) {
    snprintf(folder, sizeof folder, "%s/crashes", test_folder());
    snprintf(ring_path, sizeof ring_path, "%s/ring", test_folder());
    config = (RestartConfig){os_fs(), folder, ring_path, "this-start", "0.3.0"};
}

static bool start(void) {
    Err err = {0};
    restart_begin(&config, &restart);
    return CHECK(restart_keep(&config, &restart, &now, &err));
}

static void end_by_address(void) {
    volatile char *page = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *page = 1;
}

static void end_without_a_word(void) {
    kill(getpid(), SIGKILL);
}

// What the kiosk does: a ring, a handler, events, and then the end.
static void live(void (*end)(void)) {
    struct rlimit none = {0};
    char path[400];
    void *memory = NULL;
    Recorder *recorder = NULL;
    Err err = {0};
    setrlimit(RLIMIT_CORE, &none);
    dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO);
    snprintf(path, sizeof path, "%s/crash.txt", folder);
    if (!os_map_file(ring_path, LIMIT_RECORDER_BYTES, &memory, &err) ||
        !recorder_create(memory, LIMIT_RECORDER_BYTES, "0.2.0", &recorder, &err) ||
        !os_crash_install(path, "0.2.0", &err))
        _exit(1);
    recorder_setup(recorder, 0, &(RecorderSetup){.bundle_id = "forum", .start = true});
    for (int i = 1; i <= 150000; i++) // more than once round
        recorder_frame(recorder, i, 2, (uint64_t)i);
    recorder_note(recorder, 150001, "the last words");
    end();
    _exit(2);
}

static void live_in_a_child(void (*end)(void), int signal) {
    int status = 0;
    fflush(stdout);
    pid_t child = fork();
    if (child < 0) abort();
    if (!child) live(end);
    if (waitpid(child, &status, 0) != child) abort();
    CHECK_INT(WIFSIGNALED(status) ? WTERMSIG(status) : 0, signal);
}

static void check_ring(const char *path) {
    char *data = NULL;
    size_t size = 0, count = 0;
    Recording *recording = NULL;
    Err err = {0};
    REQUIRE(os_fs()->read_file(NULL, path, LIMIT_RECORDING_BYTES, &data, &size, &err));
    REQUIRE(recording_read(data, size, &recording, &err));
    const RecordingEvent *events = recording_events(recording, &count);
    CHECK(count > 100000);
    CHECK_INT(recording_gaps(recording), 0);
    CHECK_STR(recording_program(recording), "0.2.0");
    REQUIRE(recording_setup(recording) && count);
    CHECK_STR(recording_setup(recording)->bundle_id, "forum");
    CHECK_INT(events[count - 1].kind, RECORDING_NOTE);
    CHECK_STR(events[count - 1].text, "the last words");
    recording_destroy(recording);
    free(data);
}

static void the_run_after_a_crash_has_report_and_recording(void) {
    static CrashReport reports[2];
    begin();
    if (!start()) return;
    live_in_a_child(end_by_address, SIGSEGV);
    if (!start()) return;
    CHECK_INT(restart.reason, RESTART_CRASHED);
    REQUIRE(restart_reports(os_fs(), folder, reports, 2) == 1);
    CHECK_STR(reports[0].signal_name, "SIGSEGV");
    CHECK_STR(reports[0].program, "0.2.0");
    CHECK(strlen(reports[0].build) >= 16);
    CHECK_CONTAINS(reports[0].backtrace, "test_record_crash(");
    check_ring(reports[0].ring_path);
}

static void the_run_after_a_kill_has_the_recording(void) {
    begin();
    if (!start()) return;
    live_in_a_child(end_without_a_word, SIGKILL);
    if (!start()) return;
    CHECK_INT(restart.reason, RESTART_KILLED);
    check_ring(restart.crash.ring_path);
}

TEST_MAIN(TEST(the_run_after_a_crash_has_report_and_recording), TEST(the_run_after_a_kill_has_the_recording))
