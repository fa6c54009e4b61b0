#define _GNU_SOURCE // syncfs
#include "stick_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    MODE = 0644,
    BEGINNING = 256
};

bool os_stick_file_create(int folder, const char *name, int *ret_fd, Err *err) {
    struct stat info;
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, MODE);
    if (fd < 0) return err_set_errno(err, errno, "%s cannot be written", name);
    if (fstat(fd, &info) || !S_ISREG(info.st_mode) || info.st_nlink != 1 || ftruncate(fd, 0)) {
        close(fd);
        return err_set(err, ERR_IO, "%s is no file of its own", name);
    }
    *ret_fd = fd;
    return true;
}

bool os_stick_file_write(int fd, const char *text, Err *err) {
    size_t left = strlen(text);
    bool written = true;
    while (left && written) {
        ssize_t put = write(fd, text, left);
        written = put > 0;
        text += written ? put : 0;
        left -= written ? (size_t)put : 0;
    }
    written = written && !fsync(fd);
    int problem = errno;
    if (close(fd) && written) {
        written = false;
        problem = errno;
    }
    return written || err_set_errno(err, problem, "the report cannot be written");
}

bool os_stick_folder(int folder, const char *name, int *ret_fd) {
    *ret_fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return *ret_fd >= 0;
}

static bool read_beginning(int folder, const char *name, char text[BEGINNING]) {
    struct stat info;
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) return false;
    ssize_t got = fstat(fd, &info) || !S_ISREG(info.st_mode) ? -1 : read(fd, text, BEGINNING - 1);
    close(fd);
    if (got < 0) return false;
    text[got] = 0;
    return true;
}

void os_stick_files_read(int folder, const char *ending, size_t most,
                         void (*each)(void *ctx, const char *name, const char *text), void *ctx) {
    int own = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = own < 0 ? NULL : fdopendir(own);
    if (!dir && own >= 0) close(own);
    size_t length = strlen(ending), seen = 0;
    for (const struct dirent *entry; dir && seen < most && (entry = readdir(dir));) {
        size_t name = strlen(entry->d_name);
        char text[BEGINNING];
        if (name <= length || strcmp(entry->d_name + name - length, ending) != 0) continue;
        seen++;
        if (read_beginning(folder, entry->d_name, text)) each(ctx, entry->d_name, text);
    }
    if (dir) closedir(dir);
}

void os_stick_sync(int folder) {
    (void)syncfs(folder); // each file was waited for already
}

bool os_stick_remount(const char *path, bool writable, Err *err) {
    unsigned long flags = MS_REMOUNT | MS_NOSUID | MS_NODEV | MS_NOEXEC | (writable ? 0 : MS_RDONLY);
    return !mount("", path, "", flags, NULL) ||
           err_set_errno(err, errno, "%s cannot be made %s", path, writable ? "writable" : "read-only");
}
