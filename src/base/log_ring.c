#include "log_ring.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct LogRing {
    const Clock *clock;
    pthread_mutex_t lock; // of what follows
    LogLine lines[LIMIT_LOG_LINES];
    size_t next, count;
};

LogRing *log_ring_create(const Clock *clock) {
    LogRing *ring = calloc(1, sizeof *ring);
    if (!ring) return NULL;
    ring->clock = clock;
    pthread_mutex_init(&ring->lock, NULL);
    return ring;
}

void log_ring_destroy(LogRing *ring) {
    if (!ring) return;
    pthread_mutex_destroy(&ring->lock);
    free(ring);
}

static void copy_text(LogLine *line, const char *text) {
    size_t length = strnlen(text, sizeof line->text);
    if (length == sizeof line->text)
        for (length--; length && ((unsigned char)text[length] & 0xC0) == 0x80;)
            length--;
    memcpy(line->text, text, length);
    line->text[length] = 0;
}

void log_ring_add(LogRing *ring, LogLevel level, const char *text) {
    int64_t now_us = ring->clock->monotonic_us(ring->clock->ctx);
    pthread_mutex_lock(&ring->lock);
    LogLine *line = &ring->lines[ring->next];
    line->monotonic_us = now_us;
    line->level = level;
    copy_text(line, text);
    ring->next = (ring->next + 1) % LIMIT_LOG_LINES;
    if (ring->count < LIMIT_LOG_LINES) ring->count++;
    pthread_mutex_unlock(&ring->lock);
}

size_t log_ring_last(LogRing *ring, LogLine *ret_lines, size_t most) {
    pthread_mutex_lock(&ring->lock);
    size_t count = ring->count < most ? ring->count : most;
    for (size_t i = 0; i < count; i++)
        ret_lines[i] = ring->lines[(ring->next + LIMIT_LOG_LINES - 1 - i) % LIMIT_LOG_LINES];
    pthread_mutex_unlock(&ring->lock);
    return count;
}
