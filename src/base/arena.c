#include "arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "large.h"

struct ArenaBlock {
    ArenaBlock *next;
    size_t size;
    size_t used;
    alignas(max_align_t) unsigned char data[];
};

// Small bundles take one block; large ones few.
static const size_t block_bytes = 64 * 1024;

void arena_init(Arena *arena, size_t limit_bytes) {
    *arena = (Arena){.limit = limit_bytes};
}

static void free_chain(ArenaBlock *block) {
    while (block) {
        ArenaBlock *next = block->next;
        free(block);
        block = next;
    }
}

void arena_finish(Arena *arena) {
    if (!arena) return;
    free_chain(arena->head);
    arena->head = NULL;
    arena->used = 0;
}

void arena_reset(Arena *arena) {
    if (arena->head) {
        free_chain(arena->head->next);
        arena->head->next = NULL;
        arena->head->used = 0;
    }
    arena->used = 0;
}

void *arena_alloc(Arena *arena, size_t size) {
    const size_t align = alignof(max_align_t);
    if (size > arena->limit) return NULL;
    size = (size + align - 1) & ~(align - 1);
    if (size > arena->limit - arena->used) return NULL;
    ArenaBlock *block = arena->head;
    if (!block || block->size - block->used < size) {
        // Blocks grow with the arena so that large bundles do not become thousands of blocks.
        size_t want = arena->used > block_bytes ? arena->used / 2 : block_bytes;
        if (want > (size_t)4 << 20) want = ((size_t)4 << 20) - sizeof *block; // whole large pages
        if (want < size) want = size;
        block = large_alloc(sizeof *block + want);
        if (!block) return NULL;
        block->next = arena->head;
        block->size = want;
        block->used = 0;
        arena->head = block;
    }
    void *memory = block->data + block->used;
    block->used += size;
    arena->used += size;
    return memset(memory, 0, size);
}

void *arena_alloc_array(Arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) return NULL;
    return arena_alloc(arena, count * size);
}

char *arena_strn(Arena *arena, const char *text, size_t length) {
    if (!text) return NULL;
    char *copy = arena_alloc(arena, length + 1);
    if (copy) memcpy(copy, text, length);
    return copy;
}

char *arena_str(Arena *arena, const char *text) {
    return text ? arena_strn(arena, text, strlen(text)) : NULL;
}

char *arena_printf(Arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0) return NULL;
    char *text = arena_alloc(arena, (size_t)length + 1);
    if (!text) return NULL;
    va_start(args, format);
    vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    return text;
}
