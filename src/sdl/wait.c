#ifndef _GNU_SOURCE
#define _GNU_SOURCE // ppoll
#endif
#include "wait.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <unistd.h>

// Devices beyond are not watched: a Pi with a touch screen has four, with every port full fewer than this.
#define MAX_DEVICES 32

enum {
    AT_WAKE,
    AT_SIGNALS,
    AT_FOLDER,
    AT_DISPLAY,
    AT_DEVICES
};

struct Wait {
    struct pollfd
        fds[AT_DEVICES + MAX_DEVICES]; // by the names above, then devices; -1 is looked over by poll
    int devices;
    int device_numbers[MAX_DEVICES]; // N of eventN
    char folder[PATH_MAX];           // "" for none
    sigset_t old_mask;
};

static void drop_device(Wait *wait, int i) {
    close(wait->fds[AT_DEVICES + i].fd);
    wait->devices--;
    wait->fds[AT_DEVICES + i] = wait->fds[AT_DEVICES + wait->devices];
    wait->device_numbers[i] = wait->device_numbers[wait->devices];
}

static bool knows_device(const Wait *wait, int number) {
    for (int i = 0; i < wait->devices; i++)
        if (wait->device_numbers[i] == number) return true;
    return false;
}

// A device that may not be opened yet (udev has not set its rights) is tried again when its rights change.
static void open_device(Wait *wait, const char *name) {
    int number = -1;
    char path[sizeof wait->folder + 32];
    if (sscanf(name, "event%d", &number) != 1 || number < 0) return;
    if (knows_device(wait, number) || wait->devices == MAX_DEVICES) return;
    snprintf(path, sizeof path, "%s/event%d", wait->folder, number);
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return;
    wait->fds[AT_DEVICES + wait->devices] = (struct pollfd){fd, POLLIN, 0};
    wait->device_numbers[wait->devices++] = number;
}

static void open_devices(Wait *wait) {
    DIR *folder = opendir(wait->folder);
    if (!folder) return;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        open_device(wait, entry->d_name);
    closedir(folder);
}

static void watch_folder(Wait *wait, const char *devices_folder) {
    if (!devices_folder || strlen(devices_folder) >= sizeof wait->folder) return;
    snprintf(wait->folder, sizeof wait->folder, "%s", devices_folder);
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd >= 0) inotify_add_watch(fd, wait->folder, IN_CREATE | IN_ATTRIB | IN_DELETE);
    wait->fds[AT_FOLDER].fd = fd;
    open_devices(wait);
}

static int open_signals(sigset_t *ret_old_mask) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, ret_old_mask);
    return signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
}

bool wait_open(const char *devices_folder, Wait **ret_wait, Err *err) {
    Wait *wait = calloc(1, sizeof *wait);
    if (!wait) return err_set(err, ERR_NO_MEMORY, "no memory to wait for input");
    for (size_t i = 0; i < COUNT_OF(wait->fds); i++)
        wait->fds[i] = (struct pollfd){-1, POLLIN, 0};
    wait->fds[AT_SIGNALS].fd = open_signals(&wait->old_mask);
    wait->fds[AT_WAKE].fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (wait->fds[AT_WAKE].fd < 0 || wait->fds[AT_SIGNALS].fd < 0) {
        int problem = errno;
        wait_close(wait);
        return err_set_errno(err, problem, "preparing to wait for input");
    }
    watch_folder(wait, devices_folder);
    *ret_wait = wait;
    return true;
}

void wait_close(Wait *wait) {
    if (!wait) return;
    for (int i = 0; i < AT_DEVICES + wait->devices; i++)
        if (i != AT_DISPLAY && wait->fds[i].fd >= 0) close(wait->fds[i].fd);
    pthread_sigmask(SIG_SETMASK, &wait->old_mask, NULL);
    free(wait);
}

void wait_watch_display(Wait *wait, int fd) {
    wait->fds[AT_DISPLAY].fd = fd;
}

void wait_wake(Wait *wait) {
    // Fails only when 2^64 - 2 wakes wait to be seen.
    ssize_t written = write(wait->fds[AT_WAKE].fd, &(uint64_t){1}, sizeof(uint64_t));
    (void)written;
}

// What is read is for SDL, which has descriptors of its own; ours only tell when.
static bool drain(int fd) {
    char buffer[4096];
    ssize_t n = 0;
    do
        n = read(fd, buffer, sizeof buffer);
    while (n > 0 || (n < 0 && errno == EINTR));
    return n < 0 && errno == EAGAIN;
}

static unsigned take_devices(Wait *wait) {
    unsigned happened = 0;
    for (int i = wait->devices - 1; i >= 0; i--) {
        struct pollfd *device = &wait->fds[AT_DEVICES + i];
        if (!device->revents) continue;
        happened |= WAIT_INPUT;
        if (!drain(device->fd) || device->revents & (POLLERR | POLLHUP | POLLNVAL)) {
            happened |= WAIT_DEVICES;
            drop_device(wait, i);
        }
    }
    return happened;
}

static unsigned take_all(Wait *wait) {
    unsigned happened = take_devices(wait);
    if (wait->fds[AT_WAKE].revents) {
        drain(wait->fds[AT_WAKE].fd);
        happened |= WAIT_WOKEN;
    }
    if (wait->fds[AT_SIGNALS].revents) {
        drain(wait->fds[AT_SIGNALS].fd);
        happened |= WAIT_QUIT;
    }
    if (wait->fds[AT_FOLDER].revents) {
        drain(wait->fds[AT_FOLDER].fd);
        open_devices(wait);
        happened |= WAIT_DEVICES;
    }
    if (wait->fds[AT_DISPLAY].revents & POLLIN) happened |= WAIT_INPUT;
    if (wait->fds[AT_DISPLAY].revents & (POLLERR | POLLHUP | POLLNVAL)) happened |= WAIT_LOST;
    return happened;
}

unsigned wait_for(Wait *wait, int64_t timeout_us) {
    // ppoll, since poll's whole milliseconds would end a frame's wait too early (and spin) or too late.
    struct timespec timeout = {timeout_us / 1000000, timeout_us % 1000000 * 1000};
    nfds_t count = (nfds_t)(AT_DEVICES + wait->devices);
    if (ppoll(wait->fds, count, timeout_us < 0 ? NULL : &timeout, NULL) <= 0) return 0;
    return take_all(wait);
}
