#include "panel_size.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

int panel_size_believable(int width_mm) {
    return width_mm >= 40 && width_mm <= 3000 ? width_mm : 0;
}

int panel_size_from_edid(const uint8_t *edid, size_t size) {
    if (size < 128 || memcmp(edid, "\0\xFF\xFF\xFF\xFF\xFF\xFF", 8)) return 0;
    const uint8_t *timing = edid + 54;
    // A pixel clock of 0 marks another kind of descriptor.
    int mm = timing[0] || timing[1] ? timing[12] | (timing[14] & 0xF0) << 4 : 0;
    // Some write the aspect ratio there (16 x 9 or 160 x 90 mm) beside an honest size in cm.
    int cm = edid[21];
    if (cm && (mm < cm * 10 - 10 || mm > cm * 10 + 10)) mm = cm * 10;
    return panel_size_believable(mm);
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
