// The machine's USB sticks: what udev sees, and where systemd has mounted it (board/udev). Nothing is mounted
// here, and nothing is polled: udev's monitor and libmount's tell of what changes.
#pragma once
#include "base/err.h"
#include "base/usb.h"

typedef struct UsbConfig {
    const char *root; // the folder below which sticks are mounted
    // What a disk or partition is (machine/usb_kind.h); false where it is no stick of its own.
    bool (*judge)(const UsbDevice *device, UsbState *ret_state);
} UsbConfig;

// From a thread of its own on; usb.close ends it. ERR_IO where this machine has no udev.
bool os_usb_open(const UsbConfig *config, Usb *ret_usb, Err *err) MUST_USE;
