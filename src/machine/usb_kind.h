// What a disk or partition on the USB bus is to us. Pure.
#pragma once
#include "base/usb.h"

// False where it is no stick of its own: a disk whose partitions are, an empty card reader, a partition that
// a computer keeps for itself. Else *ret_state is USB_COMING where board/udev mounts it, or why nobody does.
bool usb_kind_find(const UsbDevice *device, UsbState *ret_state);
