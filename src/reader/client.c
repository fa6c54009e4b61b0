#include "reader/client.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"

typedef enum ReaderState {
    STATE_STARTING, // nothing was heard yet
    STATE_LISTING,
    STATE_IDLE,
    STATE_STAGING,
    STATE_GONE, // READER_ENDED is still to be told
    STATE_ENDED // it was
} ReaderState;

struct Reader {
    Channel channel;
    ReaderState state;
    int64_t heard_us, asked_us;
    bool has_key;        // it said one
    int64_t found;       // so many
    size_t findings;     // so many, of this request
    int64_t done, bytes; // as was told last
    MessageFailed end;
};

_Static_assert(sizeof(PublicKey) == MESSAGE_KEY_BYTES, "a key travels as it is");

static bool send_message(Reader *reader, const Message *message, const int *fds, size_t fd_count, Err *err) {
    unsigned char bytes[MESSAGE_BYTES];
    const Channel *channel = &reader->channel;
    size_t size = message_write(message, bytes);
    return channel->send(channel->ctx, false, bytes, size, fds, fd_count, err);
}

static bool send_begin(Reader *reader, const ReaderTask *task, Err *err) {
    const int fds[CHANNEL_FDS] = {task->stick, task->staging};
    Message message = {.kind = MESSAGE_BEGIN, .begin = {PROTOCOL_VERSION, task->panel_px}};
    if (!send_message(reader, &message, fds, CHANNEL_FDS, err)) return false;
    for (size_t i = 0; i < task->key_count && i < LIMIT_TRUSTED_KEYS; i++) {
        message = (Message){.kind = MESSAGE_KEY};
        memcpy(message.key.bytes, &task->keys[i], MESSAGE_KEY_BYTES);
        if (!send_message(reader, &message, NULL, 0, err)) return false;
    }
    message = (Message){.kind = MESSAGE_LIST};
    return send_message(reader, &message, NULL, 0, err);
}

bool reader_open(const ReaderSpawner *spawner, const ReaderTask *task, int64_t now_us, Reader **ret_reader,
                 Err *err) {
    Reader *reader = calloc(1, sizeof *reader);
    if (!reader) return err_set(err, ERR_NO_MEMORY, "no memory to read a stick");
    reader->heard_us = reader->asked_us = now_us;
    if (spawner->start(spawner->ctx, &reader->channel, err) && send_begin(reader, task, err)) {
        *ret_reader = reader;
        return true;
    }
    reader_close(reader);
    return err_wrap(err, "the stick cannot be read");
}

void reader_close(Reader *reader) {
    if (!reader) return;
    channel_close(&reader->channel);
    free(reader);
}

// What a process that ended, hangs or talks nonsense was about to say is not waited for.
static void give_up(Reader *reader, const char *sentence) {
    channel_close(&reader->channel);
    reader->state = STATE_GONE;
    reader->end = (MessageFailed){.code = ERR_READER};
    snprintf(reader->end.sentence, sizeof reader->end.sentence, "%s", sentence);
}

bool reader_stage(Reader *reader, int64_t index, int64_t now_us, Err *err) {
    Message message = {.kind = MESSAGE_STAGE, .stage = {index}};
    if (reader->state == STATE_STARTING || reader->state == STATE_LISTING || reader->state == STATE_STAGING)
        return err_set(err, ERR_BUSY, "the stick is still being read");
    if (reader->state != STATE_IDLE || index < 0 || index >= reader->found)
        return err_set(err, ERR_READER, "there is no such content to be read");
    if (!send_message(reader, &message, NULL, 0, err)) return false;
    reader->state = STATE_STAGING;
    reader->heard_us = reader->asked_us = now_us;
    reader->findings = 0;
    reader->done = reader->bytes = 0;
    return true;
}

void reader_cancel(Reader *reader) {
    Message message = {.kind = MESSAGE_CANCEL};
    if (reader->state == STATE_STAGING && !send_message(reader, &message, NULL, 0, NULL))
        give_up(reader, "the program that reads sticks does not listen");
}

static bool take_ready(Reader *reader, const MessageReady *ready) {
    if (reader->state != STATE_STARTING || ready->version != PROTOCOL_VERSION) return false;
    reader->state = STATE_LISTING;
    return true;
}

static bool take_key(Reader *reader) {
    if (reader->state != STATE_LISTING || reader->found || reader->has_key) return false;
    reader->has_key = true;
    return true;
}

static bool take_found(Reader *reader, const MessageFound *found) {
    if (reader->state != STATE_LISTING || found->index != reader->found) return false;
    reader->found++;
    return true;
}

static bool take_listed(Reader *reader, const MessageListed *listed) {
    if (reader->state != STATE_LISTING || listed->count != reader->found) return false;
    reader->state = STATE_IDLE;
    return true;
}

// It only goes on, and never beyond its end, which stays.
static bool take_progress(Reader *reader, const MessageProgress *progress) {
    if (reader->state != STATE_STAGING || reader->findings || progress->done < reader->done ||
        progress->done > progress->bytes || (reader->bytes && progress->bytes != reader->bytes))
        return false;
    reader->done = progress->done;
    reader->bytes = progress->bytes;
    return true;
}

static bool take_finding(Reader *reader) {
    return reader->state == STATE_STAGING && ++reader->findings <= LIMIT_FINDINGS;
}

static bool take_staged(Reader *reader, const MessageStaged *staged) {
    if (reader->state != STATE_STAGING || !*staged->id) return false;
    reader->state = STATE_IDLE;
    return true;
}

// A list that fails leaves nothing to ask for.
static bool take_failed(Reader *reader) {
    if (reader->state != STATE_LISTING && reader->state != STATE_STAGING) return false;
    if (reader->state == STATE_LISTING) reader->found = 0;
    reader->state = STATE_IDLE;
    return true;
}

// False: nonsense.
static bool take_message(Reader *reader, const Message *message, ReaderEvent *event) {
    switch (message->kind) {
    case MESSAGE_READY:
        *event = (ReaderEvent){.kind = READER_READY, .ready = message->ready};
        return take_ready(reader, &message->ready);
    case MESSAGE_KEY_FOUND:
        *event = (ReaderEvent){.kind = READER_KEY, .key_found = message->key_found};
        return take_key(reader);
    case MESSAGE_FOUND:
        *event = (ReaderEvent){.kind = READER_FOUND, .found = message->found};
        return take_found(reader, &message->found);
    case MESSAGE_LISTED:
        *event = (ReaderEvent){.kind = READER_LISTED, .listed = message->listed};
        return take_listed(reader, &message->listed);
    case MESSAGE_PROGRESS:
        *event = (ReaderEvent){.kind = READER_PROGRESS, .progress = message->progress};
        return take_progress(reader, &message->progress);
    case MESSAGE_FINDING:
        *event = (ReaderEvent){.kind = READER_FINDING, .finding = message->finding};
        return take_finding(reader);
    case MESSAGE_STAGED:
        *event = (ReaderEvent){.kind = READER_STAGED, .staged = message->staged};
        return take_staged(reader, &message->staged);
    case MESSAGE_FAILED:
        *event = (ReaderEvent){.kind = READER_FAILED, .failed = message->failed};
        return take_failed(reader);
    case MESSAGE_BEGIN:
    case MESSAGE_KEY:
    case MESSAGE_LIST:
    case MESSAGE_STAGE:
    case MESSAGE_CANCEL:
    case MESSAGE_KIND_COUNT:
        return false;
    }
    return false;
}

static bool hear(Reader *reader, int64_t now_us, ReaderEvent *ret_event) {
    unsigned char bytes[MESSAGE_BYTES];
    Message message;
    size_t size = 0;
    const Channel *channel = &reader->channel;
    switch (channel->take(channel->ctx, false, bytes, sizeof bytes, &size)) {
    case CHANNEL_NOTHING:
        return false;
    case CHANNEL_CLOSED:
        give_up(reader, "the program that reads sticks has ended; something on the stick made it stop");
        return false;
    case CHANNEL_MESSAGE:
        reader->heard_us = now_us;
        if (message_read(bytes, size, &message, NULL) && take_message(reader, &message, ret_event))
            return true;
        give_up(reader, "the program that reads sticks talks nonsense, and was ended");
        return false;
    }
    return false;
}

static bool is_asked(const Reader *reader) {
    return reader->state == STATE_STARTING || reader->state == STATE_LISTING ||
           reader->state == STATE_STAGING;
}

int64_t reader_due_us(const Reader *reader) {
    if (!is_asked(reader)) return reader->state == STATE_GONE ? 0 : INT64_MAX;
    int64_t silence_us = reader->heard_us + LIMIT_READER_SILENCE_S * INT64_C(1000000);
    int64_t request_us = reader->asked_us + LIMIT_READER_REQUEST_S * INT64_C(1000000);
    return silence_us < request_us ? silence_us : request_us;
}

bool reader_take(Reader *reader, int64_t now_us, ReaderEvent *ret_event) {
    if (reader->channel.take && hear(reader, now_us, ret_event)) return true;
    if (is_asked(reader) && now_us >= reader_due_us(reader))
        give_up(reader, "the program that reads sticks does not get on, and was ended");
    if (reader->state != STATE_GONE) return false;
    reader->state = STATE_ENDED;
    *ret_event = (ReaderEvent){.kind = READER_ENDED, .failed = reader->end};
    return true;
}

int reader_fd(const Reader *reader) {
    return reader->channel.take ? reader->channel.fd : -1;
}
