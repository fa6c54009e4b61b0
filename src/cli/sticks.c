#include "sticks.h"

#include <stdio.h>
#include "os/folder.h"

// Reading takes no longer than the reader is given.
static const int patience_ms = 5000;
static const char reader_socket[] = "/run/balai/reader.sock", // board/systemd
    receipt_socket[] = "/run/balai/receipt.sock";

// Where systemd listens it starts the process, as a user of its own; elsewhere it is a child.
static bool start(StickMachine *machine, const char *socket, const char *command, Channel *ret_channel,
                  Err *err) {
    Err none = {0};
    if (os_channel_connect(socket, ret_channel, &none)) return true;
    if (none.code != ERR_NOT_FOUND) {
        *err = none;
        return false;
    }
    char name[] = "balai", own[32];
    snprintf(own, sizeof own, "%s", command);
    char *argv[] = {name, own, NULL};
    return helper_start(&machine->helper, argv, ret_channel, err);
}

static bool start_reader(void *ctx, Channel *ret_channel, Err *err) {
    return start(ctx, reader_socket, "read-stick", ret_channel, err);
}

static bool start_receipt(void *ctx, Channel *ret_channel, Err *err) {
    return start(ctx, receipt_socket, "write-receipt", ret_channel, err);
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
                                       .receipt = {machine, start_receipt},
                                       .program = BALAI_VERSION,
                                       .open_folder = open_folder,
                                       .close_folder = close_folder,
                                       .wait = wait_for}};
}
