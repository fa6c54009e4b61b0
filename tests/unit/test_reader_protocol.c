#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "reader/protocol.h"
#include "test.h"

static unsigned char bytes[MESSAGE_BYTES];

static Message found(void) {
    Message message = {.kind = MESSAGE_FOUND,
                       .found = {.index = 3,
                                 .folder = 1,
                                 .mtime_s = 1790000000,
                                 .bytes = 5,
                                 .files = 2,
                                 .bundle_version = -7,
                                 .name = "Agenda/März.zip",
                                 .id = "id",
                                 .title = "Konferenz"}};
    return message;
}

static void what_is_written_is_read_again(void) {
    Message before = found(), after = {0};
    REQUIRE(message_read(bytes, message_write(&before, bytes), &after, NULL));
    CHECK_INT(after.kind, MESSAGE_FOUND);
    CHECK_INT(after.found.index, 3);
    CHECK_INT(after.found.bundle_version, -7);
    CHECK_INT(after.found.mtime_s, 1790000000);
    CHECK_STR(after.found.name, "Agenda/März.zip");
    CHECK_STR(after.found.title, "Konferenz");
    CHECK_STR(after.found.problem, "");
}

static void keys_travel_as_they_are(void) {
    Message before = {.kind = MESSAGE_KEY}, after;
    memset(before.key.bytes, 0xA5, sizeof before.key.bytes);
    REQUIRE(message_read(bytes, message_write(&before, bytes), &after, NULL));
    CHECK(!memcmp(before.key.bytes, after.key.bytes, sizeof before.key.bytes));
}

static void the_longest_message_has_room(void) {
    Message message = {.kind = MESSAGE_STAGED, .staged = {.slot = 1}};
    memset(message.staged.id, 'x', sizeof message.staged.id);
    memset(message.staged.title, 'x', sizeof message.staged.title);
    memset(message.staged.key_id, 'x', sizeof message.staged.key_id);
    memset(message.staged.comment, 'x', sizeof message.staged.comment);
    size_t size = message_write(&message, bytes);
    CHECK(size < MESSAGE_BYTES);
    REQUIRE(message_read(bytes, size, &message, NULL));
    CHECK_INT(strlen(message.staged.comment), sizeof message.staged.comment - 1);
}

static void a_message_that_is_cut_or_has_more_is_nonsense(void) {
    Message message = found();
    size_t size = message_write(&message, bytes);
    for (size_t cut = 0; cut < size; cut++)
        CHECK(!message_read(bytes, cut, &message, NULL));
    bytes[size] = 0;
    CHECK(!message_read(bytes, size + 1, &message, NULL));
    CHECK(!message_read(bytes, MESSAGE_BYTES + 1, &message, NULL));
}

static void unknown_kinds_are_nonsense(void) {
    Message message;
    Err err = {0};
    bytes[0] = 0;
    CHECK(!message_read(bytes, 1, &message, &err));
    CHECK_INT(err.code, ERR_READER);
    bytes[0] = MESSAGE_KIND_COUNT;
    CHECK(!message_read(bytes, 1, &message, NULL));
    bytes[0] = MESSAGE_CANCEL;
    CHECK(message_read(bytes, 1, &message, NULL));
}

static void numbers_out_of_their_range_are_nonsense(void) {
    Message message = {.kind = MESSAGE_STAGE, .stage = {LIMIT_STICK_PACKAGES - 1}}, after;
    CHECK(message_read(bytes, message_write(&message, bytes), &after, NULL));
    message.stage.index = LIMIT_STICK_PACKAGES;
    CHECK(!message_read(bytes, message_write(&message, bytes), &after, NULL));
    message.stage.index = -1;
    CHECK(!message_read(bytes, message_write(&message, bytes), &after, NULL));
}

static void texts_of_deceivers_become_harmless(void) {
    static const struct {
        const char *is, *becomes;
    } texts[] = {{"line\nbreak\x1b[2J", "line?break?[2J"},
                 {"half \xC3", "half ?"},
                 {"over\xC0\x80long", "over??long"},
                 {"sur\xED\xA0\x80rogate", "sur???rogate"},
                 {"beyond \xF4\x90\x80\x80", "beyond ????"},
                 {"gpj.\xE2\x80\xAE"
                  "exe",
                  "gpj.???exe"},
                 {"ไทย", "ไทย"}};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        Message message = {.kind = MESSAGE_FAILED, .failed = {.code = ERR_IO}};
        strcpy(message.failed.sentence, texts[i].is);
        REQUIRE(message_read(bytes, message_write(&message, bytes), &message, NULL));
        CHECK_STR(message.failed.sentence, texts[i].becomes);
    }
}

static void a_text_with_a_nul_or_too_long_is_nonsense(void) {
    Message message = {.kind = MESSAGE_FAILED, .failed = {.code = ERR_IO, .sentence = "abc"}};
    size_t size = message_write(&message, bytes);
    bytes[size - 2] = 0;
    CHECK(!message_read(bytes, size, &message, NULL));
    memset(bytes + size - 3, 'x', MESSAGE_SENTENCE_SIZE);
    bytes[size - 5] = MESSAGE_SENTENCE_SIZE & 0xFF;
    bytes[size - 4] = MESSAGE_SENTENCE_SIZE >> 8;
    CHECK(!message_read(bytes, size - 3 + MESSAGE_SENTENCE_SIZE, &message, NULL));
}

static void long_texts_are_cut_between_letters(void) {
    char field[6];
    message_text(field, sizeof field, "abcdä");
    CHECK_STR(field, "abcd");
    message_text(field, sizeof field, "abcde");
    CHECK_STR(field, "abcde");
}

TEST_MAIN(TEST(what_is_written_is_read_again), TEST(keys_travel_as_they_are),
          TEST(the_longest_message_has_room), TEST(a_message_that_is_cut_or_has_more_is_nonsense),
          TEST(unknown_kinds_are_nonsense), TEST(numbers_out_of_their_range_are_nonsense),
          TEST(texts_of_deceivers_become_harmless), TEST(a_text_with_a_nul_or_too_long_is_nonsense),
          TEST(long_texts_are_cut_between_letters))
