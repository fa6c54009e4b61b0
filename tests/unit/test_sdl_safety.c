#include <stdlib.h>
#include <string.h>
#include "sdl/safety.h"
#include "support/test.h"

#define GROUND 0x0A1C28u

static Surface surface_of(int width, int height) {
    size_t pixels = (size_t)width * (size_t)height;
    return (Surface){calloc(pixels + !pixels, sizeof(uint32_t)), width, height, width};
}

static int count_other(const Surface *surface, uint32_t colour) {
    int count = 0;
    for (int i = 0; i < surface->width * surface->height; i++)
        count += (surface->pixels[i] & 0xFFFFFF) != colour;
    return count;
}

static int count_of(const Surface *surface, uint32_t colour) {
    return surface->width * surface->height - count_other(surface, colour);
}

static void draw(Surface *surface) {
    safety_draw(surface, "No content on this screen", "Please plug in a USB stick with the event’s content.",
                "Nothing is lost: this screen heals by itself as soon as content is there.",
                "Kiosk 7 · Main Foyer · 10:42 · bundle.json:214:9");
}

static void the_words_are_on_the_ground_in_their_colours(void) {
    Surface surface = surface_of(960, 540);
    draw(&surface);
    CHECK_INT(surface.pixels[0] & 0xFFFFFF, GROUND);
    CHECK(count_of(&surface, 0xFFB84D) > 100);
    CHECK(count_of(&surface, 0xFFFFFF) > 1000);
    CHECK(count_of(&surface, 0xB4C3CE) > 100);
    CHECK(count_of(&surface, GROUND) > 960 * 540 * 3 / 4);
    free(surface.pixels);
}

static void words_keep_off_the_edges_at_any_size(void) {
    const int sizes[][2] = {{160, 160}, {320, 240}, {480, 800}, {1080, 1920}, {1920, 300}, {200, 1200}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Surface surface = surface_of(sizes[i][0], sizes[i][1]);
        draw(&surface);
        CHECK(count_other(&surface, GROUND) > 100);
        for (int x = 0; x < surface.width; x++) {
            CHECK_INT(surface.pixels[x] & 0xFFFFFF, GROUND);
            CHECK_INT(surface.pixels[(surface.height - 1) * surface.stride_px + x] & 0xFFFFFF, GROUND);
        }
        for (int y = 0; y < surface.height; y++)
            CHECK_INT(surface.pixels[y * surface.stride_px + surface.width - 1] & 0xFFFFFF, GROUND);
        free(surface.pixels);
    }
}

static void tiny_and_empty_surfaces_do_no_harm(void) {
    for (int side = 0; side <= 24; side += 1) {
        Surface surface = surface_of(side, side);
        draw(&surface);
        if (side) CHECK_INT(surface.pixels[0] & 0xFFFFFF, GROUND);
        free(surface.pixels);
    }
}

static void without_words_there_is_the_ground(void) {
    Surface surface = surface_of(64, 64);
    safety_draw(&surface, NULL, NULL, "", NULL);
    CHECK_INT(count_other(&surface, GROUND), 0);
    free(surface.pixels);
}

static void only_the_surface_is_painted_not_what_lies_beside_it(void) {
    Surface whole = surface_of(400, 200);
    Surface left = {whole.pixels, 300, 200, 400};
    draw(&left);
    for (int y = 0; y < 200; y++)
        for (int x = 300; x < 400; x++)
            if (whole.pixels[y * 400 + x]) CHECK_INT(whole.pixels[y * 400 + x], 0);
    free(whole.pixels);
}

static void long_and_broken_texts_do_no_harm(void) {
    char *text = malloc(100001);
    REQUIRE(text);
    memset(text, 'm', 100000);
    text[100000] = 0;
    Surface surface = surface_of(320, 200);
    safety_draw(&surface, text, text, text, text);
    safety_draw(&surface, "\xFF\xFE\x80", "a\xC3", "\xF0\x9F", "\n\n\t");
    CHECK_INT(surface.pixels[0] & 0xFFFFFF, GROUND);
    free(surface.pixels);
    free(text);
}

TEST_MAIN(TEST(the_words_are_on_the_ground_in_their_colours), TEST(words_keep_off_the_edges_at_any_size),
          TEST(tiny_and_empty_surfaces_do_no_harm), TEST(without_words_there_is_the_ground),
          TEST(only_the_surface_is_painted_not_what_lies_beside_it), TEST(long_and_broken_texts_do_no_harm))
