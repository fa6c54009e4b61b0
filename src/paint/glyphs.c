#include "glyphs.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"

enum {
    QUARTERS = 4, // places within a pixel at which a glyph is rendered
    BATCH = 256,  // glyphs painted in one call
};

struct Glyphs {
    pixman_glyph_cache_t *cache;
    FontSet *fonts;
    size_t bytes; // of the pictures in the cache
};

Glyphs *glyphs_create(void) {
    Glyphs *glyphs = calloc(1, sizeof *glyphs);
    if (!glyphs) return NULL;
    glyphs->cache = pixman_glyph_cache_create();
    if (glyphs->cache) return glyphs;
    free(glyphs);
    return NULL;
}

void glyphs_destroy(Glyphs *glyphs) {
    if (!glyphs) return;
    pixman_glyph_cache_destroy(glyphs->cache);
    free(glyphs);
}

void glyphs_set_fonts(Glyphs *glyphs, FontSet *fonts) {
    glyphs->fonts = fonts;
}

// pixman keys a glyph by two pointers: they hold face and size, glyph and quarter.
static void *font_key(uint16_t face, int size_64) {
    return (void *)((uintptr_t)face << 24 | (uintptr_t)size_64); // size_64 is under 2^24
}

static void *glyph_key(uint32_t glyph, int quarter) {
    return (void *)((uintptr_t)glyph * QUARTERS + (uintptr_t)quarter + 1);
}

static pixman_image_t *copy_bitmap(const FT_Bitmap *bitmap) {
    int w = bitmap->width ? (int)bitmap->width : 1, h = bitmap->rows ? (int)bitmap->rows : 1;
    pixman_image_t *image = pixman_image_create_bits(PIXMAN_a8, w, h, NULL, 0);
    if (!image) return NULL;
    uint8_t *to = (uint8_t *)pixman_image_get_data(image);
    for (unsigned y = 0; y < bitmap->rows; y++)
        memcpy(to + (size_t)y * (size_t)pixman_image_get_stride(image),
               bitmap->buffer + (ptrdiff_t)y * bitmap->pitch, bitmap->width);
    return image;
}

static const void *render(Glyphs *glyphs, const TextGlyph *glyph, int size_64, int quarter) {
    FT_Face ft = fonts_ft(glyphs->fonts, glyph->face);
    FT_Set_Char_Size(ft, size_64, size_64, 72, 72);
    // No hinting: FreeType's versions hint differently, and the layout is unhinted too.
    if (FT_Load_Glyph(ft, glyph->glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP)) return NULL;
    FT_Outline_Translate(&ft->glyph->outline, quarter * (64 / QUARTERS), 0);
    if (FT_Render_Glyph(ft->glyph, FT_RENDER_MODE_NORMAL)) return NULL;
    pixman_image_t *image = copy_bitmap(&ft->glyph->bitmap);
    if (!image) return NULL;
    const void *kept = pixman_glyph_cache_insert(glyphs->cache, font_key(glyph->face, size_64),
                                                 glyph_key(glyph->glyph, quarter), -ft->glyph->bitmap_left,
                                                 ft->glyph->bitmap_top, image);
    glyphs->bytes += (size_t)pixman_image_get_stride(image) * (size_t)pixman_image_get_height(image);
    pixman_image_unref(image); // the cache holds its own copy
    return kept;
}

static size_t fill_batch(Glyphs *glyphs, const TextLine *line, size_t first, pixman_glyph_t *batch) {
    size_t count = 0;
    for (size_t i = first; i < line->count && i < first + BATCH; i++) {
        const TextGlyph *glyph = &line->glyphs[i];
        int32_t x = glyph->x_64 + 64 / QUARTERS / 2; // to the nearest quarter
        int quarter = (int)((unsigned)x % 64 / (64 / QUARTERS));
        const void *found = pixman_glyph_cache_lookup(glyphs->cache, font_key(glyph->face, line->size_64),
                                                      glyph_key(glyph->glyph, quarter));
        if (!found) found = render(glyphs, glyph, line->size_64, quarter);
        if (!found) continue;
        batch[count++] = (pixman_glyph_t){x >> 6, (glyph->y_64 + 32) >> 6, found};
    }
    return count;
}

// pixman bounds its cache by the number of glyphs alone. Who has gone through all languages leaves letters of
// all of them behind; what the screen needs comes back within a frame.
static void bound(Glyphs *glyphs) {
    if (glyphs->bytes <= LIMIT_GLYPH_CACHE_BYTES) return;
    pixman_glyph_cache_t *empty = pixman_glyph_cache_create();
    if (!empty) return;
    pixman_glyph_cache_destroy(glyphs->cache);
    glyphs->cache = empty;
    glyphs->bytes = 0;
}

void glyphs_paint(Glyphs *glyphs, const TextLine *line, pixman_image_t *colour, pixman_image_t *target, int x,
                  int y) {
    if (!glyphs->fonts) return;
    for (size_t first = 0; first < line->count; first += BATCH) {
        pixman_glyph_t batch[BATCH];
        pixman_glyph_cache_freeze(glyphs->cache); // nothing looked up may go before it is painted
        size_t count = fill_batch(glyphs, line, first, batch);
        pixman_composite_glyphs_no_mask(PIXMAN_OP_OVER, colour, target, 0, 0, x, y + line->baseline,
                                        glyphs->cache, (int)count, batch);
        pixman_glyph_cache_thaw(glyphs->cache);
        bound(glyphs);
    }
}
