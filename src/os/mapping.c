#include "mapping.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int make_room(int fd, size_t size) {
    struct stat info;
    if (fstat(fd, &info)) return errno;
    if (!S_ISREG(info.st_mode)) return EINVAL;
    if (info.st_size != (off_t)size && ftruncate(fd, (off_t)size)) return errno;
    int problem = posix_fallocate(fd, 0, (off_t)size);
    if (problem && ftruncate(fd, 0)) return errno; // gives back what room there was
    return problem;
}

bool os_map_file(const char *path, size_t size, void **ret_memory, Err *err) {
    int fd = open(path, O_RDWR | O_CREAT | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) return err_set_errno(err, errno, "%s", path);
    void *memory = MAP_FAILED;
    int problem = make_room(fd, size);
    if (!problem) memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (!problem && memory == MAP_FAILED) problem = errno;
    close(fd);
    if (problem) return err_set_errno(err, problem, "making room for %zu bytes in %s", size, path);
    *ret_memory = memory;
    return true;
}

void os_unmap(void *memory, size_t size) {
    if (memory) munmap(memory, size);
}
