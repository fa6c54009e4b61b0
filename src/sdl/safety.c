#include "safety.h"

#include <SDL2/SDL_ttf.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include "base/auto.h"
#include "safety_font.h"

#define GROUND 0x0A1C28
// Longer texts would not be read on a fault screen, and wrapping takes time.
#define MOST_BYTES 1000

// One paragraph; sizes in thousandths of the panel's smaller side, as drawn for 1920 x 1080.
typedef struct Block {
    const char *text;
    SDL_Color colour;
    int size;
    int above;  // gap before it
    int weight; // px a hundred px of size that strokes get thicker
    SDL_Surface *picture;
} Block;

enum {
    BLOCKS = 4
};

static void fill_ground(Surface *surface) {
    for (int y = 0; y < surface->height; y++)
        for (int x = 0; x < surface->width; x++)
            surface->pixels[(size_t)y * (size_t)surface->stride_px + (size_t)x] = GROUND;
}

// The font has one weight. A title gets the outline of its letters around them: SDL_ttf's own bold is jagged.
static void add_outline(SDL_Surface **picture, TTF_Font *font, const char *text, const Block *block,
                        int outline_px, int width_px) {
    TTF_SetFontOutline(font, outline_px);
    SDL_Surface *thick = TTF_RenderUTF8_Blended_Wrapped(font, text, block->colour, (Uint32)width_px);
    if (!thick) return;
    SDL_BlitSurface(*picture, NULL, thick, &(SDL_Rect){outline_px, outline_px, 0, 0});
    SDL_FreeSurface(*picture);
    *picture = thick;
}

static SDL_Surface *render(const Block *block, int size_px, int width_px) {
    SDL_RWops *file = SDL_RWFromConstMem(safety_font, (int)safety_font_size);
    TTF_Font *font = file ? TTF_OpenFontRW(file, 1, size_px) : NULL;
    if (!font) return NULL;
    TTF_SetFontHinting(font, TTF_HINTING_NONE);
    char text[MOST_BYTES + 1];
    snprintf(text, sizeof text, "%s", block->text);
    int outline_px = (block->weight * size_px + 50) / 100;
    SDL_Surface *picture = TTF_RenderUTF8_Blended_Wrapped(font, text, block->colour, (Uint32)width_px);
    if (picture && outline_px) add_outline(&picture, font, text, block, outline_px, width_px);
    TTF_CloseFont(font);
    return picture;
}

static void free_pictures(Block *blocks) {
    for (int i = 0; i < BLOCKS; i++) {
        SDL_FreeSurface(blocks[i].picture);
        blocks[i].picture = NULL;
    }
}

// Renders all blocks at unit px a thousandth times percent, and returns the height they need.
static int render_all(Block *blocks, int side, int percent, int width) {
    int height = 0;
    for (int i = 0; i < BLOCKS; i++) {
        if (!blocks[i].text || !*blocks[i].text) continue;
        int size = side * blocks[i].size * percent / 100000;
        blocks[i].picture = render(&blocks[i], size < 6 ? 6 : size, width);
        if (blocks[i].picture)
            height += blocks[i].picture->h + (height ? side * blocks[i].above * percent / 100000 : 0);
    }
    return height;
}

static int widest(const Block *blocks) {
    int width = 0;
    for (int i = 0; i < BLOCKS; i++)
        if (blocks[i].picture && blocks[i].picture->w > width) width = blocks[i].picture->w;
    return width;
}

static void blit_all(Block *blocks, SDL_Surface *target, int side, int percent, int x, int y) {
    bool first = true;
    for (int i = 0; i < BLOCKS; i++) {
        if (!blocks[i].picture) continue;
        if (!first) y += side * blocks[i].above * percent / 100000;
        SDL_BlitSurface(blocks[i].picture, NULL, target, &(SDL_Rect){x, y, 0, 0});
        y += blocks[i].picture->h;
        first = false;
    }
}

// The largest size at which all fits, from the drawn one downwards.
static void write_blocks(SDL_Surface *target, Block *blocks) {
    int side = target->w < target->h ? target->w : target->h;
    int margin = target->w / 12;
    // Lines across a whole wide panel are hard to read.
    int width = target->w > target->h ? target->w * 7 / 10 : target->w - 2 * margin;
    if (width < 1) return;
    for (int percent = 100; percent >= 20; percent -= 16) {
        int height = render_all(blocks, side, percent, width);
        bool fits = height <= target->h - margin && widest(blocks) <= width;
        if (fits || percent < 36) {
            int top = (target->h - height) / 2;
            blit_all(blocks, target, side, percent, margin, top < 0 ? 0 : top);
            break;
        }
        free_pictures(blocks);
    }
    free_pictures(blocks);
}

void safety_draw(Surface *surface, const char *heading, const char *title, const char *text,
                 const char *footnote) {
    if (surface->width < 1 || surface->height < 1) return;
    fill_ground(surface);
    if (TTF_Init()) return;
    SDL_Surface *target = SDL_CreateRGBSurfaceWithFormatFrom(
        surface->pixels, surface->width, surface->height, 32, surface->stride_px * 4, SDL_PIXELFORMAT_RGB888);
    Block blocks[BLOCKS] = {
        {heading, {0xFF, 0xB8, 0x4D, 255}, 33, 0, 0, NULL},
        {title, {0xFF, 0xFF, 0xFF, 255}, 82, 10, 2, NULL},
        {text, {0xB4, 0xC3, 0xCE, 255}, 34, 40, 0, NULL},
        {footnote, {0xB4, 0xC3, 0xCE, 255}, 26, 65, 0, NULL},
    };
    if (target) write_blocks(target, blocks);
    SDL_FreeSurface(target);
    TTF_Quit();
}
