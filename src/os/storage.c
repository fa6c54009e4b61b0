#include "storage.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>

static bool cut_last_name(char *path) {
    char *slash = strrchr(path, '/');
    if (!slash || !path[1]) return false;
    slash[slash == path] = 0;
    return true;
}

static void find_device(dev_t number, const Tree *tree, char *device, size_t size) {
    static const char mark[] = "DEVNAME=";
    char path[64], text[512];
    snprintf(path, sizeof path, "/sys/dev/block/%u:%u/uevent", major(number), minor(number));
    tree->read(tree->ctx, path, text, sizeof text, NULL);
    const char *name = strstr(text, mark);
    if (!name) return;
    name += sizeof mark - 1;
    snprintf(device, size, "%.*s", (int)strcspn(name, "\n"), name);
}

static int64_t bytes(uint64_t blocks, uint64_t block_bytes) {
    return blocks > (uint64_t)INT64_MAX / (block_bytes ? block_bytes : 1) ? INT64_MAX
                                                                          : (int64_t)(blocks * block_bytes);
}

StorageFacts os_storage(const char *folder, const Tree *tree) {
    StorageFacts facts = {0};
    struct statvfs space;
    struct stat info;
    char path[PATH_MAX];
    if (snprintf(path, sizeof path, "%s", folder) >= (int)sizeof path) return facts;
    while (statvfs(path, &space) || stat(path, &info))
        if (!cut_last_name(path)) return facts;
    facts.known = true;
    facts.read_only = (space.f_flag & ST_RDONLY) != 0;
    facts.free_bytes = bytes(space.f_bavail, space.f_frsize);
    facts.size_bytes = bytes(space.f_blocks, space.f_frsize);
    find_device(info.st_dev, tree, facts.device, sizeof facts.device);
    return facts;
}
