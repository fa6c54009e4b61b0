#include "usb_table.h"

#include <stdio.h>
#include <string.h>

static const int64_t patience_us = 10000000; // a slow stick's journal, a Pi that is busy

static const UsbSeen *find_seen(const UsbSeen *seen, size_t count, const char *identity) {
    for (size_t i = 0; i < count; i++)
        if (!strcmp(seen[i].identity, identity)) return &seen[i];
    return NULL;
}

static bool is_known(const UsbTable *table, const char *identity) {
    for (size_t i = 0; i < table->count; i++)
        if (!strcmp(table->entries[i].seen.identity, identity)) return true;
    return false;
}

void usb_table_take(UsbTable *table, const UsbSeen *seen, size_t count, int64_t now_us) {
    size_t kept = 0;
    for (size_t i = 0; i < table->count; i++) {
        const UsbSeen *now = find_seen(seen, count, table->entries[i].seen.identity);
        if (!now) continue;
        table->entries[kept] = table->entries[i];
        table->entries[kept++].seen = *now;
    }
    table->count = kept;
    for (size_t i = 0; i < count && table->count < USB_DEVICES; i++)
        if (!is_known(table, seen[i].identity))
            table->entries[table->count++] = (UsbEntry){seen[i], ++table->last, now_us};
    for (size_t i = 0; i < table->count; i++) {
        UsbEntry *entry = &table->entries[i];
        if (entry->seen.state == USB_COMING && now_us - entry->since_us >= patience_us)
            entry->seen.state = USB_FAILED;
    }
}

int64_t usb_table_next_us(const UsbTable *table) {
    int64_t next = INT64_MAX;
    for (size_t i = 0; i < table->count; i++) {
        int64_t due = table->entries[i].since_us + patience_us;
        if (table->entries[i].seen.state == USB_COMING && due < next) next = due;
    }
    return next;
}

size_t usb_table_list(const UsbTable *table, UsbStick sticks[USB_STICKS]) {
    size_t count = table->count < USB_STICKS ? table->count : USB_STICKS;
    for (size_t i = 0; i < count; i++) {
        const UsbEntry *entry = &table->entries[i];
        UsbStick *stick = &sticks[i];
        memset(stick, 0, sizeof *stick); // lists are compared byte by byte
        stick->number = entry->number;
        stick->state = entry->seen.state;
        stick->report = entry->seen.report;
        stick->write_protected = entry->seen.write_protected;
        snprintf(stick->folder, sizeof stick->folder, "%s",
                 entry->seen.state == USB_MOUNTED ? entry->seen.folder : "");
    }
    return count;
}
