#include "framebuffer.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "base/auto.h"

enum {
    SIDE_MAX = 8192 // px: more is no screen
};

static bool is_colour(const struct fb_bitfield *field, int bits) {
    return field->length >= 1 && field->length <= 8 && field->offset + field->length <= (unsigned)bits;
}

static bool is_usable(const struct fb_fix_screeninfo *fix, const struct fb_var_screeninfo *var) {
    int bits = (int)var->bits_per_pixel;
    bool coloured = is_colour(&var->red, bits) && is_colour(&var->green, bits) && is_colour(&var->blue, bits);
    return fix->type == FB_TYPE_PACKED_PIXELS && (bits == 16 || bits == 24 || bits == 32) && coloured &&
           var->xres >= 1 && var->xres <= SIDE_MAX && var->yres >= 1 && var->yres <= SIDE_MAX &&
           fix->line_length >= var->xres * var->bits_per_pixel / 8 && fix->line_length <= SIDE_MAX * 4;
}

bool os_framebuffer_open(const char *path, Framebuffer *ret_framebuffer, Err *err) {
    struct fb_fix_screeninfo fix = {0};
    struct fb_var_screeninfo var = {0};
    int fd = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) return err_set(err, ERR_NO_DISPLAY, "%s cannot be opened", path);
    if (ioctl(fd, FBIOGET_FSCREENINFO, &fix) || ioctl(fd, FBIOGET_VSCREENINFO, &var) ||
        !is_usable(&fix, &var)) {
        close(fd);
        return err_set(err, ERR_NO_DISPLAY, "%s is no screen to draw on", path);
    }
    *ret_framebuffer = (Framebuffer){.fd = fd,
                                     .width = (int)var.xres,
                                     .height = (int)var.yres,
                                     .stride = (int)fix.line_length,
                                     .pixel_bytes = (int)var.bits_per_pixel / 8,
                                     .red = var.red,
                                     .green = var.green,
                                     .blue = var.blue};
    return true;
}

// The highest bits of a colour, where this screen has them.
static uint32_t place(uint32_t level, const struct fb_bitfield *field) {
    return level >> (8 - field->length) << field->offset;
}

void os_framebuffer_pack(const Framebuffer *framebuffer, const uint32_t *pixels, unsigned char *row) {
    for (int x = 0; x < framebuffer->width; x++) {
        uint32_t packed = place(pixels[x] >> 16 & 0xFF, &framebuffer->red) |
                          place(pixels[x] >> 8 & 0xFF, &framebuffer->green) |
                          place(pixels[x] & 0xFF, &framebuffer->blue);
        for (int i = 0; i < framebuffer->pixel_bytes; i++)
            *row++ = (unsigned char)(packed >> 8 * i);
    }
}

// All in one go: of writes that are one whole row each Linux 6.1 shows none (its area that has changed is
// then empty).
bool os_framebuffer_put(const Framebuffer *framebuffer, const uint32_t *pixels, Err *err) {
    size_t width = (size_t)framebuffer->width, height = (size_t)framebuffer->height;
    size_t stride = (size_t)framebuffer->stride;
    AUTO_FREE unsigned char *picture = calloc(height, stride);
    if (!picture) return err_set(err, ERR_NO_MEMORY, "no memory for a picture of the screen");
    for (size_t y = 0; y < height; y++)
        os_framebuffer_pack(framebuffer, pixels + y * width, picture + y * stride);
    ssize_t written = pwrite(framebuffer->fd, picture, height * stride, 0);
    return written == (ssize_t)(height * stride) ||
           err_set(err, ERR_NO_DISPLAY, "the screen cannot be written");
}

void os_framebuffer_close(Framebuffer *framebuffer) {
    if (framebuffer->fd >= 0) close(framebuffer->fd);
    framebuffer->fd = -1;
}
