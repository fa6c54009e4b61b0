// Messages to and from another process, each whole or not at all. From os/channel.h; tests give their own.
#pragma once
#include <stddef.h>
#include "err.h"

typedef enum ChannelGot {
    CHANNEL_NOTHING, // not yet
    CHANNEL_MESSAGE,
    CHANNEL_CLOSED // the other side has ended
} ChannelGot;

enum {
    CHANNEL_FDS = 2 // descriptors that travel with a message at most
};

typedef struct Channel {
    void *ctx;
    int fd; // readable when there is something to take; -1 where there is none
    // wait: until the other side has room, else ERR_BUSY where it has none. The descriptors stay the
    // caller's.
    bool (*send)(void *ctx, bool wait, const void *data, size_t size, const int *fds, size_t fd_count,
                 Err *err);
    // The next message. *ret_size is its own size, even where buffer holds less of it. Descriptors with it
    // are dropped.
    ChannelGot (*take)(void *ctx, bool wait, void *buffer, size_t size, size_t *ret_size);
    void (*close)(void *ctx); // and ends who is on the other side, where this side started it
} Channel;

// Closes what is open and forgets it; may be called twice.
static inline void channel_close(Channel *channel) {
    if (channel->close) channel->close(channel->ctx);
    *channel = (Channel){.fd = -1};
}
