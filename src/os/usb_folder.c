#include "usb_folder.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>
#include "usb_board.h"

typedef struct UsbFolder {
    char root[USB_PATH_SIZE];
    int inotify, stop;
    pthread_t thread;
    UsbBoard board;
    // The thread's own.
    UsbStick sticks[USB_STICKS];
    size_t count;
    unsigned last;
} UsbFolder;

static bool is_folder(const char *path) {
    struct stat info;
    return !lstat(path, &info) && S_ISDIR(info.st_mode);
}

// Those that are gone make room.
static void drop_gone(UsbFolder *folder) {
    size_t kept = 0;
    for (size_t i = 0; i < folder->count; i++)
        if (is_folder(folder->sticks[i].folder)) folder->sticks[kept++] = folder->sticks[i];
    folder->count = kept;
}

static bool is_known(const UsbFolder *folder, const char *path) {
    for (size_t i = 0; i < folder->count; i++)
        if (!strcmp(folder->sticks[i].folder, path)) return true;
    return false;
}

static void add(UsbFolder *folder, const char *name) {
    UsbStick stick = {.number = folder->last + 1, .state = USB_MOUNTED, .report = true};
    if (*name == '.' || folder->count == USB_STICKS ||
        snprintf(stick.folder, sizeof stick.folder, "%s/%s", folder->root, name) >=
            (int)sizeof stick.folder ||
        !is_folder(stick.folder) || is_known(folder, stick.folder))
        return;
    folder->last = stick.number;
    folder->sticks[folder->count++] = stick;
}

static void look(UsbFolder *folder) {
    drop_gone(folder);
    DIR *dir = opendir(folder->root);
    for (const struct dirent *entry; dir && (entry = readdir(dir));)
        add(folder, entry->d_name);
    if (dir) closedir(dir);
    usb_board_put(&folder->board, folder->sticks, folder->count);
}

static void *watch(void *ctx) {
    UsbFolder *folder = ctx;
    char events[4096];
    struct pollfd ends[] = {{folder->inotify, POLLIN, 0}, {folder->stop, POLLIN, 0}};
    for (;;) {
        look(folder);
        if (poll(ends, 2, -1) < 0 && errno != EINTR) return NULL;
        if (ends[1].revents) return NULL;
        // What it says does not matter: the folder is looked at.
        if (ends[0].revents && read(folder->inotify, events, sizeof events) < 0 && errno != EINTR)
            return NULL;
    }
}

static bool open_ends(UsbFolder *folder, Err *err) {
    folder->inotify = inotify_init1(IN_CLOEXEC);
    folder->stop = eventfd(0, EFD_CLOEXEC);
    if (folder->inotify < 0 || folder->stop < 0 ||
        inotify_add_watch(folder->inotify, folder->root, IN_CREATE | IN_DELETE | IN_MOVE | IN_ONLYDIR) < 0)
        return err_set_errno(err, errno, "%s cannot be watched", folder->root);
    return true;
}

static void close_ends(const UsbFolder *folder) {
    if (folder->inotify >= 0) close(folder->inotify);
    if (folder->stop >= 0) close(folder->stop);
}

static void close_folder(void *ctx) {
    UsbFolder *folder = ctx;
    eventfd_write(folder->stop, 1);
    pthread_join(folder->thread, NULL);
    usb_board_finish(&folder->board);
    close_ends(folder);
    free(folder);
}

bool os_usb_folder_open(const char *root, Usb *ret_usb, Err *err) {
    UsbFolder *folder = calloc(1, sizeof *folder);
    if (!folder) return err_set(err, ERR_NO_MEMORY, "no memory to look for sticks");
    folder->inotify = folder->stop = -1;
    bool opened =
        snprintf(folder->root, sizeof folder->root, "%s", root) < (int)sizeof folder->root
            ? open_ends(folder, err)
            : err_set(err, ERR_TOO_LARGE, "%.60s... is too long a name for a folder of sticks", root);
    usb_board_init(&folder->board, folder, close_folder);
    if (opened && pthread_create(&folder->thread, NULL, watch, folder))
        opened = err_set(err, ERR_NO_MEMORY, "no thread to look for sticks");
    if (!opened) {
        close_ends(folder);
        free(folder);
        return false;
    }
    *ret_usb = usb_board_usb(&folder->board);
    return true;
}
