// Which start of the machine this is.
#pragma once
#include <stddef.h>

enum {
    OS_BOOT_ID_SIZE = 37 // a UUID and NUL
};

// The kernel's own id of this start, "" where it does not say. Returns buffer, of OS_BOOT_ID_SIZE bytes.
const char *os_boot_id(char *buffer);
