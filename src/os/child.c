#ifndef _GNU_SOURCE
#define _GNU_SOURCE // ppoll
#endif
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include "notify.h"

enum {
    AT_SIGNALS,
    AT_SAID,
    AT_COUNT
};

struct Child {
    struct pollfd fds[AT_COUNT]; // -1 is looked over by poll
    sigset_t old_mask;
    int64_t limit_us;
    pid_t pid; // 0: none runs
    int status;
};

static int open_signals(sigset_t *ret_old_mask) {
    static const int numbers[] = {SIGTERM, SIGINT, SIGHUP, SIGCHLD};
    sigset_t signals;
    sigemptyset(&signals);
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        sigaddset(&signals, numbers[i]);
    sigprocmask(SIG_BLOCK, &signals, ret_old_mask);
    return signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
}

bool child_open(int64_t limit_us, Child **ret_child, Err *err) {
    Child *child = calloc(1, sizeof *child);
    if (!child) return err_set(err, ERR_NO_MEMORY, "no memory to watch over a child");
    child->limit_us = limit_us;
    child->fds[AT_SAID] = (struct pollfd){-1, POLLIN, 0};
    child->fds[AT_SIGNALS] = (struct pollfd){open_signals(&child->old_mask), POLLIN, 0};
    if (child->fds[AT_SIGNALS].fd < 0) {
        int problem = errno;
        child_close(child);
        return err_set_errno(err, problem, "preparing to watch over a child");
    }
    *ret_child = child;
    return true;
}

static void close_channel(Child *child) {
    if (child->fds[AT_SAID].fd >= 0) close(child->fds[AT_SAID].fd);
    child->fds[AT_SAID].fd = -1;
}

void child_close(Child *child) {
    if (!child) return;
    close_channel(child);
    if (child->fds[AT_SIGNALS].fd >= 0) close(child->fds[AT_SIGNALS].fd);
    sigprocmask(SIG_SETMASK, &child->old_mask, NULL);
    free(child);
}

// Only what may be done between fork and exec. The file is the one that runs, even where it was replaced by
// an update meanwhile: parent and child speak the same language.
static void become_child(const Child *child, pid_t parent, int channel, char *const *argv) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(EXIT_FAILURE); // it ended before that was set
    fcntl(channel, F_SETFD, 0);
    sigprocmask(SIG_SETMASK, &child->old_mask, NULL);
    execv("/proc/self/exe", argv);
    _exit(127); // as shells say it
}

static void set_environment(int channel, int64_t limit_us) {
    char text[32];
    snprintf(text, sizeof text, "%d", channel);
    setenv(NOTIFY_FD_VARIABLE, text, 1);
    snprintf(text, sizeof text, "%" PRId64, limit_us);
    setenv("WATCHDOG_USEC", text, 1);
    unsetenv("WATCHDOG_PID");
    unsetenv("NOTIFY_SOCKET");
}

bool child_start(Child *child, char *const *argv, Err *err) {
    int channel[2];
    close_channel(child);
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, channel))
        return err_set_errno(err, errno, "a channel to the child");
    set_environment(channel[1], child->limit_us);
    pid_t parent = getpid(), pid = fork();
    if (pid == 0) become_child(child, parent, channel[1], argv);
    int problem = errno;
    close(channel[1]);
    if (pid < 0) {
        close(channel[0]);
        return err_set_errno(err, problem, "starting the child");
    }
    child->fds[AT_SAID].fd = channel[0];
    child->pid = pid;
    return true;
}

void child_signal(Child *child, int number) {
    if (child->pid) kill(child->pid, number);
}

// All that ended are taken, so that none stays a zombie where this is the first process of a container.
static unsigned reap(Child *child) {
    unsigned happened = 0;
    int status;
    for (pid_t pid = waitpid(-1, &status, WNOHANG); pid > 0; pid = waitpid(-1, &status, WNOHANG)) {
        if (pid != child->pid) continue;
        child->pid = 0;
        child->status = status;
        happened = CHILD_ENDED;
    }
    return happened;
}

static unsigned take_signals(Child *child) {
    struct signalfd_siginfo info;
    unsigned happened = 0;
    while (read(child->fds[AT_SIGNALS].fd, &info, sizeof info) == (ssize_t)sizeof info)
        happened |= info.ssi_signo == SIGCHLD ? reap(child) : CHILD_STOP;
    return happened;
}

unsigned child_wait(Child *child, int64_t timeout_us) {
    struct timespec timeout = {timeout_us / 1000000, timeout_us % 1000000 * 1000};
    if (ppoll(child->fds, AT_COUNT, timeout_us < 0 ? NULL : &timeout, NULL) <= 0) return 0;
    unsigned happened = child->fds[AT_SIGNALS].revents ? take_signals(child) : 0;
    return happened | (child->fds[AT_SAID].revents ? CHILD_SAID : 0);
}

size_t child_read(Child *child, char *buffer, size_t size) {
    if (child->fds[AT_SAID].fd < 0) return 0;
    ssize_t length;
    do
        length = recv(child->fds[AT_SAID].fd, buffer, size - 1, MSG_DONTWAIT);
    while (length < 0 && errno == EINTR);
    buffer[length > 0 ? length : 0] = 0;
    // The other end is closed: poll would say so for ever.
    if (length == 0 || (length < 0 && errno != EAGAIN)) close_channel(child);
    return length > 0 ? (size_t)length : 0;
}

bool child_ended_by_signal(const Child *child, int *ret_code) {
    bool by_signal = WIFSIGNALED(child->status);
    *ret_code = by_signal ? WTERMSIG(child->status) : WEXITSTATUS(child->status);
    return by_signal;
}
