// Presenting: the GPU's way, with SDL's software renderer drawing into a surface that can be looked at, and
// the window surface's, whose pixels are the dummy driver's.
#include <SDL2/SDL.h>
#include <stdlib.h>
#include <string.h>
#include "paint/compose.h"
#include "sdl/surface_present.h"
#include "sdl/texture_present.h"
#include "support/test.h"

enum {
    W = 32,
    H = 20
};

typedef struct Stage {
    SDL_Surface *shown;
    SDL_Renderer *renderer;
    TexturePresent *present;
    Display display;
} Stage;

static bool stage_init(Stage *stage) {
    Err err = {0};
    stage->shown = SDL_CreateRGBSurfaceWithFormat(0, W, H, 32, SDL_PIXELFORMAT_RGB888);
    stage->renderer = stage->shown ? SDL_CreateSoftwareRenderer(stage->shown) : NULL;
    if (!stage->renderer || !texture_present_create(stage->renderer, &stage->present, &err)) return false;
    stage->display = texture_present_display(stage->present);
    return true;
}

static void stage_finish(Stage *stage) {
    texture_present_destroy(stage->present);
    SDL_DestroyRenderer(stage->renderer);
    SDL_FreeSurface(stage->shown);
}

static uint32_t shown_at(const Stage *stage, int x, int y) {
    const uint8_t *row = (const uint8_t *)stage->shown->pixels + (size_t)y * (size_t)stage->shown->pitch;
    return ((const uint32_t *)(const void *)row)[x] & 0xFFFFFF;
}

static Surface layer(uint32_t colour) {
    uint32_t *pixels = malloc(W * H * sizeof *pixels);
    for (int i = 0; pixels && i < W * H; i++)
        pixels[i] = colour;
    return (Surface){pixels, W, H, W};
}

static void only_the_given_rectangles_are_sent(void) {
    Stage stage;
    Err err = {0};
    Surface surface;
    REQUIRE(stage_init(&stage) && stage.display.lock(stage.display.ctx, &surface, &err));
    CHECK_INT(surface.width, W);
    for (int i = 0; i < W * H; i++)
        surface.pixels[i] = 0x112233;
    const Rect rects[] = {{2, 3, 4, 5}, {-5, -5, 6, 6}, {W - 1, H - 1, 100, 100}, {50, 50, 5, 5}};
    REQUIRE(stage.display.present(stage.display.ctx, rects, 4, &err));
    CHECK_INT(shown_at(&stage, 2, 3), 0x112233);
    CHECK_INT(shown_at(&stage, 5, 7), 0x112233);
    CHECK_INT(shown_at(&stage, 6, 7), 0);
    CHECK_INT(shown_at(&stage, 0, 0), 0x112233);
    CHECK_INT(shown_at(&stage, W - 1, H - 1), 0x112233);
    CHECK_INT(shown_at(&stage, 1, 1), 0);
    stage_finish(&stage);
}

static bool near(uint32_t colour, int want) {
    return abs((int)(colour & 255) - want) <= 2; // SDL's own blending
}

static void a_fade_goes_from_one_layer_to_the_other(void) {
    Stage stage;
    Err err = {0};
    REQUIRE(stage_init(&stage));
    Surface from = layer(0x000020), to = layer(0x0000E0);
    for (int amount = 0; amount <= 256; amount += 64) {
        Compose how = {.kind = COMPOSE_FADE, .amount = amount, .same_layers = amount > 0};
        CHECK(stage.display.compose(stage.display.ctx, &from, &to, how, &err));
        CHECK(near(shown_at(&stage, 7, 7), 0x20 + (0xE0 - 0x20) * amount / 256));
    }
    CHECK_INT(shown_at(&stage, 7, 7), 0xE0);
    free(from.pixels), free(to.pixels);
    stage_finish(&stage);
}

static void a_slide_pushes_the_old_layer_out(void) {
    Stage stage;
    Err err = {0};
    REQUIRE(stage_init(&stage));
    Surface from = layer(0x00AA00), to = layer(0xBB0000);
    from.pixels[W - 1] = 0x00CC00;
    Compose how = {.kind = COMPOSE_SLIDE, .offset = 10};
    CHECK(stage.display.compose(stage.display.ctx, &from, &to, how, &err));
    CHECK_INT(shown_at(&stage, 9, 0), 0x00CC00);
    CHECK_INT(shown_at(&stage, 9, 1), 0x00AA00);
    CHECK_INT(shown_at(&stage, 10, 0), 0xBB0000);
    how.offset = -10;
    CHECK(stage.display.compose(stage.display.ctx, &from, &to, how, &err));
    CHECK_INT(shown_at(&stage, W - 11, 0), 0xBB0000);
    CHECK_INT(shown_at(&stage, W - 10, 0), 0x00AA00);
    free(from.pixels), free(to.pixels);
    stage_finish(&stage);
}

static void layers_are_sent_again_when_they_changed(void) {
    Stage stage;
    Err err = {0};
    REQUIRE(stage_init(&stage));
    Surface from = layer(0x10), to = layer(0x20);
    Compose end = {.kind = COMPOSE_FADE, .amount = 256};
    CHECK(stage.display.compose(stage.display.ctx, &from, &to, end, &err));
    to.pixels[0] = 0x99;
    end.same_layers = true;
    CHECK(stage.display.compose(stage.display.ctx, &from, &to, end, &err));
    CHECK_INT(shown_at(&stage, 0, 0), 0x20);
    end.same_layers = false;
    CHECK(stage.display.compose(stage.display.ctx, &from, &to, end, &err));
    CHECK_INT(shown_at(&stage, 0, 0), 0x99);
    // A present in between ends the transition, whatever the next one says.
    to.pixels[0] = 0x55;
    end.same_layers = true;
    CHECK(stage.display.present(stage.display.ctx, NULL, 0, &err));
    CHECK(stage.display.compose(stage.display.ctx, &from, &to, end, &err));
    CHECK_INT(shown_at(&stage, 0, 0), 0x55);
    free(from.pixels), free(to.pixels);
    stage_finish(&stage);
}

static void layers_of_another_size_are_refused(void) {
    Stage stage;
    Err err = {0};
    REQUIRE(stage_init(&stage));
    Surface from = layer(1), to = layer(2);
    to.width = W - 1;
    CHECK(!stage.display.compose(stage.display.ctx, &from, &to, (Compose){.amount = 9}, &err));
    CHECK_INT(err.code, ERR_NO_DISPLAY);
    free(from.pixels), free(to.pixels);
    stage_finish(&stage);
}

static void textures_that_were_lost_are_made_and_sent_again(void) {
    Stage stage;
    Err err = {0};
    Surface surface;
    REQUIRE(stage_init(&stage) && stage.display.lock(stage.display.ctx, &surface, &err));
    for (int i = 0; i < W * H; i++)
        surface.pixels[i] = 0x445566;
    REQUIRE(stage.display.present(stage.display.ctx, &(Rect){0, 0, W, H}, 1, &err));
    SDL_FillRect(stage.shown, NULL, 0);
    texture_present_reset(stage.present);
    // The next frame changes one pixel: all the others are there again too.
    REQUIRE(stage.display.present(stage.display.ctx, &(Rect){0, 0, 1, 1}, 1, &err));
    CHECK_INT(shown_at(&stage, W - 1, H - 1), 0x445566);
    Surface from = layer(0x10), to = layer(0x20);
    Compose end = {.kind = COMPOSE_FADE, .amount = 256};
    CHECK(stage.display.compose(stage.display.ctx, &from, &to, end, &err));
    texture_present_reset(stage.present);
    end.same_layers = true; // in the middle of a transition
    SDL_FillRect(stage.shown, NULL, 0);
    CHECK(stage.display.compose(stage.display.ctx, &from, &to, end, &err));
    CHECK_INT(shown_at(&stage, 3, 3), 0x20);
    free(from.pixels), free(to.pixels);
    stage_finish(&stage);
}

// One panel, both ways of presenting.
typedef struct Panel {
    SDL_Surface *shown;
    SDL_Window *window;     // the window surface's way
    SDL_Renderer *renderer; // the textures'
    TexturePresent *textures;
    SurfacePresent *surface;
    Display display;
} Panel;

static void panel_init(Panel *panel, bool textures, int width, int height, Turn turn) {
    *panel = (Panel){0};
    if (textures) {
        panel->shown = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
        panel->renderer = SDL_CreateSoftwareRenderer(panel->shown);
        if (!CHECK(texture_present_create(panel->renderer, &panel->textures, NULL))) abort();
        texture_present_turn(panel->textures, turn);
        panel->display = texture_present_display(panel->textures);
        return;
    }
    panel->window = SDL_CreateWindow("", 0, 0, width, height, 0);
    if (!CHECK(surface_present_create(panel->window, &panel->surface, NULL))) abort();
    surface_present_turn(panel->surface, turn);
    panel->display = surface_present_display(panel->surface);
    panel->shown = SDL_GetWindowSurface(panel->window);
}

static void panel_finish(Panel *panel) {
    texture_present_destroy(panel->textures);
    surface_present_destroy(panel->surface);
    if (panel->renderer) SDL_FreeSurface(panel->shown);
    if (panel->renderer) SDL_DestroyRenderer(panel->renderer);
    if (panel->window) SDL_DestroyWindow(panel->window);
}

static uint32_t on_panel(const Panel *panel, int x, int y) {
    return shown_at(&(Stage){.shown = panel->shown}, x, y);
}

// Pixels of the panel that are not the picture's pixels there. Blends may differ by two.
static int wrong_pixels(const Panel *panel, const Surface *picture, Turn turn) {
    int wrong = 0;
    for (int y = 0; y < panel->shown->h; y++)
        for (int x = 0; x < panel->shown->w; x++) {
            Point at = turn_back((Point){x, y}, turn, picture->width, picture->height);
            uint32_t want = picture->pixels[at.y * picture->stride_px + at.x], is = on_panel(panel, x, y);
            for (int shift = 0; shift < 24; shift += 8)
                wrong += abs((int)(want >> shift & 255) - (int)(is >> shift & 255)) > 2;
        }
    return wrong;
}

// A picture in which no pixel is like another one near it.
static Surface pattern(int width, int height, uint32_t seed) {
    uint32_t *pixels = malloc((size_t)width * (size_t)height * sizeof *pixels);
    for (int i = 0; pixels && i < width * height; i++)
        pixels[i] = ((uint32_t)i + seed) * 2654435761u >> 8;
    return (Surface){pixels, width, height, width};
}

static void check_turned_frames(const Panel *panel, Turn turn, int width, int height) {
    Err err = {0};
    Surface surface, again;
    REQUIRE(panel->display.lock(panel->display.ctx, &surface, &err));
    CHECK_INT(surface.width, width);
    CHECK_INT(surface.height, height);
    Surface first = pattern(width, height, 1);
    for (int y = 0; y < height; y++)
        memcpy(surface.pixels + y * surface.stride_px, first.pixels + y * width, (size_t)width * 4);
    CHECK(panel->display.present(panel->display.ctx, &(Rect){-3, -3, width + 9, height + 9}, 1, &err));
    CHECK_INT(wrong_pixels(panel, &first, turn), 0);
    // What is damaged, at the edges too, and nothing else.
    const Rect damaged[] = {{-2, 1, 5, 4}, {width - 3, height - 2, 9, 9}, {7, 5, 3, 6}, {999, 0, 5, 5}};
    for (int i = 0; i < 3; i++) {
        Rect r = rect_intersect(damaged[i], (Rect){0, 0, width, height});
        for (int y = r.y; y < r.y + r.h; y++)
            for (int x = r.x; x < r.x + r.w; x++)
                first.pixels[y * width + x] = surface.pixels[y * surface.stride_px + x] = 0xABCDEF;
    }
    CHECK(panel->display.present(panel->display.ctx, damaged, 4, &err));
    CHECK_INT(wrong_pixels(panel, &first, turn), 0);
    REQUIRE(panel->display.lock(panel->display.ctx, &again, &err));
    CHECK(again.pixels == surface.pixels); // it keeps what was painted
    free(first.pixels);
}

static void check_turned_transitions(const Panel *panel, Turn turn, int width, int height) {
    Surface from = pattern(width, height, 2), to = pattern(width, height, 3),
            mixed = pattern(width, height, 0);
    const Compose ways[] = {{.kind = COMPOSE_FADE, .amount = 0},   {.kind = COMPOSE_FADE, .amount = 256},
                            {.kind = COMPOSE_SLIDE, .offset = 11}, {.kind = COMPOSE_SLIDE, .offset = -5},
                            {.kind = COMPOSE_SLIDE, .offset = 0},  {.kind = COMPOSE_SLIDE, .offset = width}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        Compose how = ways[i];
        how.same_layers = i > 0;
        CHECK(panel->display.compose(panel->display.ctx, &from, &to, how, NULL));
        compose_layers(&mixed, &from, &to, how);
        CHECK_INT(wrong_pixels(panel, &mixed, turn), 0);
    }
    free(from.pixels), free(to.pixels), free(mixed.pixels);
}

static void check_turned(bool textures) {
    const int sizes[][2] = {{32, 20}, {33, 21}, {20, 33}, {17, 64}};
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    REQUIRE(!SDL_InitSubSystem(SDL_INIT_VIDEO));
    for (int turn = TURN_NONE; turn <= TURN_THREE_QUARTERS; turn++)
        for (int i = 0; i < 4; i++) {
            Panel panel;
            int width = sizes[i][turn_swaps((Turn)turn)], height = sizes[i][!turn_swaps((Turn)turn)];
            panel_init(&panel, textures, sizes[i][0], sizes[i][1], (Turn)turn);
            check_turned_frames(&panel, (Turn)turn, width, height);
            check_turned_transitions(&panel, (Turn)turn, width, height);
            panel_finish(&panel);
        }
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

static void the_gpu_turns_frames_fades_and_slides(void) {
    check_turned(true);
}

static void a_window_surface_gets_frames_fades_and_slides_turned(void) {
    check_turned(false);
}

static void a_turn_at_run_time_gives_new_pixels_and_back_again(void) {
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    REQUIRE(!SDL_InitSubSystem(SDL_INIT_VIDEO));
    for (int textures = 0; textures < 2; textures++) {
        Panel panel;
        Surface surface;
        panel_init(&panel, textures, 33, 20, TURN_NONE);
        for (int turn = TURN_THREE_QUARTERS; turn >= TURN_NONE; turn--) {
            if (textures)
                texture_present_turn(panel.textures, (Turn)turn);
            else
                surface_present_turn(panel.surface, (Turn)turn);
            bool swaps = turn_swaps((Turn)turn);
            check_turned_frames(&panel, (Turn)turn, swaps ? 20 : 33, swaps ? 33 : 20);
        }
        REQUIRE(panel.display.lock(panel.display.ctx, &surface, NULL));
        // Upright there is no detour.
        CHECK(textures || surface.pixels == panel.shown->pixels);
        panel_finish(&panel);
    }
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

TEST_MAIN(TEST(only_the_given_rectangles_are_sent), TEST(a_fade_goes_from_one_layer_to_the_other),
          TEST(a_slide_pushes_the_old_layer_out), TEST(layers_are_sent_again_when_they_changed),
          TEST(layers_of_another_size_are_refused), TEST(textures_that_were_lost_are_made_and_sent_again),
          TEST(the_gpu_turns_frames_fades_and_slides),
          TEST(a_window_surface_gets_frames_fades_and_slides_turned),
          TEST(a_turn_at_run_time_gives_new_pixels_and_back_again))
