// What udev says of the disks and partitions of real sticks, and what each is to us.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/auto.h"
#include "machine/usb_kind.h"
#include "test.h"

enum {
    NOT_OURS = -1
};

typedef struct Case {
    const char *what;
    UsbDevice device;
    int want; // UsbState or NOT_OURS
} Case;

#define DISK(...)                                                                                            \
    { __VA_ARGS__ }
#define BASIC_DATA "ebd0a0a2-b9e5-4433-87c0-68b6b72699c7"
#define EFI "c12a7328-f81f-11d2-ba4b-00a0c93ec93b"
#define APFS_CONTAINER "7c3457ef-0000-11aa-aa11-00306543ecac"

static const Case table[] = {
    {"FAT32 as sold", DISK(.partition = true, .fs_type = "vfat", .fs_usage = "filesystem", .entry = "0xc"),
     USB_COMING},
    {"exFAT as Windows formats it",
     DISK(.partition = true, .fs_type = "exfat", .fs_usage = "filesystem", .entry = "0x7"), USB_COMING},
    {"FAT32 as a Mac formats it in a GUID table",
     DISK(.partition = true, .fs_type = "vfat", .fs_usage = "filesystem", .entry = BASIC_DATA), USB_COMING},
    {"a FAT without a table", DISK(.fs_type = "vfat", .fs_usage = "filesystem"), USB_COMING},
    {"ext4", DISK(.partition = true, .fs_type = "ext4", .fs_usage = "filesystem", .entry = "0x83"),
     USB_COMING},
    {"HFS+",
     DISK(.partition = true, .fs_type = "hfsplus", .fs_usage = "filesystem",
          .entry = "48465300-0000-11aa-aa11-00306543ecac"),
     USB_COMING},
    {"NTFS", DISK(.partition = true, .fs_type = "ntfs", .fs_usage = "filesystem", .entry = "0x7"), USB_NTFS},
    {"NTFS without a table", DISK(.fs_type = "ntfs", .fs_usage = "filesystem"), USB_NTFS},
    {"BitLocker to go", DISK(.partition = true, .fs_type = "BitLocker", .fs_usage = "crypto", .entry = "0xc"),
     USB_BITLOCKER},
    {"APFS", DISK(.partition = true, .fs_type = "apfs", .fs_usage = "filesystem", .entry = APFS_CONTAINER),
     USB_APFS},
    {"APFS that blkid does not know", DISK(.partition = true, .entry = APFS_CONTAINER), USB_APFS},
    {"LUKS", DISK(.partition = true, .fs_type = "crypto_LUKS", .fs_usage = "crypto", .entry = "0x83"),
     USB_UNFORMATTED},
    {"a file system of nobody's", DISK(.partition = true, .fs_type = "befs", .fs_usage = "filesystem"),
     USB_UNFORMATTED},
    {"an image of a CD", DISK(.partition = true, .fs_type = "iso9660", .fs_usage = "filesystem"),
     USB_UNFORMATTED},
    {"a partition with nothing in it", DISK(.partition = true, .entry = "0xc"), USB_UNFORMATTED},
    {"a stick with nothing on it", DISK(.type = "disk"), USB_UNFORMATTED},
    {"the name in other letters", DISK(.fs_type = "VFAT", .fs_usage = "filesystem"), USB_UNFORMATTED},
    {"a disk with an MBR", DISK(.table = "dos"), NOT_OURS},
    {"a disk with a GUID table", DISK(.table = "gpt"), NOT_OURS},
    {"a disk with an image of a CD and a table",
     DISK(.table = "dos", .fs_type = "iso9660", .fs_usage = "filesystem"), NOT_OURS},
    {"the EFI partition of a Mac's disk",
     DISK(.partition = true, .fs_type = "vfat", .fs_usage = "filesystem", .entry = EFI), NOT_OURS},
    {"the EFI partition of an installer",
     DISK(.partition = true, .fs_type = "vfat", .fs_usage = "filesystem", .entry = "0xef"), NOT_OURS},
    {"what Windows reserves", DISK(.partition = true, .entry = "e3c9e316-0b5c-4db8-817d-f92df00215ae"),
     NOT_OURS},
    {"an extended partition", DISK(.partition = true, .entry = "0x5", .table = "dos"), NOT_OURS},
    {"swap", DISK(.partition = true, .fs_type = "swap", .fs_usage = "other", .entry = "0x82"), NOT_OURS},
    {"a card reader without a card", DISK(.empty = true), NOT_OURS},
    {"a CD of drivers", DISK(.type = "cd", .fs_type = "iso9660", .fs_usage = "filesystem"), NOT_OURS},
};

// "" where a row of the table says nothing.
static bool find(UsbDevice device, UsbState *ret_state) {
    const char **texts[] = {&device.fs_type, &device.fs_usage, &device.table, &device.entry, &device.type};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (!*texts[i]) *texts[i] = "";
    return usb_kind_find(&device, ret_state);
}

static void each_device_is_what_it_is(void) {
    for (size_t i = 0; i < COUNT_OF(table); i++) {
        UsbState state = USB_FAILED;
        int got = find(table[i].device, &state) ? (int)state : NOT_OURS;
        if (!CHECK_INT(got, table[i].want)) printf("    %s\n", table[i].what);
        if (got == NOT_OURS) CHECK_INT(state, USB_FAILED); // untouched
    }
}

// The rules' text, to hold it against the table.
static void read_rules(char *text, size_t size) {
    FILE *file = fopen(BALAI_SOURCE_DIR "/board/udev/90-balai-usb.rules", "re");
    if (!file) abort();
    text[fread(text, 1, size - 1, file)] = 0;
    fclose(file);
}

static void what_is_mounted_is_what_the_udev_rule_mounts(void) {
    static const char before[] = "ENV{ID_FS_TYPE}!=\"";
    char text[8192];
    read_rules(text, sizeof text);
    char *list = strstr(text, before);
    REQUIRE(list != NULL);
    list += sizeof before - 1;
    list[strcspn(list, "\"")] = 0;
    size_t count = 0;
    for (char *rest = NULL, *name = strtok_r(list, "|", &rest); name; name = strtok_r(NULL, "|", &rest)) {
        UsbDevice device = DISK(.fs_type = name, .fs_usage = "filesystem");
        UsbState state = USB_FAILED;
        CHECK(find(device, &state));
        CHECK_INT(state, USB_COMING);
        count++;
    }
    CHECK_INT(count, 4);
}

static void what_the_table_hides_is_what_the_udev_rule_leaves_out(void) {
    static const char before[] = "ENV{ID_PART_ENTRY_TYPE}==\"";
    char text[8192];
    read_rules(text, sizeof text);
    char *list = strstr(text, before);
    REQUIRE(list != NULL);
    list += sizeof before - 1;
    list[strcspn(list, "\"")] = 0;
    size_t count = 0;
    for (char *rest = NULL, *name = strtok_r(list, "|", &rest); name; name = strtok_r(NULL, "|", &rest)) {
        UsbDevice device = DISK(.partition = true, .fs_type = "vfat", .entry = name);
        UsbState state = USB_FAILED;
        CHECK(!find(device, &state));
        count++;
    }
    CHECK_INT(count, 9);
}

TEST_MAIN(TEST(each_device_is_what_it_is), TEST(what_is_mounted_is_what_the_udev_rule_mounts),
          TEST(what_the_table_hides_is_what_the_udev_rule_leaves_out))
