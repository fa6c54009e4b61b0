// What the monkey did last, and how to see it do so again. It is printed when something goes wrong, by a
// sanitizer's last call, a signal or the clock that notices a hang.
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum {
    TRAIL_EVENTS = 50,
    TRAIL_LINE_SIZE = 160
};

typedef struct Trail {
    const char *again; // the command, but for the life's number
    long life;
    long events, events_before; // of this life, and of those before it
    char lines[TRAIL_EVENTS][TRAIL_LINE_SIZE];
} Trail;

// From now on the trail is printed when the program dies; it must live as long. One at a time.
void trail_watch(Trail *trail);
void trail_begin_life(Trail *trail, long life);
// One more event, in words. A kiosk that takes more than a minute of real time over one is hung.
void trail_note(Trail *trail, const char *format, ...) __attribute__((format(printf, 2, 3)));
void trail_print(const Trail *trail);
