#ifndef _GNU_SOURCE
#define _GNU_SOURCE // close_range, dup3
#endif
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Of newer headers than Debian 12's.
#define FS_TRUNCATE (UINT64_C(1) << 14)
#define FS_IOCTL_DEV (UINT64_C(1) << 15)
#define NET_ALL UINT64_C(3)    // bind, connect
#define SCOPED_ALL UINT64_C(3) // abstract Unix sockets, signals

enum {
    UMASK = 0002 // who gave the folder may take away what is written there: it belongs to both users' group
};

typedef struct Ruleset {
    uint64_t fs, net, scoped;
} Ruleset;

// Out of the way first: one may have a number that another one is to get.
bool sandbox_keep(int *fds, int count, int first, Err *err) {
    for (int i = 0; i < count; i++) {
        int away = fcntl(fds[i], F_DUPFD_CLOEXEC, first + count);
        if (away < 0) return err_set_errno(err, errno, "keeping descriptors");
        close(fds[i]);
        fds[i] = away;
    }
    for (int i = 0; i < count; i++) {
        if (dup3(fds[i], first + i, O_CLOEXEC) < 0) return err_set_errno(err, errno, "keeping descriptors");
        fds[i] = first + i;
    }
    return !close_range((unsigned)(first + count), ~0u, 0) ||
           err_set_errno(err, errno, "closing descriptors");
}

static bool limit(int what, int64_t most, Err *err) {
    struct rlimit both = {(rlim_t)most, (rlim_t)most};
    return !setrlimit((__rlimit_resource_t)what, &both) || err_set_errno(err, errno, "setting a limit");
}

static bool set_limits(const SandboxTask *task, Err *err) {
    if (task->memory_bytes && !limit(RLIMIT_AS, task->memory_bytes, err)) return false;
    return limit(RLIMIT_FSIZE, task->file_bytes, err) && limit(RLIMIT_CPU, task->seconds, err) &&
           limit(RLIMIT_NOFILE, task->descriptors, err) && limit(RLIMIT_CORE, 0, err);
}

static const uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
static const uint64_t writing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |
                                LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                                LANDLOCK_ACCESS_FS_REMOVE_DIR;

// Everything that the kernel's version of Landlock can refuse is refused.
static Ruleset ruleset_for(long version, size_t *ret_size) {
    Ruleset all = {.fs = LANDLOCK_ACCESS_FS_MAKE_SYM * 2 - 1}; // version 1: all up to this
    if (version >= 2) all.fs |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3) all.fs |= FS_TRUNCATE;
    if (version >= 5) all.fs |= FS_IOCTL_DEV;
    if (version >= 4) all.net = NET_ALL;
    if (version >= 6) all.scoped = SCOPED_ALL;
    *ret_size = version >= 6 ? sizeof all : version >= 4 ? 2 * sizeof all.fs : sizeof all.fs;
    return all;
}

static bool allow_below(int ruleset, int folder, uint64_t rights) {
    struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = folder};
    return !syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

static bool enter_landlock(const SandboxTask *task, SandboxKind *ret_kind, Err *err) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    *ret_kind = version < 1 ? SANDBOX_WITHOUT_LANDLOCK : SANDBOX_WHOLE;
    if (version < 1) return true;
    size_t size = 0;
    Ruleset all = ruleset_for(version, &size);
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &all, size, 0);
    if (ruleset < 0) return err_set_errno(err, errno, "Landlock");
    uint64_t changing = writing | (version >= 3 ? FS_TRUNCATE : 0);
    bool entered = allow_below(ruleset, task->readable, reading) &&
                   (task->writable < 0 || allow_below(ruleset, task->writable, reading | changing)) &&
                   !syscall(SYS_landlock_restrict_self, ruleset, 0);
    int problem = errno;
    close(ruleset);
    return entered || err_set_errno(err, problem, "Landlock");
}

// What libc, libarchive, the picture decoders and ICU need to read and write files. No call that makes a
// link, a device, a socket or a process, changes an owner or a mode, or reaches another process.
static const int allowed[] = {
    // files
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(pread64),
    SCMP_SYS(pwrite64),
    SCMP_SYS(open),
    SCMP_SYS(openat),
    SCMP_SYS(close),
    SCMP_SYS(lseek),
    SCMP_SYS(fstat),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    SCMP_SYS(getdents64),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rmdir),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(ftruncate),
    SCMP_SYS(fsync),
    SCMP_SYS(fdatasync),
    SCMP_SYS(syncfs),
    SCMP_SYS(flock),
    SCMP_SYS(fadvise64),
    SCMP_SYS(dup),
    SCMP_SYS(umask),
    // memory
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(brk),
    SCMP_SYS(madvise),
    // the channel
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(recvfrom),
    SCMP_SYS(recvmsg),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    // time, chance, and what libc asks about
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(getrandom),
    SCMP_SYS(futex),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(rseq),
    // its own end
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
};

// Asked by libc and the kernel's answer does not matter: refused without an end.
static const int refused[] = {
    SCMP_SYS(ioctl),  SCMP_SYS(readlink),          SCMP_SYS(readlinkat),
    SCMP_SYS(access), SCMP_SYS(faccessat),         SCMP_SYS(faccessat2),
    SCMP_SYS(getcwd), SCMP_SYS(prlimit64),         SCMP_SYS(getrlimit),
    SCMP_SYS(prctl),  SCMP_SYS(sched_getaffinity),
};

// Nothing that was written becomes code.
static bool allow_some(scmp_filter_ctx filter) {
    struct scmp_arg_cmp not_code = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    struct scmp_arg_cmp own = {.arg = 0, .op = SCMP_CMP_EQ, .datum_a = (scmp_datum_t)getpid()};
    static const int flags[] = {F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC};
    bool fine = !seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, not_code) &&
                !seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, not_code) &&
                !seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, own);
    for (size_t i = 0; fine && i < COUNT_OF(flags); i++) {
        struct scmp_arg_cmp flag = {.arg = 1, .op = SCMP_CMP_EQ, .datum_a = (scmp_datum_t)flags[i]};
        fine = !seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, flag);
    }
    return fine;
}

static bool fill_filter(scmp_filter_ctx filter) {
    for (size_t i = 0; i < COUNT_OF(allowed); i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0)) return false;
    for (size_t i = 0; i < COUNT_OF(refused); i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0)) return false;
    return allow_some(filter);
}

static bool enter_seccomp(Err *err) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter) return err_set(err, ERR_NO_MEMORY, "seccomp: no memory");
    int problem = fill_filter(filter) ? -seccomp_load(filter) : EINVAL;
    seccomp_release(filter);
    return !problem || err_set_errno(err, problem, "seccomp");
}

bool sandbox_enter(const SandboxTask *task, SandboxKind *ret_kind, Err *err) {
    SandboxKind kind = SANDBOX_WHOLE;
    umask(UMASK);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) || (task->writable >= 0 && fchdir(task->writable)) ||
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_DUMPABLE, 0))
        return err_set_errno(err, errno, "giving rights up");
    if (!set_limits(task, err) || !enter_landlock(task, &kind, err) || !enter_seccomp(err)) return false;
    *ret_kind = kind;
    return true;
}
