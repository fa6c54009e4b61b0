// A folder whose subfolders stand for USB sticks: for whoever has no stick at hand. One that is moved into it
// is plugged in, one that is moved away or removed is pulled.
#pragma once
#include "base/err.h"
#include "base/usb.h"

bool os_usb_folder_open(const char *root, Usb *ret_usb, Err *err) MUST_USE;
