// The console's keyboard by a kernel of the test's: these functions are found before those of libc.
#include <errno.h>
#include <fcntl.h>
#include <linux/kd.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "sdl/console.h"
#include "test.h"

static int mode;     // of the keyboard; -1: the file is no console
static bool refuses; // to change it
static int asked;    // calls that changed it

int ioctl(int fd, unsigned long request, ...) {
    va_list args;
    va_start(args, request);
    (void)fd;
    int done = -1;
    if (mode < 0)
        errno = ENOTTY;
    else if (request == KDGKBMODE) {
        *va_arg(args, int *) = mode;
        done = 0;
    } else if (refuses)
        errno = EPERM;
    else if (request == KDSKBMODE) {
        mode = va_arg(args, int);
        asked++;
        done = 0;
    }
    va_end(args);
    return done;
}

static const char *const any_file[] = {"/does/not/exist", "/dev/null", NULL};

static void begin(int keyboard_mode) {
    mode = keyboard_mode;
    refuses = false;
    asked = 0;
}

static void a_keyboard_is_off_and_comes_back(void) {
    Console console;
    Err err = {0};
    begin(K_UNICODE);
    CHECK(console_mute(&console, any_file, &err));
    CHECK_INT(mode, K_OFF);
    console_unmute(&console);
    CHECK_INT(mode, K_UNICODE);
    console_unmute(&console);
    CHECK_INT(asked, 2);
}

static void what_a_crash_left_off_comes_back(void) {
    Console console;
    Err err = {0};
    begin(K_OFF);
    CHECK(console_mute(&console, any_file, &err));
    CHECK_INT(mode, K_OFF);
    console_unmute(&console);
    CHECK_INT(mode, K_UNICODE);
    begin(K_OFF);
    refuses = true;
    CHECK(console_mute(&console, any_file, &err)); // it is off all the same
    console_unmute(&console);
    CHECK_INT(mode, K_OFF);
}

static void a_keyboard_that_stays_on_is_told(void) {
    Console console;
    Err err = {0};
    begin(K_XLATE);
    refuses = true;
    CHECK(!console_mute(&console, any_file, &err));
    CHECK_INT(err.sys, EPERM);
    CHECK_CONTAINS(err.message, "console");
    console_unmute(&console);
    CHECK_INT(mode, K_XLATE);
}

static void without_a_console_there_is_nothing_to_do(void) {
    Console console;
    Err err = {0};
    begin(-1);
    CHECK(console_mute(&console, any_file, &err));
    CHECK(console_mute(&console, (const char *const[]){NULL}, &err));
    console_unmute(&console);
    CHECK_INT(asked, 0);
}

TEST_MAIN(TEST(a_keyboard_is_off_and_comes_back), TEST(what_a_crash_left_off_comes_back),
          TEST(a_keyboard_that_stays_on_is_told), TEST(without_a_console_there_is_nothing_to_do))
