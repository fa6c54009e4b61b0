// Who is who among what is plugged in: times are the test's.
#include "os/usb_table.h"

#include <stdio.h>
#include <string.h>
#include "base/auto.h"
#include "test.h"

static const int64_t second_us = 1000000;
static UsbTable table;
static UsbStick sticks[USB_STICKS];

static UsbSeen seen(const char *identity, UsbState state) {
    UsbSeen one = {.state = state, .report = true};
    snprintf(one.identity, sizeof one.identity, "%s", identity);
    if (state == USB_MOUNTED) snprintf(one.folder, sizeof one.folder, "/run/balai/usb/%s", identity);
    return one;
}

static size_t take(int64_t second, const UsbSeen *all, size_t count) {
    usb_table_take(&table, all, count, second * second_us);
    return usb_table_list(&table, sticks);
}

static void a_stick_comes_is_mounted_and_goes(void) {
    UsbSeen one = seen("sda1", USB_COMING);
    table = (UsbTable){0};
    CHECK_INT(take(1, NULL, 0), 0);
    CHECK(usb_table_next_us(&table) == INT64_MAX);
    CHECK_INT(take(2, &one, 1), 1);
    CHECK_INT(sticks[0].state, USB_COMING);
    CHECK_STR(sticks[0].folder, "");
    CHECK(usb_table_next_us(&table) == 12 * second_us);
    one = seen("sda1", USB_MOUNTED);
    CHECK_INT(take(3, &one, 1), 1);
    CHECK_INT(sticks[0].number, 1);
    CHECK_STR(sticks[0].folder, "/run/balai/usb/sda1");
    CHECK(sticks[0].report);
    CHECK(usb_table_next_us(&table) == INT64_MAX);
    CHECK_INT(take(4, NULL, 0), 0);
}

static void what_nobody_mounts_is_told_after_ten_seconds(void) {
    UsbSeen one = seen("sda1", USB_COMING), late = seen("sda1", USB_MOUNTED);
    table = (UsbTable){0};
    take(0, &one, 1);
    take(9, &one, 1);
    CHECK_INT(sticks[0].state, USB_COMING);
    take(10, &one, 1);
    CHECK_INT(sticks[0].state, USB_FAILED);
    CHECK(usb_table_next_us(&table) == INT64_MAX);
    take(11, &one, 1);
    CHECK_INT(sticks[0].state, USB_FAILED);
    take(12, &late, 1); // better late
    CHECK_INT(sticks[0].state, USB_MOUNTED);
    CHECK_INT(sticks[0].number, 1);
}

static void what_is_plugged_in_again_is_another(void) {
    UsbSeen first = seen("sda1 100", USB_NTFS), again = seen("sda1 200", USB_MOUNTED);
    table = (UsbTable){0};
    take(0, &first, 1);
    CHECK_INT(sticks[0].number, 1);
    CHECK_INT(take(1, &again, 1), 1);
    CHECK_INT(sticks[0].number, 2);
}

static void the_first_four_are_listed_in_their_order_and_the_others_wait(void) {
    UsbSeen all[USB_DEVICES + 2];
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        char name[20];
        snprintf(name, sizeof name, "sd%zu", i);
        all[i] = seen(name, USB_MOUNTED);
    }
    table = (UsbTable){0};
    CHECK_INT(take(0, all + 1, 2), 2);
    CHECK_INT(take(1, all, COUNT_OF(all)), USB_STICKS);
    CHECK_STR(sticks[0].folder, "/run/balai/usb/sd1");
    CHECK_STR(sticks[2].folder, "/run/balai/usb/sd0");
    CHECK_INT(sticks[3].number, 4);
    CHECK_INT(take(2, all + 2, COUNT_OF(all) - 2), USB_STICKS);
    CHECK_STR(sticks[0].folder, "/run/balai/usb/sd2");
}

TEST_MAIN(TEST(a_stick_comes_is_mounted_and_goes), TEST(what_nobody_mounts_is_told_after_ten_seconds),
          TEST(what_is_plugged_in_again_is_another),
          TEST(the_first_four_are_listed_in_their_order_and_the_others_wait))
