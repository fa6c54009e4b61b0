// The machine's own udev and mount table: whatever is plugged in here, nothing hangs and nothing is leaked.
#include "os/usb.h"

#include "test.h"

static bool nothing(const UsbDevice *device, UsbState *ret_state) {
    (void)device, (void)ret_state;
    return false;
}

static void wake(void *ctx) {
    (void)ctx;
}

static void it_opens_lists_and_closes_or_says_why_not(void) {
    UsbConfig config = {"/run/balai/usb", nothing};
    UsbStick sticks[USB_STICKS];
    for (int i = 0; i < 3; i++) {
        Usb usb = {0};
        Err err = {0};
        if (!os_usb_open(&config, &usb, &err)) {
            CHECK(*err.message);
            continue;
        }
        usb_set_wake(&usb, wake, NULL);
        CHECK_INT(usb.list(usb.ctx, sticks), 0);
        usb_set_wake(&usb, NULL, NULL);
        usb_close(&usb);
        CHECK(!usb.list);
    }
}

TEST_MAIN(TEST(it_opens_lists_and_closes_or_says_why_not))
