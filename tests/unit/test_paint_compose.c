#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "paint/blend.h"
#include "paint/compose.h"
#include "paint/memory_display.h"
#include "support/test.h"

static uint32_t noise(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state ^ *state >> 16;
}

static void blend_is_the_same_with_and_without_vectors(void) {
    enum {
        COUNT = 67
    }; // a vector's rest too
    uint32_t from[COUNT], to[COUNT], fast[COUNT], plain[COUNT], state = 1;
    for (int amount = -1; amount <= 257; amount++) {
        for (int i = 0; i < COUNT; i++)
            from[i] = noise(&state), to[i] = noise(&state);
        blend_fade(fast, from, to, COUNT, amount);
        blend_fade_plain(plain, from, to, COUNT, amount);
        CHECK(!memcmp(fast, plain, sizeof fast));
    }
}

static void blend_is_exact_for_each_byte(void) {
    uint32_t from[256], to[256], out[256];
    for (int amount = 0; amount <= 256; amount += 37) {
        for (uint32_t i = 0; i < 256; i++)
            from[i] = i * 0x01010101u, to[i] = (255 - i) << 24 | i << 16 | 255;
        blend_fade(out, from, to, 256, amount);
        for (int i = 0; i < 256; i++)
            for (int k = 0; k < 32; k += 8) {
                int a = (int)(from[i] >> k & 255), b = (int)(to[i] >> k & 255);
                CHECK_INT(out[i] >> k & 255,
                          (a * (128 - (amount + 1) / 2) + b * ((amount + 1) / 2) + 64) >> 7);
            }
    }
}

static void blend_begins_and_ends_with_its_layers(void) {
    uint32_t from[9], to[9], out[9], state = 7;
    for (int i = 0; i < 9; i++)
        from[i] = noise(&state), to[i] = noise(&state);
    blend_fade(out, from, to, 9, 0);
    CHECK(!memcmp(out, from, sizeof out));
    blend_fade(out, from, to, 9, 256);
    CHECK(!memcmp(out, to, sizeof out));
    blend_fade(from, from, to, 9, 256); // in place
    CHECK(!memcmp(from, to, sizeof from));
}

static void check_slide(int offset, const char *want) {
    uint32_t old[4] = {'a', 'b', 'c', 'd'}, new[4] = {'A', 'B', 'C', 'D'}, row[4] = {0};
    Surface from = {old, 4, 1, 4}, to = {new, 4, 1, 4}, out = {row, 4, 1, 4};
    compose_layers(&out, &from, &to, (Compose){.kind = COMPOSE_SLIDE, .offset = offset});
    char got[5] = {(char)row[0], (char)row[1], (char)row[2], (char)row[3], 0};
    CHECK_STR(got, want);
}

static void slide_pushes_the_old_layer_out(void) {
    check_slide(4, "abcd");
    check_slide(3, "bcdA");
    check_slide(1, "dABC");
    check_slide(0, "ABCD");
    check_slide(-1, "BCDa");
    check_slide(-3, "Dabc");
    check_slide(-4, "abcd");
    check_slide(1000, "abcd");
    check_slide(-1000, "abcd");
}

static void compose_keeps_to_what_layers_share(void) {
    uint32_t small[2] = {1, 2}, large[6] = {9, 9, 9, 9, 9, 9}, pixels[6] = {7, 7, 7, 7, 7, 7};
    Surface from = {small, 2, 1, 2}, to = {large, 3, 2, 3}, out = {pixels, 3, 2, 3};
    compose_layers(&out, &from, &to, (Compose){.kind = COMPOSE_FADE, .amount = 0});
    const uint32_t want[6] = {1, 2, 7, 7, 7, 7};
    CHECK(!memcmp(pixels, want, sizeof want));
}

static void memory_display_keeps_what_was_painted(void) {
    Err err = {0};
    MemoryDisplay memory;
    REQUIRE(memory_display_init(&memory, 160, 120, &err));
    Surface surface;
    REQUIRE(memory.display.lock(memory.display.ctx, &surface, &err));
    CHECK_INT(surface.width, 160);
    CHECK_INT(surface.height, 120);
    surface.pixels[5] = 0x123456;
    Rect rect = {0, 0, 160, 120};
    REQUIRE(memory.display.present(memory.display.ctx, &rect, 1, &err));
    CHECK_INT(memory.surface.pixels[5], 0x123456);
    CHECK_INT(memory.frames, 1);
    memory_display_finish(&memory);
    memory_display_finish(&memory);
}

static void memory_display_composes_layers(void) {
    Err err = {0};
    MemoryDisplay memory, other;
    REQUIRE(memory_display_init(&memory, 8, 8, &err));
    REQUIRE(memory_display_init(&other, 8, 8, &err));
    other.surface.pixels[63] = 0x00FF8000;
    Surface black = {calloc(64, 4), 8, 8, 8};
    Compose half = {.kind = COMPOSE_FADE, .amount = 128};
    CHECK(memory.display.compose(memory.display.ctx, &black, &other.surface, half, &err));
    CHECK_INT(memory.surface.pixels[63], 0x00804000);
    CHECK_INT(memory.frames, 1);
    free(black.pixels);
    memory_display_finish(&memory);
    memory_display_finish(&other);
}

static void memory_display_refuses_what_no_panel_has(void) {
    Err err = {0};
    MemoryDisplay memory;
    CHECK(!memory_display_init(&memory, 0, 100, &err));
    CHECK(!memory_display_init(&memory, 100, LIMIT_PANEL_SIDE_MAX_PX + 1, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
    REQUIRE(memory_display_init(&memory, 1, LIMIT_PANEL_SIDE_MAX_PX, &err));
    memory_display_finish(&memory);
}

TEST_MAIN(TEST(blend_is_the_same_with_and_without_vectors), TEST(blend_is_exact_for_each_byte),
          TEST(blend_begins_and_ends_with_its_layers), TEST(slide_pushes_the_old_layer_out),
          TEST(compose_keeps_to_what_layers_share), TEST(memory_display_keeps_what_was_painted),
          TEST(memory_display_composes_layers), TEST(memory_display_refuses_what_no_panel_has))
