#include "cli/write_receipt.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/log.h"
#include "cli/options.h"
#include "os/channel.h"
#include "os/sandbox.h"
#include "os/stick_files.h"
#include "receipt/request.h"

static const char mounts[] = "/run/balai/usb/", fleet_folder[] = "balai-fleet", ending[] = ".txt";

enum {
    STICK_FD = HELPER_FD + 1, // and once more: a channel's message has two descriptors
    FLEET_MOST = 1000,        // kiosks
    FILE_BYTES = 1 << 20,
    SECONDS = 10, // of computing
    DESCRIPTORS = 32
};

typedef struct Files {
    int text, json, line, fleet; // -1: not there
} Files;

typedef struct Fleet {
    const char *own;
    int with, of;
} Fleet;

static void count_kiosk(void *ctx, const char *name, const char *text) {
    Fleet *fleet = ctx;
    (void)name;
    if (!strchr(text, '\t')) return; // somebody's own notes
    fleet->of++;
    if (receipt_line_agrees(text, fleet->own)) fleet->with++;
}

static bool create(int folder, const char *stem, const char *end, int *ret_fd, Err *err) {
    char name[RECEIPT_NAME_SIZE + 8];
    snprintf(name, sizeof name, "%s%s", stem, end);
    return os_stick_file_create(folder, name, ret_fd, err);
}

// Everything that will ever be written is opened here.
static bool open_files(int folder, const ReceiptRequest *request, Files *files, Err *err) {
    *files = (Files){-1, -1, -1, -1};
    if (!create(folder, request->name, ending, &files->text, err) ||
        !create(folder, request->name, ".json", &files->json, err))
        return false;
    return !os_stick_folder(folder, fleet_folder, &files->fleet) ||
           create(files->fleet, request->kiosk, ending, &files->line, err);
}

static bool confine(const Files *files, Err *err) {
    SandboxTask task = {.readable = files->fleet >= 0 ? files->fleet : STICK_FD,
                        .writable = -1,
                        .file_bytes = FILE_BYTES,
                        .seconds = SECONDS,
                        .descriptors = DESCRIPTORS};
    SandboxKind kind;
    return sandbox_enter(&task, &kind, err);
}

static bool write_files(int folder, const ReceiptRequest *request, ReceiptAnswer *answer, Err *err) {
    Files files;
    if (!open_files(folder, request, &files, err) || !confine(&files, err) ||
        !os_stick_file_write(files.text, request->text, err) ||
        !os_stick_file_write(files.json, request->json, err) ||
        (files.line >= 0 && !os_stick_file_write(files.line, request->line, err)))
        return false;
    os_stick_sync(folder);
    Fleet fleet = {.own = request->line};
    if (files.fleet >= 0) os_stick_files_read(files.fleet, ending, FLEET_MOST, count_kiosk, &fleet);
    answer->fleet_with = fleet.with;
    answer->fleet_of = fleet.of;
    return true;
}

static ReceiptCode code_of(const Err *err) {
    return err->sys == EROFS || err->sys == EACCES || err->sys == EPERM ? RECEIPT_CODE_PROTECTED
                                                                        : RECEIPT_CODE_FAILED;
}

static bool answer(const Channel *channel, ReceiptAnswer *out, bool done, const Err *problem, Err *err) {
    if (!done) {
        *out = (ReceiptAnswer){.code = (int32_t)code_of(problem)};
        snprintf(out->sentence, sizeof out->sentence, "%.250s", problem->message);
    }
    return channel->send(channel->ctx, true, out, sizeof *out, NULL, 0, err);
}

static bool write_and_answer(int folder, const ReceiptRequest *request, Err *err) {
    Channel channel = {.fd = -1};
    ReceiptAnswer out = {0};
    Err problem = {0};
    if (!os_channel_from_fd(HELPER_FD, &channel, err)) return false;
    bool done = write_files(folder, request, &out, &problem);
    return answer(&channel, &out, done, &problem, err);
}

// Under systemd the stick is mounted read-only. It is made writable for this service alone, by a parent that
// reads nothing of it, and read-only again when the child has ended, however it ended.
static bool write_mounted(const ReceiptRequest *request, Err *err) {
    char path[sizeof mounts + RECEIPT_MOUNT_SIZE];
    int folder = -1, status = 0;
    if (!*request->mount || request->mount[strspn(request->mount, "abcdefghijklmnopqrstuvwxyz0123456789")])
        return err_set(err, ERR_IO, "this is no stick's name");
    snprintf(path, sizeof path, "%s%s", mounts, request->mount);
    Err problem = {0};
    bool writable = os_stick_remount(path, true, &problem);
    pid_t child = fork();
    if (!child) {
        int fds[] = {-1, -1};
        bool opened = os_stick_folder(STICK_FD, path, &folder); // an absolute path: of this name space
        fds[0] = fds[1] = folder;
        if (writable && opened && sandbox_keep(fds, 1, STICK_FD, &problem))
            _exit(write_and_answer(STICK_FD, request, err) ? EXIT_DONE : EXIT_FAILED);
        if (writable) err_set(&problem, ERR_IO, "the stick cannot be opened");
        Channel channel = {.fd = -1};
        ReceiptAnswer out = {0};
        _exit(os_channel_from_fd(HELPER_FD, &channel, err) && answer(&channel, &out, false, &problem, err)
                  ? EXIT_DONE
                  : EXIT_FAILED);
    }
    bool waited = child > 0 && waitpid(child, &status, 0) == child;
    if (writable && !os_stick_remount(path, false, err)) return false;
    return waited || err_set_errno(err, errno, "the report's writer could not be started");
}

static bool receive(ReceiptRequest *request, Err *err) {
    size_t size = 0;
    int fds[CHANNEL_FDS];
    return os_channel_receive_fds(HELPER_FD, request, sizeof *request, &size, fds, err) &&
           sandbox_keep(fds, CHANNEL_FDS, STICK_FD, err) &&
           (receipt_request_is_sound(request, size) ||
            err_set(err, ERR_READER, "what the kiosk asks makes no sense"));
}

int cli_write_receipt(int argc, char **argv) {
    static ReceiptRequest request; // too large for a stack
    Err err = {0};
    bool remounts = argc == 2 && !strcmp(argv[1], "--remount");
    if (argc > 1 && !remounts) {
        fputs("balai: write-receipt: the kiosk alone starts it\n", stderr);
        return EXIT_WRONG_USAGE;
    }
    bool done = receive(&request, &err) &&
                (remounts ? write_mounted(&request, &err) : write_and_answer(STICK_FD, &request, &err));
    if (!done) log_line(LOG_ERROR, "writing a receipt: %s", err.message);
    _exit(done ? EXIT_DONE : EXIT_FAILED);
}
