#include "notify.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

struct Notify {
    int fd;
    struct sockaddr_un address; // of systemd's socket
    socklen_t address_size;     // 0: the socket is connected
    char scene[256];            // the last message about it
    bool scene_owed;            // it has not gone out yet
    Watchdog watchdog;
};

// Messages are lines: an end of line within one would begin another.
static void make_message(char *buffer, size_t size, const char *name, const char *text) {
    snprintf(buffer, size, "%s=%s", name, text);
    for (char *at = buffer; *at; at++)
        if (*at == '\n') *at = ' ';
}

static bool send_message(const Notify *notify, const char *message) {
    const struct sockaddr *address = notify->address_size ? (const struct sockaddr *)&notify->address : NULL;
    return sendto(notify->fd, message, strlen(message), MSG_NOSIGNAL | MSG_DONTWAIT, address,
                  notify->address_size) >= 0;
}

static void say_ready(void *ctx) {
    send_message(ctx, "READY=1");
}

static void say_status(void *ctx, const char *sentence) {
    char message[512];
    make_message(message, sizeof message, "STATUS", sentence);
    send_message(ctx, message);
}

// A full queue must not lose where the kiosk is: it is said again with the next sign of life.
static void pay_scene(Notify *notify) {
    if (notify->scene_owed && (send_message(notify, notify->scene) || errno != EAGAIN))
        notify->scene_owed = false;
}

static void say_fed(void *ctx) {
    send_message(ctx, "WATCHDOG=1");
    pay_scene(ctx);
}

static void say_scene(void *ctx, const char *address) {
    Notify *notify = ctx;
    make_message(notify->scene, sizeof notify->scene, "BALAI_SCENE", address);
    notify->scene_owed = true;
    pay_scene(notify);
}

static void say_stopping(void *ctx) {
    send_message(ctx, "STOPPING=1");
}

static bool read_number(const char *name, int64_t most, int64_t *ret_number) {
    const char *text = getenv(name);
    char *end;
    if (!text || *text < '0' || *text > '9') return false;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    if (errno || *end || number > most) return false;
    *ret_number = number;
    return true;
}

static bool is_socket(int fd) {
    int type = 0;
    socklen_t size = sizeof type;
    return !getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size);
}

static bool use_parent(Notify *notify) {
    int64_t fd = -1;
    if (!read_number(NOTIFY_FD_VARIABLE, 1 << 20, &fd) || !is_socket((int)fd)) return false;
    notify->fd = (int)fd;
    return fcntl(notify->fd, F_SETFD, FD_CLOEXEC) == 0;
}

// "@name" is a socket that has no file.
static bool use_systemd(Notify *notify) {
    const char *path = getenv("NOTIFY_SOCKET");
    size_t length = path ? strlen(path) : 0;
    if (length < 2 || (path[0] != '/' && path[0] != '@') || length >= sizeof notify->address.sun_path)
        return false;
    notify->address.sun_family = AF_UNIX;
    memcpy(notify->address.sun_path, path, length);
    if (path[0] == '@') notify->address.sun_path[0] = 0;
    notify->address_size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    notify->fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    return notify->fd >= 0;
}

// Named for another process (systemd's main process, before it became this one) it is not for us.
static int64_t read_limit_us(void) {
    int64_t limit_us = 0, pid = 0;
    if (read_number("WATCHDOG_PID", INT64_MAX, &pid) && pid != getpid()) return 0;
    return read_number("WATCHDOG_USEC", INT64_C(86400000000), &limit_us) ? limit_us : 0;
}

static void clear_environment(void) {
    static const char *const names[] = {NOTIFY_FD_VARIABLE, "NOTIFY_SOCKET", "WATCHDOG_PID", "WATCHDOG_USEC"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unsetenv(names[i]);
}

Notify *notify_open(void) {
    Notify *notify = calloc(1, sizeof *notify);
    bool found = notify && (use_parent(notify) || use_systemd(notify));
    if (found)
        notify->watchdog = (Watchdog){
            .ctx = notify,
            .limit_us = read_limit_us(),
            .ready = say_ready,
            .status = say_status,
            .feed = say_fed,
            .scene = say_scene,
            .stopping = say_stopping,
        };
    clear_environment();
    if (found) return notify;
    free(notify);
    return NULL;
}

void notify_close(Notify *notify) {
    if (!notify) return;
    close(notify->fd);
    free(notify);
}

const Watchdog *notify_watchdog(const Notify *notify) {
    return notify ? &notify->watchdog : NULL;
}
