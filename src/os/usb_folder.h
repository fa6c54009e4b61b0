// A folder whose subfolders stand for USB sticks: for whoever has no stick at hand. One that is moved into it
// is plugged in, one that is moved away or removed is pulled.
#pragma once
#include "base/err.h"
#include "base/usb.h"

typedef struct UsbFolder UsbFolder;

bool os_usb_folder_open(const char *root, UsbFolder **ret_folder, Err *err) MUST_USE;
void os_usb_folder_close(UsbFolder *folder); // NULL-safe

Usb os_usb_folder_usb(UsbFolder *folder);
// Called from a thread of its own whenever the list is another. NULL: nobody; when this has returned the one
// before is not called any more.
void os_usb_folder_set_wake(UsbFolder *folder, void (*wake)(void *ctx), void *ctx);
