// The process that reads a stick, without its rights, which are taken away before: it answers the kiosk's
// requests until the kiosk closes the channel.
#pragma once
#include "base/channel.h"
#include "base/input.h"
#include "model/bundle.h"
#include "model/finding.h"
#include "reader/protocol.h"

typedef struct ServeTask {
    const Channel *channel;
    const InputFolder *stick;
    const Fs *fs;
    const char *staging; // a folder of fs that is the reader's alone
    int panel_px;
    // Further findings about what was staged, in its folder. NULL: none.
    void (*check)(void *ctx, const char *folder, const Bundle *bundle, Findings *findings);
    void *ctx; // of check
} ServeTask;

// The first message, MESSAGE_BEGIN. ERR_READER where it is another one, or of another version.
bool serve_read_begin(const unsigned char *bytes, size_t size, MessageBegin *ret_begin, Err *err) MUST_USE;

// Says whether the process is confined, and serves until the kiosk closes the channel or says what makes no
// sense. False where there is no memory.
bool serve(const ServeTask *task, bool landlock, Err *err) MUST_USE;
