#include "sticks.h"

#include "os/folder.h"

// Reading takes no longer than the reader is given.
static const int patience_ms = 5000;
static const char reader_socket[] = "/run/balai/reader.sock"; // board/systemd

static bool start_reader(void *ctx, Channel *ret_channel, Err *err) {
    StickMachine *machine = ctx;
    Err none = {0};
    // Where systemd listens it starts the reader as a user of its own; elsewhere it is a child.
    if (os_channel_connect(reader_socket, ret_channel, &none)) return true;
    if (none.code != ERR_NOT_FOUND) {
        *err = none;
        return false;
    }
    char name[] = "balai", command[] = "read-stick";
    char *argv[] = {name, command, NULL};
    return helper_start(&machine->helper, argv, ret_channel, err);
}

static bool open_folder(void *ctx, const char *path, int *ret_fd, Err *err) {
    (void)ctx;
    return os_folder_open(path, ret_fd, err);
}

static void close_folder(void *ctx, int fd) {
    (void)ctx;
    os_folder_close(fd);
}

static void wait_for(void *ctx, int fd) {
    (void)ctx;
    os_channel_wait(fd, patience_ms);
}

void stick_machine_init(StickMachine *machine, Usb usb) {
    *machine = (StickMachine){.host = {.ctx = machine,
                                       .usb = usb,
                                       .reader = {machine, start_reader},
                                       .open_folder = open_folder,
                                       .close_folder = close_folder,
                                       .wait = wait_for}};
}
