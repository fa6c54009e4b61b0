#ifndef _GNU_SOURCE
#define _GNU_SOURCE // syncfs
#endif
#include "fs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include "base/large.h"

static void auto_close(int *fd) {
    if (*fd >= 0) close(*fd);
}
#define AUTO_CLOSE __attribute__((cleanup(auto_close)))

// A path cut in its folder, opened, and the name in it: what follows stays in that folder, even when it is
// moved.
typedef struct Place {
    int folder;
    char name[NAME_MAX + 1];
} Place;

static void place_close(Place *place) {
    if (place->folder >= 0) close(place->folder);
}

static bool place_open(const char *path, Place *ret_place, Err *err) {
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    char folder[PATH_MAX] = ".";
    size_t length = slash ? (size_t)(slash - path) : 0;
    if (!*name || strlen(name) > NAME_MAX || length >= sizeof folder)
        return err_set_errno(err, *name ? ENAMETOOLONG : EISDIR, "%s", path);
    if (slash) snprintf(folder, sizeof folder, "%.*s", length ? (int)length : 1, path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return err_set_errno(err, errno, "%s", path);
    ret_place->folder = fd;
    memcpy(ret_place->name, name, strlen(name) + 1);
    return true;
}

static FsKind kind_of(mode_t mode) {
    if (S_ISREG(mode)) return FS_FILE;
    return S_ISDIR(mode) ? FS_FOLDER : FS_OTHER;
}

static bool fs_stat(void *ctx, const char *path, FsInfo *ret_info, Err *err) {
    (void)ctx;
    struct stat info;
    if (fstatat(AT_FDCWD, path, &info, AT_SYMLINK_NOFOLLOW)) return err_set_errno(err, errno, "%s", path);
    FsKind kind = kind_of(info.st_mode);
    struct stat target;
    if (S_ISLNK(info.st_mode) && !fstatat(AT_FDCWD, path, &target, 0)) info = target;
    *ret_info = (FsInfo){
        .kind = kind,
        .size = info.st_size,
        .mtime_ns = (int64_t)info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec,
    };
    return true;
}

static bool read_up_to(int fd, char *buffer, size_t size, size_t *ret_got) {
    size_t got = 0;
    while (got < size) {
        ssize_t n = read(fd, buffer + got, size - got);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        if (n == 0) break;
        got += (size_t)n;
    }
    *ret_got = got;
    return true;
}

// O_NONBLOCK: opening a pipe would else wait for its other end.
static int open_regular(const char *path, int flags, off_t *ret_size, Err *err) {
    int fd = openat(AT_FDCWD, path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | flags);
    if (fd < 0) return err_set_errno(err, errno, "%s", path), -1;
    struct stat info;
    int problem = fstat(fd, &info)        ? errno
                  : S_ISDIR(info.st_mode) ? EISDIR
                  : S_ISREG(info.st_mode) ? 0
                                          : EINVAL;
    if (problem) {
        close(fd);
        if (problem == EINVAL) return err_set(err, ERR_IO, "%s is not a file", path), -1;
        return err_set_errno(err, problem, "%s", path), -1;
    }
    *ret_size = info.st_size;
    return fd;
}

static bool fs_read_file(void *ctx, const char *path, size_t max_bytes, char **ret_data, size_t *ret_size,
                         Err *err) {
    (void)ctx;
    off_t expected = 0;
    AUTO_CLOSE int fd = open_regular(path, 0, &expected, err);
    if (fd < 0) return false;
    if ((uint64_t)expected > max_bytes)
        return err_set(err, ERR_TOO_LARGE, "%s has %lld bytes, more than %zu", path, (long long)expected,
                       max_bytes);
    // One byte more than expected tells whether the file grew while we read it.
    AUTO_FREE char *data = large_alloc((size_t)expected + 1);
    if (!data) return err_set(err, ERR_NO_MEMORY, "%s: no memory for %lld bytes", path, (long long)expected);
    size_t got = 0;
    if (!read_up_to(fd, data, (size_t)expected + 1, &got)) return err_set_errno(err, errno, "%s", path);
    if (got > (size_t)expected) return err_set(err, ERR_IO, "%s is being written to; try again", path);
    data[got] = 0;
    *ret_data = STEAL(data);
    *ret_size = got;
    return true;
}

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

// A fixed name, so that what a power cut leaves behind is overwritten by the next try instead of piling up.
static bool write_and_swap(const Place *place, const char *temporary, const void *data, size_t size) {
    if (unlinkat(place->folder, temporary, 0) && errno != ENOENT) return false;
    AUTO_CLOSE int fd =
        openat(place->folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0664);
    if (fd < 0) return false;
    if (write_all(fd, data, size) && !fsync(fd) &&
        !renameat(place->folder, temporary, place->folder, place->name))
        return fsync(place->folder) == 0;
    int problem = errno;
    unlinkat(place->folder, temporary, 0);
    errno = problem;
    return false;
}

static bool fs_write_file(void *ctx, const char *path, const void *data, size_t size, Err *err) {
    (void)ctx;
    __attribute__((cleanup(place_close))) Place place = {.folder = -1};
    if (!place_open(path, &place, err)) return false;
    char temporary[NAME_MAX + 8];
    snprintf(temporary, sizeof temporary, ".%s.tmp", place.name);
    if (!write_and_swap(&place, temporary, data, size)) return err_set_errno(err, errno, "writing %s", path);
    return true;
}

static bool fs_append_file(void *ctx, const char *path, const void *data, size_t size, Err *err) {
    (void)ctx;
    AUTO_CLOSE int fd = openat(
        AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0) return err_set_errno(err, errno, "%s", path);
    struct stat info;
    if (fstat(fd, &info)) return err_set_errno(err, errno, "%s", path);
    if (!S_ISREG(info.st_mode)) return err_set(err, ERR_IO, "%s is not a file", path);
    if (write_all(fd, data, size)) return true;
    int problem = errno;
    // Where even this fails there is half a record at the end, which readers skip.
    if (ftruncate(fd, info.st_size)) problem = problem ? problem : errno;
    return err_set_errno(err, problem, "writing %s", path);
}

static void auto_closedir(DIR **folder) {
    if (*folder) closedir(*folder);
}

static bool fs_list_folder(void *ctx, const char *path, bool (*each)(void *each_ctx, const char *name),
                           void *each_ctx, Err *err) {
    (void)ctx;
    __attribute__((cleanup(auto_closedir))) DIR *folder = opendir(path);
    if (!folder) return err_set_errno(err, errno, "%s", path);
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry) return errno ? err_set_errno(err, errno, "%s", path) : true;
        bool own = !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..");
        if (!own && !each(each_ctx, entry->d_name)) return true;
    }
}

static bool fs_make_folder(void *ctx, const char *path, Err *err) {
    (void)ctx;
    struct stat info;
    if (!mkdir(path, 0775) || (errno == EEXIST && !stat(path, &info) && S_ISDIR(info.st_mode))) return true;
    return err_set_errno(err, errno, "making the folder %s", path);
}

static bool fs_rename_file(void *ctx, const char *from, const char *to, Err *err) {
    (void)ctx;
    __attribute__((cleanup(place_close))) Place source = {.folder = -1}, target = {.folder = -1};
    if (!place_open(from, &source, err) || !place_open(to, &target, err)) return false;
    if (renameat(source.folder, source.name, target.folder, target.name) || fsync(target.folder))
        return err_set_errno(err, errno, "renaming %s to %s", from, to);
    return true;
}

static bool fs_remove_file(void *ctx, const char *path, Err *err) {
    (void)ctx;
    return !unlink(path) || err_set_errno(err, errno, "removing %s", path);
}

static bool fs_remove_folder(void *ctx, const char *path, Err *err) {
    (void)ctx;
    return !rmdir(path) || err_set_errno(err, errno, "removing the folder %s", path);
}

// Descriptors as the pointers that handles are: never NULL.
static void *handle_of(int fd) {
    return (void *)((intptr_t)fd + 1);
}

static int fd_of(const void *handle) {
    return (int)((intptr_t)handle - 1);
}

static bool fs_create_file(void *ctx, const char *path, void **ret_file, Err *err) {
    (void)ctx;
    int fd = openat(AT_FDCWD, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0664);
    if (fd < 0) return err_set_errno(err, errno, "making %s", path);
    *ret_file = handle_of(fd);
    return true;
}

static bool fs_open_file(void *ctx, const char *path, void **ret_file, Err *err) {
    (void)ctx;
    off_t size = 0;
    int fd = open_regular(path, O_NOFOLLOW, &size, err);
    if (fd < 0) return false;
    *ret_file = handle_of(fd);
    return true;
}

static bool fs_read_piece(void *ctx, void *file, void *buffer, size_t size, size_t *ret_got, Err *err) {
    (void)ctx;
    return read_up_to(fd_of(file), buffer, size, ret_got) || err_set_errno(err, errno, "reading");
}

static bool fs_write_piece(void *ctx, void *file, const void *data, size_t size, Err *err) {
    (void)ctx;
    return write_all(fd_of(file), data, size) || err_set_errno(err, errno, "writing");
}

static bool fs_close_file(void *ctx, void *file, Err *err) {
    (void)ctx;
    return !close(fd_of(file)) || err_set_errno(err, errno, "closing a file");
}

// One call instead of two for each of a bundle's files and folders. The kernel says here, too, what could not
// be written since the descriptor was opened or before without anybody having been told.
static bool fs_sync(void *ctx, const char *path, Err *err) {
    (void)ctx;
    AUTO_CLOSE int fd = openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || syncfs(fd)) return err_set_errno(err, errno, "writing out %s", path);
    return true;
}

static bool fs_free_bytes(void *ctx, const char *path, int64_t *ret_bytes, Err *err) {
    (void)ctx;
    struct statvfs facts;
    if (statvfs(path, &facts)) return err_set_errno(err, errno, "%s", path);
    *ret_bytes = (int64_t)facts.f_bavail * (int64_t)facts.f_frsize;
    return true;
}

static bool fs_lock(void *ctx, const char *path, void **ret_lock, Err *err) {
    (void)ctx;
    AUTO_CLOSE int fd = openat(AT_FDCWD, path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0) return err_set_errno(err, errno, "%s", path);
    if (flock(fd, LOCK_EX | LOCK_NB))
        return errno == EWOULDBLOCK ? err_set(err, ERR_BUSY, "%s is taken by another process", path)
                                    : err_set_errno(err, errno, "%s", path);
    *ret_lock = handle_of(fd);
    fd = -1;
    return true;
}

const Fs *os_fs(void) {
    static const Fs fs = {.stat = fs_stat,
                          .read_file = fs_read_file,
                          .write_file = fs_write_file,
                          .append_file = fs_append_file,
                          .list_folder = fs_list_folder,
                          .make_folder = fs_make_folder,
                          .rename_file = fs_rename_file,
                          .remove_file = fs_remove_file,
                          .remove_folder = fs_remove_folder,
                          .create_file = fs_create_file,
                          .open_file = fs_open_file,
                          .read_piece = fs_read_piece,
                          .write_piece = fs_write_piece,
                          .close_file = fs_close_file,
                          .sync = fs_sync,
                          .free_bytes = fs_free_bytes,
                          .lock = fs_lock};
    return &fs;
}
