#include "json/pool.h"

#include <cjson/cJSON.h>
#include <pthread.h>

// cJSON's hooks carry no context, so the arena in use is remembered for the thread, and for no longer than a
// call of json_parse.
static _Thread_local Arena *current;

static void *pool_malloc(size_t size) {
    return current ? arena_alloc(current, size) : malloc(size);
}

static void pool_free(void *memory) {
    if (!current) free(memory);
}

static void set_hooks(void) {
    cJSON_InitHooks(&(cJSON_Hooks){pool_malloc, pool_free});
}

void pool_begin(Arena *arena) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, set_hooks);
    current = arena;
}

void pool_end(void) {
    current = NULL;
}
