// Where a thread that watches sticks leaves its list for the one that shows. For os/usb and os/usb_folder.
#pragma once
#include <pthread.h>
#include "base/usb.h"

typedef struct UsbBoard {
    pthread_mutex_t mutex; // of all of it
    UsbStick sticks[USB_STICKS];
    size_t count;
    void (*wake)(void *ctx);
    void *wake_ctx;
    void *owner;
    void (*close)(void *owner);
} UsbBoard;

// The board must not be moved while it is used.
void usb_board_init(UsbBoard *board, void *owner, void (*close)(void *owner));
void usb_board_finish(UsbBoard *board);
// Takes a list, and wakes who waits where it is another one, byte by byte.
void usb_board_put(UsbBoard *board, const UsbStick *sticks, size_t count);
Usb usb_board_usb(UsbBoard *board);
