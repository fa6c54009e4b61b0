#ifndef _GNU_SOURCE
#define _GNU_SOURCE // pipe2, ppoll
#endif
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static int64_t now_us(void) {
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

// It begins as from a shell: none of the signals that this program has blocked or ignores.
static void set_signals(posix_spawnattr_t *attributes) {
    sigset_t none, defaults;
    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &defaults);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

static int spawn(char *const *argv, int output, pid_t *ret_pid) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    set_signals(&attributes);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
    int problem = posix_spawnp(ret_pid, argv[0], &actions, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return problem;
}

// Until it closes its end. What has no room is read all the same, or it would wait for ever. False: too late.
static bool read_output(int fd, int64_t until_us, char *output, size_t size) {
    char rest[512];
    size_t used = 0;
    for (;;) {
        int64_t left_us = until_us - now_us();
        struct timespec timeout = {left_us / 1000000, left_us % 1000000 * 1000};
        struct pollfd end = {fd, POLLIN, 0};
        if (left_us <= 0 || ppoll(&end, 1, &timeout, NULL) == 0) return false;
        bool room = used + 1 < size;
        ssize_t length = read(fd, room ? output + used : rest, room ? size - 1 - used : sizeof rest);
        if (length < 0 && errno == EINTR) continue;
        if (length <= 0) return true;
        if (room) output[used += (size_t)length] = 0;
    }
}

// It may go on after it closed its output; nothing tells when it ends, but that is soon.
static bool take_end(pid_t pid, int64_t until_us, int *ret_status) {
    static const struct timespec moment = {.tv_nsec = 5000000};
    for (;;) {
        pid_t taken = waitpid(pid, ret_status, WNOHANG);
        if (taken == pid) return true;
        if (taken < 0 && errno != EINTR) return false; // taken by somebody else
        if (now_us() >= until_us) break;
        nanosleep(&moment, NULL);
    }
    kill(pid, SIGKILL);
    waitpid(pid, ret_status, 0);
    return false;
}

bool program_finish(char *const *argv, int64_t limit_us, char *output, size_t size, Err *err) {
    int ends[2];
    pid_t pid = 0;
    output[0] = 0;
    if (pipe2(ends, O_CLOEXEC)) return err_set_errno(err, errno, "running %s", argv[0]);
    int64_t until_us = now_us() + limit_us;
    int problem = spawn(argv, ends[1], &pid);
    close(ends[1]);
    bool in_time = !problem && read_output(ends[0], until_us, output, size);
    close(ends[0]);
    if (problem) return err_set_errno(err, problem, "running %s", argv[0]);
    int status = -1;
    if (!take_end(pid, in_time ? until_us : 0, &status))
        return err_set(err, ERR_IO, "%s did not end within %d s", argv[0], (int)(limit_us / 1000000));
    if (WIFEXITED(status) &&
        WEXITSTATUS(status) == 127) // a spawn whose child is a copy cannot tell it otherwise
        return err_set_errno(err, ENOENT, "running %s", argv[0]);
    if (!WIFEXITED(status) || WEXITSTATUS(status))
        return err_set(err, ERR_IO, "%s failed: %.300s", argv[0], output);
    return true;
}
