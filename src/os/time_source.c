#ifndef _GNU_SOURCE
#define _GNU_SOURCE // adjtimex, CLOCK_BOOTTIME
#endif
#include "time_source.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/rtc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#define RTC_DEVICE "/dev/rtc0"

static int64_t read_clock_us(clockid_t which) {
    struct timespec now = {0};
    clock_gettime(which, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

// Only asked, nothing is adjusted. Who keeps the clock right takes the mark away, and the kernel puts it back
// when nobody has done so for nine hours.
static bool is_synchronised(void) {
    struct timex state = {0};
    return adjtimex(&state) >= 0 && !(state.status & STA_UNSYNC);
}

static bool read_rtc(const Tree *tree, int64_t *ret_s) {
    char text[32], *end;
    if (!tree->read(tree->ctx, "/sys/class/rtc/rtc0/since_epoch", text, sizeof text, NULL)) return false;
    errno = 0;
    long long seconds = strtoll(text, &end, 10);
    if (errno || end == text || *end) return false;
    *ret_s = seconds;
    return true;
}

static void source_read(void *ctx, TimeFacts *ret_facts) {
    const Tree *tree = ((const OsTimeSource *)ctx)->tree;
    TimeFacts facts = {.synchronised = is_synchronised()};
    char boot_id[64];
    facts.has_rtc = read_rtc(tree, &facts.rtc_s);
    if (tree->read(tree->ctx, "/proc/sys/kernel/random/boot_id", boot_id, sizeof boot_id, NULL))
        snprintf(facts.boot_id, sizeof facts.boot_id, "%.*s", BOOT_ID_SIZE - 1, boot_id);
    facts.wall_us = read_clock_us(CLOCK_REALTIME);
    facts.boot_us = read_clock_us(CLOCK_BOOTTIME);
    *ret_facts = facts;
}

// Left as it is, it would contradict the system's clock after the next start.
static bool set_rtc(int64_t unix_s) {
    int fd = open(RTC_DEVICE, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return errno == ENOENT; // there is none
    time_t when = (time_t)unix_s;
    struct tm parts;
    gmtime_r(&when, &parts);
    struct rtc_time rtc = {parts.tm_sec,  parts.tm_min,  parts.tm_hour,
                           parts.tm_mday, parts.tm_mon,  parts.tm_year,
                           parts.tm_wday, parts.tm_yday, 0};
    bool done = !ioctl(fd, RTC_SET_TIME, &rtc);
    int problem = errno;
    close(fd);
    errno = problem;
    return done;
}

static bool source_set(void *ctx, int64_t unix_s, Err *err) {
    (void)ctx;
    struct timespec when = {.tv_sec = (time_t)unix_s};
    if (clock_settime(CLOCK_REALTIME, &when)) return err_set_errno(err, errno, "setting the system's clock");
    if (set_rtc(unix_s)) return true;
    return err_set(err, ERR_IO, "The system's clock is set too, but not its battery clock: %s.",
                   strerror(errno));
}

void os_time_source_init(OsTimeSource *time, const Tree *tree) {
    *time = (OsTimeSource){{time, source_read, source_set}, tree};
}
