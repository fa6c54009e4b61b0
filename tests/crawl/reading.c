#include "reading.h"

#include <stdlib.h>
#include <string.h>
#include "base/hash.h"

// Nine tenths of a line: no letter is missing.
static bool is_in_sight(const DrawList *list, const DrawCommand *c) {
    if (c->kind != DRAW_TEXT || !c->text || !*c->text) return false;
    Rect seen = rect_intersect(rect_intersect(c->box, c->clip), (Rect){0, 0, list->width, list->height});
    return (int64_t)seen.w * seen.h * 10 >= (int64_t)c->box.w * c->box.h * 9 && seen.w > 0;
}

static void *grown(void *array, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity) return array;
    *capacity = *capacity ? 2 * *capacity : 16;
    array = realloc(array, *capacity * size);
    if (!array) abort();
    return array;
}

static ReadStream *find_stream(Reading *reading, const char *area) {
    for (size_t i = 0; i < reading->count; i++)
        if (!strcmp(reading->streams[i].area, area)) return &reading->streams[i];
    reading->streams = realloc(reading->streams, (reading->count + 1) * sizeof *reading->streams);
    if (!reading->streams) abort();
    reading->streams[reading->count] = (ReadStream){.area = strdup(area)};
    return &reading->streams[reading->count++];
}

// A line that was read before moves the cursor behind it; a new one is put there.
static size_t read_line(ReadStream *stream, size_t cursor, const char *text, int x, int y) {
    for (size_t i = 0; i < stream->count; i++) {
        const ReadLine *known = &stream->lines[i];
        if (known->x == x && known->y == y && !strcmp(known->text, text)) return i + 1;
    }
    stream->lines = grown(stream->lines, stream->count, &stream->capacity, sizeof *stream->lines);
    memmove(stream->lines + cursor + 1, stream->lines + cursor,
            (stream->count - cursor) * sizeof *stream->lines);
    stream->lines[cursor] = (ReadLine){strdup(text), x, y};
    stream->count++;
    return cursor + 1;
}

static void read_area(Reading *reading, const DrawList *list, int area) {
    const ScrollArea *a = area < 0 ? NULL : &list->areas[area];
    ReadStream *stream = find_stream(reading, a ? a->name : "");
    int dx = a && a->axis == AXIS_X ? (a->mirrored ? -a->offset : a->offset) : 0,
        dy = a && a->axis == AXIS_Y ? a->offset : 0;
    size_t cursor = 0;
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        if (c->area != area || !is_in_sight(list, c)) continue;
        cursor = read_line(stream, cursor, c->text, c->box.x + dx, c->box.y + dy);
    }
}

void reading_add(Reading *reading, const DrawList *list) {
    for (int area = -1; area < (int)list->area_count; area++)
        read_area(reading, list, area);
}

void reading_finish(Reading *reading) {
    for (size_t i = 0; reading && i < reading->count; i++) {
        ReadStream *stream = &reading->streams[i];
        for (size_t k = 0; k < stream->count; k++)
            free(stream->lines[k].text);
        free(stream->lines);
        free(stream->area);
    }
    if (reading) free(reading->streams);
    if (reading) *reading = (Reading){0};
}

uint64_t reading_area_hash(const DrawList *list, const char *area) {
    uint64_t hash = HASH_START;
    for (size_t i = 0; i < list->count; i++) {
        const DrawCommand *c = &list->commands[i];
        bool inside = c->area >= 0 && !strcmp(list->areas[c->area].name, area);
        if (inside && is_in_sight(list, c)) hash = hash_bytes(hash, c->text, strlen(c->text));
    }
    return hash;
}
