#include "private_file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static bool write_all(int fd, const char *data, size_t size) {
    while (size) {
        ssize_t n = write(fd, data, size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        data += n;
        size -= (size_t)n;
    }
    return true;
}

bool os_private_file_write(const char *path, const void *data, size_t size, Err *err) {
    int fd = openat(AT_FDCWD, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) return err_set_errno(err, errno, "%s", path);
    int problem = write_all(fd, data, size) && !fsync(fd) ? 0 : errno;
    if (close(fd) && !problem) problem = errno;
    if (!problem) return true;
    unlink(path);
    return err_set_errno(err, problem, "writing %s", path);
}
