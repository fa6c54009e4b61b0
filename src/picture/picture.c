#include "picture.h"

#include <SDL2/SDL_image.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <threads.h>
#include <unistd.h>
#include "base/limits.h"
#include "header.h"
#include "rows.h"
#include "scale.h"

typedef struct File {
    unsigned char *data;
    size_t size;
} File;

static void file_finish(File *file) {
    free(file->data);
}
#define AUTO_FILE __attribute__((cleanup(file_finish)))

static bool read_all(int fd, unsigned char *data, size_t size) {
    for (size_t got = 0; got < size;) {
        ssize_t n = read(fd, data + got, size - got);
        if (n < 0 && errno == EINTR) continue;
        if (n == 0) errno = EIO; // it shrank
        if (n <= 0) return false;
        got += (size_t)n;
    }
    return true;
}

static bool file_read(int fd, File *ret_file, Err *err) {
    struct stat info;
    if (fstat(fd, &info)) return err_set_errno(err, errno, "reading");
    if (!S_ISREG(info.st_mode)) return err_set(err, ERR_BAD_PICTURE, "not a file");
    if (info.st_size > LIMIT_PICTURE_FILE_BYTES)
        return err_set(err, ERR_TOO_LARGE, "a picture file of %lld MB: %u MB at most",
                       (long long)(info.st_size >> 20), LIMIT_PICTURE_FILE_BYTES >> 20);
    AUTO_FREE unsigned char *data = malloc((size_t)info.st_size + 1);
    if (!data) return err_set(err, ERR_NO_MEMORY, "no memory for %lld bytes", (long long)info.st_size);
    if (!read_all(fd, data, (size_t)info.st_size)) return err_set_errno(err, errno, "reading");
    *ret_file = (File){STEAL(data), (size_t)info.st_size};
    return true;
}

// O_NONBLOCK: opening a pipe would else wait for its other end.
static bool file_open(const char *path, File *ret_file, Header *ret_header, Err *err) {
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) return err_set_errno(err, errno, "%s", path);
    bool done = file_read(fd, ret_file, err);
    close(fd);
    if (!done || !header_read(ret_file->data, ret_file->size, ret_header, err))
        return err_wrap(err, "%s", path);
    return true;
}

bool picture_probe(const char *path, int *ret_width, int *ret_height, Err *err) {
    AUTO_FILE File file = {0};
    Header header;
    if (!file_open(path, &file, &header, err)) return false;
    *ret_width = header.width;
    *ret_height = header.height;
    return true;
}

// SDL_image loads its decoders on first use, without a lock; only what is needed, since each costs start-up
// time.
static void init_png(void) {
    IMG_Init(IMG_INIT_PNG);
}
static void init_jpeg(void) {
    IMG_Init(IMG_INIT_JPG);
}
static void init_webp(void) {
    IMG_Init(IMG_INIT_WEBP);
}

static const char *prepare_decoder(HeaderKind kind) {
    static once_flag png = ONCE_FLAG_INIT, jpeg = ONCE_FLAG_INIT, webp = ONCE_FLAG_INIT;
    switch (kind) {
    case HEADER_PNG:
        call_once(&png, init_png);
        return "PNG";
    case HEADER_JPEG:
        call_once(&jpeg, init_jpeg);
        return "JPG";
    case HEADER_WEBP:
        call_once(&webp, init_webp);
        return "WEBP";
    }
    return "";
}

void picture_prepare(void) {
    prepare_decoder(HEADER_PNG);
    prepare_decoder(HEADER_JPEG);
    prepare_decoder(HEADER_WEBP);
}

static bool decode(const File *file, Header header, SDL_Surface **ret_surface, Err *err) {
    SDL_RWops *stream = SDL_RWFromConstMem(file->data, (int)file->size);
    if (!stream) return err_set(err, ERR_NO_MEMORY, "no memory to decode");
    SDL_Surface *surface = IMG_LoadTyped_RW(stream, 1, prepare_decoder(header.kind));
    if (!surface) return err_set(err, ERR_BAD_PICTURE, "damaged (%s)", SDL_GetError());
    if (surface->w != header.width || surface->h != header.height) {
        SDL_FreeSurface(surface);
        return err_set(err, ERR_BAD_PICTURE, "damaged (its size is not the one it claims)");
    }
    *ret_surface = surface;
    return true;
}

static int ratio(int a, int b, int c, int most) { // a * b / c rounded, 1 to most
    int64_t value = ((int64_t)a * b + c / 2) / c;
    return value < 1 ? 1 : value > most ? most : (int)value;
}

// The part of a source of w by h px to take, and the size to give it.
static Crop fit_box(int w, int h, int *box_width, int *box_height, PictureFit fit) {
    bool wider = (int64_t)w * *box_height > (int64_t)h * *box_width; // than the box
    Crop crop = {0, 0, w, h};
    switch (fit) {
    case PICTURE_CONTAIN:
        if (wider)
            *box_height = ratio(h, *box_width, w, *box_height);
        else
            *box_width = ratio(w, *box_height, h, *box_width);
        break;
    case PICTURE_COVER:
        if (wider)
            crop.width = ratio(h, *box_width, *box_height, w);
        else
            crop.height = ratio(w, *box_height, *box_width, h);
        crop.x = (w - crop.width) / 2;
        crop.y = (h - crop.height) / 2;
        break;
    }
    return crop;
}

static bool is_opaque(const uint32_t *pixels, size_t count) {
    uint32_t all = 0xFF000000;
    for (size_t i = 0; i < count; i++)
        all &= pixels[i];
    return all == 0xFF000000;
}

static bool scale_to_box(const Rows *rows, int width, int height, PictureFit fit, Picture *ret_picture,
                         Err *err) {
    Crop crop = fit_box(rows->surface->w, rows->surface->h, &width, &height, fit);
    size_t count = (size_t)width * (size_t)height;
    AUTO_FREE uint32_t *pixels = malloc(count * sizeof *pixels);
    if (!pixels) return err_set(err, ERR_NO_MEMORY, "no memory for %d x %d px", width, height);
    if (!scale_rows(rows, crop, width, height, pixels, err)) return false;
    bool opaque = rows->opaque || is_opaque(pixels, count);
    *ret_picture = (Picture){width, height, width, STEAL(pixels), opaque};
    return true;
}

bool picture_load(const char *path, int box_width, int box_height, PictureFit fit, Picture *ret_picture,
                  Err *err) {
    if (box_width < 1 || box_height < 1 || box_width > LIMIT_PICTURE_SIDE_PX ||
        box_height > LIMIT_PICTURE_SIDE_PX)
        return err_set(err, ERR_TOO_LARGE, "%s: asked for in %d x %d px", path, box_width, box_height);
    AUTO_FILE File file = {0};
    Header header;
    if (!file_open(path, &file, &header, err)) return false;
    SDL_Surface *surface = NULL;
    Rows rows;
    if (!decode(&file, header, &surface, err)) return err_wrap(err, "%s", path);
    bool done =
        rows_init(&rows, surface, err) && scale_to_box(&rows, box_width, box_height, fit, ret_picture, err);
    rows_finish(&rows);
    return done || err_wrap(err, "%s", path);
}

void picture_finish(Picture *picture) {
    if (!picture) return;
    free(picture->pixels);
    picture->pixels = NULL;
}

// On a full disk SDL_image itself reports success: the stream knows better.
static bool write_stream(SDL_Surface *surface, FILE *file) {
    SDL_RWops *stream = SDL_RWFromFP(file, SDL_FALSE);
    if (!stream) return false;
    prepare_decoder(HEADER_PNG);
    return IMG_SavePNG_RW(surface, stream, 1) == 0 && !fflush(file) && !ferror(file);
}

bool picture_write_png(const char *path, const uint32_t *pixels, int width, int height, int stride_px,
                       Err *err) {
    void *unchanged = (void *)(uintptr_t)pixels; // SDL only reads it
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(unchanged, width, height, 32, stride_px * 4,
                                                              SDL_PIXELFORMAT_RGB888);
    if (!surface) return err_set(err, ERR_NO_MEMORY, "writing %s: %s", path, SDL_GetError());
    FILE *file = fopen(path, "wbe");
    int problem = file ? 0 : errno;
    if (file) {
        errno = 0;
        bool written = write_stream(surface, file);
        if (!written) problem = errno ? errno : EIO;
        if (fclose(file) && !problem) problem = errno;
    }
    SDL_FreeSurface(surface);
    return !problem || err_set_errno(err, problem, "writing %s", path);
}
