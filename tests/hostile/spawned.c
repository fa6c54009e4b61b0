// The kiosk's side with the real process behind it: this program again, as the kiosk is.
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include "cli/read_stick.h"
#include "os/channel.h"
#include "os/clock.h"
#include "reader/client.h"
#include "test.h"

static const char bundle[] = "{\"format\":1,\"id\":\"forum\",\"version\":7,\"languages\":[\"en\"],\"event\":{"
                             "\"title\":\"A forum\",\"zone\":\"Asia/Makassar\",\"start\":\"2026-11-23\","
                             "\"end\":\"2026-11-25\"}}";

static Helper helper;
static Reader *reader;
static ReaderEvent event;

static bool start_helper(void *ctx, Channel *ret_channel, Err *err) {
    char name[] = "balai", command[] = "read-stick";
    char *argv[] = {name, command, NULL};
    (void)ctx;
    return helper_start(&helper, argv, ret_channel, err);
}

static int open_folder(const char *name) {
    char path[600];
    snprintf(path, sizeof path, "%s/%s", test_folder(), name);
    mkdir(path, 0755);
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static int64_t now_us(void) {
    return os_clock()->monotonic_us(os_clock()->ctx);
}

static bool open_reader(bool (*start)(void *ctx, Channel *ret_channel, Err *err)) {
    ReaderSpawner spawner = {NULL, start};
    test_write("stick/Agenda/bundle.json", bundle, strlen(bundle));
    ReaderTask task = {.stick = open_folder("stick"), .staging = open_folder("staging"), .panel_px = 1920};
    Err err = {0};
    bool opened = reader_open(&spawner, &task, now_us(), &reader, &err);
    CHECK_STR(err.message, "");
    close(task.stick);
    close(task.staging);
    return opened;
}

// The next event, as a kiosk waits for it.
static bool take(ReaderEventKind kind) {
    while (!reader_take(reader, now_us(), &event)) {
        struct pollfd end = {reader_fd(reader), POLLIN, 0};
        if (!CHECK(poll(&end, 1, 60000) == 1)) return false;
    }
    return CHECK_INT(event.kind, kind);
}

static void check_conversation(void) {
    REQUIRE(take(READER_READY) && take(READER_FOUND));
    CHECK_STR(event.found.title, "A forum");
    REQUIRE(take(READER_LISTED));
    CHECK(reader_stage(reader, 0, now_us(), NULL));
    REQUIRE(take(READER_PROGRESS) && take(READER_STAGED));
    CHECK_STR(event.staged.id, "forum");
}

static void a_stick_is_read_by_a_process_of_its_own(void) {
    REQUIRE(open_reader(start_helper));
    check_conversation();
    reader_close(reader);
    CHECK_INT(helper.last, 0);
}

// Under systemd: a socket in the file system, and the process that is started for who connects.
static char at[600];
static int listener;

static bool start_service(void *ctx, Channel *ret_channel, Err *err) {
    (void)ctx;
    if (!os_channel_connect(at, ret_channel, err)) return false;
    int accepted = accept(listener, NULL, NULL);
    if (fork() == 0) {
        if (accepted != HELPER_FD) dup2(accepted, HELPER_FD);
        execl("/proc/self/exe", "balai", "read-stick", NULL);
        _exit(127);
    }
    close(accepted);
    return true;
}

static void a_service_at_a_socket_does_the_same(void) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    Channel none;
    snprintf(at, sizeof at, "%s/reader.sock", test_folder());
    CHECK(!os_channel_connect(at, &none, NULL));
    REQUIRE(strlen(at) < sizeof address.sun_path);
    memcpy(address.sun_path, at, strlen(at));
    listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    REQUIRE(!bind(listener, (struct sockaddr *)&address, sizeof address) && !listen(listener, 1));
    REQUIRE(open_reader(start_service));
    check_conversation();
    reader_close(reader);
    close(listener);
}

// Not a stick's, but its process's: it is not there any more when it is asked.
static bool start_nothing(void *ctx, Channel *ret_channel, Err *err) {
    char name[] = "balai", command[] = "no-such-command";
    char *argv[] = {name, command, NULL};
    (void)ctx;
    return helper_start(&helper, argv, ret_channel, err);
}

static void a_process_that_ends_at_once_is_told(void) {
    ReaderSpawner spawner = {NULL, start_nothing};
    ReaderTask task = {.stick = open_folder("stick"), .staging = open_folder("staging"), .panel_px = 1920};
    // It may have ended before anything could be said to it.
    if (reader_open(&spawner, &task, now_us(), &reader, NULL)) {
        take(READER_ENDED);
        CHECK_CONTAINS(event.failed.sentence, "has ended");
        reader_close(reader);
    }
    close(task.stick);
    close(task.staging);
    CHECK_INT(helper.last, 0);
}

int main(int argc, char **argv) {
    static const TestCase cases[] = {TEST(a_stick_is_read_by_a_process_of_its_own),
                                     TEST(a_service_at_a_socket_does_the_same),
                                     TEST(a_process_that_ends_at_once_is_told)};
    if (argc == 2 && !strcmp(argv[1], "read-stick")) return cli_read_stick(argc - 1, argv + 1);
    if (argc == 2 && !strcmp(argv[1], "no-such-command")) return EXIT_FAILURE;
    return test_main(argc, argv, cases, COUNT_OF(cases));
}
