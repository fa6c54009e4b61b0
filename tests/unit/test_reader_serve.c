#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include "os/channel.h"
#include "os/fs.h"
#include "os/input.h"
#include "reader/serve.h"
#include "test.h"

static const char bundle[] = "{\"format\":1,\"id\":\"forum\",\"version\":7,\"languages\":[\"en\"],\"event\":{"
                             "\"title\":\"A forum\",\"zone\":\"Asia/Makassar\",\"start\":\"2026-11-23\","
                             "\"end\":\"2026-11-25\"}}";

static char staging[600];
static int kiosk; // the kiosk's end
static Message heard;

static void ask(Message message) {
    unsigned char bytes[MESSAGE_BYTES];
    size_t size = message_write(&message, bytes);
    CHECK(send(kiosk, bytes, size, 0) == (ssize_t)size);
}

// The kiosk goes once all its questions are answered.
static Channel real;

static ChannelGot take_or_end(void *ctx, bool wait, void *buffer, size_t size, size_t *ret_size) {
    ChannelGot got = real.take(ctx, false, buffer, size, ret_size);
    return wait && got == CHANNEL_NOTHING ? CHANNEL_CLOSED : got;
}

// What the questions and the stick of the running case give, from begin to end.
static void let_serve(const int ends[2]) {
    char stick_path[600];
    Channel channel = {.fd = -1};
    InputFolder stick = {0};
    Err err = {0};
    snprintf(stick_path, sizeof stick_path, "%s/stick", test_folder());
    snprintf(staging, sizeof staging, "%s/staging", test_folder());
    mkdir(stick_path, 0755);
    mkdir(staging, 0755);
    CHECK(os_channel_from_fd(ends[1], &real, &err) && os_input_folder_open(stick_path, &stick, &err));
    channel = real;
    channel.take = take_or_end;
    ServeTask task = {
        .channel = &channel, .stick = &stick, .fs = os_fs(), .staging = staging, .panel_px = 1920};
    CHECK(serve(&task, true, &err));
    input_folder_close(&stick);
    channel_close(&channel);
}

static void begin(int ends[2]) {
    CHECK(!socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends));
    kiosk = ends[0];
    ask((Message){.kind = MESSAGE_LIST});
}

static bool hear(MessageKind kind) {
    unsigned char bytes[MESSAGE_BYTES];
    ssize_t size = recv(kiosk, bytes, sizeof bytes, MSG_DONTWAIT);
    // The other side has gone without having read everything: what it said comes behind that.
    if (size < 0 && errno == ECONNRESET) size = recv(kiosk, bytes, sizeof bytes, MSG_DONTWAIT);
    return CHECK(size > 0 && message_read(bytes, (size_t)size, &heard, NULL)) && CHECK_INT(heard.kind, kind);
}

static void an_empty_stick_has_an_empty_list(void) {
    int ends[2];
    begin(ends);
    let_serve(ends);
    CHECK(hear(MESSAGE_READY));
    CHECK_INT(heard.ready.landlock, 1);
    CHECK(hear(MESSAGE_LISTED));
    CHECK_INT(heard.listed.count, 0);
    close(kiosk);
}

static void a_folder_is_described_and_staged(void) {
    int ends[2];
    test_write("stick/Agenda/bundle.json", bundle, strlen(bundle));
    begin(ends);
    ask((Message){.kind = MESSAGE_STAGE, .stage = {0}});
    let_serve(ends);
    CHECK(hear(MESSAGE_READY));
    REQUIRE(hear(MESSAGE_FOUND));
    CHECK_STR(heard.found.name, "Agenda");
    CHECK_STR(heard.found.title, "A forum");
    CHECK_INT(heard.found.bundle_version, 7);
    CHECK_INT(heard.found.code, ERR_NONE);
    CHECK(hear(MESSAGE_LISTED));
    REQUIRE(hear(MESSAGE_PROGRESS));
    CHECK_INT(heard.progress.done, heard.progress.bytes);
    REQUIRE(hear(MESSAGE_STAGED));
    CHECK_STR(heard.staged.id, "forum");
    CHECK_INT(heard.staged.languages, 1);
    char path[700];
    snprintf(path, sizeof path, "%s/slots/%d/bundle/bundle.json", staging, (int)heard.staged.slot);
    CHECK(access(path, R_OK) == 0);
    close(kiosk);
}

// Content of a version in a folder that was written at a time; bundle.json is what counts.
static void put_edition(const char *folder, int version, time_t written) {
    char name[60], text[400], path[700];
    snprintf(name, sizeof name, "stick/%s/bundle.json", folder);
    snprintf(text, sizeof text, "{\"format\":1,\"id\":\"forum\",\"version\":%d,%s", version,
             strstr(bundle, "\"languages\""));
    test_write(name, text, strlen(text));
    snprintf(path, sizeof path, "%s/%s", test_folder(), name);
    struct timespec times[2] = {{.tv_sec = written}, {.tv_sec = written, .tv_nsec = version * 1000}};
    CHECK(!utimensat(AT_FDCWD, path, times, 0));
}

static void the_newest_is_first_and_of_one_copying_the_higher_version(void) {
    static const char *const order[] = {"New", "B of a copy", "A of a copy", "Old"};
    int ends[2];
    put_edition("Old", 9, 1795400000);
    put_edition("A of a copy", 3, 1795488121);
    put_edition("B of a copy", 4, 1795488120);
    put_edition("New", 1, 1795488122);
    begin(ends);
    let_serve(ends);
    CHECK(hear(MESSAGE_READY));
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        REQUIRE(hear(MESSAGE_FOUND));
        CHECK_STR(heard.found.name, order[i]);
    }
    CHECK(hear(MESSAGE_LISTED));
    close(kiosk);
}

static void the_newest_key_is_told_before_what_is_found(void) {
    static const char key[] = "untrusted comment: minisign public key\n"
                              "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n";
    int ends[2];
    test_write("stick/broken.pub", key, 70);
    test_write("stick/Agenda/deeper.pub", key, strlen(key));
    test_write("stick/The secretariat.pub", key, strlen(key));
    test_write("stick/Agenda/bundle.json", bundle, strlen(bundle));
    begin(ends);
    let_serve(ends);
    CHECK(hear(MESSAGE_READY));
    REQUIRE(hear(MESSAGE_KEY_FOUND));
    CHECK_STR(heard.key_found.name, "The secretariat");
    CHECK(hear(MESSAGE_FOUND) && hear(MESSAGE_LISTED));
    close(kiosk);
}

static void what_cannot_be_shown_is_refused_with_its_place(void) {
    int ends[2];
    test_write("stick/bundle.json", "{\n\"format\": 1,,}", 16);
    begin(ends);
    ask((Message){.kind = MESSAGE_STAGE, .stage = {0}});
    let_serve(ends);
    CHECK(hear(MESSAGE_READY) && hear(MESSAGE_FOUND) && hear(MESSAGE_LISTED) && hear(MESSAGE_PROGRESS));
    REQUIRE(hear(MESSAGE_FINDING));
    CHECK_INT(heard.finding.line, 2);
    REQUIRE(hear(MESSAGE_FAILED));
    CHECK_INT(heard.failed.code, ERR_BAD_JSON);
    char path[700];
    snprintf(path, sizeof path, "%s/slots/1", staging);
    CHECK(access(path, F_OK) != 0);
    close(kiosk);
}

static void somebodys_zip_is_passed_over_and_a_package_that_is_none_is_told(void) {
    static const char empty_zip[22] = "PK\5\6";
    int ends[2];
    test_write("stick/holiday.zip", empty_zip, sizeof empty_zip);
    test_write("stick/content.balai", empty_zip, sizeof empty_zip);
    begin(ends);
    let_serve(ends);
    CHECK(hear(MESSAGE_READY));
    REQUIRE(hear(MESSAGE_FOUND));
    CHECK_STR(heard.found.name, "content.balai");
    CHECK(heard.found.code != ERR_NONE && *heard.found.problem);
    CHECK(hear(MESSAGE_LISTED));
    close(kiosk);
}

static void what_is_not_on_the_list_fails(void) {
    int ends[2];
    begin(ends);
    ask((Message){.kind = MESSAGE_STAGE, .stage = {3}});
    let_serve(ends);
    CHECK(hear(MESSAGE_READY) && hear(MESSAGE_LISTED));
    REQUIRE(hear(MESSAGE_FAILED));
    CHECK_INT(heard.failed.code, ERR_NOT_FOUND);
    close(kiosk);
}

static void it_stops_where_the_kiosk_says_so(void) {
    int ends[2];
    test_write("stick/bundle.json", bundle, strlen(bundle));
    begin(ends);
    ask((Message){.kind = MESSAGE_STAGE, .stage = {0}});
    ask((Message){.kind = MESSAGE_CANCEL});
    let_serve(ends);
    CHECK(hear(MESSAGE_READY) && hear(MESSAGE_FOUND) && hear(MESSAGE_LISTED) && hear(MESSAGE_PROGRESS));
    REQUIRE(hear(MESSAGE_FAILED));
    CHECK_INT(heard.failed.code, ERR_BUSY);
    close(kiosk);
}

static void nonsense_of_the_kiosk_ends_it(void) {
    unsigned char bytes[MESSAGE_BYTES];
    int ends[2];
    begin(ends);
    ask((Message){.kind = MESSAGE_READY});
    ask((Message){.kind = MESSAGE_LIST});
    let_serve(ends);
    CHECK(hear(MESSAGE_READY) && hear(MESSAGE_LISTED));
    CHECK(recv(kiosk, bytes, sizeof bytes, MSG_DONTWAIT) <= 0);
    close(kiosk);
}

static void a_kiosk_of_another_version_is_refused(void) {
    unsigned char bytes[MESSAGE_BYTES];
    Message message = {.kind = MESSAGE_BEGIN, .begin = {PROTOCOL_VERSION, 1920}};
    MessageBegin first;
    CHECK(serve_read_begin(bytes, message_write(&message, bytes), &first, NULL));
    CHECK_INT(first.panel_px, 1920);
    message.begin.version++;
    CHECK(!serve_read_begin(bytes, message_write(&message, bytes), &first, NULL));
    message.kind = MESSAGE_LIST;
    CHECK(!serve_read_begin(bytes, message_write(&message, bytes), &first, NULL));
}

TEST_MAIN(TEST(an_empty_stick_has_an_empty_list), TEST(a_folder_is_described_and_staged),
          TEST(the_newest_is_first_and_of_one_copying_the_higher_version),
          TEST(the_newest_key_is_told_before_what_is_found),
          TEST(what_cannot_be_shown_is_refused_with_its_place),
          TEST(somebodys_zip_is_passed_over_and_a_package_that_is_none_is_told),
          TEST(what_is_not_on_the_list_fails), TEST(it_stops_where_the_kiosk_says_so),
          TEST(nonsense_of_the_kiosk_ends_it), TEST(a_kiosk_of_another_version_is_refused))
