// Any bytes as what the process that reads a stick says: two bytes of length, the lower first, then a
// message, and so on. Nothing may crash; what is read can be written and is then the same; the kiosk's side
// takes everything or ends it, and tells its end once.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "reader/client.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Tape {
    const uint8_t *at;
    size_t left;
} Tape;

static void expect(bool holds) {
    if (!holds) abort();
}

static bool drop(void *ctx, bool wait, const void *data, size_t size, const int *fds, size_t fd_count,
                 Err *err) {
    (void)ctx, (void)wait, (void)data, (void)size, (void)fds, (void)fd_count, (void)err;
    return true;
}

static ChannelGot play(void *ctx, bool wait, void *buffer, size_t size, size_t *ret_size) {
    Tape *tape = ctx;
    (void)wait;
    if (tape->left < 2) return CHANNEL_CLOSED;
    size_t length = (size_t)tape->at[0] | (size_t)tape->at[1] << 8;
    if (length > tape->left - 2) length = tape->left - 2;
    memcpy(buffer, tape->at + 2, length < size ? length : size);
    tape->at += 2 + length;
    tape->left -= 2 + length;
    *ret_size = length;
    return CHANNEL_MESSAGE;
}

static void close_tape(void *ctx) {
    (void)ctx;
}

static bool start(void *ctx, Channel *ret_channel, Err *err) {
    (void)err;
    *ret_channel = (Channel){ctx, -1, drop, play, close_tape};
    return true;
}

static void check_again(const uint8_t *data, size_t size) {
    unsigned char bytes[MESSAGE_BYTES], again[MESSAGE_BYTES];
    Message message;
    if (!message_read(data, size, &message, NULL)) return;
    size_t first = message_write(&message, bytes);
    expect(message_read(bytes, first, &message, NULL));
    expect(message_write(&message, again) == first && !memcmp(bytes, again, first));
}

static void check_client(const uint8_t *data, size_t size) {
    Tape tape = {data, size};
    ReaderSpawner spawner = {&tape, start};
    ReaderTask task = {.panel_px = LIMIT_PANEL_SIDE_MIN_PX};
    Reader *reader = NULL;
    ReaderEvent event;
    size_t events = 0;
    if (!reader_open(&spawner, &task, 0, &reader, NULL)) exit(0); // without memory
    do {
        expect(reader_take(reader, 0, &event) && ++events <= size + 1);
        if (event.kind == READER_LISTED && event.listed.count)
            expect(reader_stage(reader, event.listed.count - 1, 0, NULL));
    } while (event.kind != READER_ENDED);
    expect(!reader_take(reader, 0, &event) && !reader_stage(reader, 0, 0, NULL));
    reader_close(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    check_again(data, size);
    check_client(data, size);
    return 0;
}
