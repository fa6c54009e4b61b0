#include <stdint.h>
#include <string.h>
#include "base/limits.h"
#include "reader/client.h"
#include "test.h"

// A process that says what a test has written down, and nothing after it.
typedef struct Actor {
    Message says[2000];
    size_t count, said;
    bool ends; // after that
    bool deaf, fails_to_start, closed;
    MessageKind heard[30];
    size_t heard_count;
    int fds[CHANNEL_FDS];
} Actor;

static Actor actor;

static bool hear_message(void *ctx, bool wait, const void *data, size_t size, const int *fds, size_t fd_count,
                         Err *err) {
    Message message = {0};
    (void)ctx;
    CHECK(!wait);
    if (actor.deaf) return err_set(err, ERR_BUSY, "deaf");
    CHECK(message_read(data, size, &message, NULL));
    actor.heard[actor.heard_count++] = message.kind;
    if (fd_count) memcpy(actor.fds, fds, sizeof actor.fds);
    return true;
}

static ChannelGot say_message(void *ctx, bool wait, void *buffer, size_t size, size_t *ret_size) {
    (void)ctx;
    CHECK(!wait && size == MESSAGE_BYTES);
    if (actor.said == actor.count) return actor.ends ? CHANNEL_CLOSED : CHANNEL_NOTHING;
    *ret_size = message_write(&actor.says[actor.said++], buffer);
    return CHANNEL_MESSAGE;
}

static void close_actor(void *ctx) {
    (void)ctx;
    actor.closed = true;
}

static bool start_actor(void *ctx, Channel *ret_channel, Err *err) {
    (void)ctx;
    if (actor.fails_to_start) return err_set(err, ERR_IO, "no more processes");
    *ret_channel = (Channel){&actor, 7, hear_message, say_message, close_actor};
    return true;
}

static Reader *reader;
static ReaderEvent event;

static void open_reader(void) {
    static const PublicKey keys[2];
    static const ReaderSpawner spawner = {NULL, start_actor};
    ReaderTask task = {10, 11, 1920, keys, 2};
    actor = (Actor){0};
    CHECK(reader_open(&spawner, &task, 0, &reader, NULL));
}

static void will_say(Message message) {
    actor.says[actor.count++] = message;
}

static void will_say_hello(void) {
    will_say((Message){.kind = MESSAGE_READY, .ready = {PROTOCOL_VERSION, 1}});
}

static void will_list(int count) {
    will_say_hello();
    for (int i = 0; i < count; i++)
        will_say((Message){.kind = MESSAGE_FOUND, .found = {.index = i, .id = "x"}});
    will_say((Message){.kind = MESSAGE_LISTED, .listed = {count, 0}});
}

static bool take(ReaderEventKind kind) {
    return CHECK(reader_take(reader, 0, &event)) && CHECK_INT(event.kind, kind);
}

static void open_and_list(int count) {
    open_reader();
    will_list(count);
    take(READER_READY);
    for (int i = 0; i < count; i++)
        take(READER_FOUND);
    take(READER_LISTED);
}

static void will_progress(int64_t done, int64_t all) {
    will_say((Message){.kind = MESSAGE_PROGRESS, .progress = {done, all}});
}

static void check_ends(const char *sentence) {
    if (!take(READER_ENDED)) return;
    CHECK_INT(event.failed.code, ERR_READER);
    CHECK_CONTAINS(event.failed.sentence, sentence);
    CHECK(actor.closed);
    CHECK(!reader_take(reader, 0, &event));
    CHECK_INT(reader_fd(reader), -1);
    CHECK(reader_due_us(reader) == INT64_MAX);
}

static void it_gives_the_folders_and_the_keys_and_asks_for_the_list(void) {
    static const MessageKind wanted[] = {MESSAGE_BEGIN, MESSAGE_KEY, MESSAGE_KEY, MESSAGE_LIST};
    open_reader();
    CHECK_INT(actor.heard_count, 4);
    CHECK(!memcmp(actor.heard, wanted, sizeof wanted));
    CHECK_INT(actor.fds[0], 10);
    CHECK_INT(actor.fds[1], 11);
    CHECK_INT(reader_fd(reader), 7);
    CHECK(!reader_take(reader, 0, &event));
    reader_close(reader);
    CHECK(actor.closed);
}

static void a_stick_is_listed_and_staged(void) {
    Err err = {0};
    open_and_list(2);
    CHECK(reader_due_us(reader) == INT64_MAX);
    REQUIRE(reader_stage(reader, 1, 5, &err));
    will_progress(5, 10);
    will_progress(10, 10);
    will_say((Message){.kind = MESSAGE_FINDING, .finding = {.text = "what"}});
    will_say((Message){.kind = MESSAGE_STAGED, .staged = {.slot = 1, .id = "x"}});
    CHECK(!reader_stage(reader, 1, 5, &err));
    CHECK_INT(err.code, ERR_BUSY);
    take(READER_PROGRESS);
    CHECK_INT(event.progress.done, 5);
    take(READER_PROGRESS);
    take(READER_FINDING);
    take(READER_STAGED);
    CHECK_STR(event.staged.id, "x");
    CHECK(reader_stage(reader, 0, 5, &err));
    reader_close(reader);
}

static void what_was_not_found_cannot_be_staged(void) {
    Err err = {0};
    open_and_list(1);
    CHECK(!reader_stage(reader, 1, 0, &err));
    CHECK(!reader_stage(reader, -1, 0, NULL));
    CHECK_INT(err.code, ERR_READER);
    reader_close(reader);
}

static void a_request_that_fails_is_not_the_end(void) {
    open_and_list(1);
    CHECK(reader_stage(reader, 0, 0, NULL));
    reader_cancel(reader);
    CHECK_INT(actor.heard[actor.heard_count - 1], MESSAGE_CANCEL);
    will_say((Message){.kind = MESSAGE_FAILED, .failed = {.code = ERR_BUSY, .sentence = "stopped"}});
    take(READER_FAILED);
    CHECK_STR(event.failed.sentence, "stopped");
    CHECK(reader_stage(reader, 0, 0, NULL));
    reader_close(reader);
}

static void its_end_is_a_sentence(void) {
    open_reader();
    will_say_hello();
    actor.ends = true;
    take(READER_READY);
    check_ends("has ended");
    CHECK(!reader_stage(reader, 0, 0, NULL));
    reader_close(reader);
}

static void its_silence_is_a_sentence(void) {
    const int64_t silence_us = LIMIT_READER_SILENCE_S * INT64_C(1000000);
    open_reader();
    CHECK(reader_due_us(reader) == silence_us);
    CHECK(!reader_take(reader, silence_us - 1, &event));
    REQUIRE(reader_take(reader, silence_us, &event));
    CHECK_INT(event.kind, READER_ENDED);
    CHECK_CONTAINS(event.failed.sentence, "does not get on");
    CHECK(actor.closed);
    reader_close(reader);
}

static void words_without_an_end_are_ended_too(void) {
    const int64_t request_us = LIMIT_READER_REQUEST_S * INT64_C(1000000);
    open_and_list(1);
    CHECK(reader_stage(reader, 0, 0, NULL));
    will_progress(0, 10);
    CHECK(reader_take(reader, request_us - 1, &event));
    CHECK_INT(event.kind, READER_PROGRESS);
    CHECK(reader_due_us(reader) == request_us);
    REQUIRE(reader_take(reader, request_us, &event));
    CHECK_INT(event.kind, READER_ENDED);
    reader_close(reader);
}

static void one_that_listens_no_more_is_ended(void) {
    open_and_list(1);
    CHECK(reader_stage(reader, 0, 0, NULL));
    actor.deaf = true;
    reader_cancel(reader);
    check_ends("does not listen");
    reader_close(reader);
}

static void nothing_is_left_of_one_that_does_not_start(void) {
    static const ReaderSpawner spawner = {NULL, start_actor};
    ReaderTask task = {.panel_px = 1920};
    Err err = {0};
    Reader *none = NULL;
    actor = (Actor){.fails_to_start = true};
    CHECK(!reader_open(&spawner, &task, 0, &none, &err));
    CHECK_CONTAINS(err.message, "no more processes");
    actor = (Actor){.deaf = true};
    CHECK(!reader_open(&spawner, &task, 0, &none, &err));
    CHECK(actor.closed && !none);
}

// What makes no sense after a list of one, before and while that is staged.
typedef struct Nonsense {
    bool staging;
    Message first, second; // second without a kind: there is none
} Nonsense;

static void nonsense_ends_it(void) {
    static const Nonsense rows[] = {
        {false, {.kind = MESSAGE_READY, .ready = {PROTOCOL_VERSION, 1}}, {0}},
        {false, {.kind = MESSAGE_PROGRESS, .progress = {0, 1}}, {0}},
        {false, {.kind = MESSAGE_STAGED, .staged = {.slot = 1, .id = "x"}}, {0}},
        {false, {.kind = MESSAGE_FAILED, .failed = {.code = ERR_IO}}, {0}},
        {false, {.kind = MESSAGE_FOUND, .found = {.index = 1}}, {0}},
        {false, {.kind = MESSAGE_FINDING}, {0}},
        {false, {.kind = MESSAGE_KEY_FOUND}, {0}},
        {true, {.kind = MESSAGE_KEY_FOUND}, {0}},
        {false, {.kind = MESSAGE_CANCEL}, {0}},
        {true, {.kind = MESSAGE_LISTED}, {0}},
        {true, {.kind = MESSAGE_PROGRESS, .progress = {11, 10}}, {0}},
        {true,
         {.kind = MESSAGE_PROGRESS, .progress = {5, 10}},
         {.kind = MESSAGE_PROGRESS, .progress = {4, 10}}},
        {true,
         {.kind = MESSAGE_PROGRESS, .progress = {5, 10}},
         {.kind = MESSAGE_PROGRESS, .progress = {6, 11}}},
        {true, {.kind = MESSAGE_STAGED, .staged = {.slot = 1, .id = ""}}, {0}},
        {true, {.kind = MESSAGE_FAILED, .failed = {.code = ERR_NONE}}, {0}},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        open_and_list(1);
        if (rows[i].staging) CHECK(reader_stage(reader, 0, 0, NULL));
        will_say(rows[i].first);
        if (rows[i].second.kind) {
            will_say(rows[i].second);
            CHECK(reader_take(reader, 0, &event));
        }
        check_ends("nonsense");
        reader_close(reader);
    }
}

static void one_key_comes_before_what_is_found(void) {
    Message key = {.kind = MESSAGE_KEY_FOUND, .key_found = {.name = "The secretariat"}};
    for (int again = 0; again < 2; again++) {
        open_reader();
        will_say_hello();
        will_say(key);
        will_say(again ? key : (Message){.kind = MESSAGE_FOUND, .found = {.index = 0, .id = "x"}});
        will_say(key);
        take(READER_READY);
        take(READER_KEY);
        CHECK_STR(event.key_found.name, "The secretariat");
        if (!again) take(READER_FOUND);
        check_ends("nonsense");
        reader_close(reader);
    }
}

static void another_version_is_not_talked_to(void) {
    open_reader();
    will_say((Message){.kind = MESSAGE_READY, .ready = {PROTOCOL_VERSION + 1, 1}});
    check_ends("nonsense");
    reader_close(reader);
}

static void a_list_that_skips_one_is_nonsense(void) {
    open_reader();
    will_say_hello();
    will_say((Message){.kind = MESSAGE_LISTED, .listed = {1, 0}});
    take(READER_READY);
    check_ends("nonsense");
    reader_close(reader);
}

static void findings_have_an_end(void) {
    open_and_list(1);
    CHECK(reader_stage(reader, 0, 0, NULL));
    for (unsigned i = 0; i <= LIMIT_FINDINGS; i++)
        will_say((Message){.kind = MESSAGE_FINDING});
    for (unsigned i = 0; i < LIMIT_FINDINGS; i++)
        CHECK(reader_take(reader, 0, &event));
    check_ends("nonsense");
    reader_close(reader);
}

TEST_MAIN(TEST(it_gives_the_folders_and_the_keys_and_asks_for_the_list), TEST(a_stick_is_listed_and_staged),
          TEST(what_was_not_found_cannot_be_staged), TEST(a_request_that_fails_is_not_the_end),
          TEST(its_end_is_a_sentence), TEST(its_silence_is_a_sentence),
          TEST(words_without_an_end_are_ended_too), TEST(one_that_listens_no_more_is_ended),
          TEST(nothing_is_left_of_one_that_does_not_start), TEST(nonsense_ends_it),
          TEST(one_key_comes_before_what_is_found), TEST(another_version_is_not_talked_to),
          TEST(a_list_that_skips_one_is_nonsense), TEST(findings_have_an_end))
