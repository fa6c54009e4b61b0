#include "usb.h"

#include <errno.h>
#include <libmount.h>
#include <libudev.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>
#include "usb_board.h"
#include "usb_table.h"

static const char mount_table[] = "/proc/self/mountinfo";

typedef struct UsbWatch {
    UsbConfig config;
    char root[USB_PATH_SIZE]; // with its slash
    // The thread's own.
    struct udev *udev;
    struct udev_monitor *devices;
    struct libmnt_monitor *mounts;
    int stop;
    UsbTable table;
    pthread_t thread;
    UsbBoard board;
} UsbWatch;

static int64_t now_us(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static const char *property(struct udev_device *device, const char *name) {
    const char *value = udev_device_get_property_value(device, name);
    return value ? value : "";
}

static const char *attribute(struct udev_device *device, const char *name) {
    const char *value = device ? udev_device_get_sysattr_value(device, name) : NULL;
    return value ? value : "";
}

static UsbDevice describe(struct udev_device *device) {
    const char *type = udev_device_get_devtype(device);
    return (UsbDevice){.fs_type = property(device, "ID_FS_TYPE"),
                       .fs_usage = property(device, "ID_FS_USAGE"),
                       .table = property(device, "ID_PART_TABLE_TYPE"),
                       .entry = property(device, "ID_PART_ENTRY_TYPE"),
                       .type = property(device, "ID_TYPE"),
                       .partition = type && !strcmp(type, "partition"),
                       .empty = !strcmp(attribute(device, "size"), "0")};
}

// A stick that is pulled and plugged in again has the same names; when it came is another time. A card that
// is changed in its reader is another file system.
static void identify(struct udev_device *device, char identity[USB_IDENTITY_SIZE]) {
    snprintf(identity, USB_IDENTITY_SIZE, "%.32s %.20s %.40s %.20s", udev_device_get_sysname(device),
             property(device, "USEC_INITIALIZED"), property(device, "ID_FS_UUID"), attribute(device, "size"));
}

static bool is_write_protected(struct udev_device *device, bool partition) {
    struct udev_device *disk =
        partition ? udev_device_get_parent_with_subsystem_devtype(device, "block", "disk") : device;
    return !strcmp(attribute(disk, "ro"), "1");
}

// False where it is no stick, or is mounted as something else: the disk that the machine was started from.
static bool see(const UsbWatch *watch, struct udev_device *device, struct libmnt_table *mounts,
                UsbSeen *seen) {
    UsbDevice is = describe(device);
    *seen = (UsbSeen){0};
    if (strcmp(property(device, "ID_BUS"), "usb") != 0 || !watch->config.judge(&is, &seen->state))
        return false;
    identify(device, seen->identity);
    seen->report = !strcmp(is.fs_type, "vfat") || !strcmp(is.fs_type, "exfat");
    seen->write_protected = is_write_protected(device, is.partition);
    struct libmnt_fs *mount = mnt_table_find_devno(mounts, udev_device_get_devnum(device), MNT_ITER_BACKWARD);
    if (!mount) return true;
    const char *target = mnt_fs_get_target(mount);
    if (!target || strncmp(target, watch->root, strlen(watch->root)) != 0) return false;
    seen->state = USB_MOUNTED;
    return snprintf(seen->folder, sizeof seen->folder, "%s", target) < (int)sizeof seen->folder;
}

static struct udev_enumerate *enumerate(struct udev *udev) {
    struct udev_enumerate *all = udev_enumerate_new(udev);
    if (all && udev_enumerate_add_match_subsystem(all, "block") >= 0 &&
        udev_enumerate_add_match_property(all, "ID_BUS", "usb") >= 0 &&
        udev_enumerate_add_match_is_initialized(all) >= 0 && udev_enumerate_scan_devices(all) >= 0)
        return all;
    udev_enumerate_unref(all);
    return NULL;
}

static size_t see_all(const UsbWatch *watch, UsbSeen seen[USB_DEVICES]) {
    size_t count = 0;
    struct libmnt_table *mounts = mnt_new_table_from_file(mount_table);
    struct udev_enumerate *all = mounts ? enumerate(watch->udev) : NULL;
    struct udev_list_entry *entry;
    udev_list_entry_foreach(entry, all ? udev_enumerate_get_list_entry(all) : NULL) {
        struct udev_device *device =
            udev_device_new_from_syspath(watch->udev, udev_list_entry_get_name(entry));
        if (device && count < USB_DEVICES && see(watch, device, mounts, &seen[count])) count++;
        udev_device_unref(device);
    }
    udev_enumerate_unref(all);
    mnt_unref_table(mounts);
    return count;
}

static void look(UsbWatch *watch) {
    UsbSeen seen[USB_DEVICES];
    UsbStick sticks[USB_STICKS];
    usb_table_take(&watch->table, seen, see_all(watch, seen), now_us());
    usb_board_put(&watch->board, sticks, usb_table_list(&watch->table, sticks));
}

// What they say does not matter: all is looked at. A monitor that was too slow has lost some of it.
static void empty_devices(struct udev_monitor *devices) {
    struct udev_device *device;
    while ((device = udev_monitor_receive_device(devices)))
        udev_device_unref(device);
}

static void *watch_devices(void *ctx) {
    UsbWatch *watch = ctx;
    struct pollfd ends[] = {{udev_monitor_get_fd(watch->devices), POLLIN, 0},
                            {mnt_monitor_get_fd(watch->mounts), POLLIN, 0},
                            {watch->stop, POLLIN, 0}};
    for (;;) {
        look(watch);
        int64_t next = usb_table_next_us(&watch->table), now = now_us();
        int timeout_ms = next == INT64_MAX ? -1 : next <= now ? 0 : (int)((next - now) / 1000 + 1);
        if (poll(ends, 3, timeout_ms) < 0 && errno != EINTR) return NULL;
        if (ends[2].revents) return NULL;
        if (ends[0].revents) empty_devices(watch->devices);
        if (ends[1].revents) mnt_monitor_event_cleanup(watch->mounts);
    }
}

static bool open_devices(UsbWatch *watch, Err *err) {
    watch->udev = udev_new();
    watch->devices = watch->udev ? udev_monitor_new_from_netlink(watch->udev, "udev") : NULL;
    int told = watch->devices ? udev_monitor_filter_add_match_subsystem_devtype(watch->devices, "block", NULL)
                              : -EIO;
    if (told >= 0) told = udev_monitor_enable_receiving(watch->devices);
    return told >= 0 || err_set_errno(err, -told, "udev does not tell of USB sticks");
}

static bool open_mounts(UsbWatch *watch, Err *err) {
    watch->mounts = mnt_new_monitor();
    int told = watch->mounts ? mnt_monitor_enable_kernel(watch->mounts, 1) : -ENOMEM;
    if (told >= 0 && mnt_monitor_get_fd(watch->mounts) < 0) told = -EIO;
    return told >= 0 || err_set_errno(err, -told, "what is mounted cannot be watched");
}

static bool start(UsbWatch *watch, Err *err) {
    sigset_t all, before;
    watch->stop = eventfd(0, EFD_CLOEXEC);
    if (watch->stop < 0) return err_set_errno(err, errno, "watching USB sticks");
    sigfillset(&all); // signals are for the thread that shows
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(&watch->thread, NULL, watch_devices, watch);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return !failed || err_set_errno(err, failed, "watching USB sticks");
}

static void destroy(UsbWatch *watch) {
    if (watch->stop >= 0) close(watch->stop);
    mnt_unref_monitor(watch->mounts);
    udev_monitor_unref(watch->devices);
    udev_unref(watch->udev);
    usb_board_finish(&watch->board);
    free(watch);
}

static void close_watch(void *ctx) {
    UsbWatch *watch = ctx;
    eventfd_write(watch->stop, 1);
    pthread_join(watch->thread, NULL);
    destroy(watch);
}

bool os_usb_open(const UsbConfig *config, Usb *ret_usb, Err *err) {
    UsbWatch *watch = calloc(1, sizeof *watch);
    if (!watch) return err_set(err, ERR_NO_MEMORY, "no memory to watch USB sticks");
    watch->config = *config;
    watch->stop = -1;
    usb_board_init(&watch->board, watch, close_watch);
    snprintf(watch->root, sizeof watch->root, "%s/", config->root);
    if (!open_devices(watch, err) || !open_mounts(watch, err) || !start(watch, err)) {
        destroy(watch);
        return false;
    }
    *ret_usb = usb_board_usb(&watch->board);
    return true;
}
