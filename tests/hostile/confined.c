// What the process that reads a stick may not do, tried from within its sandbox: each try in a process of its
// own.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/limits.h"
#include "os/fs.h"
#include "os/sandbox.h"
#include "test.h"

enum {
    REFUSED = 40, // exit codes of a try
    DONE,
    NO_LANDLOCK,
    NO_SANDBOX,
};

static char stick[600], staging[600];

static int open_folder(const char *path) {
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static void make_folders(void) {
    snprintf(stick, sizeof stick, "%s/stick", test_folder());
    snprintf(staging, sizeof staging, "%s/staging", test_folder());
    if (mkdir(stick, 0755) || mkdir(staging, 0755)) abort();
    test_write("stick/there", "x", 1);
    test_write("outside", "x", 1);
}

// In the child: the sandbox, then the try, which returns whether it could.
static int run_confined(bool (*attempt)(void)) {
    int fds[] = {open_folder(stick), open_folder(staging)};
    Err err = {0};
    SandboxKind kind = SANDBOX_WHOLE;
    if (fds[0] < 0 || fds[1] < 0 || !sandbox_keep(fds, 2, 4, &err)) return NO_SANDBOX;
    SandboxTask task = {fds[0], fds[1], 0, 1 << 20, 5, 32};
    if (!sandbox_enter(&task, &kind, &err)) return NO_SANDBOX;
    bool could = attempt();
    if (kind != SANDBOX_WHOLE) return NO_LANDLOCK;
    return could ? DONE : REFUSED;
}

// Its exit code, or less than 0: the signal that ended it.
static int try_it(bool (*attempt)(void)) {
    int status = 0;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) _exit(run_confined(attempt));
    if (pid < 0 || waitpid(pid, &status, 0) != pid) abort();
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static bool reads_the_stick(void) {
    char letter = 0;
    int fd = openat(4, "there", O_RDONLY | O_CLOEXEC);
    return fd >= 0 && read(fd, &letter, 1) == 1 && letter == 'x';
}

static bool writes_to_staging(void) {
    const Fs *fs = os_fs();
    return fs->make_folder(fs->ctx, "folder", NULL) && fs->write_file(fs->ctx, "folder/file", "x", 1, NULL) &&
           fs->remove_file(fs->ctx, "folder/file", NULL) && fs->remove_folder(fs->ctx, "folder", NULL) &&
           fs->sync(fs->ctx, ".", NULL);
}

static bool writes_to_the_stick(void) {
    return openat(4, "new", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0;
}
static bool opens_passwords(void) {
    return open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0;
}
static bool climbs_out(void) {
    return openat(4, "../outside", O_RDONLY | O_CLOEXEC) >= 0;
}
static bool follows_its_own_memory(void) {
    return open("/proc/self/mem", O_RDWR | O_CLOEXEC) >= 0;
}
static bool writes_too_much(void) {
    static char piece[2 << 20];
    int fd = open("large", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    // The first ends at the limit, the second goes beyond it.
    return write(fd, piece, sizeof piece) > 0 && write(fd, piece, sizeof piece) > 0;
}
static bool opens_too_many(void) {
    for (int i = 0; i < 40; i++)
        if (openat(4, "there", O_RDONLY | O_CLOEXEC) < 0) return false;
    return true;
}

static bool makes_a_socket(void) {
    return socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0) >= 0;
}
static bool makes_a_pair(void) {
    int ends[2];
    return !socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
}
static bool runs_a_program(void) {
    execl("/bin/true", "true", NULL);
    return false;
}
static bool has_a_child(void) {
    return fork() >= 0;
}
static bool makes_a_link(void) {
    return !symlink("/etc/passwd", "link");
}
static bool makes_a_hard_link(void) {
    return !linkat(4, "there", AT_FDCWD, "link", 0);
}
static bool makes_a_pipe_file(void) {
    return !mkfifo("pipe", 0600);
}
static bool changes_a_mode(void) {
    return !fchmod(5, 07777);
}
static bool traces(void) {
    return !ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}
static bool signals_its_parent(void) {
    return !kill(getppid(), 0);
}
static bool makes_code(void) {
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
           MAP_FAILED;
}

static void it_reads_the_stick_and_writes_to_staging(void) {
    make_folders();
    int read = try_it(reads_the_stick), written = try_it(writes_to_staging);
    CHECK(read == DONE || read == NO_LANDLOCK);
    CHECK(written == DONE || written == NO_LANDLOCK);
}

static void other_files_are_refused(void) {
    bool (*const attempts[])(void) = {writes_to_the_stick, opens_passwords, climbs_out,
                                      follows_its_own_memory};
    make_folders();
    for (size_t i = 0; i < COUNT_OF(attempts); i++) {
        int ended = try_it(attempts[i]);
        if (ended == NO_LANDLOCK)
            printf("this kernel has no Landlock: other files are up to the process's user\n");
        else
            CHECK_INT(ended, REFUSED);
    }
}

static void what_readers_need_not_do_ends_them(void) {
    bool (*const attempts[])(void) = {makes_a_socket, makes_a_pair,       runs_a_program,    has_a_child,
                                      makes_a_link,   makes_a_hard_link,  makes_a_pipe_file, changes_a_mode,
                                      traces,         signals_its_parent, makes_code};
    make_folders();
    for (size_t i = 0; i < COUNT_OF(attempts); i++)
        if (!CHECK_INT(try_it(attempts[i]), -SIGSYS)) printf("attempt %zu\n", i);
}

static void a_file_that_is_too_large_ends_it(void) {
    make_folders();
    CHECK_INT(try_it(writes_too_much), -SIGXFSZ);
}

static void too_many_open_files_are_refused(void) {
    make_folders();
    int ended = try_it(opens_too_many);
    CHECK(ended == REFUSED || ended == NO_LANDLOCK);
}

// A descriptor that was open before is not there any more.
static int secret;
static bool reads_a_secret(void) {
    return fcntl(secret, F_GETFD) >= 0;
}

static void descriptors_from_before_are_closed(void) {
    make_folders();
    secret = fcntl(STDOUT_FILENO, F_DUPFD, 200);
    int ended = try_it(reads_a_secret);
    CHECK(ended == REFUSED || ended == NO_LANDLOCK);
    close(secret);
}

TEST_MAIN(TEST(it_reads_the_stick_and_writes_to_staging), TEST(other_files_are_refused),
          TEST(what_readers_need_not_do_ends_them), TEST(a_file_that_is_too_large_ends_it),
          TEST(too_many_open_files_are_refused), TEST(descriptors_from_before_are_closed))
