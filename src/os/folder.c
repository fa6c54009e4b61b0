#include "folder.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

bool os_folder_open(const char *path, int *ret_fd, Err *err) {
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return err_set_errno(err, errno, "%s cannot be opened", path);
    *ret_fd = fd;
    return true;
}

void os_folder_close(int fd) {
    close(fd);
}
