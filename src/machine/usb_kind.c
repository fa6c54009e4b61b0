#include "usb_kind.h"

#include <string.h>
#include "base/auto.h"

typedef struct FileSystem {
    const char *name; // as libblkid gives it
    UsbState state;
} FileSystem;

// USB_COMING: those that board/udev/90-balai-usb.rules mounts; a test holds that the two agree.
static const FileSystem file_systems[] = {
    {"vfat", USB_COMING}, {"exfat", USB_COMING},        {"ext4", USB_COMING}, {"hfsplus", USB_COMING},
    {"ntfs", USB_NTFS},   {"BitLocker", USB_BITLOCKER}, {"apfs", USB_APFS},
};

// Partitions that no organiser ever sees on a computer. Those of an MBR have two digits.
static const char *const hidden[] = {
    "c12a7328-f81f-11d2-ba4b-00a0c93ec93b", // EFI: beside the real one on what a Mac formats
    "0xef",
    "e3c9e316-0b5c-4db8-817d-f92df00215ae", // Microsoft reserved
    "de94bba4-06d1-4d40-a16a-bfd50179d6ac", // Windows recovery
    "426f6f74-0000-11aa-aa11-00306543ecac", // Apple boot
    "21686148-6449-6e6f-744e-656564454649", // BIOS boot
    "0x5",                                  // extended: a box of others
    "0xf",
    "0x85",
};

static const char apfs_container[] = "7c3457ef-0000-11aa-aa11-00306543ecac";

static bool is_hidden(const char *entry) {
    for (size_t i = 0; i < COUNT_OF(hidden); i++)
        if (strcmp(entry, hidden[i]) == 0) return true;
    return false;
}

static bool is_ours(const UsbDevice *device) {
    // Modems and some sticks come with a CD of their drivers.
    if (device->empty || strcmp(device->type, "cd") == 0) return false;
    return device->partition ? !is_hidden(device->entry) : !*device->table;
}

static UsbState state_of(const UsbDevice *device) {
    for (size_t i = 0; i < COUNT_OF(file_systems); i++)
        if (strcmp(device->fs_type, file_systems[i].name) == 0) return file_systems[i].state;
    return strcmp(device->entry, apfs_container) == 0 ? USB_APFS : USB_UNFORMATTED;
}

bool usb_kind_find(const UsbDevice *device, UsbState *ret_state) {
    if (!is_ours(device)) return false;
    // Swap, which blkid calls "other": nothing is meant to be read there.
    if (strcmp(device->fs_usage, "other") == 0) return false;
    *ret_state = state_of(device);
    return true;
}
