// Where a folder lies on the disk, and how that is. From os/storage.h.
#pragma once
#include <stdbool.h>
#include <stdint.h>

typedef struct StorageFacts {
    bool known;
    bool read_only;
    int64_t free_bytes, size_bytes; // free for this user
    char device[64];                // of the file system, as below /sys/fs/ext4; "" unknown
} StorageFacts;
