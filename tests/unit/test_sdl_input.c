#include <math.h>
#include "sdl/input.h"
#include "support/test.h"

static UiEvent events[INPUT_MOST];

static Input panel(void) {
    return (Input){.width = 1000, .height = 500};
}

static size_t touch(Input *input, Uint32 type, SDL_FingerID finger, float x, float y) {
    SDL_Event event = {.tfinger = {.type = type, .touchId = 3, .fingerId = finger, .x = x, .y = y}};
    return input_translate(input, &event, 42, events);
}

static size_t button(Input *input, Uint32 type, Uint8 which_button, int x, int y) {
    SDL_Event event = {.button = {.type = type, .button = which_button, .x = x, .y = y}};
    return input_translate(input, &event, 42, events);
}

static size_t window_event(Input *input, Uint8 kind, int data1, int data2) {
    SDL_Event event = {.window = {.type = SDL_WINDOWEVENT, .event = kind, .data1 = data1, .data2 = data2}};
    return input_translate(input, &event, 42, events);
}

static void touches_come_in_px_with_a_time(void) {
    Input input = panel();
    REQUIRE(touch(&input, SDL_FINGERDOWN, 0, 0.5f, 0.25f) == 1);
    CHECK_INT(events[0].kind, UI_FINGER_DOWN);
    CHECK_INT(events[0].x, 500);
    CHECK_INT(events[0].y, 125);
    CHECK_INT(events[0].time_us, 42);
    int64_t finger = events[0].finger;
    CHECK(finger != 0); // the mouse is 0
    REQUIRE(touch(&input, SDL_FINGERMOTION, 0, 0.6f, 0.25f) == 1);
    CHECK_INT(events[0].kind, UI_FINGER_MOVE);
    CHECK(events[0].finger == finger);
    REQUIRE(touch(&input, SDL_FINGERUP, 0, 0.6f, 0.25f) == 1);
    CHECK_INT(events[0].kind, UI_FINGER_UP);
    CHECK_INT(input.down_count, 0);
}

static void the_far_edge_is_the_last_pixel(void) {
    Input input = panel();
    REQUIRE(touch(&input, SDL_FINGERDOWN, 0, 1.0f, 1.0f) == 1);
    CHECK_INT(events[0].x, 999);
    CHECK_INT(events[0].y, 499);
}

static void touches_beside_the_panel_do_nothing(void) {
    Input input = panel();
    const float outside[][2] = {{-0.01f, 0.5f}, {0.5f, 1.01f},    {1.5f, 0.5f},
                                {NAN, 0.5f},    {0.5f, INFINITY}, {1e30f, 0}};
    for (int i = 0; i < 6; i++) {
        CHECK_INT(touch(&input, SDL_FINGERDOWN, i, outside[i][0], outside[i][1]), 0);
        CHECK_INT(touch(&input, SDL_FINGERMOTION, i, 0.5f, 0.5f), 0);
        CHECK_INT(touch(&input, SDL_FINGERUP, i, 0.5f, 0.5f), 0);
    }
}

static void a_finger_that_slips_over_the_edge_stays_on_it(void) {
    Input input = panel();
    touch(&input, SDL_FINGERDOWN, 0, 0.9f, 0.5f);
    REQUIRE(touch(&input, SDL_FINGERMOTION, 0, 1.2f, -0.3f) == 1);
    CHECK_INT(events[0].x, 999);
    CHECK_INT(events[0].y, 0);
    CHECK_INT(touch(&input, SDL_FINGERMOTION, 0, 1.3f, -0.3f), 0); // it did not move
}

static void a_lost_finger_up_is_made_good(void) {
    Input input = panel();
    touch(&input, SDL_FINGERDOWN, 7, 0.1f, 0.1f);
    REQUIRE(touch(&input, SDL_FINGERDOWN, 7, 0.2f, 0.2f) == 2);
    CHECK_INT(events[0].kind, UI_FINGER_LOST);
    CHECK_INT(events[1].kind, UI_FINGER_DOWN);
    CHECK_INT(input.down_count, 1);
    CHECK_INT(touch(&input, SDL_FINGERUP, 8, 0.2f, 0.2f), 0); // never came down
}

static void more_fingers_than_ten_are_palms(void) {
    Input input = panel();
    for (int i = 0; i < LIMIT_FINGERS; i++)
        CHECK_INT(touch(&input, SDL_FINGERDOWN, i, 0.5f, 0.5f), 1);
    CHECK_INT(touch(&input, SDL_FINGERDOWN, 99, 0.5f, 0.5f), 0);
    CHECK_INT(touch(&input, SDL_FINGERUP, 99, 0.5f, 0.5f), 0);
    REQUIRE(input_lose_fingers(&input, 42, events) == LIMIT_FINGERS);
    for (int i = 0; i < LIMIT_FINGERS; i++)
        CHECK_INT(events[i].kind, UI_FINGER_LOST);
    CHECK_INT(input_lose_fingers(&input, 42, events), 0);
}

static void the_left_mouse_button_is_finger_0(void) {
    Input input = panel();
    SDL_Event hover = {.motion = {.type = SDL_MOUSEMOTION, .x = 5, .y = 5}};
    CHECK_INT(input_translate(&input, &hover, 42, events), 0);
    CHECK_INT(button(&input, SDL_MOUSEBUTTONDOWN, SDL_BUTTON_RIGHT, 10, 20), 0);
    REQUIRE(button(&input, SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 10, 20) == 1);
    CHECK_INT(events[0].finger, 0);
    CHECK_INT(events[0].x, 10);
    REQUIRE(input_translate(&input, &hover, 42, events) == 1);
    CHECK_INT(events[0].kind, UI_FINGER_MOVE);
    REQUIRE(button(&input, SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 2000, -5) == 1);
    CHECK_INT(events[0].x, 999);
    CHECK_INT(events[0].y, 0);
}

static void a_mouse_made_of_touches_is_not_counted_twice(void) {
    Input input = panel();
    SDL_Event event = {
        .button = {.type = SDL_MOUSEBUTTONDOWN, .which = SDL_TOUCH_MOUSEID, .button = SDL_BUTTON_LEFT}};
    CHECK_INT(input_translate(&input, &event, 42, events), 0);
}

static void the_panel_follows_the_window(void) {
    Input input = panel();
    CHECK_INT(window_event(&input, SDL_WINDOWEVENT_SIZE_CHANGED, 1000, 500), 0);
    REQUIRE(window_event(&input, SDL_WINDOWEVENT_SIZE_CHANGED, 400, 300) == 1);
    CHECK_INT(events[0].kind, UI_RESIZED);
    CHECK_INT(events[0].x, 400);
    CHECK_INT(events[0].y, 300);
    REQUIRE(touch(&input, SDL_FINGERDOWN, 0, 0.5f, 0.5f) == 1);
    CHECK_INT(events[0].x, 200);
    REQUIRE(window_event(&input, SDL_WINDOWEVENT_EXPOSED, 0, 0) == 1);
    CHECK_INT(events[0].kind, UI_EXPOSED);
    REQUIRE(window_event(&input, SDL_WINDOWEVENT_HIDDEN, 0, 0) == 1);
    CHECK_INT(events[0].kind, UI_FINGER_LOST);
}

// Where each finger of the picture comes down on a panel of 500 x 1000 or 1000 x 500 that it is turned on.
static void touches_turn_with_the_picture(void) {
    const Turn turns[] = {TURN_NONE, TURN_QUARTER, TURN_HALF, TURN_THREE_QUARTERS};
    const float near_top_left[][2] = {{0.1f, 0.2f}, {0.8f, 0.1f}, {0.9f, 0.8f}, {0.2f, 0.9f}};
    for (int i = 0; i < 4; i++) {
        Input input = {.turn = turns[i]};
        input_set_size(&input, turn_swaps(turns[i]) ? 500 : 1000, turn_swaps(turns[i]) ? 1000 : 500);
        CHECK_INT(input.width, 1000);
        CHECK_INT(input.height, 500);
        REQUIRE(touch(&input, SDL_FINGERDOWN, 1, near_top_left[i][0], near_top_left[i][1]) == 1);
        CHECK(events[0].x >= 99 && events[0].x <= 100);
        CHECK(events[0].y >= 99 && events[0].y <= 100);
        // To the picture's right.
        const float right[][2] = {{0.2f, 0}, {0, 0.2f}, {-0.2f, 0}, {0, -0.2f}};
        REQUIRE(touch(&input, SDL_FINGERMOTION, 1, near_top_left[i][0] + right[i][0],
                      near_top_left[i][1] + right[i][1]) == 1);
        CHECK(events[0].x >= 298 && events[0].x <= 301);
        CHECK(events[0].y >= 99 && events[0].y <= 100);
    }
}

static void touches_beside_a_turned_panel_do_nothing(void) {
    const float outside[][2] = {{-0.01f, 0.5f}, {0.5f, 1.01f}, {1.5f, 0.5f}, {NAN, 0.5f}, {0.5f, 1e30f}};
    for (int turn = TURN_NONE; turn <= TURN_THREE_QUARTERS; turn++) {
        Input input = {.turn = (Turn)turn};
        input_set_size(&input, 333, 777);
        for (int i = 0; i < 5; i++)
            CHECK_INT(touch(&input, SDL_FINGERDOWN, i, outside[i][0], outside[i][1]), 0);
        REQUIRE(touch(&input, SDL_FINGERDOWN, 9, 0.5f, 0.5f) == 1);
        REQUIRE(touch(&input, SDL_FINGERMOTION, 9, 3.0f, -2.0f) == 1);
        CHECK(rect_contains((Rect){0, 0, input.width, input.height}, (Point){events[0].x, events[0].y}));
        REQUIRE(touch(&input, SDL_FINGERDOWN, 8, 1.0f, 1.0f) == 1);
    }
}

static void the_mouse_and_a_new_size_turn_too(void) {
    Input input = {.turn = TURN_QUARTER};
    input_set_size(&input, 500, 1000);
    REQUIRE(button(&input, SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 499, 30) == 1);
    CHECK_INT(events[0].x, 30);
    CHECK_INT(events[0].y, 0);
    SDL_Event move = {.motion = {.type = SDL_MOUSEMOTION, .x = 490, .y = 40}};
    REQUIRE(input_translate(&input, &move, 42, events) == 1);
    CHECK_INT(events[0].x, 40);
    CHECK_INT(events[0].y, 9);
    CHECK_INT(window_event(&input, SDL_WINDOWEVENT_SIZE_CHANGED, 500, 1000), 0);
    REQUIRE(window_event(&input, SDL_WINDOWEVENT_SIZE_CHANGED, 300, 400) == 1);
    CHECK_INT(events[0].x, 400);
    CHECK_INT(events[0].y, 300);
}

static size_t of_type(Input *input, Uint32 type) {
    SDL_Event event = {.type = type};
    return input_translate(input, &event, 42, events);
}

// Everything that SDL can tell but touch, the left mouse button and its own display.
static void nothing_else_reaches_a_kiosk(void) {
    static const Uint32 types[] = {
        SDL_QUIT,          SDL_APP_TERMINATING,  SDL_APP_LOWMEMORY,   SDL_APP_WILLENTERBACKGROUND,
        SDL_LOCALECHANGED, SDL_DISPLAYEVENT,     SDL_SYSWMEVENT,      SDL_KEYDOWN,
        SDL_KEYUP,         SDL_TEXTEDITING,      SDL_TEXTINPUT,       SDL_KEYMAPCHANGED,
        SDL_MOUSEWHEEL,    SDL_JOYBUTTONDOWN,    SDL_JOYDEVICEADDED,  SDL_CONTROLLERBUTTONDOWN,
        SDL_DOLLARGESTURE, SDL_MULTIGESTURE,     SDL_CLIPBOARDUPDATE, SDL_DROPFILE,
        SDL_DROPTEXT,      SDL_AUDIODEVICEADDED, SDL_SENSORUPDATE,    SDL_USEREVENT};
    static const SDL_Keycode keys[] = {SDLK_ESCAPE, SDLK_q,      SDLK_F4,    SDLK_F2,    SDLK_DELETE,
                                       SDLK_TAB,    SDLK_RETURN, SDLK_POWER, SDLK_SLEEP, SDLK_SYSREQ};
    Input input = panel();
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        CHECK_INT(of_type(&input, types[i]), 0);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        SDL_Event key = {
            .key = {.type = SDL_KEYDOWN, .keysym = {.sym = keys[i], .mod = KMOD_ALT | KMOD_CTRL}}};
        CHECK_INT(input_translate(&input, &key, 42, events), 0);
    }
    for (Uint8 which = SDL_BUTTON_MIDDLE; which <= SDL_BUTTON_X2; which++)
        CHECK_INT(button(&input, SDL_MOUSEBUTTONDOWN, which, 10, 20), 0);
    CHECK_INT(window_event(&input, SDL_WINDOWEVENT_CLOSE, 0, 0), 0);
}

static void only_a_development_window_can_be_closed(void) {
    Input input = panel();
    SDL_Event close = {.type = SDL_QUIT};
    SDL_Event escape = {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_ESCAPE}}};
    SDL_Event letter = {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_x}}};
    CHECK_INT(input_translate(&input, &close, 42, events), 0);
    CHECK_INT(input_translate(&input, &escape, 42, events), 0);
    input.development = true;
    CHECK_INT(input_translate(&input, &close, 42, events), 1);
    CHECK_INT(events[0].kind, UI_QUIT);
    CHECK_INT(input_translate(&input, &escape, 42, events), 1);
    CHECK_INT(input_translate(&input, &letter, 42, events), 0);
}

TEST_MAIN(TEST(touches_come_in_px_with_a_time), TEST(the_far_edge_is_the_last_pixel),
          TEST(touches_beside_the_panel_do_nothing), TEST(a_finger_that_slips_over_the_edge_stays_on_it),
          TEST(a_lost_finger_up_is_made_good), TEST(more_fingers_than_ten_are_palms),
          TEST(the_left_mouse_button_is_finger_0), TEST(a_mouse_made_of_touches_is_not_counted_twice),
          TEST(the_panel_follows_the_window), TEST(touches_turn_with_the_picture),
          TEST(touches_beside_a_turned_panel_do_nothing), TEST(the_mouse_and_a_new_size_turn_too),
          TEST(nothing_else_reaches_a_kiosk), TEST(only_a_development_window_can_be_closed))
