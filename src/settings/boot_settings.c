#include "boot_settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/auto.h"

static const size_t refused_bytes_max = 1 << 20; // the script reads 64 KB, and says a sentence for a line

static size_t count_lines(const char *text) {
    size_t count = 0;
    for (const char *at = text; (at = strchr(at, '\n')); at++)
        count++;
    return count;
}

// What was typed there may be anything: what is no letter of ASCII stands as a question mark.
static void take_line(const char *text, char *line, size_t size) {
    size_t length = strcspn(text, "\n");
    snprintf(line, size, "%.*s", (int)(length < size ? length : size - 1), text);
    for (char *at = line; *at; at++)
        if (*at < ' ' || *at > '~') *at = '?';
}

size_t boot_settings_refused(const Fs *fs, const char *state_folder, char *first, size_t size) {
    AUTO_FREE char *text = NULL;
    char path[600];
    size_t length = 0;
    snprintf(path, sizeof path, "%s/boot-settings.refused", state_folder);
    if (!fs->read_file(fs->ctx, path, refused_bytes_max, &text, &length, NULL)) return 0;
    size_t count = count_lines(text);
    if (count) take_line(text, first, size);
    return count;
}
