#include "panel_size.h"

#include <dirent.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include "base/auto.h"

int panel_size_believable(int width_mm) {
    return width_mm >= 40 && width_mm <= 3000 ? width_mm : 0;
}

typedef struct Size {
    int width, height;
} Size;

// An aspect ratio written where the size belongs: 16 x 9, 160 x 90, 1600 x 900, and the like.
static bool is_ratio(Size mm) {
    static const Size ratios[] = {{16, 9}, {16, 10}, {4, 3}, {5, 4}};
    for (size_t i = 0; i < COUNT_OF(ratios); i++)
        for (int times = 1; times <= 100; times *= 10)
            if (mm.width == ratios[i].width * times && mm.height == ratios[i].height * times) return true;
    return false;
}

// Whether a size has the shape of the picture: else one of the two is another display's.
static bool has_shape(Size mm, Size px) {
    if (!mm.height || !px.width || !px.height) return true;
    double shape = (double)mm.width * px.height / ((double)mm.height * px.width);
    return shape > 1 / 1.15 && shape < 1.15;
}

static int width_of(Size mm, Size px) {
    return is_ratio(mm) || !has_shape(mm, px) ? 0 : panel_size_believable(mm.width);
}

int panel_size_from_edid(const uint8_t *edid, size_t size) {
    if (size < 128 || memcmp(edid, "\0\xFF\xFF\xFF\xFF\xFF\xFF", 8)) return 0;
    const uint8_t *timing = edid + 54;
    Size px = {0}, exact = {0}, rough = {edid[21] * 10, edid[22] * 10};
    if (timing[0] || timing[1]) { // a pixel clock of 0 marks another kind of descriptor
        px = (Size){timing[2] | (timing[4] & 0xF0) << 4, timing[5] | (timing[7] & 0xF0) << 4};
        exact = (Size){timing[12] | (timing[14] & 0xF0) << 4, timing[13] | (timing[14] & 0x0F) << 8};
    }
    int mm = width_of(exact, px), cm = width_of(rough, px);
    // Where both are believable and differ the rough one is right: it is the one that people look at.
    bool agree = mm >= cm - 10 && mm <= cm + 10;
    return mm && (!cm || agree) ? mm : cm;
}

static size_t read_file(const char *folder, const char *output, const char *name, void *buffer, size_t size) {
    char path[PATH_MAX];
    if (snprintf(path, sizeof path, "%s/%s/%s", folder, output, name) >= (int)sizeof path) return 0;
    FILE *file = fopen(path, "rbe");
    if (!file) return 0;
    size_t got = fread(buffer, 1, size, file);
    fclose(file);
    return got;
}

static int output_width(const char *folder, const char *output) {
    char status[16] = "";
    uint8_t edid[128];
    read_file(folder, output, "status", status, sizeof status - 1);
    if (strncmp(status, "connected", 9)) return 0;
    return panel_size_from_edid(edid, read_file(folder, output, "edid", edid, sizeof edid));
}

int panel_size_from_outputs(const char *folder) {
    DIR *outputs = opendir(folder);
    if (!outputs) return 0;
    int mm = 0;
    for (struct dirent *entry = readdir(outputs); entry && !mm; entry = readdir(outputs))
        if (entry->d_name[0] != '.') mm = output_width(folder, entry->d_name);
    closedir(outputs);
    return mm;
}
