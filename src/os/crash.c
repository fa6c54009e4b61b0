#ifndef _GNU_SOURCE
#define _GNU_SOURCE // dl_iterate_phdr
#endif
#include "crash.h"

#include <elf.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    FRAMES_MAX = 64,
    STACK_BYTES = 64 << 10, // of the handler: where a recursion used up the program's own
    WRITING_S = 5           // longer, and something hangs: the program ends all the same
};

typedef struct Signal {
    int number;
    const char *name;
} Signal;

static const Signal signals[] = {
    {SIGSEGV, "SIGSEGV"}, {SIGBUS, "SIGBUS"},   {SIGFPE, "SIGFPE"},   {SIGILL, "SIGILL"},
    {SIGSYS, "SIGSYS"},   {SIGTRAP, "SIGTRAP"}, {SIGABRT, "SIGABRT"},
};

// A signal handler is given nothing: what it needs stands here, written once before there is a handler.
static struct {
    char path[512];
    char head[256]; // the lines that are known beforehand
    time_t started_s;
    volatile sig_atomic_t busy;
    _Alignas(16) char stack[STACK_BYTES];
} crash;

// A report in the making. It is also written to standard error, where the journal finds it.
typedef struct Report {
    int file;
} Report;

static void write_text(const Report *report, const char *text) {
    size_t length = strlen(text);
    // What cannot be written is lost: there is nobody left to tell.
    if (report->file >= 0 && write(report->file, text, length) < 0) return;
    if (write(STDERR_FILENO, text, length) < 0) return;
}

// printf is not safe here.
static void write_number(const Report *report, uint64_t number, unsigned base) {
    char digits[24], *at = digits + sizeof digits - 1;
    *at = 0;
    do
        *--at = "0123456789abcdef"[number % base];
    while (number /= base);
    write_text(report, at);
}

static void write_line(const Report *report, const char *key, int64_t number) {
    write_text(report, key);
    write_number(report, number < 0 ? 0 : (uint64_t)number, 10);
}

static const char *name_of(int number) {
    for (size_t i = 0; i < COUNT_OF(signals); i++)
        if (signals[i].number == number) return signals[i].name;
    return "";
}

static void write_report(const Report *report, int number, const siginfo_t *info) {
    struct timespec now = {0}, running = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    clock_gettime(CLOCK_MONOTONIC, &running);
    write_text(report, crash.head);
    write_line(report, "signal ", number);
    write_text(report, " ");
    write_text(report, name_of(number));
    bool about_memory = (number == SIGSEGV || number == SIGBUS) && info->si_code > 0; // not sent by somebody
    if (about_memory) {
        write_text(report, "\naddress 0x");
        write_number(report, (uintptr_t)info->si_addr, 16);
    }
    write_line(report, "\ntime ", now.tv_sec);
    write_line(report, "\nuptime ", running.tv_sec - crash.started_s);
    write_text(report, "\nbacktrace\n");
    void *frames[FRAMES_MAX];
    int count = backtrace(frames, FRAMES_MAX);
    if (report->file >= 0) backtrace_symbols_fd(frames, count, report->file);
    backtrace_symbols_fd(frames, count, STDERR_FILENO);
}

// Finding the names of functions takes locks that the crash may have left taken.
static void limit_time(void) {
    sigset_t alarms;
    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    signal(SIGALRM, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &alarms, NULL);
    alarm(WRITING_S);
}

static void on_crash(int number, siginfo_t *info, void *context) {
    (void)context;
    // Another thread that crashes meanwhile waits for the end.
    if (__atomic_exchange_n(&crash.busy, 1, __ATOMIC_SEQ_CST))
        for (;;)
            pause();
    limit_time();
    Report report = {open(crash.path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644)};
    write_report(&report, number, info);
    if (report.file >= 0) close(report.file);
    raise(number); // the handler is taken away by now (SA_RESETHAND)
}

// The linker's id of the program, from its notes (elf(5)).
static void write_build_id(const char *notes, size_t size, char *ret_hex, size_t room) {
    ElfW(Nhdr) note;
    while (size >= sizeof note) {
        memcpy(&note, notes, sizeof note);
        size_t name = (note.n_namesz + 3u) & ~3u, value = (note.n_descsz + 3u) & ~3u;
        if (name > size - sizeof note || value > size - sizeof note - name) return;
        const char *at = notes + sizeof note;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && !memcmp(at, "GNU", 4))
            for (size_t i = 0; i < note.n_descsz && i * 2 + 3 <= room; i++)
                snprintf(ret_hex + i * 2, 3, "%02x", (unsigned)(unsigned char)at[name + i]);
        notes += sizeof note + name + value;
        size -= sizeof note + name + value;
    }
}

typedef struct Build {
    char hex[48];
} Build;

static int find_build(struct dl_phdr_info *info, size_t size, void *ctx) {
    (void)size;
    Build *build = ctx;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &info->dlpi_phdr[i];
        if (part->p_type != PT_NOTE) continue;
        const char *notes = (const char *)(uintptr_t)(info->dlpi_addr + part->p_vaddr);
        write_build_id(notes, part->p_memsz, build->hex, sizeof build->hex);
    }
    return 1; // the program comes first; its libraries are of no interest
}

static bool take_signals(void) {
    stack_t stack = {.ss_sp = crash.stack, .ss_size = sizeof crash.stack};
    if (sigaltstack(&stack, NULL)) return false;
    struct sigaction action = {.sa_sigaction = on_crash,
                               .sa_flags = (int)(SA_SIGINFO | SA_ONSTACK | SA_RESETHAND | SA_NODEFER)};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < COUNT_OF(signals); i++)
        if (sigaction(signals[i].number, &action, NULL)) return false;
    return true;
}

bool os_crash_install(const char *path, const char *program_version, Err *err) {
    if (strlen(path) >= sizeof crash.path) return err_set_errno(err, ENAMETOOLONG, "%s", path);
    memcpy(crash.path, path, strlen(path) + 1);
    Build build = {{0}};
    dl_iterate_phdr(find_build, &build);
    snprintf(crash.head, sizeof crash.head, "balai crash 1\nprogram %.100s\nbuild %s\n", program_version,
             build.hex);
    struct timespec running = {0};
    clock_gettime(CLOCK_MONOTONIC, &running);
    crash.started_s = running.tv_sec;
    // The first backtrace loads a library, which must not happen in a handler.
    void *frame[1];
    backtrace(frame, 1);
    return take_signals() || err_set_errno(err, errno, "taking the signals of crashes");
}
