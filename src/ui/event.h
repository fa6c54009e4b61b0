// What a person does to the panel, in px and with a time: the only input the program knows.
#pragma once
#include <stdint.h>

typedef enum UiEventKind {
    UI_FINGER_DOWN,
    UI_FINGER_MOVE,
    UI_FINGER_UP,
    UI_FINGER_LOST, // the system took the finger back (cancelled, device gone): no tap comes of it
    UI_RESIZED,     // the panel is now x by y px
    UI_EXPOSED,     // the window's pixels were lost; present them again
    UI_WOKEN,       // a worker has something ready
    UI_QUIT,        // SIGTERM, or the window's close button in development
} UiEventKind;

typedef struct UiEvent {
    UiEventKind kind;
    int64_t finger;  // identifies one finger from down to up; the mouse is finger 0
    int x, y;        // px of the panel
    int64_t time_us; // on Clock's monotonic scale
} UiEvent;
