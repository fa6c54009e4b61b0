#include "input.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void auto_close(int *fd) {
    if (*fd >= 0) close(*fd);
}
#define AUTO_CLOSE __attribute__((cleanup(auto_close)))

// A descriptor travels as the pointer of its struct: one more than itself, as NULL is for none.
static void *ctx_of(int fd) {
    return (void *)(intptr_t)(fd + 1);
}

static int fd_of(void *ctx) {
    return (int)(intptr_t)ctx - 1;
}

static void close_fd(void *ctx) {
    close(fd_of(ctx));
}

static bool read_at(void *ctx, int64_t at, void *buffer, size_t size, size_t *ret_got, Err *err) {
    size_t got = 0;
    while (got < size) {
        ssize_t n = pread(fd_of(ctx), (char *)buffer + got, size - got, (off_t)at + (off_t)got);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return err_set_errno(err, errno, "reading");
        if (n == 0) break;
        got += (size_t)n;
    }
    *ret_got = got;
    return true;
}

bool os_input_from_fd(int fd, Input *ret_input, Err *err) {
    struct stat info;
    int problem = fstat(fd, &info) ? errno : S_ISDIR(info.st_mode) ? EISDIR : 0;
    if (problem || !S_ISREG(info.st_mode)) {
        close(fd);
        return problem ? err_set_errno(err, problem, "opening") : err_set(err, ERR_IO, "not a file");
    }
    *ret_input = (Input){ctx_of(fd), info.st_size, read_at, close_fd};
    return true;
}

// O_NONBLOCK: opening a pipe would else wait for its other end.
#define READ_FILE (O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
#define READ_FOLDER (O_RDONLY | O_DIRECTORY | O_CLOEXEC)

bool os_input_open(const char *path, Input *ret_input, Err *err) {
    int fd = open(path, READ_FILE);
    if (fd < 0) return err_set_errno(err, errno, "%s", path);
    return os_input_from_fd(fd, ret_input, err) || err_wrap(err, "%s", path);
}

// Opens path below a folder name by name, so that no link on the way is followed. -1 and errno on failure.
static int open_below(int folder, const char *path, int flags) {
    AUTO_CLOSE int at = -1;
    while (true) {
        const char *slash = strchr(path, '/');
        char name[NAME_MAX + 1];
        size_t length = slash ? (size_t)(slash - path) : strlen(path);
        if (length > NAME_MAX) return errno = ENAMETOOLONG, -1;
        memcpy(name, path, length);
        name[length] = 0;
        if (!strcmp(name, "..")) return errno = EINVAL, -1;
        int next =
            openat(at < 0 ? folder : at, *name ? name : ".", (slash ? READ_FOLDER : flags) | O_NOFOLLOW);
        if (next < 0 || !slash) return next;
        auto_close(&at);
        at = next;
        path = slash + 1;
    }
}

static FsKind kind_of(mode_t mode) {
    if (S_ISREG(mode)) return FS_FILE;
    return S_ISDIR(mode) ? FS_FOLDER : FS_OTHER;
}

static void auto_closedir(DIR **folder) {
    if (*folder) closedir(*folder);
}

static bool list(void *ctx, const char *path, bool (*each)(void *each_ctx, const char *name, FsInfo info),
                 void *each_ctx, Err *err) {
    int fd = open_below(fd_of(ctx), path, READ_FOLDER);
    if (fd < 0) return err_set_errno(err, errno, "%s", path);
    __attribute__((cleanup(auto_closedir))) DIR *folder = fdopendir(fd);
    if (!folder) return close(fd), err_set_errno(err, ENOMEM, "%s", path);
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry) return errno ? err_set_errno(err, errno, "%s", path) : true;
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
        struct stat info;
        if (fstatat(fd, entry->d_name, &info, AT_SYMLINK_NOFOLLOW))
            return err_set_errno(err, errno, "%s", entry->d_name);
        FsInfo seen = {kind_of(info.st_mode), info.st_size,
                       (int64_t)info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec};
        if (!each(each_ctx, entry->d_name, seen)) return true;
    }
}

static bool open_file(void *ctx, const char *path, Input *ret_input, Err *err) {
    int fd = open_below(fd_of(ctx), path, READ_FILE);
    if (fd < 0) return err_set_errno(err, errno, "%s", path);
    return os_input_from_fd(fd, ret_input, err) || err_wrap(err, "%s", path);
}

bool os_input_folder_from_fd(int fd, InputFolder *ret_folder, Err *err) {
    struct stat info;
    if (fstat(fd, &info) || !S_ISDIR(info.st_mode)) {
        close(fd);
        return err_set_errno(err, ENOTDIR, "opening");
    }
    *ret_folder = (InputFolder){ctx_of(fd), list, open_file, close_fd};
    return true;
}

bool os_input_folder_open(const char *path, InputFolder *ret_folder, Err *err) {
    int fd = open(path, READ_FOLDER);
    if (fd < 0) return err_set_errno(err, errno, "%s", path);
    return os_input_folder_from_fd(fd, ret_folder, err) || err_wrap(err, "%s", path);
}
