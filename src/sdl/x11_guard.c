#ifndef _GNU_SOURCE
#define _GNU_SOURCE // RTLD_NEXT
#endif
#include "x11_guard.h"

#include <X11/Xlib.h>
#include <dlfcn.h>
#include <poll.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

// SDL opens two connections and shows us one, so the only place to reach both is where they are opened: this
// XOpenDisplay is found before libX11's, which it calls. The handlers are libX11's way of saying "do not
// exit" (1.7 and later; before, the process ends as it always did). Xlib knows its handlers by function
// alone, hence the one flag of the whole program.
static atomic_bool lost;

// Seen by libSDL2 in libX11's place.
#define OVER_LIBX11 __attribute__((visibility("default")))

void x11_guard_reset(void) {
    atomic_store(&lost, false);
}

bool x11_guard_lost(void) {
    return atomic_load(&lost);
}

// Replaces Xlib's message on standard error: whoever sees the loss tells it in the log's form.
static int on_io_error(Display *display) {
    (void)display;
    atomic_store(&lost, true);
    return 0;
}

static void stay(Display *display, void *data) {
    (void)display, (void)data;
}

// ISO C has no cast from void * to a function; POSIX's dlsym wants one.
static void find_function(void *handle, const char *name, void *ret_function) {
    void *symbol = dlsym(handle, name);
    memcpy(ret_function, &symbol, sizeof symbol);
}

OVER_LIBX11 Display *XOpenDisplay(_Xconst char *name) {
    Display *(*real_open)(_Xconst char *) = NULL;
    XIOErrorHandler (*set_error)(XIOErrorHandler) = NULL;
    void (*set_exit)(Display *, XIOErrorExitHandler, void *) = NULL;
    find_function(RTLD_NEXT, "XOpenDisplay", &real_open);
    find_function(RTLD_DEFAULT, "XSetIOErrorHandler", &set_error);
    find_function(RTLD_DEFAULT, "XSetIOErrorExitHandler", &set_exit);
    Display *display = real_open ? real_open(name) : NULL;
    if (!display || !set_error || !set_exit) return display;
    set_error(on_io_error);
    set_exit(display, stay, NULL);
    return display;
}

// A window manager that has not shown a window after so many seconds of silence will not.
#define PATIENCE_S 5

// SDL waits with it for "is mapped" and "is unmapped". libX11's goes round for ever when the connection is
// broken.
OVER_LIBX11 int XIfEvent(Display *display, XEvent *ret_event, Bool (*wanted)(Display *, XEvent *, XPointer),
                         XPointer arg) {
    Bool (*check)(Display *, XEvent *, Bool(*)(Display *, XEvent *, XPointer), XPointer) = NULL;
    find_function(RTLD_DEFAULT, "XCheckIfEvent", &check);
    int silent_s = 0;
    while (check && silent_s < PATIENCE_S) {
        if (check(display, ret_event, wanted, arg)) return 0;
        if (x11_guard_lost()) break;
        struct pollfd connection = {ConnectionNumber(display), POLLIN, 0};
        if (poll(&connection, 1, 1000) == 0) silent_s++;
    }
    memset(ret_event, 0, sizeof *ret_event); // no event has type 0
    return 0;
}

// SDL opens an input method and with it the table of all compose keys, 6 ms of the start; nothing is typed
// here on a keyboard, and SDL goes on without one.
OVER_LIBX11 XIM XOpenIM(Display *display, struct _XrmHashBucketRec *database, char *name, char *class) {
    (void)display, (void)database, (void)name, (void)class;
    return NULL;
}
