#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include "os/crash.h"
#include "os/fs.h"
#include "os/mapping.h"
#include "test.h"

static const char *join(const char *name) {
    static char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", test_folder(), name);
    return path;
}

// A page that nobody may touch: a null pointer would be caught by the sanitizer first.
static void touch_what_is_not_there(void) {
    volatile char *page = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *page = 1;
}

static void *touch_in_a_thread(void *ctx) {
    touch_what_is_not_there();
    return ctx;
}

static void crash_in_a_thread(void) {
    pthread_t thread;
    if (!pthread_create(&thread, NULL, touch_in_a_thread, NULL)) pthread_join(thread, NULL);
}

__attribute__((noinline)) static int recurse(volatile char *below, int depth) {
    volatile char frame[4096];
    frame[0] = below ? *below : 1;
    return depth < 1000000 ? recurse(frame, depth + 1) + frame[0] : 0;
}

static void use_up_the_stack(void) {
    struct rlimit limit = {256 << 10, 256 << 10};
    setrlimit(RLIMIT_STACK, &limit);
    recurse(NULL, 0);
}

static void divide(void) {
    raise(SIGFPE);
}

// Crashes a child of this program. Returns the signal that ended it, 0 where none did.
static int crash_child(const char *path, void (*crash)(void)) {
    fflush(stdout);
    pid_t child = fork();
    if (child < 0) abort();
    if (!child) {
        struct rlimit none = {0};
        setrlimit(RLIMIT_CORE, &none);
        int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(nowhere, STDERR_FILENO);
        Err err = {0};
        if (!os_crash_install(path, "0.2.0", &err)) _exit(1);
        crash();
        _exit(2);
    }
    int status = 0;
    if (waitpid(child, &status, 0) != child) abort();
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void check_report(void (*crash)(void), int signal, const char *line) {
    char *text = NULL;
    size_t size = 0;
    Err err = {0};
    CHECK_INT(crash_child(join("crash.txt"), crash), signal);
    REQUIRE(os_fs()->read_file(NULL, join("crash.txt"), 1 << 20, &text, &size, &err));
    CHECK(!strncmp(text, "balai crash 1\nprogram 0.2.0\nbuild ", 34));
    CHECK_CONTAINS(text, line);
    CHECK_CONTAINS(text, "\ntime 1");
    CHECK_CONTAINS(text, "\nuptime ");
    // The frames of a program and its libraries: path(+offset)[address]
    const char *frames = strstr(text, "backtrace\n");
    CHECK_CONTAINS(frames, "test_os_crash(");
    free(text);
}

static void a_crash_leaves_a_report(void) {
    check_report(touch_what_is_not_there, SIGSEGV, "\nsignal 11 SIGSEGV\naddress 0x");
}

static void giving_up_leaves_a_report(void) {
    check_report(abort, SIGABRT, "\nsignal 6 SIGABRT\ntime ");
}

static void a_wrong_number_leaves_a_report(void) {
    check_report(divide, SIGFPE, "\nsignal 8 SIGFPE\ntime ");
}

static void a_crash_of_a_thread_leaves_a_report(void) {
    check_report(crash_in_a_thread, SIGSEGV, "\nsignal 11 SIGSEGV\naddress 0x");
}

static void a_stack_that_is_used_up_leaves_a_report(void) {
    check_report(use_up_the_stack, SIGSEGV, "\nsignal 11 SIGSEGV\naddress 0x");
}

static void a_report_replaces_the_one_before(void) {
    char *text = NULL;
    size_t size = 0;
    Err err = {0};
    AUTO_FREE char *old = calloc(1, 100000);
    REQUIRE(old);
    test_write("crash.txt", memset(old, 'x', 100000), 100000);
    CHECK_INT(crash_child(join("crash.txt"), abort), SIGABRT);
    REQUIRE(os_fs()->read_file(NULL, join("crash.txt"), 1 << 20, &text, &size, &err));
    CHECK(size < 20000 && !strstr(text, "xxxx"));
    free(text);
}

static void a_crash_ends_the_program_where_no_report_can_be_written(void) {
    CHECK_INT(crash_child(join("no/such/folder/crash.txt"), touch_what_is_not_there), SIGSEGV);
}

static void a_path_that_is_too_long_is_refused(void) {
    static char path[PATH_MAX];
    Err err = {0};
    memset(path, 'a', sizeof path - 1);
    CHECK(!os_crash_install(path, "0.2.0", &err));
    CHECK_INT(err.code, ERR_IO);
}

static void mapped_memory_outlives_a_crash(void) {
    enum {
        SIZE = 65536
    };
    char *memory = NULL, *text = NULL;
    size_t size = 0;
    Err err = {0};
    void *mapped = NULL;
    REQUIRE(os_map_file(join("ring"), SIZE, &mapped, &err));
    memory = mapped;
    CHECK(memory[0] == 0 && memory[SIZE - 1] == 0);
    fflush(stdout);
    pid_t child = fork();
    REQUIRE(child >= 0);
    if (!child) {
        memcpy(memory + 1000, "written", 8);
        kill(getpid(), SIGKILL);
    }
    REQUIRE(waitpid(child, NULL, 0) == child);
    os_unmap(mapped, SIZE);
    REQUIRE(os_fs()->read_file(NULL, join("ring"), SIZE, &text, &size, &err));
    CHECK_INT(size, SIZE);
    CHECK_STR(text + 1000, "written");
    free(text);
    REQUIRE(os_map_file(join("ring"), SIZE / 2, &mapped, &err)); // of another version: another size
    CHECK_STR((char *)mapped + 1000, "written");
    os_unmap(mapped, SIZE / 2);
    os_unmap(NULL, 0);
}

static void what_cannot_be_mapped_is_a_sentence(void) {
    void *memory = NULL;
    Err err = {0};
    CHECK(!os_map_file(join("no/ring"), 4096, &memory, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK(!os_map_file("/dev/null", 4096, &memory, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK(!os_map_file(join("ring"), (size_t)1 << 60, &memory, &err)); // no disk has room
    CHECK_CONTAINS(err.message, "making room");
    CHECK(memory == NULL);
}

TEST_MAIN(TEST(a_crash_leaves_a_report), TEST(giving_up_leaves_a_report),
          TEST(a_wrong_number_leaves_a_report), TEST(a_crash_of_a_thread_leaves_a_report),
          TEST(a_stack_that_is_used_up_leaves_a_report), TEST(a_report_replaces_the_one_before),
          TEST(a_crash_ends_the_program_where_no_report_can_be_written),
          TEST(a_path_that_is_too_long_is_refused), TEST(mapped_memory_outlives_a_crash),
          TEST(what_cannot_be_mapped_is_a_sentence))
