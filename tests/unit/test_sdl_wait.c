#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include "sdl/wait.h"
#include "support/test.h"

// Pipes named like input devices stand for them; opened for both ends, so that opening never waits.
static int make_device(const char *name) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", test_folder(), name);
    return mkfifo(path, 0600) ? -1 : open(path, O_RDWR | O_NONBLOCK);
}

static bool say(int fd) {
    return write(fd, "!", 1) == 1;
}

static void a_wake_ends_a_sleep_once(void) {
    Wait *wait = NULL;
    REQUIRE(wait_open(NULL, &wait, NULL));
    CHECK_INT(wait_for(wait, 0), 0);
    wait_wake(wait);
    wait_wake(wait);
    CHECK_INT(wait_for(wait, -1), WAIT_WOKEN);
    CHECK_INT(wait_for(wait, 1), 0);
    wait_close(wait);
}

static void a_termination_is_reported_and_does_not_kill(void) {
    Wait *wait = NULL;
    REQUIRE(wait_open(NULL, &wait, NULL));
    raise(SIGTERM);
    CHECK_INT(wait_for(wait, -1), WAIT_QUIT);
    raise(SIGINT);
    CHECK_INT(wait_for(wait, -1), WAIT_QUIT);
    CHECK_INT(wait_for(wait, 0), 0);
    wait_close(wait);
    sigset_t now;
    pthread_sigmask(SIG_BLOCK, NULL, &now);
    CHECK(!sigismember(&now, SIGTERM));
}

static void devices_that_are_there_are_heard(void) {
    int device = make_device("event3"), other = make_device("mouse0");
    Wait *wait = NULL;
    REQUIRE(device >= 0 && other >= 0 && wait_open(test_folder(), &wait, NULL));
    CHECK(say(other));
    CHECK_INT(wait_for(wait, 0), 0); // not an event device
    CHECK(say(device));
    CHECK_INT(wait_for(wait, -1), WAIT_INPUT);
    CHECK_INT(wait_for(wait, 0), 0); // what was read is gone
    wait_close(wait);
    close(device), close(other);
}

static void devices_that_come_later_are_heard_too(void) {
    Wait *wait = NULL;
    REQUIRE(wait_open(test_folder(), &wait, NULL));
    int device = make_device("event0");
    CHECK_INT(wait_for(wait, -1), WAIT_DEVICES);
    CHECK(say(device));
    CHECK_INT(wait_for(wait, -1), WAIT_INPUT);
    wait_close(wait);
    close(device);
}

static void devices_that_go_are_let_go(void) {
    int device = make_device("event0");
    Wait *wait = NULL;
    REQUIRE(wait_open(test_folder(), &wait, NULL));
    close(device); // the last writer: the pipe hangs up
    CHECK_INT(wait_for(wait, -1), WAIT_INPUT | WAIT_DEVICES);
    CHECK_INT(wait_for(wait, 0), 0); // no spinning on it
    wait_close(wait);
}

static void a_display_that_breaks_is_told_apart_from_one_that_speaks(void) {
    int ends[2];
    Wait *wait = NULL;
    REQUIRE(!socketpair(AF_UNIX, SOCK_STREAM, 0, ends) && wait_open(NULL, &wait, NULL));
    wait_watch_display(wait, ends[0]);
    CHECK(say(ends[1]));
    CHECK_INT(wait_for(wait, -1), WAIT_INPUT);
    close(ends[1]);
    CHECK(wait_for(wait, -1) & WAIT_LOST);
    wait_watch_display(wait, -1);
    CHECK_INT(wait_for(wait, 0), 0);
    wait_close(wait);
    close(ends[0]);
}

static void more_devices_than_are_watched_do_no_harm(void) {
    int devices[40];
    Wait *wait = NULL;
    for (int i = 0; i < 40; i++) {
        char name[24];
        snprintf(name, sizeof name, "event%d", i);
        devices[i] = make_device(name);
    }
    REQUIRE(wait_open(test_folder(), &wait, NULL));
    for (int i = 0; i < 40; i++)
        CHECK(say(devices[i]));
    CHECK_INT(wait_for(wait, -1), WAIT_INPUT);
    CHECK_INT(wait_for(wait, 0), 0);
    wait_close(wait);
    for (int i = 0; i < 40; i++)
        close(devices[i]);
}

TEST_MAIN(TEST(a_wake_ends_a_sleep_once), TEST(a_termination_is_reported_and_does_not_kill),
          TEST(devices_that_are_there_are_heard), TEST(devices_that_come_later_are_heard_too),
          TEST(devices_that_go_are_let_go), TEST(a_display_that_breaks_is_told_apart_from_one_that_speaks),
          TEST(more_devices_than_are_watched_do_no_harm))
