// The GPU's way of presenting, with SDL's software renderer drawing into a surface that can be looked at.
#include <SDL2/SDL.h>
#include <stdlib.h>
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

TEST_MAIN(TEST(only_the_given_rectangles_are_sent), TEST(a_fade_goes_from_one_layer_to_the_other),
          TEST(a_slide_pushes_the_old_layer_out), TEST(layers_are_sent_again_when_they_changed),
          TEST(layers_of_another_size_are_refused))
