// What goes to systemd, or to the parent of `run --supervised`, and what the environment says about it.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include "os/notify.h"
#include "test.h"

static void clear(void) {
    unsetenv(NOTIFY_FD_VARIABLE);
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_PID");
    unsetenv("WATCHDOG_USEC");
}

// systemd's end, at a path of the test's folder or without a file ("@...").
static int listen_at(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    socklen_t size = (socklen_t)(sizeof(sa_family_t) + strlen(path));
    if (path[0] == '@') address.sun_path[0] = 0;
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, size)) abort();
    clear();
    setenv("NOTIFY_SOCKET", path, 1);
    return fd;
}

static const char *heard(int fd) {
    static char text[1024];
    ssize_t length = recv(fd, text, sizeof text - 1, MSG_DONTWAIT);
    text[length > 0 ? length : 0] = 0;
    return text;
}

static void check_messages(const Watchdog *watchdog, int fd) {
    watchdog->ready(watchdog->ctx);
    CHECK_STR(heard(fd), "READY=1");
    watchdog->feed(watchdog->ctx);
    CHECK_STR(heard(fd), "WATCHDOG=1");
    watchdog->status(watchdog->ctx, "well\nREADY=1");
    CHECK_STR(heard(fd), "STATUS=well READY=1");
    watchdog->scene(watchdog->ctx, "session/plenary");
    CHECK_STR(heard(fd), "BALAI_SCENE=session/plenary");
    watchdog->stopping(watchdog->ctx);
    CHECK_STR(heard(fd), "STOPPING=1");
    CHECK_STR(heard(fd), "");
}

static void systemd_is_told_by_its_path(void) {
    char path[600];
    snprintf(path, sizeof path, "%s/notify", test_folder());
    int fd = listen_at(path);
    Notify *notify = notify_open();
    REQUIRE(notify);
    check_messages(notify_watchdog(notify), fd);
    notify_close(notify);
    close(fd);
}

static void systemd_is_told_by_a_name_without_a_file(void) {
    char name[64];
    snprintf(name, sizeof name, "@balai-test-%d", (int)getpid());
    int fd = listen_at(name);
    Notify *notify = notify_open();
    REQUIRE(notify);
    check_messages(notify_watchdog(notify), fd);
    notify_close(notify);
    close(fd);
}

static int listen_as_parent(void) {
    int ends[2];
    char text[16];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends)) abort();
    clear();
    snprintf(text, sizeof text, "%d", ends[1]);
    setenv(NOTIFY_FD_VARIABLE, text, 1);
    return ends[0];
}

static void the_parent_comes_before_systemd(void) {
    int systemd = listen_at("@balai-test-unused"), fd = listen_as_parent();
    setenv("NOTIFY_SOCKET", "@balai-test-unused", 1);
    Notify *notify = notify_open();
    REQUIRE(notify);
    check_messages(notify_watchdog(notify), fd);
    CHECK_STR(heard(systemd), "");
    notify_close(notify);
    close(fd);
    close(systemd);
}

static void a_parent_that_is_gone_does_not_end_the_kiosk(void) {
    int fd = listen_as_parent();
    Notify *notify = notify_open();
    REQUIRE(notify);
    close(fd);
    const Watchdog *watchdog = notify_watchdog(notify);
    watchdog->feed(watchdog->ctx); // no SIGPIPE
    watchdog->scene(watchdog->ctx, "home");
    notify_close(notify);
}

static void a_full_queue_waits_for_nobody_and_loses_no_scene(void) {
    int fd = listen_as_parent(), waiting = 0;
    Notify *notify = notify_open();
    REQUIRE(notify);
    const Watchdog *watchdog = notify_watchdog(notify);
    for (int i = 0; i < 20000; i++)
        watchdog->status(watchdog->ctx, "a long sentence that fills the queue of the socket to the parent");
    watchdog->scene(watchdog->ctx, "old");
    watchdog->scene(watchdog->ctx, "new");
    while (*heard(fd))
        waiting++;
    CHECK(waiting < 20000);
    watchdog->feed(watchdog->ctx);
    CHECK_STR(heard(fd), "WATCHDOG=1");
    CHECK_STR(heard(fd), "BALAI_SCENE=new");
    watchdog->feed(watchdog->ctx);
    CHECK_STR(heard(fd), "WATCHDOG=1");
    CHECK_STR(heard(fd), ""); // said once
    notify_close(notify);
    close(fd);
}

static void without_a_name_nobody_is_told(void) {
    clear();
    CHECK(!notify_open());
    CHECK(!notify_watchdog(NULL));
    notify_close(NULL);
}

static void names_that_lead_nowhere_are_left_alone(void) {
    static const char *const fds[] = {"", "x", "-1", "999999", "99999999999999999999", "0x1"};
    static const char *const sockets[] = {"", "/", "@", "relative", "vsock:2:1"};
    char file[700], number[16], longest[300];
    for (size_t i = 0; i < sizeof fds / sizeof *fds; i++) {
        clear();
        setenv(NOTIFY_FD_VARIABLE, fds[i], 1);
        CHECK(!notify_open());
    }
    for (size_t i = 0; i < sizeof sockets / sizeof *sockets; i++) {
        clear();
        setenv("NOTIFY_SOCKET", sockets[i], 1);
        CHECK(!notify_open());
    }
    memset(longest, 'a', sizeof longest - 1);
    longest[0] = '/', longest[sizeof longest - 1] = 0;
    setenv("NOTIFY_SOCKET", longest, 1);
    CHECK(!notify_open());
    snprintf(file, sizeof file, "%s", test_write("file", "", 0));
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    snprintf(number, sizeof number, "%d", fd);
    setenv(NOTIFY_FD_VARIABLE, number, 1);
    CHECK(!notify_open()); // a file is no socket
    close(fd);
}

static int64_t limit_of(const char *usec, const char *pid) {
    int fd = listen_as_parent();
    if (usec) setenv("WATCHDOG_USEC", usec, 1);
    if (pid) setenv("WATCHDOG_PID", pid, 1);
    Notify *notify = notify_open();
    int64_t limit = notify ? notify_watchdog(notify)->limit_us : -1;
    notify_close(notify);
    close(fd);
    return limit;
}

static void the_limit_is_for_this_process_alone(void) {
    char pid[16];
    snprintf(pid, sizeof pid, "%d", (int)getpid());
    CHECK_INT(limit_of("150000000", NULL), 150000000);
    CHECK_INT(limit_of("150000000", pid), 150000000);
    CHECK_INT(limit_of("150000000", "1"), 0);
    CHECK_INT(limit_of(NULL, NULL), 0);
    CHECK_INT(limit_of("-5", NULL), 0);
    CHECK_INT(limit_of("soon", NULL), 0);
    CHECK_INT(limit_of("99999999999999999999999", NULL), 0);
}

static void programs_started_later_do_not_speak_for_this_one(void) {
    int fd = listen_as_parent();
    setenv("WATCHDOG_USEC", "5", 1);
    Notify *notify = notify_open();
    CHECK(!getenv(NOTIFY_FD_VARIABLE));
    CHECK(!getenv("NOTIFY_SOCKET"));
    CHECK(!getenv("WATCHDOG_USEC"));
    notify_close(notify);
    close(fd);
}

TEST_MAIN(TEST(systemd_is_told_by_its_path), TEST(systemd_is_told_by_a_name_without_a_file),
          TEST(the_parent_comes_before_systemd), TEST(a_parent_that_is_gone_does_not_end_the_kiosk),
          TEST(a_full_queue_waits_for_nobody_and_loses_no_scene), TEST(without_a_name_nobody_is_told),
          TEST(names_that_lead_nowhere_are_left_alone), TEST(the_limit_is_for_this_process_alone),
          TEST(programs_started_later_do_not_speak_for_this_one))
