// Channels over Unix sockets that keep messages whole (SOCK_SEQPACKET), and the processes behind them.
#pragma once
#include <sys/types.h>
#include "base/channel.h"

// Over a connected socket, which is the channel's from now on, also where it fails.
bool os_channel_from_fd(int fd, Channel *ret_channel, Err *err) MUST_USE;

// Waits for a message with exactly CHANNEL_FDS descriptors, which are the caller's then.
bool os_channel_receive_fds(int fd, void *buffer, size_t size, size_t *ret_size, int fds[CHANNEL_FDS],
                            Err *err) MUST_USE;

// A helper is this program again, with another command and nothing else: no environment, no descriptors but
// standard error and the channel, which it finds at HELPER_FD.
enum {
    HELPER_FD = 3 // where systemd puts the first descriptor, too
};

typedef struct Helper {
    pid_t last; // one that was still ending when it was last looked at, 0 none
} Helper;

// argv[0] the program's name, NULL at the end. Closing the channel kills it. helper outlives the channel.
bool helper_start(Helper *helper, char *const *argv, Channel *ret_channel, Err *err) MUST_USE;

// Waits until a channel's fd can be read, ms at most.
void os_channel_wait(int fd, int ms);

// To a service that waits at a socket in the file system.
bool os_channel_connect(const char *path, Channel *ret_channel, Err *err) MUST_USE;
