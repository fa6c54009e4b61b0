// A bump allocator with a limit: what belongs together is allocated together and freed in one call.
// A bundle lives in one arena; a frame's draw list in another, which is reset for every frame.
#pragma once
#include <stddef.h>
#include "auto.h"

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
    ArenaBlock *head; // newest block
    size_t used;      // bytes handed out
    size_t limit;     // bytes that may be handed out at most
} Arena;

void arena_init(Arena *arena, size_t limit_bytes);
void arena_finish(Arena *arena); // frees everything; NULL-safe, may be called twice

// Forgets everything handed out but keeps the newest block for reuse.
void arena_reset(Arena *arena);

// size zeroed bytes aligned for any type; NULL when memory or the limit is used up.
void *arena_alloc(Arena *arena, size_t size) MUST_USE;
#define ARENA_NEW(arena, type, count) ((type *)arena_alloc_array((arena), (count), sizeof(type)))
void *arena_alloc_array(Arena *arena, size_t count, size_t size) MUST_USE;

// A NUL-terminated copy of length bytes (arena_str: of the whole string; NULL gives NULL).
char *arena_strn(Arena *arena, const char *text, size_t length) MUST_USE;
char *arena_str(Arena *arena, const char *text) MUST_USE;
char *arena_printf(Arena *arena, const char *format, ...) PRINTF_LIKE(2, 3) MUST_USE;
