#include "usb_board.h"

#include <string.h>

void usb_board_init(UsbBoard *board, void *owner, void (*close)(void *owner)) {
    *board = (UsbBoard){.owner = owner, .close = close};
    pthread_mutex_init(&board->mutex, NULL);
}

void usb_board_finish(UsbBoard *board) {
    pthread_mutex_destroy(&board->mutex);
}

void usb_board_put(UsbBoard *board, const UsbStick *sticks, size_t count) {
    pthread_mutex_lock(&board->mutex);
    if (count != board->count || memcmp(sticks, board->sticks, count * sizeof *sticks) != 0) {
        memcpy(board->sticks, sticks, count * sizeof *sticks);
        board->count = count;
        if (board->wake) board->wake(board->wake_ctx);
    }
    pthread_mutex_unlock(&board->mutex);
}

static size_t list(void *ctx, UsbStick sticks[USB_STICKS]) {
    UsbBoard *board = ctx;
    pthread_mutex_lock(&board->mutex);
    size_t count = board->count;
    memcpy(sticks, board->sticks, count * sizeof *sticks);
    pthread_mutex_unlock(&board->mutex);
    return count;
}

static void set_wake(void *ctx, void (*wake)(void *wake_ctx), void *wake_ctx) {
    UsbBoard *board = ctx;
    pthread_mutex_lock(&board->mutex);
    board->wake = wake;
    board->wake_ctx = wake_ctx;
    pthread_mutex_unlock(&board->mutex);
}

static void close_owner(void *ctx) {
    const UsbBoard *board = ctx;
    board->close(board->owner);
}

Usb usb_board_usb(UsbBoard *board) {
    return (Usb){board, list, set_wake, close_owner};
}
