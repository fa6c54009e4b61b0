// The panel's Display tab on a picture that it turns, touched as the turned screen is touched.
#include "app/app.h"
#include "base/auto.h"
#include "panel_hand.h"
#include "sdl/input.h"
#include "stand.h"
#include "test.h"

// As a touch of the turned panel at this place of the picture would come.
static void touch_turned(Stand *stand, Input *input, Point at) {
    static const Uint32 types[] = {SDL_FINGERDOWN, SDL_FINGERUP};
    bool swaps = turn_swaps(input->turn);
    Rect there = turn_rect((Rect){at.x, at.y, 1, 1}, input->turn, input->width, input->height);
    float width = (float)(swaps ? input->height : input->width),
          height = (float)(swaps ? input->width : input->height);
    for (int i = 0; i < 2; i++) {
        SDL_Event event = {.tfinger = {.type = types[i],
                                       .touchId = 3,
                                       .x = ((float)there.x + 0.5f) / width,
                                       .y = ((float)there.y + 0.5f) / height}};
        UiEvent events[INPUT_MOST];
        size_t count = input_translate(input, &event, stand->time_us, events);
        for (size_t k = 0; k < count; k++)
            app_event(stand->app, &events[k]);
        stand_advance(stand, 60000);
    }
}

static void the_panel_turns_picture_and_touch_and_the_corners_stay_true(void) {
    static const char set[] = "{\"display.width_mm\": 480}";
    AUTO_FREE char *bundle = stand_bundle(NULL);
    MemoryFs kept;
    Stand stand;
    memory_fs_init(&kept);
    memory_fs_put(&kept, "kept/settings.json", set, sizeof set - 1);
    REQUIRE(stand_init(&stand, &(StandConfig){.content = bundle, .kept = &kept}));
    stand_settle(&stand);
    REQUIRE(hand_open_panel(&stand) && hand_open_tab(&stand, "display"));
    CHECK_INT(app_rotation(stand.app), 0);
    REQUIRE(hand_touch_control(&stand, "set display.rotation 90"));
    CHECK_INT(app_rotation(stand.app), 90);
    // 480 mm across were 270 mm down.
    CHECK_CONTAINS(memory_fs_text(&kept, "kept/settings.json"), "\"display.width_mm\": 270");
    Input input = {.turn = TURN_QUARTER};
    input_set_size(&input, 960, 540);
    REQUIRE(stand_resize(&stand, 540, 960));
    stand_settle(&stand);
    CHECK_STR(stand_screen(&stand), "operator/display");
    for (int i = 0; i < 10 && !hand_find_control(&stand, "touch-check"); i++)
        hand_drag_up(&stand);
    const Target *check = hand_find_control(&stand, "touch-check");
    REQUIRE(check != NULL);
    Rect seen = rect_intersect(check->box, check->clip);
    touch_turned(&stand, &input, (Point){seen.x + seen.w / 2, seen.y + seen.h / 2});
    stand_settle(&stand);
    Metrics metrics = metrics_for(540, 960, 270);
    for (int corner = 0; corner < OPERATOR_CORNERS; corner++) {
        touch_turned(&stand, &input, operator_cross(&metrics, corner));
        stand_settle(&stand);
    }
    for (int i = 0; i < 10 && !stand_says(&stand, "Bottom left"); i++)
        hand_drag_up(&stand);
    CHECK(stand_says(&stand, "Top left: 0.0 mm"));
    CHECK(stand_says(&stand, "Top right: 0.0 mm"));
    CHECK(stand_says(&stand, "Bottom right: 0.0 mm"));
    CHECK(stand_says(&stand, "Bottom left: 0.0 mm"));
    stand_finish(&stand);
    memory_fs_finish(&kept);
}

TEST_MAIN(TEST(the_panel_turns_picture_and_touch_and_the_corners_stay_true))
