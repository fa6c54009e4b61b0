#include "console.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/kd.h>
#include <sys/ioctl.h>
#include <unistd.h>

const char *const console_paths[] = {"/dev/tty", "/dev/tty0", NULL};

// Opens the console at path. False where there is none, and, with its number in ret_problem, where there is
// one that may not be opened.
static bool open_console(const char *path, int *ret_fd, int *ret_mode, int *ret_problem) {
    int fd = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC), mode = 0;
    if (fd < 0) {
        if (errno == EACCES || errno == EPERM) *ret_problem = errno;
        return false;
    }
    if (ioctl(fd, KDGKBMODE, &mode)) { // a terminal of another kind
        close(fd);
        return false;
    }
    *ret_fd = fd;
    *ret_mode = mode;
    return true;
}

// What is off already was switched off by SDL, or by a run that crashed, after which nobody else would bring
// it back.
static bool mute(Console *console, int fd, int mode, int *ret_problem) {
    bool was_off = mode == K_OFF;
    if (!ioctl(fd, KDSKBMODE, K_OFF)) {
        *console = (Console){.fd = fd, .old_mode = was_off ? K_UNICODE : mode};
        return true;
    }
    *ret_problem = was_off ? 0 : errno;
    close(fd);
    return was_off;
}

bool console_mute(Console *console, const char *const *paths, Err *err) {
    int problem = 0;
    *console = (Console){.fd = -1};
    for (; *paths; paths++) {
        int fd, mode;
        if (open_console(*paths, &fd, &mode, &problem) && mute(console, fd, mode, &problem)) return true;
    }
    return !problem || err_set_errno(err, problem, "switching off the console's keyboard");
}

void console_unmute(Console *console) {
    if (console->fd < 0) return;
    (void)!ioctl(console->fd, KDSKBMODE, console->old_mode);
    close(console->fd);
    console->fd = -1;
}
