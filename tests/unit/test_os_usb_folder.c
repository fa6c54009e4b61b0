#include "os/usb_folder.h"

#include <semaphore.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "test.h"

static sem_t woken;

static void wake(void *ctx) {
    (void)ctx;
    sem_post(&woken);
}

// As often as the list is another; a minute is never waited for.
static bool wait_for(const Usb *usb, size_t count, UsbStick sticks[USB_STICKS]) {
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 60;
    while (usb->list(usb->ctx, sticks) != count)
        if (sem_timedwait(&woken, &until)) return false;
    return true;
}

static void a_folder_that_is_moved_there_is_a_stick_until_it_is_moved_away(void) {
    char root[600], away[600], there[700];
    Usb usb = {0};
    UsbStick sticks[USB_STICKS];
    sem_init(&woken, 0, 0);
    snprintf(root, sizeof root, "%s/sticks", test_folder());
    snprintf(away, sizeof away, "%s/away", test_folder());
    snprintf(there, sizeof there, "%s/one", root);
    REQUIRE(!mkdir(root, 0755) && !mkdir(away, 0755));
    REQUIRE(os_usb_folder_open(root, &usb, NULL));
    usb_set_wake(&usb, wake, NULL);
    CHECK(wait_for(&usb, 0, sticks));
    REQUIRE(!rename(away, there));
    REQUIRE(wait_for(&usb, 1, sticks));
    CHECK_STR(sticks[0].folder, there);
    CHECK_INT(sticks[0].state, USB_MOUNTED);
    unsigned first = sticks[0].number;
    REQUIRE(!rename(there, away));
    CHECK(wait_for(&usb, 0, sticks));
    REQUIRE(!rename(away, there));
    REQUIRE(wait_for(&usb, 1, sticks));
    CHECK(sticks[0].number > first);
    usb_close(&usb);
}

static void a_folder_that_is_not_there_is_told(void) {
    Usb usb;
    Err err = {0};
    CHECK(!os_usb_folder_open("there/is/none", &usb, &err));
    CHECK_CONTAINS(err.message, "there/is/none");
}

TEST_MAIN(TEST(a_folder_that_is_moved_there_is_a_stick_until_it_is_moved_away),
          TEST(a_folder_that_is_not_there_is_told))
