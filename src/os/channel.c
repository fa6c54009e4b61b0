#include "channel.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

typedef struct Socket {
    int fd;
    pid_t pid;      // of the helper behind it, 0 none
    Helper *helper; // NULL: none
} Socket;

typedef union Control {
    struct cmsghdr align;
    char bytes[CMSG_SPACE(sizeof(int) * CHANNEL_FDS)];
} Control;

static void put_fds(struct msghdr *message, Control *control, const int *fds, size_t count) {
    *control = (Control){0};
    message->msg_control = control;
    message->msg_controllen = CMSG_SPACE(sizeof(int) * count);
    struct cmsghdr *head = CMSG_FIRSTHDR(message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof(int) * count);
    memcpy(CMSG_DATA(head), fds, sizeof(int) * count);
}

static bool send_message(void *ctx, bool wait, const void *data, size_t size, const int *fds, size_t fd_count,
                         Err *err) {
    const Socket *own = ctx;
    char *unchanged = (char *)(uintptr_t)data; // sendmsg only reads it
    struct iovec piece = {unchanged, size};
    struct msghdr message = {.msg_iov = &piece, .msg_iovlen = 1};
    Control control;
    if (fd_count > CHANNEL_FDS) return err_set(err, ERR_TOO_LARGE, "too many descriptors for one message");
    if (fd_count) put_fds(&message, &control, fds, fd_count);
    ssize_t sent;
    do
        sent = sendmsg(own->fd, &message, MSG_NOSIGNAL | (wait ? 0 : MSG_DONTWAIT));
    while (sent < 0 && errno == EINTR);
    if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        return err_set(err, ERR_BUSY, "the other side takes no messages");
    return sent >= 0 || err_set_errno(err, errno, "sending a message");
}

static ChannelGot take_message(void *ctx, bool wait, void *buffer, size_t size, size_t *ret_size) {
    const Socket *own = ctx;
    ssize_t length;
    do
        length = recv(own->fd, buffer, size, MSG_TRUNC | (wait ? 0 : MSG_DONTWAIT));
    while (length < 0 && errno == EINTR);
    if (length < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return CHANNEL_NOTHING;
    if (length <= 0) return CHANNEL_CLOSED;
    *ret_size = (size_t)length;
    return CHANNEL_MESSAGE;
}

// A process that reads from a stick which hangs may not end before the stick does: nobody waits for it, and
// it is taken when the next one starts.
static void end_helper(pid_t pid, Helper *helper) {
    static const struct timespec moment = {.tv_nsec = 1000000};
    kill(pid, SIGKILL);
    for (int i = 0; i < 10; i++) {
        if (waitpid(pid, NULL, WNOHANG)) return;
        nanosleep(&moment, NULL);
    }
    helper->last = pid;
}

static void close_channel(void *ctx) {
    Socket *own = ctx;
    close(own->fd);
    if (own->pid) end_helper(own->pid, own->helper);
    free(own);
}

static bool make_channel(int fd, pid_t pid, Helper *helper, Channel *ret_channel, Err *err) {
    Socket *own = malloc(sizeof *own);
    if (!own) {
        close(fd);
        if (pid) end_helper(pid, helper);
        return err_set(err, ERR_NO_MEMORY, "no memory for a channel");
    }
    *own = (Socket){fd, pid, helper};
    *ret_channel = (Channel){own, fd, send_message, take_message, close_channel};
    return true;
}

bool os_channel_from_fd(int fd, Channel *ret_channel, Err *err) {
    return make_channel(fd, 0, NULL, ret_channel, err);
}

// The kernel gives as many as there is room for; those of a message with fewer are closed again.
static bool take_fds(struct msghdr *message, int fds[CHANNEL_FDS]) {
    const struct cmsghdr *head = CMSG_FIRSTHDR(message);
    if (!head || head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS) return false;
    size_t count = (head->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    memcpy(fds, CMSG_DATA(head), count * sizeof(int));
    if (count == CHANNEL_FDS) return true;
    for (size_t i = 0; i < count; i++)
        close(fds[i]);
    return false;
}

bool os_channel_receive_fds(int fd, void *buffer, size_t size, size_t *ret_size, int fds[CHANNEL_FDS],
                            Err *err) {
    Control control = {0};
    struct iovec piece = {buffer, size};
    struct msghdr message = {
        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    ssize_t length;
    do
        length = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
    while (length < 0 && errno == EINTR);
    if (length < 0) return err_set_errno(err, errno, "waiting for what to read");
    if (!length || !take_fds(&message, fds))
        return err_set(err, ERR_IO, "the first message brings no folders to read from and write to");
    *ret_size = (size_t)length;
    return true;
}

static int spawn(char *const *argv, int channel, pid_t *ret_pid) {
    char language[] = "LC_ALL=C.UTF-8";
    char *const environment[] = {language, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigemptyset(&none);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
    // The same number would keep its close-on-exec, but for glibc, which knows this case.
    posix_spawn_file_actions_adddup2(&actions, channel, HELPER_FD);
    int problem = posix_spawn(ret_pid, "/proc/self/exe", &actions, &attributes, argv, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return problem;
}

bool helper_start(Helper *helper, char *const *argv, Channel *ret_channel, Err *err) {
    int ends[2];
    pid_t pid = 0;
    if (helper->last && waitpid(helper->last, NULL, WNOHANG)) helper->last = 0;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends))
        return err_set_errno(err, errno, "a channel to %s", argv[1]);
    int problem = spawn(argv, ends[1], &pid);
    close(ends[1]);
    if (!problem) return make_channel(ends[0], pid, helper, ret_channel, err);
    close(ends[0]);
    return err_set_errno(err, problem, "starting %s", argv[1]);
}

bool os_channel_connect(const char *path, Channel *ret_channel, Err *err) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) return err_set_errno(err, ENAMETOOLONG, "%s", path);
    memcpy(address.sun_path, path, strlen(path));
    int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) return err_set_errno(err, errno, "a channel to %s", path);
    if (connect(fd, (const struct sockaddr *)&address, sizeof address)) {
        int problem = errno;
        close(fd);
        return err_set_errno(err, problem, "%s", path);
    }
    return make_channel(fd, 0, NULL, ret_channel, err);
}

void os_channel_wait(int fd, int ms) {
    struct pollfd end = {fd, POLLIN, 0};
    (void)poll(&end, 1, ms);
}
