// The sticks that are told of, from what is seen each time: who is who, since when, and what is said of one
// that nobody mounts. Pure. For os/usb alone.
#pragma once
#include <stdint.h>
#include "base/usb.h"

enum {
    USB_DEVICES = 16, // looked at
    USB_IDENTITY_SIZE = 128
};

// A disk or partition that is a stick of its own.
typedef struct UsbSeen {
    char identity[USB_IDENTITY_SIZE]; // another one where something else is plugged in
    UsbState state;
    char folder[USB_PATH_SIZE]; // of USB_MOUNTED
    bool report, write_protected;
} UsbSeen;

typedef struct UsbEntry {
    UsbSeen seen;
    unsigned number;
    int64_t since_us;
} UsbEntry;

typedef struct UsbTable {
    UsbEntry entries[USB_DEVICES]; // in the order in which they came
    size_t count;
    unsigned last; // number
} UsbTable;

// Takes what is there now. Of USB_COMING, what is not mounted after ten seconds is USB_FAILED.
void usb_table_take(UsbTable *table, const UsbSeen *seen, size_t count, int64_t now_us);
int64_t usb_table_next_us(const UsbTable *table); // when time alone changes it; INT64_MAX: never

// The first USB_STICKS; returns how many.
size_t usb_table_list(const UsbTable *table, UsbStick sticks[USB_STICKS]);
