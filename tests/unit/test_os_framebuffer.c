// What needs no screen: how pixels are packed for one, and what is none.
#include "os/framebuffer.h"
#include <stdio.h>
#include <string.h>
#include "test.h"

static void pixels_are_packed_as_the_screen_has_them(void) {
    static const uint32_t pixels[] = {0x00FF8001, 0x000A1C28};
    unsigned char row[8];
    Framebuffer wide = {
        .width = 2, .pixel_bytes = 4, .red = {16, 8, 0}, .green = {8, 8, 0}, .blue = {0, 8, 0}};
    os_framebuffer_pack(&wide, pixels, row);
    CHECK(!memcmp(row, "\x01\x80\xFF\0\x28\x1C\x0A\0", 8));
    Framebuffer turned = wide;
    turned.red.offset = 0;
    turned.blue.offset = 16;
    os_framebuffer_pack(&turned, pixels, row);
    CHECK(!memcmp(row, "\xFF\x80\x01\0\x0A\x1C\x28\0", 8));
    // As a Pi's: five, six and five bits.
    Framebuffer narrow = {
        .width = 2, .pixel_bytes = 2, .red = {11, 5, 0}, .green = {5, 6, 0}, .blue = {0, 5, 0}};
    os_framebuffer_pack(&narrow, pixels, row);
    CHECK(!memcmp(row, "\x00\xFC\xE5\x08", 4));
}

static void what_is_no_screen_is_refused(void) {
    Framebuffer screen = {.fd = -7};
    Err err = {0};
    char path[700];
    test_write("file", "x", 1);
    snprintf(path, sizeof path, "%s/file", test_folder());
    CHECK(!os_framebuffer_open(path, &screen, &err));
    CHECK_INT(err.code, ERR_NO_DISPLAY);
    CHECK_CONTAINS(err.message, "is no screen");
    CHECK(!os_framebuffer_open("/dev/null", &screen, &err));
    snprintf(path, sizeof path, "%s/none", test_folder());
    CHECK(!os_framebuffer_open(path, &screen, &err));
    CHECK_CONTAINS(err.message, "cannot be opened");
    CHECK_INT(screen.fd, -7); // untouched
}

TEST_MAIN(TEST(pixels_are_packed_as_the_screen_has_them), TEST(what_is_no_screen_is_refused))
