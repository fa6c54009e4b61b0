// The kernel's own screen (/dev/fb0): there before any program draws and after one that died, and on machines
// whose graphics driver did not come up, where it is the firmware's.
#pragma once
#include <linux/fb.h>
#include <stddef.h>
#include <stdint.h>
#include "base/err.h"

typedef struct Framebuffer {
    int fd;
    int width, height; // px
    int stride;        // bytes from one row to the next
    int pixel_bytes;   // 2 to 4
    struct fb_bitfield red, green, blue;
} Framebuffer;

// ERR_NO_DISPLAY where path is none, or one whose pixels are not told by three colours.
bool os_framebuffer_open(const char *path, Framebuffer *ret_framebuffer, Err *err) MUST_USE;

// A whole picture, width * height pixels of 0x00RRGGBB.
bool os_framebuffer_put(const Framebuffer *framebuffer, const uint32_t *pixels, Err *err) MUST_USE;

void os_framebuffer_close(Framebuffer *framebuffer);

// A row of pixels as this screen has it in memory: width * pixel_bytes bytes.
void os_framebuffer_pack(const Framebuffer *framebuffer, const uint32_t *pixels, unsigned char *row);
