// USB sticks as the machine sees them. From os/usb.h; `balai play` gives its own.
#pragma once
#include <stdbool.h>
#include <stddef.h>

typedef enum UsbState {
    USB_COMING,  // seen, and not mounted yet
    USB_MOUNTED, // its folder can be read
    USB_NTFS,    // what is formatted like this is not mounted
    USB_BITLOCKER,
    USB_APFS,
    USB_UNFORMATTED, // nobody knows what it holds, or it holds nothing
    USB_FAILED,      // it should have been mounted, and was not
} UsbState;

enum {
    USB_STICKS = 4, // more at the same time wait until one is pulled
    USB_PATH_SIZE = 256
};

typedef struct UsbStick {
    unsigned number; // never given twice while the program runs
    UsbState state;
    char folder[USB_PATH_SIZE]; // of USB_MOUNTED
    bool report;                // a file could be written to it: vfat and exfat
    bool write_protected;
} UsbStick;

// What udev says of a disk or a partition on the USB bus; "" where it says nothing.
typedef struct UsbDevice {
    const char *fs_type;  // ID_FS_TYPE
    const char *fs_usage; // ID_FS_USAGE
    const char *table;    // ID_PART_TABLE_TYPE: of a disk, the kind of table that divides it
    const char *entry;    // ID_PART_ENTRY_TYPE: of a partition, what its table says that it is for
    const char *type;     // ID_TYPE: "disk", "cd"
    bool partition;       // else a whole disk
    bool empty;           // a card reader without a card
} UsbDevice;

typedef struct Usb {
    void *ctx;
    // Fills sticks, in the order in which they came, and returns how many there are. Does not wait.
    size_t (*list)(void *ctx, UsbStick sticks[USB_STICKS]);
    // Called from a thread of its own whenever the list is another. NULL: nobody; when this has returned the
    // one before is not called any more. Both NULL where nothing comes by itself.
    void (*set_wake)(void *ctx, void (*wake)(void *wake_ctx), void *wake_ctx);
    void (*close)(void *ctx);
} Usb;

static inline void usb_set_wake(const Usb *usb, void (*wake)(void *wake_ctx), void *wake_ctx) {
    if (usb->set_wake) usb->set_wake(usb->ctx, wake, wake_ctx);
}

// Closes what is open and forgets it; may be called twice.
static inline void usb_close(Usb *usb) {
    if (usb->close) usb->close(usb->ctx);
    *usb = (Usb){0};
}
