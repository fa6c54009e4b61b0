#include "reader/serve.h"

#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "reader/key_file.h"
#include "reader/listing.h"
#include "store/incoming.h"
#include "store/pictures.h"

typedef struct Serve {
    const ServeTask *task;
    PublicKey keys[LIMIT_TRUSTED_KEYS];
    size_t key_count;
    Listing listing;
    MessageStaged counts; // of the bundle that is staged
    int progress_steps;   // of PROGRESS_STEPS, already told
    bool over;            // the kiosk has gone, or talks nonsense
} Serve;

enum {
    PROGRESS_STEPS = 1000 // what a bar on a screen can show
};

_Static_assert(sizeof(PublicKey) == MESSAGE_KEY_BYTES, "a key travels as it is");

bool serve_read_begin(const unsigned char *bytes, size_t size, MessageBegin *ret_begin, Err *err) {
    Message message;
    if (!message_read(bytes, size, &message, err)) return false;
    if (message.kind != MESSAGE_BEGIN || message.begin.version != PROTOCOL_VERSION)
        return err_set(err, ERR_READER, "the kiosk is of another version");
    *ret_begin = message.begin;
    return true;
}

static bool say(Serve *serve, const Message *message) {
    unsigned char bytes[MESSAGE_BYTES];
    const Channel *channel = serve->task->channel;
    size_t size = message_write(message, bytes);
    if (!channel->send(channel->ctx, true, bytes, size, NULL, 0, NULL)) serve->over = true;
    return !serve->over;
}

static bool say_failed(Serve *serve, const Err *err) {
    Message message = {.kind = MESSAGE_FAILED, .failed = {.code = err->code, .sys = err->sys}};
    message_text(message.failed.sentence, sizeof message.failed.sentence, err->message);
    return say(serve, &message);
}

static ChannelGot hear(Serve *serve, bool wait, Message *ret_message) {
    unsigned char bytes[MESSAGE_BYTES];
    const Channel *channel = serve->task->channel;
    size_t size = 0;
    ChannelGot got = channel->take(channel->ctx, wait, bytes, sizeof bytes, &size);
    if (got == CHANNEL_MESSAGE && !message_read(bytes, size, ret_message, NULL)) got = CHANNEL_CLOSED;
    if (got == CHANNEL_CLOSED) serve->over = true;
    return got;
}

static void say_list(Serve *serve) {
    const ServeTask *task = serve->task;
    Err err = {0};
    if (!listing_fill(&serve->listing, task->stick, serve->keys, serve->key_count, &err)) {
        say_failed(serve, &err);
        return;
    }
    Message key = {.kind = MESSAGE_KEY_FOUND};
    if (key_file_find(task->stick, &key.key_found) && !say(serve, &key)) return;
    for (size_t i = 0; i < serve->listing.count; i++) {
        Message message = {.kind = MESSAGE_FOUND, .found = serve->listing.items[i].found};
        message.found.index = (int64_t)i;
        if (!say(serve, &message)) return;
    }
    Message listed = {.kind = MESSAGE_LISTED,
                      .listed = {(int64_t)serve->listing.count, (int64_t)serve->listing.left_out}};
    say(serve, &listed);
}

// Between two pieces: tells how far it is, and hears whether to go on.
static bool go_on(void *ctx, int64_t done, int64_t bytes) {
    Serve *serve = ctx;
    Message message;
    int steps = bytes ? (int)(done * PROGRESS_STEPS / bytes) : PROGRESS_STEPS;
    if (steps != serve->progress_steps) {
        serve->progress_steps = steps;
        message = (Message){.kind = MESSAGE_PROGRESS, .progress = {done, bytes}};
        if (!say(serve, &message)) return false;
    }
    return hear(serve, false, &message) == CHANNEL_NOTHING;
}

static void look_at(void *ctx, const char *folder, const Bundle *bundle, Findings *findings) {
    Serve *serve = ctx;
    MessageStaged *counts = &serve->counts;
    counts->sessions = (int64_t)bundle->session_count;
    counts->members = (int64_t)bundle->member_count;
    counts->meetings = (int64_t)bundle->meeting_count;
    counts->documents = (int64_t)bundle->document_count;
    counts->languages = (int64_t)bundle->languages.count;
    if (serve->task->check) serve->task->check(serve->task->ctx, folder, bundle, findings);
}

static bool say_findings(Serve *serve, Findings *findings) {
    findings_sort(findings);
    for (size_t i = 0; i < findings->count; i++) {
        const Finding *finding = &findings->items[i];
        Message message = {.kind = MESSAGE_FINDING,
                           .finding = {finding->severity, finding->line, finding->column, "", "", ""}};
        message_text(message.finding.file, sizeof message.finding.file, finding->file);
        message_text(message.finding.pointer, sizeof message.finding.pointer, finding->pointer);
        message_text(message.finding.text, sizeof message.finding.text, finding->message);
        if (!say(serve, &message)) return false;
    }
    return true;
}

static void say_staged(Serve *serve, const Package *package, const Staged *staged, const Findings *findings) {
    Message message = {.kind = MESSAGE_STAGED, .staged = serve->counts};
    MessageStaged *out = &message.staged;
    out->slot = staged->slot;
    out->trust = package->trust;
    out->bundle_version = staged->entry.version;
    out->bytes = source_bytes(package->source);
    out->files = (int64_t)source_count(package->source);
    out->errors = (int64_t)findings->errors;
    out->warnings = (int64_t)findings->warnings;
    message_text(out->id, sizeof out->id, staged->entry.id);
    message_text(out->title, sizeof out->title, staged->entry.title);
    message_text(out->key_id, sizeof out->key_id, package->key_id);
    message_text(out->comment, sizeof out->comment, package->comment);
    say(serve, &message);
}

// The folder is a store of the reader's own: what was staged before is taken away by it.
static bool stage_into(Serve *serve, Store *store, Package *package, Findings *findings, Staged *ret_staged,
                       Err *err) {
    PicturesCtx pictures = {serve->task->panel_px};
    PictureProof proof = pictures_proof(&pictures);
    StageTask task = {
        .package = package, .pictures = &proof, .check = look_at, .progress = go_on, .ctx = serve};
    serve->counts = (MessageStaged){0};
    serve->progress_steps = -1;
    return store_lock(store, err) && store_stage(store, &task, findings, ret_staged, err) &&
           incoming_keep_signature(serve->task->fs, serve->task->staging, package, err);
}

static void stage_package(Serve *serve, Package *package) {
    Store *store = NULL;
    Findings findings;
    Staged staged;
    Err err = {0};
    findings_init(&findings);
    bool done = store_open(serve->task->fs, serve->task->staging, &store, &err) &&
                stage_into(serve, store, package, &findings, &staged, &err);
    store_close(store);
    if (serve->over)
        done = false;
    else if (!say_findings(serve, &findings))
        done = false;
    else if (done)
        say_staged(serve, package, &staged, &findings);
    else
        say_failed(serve, &err);
    findings_finish(&findings);
}

static void say_stage(Serve *serve, int64_t index) {
    Source *source = NULL;
    Package package = {0};
    Err err = {0};
    if (index >= (int64_t)serve->listing.count) {
        err_set(&err, ERR_NOT_FOUND, "there is no such content on the stick");
        say_failed(serve, &err);
        return;
    }
    const StickPlace *place = &serve->listing.items[index].place;
    if (stick_open(serve->task->stick, place, &source, &err) &&
        package_open(source, serve->keys, serve->key_count, &package, &err))
        stage_package(serve, &package);
    else
        say_failed(serve, &err);
    package_close(&package);
}

static void obey(Serve *serve, const Message *message) {
    switch (message->kind) {
    case MESSAGE_KEY:
        if (serve->key_count < LIMIT_TRUSTED_KEYS)
            memcpy(&serve->keys[serve->key_count++], message->key.bytes, MESSAGE_KEY_BYTES);
        return;
    case MESSAGE_LIST:
        say_list(serve);
        return;
    case MESSAGE_STAGE:
        say_stage(serve, message->stage.index);
        return;
    case MESSAGE_CANCEL: // of what had ended before it came
        return;
    case MESSAGE_BEGIN:
    case MESSAGE_READY:
    case MESSAGE_FOUND:
    case MESSAGE_LISTED:
    case MESSAGE_PROGRESS:
    case MESSAGE_FINDING:
    case MESSAGE_STAGED:
    case MESSAGE_FAILED:
    case MESSAGE_KEY_FOUND:
    case MESSAGE_KIND_COUNT:
        serve->over = true;
    }
}

bool serve(const ServeTask *task, bool landlock, Err *err) {
    AUTO_FREE Serve *own = calloc(1, sizeof *own);
    Message message = {.kind = MESSAGE_READY, .ready = {PROTOCOL_VERSION, landlock}};
    ChannelGot got = CHANNEL_NOTHING;
    if (!own) return err_set(err, ERR_NO_MEMORY, "no memory to read a stick");
    own->task = task;
    say(own, &message);
    while (!own->over && (got = hear(own, true, &message)) != CHANNEL_CLOSED)
        if (got == CHANNEL_MESSAGE) obey(own, &message);
    return true;
}
