#include "input.h"

static size_t find_finger(const Input *input, int64_t finger) {
    size_t i = 0;
    while (i < input->down_count && input->down[i] != finger)
        i++;
    return i;
}

static UiEvent event_at(UiEventKind kind, int64_t finger, Point at, int64_t now_us) {
    return (UiEvent){.kind = kind, .finger = finger, .x = at.x, .y = at.y, .time_us = now_us};
}

static UiEvent remove_finger(Input *input, size_t i, UiEventKind kind, int64_t now_us) {
    UiEvent event = event_at(kind, input->down[i], input->at[i], now_us);
    input->down_count--;
    input->down[i] = input->down[input->down_count];
    input->at[i] = input->at[input->down_count];
    return event;
}

// A finger that comes down twice lost its up in between. Fingers beside the panel and too many are palms.
static size_t finger_down(Input *input, int64_t finger, Point at, int64_t now_us, UiEvent *events) {
    size_t count = 0, i = find_finger(input, finger);
    if (i < input->down_count) events[count++] = remove_finger(input, i, UI_FINGER_LOST, now_us);
    if (!rect_contains((Rect){0, 0, input->width, input->height}, at)) return count;
    if (input->down_count == LIMIT_FINGERS) return count;
    input->down[input->down_count] = finger;
    input->at[input->down_count++] = at;
    events[count++] = event_at(UI_FINGER_DOWN, finger, at, now_us);
    return count;
}

static int clamp(int value, int size) {
    return value < 0 || size < 1 ? 0 : value >= size ? size - 1 : value;
}

// Once down it stays that finger, also where its driver lets it slip over the edge.
static size_t finger_goes_on(Input *input, UiEventKind kind, int64_t finger, Point at, int64_t now_us,
                             UiEvent *events) {
    size_t i = find_finger(input, finger);
    if (i == input->down_count) return 0;
    at = (Point){clamp(at.x, input->width), clamp(at.y, input->height)};
    if (kind == UI_FINGER_MOVE && at.x == input->at[i].x && at.y == input->at[i].y) return 0;
    input->at[i] = at;
    events[0] =
        kind == UI_FINGER_UP ? remove_finger(input, i, kind, now_us) : event_at(kind, finger, at, now_us);
    return 1;
}

// From 0..1 of the panel; drivers send more and less after rotation, and a NaN is nowhere.
static int to_px(float part, int size) {
    float px = part * (float)size;
    if (!(px > -100000.0f && px < 100000.0f)) return -1;
    // The far edge itself still belongs to the last pixel.
    return part == 1.0f ? size - 1 : px < 0 ? -1 : (int)px;
}

// One screen's fingers differ in their ids, two screens' in their devices'; the mouse is 0.
static int64_t finger_id(const SDL_TouchFingerEvent *touch) {
    uint64_t device = (uint64_t)touch->touchId & 0xFFFF, finger = (uint64_t)touch->fingerId & 0xFFFFFFFF;
    return (int64_t)(device << 33 | (finger + 1));
}

// A place on the panel, also one beside it, as a place on the picture.
static Point on_picture(const Input *input, int x, int y) {
    return turn_back((Point){x, y}, input->turn, input->width, input->height);
}

static Point touched(const Input *input, const SDL_TouchFingerEvent *touch) {
    bool swaps = turn_swaps(input->turn);
    return on_picture(input, to_px(touch->x, swaps ? input->height : input->width),
                      to_px(touch->y, swaps ? input->width : input->height));
}

static size_t translate_touch(Input *input, const SDL_TouchFingerEvent *touch, int64_t now_us,
                              UiEvent *events) {
    Point at = touched(input, touch);
    int64_t finger = finger_id(touch);
    if (touch->type == SDL_FINGERDOWN) return finger_down(input, finger, at, now_us, events);
    UiEventKind kind = touch->type == SDL_FINGERUP ? UI_FINGER_UP : UI_FINGER_MOVE;
    return finger_goes_on(input, kind, finger, at, now_us, events);
}

static size_t translate_button(Input *input, const SDL_MouseButtonEvent *button, int64_t now_us,
                               UiEvent *events) {
    if (button->which == SDL_TOUCH_MOUSEID || button->button != SDL_BUTTON_LEFT) return 0;
    Point at = on_picture(input, button->x, button->y);
    if (button->type == SDL_MOUSEBUTTONDOWN) return finger_down(input, 0, at, now_us, events);
    return finger_goes_on(input, UI_FINGER_UP, 0, at, now_us, events);
}

void input_set_size(Input *input, int window_width, int window_height) {
    bool swaps = turn_swaps(input->turn);
    input->width = swaps ? window_height : window_width;
    input->height = swaps ? window_width : window_height;
}

static size_t translate_size(Input *input, int width, int height, int64_t now_us, UiEvent *events) {
    int old_width = input->width, old_height = input->height;
    input_set_size(input, width, height);
    if (input->width == old_width && input->height == old_height) return 0;
    events[0] = (UiEvent){.kind = UI_RESIZED, .x = input->width, .y = input->height, .time_us = now_us};
    return 1;
}

static size_t translate_window(Input *input, const SDL_WindowEvent *window, int64_t now_us, UiEvent *events) {
    switch (window->event) {
    case SDL_WINDOWEVENT_EXPOSED:
        events[0] = (UiEvent){.kind = UI_EXPOSED, .time_us = now_us};
        return 1;
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        return translate_size(input, window->data1, window->data2, now_us, events);
    case SDL_WINDOWEVENT_HIDDEN:
    case SDL_WINDOWEVENT_MINIMIZED:
        return input_lose_fingers(input, now_us, events);
    default:
        return 0;
    }
}

static size_t translate_quit(const Input *input, int64_t now_us, UiEvent *events) {
    if (!input->development) return 0; // a visitor's keyboard or a window manager must not end the kiosk
    events[0] = (UiEvent){.kind = UI_QUIT, .time_us = now_us};
    return 1;
}

size_t input_translate(Input *input, const SDL_Event *event, int64_t now_us, UiEvent *events) {
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        return translate_touch(input, &event->tfinger, now_us, events);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return translate_button(input, &event->button, now_us, events);
    case SDL_MOUSEMOTION:
        if (event->motion.which == SDL_TOUCH_MOUSEID) return 0;
        return finger_goes_on(input, UI_FINGER_MOVE, 0, on_picture(input, event->motion.x, event->motion.y),
                              now_us, events);
    case SDL_WINDOWEVENT:
        return translate_window(input, &event->window, now_us, events);
    case SDL_KEYDOWN:
        if (event->key.keysym.sym != SDLK_ESCAPE && event->key.keysym.sym != SDLK_q) return 0;
        return translate_quit(input, now_us, events);
    case SDL_QUIT:
        return translate_quit(input, now_us, events);
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        events[0] = (UiEvent){.kind = UI_EXPOSED, .time_us = now_us};
        return 1;
    default:
        return 0;
    }
}

size_t input_lose_fingers(Input *input, int64_t now_us, UiEvent *events) {
    size_t count = 0;
    while (input->down_count)
        events[count++] = remove_finger(input, input->down_count - 1, UI_FINGER_LOST, now_us);
    return count;
}
