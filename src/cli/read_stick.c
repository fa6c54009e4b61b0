#include "cli/read_stick.h"

#include <stdio.h>
#include <unistd.h>
#include "base/limits.h"
#include "base/log.h"
#include "cli/check.h"
#include "cli/options.h"
#include "os/channel.h"
#include "os/fs.h"
#include "os/input.h"
#include "os/sandbox.h"
#include "picture/picture.h"
#include "reader/serve.h"

// Where the two folders' descriptors are, so that all others can be closed.
enum {
    STICK_FD = HELPER_FD + 1,
    STAGING_FD,
};

// What a sanitizer keeps about memory is more than any limit.
#if defined(__SANITIZE_ADDRESS__)
#define MEMORY_BYTES 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MEMORY_BYTES 0
#endif
#endif
#ifndef MEMORY_BYTES
#define MEMORY_BYTES LIMIT_READER_MEMORY_BYTES
#endif

static void check(void *ctx, const char *folder, const Bundle *bundle, Findings *findings) {
    (void)ctx;
    check_bundle(folder, bundle, findings);
}

// Waits for the first message: what to read, and where to write.
static bool begin(MessageBegin *ret_begin, Err *err) {
    unsigned char bytes[MESSAGE_BYTES];
    size_t size = 0;
    int fds[CHANNEL_FDS];
    return os_channel_receive_fds(HELPER_FD, bytes, sizeof bytes, &size, fds, err) &&
           sandbox_keep(fds, CHANNEL_FDS, STICK_FD, err) && serve_read_begin(bytes, size, ret_begin, err);
}

static bool confine(bool *ret_landlock, Err *err) {
    static const SandboxTask task = {.readable = STICK_FD,
                                     .writable = STAGING_FD,
                                     .memory_bytes = MEMORY_BYTES,
                                     .file_bytes = LIMIT_PACKAGE_FILE_BYTES,
                                     .seconds = LIMIT_READER_CPU_S,
                                     .descriptors = LIMIT_READER_DESCRIPTORS};
    SandboxKind kind = SANDBOX_WHOLE;
    picture_prepare();
    if (!sandbox_enter(&task, &kind, err)) return false;
    *ret_landlock = kind == SANDBOX_WHOLE;
    return true;
}

static bool read_stick(Err *err) {
    MessageBegin first = {0};
    Channel channel = {.fd = -1};
    InputFolder stick = {0};
    bool landlock = false;
    if (!begin(&first, err) || !confine(&landlock, err) || !os_channel_from_fd(HELPER_FD, &channel, err) ||
        !os_input_folder_from_fd(STICK_FD, &stick, err))
        return false;
    ServeTask task = {.channel = &channel,
                      .stick = &stick,
                      .fs = os_fs(),
                      .staging = ".",
                      .panel_px = (int)first.panel_px,
                      .check = check};
    return serve(&task, landlock, err);
}

int cli_read_stick(int argc, char **argv) {
    Err err = {0};
    (void)argv;
    if (argc > 1) {
        fputs("balai: read-stick: the kiosk alone starts it\n", stderr);
        return EXIT_WRONG_USAGE;
    }
    bool done = read_stick(&err);
    if (!done) log_line(LOG_ERROR, "reading a stick: %s", err.message);
    // What others have registered for an exit may want what is no longer allowed.
    _exit(done ? EXIT_DONE : EXIT_FAILED);
}
