#include <SDL2/SDL_image.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "picture/header.h"
#include "picture/picture.h"
#include "picture/rows.h"
#include "support/test.h"

typedef struct Bytes {
    unsigned char data[64];
    size_t size;
} Bytes;

static void put_be32(Bytes *bytes, uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes->data[bytes->size++] = (unsigned char)(value >> shift);
}

static uint32_t crc32_of(const unsigned char *data, size_t size) {
    uint32_t crc = 0xFFFFFFFF;
    for (size_t i = 0; i < size; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    return ~crc;
}

// The smallest PNG encoder: signature and a right IHDR, and no pixels.
static Bytes png_header(uint32_t width, uint32_t height) {
    Bytes png = {.size = 8};
    memcpy(png.data, "\x89PNG\r\n\x1A\n", 8);
    put_be32(&png, 13);
    memcpy(png.data + png.size, "IHDR", 4);
    png.size += 4;
    put_be32(&png, width);
    put_be32(&png, height);
    memcpy(png.data + png.size, "\1\0\0\0\0", 5); // 1 bit of grey
    png.size += 5;
    put_be32(&png, crc32_of(png.data + 12, 17));
    return png;
}

static bool claim(uint32_t width, uint32_t height, Err *err) {
    Bytes png = png_header(width, height);
    Header header;
    return header_read(png.data, png.size, &header, err) && header.width == (int)width &&
           header.height == (int)height;
}

static bool load(const char *path, int width, int height, PictureFit fit, Picture *ret_picture) {
    Err err = {0};
    if (picture_load(path, width, height, fit, ret_picture, &err)) return true;
    printf("%s\n", err.message);
    return false;
}

static const char *write_png(const uint32_t *pixels, int width, int height) {
    const char *path = test_write("made.png", "", 0);
    return CHECK(picture_write_png(path, pixels, width, height, width, NULL)) ? path : NULL;
}

// With alpha, which picture_write_png has not.
static const char *write_rgba_png(const unsigned char *rgba, int width, int height) {
    const char *path = test_write("made.png", "", 0);
    unsigned char copy[256];
    memcpy(copy, rgba, (size_t)width * (size_t)height * 4);
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormatFrom(copy, width, height, 32, width * 4, SDL_PIXELFORMAT_RGBA32);
    bool done = surface && !IMG_SavePNG(surface, path);
    SDL_FreeSurface(surface);
    return CHECK(done) ? path : NULL;
}

static void header_of_a_30000_px_png_is_refused_before_decoding(void) {
    Err err = {0};
    Bytes png = png_header(30000, 30000);
    Picture picture;
    int width = 0, height = 0;
    const char *path = test_write("bomb.png", png.data, png.size);
    CHECK(!picture_load(path, 100, 100, PICTURE_CONTAIN, &picture, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
    CHECK_CONTAINS(err.message, "bomb.png: 30000 x 30000 px");
    CHECK(!picture_probe(path, &width, &height, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
}

static void header_limits_hold_at_their_maximum_and_not_one_more(void) {
    Err err = {0};
    CHECK(claim(16384, 1, &err));
    CHECK(!claim(16385, 1, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
    CHECK(claim(1, 16384, &err));
    CHECK(!claim(1, 16385, &err));
    CHECK(claim(10000, 5000, &err));
    CHECK(!claim(10000, 5001, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
    CHECK(!claim(0, 10, &err));
    CHECK_INT(err.code, ERR_BAD_PICTURE);
    CHECK(!claim(0xFFFFFFFF, 0xFFFFFFFF, &err));
    CHECK_INT(err.code, ERR_TOO_LARGE);
}

static void header_cut_anywhere_is_refused_without_reading_beyond(void) {
    Bytes png = png_header(5, 5);
    for (size_t size = 0; size < png.size; size++) {
        Err err = {0};
        Header header;
        unsigned char *exact = malloc(size + !size); // a sanitizer sees the first byte too many
        memcpy(exact, png.data, size);
        CHECK(!header_read(exact, size, &header, &err));
        CHECK_INT(err.code, ERR_BAD_PICTURE);
        free(exact);
    }
}

static void header_of_other_kinds_is_refused(void) {
    Err err = {0};
    Header header;
    const char *const others[] = {
        "",         "GIF89a..........",     "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "BM......", "\xFF\xD8\xFF\xE0\0\0", "RIFF\x10\0\0\0WEBPVP8 "};
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        CHECK(!header_read((const unsigned char *)others[i], strlen(others[i]), &header, &err));
        CHECK_INT(err.code, ERR_BAD_PICTURE);
    }
}

static void png_comes_back_as_it_was_written(void) {
    const uint32_t pixels[6] = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF123456, 0xFF000000, 0xFFFFFFFF};
    Picture picture;
    const char *path = write_png(pixels, 3, 2);
    REQUIRE(path && load(path, 3, 2, PICTURE_CONTAIN, &picture));
    CHECK_INT(picture.width, 3);
    CHECK_INT(picture.height, 2);
    CHECK(picture.opaque);
    CHECK(!memcmp(picture.pixels, pixels, sizeof pixels));
    picture_finish(&picture);
    picture_finish(&picture);
}

static void png_with_alpha_is_premultiplied(void) {
    const unsigned char rgba[] = {255, 128, 0, 128, 10, 20, 30, 0, 1, 2, 3, 255, 255, 255, 255, 1};
    Picture picture;
    const char *path = write_rgba_png(rgba, 2, 2);
    REQUIRE(path && load(path, 2, 2, PICTURE_CONTAIN, &picture));
    CHECK(!picture.opaque);
    const uint32_t want[4] = {0x80804000, 0x00000000, 0xFF010203, 0x01010101};
    CHECK(!memcmp(picture.pixels, want, sizeof want));
    picture_finish(&picture);
}

static void premultiplying_rounds_to_the_nearest(void) {
    for (uint32_t a = 0; a < 256; a++)
        for (uint32_t c = 0; c < 256; c++) {
            uint32_t value = rows_premultiply(a << 24 | c << 16 | c << 8 | c), want = (c * a + 127) / 255;
            if (value != (a << 24 | want * 0x10101)) CHECK_INT(value, a << 24 | want * 0x10101);
        }
}

static void jpeg_of_the_box_size_keeps_every_pixel(void) {
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, 37, 21, 24, SDL_PIXELFORMAT_RGB24);
    REQUIRE(surface);
    for (int y = 0; y < 21; y++)
        for (int x = 0; x < 37 * 3; x++)
            ((unsigned char *)surface->pixels)[y * surface->pitch + x] = (unsigned char)(x * 2 + y * 5);
    const char *path = test_write("made.jpg", "", 0);
    CHECK(!IMG_SaveJPG(surface, path, 90));
    SDL_FreeSurface(surface);
    SDL_Surface *want = IMG_Load(path);
    Picture picture;
    REQUIRE(want && want->format->format == SDL_PIXELFORMAT_RGB24 &&
            load(path, 37, 21, PICTURE_COVER, &picture));
    CHECK(picture.opaque);
    for (int y = 0; y < 21; y++)
        for (int x = 0; x < 37; x++) {
            const unsigned char *p = (unsigned char *)want->pixels + y * want->pitch + x * 3;
            uint32_t pixel = 0xFF000000u | (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
            if (picture.pixels[y * picture.stride_px + x] != pixel)
                CHECK_INT(picture.pixels[y * 37 + x], pixel);
        }
    SDL_FreeSurface(want);
    picture_finish(&picture);
}

static void jpeg_that_was_cut_off_is_refused(void) {
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, 64, 64, 24, SDL_PIXELFORMAT_RGB24);
    REQUIRE(surface);
    const char *path = test_write("made.jpg", "", 0);
    CHECK(!IMG_SaveJPG(surface, path, 90));
    SDL_FreeSurface(surface);
    size_t size = 0;
    unsigned char *data = SDL_LoadFile(path, &size);
    REQUIRE(data && size > 40);
    for (size_t cut = 1; cut < size; cut += 1 + cut / 8) {
        Err err = {0};
        Picture picture;
        path = test_write("cut.jpg", data, size - cut);
        CHECK(!picture_load(path, 64, 64, PICTURE_CONTAIN, &picture, &err));
        CHECK_INT(err.code, ERR_BAD_PICTURE);
    }
    SDL_free(data);
}

static void webp_of_all_three_forms_is_read(void) {
    static const unsigned char lossless[] = {0x52, 0x49, 0x46, 0x46, 0x1e, 0,    0,    0,    0x57, 0x45,
                                             0x42, 0x50, 0x56, 0x50, 0x38, 0x4c, 0x11, 0,    0,    0,
                                             0x2f, 0x02, 0x40, 0,    0x10, 0x07, 0x50, 0xb2, 0x22, 0x57,
                                             0xa6, 0x80, 0x81, 0x88, 0xe8, 0x7f, 0,    0};
    static const unsigned char lossy[] = {
        0x52, 0x49, 0x46, 0x46, 0x38, 0,    0,    0,    0x57, 0x45, 0x42, 0x50, 0x56, 0x50, 0x38, 0x20,
        0x2c, 0,    0,    0,    0xb0, 0x01, 0,    0x9d, 0x01, 0x2a, 0x10, 0,    0x10, 0,    0x02, 0xc0,
        0x4c, 0x25, 0xa0, 0x02, 0x74, 0xba, 0,    0,    0,    0,    0,    0xec, 0x8f, 0xc2, 0xb1, 0x4f,
        0xf1, 0x6d, 0x23, 0xa1, 0x4c, 0x87, 0xff, 0x10, 0xe7, 0x10, 0x5b, 0x51, 0xd6, 0x20, 0,    0};
    static const unsigned char extended[] = {
        0x52, 0x49, 0x46, 0x46, 0x5c, 0,    0,    0,    0x57, 0x45, 0x42, 0x50, 0x56, 0x50, 0x38, 0x58, 0x0a,
        0,    0,    0,    0x10, 0,    0,    0,    0x0f, 0,    0,    0x0f, 0,    0,    0x41, 0x4c, 0x50, 0x48,
        0x0a, 0,    0,    0,    0x01, 0x07, 0x50, 0xc0, 0x88, 0x08, 0x44, 0x44, 0xff, 0x03, 0x56, 0x50, 0x38,
        0x20, 0x2c, 0,    0,    0,    0xb0, 0x01, 0,    0x9d, 0x01, 0x2a, 0x10, 0,    0x10, 0,    0x02, 0xc0,
        0x4c, 0x25, 0xa0, 0x02, 0x74, 0xba, 0,    0,    0,    0,    0,    0xec, 0x8f, 0xc2, 0xb1, 0x4f, 0xf1,
        0x6d, 0x23, 0xa1, 0x4c, 0x87, 0xff, 0x10, 0xe7, 0x10, 0x5b, 0x51, 0xd6, 0x20, 0,    0};
    Picture picture;
    REQUIRE(load(test_write("a.webp", lossless, sizeof lossless), 3, 2, PICTURE_CONTAIN, &picture));
    CHECK_INT(picture.pixels[5], 0x80643219);
    picture_finish(&picture);
    REQUIRE(load(test_write("b.webp", lossy, sizeof lossy), 16, 16, PICTURE_CONTAIN, &picture));
    CHECK(picture.opaque);
    picture_finish(&picture);
    REQUIRE(load(test_write("c.webp", extended, sizeof extended), 16, 16, PICTURE_CONTAIN, &picture));
    CHECK_INT(picture.pixels[0] >> 24, 128);
    picture_finish(&picture);
}

static void contain_keeps_within_the_box(void) {
    uint32_t pixels[200 * 100];
    memset(pixels, 0xFF, sizeof pixels);
    const char *path = write_png(pixels, 200, 100);
    const struct {
        int box_width, box_height, width, height;
    } cases[] = {
        {100, 100, 100, 50}, {400, 100, 200, 100}, {1000, 1000, 1000, 500}, {7, 7, 7, 4}, {1, 1, 1, 1}};
    for (size_t i = 0; path && i < COUNT_OF(cases); i++) {
        Picture picture;
        REQUIRE(load(path, cases[i].box_width, cases[i].box_height, PICTURE_CONTAIN, &picture));
        CHECK_INT(picture.width, cases[i].width);
        CHECK_INT(picture.height, cases[i].height);
        for (int p = 0; p < picture.width * picture.height; p++)
            if (picture.pixels[p] != 0xFFFFFFFF) CHECK_INT(picture.pixels[p], 0xFFFFFFFF);
        picture_finish(&picture);
    }
}

static void cover_cuts_the_overhang_evenly(void) {
    const uint32_t pixels[6] = {0xFF000001, 0xFF000002, 0xFF000003, 0xFF000004, 0xFF000005, 0xFF000006};
    Picture picture;
    const char *path = write_png(pixels, 6, 1);
    REQUIRE(path && load(path, 2, 1, PICTURE_COVER, &picture));
    CHECK_INT(picture.width, 2);
    CHECK_INT(picture.pixels[0], 0xFF000003);
    CHECK_INT(picture.pixels[1], 0xFF000004);
    picture_finish(&picture);
    REQUIRE(load(path, 3, 3, PICTURE_COVER, &picture));
    CHECK_INT(picture.width * picture.height, 9);
    picture_finish(&picture);
}

static void reducing_takes_the_average_of_the_area(void) {
    // 3 to 2: the middle pixel counts half for each side.
    const uint32_t pixels[3] = {0xFF000000, 0xFF606060, 0xFFC0C0C0};
    Picture picture;
    const char *path = write_png(pixels, 3, 1);
    REQUIRE(path && load(path, 2, 1, PICTURE_CONTAIN, &picture));
    CHECK_INT(picture.pixels[0], 0xFF202020);
    CHECK_INT(picture.pixels[1], 0xFFA0A0A0);
    picture_finish(&picture);
}

static void enlarging_is_linear_between_centres(void) {
    const uint32_t pixels[2] = {0xFF000000, 0xFF808080};
    Picture picture;
    const char *path = write_png(pixels, 2, 1);
    REQUIRE(path && load(path, 4, 2, PICTURE_CONTAIN, &picture));
    const uint32_t want[4] = {0xFF000000, 0xFF202020, 0xFF606060, 0xFF808080};
    CHECK(!memcmp(picture.pixels, want, sizeof want));
    CHECK(!memcmp(picture.pixels + picture.stride_px, want, sizeof want));
    picture_finish(&picture);
}

static void files_that_are_none_are_refused(void) {
    Err err = {0};
    Picture picture;
    CHECK(!picture_load("/nowhere/at-all.png", 10, 10, PICTURE_CONTAIN, &picture, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK(!picture_load(test_folder(), 10, 10, PICTURE_CONTAIN, &picture, &err));
    CHECK_INT(err.code, ERR_BAD_PICTURE);
    char pipe[300];
    snprintf(pipe, sizeof pipe, "%s/pipe.png", test_folder());
    REQUIRE(!mkfifo(pipe, 0600));
    CHECK(!picture_load(pipe, 10, 10, PICTURE_CONTAIN, &picture, &err));
    CHECK_INT(err.code, ERR_BAD_PICTURE);
}

static void writing_where_it_cannot_be_says_where(void) {
    Err err = {0};
    const uint32_t pixel = 0xFFFFFFFF;
    CHECK(!picture_write_png("/nowhere/at-all.png", &pixel, 1, 1, 1, &err));
    CHECK_CONTAINS(err.message, "/nowhere/at-all.png");
    CHECK(!picture_write_png("/dev/full", &pixel, 1, 1, 1, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK_CONTAINS(err.message, "/dev/full");
}

#ifdef BALAI_SHARED_DIR
// Each loads, or is refused with a sentence; damaged ones of PngSuite ("x...") are refused.
static size_t load_folder(const char *folder, int depth) {
    size_t seen = 0;
    DIR *entries = depth < 6 ? opendir(folder) : NULL;
    for (struct dirent *entry = entries ? readdir(entries) : NULL; entry; entry = readdir(entries)) {
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] == '.') continue;
        if (entry->d_type == DT_DIR) {
            seen += load_folder(path, depth + 1);
            continue;
        }
        Err err = {0};
        Picture picture = {0};
        bool loaded = picture_load(path, 200, 150, PICTURE_CONTAIN, &picture, &err);
        seen++;
        if (loaded) {
            CHECK(picture.width >= 1 && picture.width <= 200 && picture.height >= 1 && picture.height <= 150);
            if (entry->d_name[0] == 'x' && strstr(folder, "pngsuite")) CHECK_STR(path, "refused");
        } else {
            CHECK(err.code == ERR_BAD_PICTURE || err.code == ERR_TOO_LARGE);
            CHECK_CONTAINS(err.message, entry->d_name);
        }
        picture_finish(&picture);
    }
    if (entries) closedir(entries);
    return seen;
}
#endif

static void hostile_files_load_or_are_refused(void) {
#ifdef BALAI_SHARED_DIR
    size_t seen = load_folder(BALAI_SHARED_DIR "/images", 0);
    printf("     %zu files\n", seen);
#endif
    // Every byte of a small picture wrong once.
    const uint32_t pixels[4] = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFF123456};
    const char *path = write_png(pixels, 2, 2);
    size_t size = 0;
    unsigned char *data = path ? SDL_LoadFile(path, &size) : NULL;
    REQUIRE(data);
    for (size_t i = 0; i < size; i++) {
        data[i] ^= 0xFF;
        Err err = {0};
        Picture picture = {0};
        if (!picture_load(test_write("bent.png", data, size), 4, 4, PICTURE_CONTAIN, &picture, &err))
            CHECK(err.code == ERR_BAD_PICTURE || err.code == ERR_TOO_LARGE);
        picture_finish(&picture);
        data[i] ^= 0xFF;
    }
    SDL_free(data);
}

TEST_MAIN(TEST(header_of_a_30000_px_png_is_refused_before_decoding),
          TEST(header_limits_hold_at_their_maximum_and_not_one_more),
          TEST(header_cut_anywhere_is_refused_without_reading_beyond), TEST(header_of_other_kinds_is_refused),
          TEST(png_comes_back_as_it_was_written), TEST(png_with_alpha_is_premultiplied),
          TEST(premultiplying_rounds_to_the_nearest), TEST(jpeg_of_the_box_size_keeps_every_pixel),
          TEST(jpeg_that_was_cut_off_is_refused), TEST(webp_of_all_three_forms_is_read),
          TEST(contain_keeps_within_the_box), TEST(cover_cuts_the_overhang_evenly),
          TEST(reducing_takes_the_average_of_the_area), TEST(enlarging_is_linear_between_centres),
          TEST(files_that_are_none_are_refused), TEST(writing_where_it_cannot_be_says_where),
          TEST(hostile_files_load_or_are_refused))
